/** All that a format is given. */
import { type Box, boxed, type Group } from './boxes';
import { collapsed, DETAIL, type Detail } from './collapse';
import { census, counted, titleOf } from './kinds';
import { distinct, type Edge, type Graph, type Node, type Relation } from './model';

/** Where arrows lead, with Graphviz' and Mermaid's own word for it. */
export const DIRECTIONS = { right: 'LR', down: 'TB' } as const;
export type Direction = keyof typeof DIRECTIONS;

export interface Picture {
  readonly title: string;
  /** What the picture shows, in a sentence. */
  readonly summary: string;
  readonly detail: Detail;
  readonly direction: Direction;
  readonly graph: Graph;
  readonly root: Box;
}

export interface PictureOptions {
  readonly group?: Group;
  /** Absent: the finest that fits on a page. */
  readonly detail?: Detail | undefined;
  /** Default: right. */
  readonly direction?: Direction;
}

export function pictureOf(
  whole: Graph,
  { group = 'app', detail: wanted, direction = 'right' }: PictureOptions = {},
): Picture {
  const { graph, detail } = collapsed(whole, wanted);
  const namespaces = distinct(whole.nodes.flatMap(({ namespace }) => namespace ?? []));
  const named = namespaces.length > MOST_NAMED ? `${namespaces.length} namespaces` : namespaces.join(', ');
  return {
    title: named || 'Platform',
    summary: summaryOf(whole, graph, detail),
    detail,
    direction,
    graph,
    root: boxed(graph.nodes, group),
  };
}

const MOST_NAMED = 4;

function summaryOf(whole: Graph, shown: Graph, detail: Detail): string {
  const counts = `${census(whole.nodes.map(({ kind }) => kind)).join(', ')}.`;
  return shown.nodes.some(({ members }) => members) ? `${counts} ${sentence(DETAIL[detail])}.` : counts;
}

const sentence = (text: string): string => `${text[0]!.toUpperCase()}${text.slice(1)}`;

/** What stands under the name of a node. */
export const underName = ({ kind, members, details, absent }: Node): string[] => [
  members ? counted(kind, members.length) : titleOf(kind),
  ...(absent ? ['not among the objects'] : details),
];

export const subtitle = (node: Node): string => underName(node).join(' · ');

/** Every node with the boxes around it, in the order in which it is written. */
export const nodesIn = (box: Box): Node[] => [...box.nodes, ...box.boxes.flatMap(nodesIn)];

/** Relations whose arrows say nothing by themselves, with the word that does. */
const WORDS: Readonly<Partial<Record<Relation, string>>> = {
  reaches: 'may connect:',
  apart: 'apart by',
  together: 'together by',
  prefers: 'prefers',
};

/** Ports and topologies, with a word where the line alone does not say what it means. */
export function edgeText({ relation, labels }: Pick<Edge, 'relation' | 'labels'>): string {
  const shown =
    labels.length > MOST_LABELS ? [...labels.slice(0, MOST_LABELS), `${labels.length - MOST_LABELS} more`] : labels;
  return [WORDS[relation], shown.join(', ')].filter(Boolean).join(' ');
}

const MOST_LABELS = 3;
