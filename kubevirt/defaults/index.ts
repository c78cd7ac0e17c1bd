/** What KubeVirt's webhooks and controllers write into the objects that users give them. */
export { type ApplyDefaultsOptions, applyDefaults } from './apply';
export { asWritten } from './as-written';
export { fillBeyondTemplate, fillGuest, type GuestParts } from './guest';
export { memoryGrowthFault } from './memory-growth';
export {
  rewrittenPaths,
  type ServerWritten,
  serverWritten,
  serverWrittenAnnotations,
  stepsOf,
  withServerWritten,
} from './server-written';
export { asStored } from './stored';
export { fillTemplate } from './template';
export { guestOf, startedFrom, storedVm } from './virtual-machine';
