import { valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { condition, isTrue, NOT_OBSERVED, number, READY, reasonOf, resting, stuck, waiting } from './conditions';
import type { Gate } from './gate';

/** Whether NMState is still at an earlier change of the policy: only the enactments on the nodes say which one they are about. */
const isBehind = (live: KubeObject, related: readonly KubeObject[]): boolean =>
  related.some(
    ({ metadata, status: of }) =>
      metadata?.labels?.['nmstate.io/policy'] === live.metadata?.name &&
      number(valueAt(of, 'policyGeneration')) < number(live.metadata?.generation),
  );

/**
 * NMState applies a policy node by node, and undoes on a node what cuts it off. `related`: the enactments, without which the status of a policy that
 * was just changed may be about the change before.
 */
export const nodeNetwork: Gate = (live, related = []) => {
  if (isBehind(live, related)) return NOT_OBSERVED;
  const name = live.metadata?.name;
  const ignored = condition(live, 'Ignored');
  if (ignored?.status === 'True')
    return resting(`no node is configured: ${reasonOf(ignored, 'its selector matches no node with a handler')}`);
  if (isTrue(live, 'Degraded')) {
    return stuck(
      `NMState could not configure the nodes, and has undone what it did: ${reasonOf(condition(live, 'Degraded'), 'no reason given')}`,
      `The enactment of each node has what NMState says of it: \`kubectl get nodenetworkconfigurationenactments -l nmstate.io/policy=${name} -o yaml\`. Correct the policy.`,
    );
  }
  if (isTrue(live, 'Progressing'))
    return waiting(reasonOf(condition(live, 'Progressing'), 'NMState configures the nodes'));
  if (!isTrue(live, 'Available'))
    return waiting(
      reasonOf(condition(live, 'Available'), 'NMState has not processed it yet'),
      'Nothing configures it without Kubernetes NMState and an NMState object.',
    );
  return READY;
};
