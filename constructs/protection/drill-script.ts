import { KUBE_CLIENT } from '../scripts';

/** Annotation of the VMs that a drill makes. No other VM is ever deleted by it. */
export const DRILL_ANNOTATION = 'kubevirt-iac/restore-drill';

/**
 * What a RestoreDrill runs: makes a VM of the newest snapshot, waits until its guest is up, and deletes it again, whatever happened. The VM has no network, no
 * probes, and none of the labels by which Services, policies and budgets select the guest of its source.
 */
export const DRILL_SCRIPT = `${KUBE_CLIENT}
const { DRILL, DRILL_ANNOTATION, SCHEDULE_LABEL, SCHEDULE, UNTIL } = process.env;
const MAX_AGE_SECONDS = Number(process.env.MAX_AGE_SECONDS ?? 0);
const TIMEOUT_SECONDS = Number(process.env.TIMEOUT_SECONDS);
const vms = JSON.parse(process.env.VMS);
const CORE = 'kubevirt.io/v1';

let stopped = false;
process.on('SIGTERM', () => {
  stopped = true;
});

/** Asks again until there is an answer. */
async function until(what, seconds, ask, mayStop = true) {
  for (const end = Date.now() + seconds * 1000; ; await sleep(2000)) {
    const answer = await ask();
    if (answer !== undefined) return answer;
    if (stopped && mayStop) throw new Error('the Job was stopped while it waited for ' + what);
    if (Date.now() > end) throw new Error(what + ' took more than ' + seconds + ' seconds');
  }
}

async function newestSnapshot(vm) {
  const ready = (await list(SNAPSHOT_API, 'virtualmachinesnapshots'))
    .filter(({ metadata, spec }) => spec.source.name === vm && !metadata.deletionTimestamp)
    .filter(({ metadata }) => !SCHEDULE || metadata.labels?.[SCHEDULE_LABEL] === SCHEDULE)
    .filter(isReady)
    .sort(newestFirst)[0];
  if (!ready) throw new Error('there is no snapshot that is ready to use');
  const age = Math.round((Date.now() - timeOf(ready)) / 1000);
  if (MAX_AGE_SECONDS > 0 && age > MAX_AGE_SECONDS) {
    throw new Error('the newest snapshot that is ready, ' + ready.metadata.name + ', is ' + age + ' seconds old, and may be ' + MAX_AGE_SECONDS);
  }
  return ready.metadata.name;
}

/** KubeVirt gives a VM that it makes of a snapshot annotations, and marshals its template with metadata. A null removes what may not be there. */
const set = (path, value) => JSON.stringify({ op: 'add', path, value });
const PATCHES = [
  set('/metadata/annotations/' + DRILL_ANNOTATION.replaceAll('~', '~0').replaceAll('/', '~1'), DRILL),
  set('/spec/running', null),
  set('/spec/runStrategy', 'Once'),
  set('/spec/template/metadata/labels', {}),
  set('/spec/template/spec/networks', []),
  set('/spec/template/spec/domain/devices/interfaces', []),
  set('/spec/template/spec/domain/devices/autoattachPodInterface', false),
  set('/spec/template/spec/readinessProbe', null),
  set('/spec/template/spec/livenessProbe', null),
];

async function isUp(copy) {
  const vmi = await get(CORE, 'virtualmachineinstances', copy);
  const { phase } = vmi?.status ?? {};
  if (phase === 'Failed' || phase === 'Succeeded') throw new Error('the guest ended while it booted (' + phase + ')');
  if (phase !== 'Running') return undefined;
  return UNTIL === 'running' || condition(vmi, 'AgentConnected') ? phase : undefined;
}

/** Deletes what a drill made, now or before. Only these names may be deleted by the Job's ServiceAccount. */
async function clean({ copy, claims }) {
  const vm = await get(CORE, 'virtualmachines', copy);
  if (vm && vm.metadata.annotations?.[DRILL_ANNOTATION] !== DRILL) {
    throw new Error('the VirtualMachine ' + copy + ' exists and is not of this drill. Rename the drill');
  }
  if (vm) await remove(CORE, 'virtualmachines', copy, { preconditions: { uid: vm.metadata.uid } });
  await until('the end of ' + copy, 300, async () => ((await get(CORE, 'virtualmachines', copy)) ? undefined : true), false);
  await remove(SNAPSHOT_API, 'virtualmachinerestores', copy);
  await until('the end of the restore', 60, async () => ((await get(SNAPSHOT_API, 'virtualmachinerestores', copy)) ? undefined : true), false);
  // Claims of DataVolumes that are not in the template of their VM belong to no VM when they are restored.
  for (const claim of claims) await remove('v1', 'persistentvolumeclaims', claim);
}

async function drill({ name, copy, claims }) {
  await clean({ copy, claims });
  const snapshot = await newestSnapshot(name);
  const begun = Date.now();
  const seconds = () => Math.round((Date.now() - begun) / 1000);
  try {
    await create(SNAPSHOT_API, 'virtualmachinerestores', {
      apiVersion: SNAPSHOT_API,
      kind: 'VirtualMachineRestore',
      metadata: { name: copy },
      spec: {
        target: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: copy },
        virtualMachineSnapshotName: snapshot,
        volumeRestorePolicy: 'PrefixTargetName',
        patches: PATCHES,
      },
    });
    await until('the restore of ' + snapshot, TIMEOUT_SECONDS, async () => {
      const restore = await get(SNAPSHOT_API, 'virtualmachinerestores', copy);
      const failure = condition(restore, 'Failure');
      if (failure) throw new Error('the restore of ' + snapshot + ' failed: ' + failure.reason);
      return restore?.status?.complete || (await get(CORE, 'virtualmachines', copy)) ? true : undefined;
    });
    const restored = seconds();
    await until('the boot of the guest', TIMEOUT_SECONDS, () => isUp(copy));
    say(name + ': ' + snapshot + ' was restored in ' + restored + ' seconds and its guest is up after ' + seconds() + '.');
  } finally {
    await clean({ copy, claims });
  }
}

for (const vm of vms) {
  if (!stopped) await drill(vm).catch((error) => fail(vm.name + ': ' + error.message + '.'));
}
process.exitCode = failures > 0 || stopped ? 1 : 0;
`;
