import { isObject } from '../kube/json';
import type { KubeObject } from '../kube/object';
import { parsePath, valueAt } from '../kube/path';

/** Where the objects that configure operators select nodes, by kind, and what runs on these. */
const PLACEMENTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  KubeVirt: {
    'spec.workloads.nodePlacement': 'virt-handler, and so every guest,',
    'spec.infra.nodePlacement': 'virt-api and virt-controller',
  },
  CDI: { 'spec.workload': 'the Pods that fill disks', 'spec.infra': 'the controllers of CDI' },
  HostPathProvisioner: { 'spec.workload': 'the driver of the hostpath provisioner' },
  NetworkAddonsConfig: {
    'spec.placementConfiguration.workloads': 'the network plugins',
    'spec.placementConfiguration.infra': 'the controllers of the network addons',
  },
  NMState: { spec: 'nmstate-handler' },
  AAQ: { 'spec.infra': 'the controllers of the quota' },
  HyperConverged: {
    'spec.deployment.nodePlacements.workload': 'virt-handler, and so every guest,',
    'spec.deployment.nodePlacements.infra': 'the controllers of KubeVirt and CDI',
    'spec.workloads.nodePlacement': 'virt-handler, and so every guest,',
    'spec.infra.nodePlacement': 'the controllers of KubeVirt and CDI',
  },
};

export interface Placement {
  /** Path of the node selector in the object. */
  readonly at: string;
  readonly nodeSelector: Readonly<Record<string, string>>;
  /** What runs on the selected nodes, the start of a clause. */
  readonly runs: string;
}

/** Kinds that select nodes for what their operator installs. */
export const PLACING_KINDS = Object.keys(PLACEMENTS);

/** Paths of the node selectors of these kinds. */
export const PLACEMENT_PATHS = [
  ...new Set(Object.values(PLACEMENTS).flatMap((paths) => Object.keys(paths).map((path) => `${path}.nodeSelector`))),
];

/** The node selectors of an object, as far as every label in them is known. */
export function placementsOf(object: KubeObject): Placement[] {
  return Object.entries(PLACEMENTS[object.kind] ?? {}).flatMap(([path, runs]) => {
    const nodeSelector = valueAt(object, [...parsePath(path), 'nodeSelector']);
    if (!isObject(nodeSelector) || !Object.values(nodeSelector).every((value) => typeof value === 'string')) return [];
    return Object.keys(nodeSelector).length === 0
      ? []
      : [{ at: `${path}.nodeSelector`, nodeSelector: nodeSelector as Record<string, string>, runs }];
  });
}
