/** What is done to an object in the cluster: written once, waited for, read, removed. */

export { deleteObject } from './delete';
export { operate } from './operation';
export { findObject, instanceOf } from './shared-reads';
export { createObject, updateObject } from './write';
export { writeAndAwait } from './write-and-await';
