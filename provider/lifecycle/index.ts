/** The lifecycle of an object in the cluster: it is written once, awaited, read and deleted. */

export { awaitReady } from './await';
export { deleteObject } from './delete';
export { disksLostWith } from './disks';
export { growDisk, withClaimSize } from './grow-disk';
export { type Limits, type Operation, operate } from './operation';
export { callSubresource, refuseBeforeWrite, requestRestart } from './restart';
export { onRestoredDisks } from './restored-disks';
export { findObject, instanceOf } from './shared-reads';
export { createObject, updateObject } from './write';
export { writeAndAwait } from './write-and-await';
