import { KUBE_CLIENT } from '../scripts';

/** Label of the snapshots of a schedule. Only these are ever removed. */
export const SCHEDULE_LABEL = 'kubevirt-iac/snapshot-schedule';

/**
 * What a SnapshotSchedule runs: takes a snapshot of each VM, waits for it, and removes the old ones of this schedule. A Job that is tried again goes on with
 * the snapshots that it has taken, because they are named after it.
 */
export const SNAPSHOT_SCRIPT = `${KUBE_CLIENT}
const { SCHEDULE, SCHEDULE_LABEL, JOB, FAILURE_DEADLINE, WAIT_SECONDS } = process.env;
const KEEP = Number(process.env.KEEP);
const vms = JSON.parse(process.env.VMS);
const PLURAL = 'virtualmachinesnapshots';

const isFailed = (snapshot) => snapshot.status?.phase === 'Failed' || condition(snapshot, 'Failure') !== undefined;
const isOver = (snapshot) => isReady(snapshot) || isFailed(snapshot);
const ownOf = (snapshots, vm) =>
  snapshots.filter(
    ({ metadata, spec }) =>
      metadata.labels?.[SCHEDULE_LABEL] === SCHEDULE && !metadata.deletionTimestamp && spec.source.name === vm,
  );
const nameFor = (vm) => vm + '-' + JOB;

async function take(vm, snapshots) {
  const open = ownOf(snapshots, vm).find((one) => !isOver(one) && one.metadata.name !== nameFor(vm));
  if (open) return fail(vm + ': the snapshot ' + open.metadata.name + ' is still in progress, so no other one is taken.');
  const snapshot = {
    apiVersion: SNAPSHOT_API,
    kind: 'VirtualMachineSnapshot',
    metadata: { name: nameFor(vm), labels: { [SCHEDULE_LABEL]: SCHEDULE } },
    spec: {
      source: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: vm },
      ...(FAILURE_DEADLINE && { failureDeadline: FAILURE_DEADLINE }),
    },
  };
  await create(SNAPSHOT_API, PLURAL, snapshot).catch(unless(409));
  return vm;
}

/** Waits until each snapshot that was taken is over, and says how it ended. */
async function report(taken) {
  const end = Date.now() + Number(WAIT_SECONDS) * 1000;
  for (let waiting = taken; waiting.length > 0; ) {
    const snapshots = await list(SNAPSHOT_API, PLURAL);
    const late = Date.now() > end;
    waiting = waiting.filter((vm) => {
      const snapshot = snapshots.find(({ metadata }) => metadata.name === nameFor(vm));
      if (!snapshot) return fail(vm + ': the snapshot ' + nameFor(vm) + ' was deleted meanwhile.');
      if (isReady(snapshot)) return say(vm + ': ' + nameFor(vm) + ' is ready (' + (snapshot.status.indications ?? []).join(', ') + ').');
      const why = condition(snapshot, 'Failure')?.reason ?? snapshot.status?.error?.message ?? 'no reason is given';
      if (isFailed(snapshot)) return fail(vm + ': ' + nameFor(vm) + ' failed: ' + why);
      if (late) return fail(vm + ': ' + nameFor(vm) + ' is not ready after ' + WAIT_SECONDS + ' seconds.');
      return true;
    });
    if (waiting.length > 0) await sleep(2000);
  }
}

/** Names of the snapshots that a restore, a clone or an export reads. A kind that the cluster does not serve has no objects. */
async function inUse() {
  const readers = [
    [SNAPSHOT_API, 'virtualmachinerestores', ({ spec, status }) => status?.complete !== true && spec.virtualMachineSnapshotName],
    ['clone.kubevirt.io/v1beta1', 'virtualmachineclones', ({ spec, status }) => !/^(Succeeded|Failed)$/.test(status?.phase) && spec.source.kind === 'VirtualMachineSnapshot' && spec.source.name],
    ['export.kubevirt.io/v1', 'virtualmachineexports', ({ spec, status }) => status?.phase !== 'Terminated' && spec.source.kind === 'VirtualMachineSnapshot' && spec.source.name],
  ];
  const names = await Promise.all(
    readers.map(async ([group, plural, snapshotOf]) => ((await list(group, plural).catch(unless(404))) ?? []).map(snapshotOf)),
  );
  return new Set(names.flat());
}

/** The newest KEEP that are ready stay. A failed one goes once a newer one is ready, or KEEP newer ones have failed, too. */
function outdated(own) {
  const ready = own.filter(isReady).sort(newestFirst);
  const failed = own.filter((one) => !isReady(one) && isFailed(one)).sort(newestFirst);
  const settled = (one, index) => index >= KEEP || (ready.length > 0 && timeOf(one) < timeOf(ready[0]));
  return [...ready.slice(KEEP), ...failed.filter(settled)];
}

const before = await list(SNAPSHOT_API, PLURAL);
const taken = [];
for (const { name } of vms) {
  const vm = await take(name, before).catch((error) => fail(name + ': ' + error.message));
  if (vm) taken.push(vm);
}
await report(taken);
const [snapshots, used] = [await list(SNAPSHOT_API, PLURAL), await inUse()];
for (const { name: vm } of vms) {
  for (const { metadata } of outdated(ownOf(snapshots, vm))) {
    if (used.has(metadata.name)) say(vm + ': ' + metadata.name + ' is due for removal, but in use.');
    else {
      await remove(SNAPSHOT_API, PLURAL, metadata.name, { preconditions: { uid: metadata.uid } }).catch(unless(409));
      say(vm + ': removed ' + metadata.name + '.');
    }
  }
}
process.exitCode = failures > 0 ? 1 : 0;
`;
