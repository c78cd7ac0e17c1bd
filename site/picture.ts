/** Diagrams of the texts, written in Mermaid, which GitHub draws: flowcharts are laid out by Graphviz, sequences line by line. What is not understood ends the build. */
import { isSequence, sequenceInWords, sequencePicture } from './sequence';

interface Node {
  readonly id: string;
  readonly label?: string;
  readonly shape?: string;
}

const SHAPES: readonly [open: string, close: string, shape: string][] = [
  ['[(', ')]', 'cylinder'],
  ['{{', '}}', 'hexagon'],
  ['[', ']', 'box'],
  ['{', '}', 'diamond'],
  ['(', ')', 'box'],
];

/** Draws pictures; Graphviz is loaded once. */
export async function painter(): Promise<(source: string) => string> {
  const { Graphviz } = await import('@hpcc-js/wasm-graphviz');
  const graphviz = await Graphviz.load();
  return (source) =>
    isSequence(source)
      ? framed(sequencePicture(source), sequenceInWords(source))
      : framed(plain(graphviz.dot(dotOf(source))), inWords(source));
}

/** The drawing alone: its colours come from the style of the site, in light and dark. */
const plain = (svg: string): string =>
  svg
    .slice(svg.indexOf('<svg'))
    .replace(/<title>[\s\S]*?<\/title>\n?|<!--[\s\S]*?-->\n?/g, '')
    .replace(/ (?:fill|stroke|font-family)="[^"]*"/g, '');

const framed = (drawing: string, words: string): string =>
  `<div class="picture" role="img" tabindex="0" aria-label="Diagram: ${attribute(words)}" v-pre>${drawing}</div>`;

const attribute = (text: string): string => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`);

/** What a reader who does not see the picture is given: its labels, in order. */
const inWords = (source: string): string =>
  [...parse(source).nodes.values()]
    .map(({ id, label }) => label ?? id)
    .join('; ')
    .replaceAll('<br>', ' ');

interface Chart {
  readonly direction: string;
  readonly nodes: ReadonlyMap<string, Node>;
  readonly edges: readonly { from: string; to: string; label?: string | undefined; dashed: boolean }[];
  readonly groups: readonly { title: string; members: string[] }[];
}

/** `-->`, `-->|label|`, `-.->`, `-. "label" .->`. */
const EDGE = /^\s*(?:(-->|-\.->)(?:\|"?(.*?)"?\|)?|(-\.) "?(.*?)"? \.->)\s*/;
const ID = /^\s*(\w+)/;

function parse(source: string): Chart {
  const [first, ...lines] = source.trim().split('\n');
  const direction = /^flowchart (LR|TB)$/.exec(first!)?.[1];
  if (!direction) throw new Error(`site/picture.ts does not draw "${first}".`);
  const nodes = new Map<string, Node>();
  const edges: { from: string; to: string; label?: string | undefined; dashed: boolean }[] = [];
  const groups: { title: string; members: string[] }[] = [];
  let group: { title: string; members: string[] } | undefined;
  for (const line of lines.map((text) => text.trim()).filter(Boolean)) {
    const opened = /^subgraph \w+\["(.*)"\]$/.exec(line);
    if (opened) {
      group = { title: opened[1]!, members: [] };
      groups.push(group);
    } else if (line === 'end') group = undefined;
    else {
      const seen = statement(line, edges);
      for (const node of seen) {
        nodes.set(node.id, { ...nodes.get(node.id), ...node });
        group?.members.push(node.id);
      }
    }
  }
  return { direction, nodes, edges, groups };
}

/** Reads `a["x"] -->|label| b & c -.-> d` into edges, and returns its nodes. */
function statement(
  line: string,
  edges: { from: string; to: string; label?: string | undefined; dashed: boolean }[],
): Node[] {
  const seen: Node[] = [];
  let rest = line;
  let before: Node[] = [];
  let edge: RegExpExecArray | null = null;
  for (;;) {
    const these: Node[] = [];
    do {
      const { node, after } = nodeAt(rest.replace(/^\s*&/, ''), line);
      these.push(node);
      rest = after;
    } while (/^\s*&/.test(rest));
    seen.push(...these);
    for (const from of before)
      for (const to of these)
        edges.push({ from: from.id, to: to.id, dashed: edge![1] !== '-->', label: edge![2] ?? edge![4] });
    edge = EDGE.exec(rest);
    if (!edge) break;
    rest = rest.slice(edge[0].length);
    before = these;
  }
  if (rest.trim() !== '') throw new Error(`site/picture.ts does not understand "${rest}" in: ${line}`);
  return seen;
}

function nodeAt(text: string, line: string): { node: Node; after: string } {
  const id = ID.exec(text);
  if (!id) throw new Error(`site/picture.ts expects a node at "${text}" in: ${line}`);
  const after = text.slice(id[0].length);
  const shape = SHAPES.find(([open]) => after.startsWith(open));
  if (!shape) return { node: { id: id[1]! }, after };
  const [open, close, name] = shape;
  const quoted = after.startsWith('"', open.length);
  const end = after.indexOf(quoted ? `"${close}` : close, open.length + 1);
  if (end < 0) throw new Error(`site/picture.ts misses ${close} in: ${line}`);
  const label = after.slice(open.length + (quoted ? 1 : 0), end);
  return { node: { id: id[1]!, label, shape: name }, after: after.slice(end + close.length + (quoted ? 1 : 0)) };
}

const WIDTH = 24;

function dotOf(source: string): string {
  const { direction, nodes, edges, groups } = parse(source);
  const node = ({ id, label, shape = 'box' }: Node) =>
    `${id} [label=${quoted(wrapped(label ?? id, shape === 'diamond' ? 18 : WIDTH))}, shape=${shape}${shape === 'box' ? ', style=rounded' : ''}]`;
  return `digraph {
rankdir=${direction}; bgcolor=transparent; nodesep=0.3; ranksep=0.45; fontname="Helvetica"; fontsize=13;
node [fontname="Helvetica", fontsize=13, margin="0.16,0.09"]; edge [fontname="Helvetica", fontsize=12, arrowsize=0.7];
${[...nodes.values()].map(node).join('\n')}
${groups.map(({ title, members }, i) => `subgraph cluster_${i} { label=${quoted(title)}; style=rounded; margin=14; ${members.join('; ')} }`).join('\n')}
${edges.map(({ from, to, label, dashed }) => `${from} -> ${to} [${dashed ? 'style=dashed' : ''}${label ? ` label=${quoted(` ${label} `)}` : ''}]`).join('\n')}
}`;
}

const quoted = (text: string): string => JSON.stringify(text);

/** Lines of some width, where the text has no breaks of its own. */
function wrapped(text: string, width: number): string {
  return text
    .split('<br>')
    .flatMap((line) => {
      const lines: string[] = [''];
      for (const word of line.split(' ')) {
        const last = lines[lines.length - 1]!;
        if (last !== '' && last.length + word.length >= width) lines.push(word);
        else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
      }
      return lines;
    })
    .join('\n');
}
