/** Availability of machines: what happens to each when its node dies or is drained, and which are not as they look. */
export { drainTable, nodeLossTable } from './doc';
export { type Drain, drainOf } from './drain';
export type { Surroundings } from './machine';
export { type DrainConsent, type DrainScene, isLauncher, type Leaving, type Occupant, planDrain } from './node-drain';
export { type NodeLoss, nodeLossOf } from './node-loss';
export { type DrainOutlook, drainOutlook, drainOutlookText, migrationObstacle } from './outlook';
export { architectureOf, fits, fitsOn, SCHEDULABLE, secondsTolerated, takes } from './placement';
export { CONCERNS, type Concern, type MachineStatus, machineStatus } from './status';
