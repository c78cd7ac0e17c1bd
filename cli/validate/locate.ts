/** Where in its file something stands. Files are read a second time for it, and only those with findings. */
import { readFileSync } from 'node:fs';
import { isMap, isNode, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';
import { stepsOf } from '../../kube/path';

export type Locate = (path: string) => number | undefined;

/** Finds lines in a file of manifests. `index`: which of its Kubernetes objects is meant, from 0. Undefined where it cannot be told. */
export function locator(file: string): (index: number) => Locate {
  let objects: { node: Node; lineOf: (node: Node) => number | undefined }[] | undefined;
  return (index) => (path) => {
    objects ??= objectsIn(file);
    const found = objects[index];
    return found?.lineOf(deepest(found.node, path));
  };
}

function objectsIn(file: string) {
  try {
    const lines = new LineCounter();
    const documents = parseAllDocuments(readFileSync(file, 'utf8'), {
      lineCounter: lines,
      version: '1.1',
      merge: true,
    });
    const lineOf = (node: Node) => (node.range ? lines.linePos(node.range[0]).line : undefined);
    return documents
      .flatMap((document) => members(document.contents))
      .filter((node) => isMap(node) && node.has('kind') && node.has('apiVersion'))
      .map((node) => ({ node, lineOf }));
  } catch {
    return [];
  }
}

/** As `readManifests` takes objects out of lists. */
function members(node: unknown): Node[] {
  if (isSeq(node)) return node.items.flatMap(members);
  if (!isMap(node)) return [];
  const items = node.get('items', true);
  return /List$/.test(String(node.get('kind'))) && isSeq(items) ? items.items.flatMap(members) : [node];
}

/** The node at a path, or the nearest one above it that is there. A mapping's entry is where its key is. */
function deepest(root: Node, path: string): Node {
  let node: Node = root;
  let shown: Node = root;
  for (const step of stepsOf(path)) {
    const next: unknown = isMap(node) || isSeq(node) ? node.get(step, true) : undefined;
    if (!isNode(next)) break;
    const pair = isMap(node) ? node.items.find(({ key }) => String(key) === String(step)) : undefined;
    shown = isNode(pair?.key) ? pair.key : next;
    node = next;
  }
  return shown;
}
