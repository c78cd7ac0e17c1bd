/** Nodes of YAML documents, by path. */
import { isMap, isNode, isSeq, type Node } from 'yaml';
import type { Step } from './path';

/** The node at a path, or its nearest existing ancestor. */
export interface NodePlace {
  readonly node: Node;
  /** The key before it, where it is the entry of a mapping. */
  readonly key?: Node;
  /** Whether the path leads to it, and not below it. */
  readonly whole: boolean;
}

export function placeOf(root: Node, path: readonly Step[]): NodePlace {
  let place: NodePlace = { node: root, whole: true };
  for (const step of path) {
    const { node } = place;
    const next = childAt(node, step);
    if (!isNode(next)) return { ...place, whole: false };
    const pair = isMap(node) ? node.items.find(({ key }) => String(key) === String(step)) : undefined;
    place = { node: next, whole: true, ...(isNode(pair?.key) && { key: pair.key }) };
  }
  return place;
}

/** The node at a path, or its nearest existing ancestor. The position of a mapping's entry is that of its key. */
export function nearestNode(root: Node, path: readonly Step[]): Node {
  const { node, key } = placeOf(root, path);
  return key ?? node;
}

/** An item of a list is found by its position, or by its name. */
function childAt(node: Node, step: Step): unknown {
  if (isMap(node)) return node.get(step, true);
  if (!isSeq(node)) return undefined;
  if (typeof step === 'number') return node.get(step, true);
  return node.items.find((item) => isMap(item) && item.get('name') === step);
}
