/** A picture in DOT, the language of Graphviz. */
import { printable } from '../../kube/printable';
import type { Box } from './boxes';
import { COLOURS } from './colours';
import { areaOf } from './kinds';
import { type Edge, factsOf, isAside, type Node } from './model';
import { DIRECTIONS, edgeText, type Picture, subtitle } from './picture';

export function dot({ title, direction, graph, root }: Picture): string {
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  return [
    `digraph ${quoted(title)} {`,
    `  graph [rankdir=${DIRECTIONS[direction]}, compound=true, nodesep=0.3, ranksep=0.8, fontname="Helvetica", fontsize=12]`,
    '  node [shape=box, style="rounded,filled", fillcolor="#f4f7f8", fontcolor="#15262b", fontname="Helvetica", fontsize=11, margin="0.2,0.1"]',
    '  edge [color="#51656b", fontcolor="#51656b", fontname="Helvetica", fontsize=9, arrowsize=0.7]',
    ...boxLines(root, '  '),
    ...graph.edges.map((edge) => `  ${edgeLine(edge, byId.get(edge.from)!, byId.get(edge.to)!)}`),
    '}',
    '',
  ].join('\n');
}

function boxLines({ id, title, boxes, nodes }: Box, indent: string): string[] {
  const inner = title === undefined ? indent : `${indent}  `;
  const lines = [...nodes.map((node) => `${inner}${nodeLine(node)}`), ...boxes.flatMap((box) => boxLines(box, inner))];
  if (title === undefined) return lines;
  const look = `${inner}graph [label=${quoted(title)}, labeljust=l, style=rounded, color="#51656b"]`;
  return [`${indent}subgraph ${quoted(`cluster_${id}`)} {`, look, ...lines, `${indent}}`];
}

function nodeLine(node: Node): string {
  const colour = COLOURS[areaOf(node.kind)].light;
  const label = `${escaped(node.name)}\\n${escaped(subtitle(node))}`;
  const style = node.absent ? ', style="rounded,dashed"' : '';
  return `${quoted(node.id)} [label="${label}", color="${colour}"${style}]`;
}

function edgeLine(edge: Edge, from: Node, to: Node): string {
  const { line, mutual } = factsOf(edge.relation);
  const text = edgeText(edge);
  const attributes = [
    `class="${edge.relation}"`,
    ...(line === 'solid' ? [] : [`style=${line}`]),
    ...(mutual ? ['dir=none'] : []),
    ...(isAside(edge, from, to) ? ['constraint=false'] : []),
    ...(text === '' ? [] : [`label=${quoted(text)}`]),
  ];
  return `${quoted(edge.from)} -> ${quoted(edge.to)} [${attributes.join(', ')}]`;
}

/** A string of DOT, as an identifier or as a text. */
const quoted = (text: string): string => `"${escaped(text)}"`;

/** Graphviz gives backslashes and entities of HTML a meaning of their own, and ends a string at a quote alone. */
const escaped = (text: string): string =>
  printable(text)
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replaceAll('&', '&amp;')
    .replaceAll('\n', '\\n')
    .replaceAll('\t', ' ');
