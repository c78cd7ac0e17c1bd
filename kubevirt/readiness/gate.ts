import type { KubeObject } from '../../kube/object';

/** Readiness of a live object. The message of `waiting` and `failed` is a phrase for the status column. */
export type Readiness =
  | { state: 'ready' }
  | { state: 'waiting'; message: string }
  /** It will not become ready by itself; `next` says what to do. */
  | { state: 'failed'; message: string; next: string };

/** Readiness of a live object of one kind; a pure function. */
export type Gate = (live: KubeObject) => Readiness;
