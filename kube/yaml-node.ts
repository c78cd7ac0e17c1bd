/** Nodes of YAML documents, by path. */
import { isMap, isNode, isSeq, type Node } from 'yaml';
import type { Step } from './path';

/** What stands at a path, or at the nearest existing one above it. */
export interface Entry {
  /** The key, where the value is that of a mapping's entry. */
  key?: Node;
  value: Node;
  /** How many steps of the path lead to it. */
  depth: number;
}

export function nearestEntry(root: Node, path: readonly Step[]): Entry {
  let entry: Entry = { value: root, depth: 0 };
  for (const step of path) {
    const { value, depth } = entry;
    const next = childAt(value, step);
    if (!isNode(next)) break;
    const pair = isMap(value) ? value.items.find(({ key }) => String(key) === String(step)) : undefined;
    entry = { ...(isNode(pair?.key) && { key: pair.key }), value: next, depth: depth + 1 };
  }
  return entry;
}

/** The node at a path, or its nearest existing ancestor. The position of a mapping's entry is that of its key. */
export function nearestNode(root: Node, path: readonly Step[]): Node {
  const { key, value } = nearestEntry(root, path);
  return key ?? value;
}

/** An item of a list is found by its position, or by its name. */
function childAt(node: Node, step: Step): unknown {
  if (isMap(node)) return node.get(step, true);
  if (!isSeq(node)) return undefined;
  if (typeof step === 'number') return node.get(step, true);
  return node.items.find((item) => isMap(item) && item.get('name') === step);
}
