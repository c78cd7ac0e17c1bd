import type { KubeObject } from '../../kube/object';

const MODEL = 'cpu-model.node.kubevirt.io/';

/**
 * Families of CPU models by age, newest first. Within one vendor a newer model has what an older one has; the list decides which of several
 * shared models is offered.
 */
const NEWEST_FIRST = [
  'DiamondRapids',
  'ClearwaterForest',
  'SierraForest',
  'GraniteRapids',
  'SapphireRapids',
  'Icelake-Server',
  'Cooperlake',
  'Cascadelake-Server',
  'Snowridge',
  'Skylake-Server',
  'Skylake-Client',
  'Broadwell',
  'Haswell',
  'IvyBridge',
  'SandyBridge',
  'Westmere',
  'Nehalem',
  'Penryn',
  'Conroe',
  'EPYC-Turin',
  'EPYC-Genoa',
  'EPYC-Milan',
  'EPYC-Rome',
  'Dhyana',
  'EPYC',
  'Opteron_G5',
  'Opteron_G4',
  'Opteron_G3',
  'Opteron_G2',
  'Opteron_G1',
] as const;

/**
 * The position of a model, lower is newer: its family first; then the name without a version (`-v2`), because that is what libvirt chooses
 * from; then with mitigations (`-IBRS`, `-IBPB`) before without, and with TSX before without.
 */
function rank(model: string): readonly number[] {
  const family = NEWEST_FIRST.findIndex((name) => model === name || model.startsWith(`${name}-`));
  return [
    family < 0 ? NEWEST_FIRST.length : family,
    /-v\d+$/.test(model) ? 1 : 0,
    /-IB(RS|PB)$/.test(model) ? 0 : 1,
    /-noTSX/.test(model) ? 1 : 0,
  ];
}

function byAge(a: string, b: string): number {
  const [x, y] = [rank(a), rank(b)];
  const at = x.findIndex((part, i) => part !== y[i]);
  return at < 0 ? a.localeCompare(b) : x[at]! - y[at]!;
}

/** CPU models that a node can give to guests, from the labels of KubeVirt's node labeller. */
export function cpuModelsOf(node: KubeObject): string[] {
  return Object.entries(node.metadata?.labels ?? {})
    .filter(([key, value]) => key.startsWith(MODEL) && value === 'true')
    .map(([key]) => key.slice(MODEL.length));
}

/** The models that all these nodes share, newest first. */
export function sharedCpuModels(nodes: readonly KubeObject[]): string[] {
  const [first, ...rest] = nodes.map((node) => new Set(cpuModelsOf(node)));
  return [...(first ?? [])].filter((model) => rest.every((others) => others.has(model))).sort(byAge);
}

/** The order of the families, for the documentation. */
export const CPU_FAMILIES: readonly string[] = NEWEST_FIRST;
