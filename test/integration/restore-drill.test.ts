/** What a RestoreDrill runs, against a real API server and simulated guests, with the rights that it has there and with one fewer. */
import { App, Chart } from 'cdk8s';
import { Disk, RestoreDrill, VirtualMachine } from 'kubevirt-iac';
import type { ResourceKind } from '../../cluster';
import { apiObjects } from '../../constructs/render';
import { valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { FAULT_ANNOTATION, type Rule, type Sandbox, startSandbox } from '../../sandbox';
import { applied, runJob } from '../support/job';
import { without } from '../support/rights';

jest.setTimeout(300_000);

const namespace = 'vms';
const VM = kindOf('kubevirt.io/v1', 'VirtualMachine')!;
const VMI = kindOf('kubevirt.io/v1', 'VirtualMachineInstance')!;
const SNAPSHOT = kindOf('snapshot.kubevirt.io/v1beta1', 'VirtualMachineSnapshot')!;
const RESTORE = kindOf('snapshot.kubevirt.io/v1beta1', 'VirtualMachineRestore')!;
const CLAIM = kindOf('v1', 'PersistentVolumeClaim')!;
const ROLE = kindOf('rbac.authorization.k8s.io/v1', 'Role')!;

/** A VM with a disk, and its drill, as a user applies them. */
function program(maxAge?: string): KubeObject[] {
  const chart = new Chart(new App(), 'test', { namespace });
  const db = new VirtualMachine(chart, 'db', {
    instancetype: 'u1.small',
    disks: [Disk.blank({ name: 'data', size: '1Gi' })],
  });
  new RestoreDrill(chart, 'drill', { of: [db], schedule: '0 5 * * 0', timeout: '1m', ...(maxAge && { maxAge }) });
  return apiObjects(chart).map((object) => object.toJson() as KubeObject);
}
const podOf = (objects: readonly KubeObject[]) =>
  valueAt(
    objects.find(({ kind }) => kind === 'CronJob'),
    'spec',
    'jobTemplate',
    'spec',
    'template',
    'spec',
  ) as KubeObject;
const role = program().find(({ kind }) => kind === 'Role')! as KubeObject & { rules: Rule[] };

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ name: 'drill', speed: 60 });
  const cluster = sandbox.cluster();
  await applied(cluster, [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }, ...program()]);
  await until(VMI, 'db', (vmi) => JSON.stringify(vmi.status).includes('"AgentConnected"'));
}, 180_000);
afterAll(() => sandbox.stop());

async function until(kind: ResourceKind, name: string, is: (object: KubeObject) => boolean): Promise<KubeObject> {
  const watch = sandbox.cluster().watch(kind, { namespace });
  const found = await watch.until({ namespace, name }, (object) => (object && is(object) ? object : undefined));
  watch.close();
  return found as KubeObject;
}

const names = async (kind: ResourceKind) =>
  (await sandbox.cluster().list(kind, { namespace })).items.map(({ metadata }) => metadata?.name).sort();
const run = (objects = program(), env: Readonly<Record<string, string>> = {}) =>
  runJob(sandbox, podOf(objects), { job: 'drill-1', namespace, env });
const snapshot = async (name: string) => {
  await sandbox.cluster().create(SNAPSHOT, {
    apiVersion: SNAPSHOT.apiVersion,
    kind: SNAPSHOT.kind,
    metadata: { name, namespace },
    spec: { source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'db' } },
  });
  await until(SNAPSHOT, name, ({ status }) => status?.['readyToUse'] === true);
};
const nothingIsLeft = async () => {
  expect(await names(VM)).toEqual(['db']);
  expect(await names(RESTORE)).toEqual([]);
  expect(await names(CLAIM)).toEqual(['db-data']);
};

test('without a snapshot, and with one that is too old, the drill fails', async () => {
  expect(await run()).toEqual({ code: 1, output: expect.stringContaining('db: there is no snapshot that is ready') });
  await snapshot('first');
  await sandbox.cluster().patchStatus(SNAPSHOT, { namespace, name: 'first' }, { creationTime: '2020-01-01T00:00:00Z' });
  expect(await run(program('48h'))).toEqual({
    code: 1,
    output: expect.stringMatching(
      /db: the newest snapshot that is ready, first, is \d+ seconds old, and may be 172800/,
    ),
  });
});

