/** What is done to an object in the cluster: written once, waited for, read, removed. */
export { bringUp } from './bring-up';
export { findObject, instanceOf } from './observe';
export { operate } from './operation';
export { removeObject } from './remove';
export { createObject, updateObject } from './write';
