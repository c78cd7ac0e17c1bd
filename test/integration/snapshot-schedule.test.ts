/** What a SnapshotSchedule runs, against a real API server, with the rights that it has there and with one fewer. */
import { App, Chart } from 'cdk8s';
import { SnapshotSchedule } from 'kubevirt-iac';
import { apiObjects } from '../../constructs/render';
import { valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { type Rule, type Sandbox, startSandbox } from '../../sandbox';
import { applied, type Ended, runJob } from '../support/job';
import { made, right, rightsIn, sorted, without } from '../support/rights';

jest.setTimeout(180_000);

const namespace = 'vms';
const SNAPSHOT = kindOf('snapshot.kubevirt.io/v1beta1', 'VirtualMachineSnapshot')!;
const RESTORE = kindOf('snapshot.kubevirt.io/v1beta1', 'VirtualMachineRestore')!;
const VM = kindOf('kubevirt.io/v1', 'VirtualMachine')!;
const ROLE = kindOf('rbac.authorization.k8s.io/v1', 'Role')!;
const OWN = { 'kubevirt-iac/snapshot-schedule': 'nightly' };

/** The objects of a schedule, as a user applies them. */
function scheduleOf(of: readonly string[], keep: number): KubeObject[] {
  const chart = new Chart(new App(), 'test', { namespace });
  new SnapshotSchedule(chart, 'nightly', { of, schedule: '0 2 * * *', keep });
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
const roleOf = (objects: readonly KubeObject[]) =>
  objects.find(({ kind }) => kind === 'Role')! as KubeObject & { rules: Rule[] };

const vm = (name: string): KubeObject => ({
  apiVersion: VM.apiVersion,
  kind: VM.kind,
  metadata: { name, namespace },
  spec: {
    runStrategy: 'Halted',
    template: { spec: { domain: { devices: {}, memory: { guest: '1Gi' } } } },
  },
});

const snapshot = (name: string, of: string, labels?: Record<string, string>): KubeObject => ({
  apiVersion: SNAPSHOT.apiVersion,
  kind: SNAPSHOT.kind,
  metadata: { name, namespace, ...(labels && { labels }) },
  spec: { source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: of } },
});

const NAMESPACE: KubeObject = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } };

describe('with controllers that take snapshots', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ name: 'schedule', speed: 60 });
    await applied(sandbox.cluster(), [NAMESPACE, vm('db'), vm('web'), ...scheduleOf(['db', 'web'], 2)]);
  }, 120_000);
  afterAll(() => sandbox.stop());

  const run = (job: string): Promise<Ended> => runJob(sandbox, podOf(scheduleOf(['db', 'web'], 2)), { job, namespace });
  const names = async () =>
    (await sandbox.cluster().list(SNAPSHOT, { namespace })).items.map(({ metadata }) => metadata?.name).sort();

  test('takes a snapshot of each VM, keeps the newest, and leaves those of others alone', async () => {
    await applied(sandbox.cluster(), [
      snapshot('before-upgrade', 'db'),
      snapshot('weekly-1', 'db', { 'kubevirt-iac/snapshot-schedule': 'weekly' }),
    ]);
    for (const job of ['nightly-1', 'nightly-2', 'nightly-3']) {
      expect(await run(job)).toEqual({ code: 0, output: expect.stringContaining(`db: db-${job} is ready`) });
    }
    expect(await names()).toEqual([
      'before-upgrade',
      'db-nightly-2',
      'db-nightly-3',
      'web-nightly-2',
      'web-nightly-3',
      'weekly-1',
    ]);
    // A Job that is tried again has its snapshots already.
    expect((await run('nightly-3')).code).toBe(0);
    expect(await names()).toHaveLength(6);
  });

  test('every right of its ServiceAccount is needed', async () => {
    const role = roleOf(scheduleOf(['db', 'web'], 2));
    let job = 10;
    for (const {
      apiGroups: [group],
      resources: [resource],
      verbs,
    } of role.rules) {
      for (const verb of verbs) {
        await sandbox.cluster().apply(ROLE, { ...role, rules: without(role.rules, resource!, verb) } as KubeObject);
        const ended = await run(`nightly-${job++}`);
        expect({ right: right(group!, resource!, verb), ...ended }).toMatchObject({
          code: 1,
          output: expect.stringMatching(new RegExp(`cannot ${verb} resource "${resource}"`)),
        });
      }
    }
    await sandbox.cluster().apply(ROLE, role);
    expect((await run(`nightly-${job}`)).code).toBe(0);
    const used = sandbox
      .requests()
      .filter(({ user, code }) => user === `system:serviceaccount:${namespace}:nightly` && code < 400)
      .map(({ path, resource, verb }) => right(/^\/apis\/([^/]+)\//.exec(path)?.[1] ?? '', resource!, verb));
    expect(sorted(used)).toEqual(sorted(rightsIn(role.rules)));
  });
});

