/** A picture as one SVG: our own drawing over the layout of Graphviz, in light and dark, with a legend. No script, no font, no request. */
import { Markup, markup } from '../page/markup';
import type { Box } from './boxes';
import { areaOf, isObjectKind } from './kinds';
import { type Layout, layoutOf, type Point, type Rectangle, type Sizes } from './layout';
import { legend } from './legend';
import { type Edge, factsOf, type Node } from './model';
import { edgeText, type Picture, subtitle, underName } from './picture';
import { SIGNS } from './signs';
import { STYLE } from './style';
import { fitting, textWidth, wrapped } from './text-width';

const NAME = 13;
const SMALL = 11;
const CARD = { height: 50, row: 15, least: 148, most: 268, sign: 40, padding: 14 };
const HEADER = 84;
const MARGIN = 28;

const cardText = CARD.most - CARD.sign - CARD.padding;

const SIZES: Sizes = {
  node: (node) => {
    const under = underOf(node);
    const text = Math.max(textWidth(nameOf(node), NAME * BOLD), ...under.map((line) => textWidth(line, SMALL)));
    const behind = isStack(node) ? STACK : 0;
    return {
      width: Math.round(Math.max(CARD.least, text + CARD.sign + CARD.padding)) + behind,
      height: CARD.height + CARD.row * (under.length - 1) + behind,
    };
  },
  edge: (edge) => {
    const text = labelOf(edge);
    return text === '' ? undefined : { width: textWidth(text, SMALL) + 14, height: 18 };
  },
  box: ({ title = '' }) => ({ width: textWidth(fitting(title, NAME, 400), NAME) + 24, height: 22 }),
};

/** Bold letters are wider. */
const BOLD = 1.07;
/** Of an address, its end says more. */
const nameOf = ({ kind, name }: Node): string =>
  fitting(name, NAME * BOLD, cardText, areaOf(kind) === 'source' && !isObjectKind(kind) ? 'end' : 'start');
const underOf = (node: Node): string[] => wrapped(underName(node), SMALL, cardText);
const labelOf = (edge: Edge): string => fitting(edgeText(edge), SMALL, 160);

/** Room for the cards behind one that stands for several. */
const STACK = 6;
const SEVERAL: ReadonlySet<string> = new Set(['VirtualMachinePool', 'VirtualMachineInstanceReplicaSet']);
const isStack = ({ kind, members }: Node): boolean => members !== undefined || SEVERAL.has(kind);

