import type { IConstruct } from 'constructs';
import type { k8s } from '../../kubevirt/types';
import { checkOptions, constructError } from '../base';
import type { Json } from './json';
import { contradicts, type Placement, sameGuests } from './placement';

/** Placement of a guest, in the shape of the Kubernetes API. */
export interface Scheduling {
  /**
   * Labels that the node must have.
   * @default - none
   * @change nodeSelector
   */
  readonly nodeSelector?: Readonly<Record<string, string>>;
  /**
   * Affinity to nodes and pods.
   * @default - none
   * @change affinity
   */
  readonly affinity?: k8s.Affinity;
  /**
   * Taints that the guest tolerates.
   * @default - none
   * @change tolerations
   */
  readonly tolerations?: readonly k8s.Toleration[];
  /**
   * Constraints on the spread over nodes and zones.
   * @default - none
   * @change topologySpreadConstraints
   */
  readonly topologySpreadConstraints?: readonly k8s.TopologySpreadConstraint[];
  /**
   * Name of the scheduler.
   * @default - the default scheduler of the cluster
   * @change schedulerName
   */
  readonly schedulerName?: string;
}

/** Node labels whose values make the domains of `separate`, `colocate` and `spread`. */
export const Topology = {
  /** Nodes. */
  HOSTNAME: 'kubernetes.io/hostname',
  /** Zones. */
  ZONE: 'topology.kubernetes.io/zone',
  /** Regions. */
  REGION: 'topology.kubernetes.io/region',
} as const;

/** Guests that labels select: those of a VirtualMachine, of a VMPool, or of an existing one. */
export interface LabelledGuests {
  /** Labels that Services, policies and affinities select the guests by. Unlike other labels they never change while a guest runs. */
  readonly guestSelector: Readonly<Record<string, string>>;
  readonly namespace?: string;
}

/** Guests that say how they are placed themselves, unless another program creates them. */
export interface ScheduledGuests extends LabelledGuests {
  readonly scheduling?: MachineScheduling;
}

/** A condition on the labels of a node. */
export interface NodeRequirement {
  /**
   * Key of the node label.
   * @change affinity
   */
  readonly key: string;
  /**
   * Relation of the label to `values`.
   * @change affinity
   */
  readonly operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist' | 'Gt' | 'Lt';
  /**
   * Values to compare with.
   * @default - none
   * @change affinity
   */
  readonly values?: readonly string[];
}

export const NodeLabel = {
  /** Nodes with this label and, if given, one of these values. */
  label: (key: string, ...values: string[]): NodeRequirement =>
    values.length ? { key, operator: 'In', values } : { key, operator: 'Exists' },
  /** Nodes without this label or, if given, without these values. */
  withoutLabel: (key: string, ...values: string[]): NodeRequirement =>
    values.length ? { key, operator: 'NotIn', values } : { key, operator: 'DoesNotExist' },
};

/** Whether a placement is required or preferred. */
export interface AttractOptions {
  /**
   * Weight of a preference, 1 to 100.
   * @default - none: a requirement
   * @change affinity
   */
  readonly weight?: number;
}

/** Options of a placement relative to other guests. */
export interface PlacementOptions extends AttractOptions {
  /**
   * Node label whose value makes a domain: `Topology.ZONE`.
   * @default Topology.HOSTNAME
   * @change affinity
   */
  readonly topology?: string;
}

/** Options of an even spread. */
export interface SpreadOptions {
  /**
   * Node label whose value makes a domain.
   * @default Topology.HOSTNAME
   * @change topologySpreadConstraints
   */
  readonly topology?: string;
  /**
   * Largest difference in guests between two domains.
   * @default 1
   * @change topologySpreadConstraints
   */
  readonly maxSkew?: number;
  /**
   * Reaction when no node meets the constraint.
   * @default DoNotSchedule
   * @change topologySpreadConstraints
   */
  readonly whenUnsatisfiable?: 'DoNotSchedule' | 'ScheduleAnyway';
}

