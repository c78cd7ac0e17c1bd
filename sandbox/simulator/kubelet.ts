import { PREFLIGHT_LABEL } from '../../kubevirt/preflight';
import { type Action, removeNow, update, updated } from './actions';
import { withConditions } from './conditions';
import { controller, forOwned } from './controller';
import { SECONDS } from './durations';
import { POD, VMI } from './kinds';
import { controllerOf, isDeleting } from './live-object';
import type { Instance, Pod } from './types';
import { isFinal } from './vm-names';
import { passed, type World } from './world';

/** Pods with a node run there at once. One that must go is gone once nothing of it runs: a guest is shut down first. */
function reconcile(pod: Pod, world: World): Action[] {
  if (!pod.spec.nodeName) return [];
  if (isDeleting(pod)) return end(pod, world);
  // The Pods of preflight are played by their own controller.
  if (pod.status?.phase !== 'Pending' || pod.metadata.labels?.[PREFLIGHT_LABEL]) return [];
  const ready = ['PodScheduled', 'Initialized', 'ContainersReady', 'Ready'];
  const conditions = ready.map((type) => ({ type, status: 'True' as const }));
  const status = {
    ...pod.status,
    phase: 'Running',
    startTime: world.now(),
    conditions: withConditions(pod.status.conditions, conditions, world.now()),
  };
  return [update(pod, { ...pod, status })];
}

function end(pod: Pod, world: World): Action[] {
  const guest = guestIn(pod, world);
  if (!guest || isFinal(guest)) return [removeNow(pod)];
  if (isDeleting(guest) || !passed(world, pod, 'shutdown', SECONDS.shutdown)) return [];
  return shutDown(guest, world);
}

/** The guest that runs in a launcher Pod. One that runs elsewhere, or is about to arrive, does not end with it. */
function guestIn(pod: Pod, world: World): Instance | undefined {
  const owner = controllerOf(pod);
  const vmi = owner?.kind === VMI.kind ? world.get(VMI, pod.metadata.namespace, owner.name) : undefined;
  return vmi?.metadata.uid === owner?.uid && vmi?.status?.nodeName === pod.spec.nodeName ? vmi : undefined;
}

function shutDown(vmi: Instance, world: World): Action[] {
  const phase = vmi.status?.phase === 'Running' ? 'Succeeded' : 'Failed';
  const ending = {
    type: 'Ready',
    status: 'False' as const,
    reason: 'PodTerminating',
    message: 'virt-launcher pod is terminating',
  };
  const transitions = vmi.status?.phaseTransitionTimestamps ?? [];
  const status = {
    ...vmi.status,
    phase,
    phaseTransitionTimestamps: [...transitions, { phase, phaseTransitionTimestamp: world.now() }],
    conditions: withConditions(vmi.status?.conditions, [ending], world.now()),
  };
  return updated(vmi, { ...vmi, status } as Instance);
}

export const kubelet = controller({
  name: 'kubelet',
  kind: POD,
  reconcile,
  watches: [forOwned(VMI, POD)],
});
