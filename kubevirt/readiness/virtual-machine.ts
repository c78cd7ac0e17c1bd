/** The gate of a VirtualMachine: judged by what virt-controller does next, not by the status alone. */
import { valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import * as live from './conditions';
import { holds, textIn } from './evaluate';
import {
  all,
  any,
  at,
  below,
  choice,
  condition,
  type Decision,
  equal,
  given,
  isFalse,
  isTrue,
  item,
  lookup,
  not,
  number,
  oneOf,
  otherwise,
  READY,
  type Row,
  reason,
  resting,
  say,
  some,
  spec,
  status,
  stuck,
  type Test,
  unless,
  type Value,
  waiting,
} from './expression';
import type { KindGate } from './gate';

const NAME = otherwise(at('metadata', 'name'), 'NAME');
const SHOWN = status('printableStatus');
const STRATEGY = otherwise(spec('runStrategy'), choice(equal(spec('running'), true), 'Always', 'Halted'));
const shown = (...statuses: readonly string[]): Test => oneOf(SHOWN, ...statuses);
const blank = (value: Value): Test => equal(otherwise(value, ''), '');
/** Whether a VMI exists, even if it is one that has ended. */
const HAS_GUEST = equal(status('created'), true);
const SERVES = shown('Running', 'Migrating');

export const runStrategyOf = (vm: KubeObject): string => textIn(STRATEGY, vm);

/** virt-controller writes down the generation that it has processed while there is a VMI; a VM that is stopped keeps an old one. */
const BEHIND = all(
  given(status('desiredGeneration')),
  below(number(['status', 'desiredGeneration']), number(['metadata', 'generation'])),
  any(not(shown('Stopped')), HAS_GUEST),
);

/** Statuses that name what keeps the guest from starting. All of them heal when the cause goes away. */
const OBSTACLES: Readonly<Record<string, { why: string; next: string; retries?: true }>> = {
  ImagePullBackOff: {
    why: 'the image of a container disk cannot be pulled',
    next: 'Correct the image or its imagePullSecret; if the registry is down, the guest starts when it is back.',
    retries: true,
  },
  DataVolumeError: {
    why: 'a disk cannot be filled',
    next: "Check the VM's DataVolumes: the Running condition of the failed one states the cause. CDI tries again by itself.",
    retries: true,
  },
  ErrImagePull: {
    why: 'the image of a container disk cannot be pulled',
    next: 'Correct the image or its imagePullSecret; if the registry is down, the guest starts when it is back.',
    retries: true,
  },
  ErrorUnschedulable: {
    why: 'no node can run the guest',
    next: 'Make room on a node, add a node, or let the VM ask for less.',
  },
  ErrorPvcNotFound: {
    why: 'a PersistentVolumeClaim that a volume names does not exist',
    next: 'Create the PersistentVolumeClaim, or correct the name in the volume.',
  },
  CrashLoopBackOff: {
    why: 'the guest failed; KubeVirt starts it again after a delay',
    next: 'Check the events of the VM and the log of its virt-launcher Pod.',
  },
  WaitingForReceiver: {
    why: 'the VM waits for a migration from another cluster',
    next: 'Start the migration in the other cluster.',
  },
};
/** Statuses without a fault, in words. */
const ON_THE_WAY: Readonly<Record<string, string>> = {
  WaitingForVolumeBinding: 'WaitingForVolumeBinding: a PersistentVolumeClaim is not bound yet',
};

/** A start, stop or restart that was asked for through the API and is not done. */
const asked = (action: string): Test => some(['status', 'stateChangeRequests'], equal(item('action'), action));
const STOP_ASKED = all(asked('Stop'), not(shown('Stopped')));
const REQUESTED: Decision = [
  { when: asked('Start'), gives: waiting(choice(STOP_ASKED, 'a restart was requested', 'a start was requested')) },
  { when: STOP_ASKED, gives: waiting('a stop was requested') },
];

/** The VM controller could not apply the spec. It retries, but an invalid spec stays invalid. */
const SYNC_FAILURE: Row = {
  when: isTrue('Failure'),
  gives: waiting(
    say`KubeVirt cannot apply the spec: ${reason('Failure', 'no reason given')}`,
    'Correct what the message names; KubeVirt tries again by itself.',
  ),
};

const STOPPED: Decision = [
  { when: shown('Stopped'), gives: resting('guest is stopped, as its run strategy asks') },
  // A halted VM that never ran waits for its disks alone; an apply of a halted VM does not wait for those.
  {
    when: all(shown('Provisioning', 'WaitingForVolumeBinding'), not(HAS_GUEST)),
    gives: resting('guest is stopped, as its run strategy asks; its disks are filled later'),
  },
  SYNC_FAILURE,
  { gives: waiting(say`guest is ${SHOWN}, waiting for it to stop`) },
];

/**
 * A stopped guest whose run strategy allows it to be stopped. virt-controller starts a guest when the VM takes on the run strategy, which the
 * status shows from the first start on; under RerunOnFailure it then removes the guest that has ended, and starts it again if it failed.
 */
const ENDED: Decision = [
  SYNC_FAILURE,
  { when: equal(STRATEGY, 'Manual'), gives: resting('guest is stopped') },
  { when: not(equal(status('runStrategy'), STRATEGY)), gives: waiting('KubeVirt is about to start the guest') },
  {
    when: all(equal(STRATEGY, 'RerunOnFailure'), HAS_GUEST),
    gives: waiting('guest has ended; KubeVirt is removing it'),
  },
  { gives: resting('guest has ended') },
];

/** Conditions of a change of CPU or memory that waits for a live migration to bring it to the guest. */
const LIVE_CHANGES: Readonly<Record<string, string>> = { HotMemoryChange: 'memory', HotVCPUChange: 'CPUs' };
const carried = (part: string): string => `the change of ${part} reaches the guest by a live migration`;

/** The guest serves. A live change may still be on its way; whether anything carries it there, only KubeVirt's configuration says. */
const SERVING: Decision = [
  ...Object.entries(LIVE_CHANGES).map(([type, part]) => ({
    when: isTrue(type),
    gives: resting(`${carried(part)}, which has to be started`),
  })),
  { when: isTrue('RestartRequired'), gives: resting('guest runs with its former settings until it is restarted') },
  { gives: READY },
];

/** A guest that a user has paused rests; one that KubeVirt has paused is in trouble. */
export const PAUSED: Decision = [
  {
    when: any(not(given(condition('Paused', 'reason'))), equal(condition('Paused', 'reason'), 'PausedByUser')),
    gives: resting('guest is paused'),
  },
  {
    gives: waiting(
      say`guest is paused: ${reason('Paused', 'no reason given')}`,
      'Find what stopped it (a full or unreachable disk stops a guest that writes), then unpause it: virtctl unpause vm NAME.',
    ),
  },
];

/** Why a guest that runs is not ready, by the reason of the Ready condition, which is that of its virt-launcher Pod. */
const NOT_SERVING: Readonly<Record<string, string>> = {
  GuestNotRunning: 'KubeVirt is about to report it ready',
  PodTerminating: 'its virt-launcher Pod is being removed',
  PodNotExists: 'it has no virt-launcher Pod',
  ContainersNotReady: 'a container of its virt-launcher Pod is not ready; a failing readiness probe looks the same',
  ReadinessGatesNotReady: 'its virt-launcher Pod is not ready, as after a migration or a pause',
};

/** The node lifecycle controller, which speaks for a node that is silent, gives no reason. */
const SILENT = all(isFalse('Ready'), blank(condition('Ready', 'reason')));

/** Whether a VM is shown as running while nothing is heard of the node of its guest. */
export const isCutOff = (vm: KubeObject): boolean => holds(all(SERVES, SILENT), vm);

export const notServing = (phase: Value): Decision => {
  const cause = condition('Ready', 'reason');
  const why = choice(blank(cause), 'it is not ready yet', lookup(NOT_SERVING, cause, reason('Ready', '')));
  return [
    {
      when: SILENT,
      gives: waiting(
        say`guest is ${phase} as last reported, but its node does not answer`,
        'Check the node. Until it is back, or removed and its Pod with it, KubeVirt does not start the guest elsewhere.',
      ),
    },
    { gives: waiting(say`guest is ${phase}: ${why}`) },
  ];
};

/** The message of the scheduler or the node. A VM carries the conditions of its VMI. */
const DETAIL = ['PodScheduled', 'Synchronized'].reduceRight<Value>((otherwise, type) => {
  const message = condition(type, 'message');
  return choice(all(isFalse(type), not(blank(message))), say` (${message})`, otherwise);
}, '');

const blocked = (what: string, { next, retries }: (typeof OBSTACLES)[string]): Decision => {
  const verdict = retries ? stuck : waiting;
  const message = say`${what}${DETAIL}`;
  return [
    {
      // A VMI keeps the spec that it was created with: what was corrected in the VM since then reaches only the next one.
      when: isTrue('RestartRequired'),
      gives: verdict(
        message,
        say`The guest still waits with the settings from before the last change: restart the VM (virtctl restart ${NAME}). Nothing is lost, since it is not running.`,
      ),
    },
    { gives: verdict(message, next) },
  ];
};

const RUNNING: Decision = [
  { when: all(SERVES, isTrue('Ready')), gives: SERVING },
  { when: shown('Paused'), gives: PAUSED },
  { when: SERVES, gives: notServing(SHOWN) },
  ...Object.entries(OBSTACLES).map(([name, obstacle]) => ({
    when: shown(name),
    gives: blocked(`${name}: ${obstacle.why}`, obstacle),
  })),
  SYNC_FAILURE,
  { when: shown('Stopped'), gives: waiting('guest is Stopped; KubeVirt is about to start it') },
  { gives: waiting(say`${lookup(ON_THE_WAY, SHOWN, say`guest is ${SHOWN}`)}${DETAIL}`) },
];

/** Run strategies under which a guest is to run, and the one under which it is to be stopped. Under any other it may be either. */
const RUNS = ['Always', 'WaitAsReceiver'];

export const virtualMachine: KindGate = {
  alone: [
    { when: blank(SHOWN), gives: waiting('KubeVirt has not processed it yet') },
    { when: BEHIND, gives: waiting('KubeVirt has not processed the change yet') },
    {
      gives: unless(REQUESTED, [
        { when: equal(STRATEGY, 'Halted'), gives: STOPPED },
        { when: all(shown('Stopped'), not(oneOf(STRATEGY, ...RUNS))), gives: ENDED },
        { gives: RUNNING },
      ]),
    },
  ],
  beside(vm, related, alone) {
    const type = Object.keys(LIVE_CHANGES).find((one) => live.isTrue(vm, one));
    if (alone.state !== 'ready' || !type || !holds(SERVES, vm) || carriesNothing(vm, related)) return alone;
    const what = carried(LIVE_CHANGES[type]!);
    if (holds(shown('Migrating'), vm)) return live.waiting(`${what}, which is running`);
    return live.waiting(
      what,
      'KubeVirt starts the migration if workloadUpdateMethods of the KubeVirt object lists LiveMigrate; otherwise create a VirtualMachineInstanceMigration.',
    );
  },
};

function carriesNothing(vm: KubeObject, related: readonly KubeObject[]): boolean {
  if (live.condition(vm, 'LiveMigratable')?.status === 'False') return true;
  const kubevirt = related.find(({ kind }) => kind === 'KubeVirt');
  if (!kubevirt || holds(shown('Migrating'), vm)) return false;
  const methods = valueAt(kubevirt, 'spec', 'workloadUpdateStrategy', 'workloadUpdateMethods');
  return !Array.isArray(methods) || !methods.includes('LiveMigrate');
}
