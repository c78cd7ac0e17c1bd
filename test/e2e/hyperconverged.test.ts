/** HyperConverged without the Operator Lifecycle Manager under the real Pulumi CLI: from an empty cluster to a VM, and away again without a disk lost. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Stack } from '@pulumi/pulumi/automation';
import { kindOf } from '../../kubevirt/kinds';
import { type Sandbox, startSandbox, writeVerbs } from '../../sandbox/testing';
import * as kubevirt from '../../sdk';
import { binaries } from '../../toolchain/binaries';
import { type PulumiWorkspace, pulumiWorkspace } from '../../tools/pulumi-workspace';
import { applicableRelease } from '../support/applicable-release';

jest.setTimeout(300_000);

const NAMESPACE = 'kubevirt-hyperconverged';
const at = { name: 'kubevirt-hyperconverged', namespace: NAMESPACE };
const HYPERCONVERGED = kindOf('hco.kubevirt.io/v1', 'HyperConverged')!;
const V1BETA1 = kindOf('hco.kubevirt.io/v1beta1', 'HyperConverged')!;
const KUBEVIRT = kindOf('kubevirt.io/v1', 'KubeVirt')!;
const VM = kindOf('kubevirt.io/v1', 'VirtualMachine')!;
const VMI = kindOf('kubevirt.io/v1', 'VirtualMachineInstance')!;
const DATA_VOLUME = kindOf('cdi.kubevirt.io/v1beta1', 'DataVolume')!;
const CRD = kindOf('apiextensions.k8s.io/v1', 'CustomResourceDefinition')!;
const OPERAND = { name: 'kubevirt-kubevirt-hyperconverged', namespace: NAMESPACE };

const SOURCE = {
  inline: {
    ...applicableRelease({ component: 'cert-manager', version: 'v1.18.2' }),
    ...applicableRelease({
      component: 'hyperconverged',
      version: 'v1.18.1',
      env: {
        'hyperconverged-cluster-operator': { HCO_KV_IO_VERSION: '1.18.1' },
        'virt-operator': { KUBEVIRT_VERSION: 'v1.8.4' },
        'cdi-operator': { OPERATOR_VERSION: 'v1.65.0' },
        'cluster-network-addons-operator': { OPERATOR_VERSION: 'v0.102.0' },
        'hostpath-provisioner-operator': { VERSION: 'v0.25.1' },
      },
    }),
  },
};

let sandbox: Sandbox;
let workspace: PulumiWorkspace;
let stack: Stack;
let folder: string;
/** What the program says beside the platform and its VM. */
let more: (virt: kubevirt.HyperConvergedStack) => void = () => {};
let text = '';
const show = {
  onOutput: (said: string) => {
    text += said;
  },
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hyperconverged-'));
  sandbox = await startSandbox({ name: 'hyperconverged', speed: 20, bare: true });
  workspace = pulumiWorkspace(dirname((await binaries(['pulumi'])).pulumi), join(__dirname, '../../bin'));
  stack = await workspace.inline('hyperconverged', async () => {
    const virt = new kubevirt.HyperConvergedStack('virt', {
      source: SOURCE,
      lockFile: join(folder, 'lock.json'),
      spec: { virtualization: { liveMigrationConfig: { parallelMigrationsPerCluster: 3 } } },
    });
    const web = new kubevirt.VirtualMachine(
      'web',
      {
        namespace: 'default',
        cpu: 1,
        memory: '1Gi',
        bootDisk: { containerDisk: 'quay.io/containerdisks/fedora:42' },
      },
      { dependsOn: [virt] },
    );
    more(virt);
    return { version: virt.kubevirtVersion, status: web.printableStatus };
  });
  await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
});
afterAll(async () => {
  workspace?.remove();
  await sandbox?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  text = '';
  more = () => {};
});

const up = () => stack.up({ ...show, signal: workspace.signal });
const destroy = () => stack.destroy({ ...show, signal: workspace.signal });
const plugin = { userAgent: 'pulumi-resource-kubevirt' };

it('is installed behind cert-manager, makes KubeVirt and the rest of its spec, and runs a VM', async () => {
  const { summary, outputs } = await up();
  expect(summary.result).toBe('succeeded');
  expect(outputs).toMatchObject({ version: { value: 'v1.8.4' }, status: { value: 'Running' } });
  for (const kind of [HYPERCONVERGED, V1BETA1])
    expect((await sandbox.cluster().get(kind, at)).status).toMatchObject({
      versions: [{ name: 'operator', version: '1.18.1' }],
      systemHealthStatus: 'healthy',
    });
  expect(await sandbox.cluster().get(KUBEVIRT, OPERAND)).toMatchObject({
    spec: { configuration: { migrations: { parallelMigrationsPerCluster: 3 } } },
    status: { observedKubeVirtVersion: 'v1.8.4', phase: 'Deployed' },
  });
});

