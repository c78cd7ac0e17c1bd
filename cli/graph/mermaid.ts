/** A picture as Mermaid, which GitHub, GitLab and most tools for Markdown show. */
import { createHash } from 'node:crypto';
import { printable } from '../../kube/printable';
import type { Box } from './boxes';
import { COLOURS, SURFACE } from './colours';
import { type Area, areaOf } from './kinds';
import { byText, type Edge, factsOf, type Node, type RelationFacts } from './model';
import { DIRECTIONS, edgeText, nodesIn, type Picture, subtitle } from './picture';

export function mermaid({ title, direction, graph, root }: Picture): string {
  const used = [...new Set(graph.nodes.map(({ kind }) => areaOf(kind)))].sort(byText);
  const absent = nodesIn(root).flatMap((node) => (node.absent ? [token(node.id)] : []));
  return [
    `%% ${safe(title)}`,
    `flowchart ${DIRECTIONS[direction]}`,
    ...boxLines(root, '  '),
    ...graph.edges.map((edge) => `  ${edgeLine(edge)}`),
    ...used.map((area) => `  classDef ${area} ${cardStyle(area)}`),
    ...(absent.length > 0 ? ['  classDef absent stroke-dasharray:4 3', `  class ${absent.join()} absent`] : []),
    '',
  ].join('\n');
}

/** Mermaid shows a picture on whatever ground the page has: dark text on a light card is readable on all. */
const cardStyle = (area: Area): string =>
  `fill:${SURFACE.raised.light},stroke:${COLOURS[area].light},color:${SURFACE.ink.light},stroke-width:1.5px`;

function boxLines({ id, title, boxes, nodes }: Box, indent: string): string[] {
  const inner = title === undefined ? indent : `${indent}  `;
  const lines = [...nodes.map((node) => `${inner}${nodeLine(node)}`), ...boxes.flatMap((box) => boxLines(box, inner))];
  return title === undefined ? lines : [`${indent}subgraph ${token(id)}["${safe(title)}"]`, ...lines, `${indent}end`];
}

/** Shapes by area; any other is a rounded rectangle. */
const SHAPES: Readonly<Record<string, readonly [open: string, close: string]>> = {
  disk: ['[(', ')]'],
  network: ['([', '])'],
  placement: ['{{', '}}'],
};

function nodeLine(node: Node): string {
  const area = areaOf(node.kind);
  const [open, close] = SHAPES[area] ?? ['(', ')'];
  const text = `<b>${safe(node.name)}</b><br/>${safe(subtitle(node))}`;
  return `${token(node.id)}${open}"${text}"${close}:::${area}`;
}

const LINES: Readonly<Record<RelationFacts['line'], readonly [directed: string, mutual: string]>> = {
  solid: ['-->', '---'],
  dashed: ['-.->', '-.-'],
  dotted: ['-.->', '-.-'],
};

function edgeLine({ from, to, relation, labels }: Edge): string {
  const { line, mutual } = factsOf(relation);
  const text = edgeText({ relation, labels });
  return `${token(from)} ${LINES[line][mutual ? 1 : 0]}${text === '' ? '' : `|"${safe(text)}"|`} ${token(to)}`;
}

/** An identifier that a keyword of Mermaid cannot be, readable as far as its characters allow, and its own for every id. */
export const token = (id: string): string =>
  `${id.replace(/[^A-Za-z0-9]+/g, '_').slice(0, 40)}_${createHash('sha256').update(id).digest('hex').slice(0, 8)}`;

/** Text in quotes: any character that Mermaid, Markdown or HTML could take for its own is written as the number that it has. */
export const safe = (text: string): string =>
  printable(text)
    .slice(0, MOST_CHARACTERS)
    .replace(/[^\p{L}\p{N} .,:/_()=+*·…-]/gu, (one) => `#${one.codePointAt(0)};`);

/** Nobody reads more on a card, and Mermaid refuses texts beyond its own limit. */
const MOST_CHARACTERS = 120;
