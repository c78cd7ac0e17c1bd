import { clones } from './clone';
import type { Controller } from './controller';
import { dataVolumes } from './data-volume';
import { endpoints } from './endpoints';
import { garbage } from './garbage';
import { instanceReplicaSets } from './instance-replica-set';
import { migrations } from './migration';
import { nodes } from './nodes';
import { type OperandCrds, operators } from './operators';
import { pools } from './pool';
import { probes } from './probes';
import { restores } from './restore';
import { snapshots } from './snapshot';
import { storage } from './storage';
import { virtualMachines } from './vm';
import { instances } from './vmi';
import { workloadUpdater } from './workload-updater';
import { workloads } from './workloads';

/** All controllers of the simulator. Without operand CRDs, KubeVirt and CDI count as installed. */
export const controllersOf = (crds: OperandCrds | undefined): readonly Controller[] => [
  nodes(crds === undefined),
  ...workloads,
  probes,
  ...operators(crds),
  ...storage,
  endpoints,
  ...dataVolumes,
  virtualMachines,
  instances,
  migrations,
  workloadUpdater,
  pools,
  instanceReplicaSets,
  snapshots,
  restores,
  clones,
  ...garbage,
];