test('the newest snapshot boots as a VM without a network, which is deleted with its disks, and the source is not touched', async () => {
  await snapshot('second');
  const before = await sandbox.cluster().get(VM, { namespace, name: 'db' });
  const seen: KubeObject[] = [];
  const watch = sandbox.cluster().watch(VM, { namespace });
  const copy = watch.until({ namespace, name: 'db-drill' }, (object) => {
    if (object) seen.push(object);
    return object;
  });
  const ended = await run();
  await copy;
  watch.close();
  expect(ended).toEqual({
    code: 0,
    output: expect.stringMatching(/db: second was restored in \d+ seconds and its guest is up/),
  });
  const spec = valueAt(seen[0], 'spec', 'template', 'spec');
  expect(valueAt(spec, 'networks') ?? []).toEqual([]);
  expect(valueAt(spec, 'domain', 'devices', 'interfaces') ?? []).toEqual([]);
  expect(valueAt(spec, 'domain', 'devices', 'autoattachPodInterface')).toBe(false);
  expect(valueAt(seen[0], 'spec', 'template', 'metadata', 'labels') ?? {}).toEqual({});
  await nothingIsLeft();
  const after = await sandbox.cluster().get(VM, { namespace, name: 'db' });
  const identity = (object: KubeObject) => [
    valueAt(object, 'metadata', 'uid'),
    valueAt(object, 'metadata', 'generation'),
  ];
  expect(identity(after)).toEqual(identity(before));
});

test('a guest that does not boot is a failure, and is deleted, too', async () => {
  const cluster = sandbox.cluster();
  const fault = (value: string | null) =>
    cluster.patch(
      VM,
      { namespace, name: 'db' },
      { type: 'merge', body: { metadata: { annotations: { [FAULT_ANNOTATION]: value } } } },
    );
  await fault('image-pull');
  await snapshot('third');
  await fault(null);
  expect(await run(program(), { TIMEOUT_SECONDS: '5' })).toEqual({
    code: 1,
    output: expect.stringContaining('db: the boot of the guest took more than 5 seconds'),
  });
  await nothingIsLeft();
  await cluster.delete(SNAPSHOT, { namespace, name: 'third' });
});

test('a VM of the same name that is not of the drill stops it', async () => {
  const cluster = sandbox.cluster();
  const db = program().find(({ kind }) => kind === 'VirtualMachine')!;
  const spec = { ...(db['spec'] as object), runStrategy: 'Halted' };
  await cluster.create(VM, { ...db, metadata: { name: 'db-drill', namespace }, spec } as KubeObject);
  expect(await run()).toEqual({ code: 1, output: expect.stringContaining('db-drill exists and is not of this drill') });
  expect(await names(VM)).toEqual(['db', 'db-drill']);
  await cluster.delete(VM, { namespace, name: 'db-drill' });
  const watch = cluster.watch(VM, { namespace });
  await watch.until({ namespace, name: 'db-drill' }, (object) => (object ? undefined : true));
  watch.close();
});

test('every right of its ServiceAccount is needed, and none reaches the source', async () => {
  const cluster = sandbox.cluster();
  expect(
    role.rules.filter(({ verbs }) => verbs.includes('delete')).flatMap(({ resourceNames }) => resourceNames),
  ).toEqual(['db-drill', 'db-drill', 'db-drill-data']);
  for (const {
    resources: [resource],
    verbs,
  } of role.rules) {
    for (const verb of verbs) {
      await cluster.apply(ROLE, { ...role, rules: without(role.rules, resource!, verb) } as KubeObject);
      expect(await run()).toEqual({
        code: 1,
        output: expect.stringMatching(new RegExp(`cannot ${verb} resource "${resource}"`)),
      });
      await cluster.apply(ROLE, role);
    }
  }
  expect((await run()).code).toBe(0);
  await nothingIsLeft();
});
