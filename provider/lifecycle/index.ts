/** The lifecycle of an object in the cluster: it is written once, awaited, read and deleted. */

export { deleteObject } from './delete';
export { disksLostWith } from './disks';
export { growDisk, withClaimSize } from './grow-disk';
export { operate } from './operation';
export { findObject, instanceOf } from './shared-reads';
export { createObject, updateObject } from './write';
export { writeAndAwait } from './write-and-await';
