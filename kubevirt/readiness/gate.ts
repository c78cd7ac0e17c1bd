import type { KubeObject } from '../../kube/object';

/** What a live object says of itself. `waiting` and `failed` speak to a person, in a phrase: it stands in the status column. */
export type Readiness =
  | { state: 'ready' }
  | { state: 'waiting'; message: string }
  /** It will not become ready by itself; `next` says what to do. */
  | { state: 'failed'; message: string; next: string };

/** A pure judgement of one kind's live object. `undefined` live: it is not there (yet). */
export type Gate = (live: KubeObject) => Readiness;
