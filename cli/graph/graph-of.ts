/** Objects as a graph: the same for the same objects, in whatever order they come. */
import { valueAt } from '../../kube/json';
import { memoize } from '../../kube/memoize';
import type { KubeObject } from '../../kube/object';
import { MULTIPLE, namespaceOf } from '../../kubevirt/guests';
import { isObjectKind } from './kinds';
import { byText, distinct, type Edge, type Graph, idOf, merged, type Node, type Ref } from './model';
import { drawnOf, type Found, type Link, sceneOf } from './readers';

export function graphOf(given: readonly KubeObject[]): Graph {
  const objects = withoutMembers(given);
  const drawn = drawnOf(objects, sceneOf(objects));
  const links = drawn.flatMap((one) => one.links ?? []);
  const nodes = nodesOf(
    drawn.flatMap((one) => one.nodes ?? []),
    links,
  );
  return { nodes: inApps(nodes, links), edges: merged(links.map(edgeOf)) };
}

const edgeOf = ({ from, to, relation, label }: Link): Edge => ({
  from: idOf(from),
  to: idOf(to),
  relation,
  labels: label === undefined ? [] : [label],
});

function nodesOf(found: readonly Found[], links: readonly Link[]): Node[] {
  const nodes = new Map<string, Node>();
  const quiet = new Set<string>();
  for (const { kind, namespace, name, app, details } of found) {
    const id = idOf({ kind, namespace, name });
    if (!details) {
      quiet.add(id);
      continue;
    }
    const known = nodes.get(id);
    const texts = known ? unionOf(known.details, details) : details;
    nodes.set(id, nodeOf({ kind, namespace, name }, { id, app: known?.app ?? app, details: texts }));
  }
  for (const ref of links.flatMap(({ from, to }) => [from, to])) {
    const id = idOf(ref);
    const absent = isObjectKind(ref.kind) && !quiet.has(id);
    if (!nodes.has(id)) nodes.set(id, nodeOf(ref, { id, details: [], ...(absent && { absent: true as const }) }));
  }
  return [...nodes.values()].sort((a, b) => byText(a.id, b.id));
}

const nodeOf = ({ kind, namespace, name }: Ref, rest: Pick<Node, 'id' | 'app' | 'details' | 'absent'>): Node => ({
  kind,
  ...(namespace !== undefined && { namespace }),
  name,
  ...rest,
});

/** Of two readers that know the node, the fuller list first, so that the order of the objects does not matter. */
function unionOf(a: readonly string[], b: readonly string[]): string[] {
  const [first, second] =
    a.length > b.length || (a.length === b.length && byText(a.join(), b.join()) < 0) ? [a, b] : [b, a];
  return [...first, ...second.filter((text) => !first.includes(text))];
}

/** Without the VMs that a pool has made, and what was made for these: the pool stands for them, as a VM does for its running guest. */
function withoutMembers(objects: readonly KubeObject[]): KubeObject[] {
  const byName = new Map(
    objects.map((object) => [keyOf(object.kind, namespaceOf(object), object.metadata?.name), object]),
  );
  const known = new Map<KubeObject, boolean>();
  const isMember = (object: KubeObject): boolean =>
    memoize(known, object, () => {
      // Owners in a circle own nothing.
      known.set(object, false);
      const given = valueAt(object, 'metadata', 'ownerReferences');
      const owners = Array.isArray(given) ? given : [];
      if (object.kind === 'VirtualMachineInstance') return owners.length > 0;
      return owners.some((owner) => {
        const kind = String(valueAt(owner, 'kind'));
        const above = byName.get(keyOf(kind, namespaceOf(object), valueAt(owner, 'name')));
        return MULTIPLE.has(kind) || (above !== undefined && isMember(above));
      });
    });
  return objects.filter((object) => !isMember(object));
}

const keyOf = (kind: string, namespace: string, name: unknown): string => JSON.stringify([kind, namespace, name]);

/** An object without a label of its own belongs to the application of those beside it in its namespace, where these agree. */
function inApps(nodes: readonly Node[], links: readonly Link[]): Node[] {
  const beside = new Map<string, string[]>(nodes.map(({ id }) => [id, []]));
  const namespaceOfId = new Map(nodes.map(({ id, namespace }) => [id, namespace]));
  for (const { from, to } of links.map(edgeOf)) {
    if (namespaceOfId.get(from) === undefined || namespaceOfId.get(from) !== namespaceOfId.get(to)) continue;
    beside.get(from)!.push(to);
    beside.get(to)!.push(from);
  }
  let apps = new Map(nodes.map(({ id, app }) => [id, app]));
  for (let count = -1; count !== known(apps); ) {
    count = known(apps);
    const before = apps;
    apps = new Map(nodes.map(({ id }) => [id, before.get(id) ?? only(beside.get(id)!.map((one) => before.get(one)))]));
  }
  return nodes.map((node) => {
    const app = apps.get(node.id);
    return app === undefined ? node : { ...node, app };
  });
}

const known = (apps: ReadonlyMap<string, string | undefined>): number =>
  [...apps.values()].filter((app) => app !== undefined).length;

/** The one that all name who name one. */
function only(apps: readonly (string | undefined)[]): string | undefined {
  const named = distinct(apps.flatMap((app) => app ?? []));
  return named.length === 1 ? named[0] : undefined;
}