/** Rejects where the package that lays out the picture is not installed. */
export async function svg(picture: Picture): Promise<string> {
  const { graph, title, summary } = picture;
  const layout = await layoutOf(picture, SIZES);
  const key = legend(graph, Math.max(layout.width, 640));
  const width = Math.ceil(Math.max(layout.width, key.width) + 2 * MARGIN);
  const height = Math.ceil(HEADER + layout.height + key.height + 2 * MARGIN);
  const byId = new Map(graph.nodes.map((node) => [node.id, node]));
  const heading = fitting(title, 20, width - 2 * MARGIN);
  const { text } =
    markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc">
<title id="title">${legal(title)}</title>
<desc id="desc">${legal(summary)}</desc>
<style>${new Markup(STYLE)}</style>
<defs>${MARKERS}</defs>
<rect class="ground" width="${width}" height="${height}"/>
<text class="title" x="${MARGIN}" y="${MARGIN + 18}">${legal(heading)}</text>
<text class="summary" x="${MARGIN}" y="${MARGIN + 40}">${legal(fitting(summary, NAME, width - 2 * MARGIN))}</text>
<g transform="translate(${MARGIN} ${HEADER})">
${layout.boxes.map(({ box, at, depth }) => boxOf(box, at, depth))}
${layout.edges.map((edge) => edgeOf(edge))}
${layout.boxes.map(({ box, at }) => boxTitle(box, at))}
${graph.nodes.map((node) => cardOf(node, layout.nodes.get(node.id)!))}
${layout.edges.map(({ edge, label }) => label && pill(edge, label, byId))}
</g>
<g transform="translate(${MARGIN} ${rounded(HEADER + layout.height + MARGIN)})">${key.drawn}</g>
</svg>
`;
  return text;
}

const rounded = (value: number): number => Math.round(value * 10) / 10;

/** Characters that XML has no way to write. */
const legal = (text: string): string => text.replace(/\p{Surrogate}|[\ufffe\uffff]/gu, '\ufffd');

const MARKERS = [...new Set(Object.keys(SIGNS))].map(
  (area) =>
    markup`<marker id="to-${area}" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path class="tip ${area}" d="M0 .8 7.2 4 0 7.2Z"/></marker>`,
);

function boxOf({ kind = 'app' }: Box, { x, y, width, height }: Rectangle, depth: number): Markup {
  return markup`<rect class="box ${kind}" x="${rounded(x)}" y="${rounded(y)}" width="${rounded(width)}" height="${rounded(height)}" rx="${depth === 0 ? 14 : 10}"/>
`;
}

/** Above the lines that cross it. */
function boxTitle({ title = '', kind = 'app' }: Box, { x, y, width }: Rectangle): Markup {
  return markup`<text class="box-title" x="${rounded(x + 14)}" y="${rounded(y + 21)}">${legal(fitting(title, NAME, width - 24))}<title>${legal(`${BOX_TITLES[kind]}${title}`)}</title></text>
`;
}

const BOX_TITLES = { namespace: 'Namespace ', app: 'Application ', platform: '' } as const;

function edgeOf({ edge, curve, tip }: Layout['edges'][number]): Markup {
  const { tone, line, mutual } = factsOf(edge.relation);
  const [start, ...rest] = curve;
  const path = `M${xy(start!)}C${rest.map(xy).join(' ')}${tip ? `L${xy(tip)}` : ''}`;
  return markup`<path class="edge ${tone} ${line}" d="${path}"${!mutual && markup` marker-end="url(#to-${tone})"`}/>
`;
}

const xy = ([x, y]: Point): string => `${rounded(x)} ${rounded(y)}`;

function cardOf(node: Node, at: Rectangle): Markup {
  const area = areaOf(node.kind);
  const behind = isStack(node) ? STACK : 0;
  const [width, height] = [at.width - behind, at.height - behind];
  const face = (name: string, offset: number) =>
    markup`<rect class="${name}" x="${offset}" y="${offset}" width="${width}" height="${height}" rx="9"/>`;
  const full = [node.name, subtitle(node), ...(node.namespace === undefined ? [] : [`in namespace ${node.namespace}`])];
  return markup`<g class="card ${area}${node.absent && ' absent'}" transform="translate(${rounded(at.x)} ${rounded(at.y)})"><title>${legal(full.join('\n'))}</title>${behind > 0 && [face('behind', behind), face('behind', behind / 2)]}${face('face', 0)}<path class="sign" transform="translate(11 16)" d="${SIGNS[area]}"/><text class="name" x="${CARD.sign}" y="21">${legal(nameOf(node))}</text>${underOf(node).map((line, i) => markup`<text class="under" x="${CARD.sign}" y="${38 + CARD.row * i}">${legal(line)}</text>`)}</g>
`;
}

function pill(edge: Edge, [x, y]: Point, byId: ReadonlyMap<string, Node>): Markup {
  const text = labelOf(edge);
  const { width, height } = SIZES.edge(edge)!;
  const says = `${byId.get(edge.from)!.name} ${factsOf(edge.relation).title} ${byId.get(edge.to)!.name}: ${edge.labels.join(', ')}`;
  return markup`<g class="pill ${factsOf(edge.relation).tone}" transform="translate(${rounded(x - width / 2)} ${rounded(y - height / 2)})"><title>${legal(says)}</title><rect width="${rounded(width)}" height="${height}" rx="9"/><text x="${rounded(width / 2)}" y="13">${legal(text)}</text></g>
`;
}
