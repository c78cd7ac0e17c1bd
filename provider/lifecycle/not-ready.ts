import type { KubeObject } from '../../kube/object';

/** The object exists and is not ready. `live`: as it was last observed. */
export class NotReady extends Error {
  constructor(
    message: string,
    readonly live: KubeObject,
    readonly next?: string,
  ) {
    super(message);
  }
}
