/** What becomes of a machine when its node dies. */
import type { KubeObject } from '../../kube/object';
import { machineOf, type Surroundings } from './machine';

export type NodeLoss =
  /** Starts on another node by itself. */
  | 'restarts-elsewhere'
  /** Starts again once its node is back, or once somebody has declared the node dead. */
  | 'waits-for-node'
  /** Does not start again by itself. */
  | 'stays-down'
  /** Did not run. */
  | 'not-running';

export interface Outcome<Kind extends string> {
  outcome: Kind;
  /** A sentence about the machine. */
  sentence: string;
}

/** What KubeVirt does with a guest of which it has learned that it failed, by run strategy. */
const AFTER_FAILURE: Readonly<Record<string, 'starts' | 'stays-down' | 'not-running'>> = {
  Always: 'starts',
  RerunOnFailure: 'starts',
  Once: 'stays-down',
  Manual: 'stays-down',
  Halted: 'not-running',
  WaitAsReceiver: 'not-running',
};

/** While the node is silent, the VirtualMachine goes on to say Running: KubeVirt cannot tell a dead guest from a lost connection. */
const UNSEEN = 'The VM still says Running, with Ready False';
const DECLARE =
  'delete the Node object or taint the node `node.kubernetes.io/out-of-service=nodeshutdown:NoExecute`, once it is certain that it is off';

/**
 * The eviction strategy plays no part: nothing is evicted from a node that does not answer. A guest starts again with what was on its
 * disks; its memory is lost.
 */
export function nodeLossOf(vm: KubeObject, surroundings: Surroundings = {}): Outcome<NodeLoss> {
  const { runStrategy, storage } = machineOf(vm, surroundings);
  const then = AFTER_FAILURE[runStrategy] ?? 'starts';
  if (then === 'not-running')
    return { outcome: 'not-running', sentence: 'Nothing runs, so the loss of a node changes nothing.' };
  if (then === 'stays-down')
    return {
      outcome: 'stays-down',
      sentence: `${UNSEEN}, until the node is back or declared dead; then the guest stays down (runStrategy ${runStrategy}). Start it by hand, or set runStrategy: RerunOnFailure or Always.`,
    };
  if (storage === 'this-node-only')
    return {
      outcome: 'waits-for-node',
      sentence: 'A disk of the guest is a file on the node, so the guest starts again only when that node is back.',
    };
  const detached =
    storage === 'one-at-a-time' ? ' Its disks are not ReadWriteMany: they are detached from the dead node first.' : '';
  if (surroundings.remediation)
    return {
      outcome: 'restarts-elsewhere',
      sentence: `Once remediation has fenced the node, the guest starts on another node.${detached}`,
    };
  const assumed =
    surroundings.remediation === undefined
      ? 'Without remediation of nodes'
      : 'No remediation of nodes is installed, so';
  return {
    outcome: 'waits-for-node',
    sentence: `${assumed} nothing restarts the guest while its node is away. ${UNSEEN}. When the node is back the guest starts again. To start it on another node before that, ${DECLARE}.${detached}`,
  };
}
