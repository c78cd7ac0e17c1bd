/** Gates of one guest: the VMI, and its migrations. */
import { objectsAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { condition, failed, isTrue, READY, resting, status, waiting } from './conditions';
import type { Gate } from './gate';
import { notServing, paused } from './virtual-machine';

const owned = (live: KubeObject): boolean =>
  objectsAt(live, 'metadata', 'ownerReferences').some(({ controller }) => controller === true);

export const virtualMachineInstance: Gate = (live) => {
  const phase = String(status(live, 'phase') ?? '');
  if (phase === 'Running') {
    if (isTrue(live, 'Paused')) return paused(live);
    return isTrue(live, 'Ready') ? READY : notServing(live, phase);
  }
  // The VM or replica set of a guest that has ended makes a new one of the same name, or leaves it as its run strategy says.
  if ((phase === 'Succeeded' || phase === 'Failed') && owned(live))
    return waiting(`guest has ended (${phase}); its owner decides whether it starts again`);
  if (phase === 'Succeeded') return resting('guest has ended');
  if (phase === 'Failed') {
    return failed('the guest failed', 'Check the events of the VMI and the log of its virt-launcher Pod.');
  }
  const scheduling = condition(live, 'PodScheduled');
  const why = scheduling?.status === 'False' && scheduling.message ? `: ${scheduling.message}` : '';
  return waiting(`guest is ${phase || 'Pending'}${why}`);
};

export const migration: Gate = (live) => {
  const phase = String(status(live, 'phase') ?? '');
  if (phase === 'Succeeded') return READY;
  if (phase === 'Failed') {
    const why = String(status(live, 'migrationState', 'failureReason') ?? 'no reason given');
    return failed(
      `the migration failed: ${why}`,
      'A migration runs once: fix the cause, then replace this object to try again. Check the guest: it normally stays on its node.',
    );
  }
  return waiting(`migration is ${phase || 'Pending'}`);
};
