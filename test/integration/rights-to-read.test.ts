import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cluster } from '../../cluster';
import { type Rule, type Sandbox, startSandbox } from '../../sandbox';
import { packageRoot } from '../../toolchain/package-root';
import { made, requestsBy, rightsIn, rulesOf, sorted, used, without } from '../support/rights';

/** The commands that only read, with their roles of docs/rights.md, on a cluster whose objects are as they are written here: one node is dead. */
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
  await made(cluster, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } });
  await made(cluster, {
    apiVersion: 'kubevirt.io/v1',
    kind: 'KubeVirt',
    metadata: { name: 'kubevirt', namespace: NAMESPACE },
    spec: {},
  });
  for (const [name, status] of Object.entries({ alive: 'True', dead: 'Unknown' }))
    await made(
      cluster,
      { apiVersion: 'v1', kind: 'Node', metadata: { name } },
      { conditions: [{ type: 'Ready', status, reason: 'Test', lastTransitionTime: LOST_AT }] },
      NODE,
    );
  for (const [name, nodeName] of Object.entries({ web: 'alive', db: 'dead' })) {
    await machine(name, nodeName);
    await made(cluster, {
      apiVersion: 'cdi.kubevirt.io/v1beta1',
      kind: 'DataVolume',
      metadata: { name: `${name}-root`, namespace: NAMESPACE },
      spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '1Gi' } } } },
    });
    await made(cluster, {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: `${name}-init`, namespace: NAMESPACE },
      stringData: { userdata: '#cloud-config' },
    } as never);
  }
  for (const kind of ['VirtualMachineInstancetype', 'VirtualMachinePreference'])
    await made(cluster, {
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
    cluster,
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
    cluster,
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
