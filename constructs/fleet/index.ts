export type { FleetCluster } from './cluster';
export { Clusters } from './clusters';
export { Fleet, type FleetProps, type Site, writesFleets } from './fleet';
export type { FleetWave } from './waves';
