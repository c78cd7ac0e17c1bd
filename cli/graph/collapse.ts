/** A graph that a person can read: what is alike, and if need be what is of one kind or namespace, as one node. */
import { grouped } from '../../kube/grouped';
import { AREAS, areaOf, census } from './kinds';
import { byText, distinct, type Edge, type Graph, idOf, merged, type Node } from './model';

/** So many like objects are shown one by one. */
const FEW = 3;
/** What fits on a page. */
export const MOST_NODES = 60;

/** From the finest to the coarsest. */
export const DETAIL = {
  full: 'every object is a node',
  alike: `more than ${FEW} objects that differ in their names alone are one node`,
  kind: 'the objects of a kind in a namespace or an application are one node',
  namespace: 'a namespace is one node',
} as const;

export type Detail = keyof typeof DETAIL;

const KEYS: Readonly<Record<Exclude<Detail, 'full'>, (graph: Graph) => (node: Node) => string>> = {
  alike: likeness,
  kind: () => (node) => JSON.stringify([node.kind, node.namespace, node.app]),
  namespace: () => (node) => JSON.stringify(node.namespace === undefined ? [areaOf(node.kind)] : ['', node.namespace]),
};

export interface Shown {
  readonly detail: Detail;
  readonly graph: Graph;
}

/** In the given detail; without one, in the finest that fits on a page, where like objects are one. */
export function collapsed(graph: Graph, detail?: Detail): Shown {
  if (detail !== undefined) return { detail, graph: atDetail(graph, detail) };
  const choices = (['alike', 'kind', 'namespace'] as const).map((one) => ({
    detail: one,
    graph: atDetail(graph, one),
  }));
  return choices.find((one) => one.graph.nodes.length <= MOST_NODES) ?? choices.at(-1)!;
}

function atDetail(graph: Graph, detail: Detail): Graph {
  if (detail === 'full') return graph;
  const classes = grouped(graph.nodes, KEYS[detail](graph));
  const least = detail === 'alike' ? FEW : 1;
  const nodes: Node[] = [];
  const taken = new Map<string, number>();
  const idIn = new Map<string, string>();
  for (const members of classes.values()) {
    const made = members.length > least || detail === 'namespace' ? [asOne(members, detail, taken)] : members;
    nodes.push(...made);
    for (const { id } of members) idIn.set(id, made.length === 1 ? made[0]!.id : id);
  }
  const edges = graph.edges.map((edge): Edge => ({ ...edge, from: idIn.get(edge.from)!, to: idIn.get(edge.to)! }));
  return {
    nodes: nodes.sort((a, b) => byText(a.id, b.id)),
    edges: merged(edges.filter(({ from, to }) => from !== to)).map(
      detail === 'namespace' ? withoutLabels : (edge) => edge,
    ),
  };
}

const withoutLabels = (edge: Edge): Edge => ({ ...edge, labels: [] });

function asOne(members: readonly Node[], detail: Detail, taken: Map<string, number>): Node {
  const { kind, namespace, app } = members[0]!;
  const ref =
    detail === 'namespace' && namespace !== undefined
      ? { kind: 'Namespace', namespace, name: namespace }
      : {
          kind,
          ...(namespace !== undefined && { namespace }),
          name: detail === 'namespace' ? AREAS[areaOf(kind)] : pattern(members),
        };
  const id = idOf(ref);
  const times = taken.get(id) ?? 0;
  taken.set(id, times + 1);
  return {
    ...ref,
    id: times === 0 ? id : `${id}#${times + 1}`,
    ...(detail !== 'namespace' && app !== undefined && { app }),
    details: detail === 'namespace' ? census(members.map((one) => one.kind)) : commonDetails(members),
    ...(members.every(({ absent }) => absent) && { absent: true as const }),
    ...(members.length > 1 && { members: members.map((one) => one.id) }),
  };
}

/** `web-*`: what the names have in common. */
function pattern(members: readonly Node[]): string {
  const names = members.map(({ name }) => name);
  if (new Set(names).size === 1) return names[0]!;
  const [first, ...others] = names;
  let length = 0;
  while (length < first!.length && others.every((name) => name[length] === first![length])) length++;
  return `${first!.slice(0, length).replace(/\d+$/, '')}*`;
}

const commonDetails = ([first, ...others]: readonly Node[]): string[] =>
  first!.details.filter((text) => others.every(({ details }) => details.includes(text)));

/** Nodes are alike if they look the same and have the same edges to nodes that are alike: colours, refined until no class splits any more. */
function likeness({ nodes, edges }: Graph): (node: Node) => string {
  const beside = new Map<string, { readonly way: string; readonly id: string }[]>(nodes.map(({ id }) => [id, []]));
  for (const { from, to, relation, labels } of edges) {
    const way = JSON.stringify([relation, labels]);
    beside.get(from)!.push({ way: `>${way}`, id: to });
    beside.get(to)!.push({ way: `<${way}`, id: from });
  }
  let colours = numbered(nodes, ({ kind, namespace, app, details, absent }) =>
    JSON.stringify([kind, namespace, app, details, absent]),
  );
  for (let count = 0; new Set(colours.values()).size > count; ) {
    count = new Set(colours.values()).size;
    const before = colours;
    colours = numbered(nodes, ({ id }) => [before.get(id), ...distinctWays(beside.get(id)!, before)].join('\n'));
  }
  return ({ id }) => String(colours.get(id));
}

/** A node beside many that are alike is like one beside more of them. */
const distinctWays = (
  ways: readonly { readonly way: string; readonly id: string }[],
  colours: ReadonlyMap<string, number>,
) => distinct(ways.map(({ way, id }) => `${way} ${colours.get(id)}`));

function numbered(nodes: readonly Node[], keyOf: (node: Node) => string): Map<string, number> {
  const numbers = new Map<string, number>();
  return new Map(
    nodes.map((node) => {
      const key = keyOf(node);
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      return [node.id, number];
    }),
  );
}