it('is left alone where nothing changed', async () => {
  const since = new Date();
  const { summary } = await up();
  expect(Object.keys(summary.resourceChanges ?? {})).toEqual(['same']);
  expect(sandbox.requests({ since, verbs: writeVerbs, ...plugin })).toEqual([]);
});

it('an edit of the KubeVirt that it owns is refused in the preview, and sent to HyperConverged', async () => {
  more = (virt) =>
    void new kubevirt.core.v1.KubeVirt('edited', { metadata: OPERAND, spec: {}, adopt: true }, { dependsOn: [virt] });
  await expect(stack.preview(show)).rejects.toThrow();
  expect(text.replace(/\s+/g, ' ')).toMatch(
    /HyperConverged "kubevirt-hyperconverged" makes the KubeVirt object itself .*Remove KubeVirt \S+ from the program, and set spec\.virtualization/,
  );
});

it('and so is one by another program, before anything is written', async () => {
  const other = await workspace.inline('other', async () => {
    new kubevirt.core.v1.KubeVirt('edited', {
      metadata: OPERAND,
      spec: { configuration: { developerConfiguration: { featureGates: ['HostDisk'] } } },
      adopt: true,
    });
  });
  await other.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
  const since = new Date();
  await expect(other.up({ ...show, signal: workspace.signal })).rejects.toThrow();
  expect(text.replace(/\s+/g, ' ')).toMatch(
    /KubeVirt kubevirt-hyperconverged\/kubevirt-kubevirt-hyperconverged is managed by HyperConverged.*Nothing was changed.*set spec\.virtualization/,
  );
  expect(sandbox.requests({ since, verbs: writeVerbs, ...plugin })).toEqual([]);
});

it('is not removed while a VM exists that the program does not know, which is named', async () => {
  await sandbox.cluster().create(VM, {
    apiVersion: VM.apiVersion,
    kind: VM.kind,
    metadata: { name: 'kept', namespace: 'default' },
    spec: { runStrategy: 'Always', template: { spec: { domain: { devices: {}, memory: { guest: '1Gi' } } } } },
  });
  await expect(destroy()).rejects.toThrow();
  expect(text).toMatch(
    /Deleting HyperConverged \S+ deletes every guest with it, so nothing was deleted: there is 1 guest, default\/kept/,
  );
  expect((await sandbox.cluster().get(HYPERCONVERGED, at)).metadata?.deletionTimestamp).toBeUndefined();
  await gone(VM, 'kept');
});

it('nor while a disk holds data, which is named', async () => {
  await sandbox.cluster().create(DATA_VOLUME, {
    apiVersion: DATA_VOLUME.apiVersion,
    kind: DATA_VOLUME.kind,
    metadata: {
      name: 'data',
      namespace: 'default',
      annotations: { 'cdi.kubevirt.io/storage.bind.immediate.requested': '' },
    },
    spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '1Gi' } } } },
  });
  const watch = sandbox.cluster().watch(DATA_VOLUME, { namespace: 'default' });
  await watch.until(
    { namespace: 'default', name: 'data' },
    (live) => live?.status?.['phase'] === 'Succeeded' || undefined,
  );
  watch.close();
  await expect(destroy()).rejects.toThrow();
  expect(text).toMatch(
    /deletes the disk data with all its data, so nothing was deleted: there is 1 disk, default\/data/,
  );
  expect(
    (await sandbox.cluster().get(DATA_VOLUME, { namespace: 'default', name: 'data' })).metadata?.uid,
  ).toBeDefined();
  await gone(DATA_VOLUME, 'data');
});

it('is removed in order once it is empty, and leaves its CRDs', async () => {
  const { summary } = await destroy();
  expect(summary.result).toBe('succeeded');
  for (const kind of [HYPERCONVERGED, KUBEVIRT]) expect((await sandbox.cluster().list(kind)).items).toEqual([]);
  for (const name of ['hyperconvergeds.hco.kubevirt.io', 'kubevirts.kubevirt.io', 'cdis.cdi.kubevirt.io']) {
    expect(text).toContain(`CustomResourceDefinition ${name} stays in the cluster`);
    expect(await sandbox.cluster().find(CRD, { name })).toBeDefined();
  }
});

async function gone(kind: typeof VM, name: string): Promise<void> {
  const cluster = sandbox.cluster();
  await cluster.delete(kind, { namespace: 'default', name });
  for (const one of kind === VM ? [VM, VMI] : [kind]) {
    const watch = cluster.watch(one, { namespace: 'default' });
    await watch.until({ namespace: 'default', name }, (live) => !live || undefined);
    watch.close();
  }
}
