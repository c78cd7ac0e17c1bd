/** What a cluster can do for guests: its nodes, gates, storage, and which guests move. Pure. */
export { type Capabilities, type CapabilityFacts, capabilitiesOf } from './capabilities';
export type { GuestMobility } from './guests';
export type { NodeCapabilities } from './nodes';
export type { StorageCapabilities } from './storage';
