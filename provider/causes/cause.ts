/** The cause for which an object is not ready, found in other objects. */
export interface Cause {
  /** One sentence without its full stop: which object is in which trouble, in the cluster's own words. */
  message: string;
  /** The remedy, a sentence. */
  next?: string;
  /** `failed`: it does not recover by itself. `harmless`: nothing else is missing, and this does not concern the change. Default: it may recover. */
  state?: 'failed' | 'harmless';
}

/** The first cause that one of the readers finds: the most telling reader comes first. */
export function firstOf(...readers: readonly (() => Cause | undefined)[]): Cause | undefined {
  for (const read of readers) {
    const found = read();
    if (found) return found;
  }
  return undefined;
}
