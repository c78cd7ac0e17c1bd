/** `kubevirt-iac status` against a cluster: a node that loses its power, and everything else that is not as it looks. */
import type { Cluster, ResourceKind } from '../../cluster';
import { objectsAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { FAULT_ANNOTATION, type Sandbox, startSandbox } from '../../sandbox';
import { runCli } from '../support/in-process-cli';

jest.setTimeout(180_000);

const kind = (apiVersion: string, name: string): ResourceKind => kindOf(apiVersion, name)!;
const VM = kind('kubevirt.io/v1', 'VirtualMachine');
const VMI = kind('kubevirt.io/v1', 'VirtualMachineInstance');
const NODE = kind('v1', 'Node');
const LOST = 'node-1';

const template = (spec: object = {}) => ({
  spec: {
    domain: { devices: { interfaces: [{ name: 'default', masquerade: {} }] }, memory: { guest: '1Gi' } },
    networks: [{ name: 'default', pod: {} }],
    // All but one guest stay away from the node that is about to die.
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'NotIn', values: [LOST] }] },
          ],
        },
      },
    },
    ...spec,
  },
});
const vm = (name: string, spec: object, annotations: Record<string, string> = {}): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name, namespace: 'default', annotations },
  spec: { runStrategy: 'Always', ...spec },
});
const bridge = {
  evictionStrategy: 'LiveMigrate',
  domain: { devices: { interfaces: [{ name: 'default', bridge: {} }] }, memory: { guest: '1Gi' } },
};

let sandbox: Sandbox;
let cluster: Cluster;

beforeAll(async () => {
  sandbox = await startSandbox({ name: 'status', speed: 20 });
  cluster = sandbox.cluster();
});
afterAll(() => sandbox?.stop());

const at = (name: string) => ({ namespace: 'default', name });

async function until(of: ResourceKind, name: string, done: (live: KubeObject) => boolean): Promise<void> {
  const scope = of.namespaced ? { namespace: 'default' } : {};
  const watch = cluster.watch(of, scope);
  await watch.until({ ...scope, name }, (live) => (live && done(live) ? true : undefined));
  watch.close();
}
const has = (type: string, status: string) => (live: KubeObject) =>
  objectsAt(live, 'status', 'conditions').some((one) => one['type'] === type && one['status'] === status);

async function runs(...vms: KubeObject[]): Promise<void> {
  for (const one of vms) await cluster.apply(VM, one);
  for (const { metadata } of vms) await until(VMI, metadata!.name!, has('LiveMigratable', 'True'));
}
const change = (name: string, spec: object) =>
  cluster.patch(VM, at(name), { type: 'merge', body: { spec: { template: { spec } } } });

/** `kubevirt-iac status` as a user runs it. */
const status = (...args: string[]) => runCli('status', '--kubeconfig', sandbox.kubeconfigPath, ...args);

interface Reported {
  remediation: boolean;
  machines: { name: string; status: string; node?: string; concerns: { concern: string; message: string }[] }[];
}
/** The concerns of each machine, by its name. */
async function concerns(): Promise<Record<string, string[]>> {
  const { machines } = JSON.parse((await status('--format', 'json')).out) as Reported;
  return Object.fromEntries(machines.map(({ name, concerns: all }) => [name, all.map(({ concern }) => concern)]));
}

test('machines that are as they look are nothing to report: exit code 0', async () => {
  await runs(vm('fine', { template: template() }));
  const { code, out } = await status();
  expect(out).toMatch(/^default\/fine {2}Running on node-[23]\n/);
  expect(out).toMatch(/1 machines, 0 with something to report; remediation of dead nodes: not installed\n$/);
  expect(code).toBe(0);
});

test('what waits, what is outdated, what does not run and what cannot move is named, each at its machine', async () => {
  await runs(vm('old', { template: template() }));
  // As an upgrade of KubeVirt finds it.
  const launcherContainerImageVersion = 'quay.io/kubevirt/virt-launcher:v1.8.4';
  await cluster.patch(VMI, at('old'), { type: 'merge', body: { status: { launcherContainerImageVersion } } });
  await until(VMI, 'old', ({ metadata }) => metadata?.labels?.['kubevirt.io/outdatedLauncherImage'] !== undefined);
  await runs(vm('renamed', { template: template() }), vm('grown', { template: template() }));
  await cluster.apply(VM, vm('pinned', { template: template(bridge) }));
  await cluster.apply(VM, vm('broken', { template: template() }, { [FAULT_ANNOTATION]: 'unschedulable' }));
  await cluster.apply(VM, vm('halted', { runStrategy: 'Halted', template: template() }));
  await until(VMI, 'pinned', has('LiveMigratable', 'False'));
  await until(VM, 'broken', (live) => live.status?.['printableStatus'] === 'ErrorUnschedulable');

  await change('renamed', { hostname: 'other' });
  await change('grown', { domain: { memory: { guest: '2Gi' } } });
  await until(VM, 'renamed', has('RestartRequired', 'True'));
  await until(VMI, 'grown', has('HotMemoryChange', 'True'));

  expect(await concerns()).toEqual({
    fine: [],
    old: ['outdated-launcher'],
    renamed: ['pending-restart'],
    grown: ['pending-live-change'],
    pinned: ['cannot-move'],
    broken: ['not-running'],
    halted: [],
  });
  const { code, out } = await status('--namespace', 'default');
  expect(code).toBe(1);
  expect(out).toMatch(/default\/renamed {2}Running.*\n {2}! pending-restart +.*hostname/);
  expect(out).toMatch(
    /default\/grown {2}Running.*\n {2}! pending-live-change +memory: the guest waits for a migration/,
  );
  expect(out).toMatch(/default\/broken {2}ErrorUnschedulable\n {2}! not-running +it is ErrorUnschedulable: ./);
  expect(out).toMatch(
    /default\/pinned {2}Running.*\n {2}! cannot-move +A drain waits without end: .*Set LiveMigrateIfPossible/,
  );
});

test('a guest whose node has lost its power is gone, though its VM goes on to say Running', async () => {
  const onNode = { affinity: undefined, nodeSelector: { 'kubernetes.io/hostname': LOST } };
  await runs(vm('lost', { template: template(onNode) }));
  const fault = { metadata: { annotations: { [FAULT_ANNOTATION]: 'power-off' } } };
  await cluster.patch(NODE, { name: LOST }, { type: 'merge', body: fault });
  await until(NODE, LOST, has('Ready', 'Unknown'));

  expect((await cluster.get(VM, at('lost'))).status).toMatchObject({ printableStatus: 'Running' });
  expect((await concerns())['lost']).toEqual(['guest-gone']);
  const { code, out } = await status();
  expect(code).toBe(1);
  expect(out).toMatch(
    /default\/lost {2}Running on node-1\n {2}! guest-gone +node node-1 has not been ready since \d{4}-\S+Z\n {4}if its node dies +No remediation/,
  );

  await cluster.patch(
    NODE,
    { name: LOST },
    { type: 'merge', body: { metadata: { annotations: { [FAULT_ANNOTATION]: null } } } },
  );
  await until(VM, 'lost', has('Ready', 'True'));
  expect((await concerns())['lost']).toEqual([]);
});
