/** Boxes around nodes: namespaces, and in these the applications of the label `app.kubernetes.io/part-of`. */
import { grouped } from '../../kube/grouped';
import { areaOf } from './kinds';
import { byText, type Node } from './model';

export const GROUPS = ['app', 'namespace', 'none'] as const;
export type Group = (typeof GROUPS)[number];

export interface Box {
  /** Stable between pictures, as the ids of nodes are. */
  readonly id: string;
  /** Undefined for what stands in no box. */
  readonly title?: string;
  readonly kind?: 'namespace' | 'app' | 'platform';
  readonly boxes: readonly Box[];
  readonly nodes: readonly Node[];
}

export function boxed(nodes: readonly Node[], group: Group): Box {
  if (group === 'none') return { id: '', boxes: [], nodes };
  const isPlatform = ({ kind }: Node) => areaOf(kind) === 'platform';
  const inNamespace = ({ kind, namespace }: Node) => namespace !== undefined && kind !== 'Namespace';
  const platform = nodes.filter(isPlatform);
  const others = nodes.filter((node) => !isPlatform(node));
  const namespaces = byKey(others.filter(inNamespace), ({ namespace }) => namespace!);
  return {
    id: '',
    nodes: others.filter((node) => !inNamespace(node)),
    boxes: [
      ...(platform.length > 0 ? [leaf('platform', 'platform', 'Platform', platform)] : []),
      ...namespaces.map(([name, own]) => namespaceBox(name, own, group)),
    ],
  };
}

function namespaceBox(name: string, nodes: readonly Node[], group: Group): Box {
  const id = `namespace/${name}`;
  const apps = byKey(
    nodes.filter(({ app }) => app !== undefined),
    ({ app }) => app!,
  );
  // One application that is all of its namespace needs no box of its own.
  if (group === 'namespace' || (apps.length === 1 && apps[0]![1].length === nodes.length))
    return leaf(id, 'namespace', name, nodes);
  return {
    id,
    kind: 'namespace',
    title: name,
    nodes: nodes.filter(({ app }) => app === undefined),
    boxes: apps.map(([app, own]) => leaf(`app/${name}/${app}`, 'app', app, own)),
  };
}

const leaf = (id: string, kind: NonNullable<Box['kind']>, title: string, nodes: readonly Node[]): Box => ({
  id,
  kind,
  title,
  boxes: [],
  nodes,
});

function byKey(nodes: readonly Node[], keyOf: (node: Node) => string): [string, Node[]][] {
  return [...grouped(nodes, keyOf)].sort(([a], [b]) => byText(a, b));
}
