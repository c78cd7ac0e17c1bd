/** What the signs and lines of a picture mean: those that are in it. */
import { type Markup, markup } from '../page/markup';
import { AREA_NAMES } from './colours';
import { AREAS, areaOf } from './kinds';
import type { Size } from './layout';
import { factsOf, type Graph, RELATIONS, type Relation } from './model';
import { SIGNS } from './signs';
import { textWidth } from './text-width';

const ROW = 24;
const GAP = 26;
const SIGN = 26;
const LINE = 46;

/** In rows of at most this width. */
export function legend(graph: Graph, most: number): Size & { readonly drawn: readonly Markup[] } {
  const areas = new Set(graph.nodes.map(({ kind }) => areaOf(kind)));
  const relations = new Set(graph.edges.map(({ relation }) => relation));
  const signs = AREA_NAMES.filter((area) => areas.has(area)).map((area) => ({
    drawn: markup`<g class="card ${area}"><path class="sign" d="${SIGNS[area]}"/></g>`,
    text: AREAS[area],
    indent: SIGN,
  }));
  const lines = (Object.keys(RELATIONS) as Relation[])
    .filter((relation) => relations.has(relation))
    .map((relation) => {
      const { tone, line, title, mutual } = factsOf(relation);
      const arrow = !mutual && markup` marker-end="url(#to-${tone})"`;
      return { drawn: markup`<path class="edge ${tone} ${line}" d="M0 9H36"${arrow}/>`, text: title, indent: LINE };
    });
  const drawn: Markup[] = [];
  let [x, y, width] = [0, 0, 0];
  for (const row of [signs, lines]) {
    x = 0;
    for (const { drawn: sign, text, indent } of row) {
      const needed = indent + textWidth(text, 11) + GAP;
      if (x > 0 && x + needed > most) [x, y] = [0, y + ROW];
      drawn.push(
        markup`<g class="key" transform="translate(${Math.round(x)} ${y})">${sign}<text x="${indent}" y="13">${text}</text></g>`,
      );
      x += needed;
      width = Math.max(width, x);
    }
    y += row.length > 0 ? ROW + 6 : 0;
  }
  return { width, height: y, drawn };
}
