import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cluster, ResourceKind } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { type Rule, type Sandbox, startSandbox } from '../../sandbox';
import { packageRoot } from '../../toolchain/package-root';
import { type Declared, MiniEngine } from '../support/mini-engine';
import { startPlugin, stopPlugins } from '../support/plugin';
import { requestsBy, rightsIn, rulesOf, sorted, used, without } from '../support/rights';

/**
 * What only reads, with its roles of docs/rights.md: commands, and the causes of waits. On a cluster whose objects are as they are written here:
 * one node is dead, and no controller does anything.
 */
const CLI = join(packageRoot(), 'bin', 'kubevirt-iac');
const NAMESPACE = 'vms';
let sandbox: Sandbox;
let cluster: Cluster;
let folder: string;
jest.setTimeout(60_000);

const NODE = { apiVersion: 'v1', kind: 'Node', plural: 'nodes', namespaced: false };
const LOST_AT = '2026-01-01T02:03:04Z';

beforeAll(async () => {
  sandbox = await startSandbox({ name: 'reading', simulated: false });
  cluster = sandbox.cluster();
  folder = mkdtempSync(join(tmpdir(), 'rights-to-read-'));
  await made({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } });
  await made({
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: { name: 'kubevirt', namespace: NAMESPACE },
    spec: {},
  });
  for (const [name, status] of Object.entries({ alive: 'True', dead: 'Unknown' }))
    await made(
      { apiVersion: 'v1', kind: 'Node', metadata: { name } },
      { conditions: [{ type: 'Ready', status, reason: 'Test', lastTransitionTime: LOST_AT }] },
      NODE,
    );
  for (const [name, nodeName] of Object.entries({ web: 'alive', db: 'dead' })) {
    await machine(name, nodeName);
    await made({
      apiVersion: 'cdi.kubevirt.io/v1beta1',
      kind: 'DataVolume',
      metadata: { name: `${name}-root`, namespace: NAMESPACE },
      spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '1Gi' } } } },
    });
    await made({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: `${name}-init`, namespace: NAMESPACE },
      stringData: { userdata: '#cloud-config' },
    } as never);
  }
  for (const kind of ['VirtualMachineInstancetype', 'VirtualMachinePreference'])
    await made({
      apiVersion: 'instancetype.kubevirt.io/v1beta1',
      kind,
      metadata: { name: 'small', namespace: NAMESPACE },
      spec: kind === 'VirtualMachinePreference' ? {} : { cpu: { guest: 1 }, memory: { guest: '1Gi' } },
    });
}, 120_000);
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await sandbox.stop();
});

async function made(object: KubeObject, status?: object, kind: ResourceKind = kindOf(object.apiVersion, object.kind)!) {
  // The status of a VirtualMachineInstance is not a subresource.
  await cluster.apply(kind, { ...object, ...(status && { status }) } as KubeObject);
  const { name = '', namespace } = object.metadata ?? {};
  if (!status || object.kind === 'VirtualMachineInstance') return;
  await cluster.patchStatus(kind, { name, ...(namespace && { namespace }) }, status);
}

