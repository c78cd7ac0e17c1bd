/** Nodes of YAML documents, by path. */
import { isMap, isNode, isSeq, type Node } from 'yaml';
import type { Step } from './path';

/** The node at a path, or its nearest existing ancestor. The position of a mapping's entry is that of its key. */
export function nearestNode(root: Node, path: readonly Step[]): Node {
  let node: Node = root;
  let shown: Node = root;
  for (const step of path) {
    const next: unknown = isMap(node) || isSeq(node) ? node.get(step, true) : undefined;
    if (!isNode(next)) break;
    const pair = isMap(node) ? node.items.find(({ key }) => String(key) === String(step)) : undefined;
    shown = isNode(pair?.key) ? pair.key : next;
    node = next;
  }
  return shown;
}
