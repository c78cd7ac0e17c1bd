import { condition, isTrue, NOT_OBSERVED, observed, READY, reasonOf, resting, stuck, waiting } from './conditions';
import type { Gate } from './gate';

/** NMState applies a policy node by node, and undoes on a node what cuts it off. */
export const nodeNetwork: Gate = (live) => {
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
  return observed(live) ? READY : NOT_OBSERVED;
};
