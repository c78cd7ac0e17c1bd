/** The roles for restarts and actions: enough, and nothing in them is unused. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { valueAt } from '../../kube/json';
import { kindOf } from '../../kubevirt/kinds';
import { ACTIONS, DRAIN, type Rule } from '../../kubevirt/rights';
import { type Sandbox, startSandbox } from '../../sandbox';
import { type Declared, MiniEngine } from '../support/mini-engine';
import { type Plugin, startPlugin, stopPlugins } from '../support/plugin';

const rightsIn = (rules: readonly Rule[]): string[] =>
  rules.flatMap(({ apiGroups: [group], resources, verbs }) =>
    resources.flatMap((resource) => verbs.map((verb) => `${group}/${resource}: ${verb}`)),
  );

const VM = kindOf('kubevirt.io/v1', 'VirtualMachine')!;
const VMI = kindOf('kubevirt.io/v1', 'VirtualMachineInstance')!;
const namespace = 'vms';
let sandbox: Sandbox;
let folder: string;

jest.setTimeout(180_000);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-rights-'));
  sandbox = await startSandbox({ name: 'rights-actions', speed: 20 });
  const cluster = sandbox.cluster();
  await cluster.apply(kindOf('v1', 'Namespace')!, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  await cluster.patch(
    kindOf('kubevirt.io/v1', 'KubeVirt')!,
    { namespace: 'kubevirt', name: 'kubevirt' },
    { type: 'merge', body: { spec: { workloadUpdateStrategy: { workloadUpdateMethods: ['LiveMigrate'] } } } },
  );
  await cluster.apply(VM, {
    apiVersion: VM.apiVersion,
    kind: VM.kind,
    metadata: { name: 'web', namespace },
    spec: {
      runStrategy: 'Manual',
      template: {
        spec: {
          evictionStrategy: 'LiveMigrate',
          domain: { devices: { interfaces: [{ name: 'default', masquerade: {} }] }, memory: { guest: '1Gi' } },
          networks: [{ name: 'default', pod: {} }],
        },
      },
    },
  });
});
afterAll(async () => {
  await sandbox.stop();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(stopPlugins);

async function asUser(name: string, rules: readonly Rule[], within?: string): Promise<[MiniEngine, Plugin]> {
  const kubeconfig = await sandbox.userWith(name, rules, within);
  const plugin = await startPlugin({ KUBECONFIG: '' });
  const engine = new MiniEngine(name);
  expect(await engine.open(plugin, { kubeconfig, namespace })).toEqual([]);
  return [engine, plugin];
}

/** What the API server allowed a user, subresources included. What was asked for and does not exist was allowed, too. */
const used = (name: string): string[] =>
  sandbox
    .requests()
    .filter(
      ({ user, code, resource }) =>
        user === `system:serviceaccount:default:${name}` && (code < 400 || code === 404) && resource,
    )
    .map(({ path, resource, subresource, verb }) => {
      const group = /^\/apis\/([^/]+)\//.exec(path)?.[1] ?? '';
      return `${group}/${resource}${subresource ? `/${subresource}` : ''}: ${verb}`;
    });
const sorted = (words: Iterable<string>) => [...new Set(words)].sort();

const action = (type: string, name: string, inputs: object): Declared => ({
  type: `kubevirt:actions:${type}`,
  name,
  inputs: { namespace, ...inputs } as Record<string, unknown>,
});

test('the role for actions is enough for each of them', async () => {
  const config = await sandbox.cluster().get(kindOf('cdi.kubevirt.io/v1beta1', 'CDIConfig')!, { name: 'config' });
  const proxy = {
    uploadProxyUrl: valueAt(config, 'status', 'uploadProxyURL'),
    uploadProxyCa: valueAt(config, 'status', 'uploadProxyCA'),
  };
  writeFileSync(join(folder, 'disk.img'), Buffer.alloc(1000, 1));
  const rules = ACTIONS;
  const [engine, plugin] = await asUser('actor', rules, namespace);
  const uploaded = action('Upload', 'golden', {
    file: join(folder, 'disk.img'),
    name: 'golden',
    deleteDisk: true,
    ...proxy,
  });
  const program = [
    uploaded,
    action('Export', 'saved', { claim: 'golden', path: join(folder, 'out.img') }),
    action('Start', 'on', { vm: 'web' }),
    action('HotplugVolume', 'disk', { vm: 'web', name: 'golden', dataVolume: 'golden' }),
    action('HotplugInterface', 'nic', { vm: 'web', name: 'backup', networkName: 'backup' }),
    action('Migration', 'move', { vm: 'web' }),
    action('Pause', 'freeze', { vm: 'web' }),
    action('Snapshot', 'nightly', { vm: 'web' }),
    action('Clone', 'copy', { vm: 'web', target: 'copy' }),
    action('Backup', 'backup', { vm: 'web', claim: 'golden' }),
  ];
  expect((await engine.up(plugin, program)).errors).toEqual({});
  expect((await engine.up(plugin, [uploaded])).errors).toEqual({});
  expect(
    (
      await engine.up(plugin, [
        uploaded,
        action('Restart', 'again', { vm: 'web' }),
        action('Stop', 'off', { vm: 'web' }),
      ])
    ).errors,
  ).toEqual({});
  expect((await engine.destroy(plugin)).errors).toEqual({});
  await plugin.stop();
  const granted = rightsIn(rules);
  expect(used('actor').filter((one) => !granted.includes(one))).toEqual([]);
  // The others are those of `onRestart: restart`, which the tests of restarts use, and of a Restore.
  const others =
    /controllerrevisions: |services: |pods: |instances: delete|restores: |virtualmachines\/migrate: |: watch|: list/;
  expect(sorted(granted.filter((one) => !used('actor').includes(one) && !others.test(one)))).toEqual([]);
});

test('the role for a drain is enough, and every right of it is used', async () => {
  const cluster = sandbox.cluster();
  await cluster.request({
    method: 'PUT',
    path: `/apis/subresources.kubevirt.io/v1/namespaces/${namespace}/virtualmachines/web/start`,
  });
  const watch = cluster.watch(VMI, { namespace });
  const vmi = await watch.until({ namespace, name: 'web' }, (live) =>
    JSON.stringify(live?.status?.['conditions'] ?? '').includes('"LiveMigratable"') ? live : undefined,
  );
  watch.close();
  const rules = DRAIN;
  const [engine, plugin] = await asUser('drainer', rules);
  const drain: Declared = {
    type: 'kubevirt:actions:Drain',
    name: 'maintenance',
    inputs: { node: vmi.status?.['nodeName'] },
  };
  await engine.up(plugin, [drain], { preview: true });
  expect((await engine.up(plugin, [drain])).errors).toEqual({});
  expect((await engine.destroy(plugin)).errors).toEqual({});
  await plugin.stop();
  // An eviction of a guest is answered with 429: its right is used all the same.
  const evictions = sandbox.requests().some(({ subresource, code }) => subresource === 'eviction' && code === 429);
  expect(evictions).toBe(true);
  expect(sorted([...used('drainer'), '/pods/eviction: create'])).toEqual(sorted(rightsIn(rules)));
});