/**
 * Placement of the guests of one VM or pool, relative to other guests and to nodes.
 * @see https://kubevirt.io/user-guide/compute/node_assignment/
 */
export class MachineScheduling {
  private readonly terms = { podAffinity: new Terms(), podAntiAffinity: new Terms(), nodeAffinity: new Terms() };
  private readonly tolerations: k8s.Toleration[];
  private readonly spreads: k8s.TopologySpreadConstraint[];
  private readonly nodeLabels: Record<string, string>;
  /** Requirements relative to other guests, to find two that exclude each other. */
  private readonly placements: Placement[] = [];

  constructor(
    private readonly props: Scheduling = {},
    private readonly own: LabelledGuests,
    private readonly construct?: IConstruct,
  ) {
    this.tolerations = [...(props.tolerations ?? [])];
    this.spreads = [...(props.topologySpreadConstraints ?? [])];
    this.nodeLabels = { ...props.nodeSelector };
  }

  /** Keeps the guests off the nodes (or zones) of the guests of `other`. Throws if a requirement keeps the two together. */
  separate(other: ScheduledGuests, options: PlacementOptions = {}): void {
    this.checkOptions('separate', options);
    this.place('separate', other, options);
    this.terms.podAntiAffinity.add(this.podTerm(other, options), options.weight);
  }

  /** Keeps the guests on the nodes (or zones) of the guests of `other`. Throws if a requirement keeps the two apart. */
  colocate(other: ScheduledGuests, options: PlacementOptions = {}): void {
    this.checkOptions('colocate', options);
    this.place('colocate', other, options);
    this.terms.podAffinity.add(this.podTerm(other, options), options.weight);
  }

  /** Places the guests on nodes that meet this requirement or, with `weight`, prefers them. */
  attract(node: NodeRequirement, options: AttractOptions = {}): void {
    this.checkOptions('attract', options);
    this.terms.nodeAffinity.add({ ...node, values: node.values && [...node.values] }, options.weight);
  }

  /** Places the guests on nodes with this label only. */
  assign(key: string, value: string): void {
    this.nodeLabels[key] = value;
  }

  /** Allows nodes with this taint. */
  tolerate(taint: k8s.Toleration): void {
    this.tolerations.push(taint);
  }

  /** Spreads the guests of a pool evenly: the fullest node (or zone) runs at most `maxSkew` more of them than the emptiest. */
  spread(options: SpreadOptions = {}): void {
    this.checkOptions('spread', options);
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

  private checkOptions(method: string, options: object): void {
    checkOptions(this.construct?.node.path, method, options);
  }

  /** Remembers a requirement; a preference (with `weight`) contradicts nothing. */
  private place(verb: Placement['verb'], other: ScheduledGuests, { topology, weight }: PlacementOptions): void {
    if (weight !== undefined) return;
    const placement: Placement = { verb, other, topology: topology ?? Topology.HOSTNAME };
    const mine = this.placements.filter((one) => sameGuests(one.other, other, this.own.namespace));
    const theirs = other.scheduling?.placements.filter((one) => sameGuests(one.other, this.own, other.namespace)) ?? [];
    const opposite = [...mine, ...theirs].find((one) => contradicts(one, placement));
    if (opposite) throw this.contradiction(opposite, placement);
    this.placements.push(placement);
  }

  private contradiction(first: Placement, { verb, topology, other }: Placement): Error {
    const labels = Object.entries(other.guestSelector).map(([key, value]) => `${key}=${String(value)}`);
    const message =
      `${verb}() by ${topology} contradicts ${first.verb}() by ${first.topology}, which was called for the same pair: no node meets both, so one of the two guests would never start. ` +
      `The other guest has the labels ${labels.join(', ')}. Remove one of the calls, or give one a \`weight\`, which makes it a preference.`;
    return this.construct ? constructError(this.construct, message) : new Error(message);
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

/** Required and preferred terms of one kind of affinity. */
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

/** Merges the terms of the props with those added later. Required node terms apply to one node, so each term of the props gets them. */
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