/** A VM that says Running, on a node. */
async function machine(name: string, nodeName: string): Promise<void> {
  const metadata = { name, namespace: NAMESPACE };
  const guest = {
    domain: { devices: {} },
    volumes: [
      { name: 'root', dataVolume: { name: `${name}-root` } },
      { name: 'init', cloudInitNoCloud: { secretRef: { name: `${name}-init` } } },
    ],
  };
  await made(
    {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata,
      spec: {
        runStrategy: 'Always',
        instancetype: { kind: 'VirtualMachineInstancetype', name: 'small' },
        preference: { kind: 'VirtualMachinePreference', name: 'small' },
        template: { spec: guest },
      },
    },
    { printableStatus: 'Running', created: true, ready: true },
  );
  await made(
    { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstance', metadata, spec: guest },
    { phase: 'Running', nodeName, conditions: [{ type: 'Ready', status: 'True' }] },
  );
}

/** Runs the command as a user with these rules. */
async function run(user: string, rules: readonly Rule[], namespace: string | undefined, ...args: string[]) {
  const kubeconfig = join(folder, user);
  writeFileSync(kubeconfig, await sandbox.userWith(user, rules, namespace), { mode: 0o600 });
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args, '--kubeconfig', kubeconfig], {
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

describe('kubevirt-iac status', () => {
  const role = rulesOf('kubevirt-iac-status');
  /** Those of `plan --live` alone, and those of kinds that this cluster does not serve. */
  const NOT_READ = /controllerrevisions|instancetype|preferences|networkaddonsconfigs|healthchecks/;

  test('names the machine whose node is dead although it says Running, with its role, and needs every right of it', async () => {
    const { code, out, err } = await run('watcher', role, undefined, 'status');
    expect(err).toBe('');
    expect(code).toBe(1);
    expect(out).toMatch(
      new RegExp(`^vms/db  Running on dead\n  ! guest-gone +.*node dead has not been ready since ${LOST_AT}`, 'm'),
    );
    expect(out.slice(out.indexOf('vms/web'))).not.toMatch(/guest-gone/);
    expect(out).not.toMatch(/could not be read/);
    expect(sorted(used(sandbox, 'watcher'))).toEqual(sorted(rightsIn(role).filter((one) => !NOT_READ.test(one))));
  });

  test('as JSON holds the same', async () => {
    const { out } = await run('machine-reader', role, undefined, 'status', '--format', 'json');
    const { machines } = JSON.parse(out) as { machines: { name: string; concerns: { concern: string }[] }[] };
    expect(machines.find(({ name }) => name === 'db')?.concerns).toContainEqual(
      expect.objectContaining({ concern: 'guest-gone' }),
    );
  });

  test.each(['virtualmachineinstances', 'nodes', 'persistentvolumeclaims', 'kubevirts'])(
    'names what it could not read without `list` on %s, and reports the rest',
    async (resource) => {
      const { code, out } = await run(`no-${resource}`, without(role, resource, 'list'), undefined, 'status');
      expect([0, 1]).toContain(code);
      expect(out).toMatch(new RegExp(`^\\? could not be read: .*${resource}`, 'm'));
      expect(out).toMatch(/^vms\/db {2}Running/m);
    },
  );

  test('fails without the VirtualMachines, and names the right to ask for', async () => {
    const { code, err } = await run('no-vms', without(role, 'virtualmachines', 'list'), undefined, 'status');
    expect(code).toBe(2);
    expect(err).toMatch(/allows `list` on `virtualmachines\.kubevirt\.io`/);
  });
});

describe('kubevirt-iac pulumi-import', () => {
  const role = rulesOf('kubevirt-iac-pulumi-import');
  const importing = (user: string, rules: readonly Rule[], ...args: string[]) =>
    run(user, rules, NAMESPACE, 'pulumi-import', ...args, '--out', join(folder, `${user}-out`), '--force');

  test('takes one machine and a whole namespace with its role, and needs every right of it', async () => {
    for (const args of [['vms/web'], ['--all', '--namespace', NAMESPACE]]) {
      const { code, out, err } = await importing('importer', role, ...args);
      expect([code, err]).toEqual([0, '']);
      expect(out).not.toMatch(/could not be/);
    }
    const written = readFileSync(join(folder, 'importer-out', 'import.json'), 'utf8');
    const ids = (JSON.parse(written) as { resources: { id: string }[] }).resources.map(({ id }) => id);
    expect(ids).toEqual(
      expect.arrayContaining(['vms/web', 'vms/db', 'vms/web-root', 'vms/small', 'v1/Secret/vms/web-init']),
    );
    expect(sorted(used(sandbox, 'importer'))).toEqual(sorted(rightsIn(role)));
    expect(requestsBy(sandbox, 'importer').filter(({ code }) => code === 403)).toEqual([]);
  });

  test.each([
    ['secrets', 'get', 'vms/web', /Secret vms\/web-init: could not be read: .*secrets/],
    ['datavolumes', 'get', 'vms/web', /DataVolume vms\/web-root: could not be read: .*datavolumes/],
    ['services', 'list', 'vms/web', /Services: could not be listed: .*services/],
    ['virtualmachinepools', 'list', '--all', /VirtualMachinePool objects: could not be listed: .*virtualmachinepools/],
    ['datavolumes', 'list', '--all', /DataVolume objects: could not be listed: .*datavolumes/],
  ])('lists as omitted what it may not read: %s without `%s`, of %s', async (resource, verb, what, omitted) => {
    const args = what === '--all' ? ['--all', '--namespace', NAMESPACE] : [what];
    const { code, out } = await importing(`no-${verb}-${resource}`, without(role, resource, verb), ...args);
    expect(code).toBe(0);
    expect(out).toMatch(omitted);
  });

  test.each([
    ['get', ['vms/web']],
    ['list', ['--all', '--namespace', NAMESPACE]],
  ])('fails without `%s` on VirtualMachines, and names the right to ask for', async (verb, args) => {
    const { code, err } = await importing(`no-${verb}-vms`, without(role, 'virtualmachines', verb), ...args);
    expect(code).toBe(2);
    expect(err).toMatch(new RegExp(`allows \`${verb}\` on \`virtualmachines\\.kubevirt\\.io\``));
  });
});

describe('kubevirt-iac plan --live', () => {
  const role = rulesOf('kubevirt-iac-status');

  test('is refused nothing with the role of status, and reads what is its own', async () => {
    const write = (name: string, memory: string) => {
      const file = join(folder, `${name}.yaml`);
      const object = {
        apiVersion: 'kubevirt.io/v1',
        kind: 'VirtualMachine',
        metadata: { name: 'web', namespace: NAMESPACE },
        spec: {
          runStrategy: 'Always',
          instancetype: { kind: 'VirtualMachineInstancetype', name: 'small' },
          template: { spec: { hostname: memory, domain: { devices: {} } } },
        },
      };
      writeFileSync(file, JSON.stringify(object));
      return file;
    };
    const { out, err } = await run('planner', role, undefined, 'plan', write('old', 'a'), write('new', 'b'), '--live');
    expect(`${out}${err}`).not.toMatch(/cannot be read|could not be read/);
    expect(requestsBy(sandbox, 'planner').filter(({ code }) => code === 403)).toEqual([]);
    expect(used(sandbox, 'planner')).toEqual(
      expect.arrayContaining([
        'kubevirt.io/kubevirts: list',
        'kubevirt.io/virtualmachines: list',
        'instancetype.kubevirt.io/virtualmachineinstancetypes: list',
      ]),
    );
  });
});

describe('the causes of a wait', () => {
  const guests = rulesOf('kubevirt-iac-guests');
  const causes = rulesOf('kubevirt-iac-causes');
  const verbs = ['get', 'list', 'watch', 'create', 'patch', 'delete'];
  const operators: Rule[] = [{ apiGroups: ['kubevirt.io'], resources: ['kubevirts'], verbs }];
  const OPTIONAL = sorted(rightsIn(causes).filter((one) => !rightsIn(guests).includes(one)));
  afterEach(stopPlugins);

  /** A user with these rights in a namespace of its own, and a plugin that acts as that user. */
  async function deployer(name: string, rules: readonly Rule[]) {
    await made({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    const plugin = await startPlugin({ KUBECONFIG: '' });
    const engine = new MiniEngine(name);
    const kubeconfig = await sandbox.userWith(name, [...rules, ...operators]);
    expect(await engine.open(plugin, { kubeconfig, namespace: name })).toEqual([]);
    return { engine, plugin };
  }

  const disk = (size: string): Declared => ({
    type: 'kubevirt:cdi/v1beta1:DataVolume',
    name: 'root',
    inputs: {
      await: 'created',
      allow: ['root'],
      metadata: { name: 'root' },
      spec: { source: { blank: {} }, storage: { resources: { requests: { storage: size } } } },
    },
  });
  const guest = (name: string, level: string, memory = '1Gi'): Declared => ({
    type: 'kubevirt:core/v1:VirtualMachine',
    name,
    timeoutSeconds: 8,
    inputs: {
      await: level,
      metadata: { name },
      spec: {
        runStrategy: 'Always',
        template: {
          spec: {
            domain: { memory: { guest: memory }, devices: { disks: [{ name: 'root', disk: { bus: 'virtio' } }] } },
            volumes: [{ name: 'root', dataVolume: { name: 'root' } }],
          },
        },
      },
    },
  });
  const operator: Declared = {
    type: 'kubevirt:core/v1:KubeVirt',
    name: 'operator',
    timeoutSeconds: 8,
    inputs: { metadata: { name: 'operator' }, spec: {} },
  };

  /** What controllers would have done for the disk and for the machine that runs. */
  async function filledAndRunning(namespace: string): Promise<void> {
    const volume = kindOf('cdi.kubevirt.io/v1beta1', 'DataVolume')!;
    await cluster.patchStatus(volume, { namespace, name: 'root' }, { phase: 'Succeeded' });
    const expanding = { apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name: 'expanding' } };
    await made({ ...expanding, provisioner: 'example.com/none', allowVolumeExpansion: true } as KubeObject);
    await made(
      {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'root', namespace },
        spec: {
          storageClassName: 'expanding',
          volumeName: 'pv',
          accessModes: ['ReadWriteOnce'],
          resources: { requests: { storage: '1Gi' } },
        },
      },
      { phase: 'Bound', accessModes: ['ReadWriteOnce'], capacity: { storage: '1Gi' } },
    );
    const status = {
      created: true,
      ready: true,
      printableStatus: 'Running',
      conditions: [{ type: 'Ready', status: 'True' }],
    };
    await cluster.patchStatus(kindOf('kubevirt.io/v1', 'VirtualMachine')!, { namespace, name: 'web' }, status);
  }

  test('are read, and disks grow, with its role, and every right of it is used', async () => {
    const { engine, plugin } = await deployer('curious', [...guests, ...causes]);
    expect((await engine.up(plugin, [disk('1Gi'), guest('web', 'created')])).errors).toEqual({});
    await filledAndRunning('curious');
    await engine.refresh(plugin);
    const program = [disk('2Gi'), guest('web', 'ready', '2Gi'), guest('lost', 'ready'), operator];
    const run = await engine.up(plugin, program);
    expect(Object.keys(run.errors).sort()).toEqual(['lost', 'operator']);
    // Nodes are read for the operator, whose workloads lack Pods.
    expect(sorted(used(sandbox, 'curious').filter((one) => OPTIONAL.includes(one)))).toEqual(OPTIONAL);
    expect(requestsBy(sandbox, 'curious').filter(({ code }) => code === 403)).toEqual([]);
  });

  test('are not asked for again where one right less refuses them, and the wait ends with the reason of the object itself', async () => {
    const { engine, plugin } = await deployer('plain', [...guests, ...without(causes, 'pods', 'list')]);
    const run = await engine.up(plugin, [guest('lost', 'ready')]);
    expect(run.errors['lost']).toEqual([
      expect.stringMatching(/exists but is not ready: KubeVirt has not processed it yet \(gave up after 8 s\)/),
    ]);
    const refused = requestsBy(sandbox, 'plain').filter(({ code }) => code === 403);
    expect(refused.map(({ resource }) => resource)).toEqual(['pods']);
  });

  test('of a disk that does not grow: who may not patch claims is told which right that needs', async () => {
    const { engine, plugin } = await deployer('fixed', [
      ...guests,
      ...without(causes, 'persistentvolumeclaims', 'patch'),
    ]);
    expect((await engine.up(plugin, [disk('1Gi'), guest('web', 'created')])).errors).toEqual({});
    await filledAndRunning('fixed');
    await engine.refresh(plugin);
    const run = await engine.up(plugin, [disk('2Gi'), guest('web', 'created')]);
    expect(run.errors['root']).toEqual([
      expect.stringMatching(/was not grown from 1Gi to 2Gi: .*allows .*`patch`.* on `persistentvolumeclaims`/s),
    ]);
  });
});
