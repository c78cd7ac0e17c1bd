import type { k8s } from '../../kubevirt/types';
import type { Json } from './json';

/** Where a machine may run, in Kubernetes' own shape. */
export interface Scheduling {
  /**
   * Labels that the node must have.
   * @change nodeSelector
   */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /** @change affinity */
  readonly affinity?: k8s.Affinity;
  /** @change tolerations */
  readonly tolerations?: readonly k8s.Toleration[];
  /** @change topologySpreadConstraints */
  readonly topologySpreadConstraints?: readonly k8s.TopologySpreadConstraint[];
  /** @change schedulerName */
  readonly schedulerName?: string;
}

/** What `separate` and `colocate` look at. */
export const Topology = {
  /** Each node. */
  HOSTNAME: 'kubernetes.io/hostname',
  /** Each zone. */
  ZONE: 'topology.kubernetes.io/zone',
  REGION: 'topology.kubernetes.io/region',
} as const;

/** Something whose guests can be told by labels: a VirtualMachine, a VMPool, or one that exists already. */
export interface LabelledGuests {
  /** What Services, policies and affinities select the guests by. Unlike their other labels it never changes under a running guest. */
  readonly guestSelector: Readonly<Record<string, string>>;
  readonly namespace?: string;
}

/** A condition on the labels of a node. */
export interface NodeRequirement {
  /** @change affinity */
  readonly key: string;
  /** @change affinity */
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt';
  /** @change affinity */
  readonly values?: readonly string[];
}

export const NodeLabel = {
  /** Nodes with this label, and this value if one is given. */
  label: (key: string, ...values: string[]): NodeRequirement =>
    values.length ? { key, operator: 'In', values } : { key, operator: 'Exists' },
  withoutLabel: (key: string, ...values: string[]): NodeRequirement =>
    values.length ? { key, operator: 'NotIn', values } : { key, operator: 'DoesNotExist' },
};

export interface PlacementOptions {
  /**
   * Default: each node.
   * @change affinity
   */
  readonly topology?: string;
  /**
   * A wish of this weight (1 to 100). Default: a must.
   * @change affinity
   */
  readonly weight?: number;
}

/** Where the guests of one machine may run, said in terms of other machines and of nodes. */
export class MachineScheduling {
  private readonly terms = { podAffinity: new Terms(), podAntiAffinity: new Terms(), nodeAffinity: new Terms() };
  private readonly tolerations: k8s.Toleration[];
  private readonly spreads: k8s.TopologySpreadConstraint[];
  private readonly nodeLabels: Record<string, string>;

  constructor(
    private readonly props: Scheduling = {},
    private readonly own: LabelledGuests,
  ) {
    this.tolerations = [...(props.tolerations ?? [])];
    this.spreads = [...(props.topologySpreadConstraints ?? [])];
    this.nodeLabels = { ...props.nodeSelector };
  }

  /** Never on the same node (or zone) as the guests of `other`. */
  separate(other: LabelledGuests, options: PlacementOptions = {}): void {
    this.terms.podAntiAffinity.add(this.podTerm(other, options), options.weight);
  }

  /** Always on the same node (or zone) as the guests of `other`. */
  colocate(other: LabelledGuests, options: PlacementOptions = {}): void {
    this.terms.podAffinity.add(this.podTerm(other, options), options.weight);
  }

  /** On nodes with these labels. */
  attract(node: NodeRequirement, options: { readonly weight?: number } = {}): void {
    this.terms.nodeAffinity.add({ ...node, values: node.values && [...node.values] }, options.weight);
  }

  /** On nodes with this label, and on no other. */
  assign(key: string, value: string): void {
    this.nodeLabels[key] = value;
  }

  /** Also on nodes with this taint. */
  tolerate(taint: k8s.Toleration): void {
    this.tolerations.push(taint);
  }

