/** What a program may not do to the platform that everything else runs on: take guests and disks with it, strand it, or skip a release. */
export { guardPlatformRemoval, type Removal } from './guard-removal';
export { upgradeProblem } from './guard-upgrade';
export { allOf, resourceKind } from './installed';
export { isRetained, RELEASE_PATCH, retention } from './retained-crds';
