import { objectsAt } from '../../kube/json';
import { failed, number, READY, status, waiting } from './conditions';
import type { Gate } from './gate';

const MOST_SHOWN = 3;

/** node-maintenance-operator drains the node of the object, and ends with the phase Succeeded. It reports every half minute what is left. */
export const nodeMaintenance: Gate = (live) => {
  const node = live.spec?.['nodeName'];
  const phase = status(live, 'phase');
  const error = status(live, 'lastError');
  if (phase === 'Succeeded') return READY;
  if (phase === 'Failed')
    return failed(
      `the node ${node} is not under maintenance, and takes guests: ${error ?? 'no reason given'}`,
      'Correct spec.nodeName, or wait until no other operator holds the lease of the node; then delete the object and create it again.',
    );
  if (phase !== 'Running')
    return waiting(
      'node-maintenance-operator has not processed it yet',
      'Nothing drains the node without node-maintenance-operator. Until then, use `kubectl drain`.',
    );
  const left = pendingPods(live);
  const shown = left.slice(0, MOST_SHOWN).join(', ');
  const rest = left.length > MOST_SHOWN ? ` and ${left.length - MOST_SHOWN} more` : '';
  const names = left.length > 0 ? `; left: ${shown}${rest}` : '';
  const lease = /lease/.test(String(error)) ? `; ${error}` : '';
  return waiting(`node ${node} is being drained, ${number(status(live, 'drainProgress'))} %${names}${lease}`);
};

/** `namespace/name`; older releases of the operator give the names alone. */
function pendingPods(live: Parameters<Gate>[0]): string[] {
  const refs = objectsAt(live, 'status', 'pendingPodsRefs').map(({ namespace, name }) => `${namespace}/${name}`);
  const names = status(live, 'pendingPods');
  return refs.length > 0 ? refs : Array.isArray(names) ? names.map(String) : [];
}
