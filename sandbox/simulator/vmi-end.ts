/** A guest that ends: powered off, shut down, or never up. */
import { type Action, updated } from './actions';
import { withConditions, withoutConditions } from './conditions';
import { SECONDS } from './durations';
import { pace } from './faults';
import { POD } from './kinds';
import { launcherOf, removePods } from './launcher';
import { withoutFinalizers } from './live-object';
import { nodeOf } from './pods';
import type { Instance } from './types';
import { isHandled } from './virt-handler';
import { isFinal, VM_FINALIZER, VMI_FINALIZER } from './vm-names';
import { NOT_READY, type Status, TERMINATING } from './vmi-step';
import { passed, type World } from './world';

/** A guest that has powered itself off: its agent is gone with it, then its pod terminates. */
export function end(vmi: Instance, world: World): Action[] {
  const ready = passed(world, vmi, 'ended', SECONDS.podEnd) ? TERMINATING : NOT_READY;
  const conditions = withConditions(
    withoutConditions(vmi.status?.conditions, ['AgentConnected']),
    [ready],
    world.now(),
  ) as never;
  return updated(vmi, { ...vmi, status: { ...vmi.status, conditions } });
}

export function transitions(vmi: Instance, phase: string, world: World): Status['phaseTransitionTimestamps'] {
  const known = vmi.status?.phaseTransitionTimestamps ?? [];
  if (vmi.status?.phase === phase) return known;
  return [...known, { phase, phaseTransitionTimestamp: world.now() }] as Status['phaseTransitionTimestamps'];
}

/**
 * A guest that must go is sent a shutdown, and is gone once its pods are. One that never ran has failed. On a node that does not report, its
 * pods stay, and so does what is known of it.
 */
export function shutDown(vmi: Instance, world: World): Action[] {
  const pod = launcherOf(vmi, world);
  const asked = removePods(vmi, world);
  const kept = isFinal(vmi) ? withoutConditions(vmi.status?.conditions, ['Synchronized']) : vmi.status?.conditions;
  const conditions = withConditions(kept, pod ? [TERMINATING] : [], world.now()) as never;
  const leaving = { ...vmi, status: { ...vmi.status, conditions } } as Instance;
  if (isFinal(vmi)) {
    const last = [...asked, ...updated(vmi, leaving)];
    if (last.length > 0 || world.owned(POD, vmi).length > 0) return last;
    return updated(vmi, withoutFinalizers(vmi, [VM_FINALIZER, VMI_FINALIZER]));
  }
  const up = vmi.status?.phase === 'Running';
  const handled = pod !== undefined && isHandled(nodeOf(pod, world), world);
  const shutting =
    up && pod !== undefined && !(handled && passed(world, vmi, 'shutdown', pace(vmi, SECONDS.shutdown, world)));
  if (shutting) return [...asked, ...updated(vmi, leaving)];
  if (asked.length > 0) return asked;
  const phase = (up ? 'Succeeded' : 'Failed') as never;
  const ended = updated(vmi, {
    ...leaving,
    status: {
      ...leaving.status,
      phase,
      conditions: withoutConditions(conditions, ['AgentConnected']) as never,
      phaseTransitionTimestamps: transitions(vmi, phase, world),
    },
  });
  return [...asked, ...ended];
}
