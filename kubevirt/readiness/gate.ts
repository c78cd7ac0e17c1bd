import type { KubeObject } from '../../kube/object';
import type { Decision } from './expression';

/** Readiness of a live object. The message is a phrase for the status column. */
export type Readiness =
  /** It works, or rests as its spec asks; `message` says what it rests in where that is not obvious. */
  | { state: 'ready'; message?: string }
  /**
   * It is on its way. `next`: what to do where the way is blocked by something that its controller does not change. `stuck`: the controller
   * has failed and retries forever, so it heals when the cause goes away, and a client may stop waiting after a while.
   */
  | { state: 'waiting'; message: string; next?: string; stuck?: true }
  /** It will not become ready by itself; `next` says what to do. */
  | { state: 'failed'; message: string; next: string };

/**
 * Readiness of a live object of one kind; a pure function. `related`: objects beside it that complete the picture, such as the VMs of a pool
 * or the VMI of a VM. Omitted, the object is judged alone.
 */
export type Gate = (live: KubeObject, related?: readonly KubeObject[]) => Readiness;

/** The gate of a kind in its parts. */
export interface KindGate {
  /** What the object alone says, as data: also what Argo CD and Flux are given. */
  readonly alone: Decision;
  /** The same verdict in more words, where these are of lists and texts that the data cannot look into. */
  readonly worded?: (live: KubeObject, alone: Readiness) => Readiness;
  /** What the objects beside it add to that verdict. */
  readonly beside?: (live: KubeObject, related: readonly KubeObject[], alone: Readiness) => Readiness;
}