describe('with snapshots in any state', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ name: 'retention', simulated: false });
    await applied(sandbox.cluster(), [NAMESPACE, ...scheduleOf(['db'], 2)]);
  }, 120_000);
  afterAll(() => sandbox.stop());

  const READY = { phase: 'Succeeded', readyToUse: true };
  const FAILED = { phase: 'Failed', readyToUse: false };
  const OPEN = { phase: 'InProgress', readyToUse: false };
  /** The snapshots of a VM by hour, and what is left of them after a run. */
  const CASES: readonly [what: string, before: Readonly<Record<string, object>>, left: readonly string[]][] = [
    ['the newest ready ones', { a: READY, b: READY, c: READY }, ['b', 'c']],
    ['the ready ones, even if all newer ones failed', { a: READY, b: FAILED, c: FAILED, d: FAILED }, ['a', 'c', 'd']],
    ['no failed one once a newer one is ready', { a: FAILED, b: READY }, ['b']],
    ['what is in progress, however old', { a: OPEN, b: READY, c: READY, d: READY }, ['a', 'c', 'd']],
  ];

  test.each(CASES)('keeps %s', async (_, before, left) => {
    const cluster = sandbox.cluster();
    for (const [index, [name, status]] of Object.entries(before).entries()) {
      const creationTime = `2026-01-01T${String(index + 10)}:00:00Z`;
      await made(cluster, snapshot(name, 'db', OWN), { ...status, creationTime });
      await made(cluster, snapshot(`other-${name}`, 'other', OWN), { ...status, creationTime });
    }
    const ended = await runJob(sandbox, podOf(scheduleOf(['db'], 2)), {
      job: 'nightly-1',
      namespace,
      env: { WAIT_SECONDS: '0' },
    });
    const found = (await cluster.list(SNAPSHOT, { namespace })).items.map(({ metadata }) => metadata!.name!);
    for (const name of found) await cluster.delete(SNAPSHOT, { name, namespace });
    expect(ended.code).toBe(1);
    const ofOther = Object.keys(before).map((name) => `other-${name}`);
    expect(found.filter((name) => name !== 'db-nightly-1').sort()).toEqual([...left, ...ofOther].sort());
  });

  test('a snapshot that is being restored is kept until it has been', async () => {
    const cluster = sandbox.cluster();
    for (const [hour, name] of ['a', 'b', 'c'].entries()) {
      await made(cluster, snapshot(name, 'db', OWN), { ...READY, creationTime: `2026-01-01T1${hour}:00:00Z` });
    }
    await cluster.create(RESTORE, {
      apiVersion: RESTORE.apiVersion,
      kind: RESTORE.kind,
      metadata: { name: 'back', namespace },
      spec: {
        target: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: 'db' },
        virtualMachineSnapshotName: 'a',
      },
    });
    const run = () =>
      runJob(sandbox, podOf(scheduleOf(['db'], 2)), { job: 'nightly-2', namespace, env: { WAIT_SECONDS: '0' } });
    expect((await run()).output).toContain('a is due for removal, but in use');
    await cluster.delete(RESTORE, { name: 'back', namespace });
    expect((await run()).output).toContain('removed a');
  });
});
