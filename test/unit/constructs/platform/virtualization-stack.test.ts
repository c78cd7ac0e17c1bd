import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import {
  NodeSelector,
  ReleaseSource,
  VirtualizationStack,
  type VirtualizationStackProps,
  WorkloadUpdates,
} from '../../../../constructs/platform';
import { inOrder } from '../../../../constructs/synth/order';

let folder: string;
const release = (): string => join(folder, 'release');
const lockFile = (): string => join(folder, 'lock.json');
const operator = (name: string): string =>
  `apiVersion: v1\nkind: Namespace\nmetadata:\n  name: ${name}\n---\napiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: ${name}-operator\n  namespace: ${name}\n---\n`;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'stack-'));
  process.env.XDG_CACHE_HOME = join(folder, 'cache');
  mkdirSync(release());
  writeFileSync(join(release(), 'kubevirt-operator.yaml'), operator('kubevirt'));
  writeFileSync(join(release(), 'cdi-operator.yaml'), operator('cdi'));
});
afterEach(() => {
  delete process.env.XDG_CACHE_HOME;
  rmSync(folder, { recursive: true, force: true });
});

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
    expect(waves['KubeVirt/kubevirt']).toBeGreaterThan(waves['Deployment/kubevirt-operator'] as number);
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
});

describe('manifests are verified', () => {
  it('pins them at first use, and rejects other bytes afterwards', () => {
    stack();
    expect(Object.keys(JSON.parse(readFileSync(lockFile(), 'utf8')).assets)).toEqual([
      'cdi@v1.66.0/cdi-operator.yaml',
      'kubevirt@v1.9.0/kubevirt-operator.yaml',
    ]);
    stack();
    writeFileSync(join(release(), 'kubevirt-operator.yaml'), `${operator('kubevirt')}# one more line\n`);
    expect(() => stack()).toThrow(
      /kubevirt@v1\.9\.0\/kubevirt-operator\.yaml: the file from .* is not the pinned one.*remove this entry from the lock file/,
    );
  });

  it.each([
    ['{', /is not valid/],
    ['{"version":2,"assets":{}}', /version/],
    ['{"version":1,"assets":{"x":{"sha256":"abc","bytes":1}}}', /sha256/],
  ])('reports what is wrong with the lock file %s', (content, message) => {
    writeFileSync(lockFile(), content);
    expect(() => stack()).toThrow(message);
    expect(readFileSync(lockFile(), 'utf8')).toBe(content);
  });

  it('reports which file a folder lacks and where it is published', () => {
    rmSync(join(release(), 'cdi-operator.yaml'));
    expect(() => stack()).toThrow(/has no cdi-operator\.yaml.*Download it from https:\/\//);
  });

  it('reports which document is not an object', () => {
    writeFileSync(join(release(), 'kubevirt-operator.yaml'), `${operator('kubevirt')}just: text\n`);
    expect(() => stack()).toThrow(/kubevirt v1\.9\.0 kubevirt-operator\.yaml: document 3 is not a Kubernetes object/);
  });
});

describe('a mirror', () => {
  const server = `
    const http = require('node:http'), fs = require('node:fs'), path = require('node:path');
    let requests = 0;
    http.createServer((request, response) => {
      requests++;
      const file = path.join(process.argv[1], path.basename(request.url));
      if (!fs.existsSync(file)) return response.writeHead(404).end();
      response.end(fs.readFileSync(file));
    }).listen(0, '127.0.0.1', function () { process.stdout.write(String(this.address().port)); });`;

  it('is downloaded once and cached by its checksum, and its errors are reported', async () => {
    const child = spawn(process.execPath, ['-e', server, release()]);
    const [port] = await once(child.stdout, 'data');
    const source = ReleaseSource.url(`http://127.0.0.1:${port}/mirror/`);
    try {
      // CDI v1.66.0 as published is known to this library, and the mirror's stand-in is something else.
      expect(() => stack({ kubevirt: { source } })).toThrow(/cdi@v1\.66\.0\/cdi-operator\.yaml.*not the pinned one/);
      expect(stack({ kubevirt: { source }, cdi: { version: '1.66.1' } }).stack.kubevirt.name).toBe('kubevirt');
      rmSync(join(release(), 'cdi-operator.yaml'));
      expect(() => stack({ kubevirt: { source }, cdi: { version: '1.66.2' } })).toThrow(
        /mirror\/cdi\/v1\.66\.2\/cdi-operator\.yaml could not be downloaded: the server answered 404/,
      );
    } finally {
      child.kill();
      await once(child, 'exit');
    }
    writeFileSync(join(release(), 'cdi-operator.yaml'), operator('cdi'));
    expect(stack({ kubevirt: { source }, cdi: { version: '1.66.1' } }).stack.cdi).toBeDefined();
  });

  it('must be https', () => {
    expect(() => ReleaseSource.url('http://mirror.example')).toThrow(/https only/);
  });
});
