/** Nodes of YAML documents, by path. */
import { isMap, isNode, isSeq, type Node } from 'yaml';
import type { Step } from './path';

/** The node at a path, or its nearest existing ancestor. The position of a mapping's entry is that of its key. */
export function nearestNode(root: Node, path: readonly Step[]): Node {
  let node: Node = root;
  let shown: Node = root;
  for (const step of path) {
    const next = childAt(node, step);
    if (!isNode(next)) break;
    const pair = isMap(node) ? node.items.find(({ key }) => String(key) === String(step)) : undefined;
    shown = isNode(pair?.key) ? pair.key : next;
    node = next;
  }
  return shown;
}

/** An item of a list is found by its position, or by its name. */
function childAt(node: Node, step: Step): unknown {
  if (isMap(node)) return node.get(step, true);
  if (!isSeq(node)) return undefined;
  if (typeof step === 'number') return node.get(step, true);
  return node.items.find((item) => isMap(item) && item.get('name') === step);
}
