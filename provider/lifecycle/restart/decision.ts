/** Whether a guest is restarted after a change of its VM. Pure: all that it depends on is given. */

import { isDeepStrictEqual } from 'node:util';
import { isTrue } from '../../../kube/condition';
import { objectsAt, valueAt } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';
import type { ClusterProfile } from '../../../kubevirt/config';
import { bootRevisionOf, impactOf, liveStateAfterHotplug, needsRestart } from '../../../kubevirt/impact';
import { isOpen, nextOpening, type OnRestart, type RestartWindow } from '../../config';

/** A VM after its change, and its guest. */
export interface Guest {
  vm: KubeObject;
  vmi: KubeObject | undefined;
  /** `spec` of the VM that the guest was booted from, where it could be read. */
  booted?: object;
}

export interface Rules {
  mode: OnRestart;
  allow: readonly string[];
  window?: RestartWindow;
  now: Date;
  profile: ClusterProfile;
  /** Services whose only ready member the guest is. */
  soleMemberOf: readonly string[];
}

export type Decision =
  | { step: 'none' }
  /** The guest has never run, so nothing is lost. */
  | { step: 'start-anew' }
  | { step: 'restart' }
  /** A disk is being copied: a restart before its end would boot the copy half-done. */
  | { step: 'migrate-first' }
  | { step: 'wait-for-window'; window: string; next: Date }
  | { step: 'refuse-sole-endpoint'; services: readonly string[] }
  | { step: 'refuse-uncopied-disk'; path: string; reason: string };

/** The entry in `allow` that agrees to restart the only ready member of a Service. */
export const ALLOW_RESTART = 'restart';

const NONE: Decision = { step: 'none' };

export function decide(guest: Guest, rules: Rules): Decision {
  const { vmi } = guest;
  if (!vmi || isEnding(vmi)) return NONE;
  const { waits, uncopied } = waitingChanges(guest, rules.profile);
  if (!waits) return NONE;
  if (!hasRun(vmi)) return { step: 'start-anew' };
  if (rules.mode !== 'restart') return NONE;
  if (uncopied && !rules.allow.includes(uncopied.path)) return { step: 'refuse-uncopied-disk', ...uncopied };
  const { window, now, soleMemberOf } = rules;
  if (window && !isOpen(window, now))
    return { step: 'wait-for-window', window: window.text, next: nextOpening(window, now) };
  if (soleMemberOf.length > 0 && !rules.allow.includes(ALLOW_RESTART))
    return { step: 'refuse-sole-endpoint', services: soleMemberOf };
  return isTrue(vmi, 'VolumesChange') ? { step: 'migrate-first' } : { step: 'restart' };
}

/** Whether the guest waits for changes that only a new one gets. A guest that has not run gets any change that way: KubeVirt makes no other Pod for it. */
function waitingChanges(
  { vm, vmi, booted }: Guest,
  profile: ClusterProfile,
): { waits: boolean; uncopied?: { path: string; reason: string } } {
  const required = isTrue(vm, 'RestartRequired');
  if (!booted || isCurrent(vm, vmi!)) return { waits: required };
  if (!hasRun(vmi!)) {
    const templates = [vm.spec, booted].map((spec) => valueAt(spec, 'template', 'spec'));
    return { waits: required || !isDeepStrictEqual(templates[0], templates[1]) };
  }
  const impact = impactOf({ old: { ...vm, spec: booted }, new: vm, profile, live: liveStateAfterHotplug(vmi) });
  const uncopied = impact.hazards.find(({ kind }) => kind === 'uncopied-destination');
  return {
    waits: required || impact.changes.some(({ effect }) => needsRestart(effect)),
    ...(uncopied && { uncopied: { path: uncopied.path, reason: uncopied.reason } }),
  };
}

/** Whether the guest was booted from the VM as it is: its ControllerRevision is named for the generation. */
export function isCurrent(vm: KubeObject, vmi: KubeObject): boolean {
  return bootRevisionOf(vmi)?.endsWith(`-${vm.metadata?.generation}`) ?? false;
}

const BEFORE_RUNNING = new Set<unknown>([undefined, '', 'Pending', 'Scheduling', 'Scheduled']);

/** Whether the guest has ever run. */
export function hasRun(vmi: KubeObject): boolean {
  const passed = objectsAt(vmi, 'status', 'phaseTransitionTimestamps').map(({ phase }) => phase);
  return !BEFORE_RUNNING.has(vmi.status?.['phase']) || passed.includes('Running');
}

function isEnding(vmi: KubeObject): boolean {
  const phase = vmi.status?.['phase'];
  return vmi.metadata?.deletionTimestamp !== undefined || phase === 'Succeeded' || phase === 'Failed';
}
