/** What a program may not do to the platform that everything else runs on: take guests and disks with it, strand it, skip a release, select nodes that do not exist, or make a second default of storage. */
export { changeProblem } from './guard-change';
export { severalDefaults } from './guard-default';
export { guardPlatformRemoval, type Removal } from './guard-removal';
export { allOf, resourceKind } from './installed';
export { isRetained, RELEASE_PATCH, retention } from './retained-crds';
