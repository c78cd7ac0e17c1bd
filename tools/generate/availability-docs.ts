/** The guide page `docs/when-a-node-dies.md`, from the functions that `plan` and `status` answer from. */
import { drainTable, nodeLossTable } from '../../kubevirt/availability';
import { keptBlock } from '../transcripts/blocks';
import type { Files } from './files';

const PAGE = 'docs/when-a-node-dies.md';

export function availabilityDocs(): Files {
  const page = [
    '# When a node dies',
    '',
    '<!-- Generated from kubevirt/availability by `npm run generate`. Change it there. -->',
    '',
    'KubeVirt does not fail a guest over by itself. When the power of a node is cut, Kubernetes marks the node `NotReady` after about 40',
    'seconds and the launcher Pod for deletion after 5 more minutes; the Pod cannot go before the kubelet answers, and as long as it is there',
    'KubeVirt starts no second guest on the same disks. The VM goes on to say `Running`, with the condition Ready `False`. When the node is',
    'back, the old guest fails within seconds and the run strategy decides what follows.',
    '',
    'Remediation is what declares a dead node dead: a NodeHealthCheck or MachineHealthCheck with its remediator, which cuts the power of the',
    'node and then taints or deletes it. Only then is it safe to start the guest elsewhere.',
    '',
    nodeLossTable(),
    '',
    'A Halted machine does not run, so nothing happens to it. A disk that is a file on the node (hostDisk) binds the guest to that node.',
    '',
    '## When a node is drained',
    '',
    'A drain evicts guests from a node that works. The eviction strategy decides; the table is for the run strategy Always.',
    '',
    drainTable(),
    '',
    'With another run strategy than Always and RerunOnFailure, a guest that a drain shuts down stays down.',
    '',
    'A node is drained by `kubectl drain`, by the [action of Pulumi](actions.md), or by a [NodeMaintenance](constructs/protection.md#move-a-guest-empty-a-node), which lasts until it is',
    'deleted and names the guest that it waits for.',
    '',
    '## How to see it',
    '',
    '`kubevirt-iac plan` prints both for every machine that is new or changed. `kubevirt-iac status` reads a cluster and reports machines whose',
    'node does not answer, pending restarts and live changes, outdated launchers, and machines that cannot move; `--format json` for programs. Here node-1 has lost its power:',
    '',
    keptBlock(PAGE, 'status'),
    '',
  ].join('\n');
  return new Map([[PAGE, page]]);
}
