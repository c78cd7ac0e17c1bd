import { joinedByAnd } from '../kube/joined-by-and';
import { isObject } from '../kube/json';
import type { KubeObject } from '../kube/object';
import { parsePath, valueAt } from '../kube/path';
import { matchesLabels } from '../kube/selector';

/** Where the objects that configure operators select nodes, by kind, and what runs on these. */
const PLACEMENTS_OF: Readonly<Record<string, Readonly<Record<string, string>>>> = {
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

/**
 * Input by which a component tells the provider, with the object that it makes first, which nodes its later objects select. It is not an input of that
 * object.
 */
export const PLACEMENTS = '__placements';

/** Kinds that select nodes for what their operator installs. */
export const PLACING_KINDS = Object.keys(PLACEMENTS_OF);

/** Paths of the node selectors of these kinds. */
export const PLACEMENT_PATHS = [
  ...new Set(Object.values(PLACEMENTS_OF).flatMap((paths) => Object.keys(paths).map((path) => `${path}.nodeSelector`))),
];

/** The node selectors of an object, as far as every label in them is known. */
export function placementsOf(object: KubeObject): Placement[] {
  return Object.entries(PLACEMENTS_OF[object.kind] ?? {}).flatMap(([path, runs]) => {
    const nodeSelector = valueAt(object, [...parsePath(path), 'nodeSelector']);
    if (!isObject(nodeSelector) || !Object.values(nodeSelector).every((value) => typeof value === 'string')) return [];
    return Object.keys(nodeSelector).length === 0
      ? []
      : [{ at: `${path}.nodeSelector`, nodeSelector: nodeSelector as Record<string, string>, runs }];
  });
}

type NodeSelector = Readonly<Record<string, string>>;

const isLinux = (node: KubeObject): boolean => node.metadata?.labels?.['kubernetes.io/os'] !== 'windows';

/** Nodes of a selector, taints aside. */
export function selectedBy(nodes: readonly KubeObject[], nodeSelector: NodeSelector): KubeObject[] {
  return nodes.filter((node) => isLinux(node) && matchesLabels(nodeSelector, node.metadata?.labels));
}

/** Label keys that tell no node from another, or that KubeVirt itself sets. */
const NOISE = /^(beta\.kubernetes\.io|kubernetes\.io\/os|[^/]*node\.kubevirt\.io|feature\.node\.kubernetes\.io)/;
/** As many as are shown. */
const MOST = 20;

function labelsOf(nodes: readonly KubeObject[]): string {
  const pairs = nodes.flatMap(({ metadata }) =>
    Object.entries(metadata?.labels ?? {})
      .filter(([key]) => !NOISE.test(key))
      .map(([key, value]) => (value === '' ? key : `${key}=${value}`)),
  );
  const all = [...new Set(pairs)].sort();
  const shown = all.length > MOST ? [...all.slice(0, MOST), `${all.length - MOST} more`] : all;
  return joinedByAnd(shown);
}

/** That a selector matches none of the nodes, with the repair; undefined where it matches one. */
export function unmatchedBy(
  nodes: readonly KubeObject[],
  nodeSelector: NodeSelector,
): { message: string; repair: string } | undefined {
  if (selectedBy(nodes, nodeSelector).length > 0) return undefined;
  const labels = Object.entries(nodeSelector).map(([key, value]) => `${key}=${value}`);
  return {
    message: `the node selector ${labels.join(',') || '(none)'} matches none of the ${nodes.length} nodes. Their labels are ${labelsOf(nodes)}`,
    repair: `Label the nodes (kubectl label node NAME ${labels.join(' ') || 'KEY=VALUE'}), or correct the selector.`,
  };
}
