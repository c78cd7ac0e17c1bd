/** What happens to a machine when its node dies or is drained, and what `status` reports of it. */
import type { KubeObject } from '../../../kube/object';
import { drainOf, machineStatus, nodeLossOf } from '../../../kubevirt/availability';
import { DEFAULT_PROFILE } from '../../../kubevirt/config';

const vm = (spec: object = {}, template: object = {}, status: object = {}): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: 'web', namespace: 'vms' },
  spec: { runStrategy: 'Always', ...spec, template: { spec: { domain: { devices: {} }, ...template } } },
  status: { printableStatus: 'Running', ...status },
});
const onClaim = { volumes: [{ name: 'root', persistentVolumeClaim: { claimName: 'root' } }] };
const claim = (mode: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'root', namespace: 'vms' },
  spec: { accessModes: [mode] },
});
const guest = (status: object = {}, labels: Record<string, string> = {}): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachineInstance',
  metadata: { name: 'web', namespace: 'vms', labels },
  spec: { domain: { devices: {} } },
  status: { phase: 'Running', nodeName: 'node2', ...status },
});
const node = (status: string): KubeObject => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: { name: 'node2' },
  status: { conditions: [{ type: 'Ready', status, lastTransitionTime: '2026-11-24T16:16:43Z' }] },
});

describe('the node of a machine dies', () => {
  it.each([
    ['Always', undefined, 'waits-for-node'],
    ['Always', false, 'waits-for-node'],
    ['Always', true, 'restarts-elsewhere'],
    ['RerunOnFailure', true, 'restarts-elsewhere'],
    ['Once', true, 'stays-down'],
    ['Manual', true, 'stays-down'],
    ['Halted', false, 'not-running'],
  ] as const)('%s, remediation %s: %s', (runStrategy, remediation, outcome) => {
    const surroundings = remediation === undefined ? {} : { remediation };
    expect(nodeLossOf(vm({ runStrategy }), surroundings).outcome).toBe(outcome);
  });

  it('names the disks that must be detached first, where no other node may have them meanwhile', () => {
    const sentenceOn = (mode: string) =>
      nodeLossOf(vm({}, onClaim), { remediation: true, related: [claim(mode)] }).sentence.includes('detached');
    expect(sentenceOn('ReadWriteOnce')).toBe(true);
    expect(sentenceOn('ReadWriteMany')).toBe(false);
  });

  it('does not promise another node to a guest whose disk is a file on its node', () => {
    const pinned = vm({}, { volumes: [{ name: 'root', hostDisk: { path: '/d.img', type: 'Disk' } }] });
    expect(nodeLossOf(pinned, { remediation: true }).outcome).toBe('waits-for-node');
  });

  it('reads the old field `running`', () => {
    expect(nodeLossOf(vm({ runStrategy: undefined, running: false })).outcome).toBe('not-running');
  });
});

describe('the node of a machine is drained', () => {
  it.each([
    ['None', 'Always', 'ReadWriteMany', 'restarts-elsewhere'],
    ['None', 'Once', 'ReadWriteMany', 'shuts-down'],
    ['LiveMigrate', 'Always', 'ReadWriteMany', 'migrates'],
    ['LiveMigrate', 'Always', 'ReadWriteOnce', 'blocks'],
    ['LiveMigrateIfPossible', 'Always', 'ReadWriteOnce', 'restarts-elsewhere'],
    ['External', 'Always', 'ReadWriteMany', 'external'],
    ['LiveMigrate', 'Halted', 'ReadWriteOnce', 'not-running'],
  ])('%s, %s, %s: %s', (evictionStrategy, runStrategy, mode, outcome) => {
    const machine = vm({ runStrategy }, { ...onClaim, evictionStrategy });
    expect(drainOf(machine, { related: [claim(mode)] }).outcome).toBe(outcome);
  });

  it("takes the cluster's strategy where the machine has none", () => {
    const profile = { ...DEFAULT_PROFILE, configuration: { evictionStrategy: 'LiveMigrate' } };
    expect(drainOf(vm(), { profile }).outcome).toBe('migrates');
    expect(drainOf(vm()).outcome).toBe('restarts-elsewhere');
  });

  it('believes the running guest more than its manifest', () => {
    const conditions = [{ type: 'LiveMigratable', status: 'False', message: 'cannot migrate VMI: bridge binding' }];
    const machine = vm({}, { evictionStrategy: 'LiveMigrate' });
    expect(drainOf(machine, { related: [guest({ conditions })] })).toMatchObject({
      outcome: 'blocks',
      sentence: expect.stringContaining('bridge binding'),
    });
  });
});

describe('the status of a machine', () => {
  const concernsOf = (machine: KubeObject, ...related: KubeObject[]) =>
    machineStatus(machine, { related }).concerns.map(({ concern }) => concern);

  it('has nothing to report of a machine that runs and can move', () => {
    expect(concernsOf(vm(), guest(), node('True'))).toEqual([]);
  });

  it('reports a guest that is gone with its node though the machine says Running', () => {
    expect(machineStatus(vm(), { related: [guest(), node('Unknown')] })).toMatchObject({
      status: 'Running',
      node: 'node2',
      concerns: [{ concern: 'guest-gone', message: 'node node2 has not been ready since 2026-11-24T16:16:43Z' }],
    });
  });

  it('reports a machine that should run, with the reason, and no halted one', () => {
    const conditions = [{ type: 'PodScheduled', status: 'False', message: '0/3 nodes are available' }];
    const stuck = vm({}, {}, { printableStatus: 'ErrorUnschedulable', conditions });
    expect(machineStatus(stuck, { related: [] }).concerns).toEqual([
      { concern: 'not-running', message: 'it is ErrorUnschedulable: 0/3 nodes are available' },
    ]);
    expect(concernsOf(vm({ runStrategy: 'Halted' }, {}, { printableStatus: 'Stopped' }))).toEqual([]);
  });

  it('reports what waits for a restart, for a migration, and launchers of an earlier release', () => {
    const restart = vm(
      {},
      {},
      { conditions: [{ type: 'RestartRequired', status: 'True', message: 'a non-live field' }] },
    );
    const waits = guest(
      { conditions: [{ type: 'HotMemoryChange', status: 'True' }] },
      { 'kubevirt.io/outdatedLauncherImage': '' },
    );
    expect(machineStatus(restart, { related: [waits] }).concerns).toEqual([
      { concern: 'pending-restart', message: 'a non-live field' },
      { concern: 'pending-live-change', message: 'memory: the guest waits for a migration' },
      { concern: 'outdated-launcher', message: expect.any(String) },
    ]);
  });

  it('reports a guest that cannot move', () => {
    const conditions = [{ type: 'LiveMigratable', status: 'False', message: 'claim is not shared' }];
    expect(concernsOf(vm(), guest({ conditions }))).toEqual(['cannot-move']);
  });
});
