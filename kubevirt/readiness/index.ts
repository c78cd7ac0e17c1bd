import type { KubeObject } from '../../kube/object';
import { READY } from './conditions';
import { decide } from './evaluate';
import type { Gate, Readiness } from './gate';
import { kindGateOf } from './gates';
import { AWAIT_LEVELS, type AwaitLevel } from './levels';

export type { Gate, Readiness } from './gate';
export { AWAIT_LEVELS, type AwaitLevel, guestAgent } from './levels';
export { isCutOff } from './virtual-machine';

/**
 * Whether the object exists and works. A kind without a gate is ready when it exists.
 *
 * `related`: objects beside it that complete the picture: the VMs of a pool (which of them has the new template), the KubeVirt object (whether
 * a live change is carried to the guest), the VMI of a VM (its address). `level`: how far a guest must have come, `ready` by default.
 */
export function readinessOf(live: KubeObject, related?: readonly KubeObject[], level: AwaitLevel = 'ready'): Readiness {
  const gate = gateOf(live.apiVersion, live.kind);
  if (live.metadata?.deletionTimestamp !== undefined) return { state: 'waiting', message: 'it is being deleted' };
  return gate ? AWAIT_LEVELS[level].gate(live, gate, related) : READY;
}

export function gateOf(apiVersion: string, kind: string): Gate | undefined {
  const gate = kindGateOf(apiVersion, kind);
  if (!gate) return undefined;
  return (live, related) => {
    const decided = decide(gate.alone, live);
    const alone = gate.worded?.(live, decided) ?? decided;
    return related && gate.beside ? gate.beside(live, related, alone) : alone;
  };
}
