import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import {
  NodeSelector,
  ReleaseSource,
  Transform,
  VirtualizationStack,
  type VirtualizationStackProps,
  WorkloadUpdates,
} from '../../../../constructs/platform';
import { inOrder } from '../../../../constructs/synth/order';
import { writeStandInRelease } from '../../../../sandbox/release';

let folder: string;
const release = (): string => join(folder, 'release');
const lockFile = (): string => join(folder, 'lock.json');

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stack-'));
  await writeStandInRelease(release());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function stack(props: VirtualizationStackProps = {}): { stack: VirtualizationStack; app: App } {
  const app = new App();
  const made = new VirtualizationStack(new Chart(app, 'platform'), 'virt', {
    lockFile: lockFile(),
    ...props,
    kubevirt: { source: ReleaseSource.folder(release()), ...props.kubevirt },
  });
  return { stack: made, app };
}

describe('what is installed', () => {
  it('applies the operator first, then the object that configures it', () => {
    const { app } = stack();
    const waves = Object.fromEntries(inOrder(app).map(({ object, wave }) => [`${object.kind}/${object.name}`, wave]));
    expect(waves['KubeVirt/kubevirt']).toBeGreaterThan(waves['Deployment/virt-operator'] as number);
    expect(waves['CDI/cdi']).toBeGreaterThan(waves['Deployment/cdi-operator'] as number);
    expect(waves['Namespace/kubevirt']).toBe(0);
  });

  it('migrates guests live, keeps the pod network migratable, and is not removed while VMs exist', () => {
    const { spec } = stack().stack.kubevirt.toJson();
    expect(spec).toEqual({
      workloadUpdateStrategy: { workloadUpdateMethods: ['LiveMigrate'] },
      uninstallStrategy: 'BlockUninstallIfWorkloadsExist',
      configuration: { network: { defaultNetworkInterface: 'masquerade' } },
    });
  });

  it('applies its props, and `configuration` takes precedence over defaults', () => {
    const { spec } = stack({
      uninstall: 'remove-workloads',
      templates: false,
      kubevirt: {
        updates: WorkloadUpdates.NONE,
        nodes: NodeSelector.label('node-role.kubernetes.io/worker'),
        infra: NodeSelector.any(),
        featureGates: ['HostDisk'],
        configuration: { network: { defaultNetworkInterface: 'bridge' }, vmRolloutStrategy: 'Stage' },
      },
    }).stack.kubevirt.toJson();
    expect(spec).toEqual({
      workloadUpdateStrategy: { workloadUpdateMethods: [] },
      uninstallStrategy: 'RemoveWorkloads',
      workloads: { nodePlacement: { nodeSelector: { 'node-role.kubernetes.io/worker': '' } } },
      infra: { nodePlacement: {} },
      configuration: {
        developerConfiguration: { featureGates: ['HostDisk'] },
        network: { defaultNetworkInterface: 'bridge' },
        virtTemplateDeployment: { enabled: false },
        vmRolloutStrategy: 'Stage',
      },
    });
  });

  it('pairs CDI with the release of KubeVirt', () => {
    expect(stack({ kubevirt: { version: '1.8.4' } }).stack.cdiVersion).toBe('v1.65.0');
    expect(stack({ cdi: false }).stack.cdi).toBeUndefined();
  });

  it('rejects an invalid version', () => {
    expect(() => stack({ kubevirt: { version: 'latest' } })).toThrow(
      /platform\/virt: "latest" is not a valid version of kubevirt\. Use three numbers, such as v1\.9\.0/,
    );
  });

  it('rejects a version that is unknown or does not fit, and names those that do', () => {
    expect(() => stack({ kubevirt: { version: '2.0.0' } })).toThrow(
      /platform\/virt: KubeVirt "v2\.0\.0" is not a known version of it\. Use v1\.9\.0 or v1\.8\.4/,
    );
    expect(() => stack({ cdi: { version: '1.65.0' } })).toThrow(
      /belongs to KubeVirt 1\.8, not to v1\.9\.0\. Use v1\.66\.0/,
    );
  });

  it('transforms every operator, and reports what it changed', () => {
    const { stack: made } = stack({ transforms: [Transform.mirror('registry.example')] });
    expect(made.transformChanges.filter(({ path }) => path.endsWith('.image'))).toEqual([
      expect.objectContaining({
        object: 'Deployment kubevirt/virt-operator',
        after: 'registry.example/kubevirt/virt-operator:v1.9.0',
      }),
      expect.objectContaining({
        object: 'Deployment cdi/cdi-operator',
        after: 'registry.example/kubevirt/cdi-operator:v1.66.0',
      }),
    ]);
  });
});
