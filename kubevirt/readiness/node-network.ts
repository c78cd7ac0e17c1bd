import { valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import * as live from './conditions';
import { at, isTrue, not, READY, reason, resting, say, stuck, waiting } from './expression';
import type { KindGate } from './gate';

/** Whether NMState is still at an earlier change of the policy: only the enactments on the nodes say which one they are about. */
const isBehind = (policy: KubeObject, related: readonly KubeObject[]): boolean =>
  related.some(
    ({ metadata, status: of }) =>
      metadata?.labels?.['nmstate.io/policy'] === policy.metadata?.name &&
      live.number(valueAt(of, 'policyGeneration')) < live.number(policy.metadata?.generation),
  );

/**
 * NMState applies a policy node by node, and undoes on a node what cuts it off. Beside it stand the enactments, without which the status of a policy
 * that was just changed may be about the change before.
 */
export const nodeNetwork: KindGate = {
  alone: [
    {
      when: isTrue('Ignored'),
      gives: resting(say`no node is configured: ${reason('Ignored', 'its selector matches no node with a handler')}`),
    },
    {
      when: isTrue('Degraded'),
      gives: stuck(
        say`NMState could not configure the nodes, and has undone what it did: ${reason('Degraded', 'no reason given')}`,
        say`The enactment of each node has what NMState says of it: \`kubectl get nodenetworkconfigurationenactments -l nmstate.io/policy=${at('metadata', 'name')} -o yaml\`. Correct the policy.`,
      ),
    },
    { when: isTrue('Progressing'), gives: waiting(reason('Progressing', 'NMState configures the nodes')) },
    {
      when: not(isTrue('Available')),
      gives: waiting(
        reason('Available', 'NMState has not processed it yet'),
        'Nothing configures it without Kubernetes NMState and an NMState object.',
      ),
    },
    { gives: READY },
  ],
  beside: (policy, related, alone) => (isBehind(policy, related) ? live.NOT_OBSERVED : alone),
};
