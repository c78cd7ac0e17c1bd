/** Where everything stands: Graphviz decides, and gets nothing of the objects but sizes. */
import { notInstalled } from '../../kube/optional-package';
import type { Box } from './boxes';
import { type Edge, type Graph, isAside, type Node } from './model';
import { DIRECTIONS, type Direction, type Picture } from './picture';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** From the upper left corner, in pixels. */
export interface Rectangle extends Size {
  readonly x: number;
  readonly y: number;
}

export type Point = readonly [x: number, y: number];

export interface Layout extends Size {
  readonly nodes: ReadonlyMap<string, Rectangle>;
  readonly boxes: readonly { readonly box: Box; readonly at: Rectangle; readonly depth: number }[];
  readonly edges: readonly {
    readonly edge: Edge;
    readonly curve: readonly Point[];
    readonly tip?: Point;
    readonly label?: Point;
  }[];
}

/** Sizes of what is drawn. */
export interface Sizes {
  node(node: Node): Size;
  /** Undefined: without a label. */
  edge(edge: Edge): Size | undefined;
  box(box: Box): Size;
}

const LIBRARY = {
  name: '@hpcc-js/wasm-graphviz',
  purpose: 'Drawing SVG',
  install: '@hpcc-js/wasm-graphviz@1',
};

/** Throws where the library, which nothing else needs, is not installed. */
export async function layoutOf({ graph, root, direction }: Picture, sizes: Sizes): Promise<Layout> {
  const { Graphviz } = await library();
  const graphviz = await Graphviz.load();
  const boxes = boxesIn(root);
  const text = graphviz.layout(source(graph, root, boxes, sizes, direction), 'json', 'dot');
  return placed(JSON.parse(text) as Answer, graph, boxes, sizes);
}

async function library() {
  try {
    return await import('@hpcc-js/wasm-graphviz');
  } catch (error) {
    const sentence = notInstalled(LIBRARY, error);
    throw sentence === undefined ? error : new Error(`${sentence}. The formats mermaid, dot and json need no package.`);
  }
}

interface Boxed {
  readonly box: Box;
  readonly depth: number;
}

const boxesIn = (root: Box, depth = 0): Boxed[] =>
  root.boxes.flatMap((box) => [{ box, depth }, ...boxesIn(box, depth + 1)]);

/** The graph in DOT, under names of our own. */
function source(graph: Graph, root: Box, boxes: readonly Boxed[], sizes: Sizes, direction: Direction): string {
  const names = new Map(graph.nodes.map(({ id }, i) => [id, `n${i}`]));
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const lines = (box: Box): string[] => [
    ...box.nodes.map((node) => {
      const { width, height } = sizes.node(node);
      return `${names.get(node.id)} [width=${inches(width)}, height=${inches(height)}]`;
    }),
    ...box.boxes.flatMap((inner) => [
      `subgraph cluster_${boxes.findIndex((one) => one.box === inner)} {`,
      `graph [label=${blank(sizes.box(inner))}, labeljust=l, margin=${MARGIN}]`,
      ...lines(inner),
      '}',
    ]),
  ];
  const edges = graph.edges.map((edge, i) => {
    const size = sizes.edge(edge);
    const aside = isAside(edge, byId.get(edge.from)!, byId.get(edge.to)!);
    const attributes = [`id=e${i}`, ...(size ? [`label=${blank(size)}`] : []), ...(aside ? ['constraint=false'] : [])];
    return `${names.get(edge.from)} -> ${names.get(edge.to)} [${attributes.join(', ')}]`;
  });
  return [
    'digraph {',
    `graph [rankdir=${DIRECTIONS[direction]}, nodesep=0.28, ranksep=${RANK_SEP[direction]}, remincross=true]`,
    'node [shape=box, fixedsize=true, label=""]',
    ...lines(root),
    ...edges,
    '}',
  ].join('\n');
}

/** Arrows that lead down need less room for what is written on them. */
const RANK_SEP: Readonly<Record<Direction, number>> = { right: 0.75, down: 0.5 };

const MARGIN = 16;
const POINTS_PER_INCH = 72;
const inches = (pixels: number): string => (pixels / POINTS_PER_INCH).toFixed(3);

/** Room for a text that Graphviz does not get to see. */
const blank = ({ width, height }: Size): string =>
  `<<TABLE BORDER="0" FIXEDSIZE="TRUE" WIDTH="${Math.ceil(width)}" HEIGHT="${Math.ceil(height)}"><TR><TD></TD></TR></TABLE>>`;

/** The part of Graphviz' JSON that is read here. Its origin is the lower left corner. */
interface Answer {
  readonly bb: string;
  readonly objects?: readonly { readonly name: string; readonly bb?: string; readonly pos?: string }[];
  readonly edges?: readonly { readonly id: string; readonly pos: string; readonly lp?: string }[];
}

function placed({ bb, objects = [], edges = [] }: Answer, graph: Graph, boxes: readonly Boxed[], sizes: Sizes): Layout {
  const [, , width = 0, height = 0] = numbers(bb);
  const point = (text: string): Point => {
    const [x = 0, y = 0] = numbers(text);
    return [x, height - y];
  };
  const byName = new Map(objects.map((object) => [object.name, object]));
  return {
    width,
    height,
    nodes: new Map(
      graph.nodes.map((node, i) => {
        const size = sizes.node(node);
        const [x, y] = point(byName.get(`n${i}`)!.pos!);
        return [node.id, { ...size, x: x - size.width / 2, y: y - size.height / 2 }];
      }),
    ),
    boxes: boxes.map(({ box, depth }, i) => {
      const [left = 0, low = 0, right = 0, high = 0] = numbers(byName.get(`cluster_${i}`)!.bb!);
      return { box, depth, at: { x: left, y: height - high, width: right - left, height: high - low } };
    }),
    edges: edges.map(({ id, pos, lp }) => {
      const parts = pos.split(' ');
      const tip = parts.find((part) => part.startsWith('e,'));
      return {
        edge: graph.edges[Number(id.slice(1))]!,
        curve: parts.filter((part) => !/^[es],/.test(part)).map(point),
        ...(tip !== undefined && { tip: point(tip.slice(2)) }),
        ...(lp !== undefined && { label: point(lp) }),
      };
    }),
  };
}

const numbers = (text: string): number[] => text.split(',').map(Number);
