/** The picture as data, before any format: objects, and what one has to do with another. */

import { type Area, areaOf } from './kinds';

/** What names a node: an object, or something that is not one, such as an image or `outside the cluster`. */
export interface Ref {
  readonly kind: string;
  /** Absent: without a namespace. */
  readonly namespace?: string | undefined;
  readonly name: string;
}

export interface Node extends Ref {
  /** `VirtualMachine/shop/web`: from the object alone, so that two pictures can be compared. */
  readonly id: string;
  /** Value of the label by which the object belongs to an application. */
  readonly app?: string | undefined;
  /** Short texts, the most telling first. */
  readonly details: readonly string[];
  /** Others refer to it, but it is not among the objects. */
  readonly absent?: true;
  /** Objects that it stands for; absent: itself. */
  readonly members?: readonly string[];
}

export interface Edge {
  /** Ids of nodes. */
  readonly from: string;
  readonly to: string;
  readonly relation: Relation;
  /** Sorted, each once: ports, topologies. */
  readonly labels: readonly string[];
}

export interface Graph {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
}

/** Relations, as the legend has them. `mutual`: without direction. `aside`: between two of one area, it does not decide which stands left. */
export const RELATIONS = {
  routes: { title: 'sends traffic to', line: 'solid', tone: 'traffic' },
  reaches: { title: 'may connect to (NetworkPolicy)', line: 'solid', tone: 'policy', aside: true },
  attaches: { title: 'is attached to the network', line: 'solid', tone: 'network' },
  stores: { title: 'has the disk', line: 'solid', tone: 'disk' },
  copies: { title: 'is filled from', line: 'dashed', tone: 'disk' },
  sized: { title: 'takes size or devices from', line: 'dotted', tone: 'sizing' },
  governs: { title: 'applies to', line: 'dashed', tone: 'sizing' },
  requires: { title: 'runs only on', line: 'solid', tone: 'placement' },
  prefers: { title: 'prefers to run on', line: 'dotted', tone: 'placement' },
  apart: { title: 'is kept apart from', line: 'dashed', tone: 'placement', mutual: true, aside: true },
  together: { title: 'is kept together with', line: 'solid', tone: 'placement', mutual: true, aside: true },
  protects: { title: 'saves or restores', line: 'dashed', tone: 'protection' },
  before: { title: 'is installed before', line: 'solid', tone: 'platform' },
} as const satisfies Readonly<Record<string, RelationFacts>>;

export interface RelationFacts {
  readonly title: string;
  readonly line: 'solid' | 'dashed' | 'dotted';
  /** The area whose colour the line has. */
  readonly tone: Area;
  readonly mutual?: true;
  readonly aside?: true;
}

export type Relation = keyof typeof RELATIONS;

/** Whether an edge leaves its nodes side by side. */
export const isAside = ({ relation }: Pick<Edge, 'relation'>, from: Ref, to: Ref): boolean =>
  factsOf(relation).aside === true && areaOf(from.kind) === areaOf(to.kind);

export const factsOf = (relation: Relation): RelationFacts => RELATIONS[relation];

/** The name is last, so that whatever characters it has, two different objects have different ids. */
export const idOf = ({ kind, namespace, name }: Ref): string =>
  `${part(kind)}/${namespace === undefined ? '-' : part(namespace)}/${name}`;

const part = (text: string): string => text.replace(/[%/]/g, (one) => (one === '/' ? '%2F' : '%25'));

/** By code unit, as in every locale. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const distinct = (texts: Iterable<string>): string[] => [...new Set(texts)].sort(byText);

/** Edges of the same two nodes and relation as one, in an order of their own. Those without direction start at the lesser id. */
export function merged(edges: Iterable<Edge>): Edge[] {
  const found = new Map<string, Edge>();
  for (const edge of edges) {
    const turned = factsOf(edge.relation).mutual && edge.to < edge.from;
    const { from, to } = turned ? { from: edge.to, to: edge.from } : edge;
    const key = JSON.stringify([from, to, edge.relation]);
    found.set(key, { ...edge, from, to, labels: distinct([...(found.get(key)?.labels ?? []), ...edge.labels]) });
  }
  return [...found].sort(([a], [b]) => byText(a, b)).map(([, edge]) => edge);
}
