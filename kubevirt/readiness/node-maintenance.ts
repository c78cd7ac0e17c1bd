import { objectsAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { status as read } from './conditions';
import { equal, failed, not, number, otherwise, READY, say, spec, status, waiting } from './expression';
import type { KindGate } from './gate';

const MOST_SHOWN = 3;
const PHASE = status('phase');
const NODE = spec('nodeName');

/** node-maintenance-operator drains the node of the object, and ends with the phase Succeeded. It reports every half minute what is left. */
export const nodeMaintenance: KindGate = {
  alone: [
    { when: equal(PHASE, 'Succeeded'), gives: READY },
    {
      when: equal(PHASE, 'Failed'),
      gives: failed(
        say`the node ${NODE} is not under maintenance, and takes guests: ${otherwise(status('lastError'), 'no reason given')}`,
        'Correct spec.nodeName, or wait until no other operator holds the lease of the node; then delete the object and create it again.',
      ),
    },
    {
      when: not(equal(PHASE, 'Running')),
      gives: waiting(
        'node-maintenance-operator has not processed it yet',
        'Nothing drains the node without node-maintenance-operator. Until then, use `kubectl drain`.',
      ),
    },
    { gives: waiting(say`node ${NODE} is being drained, ${number(['status', 'drainProgress'])} %`) },
  ],
  worded(live, alone) {
    if (alone.state !== 'waiting' || read(live, 'phase') !== 'Running') return alone;
    const left = pendingPods(live);
    const shown = left.slice(0, MOST_SHOWN).join(', ');
    const rest = left.length > MOST_SHOWN ? ` and ${left.length - MOST_SHOWN} more` : '';
    const names = left.length > 0 ? `; left: ${shown}${rest}` : '';
    const error = String(read(live, 'lastError'));
    return { ...alone, message: `${alone.message}${names}${/lease/.test(error) ? `; ${error}` : ''}` };
  },
};

/** `namespace/name`; older releases of the operator give the names alone. */
function pendingPods(live: KubeObject): string[] {
  const refs = objectsAt(live, 'status', 'pendingPodsRefs').map(({ namespace, name }) => `${namespace}/${name}`);
  const names = read(live, 'pendingPods');
  return refs.length > 0 ? refs : Array.isArray(names) ? names.map(String) : [];
}
