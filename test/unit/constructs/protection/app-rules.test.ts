import { App, Chart } from 'cdk8s';
import {
  Disk,
  Drain,
  EvictionStrategy,
  Export,
  Migration,
  Restore,
  Rules,
  RunStrategy,
  Snapshot,
  VirtualMachine,
  VMPool,
} from 'kubevirt-iac';
import { check } from '../../../../constructs/check';
import { apiObjects } from '../../../../constructs/render';
import type { KubeObject } from '../../../../kube/object';

/** The messages of one rule for everything in a chart. */
function messages(chart: Chart, rule: string): string[] {
  const rendered = apiObjects(chart).map((construct) => ({ construct, object: construct.toJson() as KubeObject }));
  const found = check(rendered).filter((finding) => finding.rule === rule);
  expect(found.filter(({ severity, refused }) => severity !== 'warning' || refused)).toEqual([]);
  return found.map(({ message }) => message);
}
const chart = () => new Chart(new App(), 'test', { namespace: 'vms' });
const vm = (scope: Chart, id: string, accessMode: 'ReadWriteMany' | 'ReadWriteOnce', props: object = {}) =>
  new VirtualMachine(scope, id, {
    instancetype: 'u1.small',
    bootDisk: Disk.blank({ size: '1Gi', accessMode }),
    ...props,
  });

describe('GIT-03', () => {
  it('reports what acts once, and not what lasts', () => {
    const app = chart();
    new Snapshot(app, 'snapshot', { of: 'db' });
    new Export(app, 'export', { claim: 'db-root' });
    new Migration(app, 'move', { of: 'db' });
    expect(messages(app, 'GIT-03')).toEqual([
      expect.stringMatching(
        /^VirtualMachineExport vms\/export does not belong in a tree that is reconciled from Git: it deletes itself/,
      ),
      expect.stringMatching(
        /^VirtualMachineInstanceMigration vms\/move .* would create it again, and migrate the guest again/,
      ),
    ]);
  });

  it('can be disabled with a reason, which is reported', () => {
    const app = chart();
    const out = new Export(app, 'export', { claim: 'db-root' });
    Rules.disable(out, 'GIT-03', 'applied by hand');
    expect(messages(app, 'GIT-03')).toEqual([expect.stringContaining('(rule disabled here: applied by hand)')]);
    expect(() => Rules.disable(out, 'GIT-99', 'x')).toThrow('"GIT-99" is not the id or name of a rule');
  });
});

describe('a migration', () => {
  it.each([
    ['ReadWriteMany', []],
    [
      'ReadWriteOnce',
      [expect.stringContaining('The guest db cannot be migrated live: a claim of it is not ReadWriteMany.')],
    ],
  ] as const)('of a guest on %s', (accessMode, expected) => {
    const app = chart();
    new Migration(app, 'move', { of: vm(app, 'db', accessMode) });
    expect(messages(app, 'OPS-01')).toEqual(expected);
  });
});

describe('a drain', () => {
  const fleet = (app: Chart) => {
    vm(app, 'web', 'ReadWriteMany');
    vm(app, 'db', 'ReadWriteOnce', { evictionStrategy: EvictionStrategy.LIVE_MIGRATE });
    vm(app, 'batch', 'ReadWriteMany', { evictionStrategy: EvictionStrategy.NONE });
    vm(app, 'elsewhere', 'ReadWriteOnce', { scheduling: { nodeSelector: { 'kubernetes.io/hostname': 'node-9' } } });
    vm(app, 'off', 'ReadWriteOnce', { runStrategy: RunStrategy.HALTED });
    new VMPool(app, 'workers', { replicas: 10, machine: { instancetype: 'u1.small' } });
  };

  it('is reported with what it does to the guests of the app', () => {
    const app = chart();
    fleet(app);
    const drain = new Drain(app, 'firmware', { node: 'node-1', reason: 'firmware' });
    const [message, ...more] = messages(app, 'OPS-02');
    expect(more).toEqual([]);
    expect(message).toMatch(
      /^Of the guests of this app that may run on node-1, a drain has this effect: 11 move by live migration, 1 is shut down and started on another node, 1 blocks the drain\. /,
    );
    expect(message).toContain('vms/db: A drain waits without end');
    expect(message).not.toMatch(/elsewhere:|off:|web:/);
    expect(drain.outlook().map(({ name, guests, outcome }) => [name, guests, outcome])).toEqual([
      ['vms/web', 1, 'migrates'],
      ['vms/db', 1, 'blocks'],
      ['vms/batch', 1, 'restarts-elsewhere'],
      ['vms/workers (10)', 10, 'migrates'],
    ]);
  });

  it('is silent where all guests move, and an error where the program says so', () => {
    const quiet = chart();
    vm(quiet, 'web', 'ReadWriteMany');
    new Drain(quiet, 'firmware', { node: 'node-1' });
    expect(messages(quiet, 'OPS-02')).toEqual([]);
    const strict = chart();
    fleet(strict);
    const drain = new Drain(strict, 'firmware', { node: 'node-1', refuseBlocked: true });
    expect(drain.node.validate()).toEqual([
      expect.stringMatching(/^vms\/db would block the drain of node-1\. A drain waits without end/),
    ]);
  });
});

describe('a restore', () => {
  it.each([
    [RunStrategy.ALWAYS, undefined, 1],
    [RunStrategy.ALWAYS, 'FailImmediate', 1],
    [RunStrategy.ALWAYS, 'StopTarget', 0],
    [RunStrategy.HALTED, undefined, 0],
  ] as const)(
    'of a VM with runStrategy %s and targetReadinessPolicy %s',
    (runStrategy, targetReadinessPolicy, found) => {
      const app = chart();
      new Restore(app, 'back', {
        of: vm(app, 'db', 'ReadWriteOnce', { runStrategy }),
        from: 'x',
        targetReadinessPolicy,
      });
      expect(messages(app, 'OPS-03')).toHaveLength(found);
    },
  );
});