  /** The guests of a pool spread evenly: the fullest node (or zone) has at most `maxSkew` more of them than the emptiest. */
  spread(
    options: {
      readonly topology?: string;
      readonly maxSkew?: number;
      readonly whenUnsatisfiable?: 'DoNotSchedule' | 'ScheduleAnyway';
    } = {},
  ): void {
    this.spreads.push({
      maxSkew: options.maxSkew ?? 1,
      topologyKey: options.topology ?? Topology.HOSTNAME,
      whenUnsatisfiable: options.whenUnsatisfiable ?? 'DoNotSchedule',
      labelSelector: { matchLabels: { ...this.own.guestSelector } },
    });
  }

  toSpec(): Json {
    return {
      nodeSelector: nonEmpty(this.nodeLabels),
      affinity: nonEmpty({
        nodeAffinity: merge(this.props.affinity?.nodeAffinity as Json | undefined, this.terms.nodeAffinity.nodes()),
        podAffinity: merge(this.props.affinity?.podAffinity as Json | undefined, this.terms.podAffinity.pods()),
        podAntiAffinity: merge(
          this.props.affinity?.podAntiAffinity as Json | undefined,
          this.terms.podAntiAffinity.pods(),
        ),
      }),
      tolerations: nonEmpty(this.tolerations),
      topologySpreadConstraints: nonEmpty(this.spreads),
      schedulerName: this.props.schedulerName,
    };
  }

  private podTerm(other: LabelledGuests, { topology }: PlacementOptions): Json {
    return {
      labelSelector: { matchLabels: { ...other.guestSelector } },
      topologyKey: topology ?? Topology.HOSTNAME,
      namespaces:
        other.namespace !== undefined && other.namespace !== this.own.namespace ? [other.namespace] : undefined,
    };
  }
}

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';

/** Musts and weighted wishes of one kind of affinity. */
class Terms {
  private readonly required: Json[] = [];
  private readonly preferred: { weight: number; term: Json }[] = [];

  add(term: Json, weight: number | undefined): void {
    if (weight === undefined) this.required.push(term);
    else this.preferred.push({ weight, term });
  }

  pods(): Json | undefined {
    return nonEmpty({
      [REQUIRED]: nonEmpty(this.required),
      [PREFERRED]: nonEmpty(this.preferred.map(({ weight, term }) => ({ weight, podAffinityTerm: term }))),
    });
  }

  nodes(): Json | undefined {
    return nonEmpty({
      [REQUIRED]: this.required.length ? { nodeSelectorTerms: [{ matchExpressions: this.required }] } : undefined,
      [PREFERRED]: nonEmpty(
        this.preferred.map(({ weight, term }) => ({ weight, preference: { matchExpressions: [term] } })),
      ),
    });
  }
}

/** What is said in the props and what is added later. Musts of nodes are conditions on the same node: each term of the props gets them. */
function merge(given: Json | undefined, added: Json | undefined): Json | undefined {
  if (!given || !added) return given ?? added;
  const result: Json = { ...given };
  for (const [key, value] of Object.entries(added)) result[key] = mergeTerms(given[key], value);
  return result;
}

function mergeTerms(given: unknown, added: unknown): unknown {
  if (given === undefined || added === undefined) return given ?? added;
  if (Array.isArray(given)) return [...given, ...(added as unknown[])];
  const own = (added as { nodeSelectorTerms: { matchExpressions: unknown[] }[] }).nodeSelectorTerms[0]!
    .matchExpressions;
  const terms = (given as { nodeSelectorTerms: { matchExpressions?: unknown[] }[] }).nodeSelectorTerms;
  return {
    nodeSelectorTerms: terms.map((term) => ({ ...term, matchExpressions: [...(term.matchExpressions ?? []), ...own] })),
  };
}

function nonEmpty<T extends object>(value: T): T | undefined {
  const entries = Array.isArray(value) ? value : Object.values(value).filter((entry) => entry !== undefined);
  return entries.length > 0 ? value : undefined;
}
