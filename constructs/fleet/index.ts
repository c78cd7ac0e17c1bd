export type { FleetCluster } from './cluster';
export { Clusters } from './clusters';
export { Fleet, type FleetProps, type Site, writesFleets } from './fleet';
export { chooses, type FleetWave } from './waves';
