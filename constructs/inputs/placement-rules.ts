import type { IConstruct } from 'constructs';
import type { LabelledGuests, MachineScheduling, NodeRequirement, PlacementOptions, SpreadOptions } from '../machine';
import { type OtherGuests, onlyOne } from './other-guests';

/** Other guests, named by `guests` or `pods`, and the domain that is shared with them or not. */
export interface RelativePlacement extends PlacementOptions {
  /**
   * The guests of another VM or pool: a component of this program.
   * @default - none
   * @change affinity
   */
  readonly guests?: OtherGuests;
  /**
   * Labels of guests that this program does not create, or of Pods.
   * @default - none
   * @change affinity
   */
  readonly pods?: Readonly<Record<string, string>>;
  /**
   * Namespace of `pods`.
   * @default - the namespace of the VM
   * @change affinity
   */
  readonly namespace?: string;
}

/** A condition on the labels of a node, required or preferred. */
export interface NodePlacement extends NodeRequirement {
  /**
   * Weight of a preference, 1 to 100.
   * @default - none: a requirement
   * @change affinity
   */
  readonly weight?: number;
}

/** Placement of guests relative to other guests and to nodes. */
export interface PlacementRules {
  /**
   * Guests whose nodes (or zones) the guests are kept off.
   * @default - none
   * @change affinity
   */
  readonly separate?: readonly RelativePlacement[];
  /**
   * Guests whose nodes (or zones) the guests are kept on.
   * @default - none
   * @change affinity
   */
  readonly colocate?: readonly RelativePlacement[];
  /**
   * Nodes that the guests are placed on.
   * @default - any node that can run guests
   * @change affinity
   */
  readonly attract?: readonly NodePlacement[];
  /**
   * Even spread of the guests of a pool.
   * @default - none
   * @change topologySpreadConstraints
   */
  readonly spread?: readonly SpreadOptions[];
}

export function applyPlacement(guests: IConstruct, scheduling: MachineScheduling, rules: PlacementRules): void {
  for (const method of ['separate', 'colocate'] as const) {
    for (const [index, rule] of (rules[method] ?? []).entries()) {
      const { topology, weight } = rule;
      scheduling[method](otherOf(guests, rule, `placement.${method}[${index}]`), { topology, weight });
    }
  }
  for (const { weight, ...node } of rules.attract ?? []) scheduling.attract(node, { weight });
  for (const options of rules.spread ?? []) scheduling.spread(options);
}

function otherOf(guests: IConstruct, rule: RelativePlacement, path: string): LabelledGuests {
  const way = onlyOne(guests, path, rule, ['guests', 'pods']);
  return way === 'guests' ? rule.guests! : { guestSelector: rule.pods!, namespace: rule.namespace };
}
