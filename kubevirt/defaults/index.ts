/** What KubeVirt's webhooks and controllers write into the objects that users give them. */
export { type ApplyDefaultsOptions, applyDefaults } from './apply';
export { fillGuest, type GuestParts } from './guest';
export { type ServerWritten, serverWritten } from './server-written';
export { asStored } from './stored';
export { fillTemplate } from './template';
export { guestOf, startedFrom, storedVm } from './virtual-machine';
