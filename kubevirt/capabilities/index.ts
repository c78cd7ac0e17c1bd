/** What a cluster can do for guests: its nodes, gates, storage, and which guests move. Pure. */
export { type Capabilities, type CapabilityFacts, capabilitiesOf } from './capabilities';
export { type GuestMobility, mobilityOf } from './guests';
export { type NodeCapabilities, nodeCapabilities } from './nodes';
export { type StorageCapabilities, storageCapabilities } from './storage';
