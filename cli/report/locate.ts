/** Line numbers of findings. Files with findings are read a second time, by a parser that keeps positions and is ten times slower. */
import { readFileSync } from 'node:fs';
import { isMap, isNode, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';
import { parsePath, type Step } from '../../kube/path';

export type Locate = (path: string) => number | undefined;

/** Finds lines in a file of manifests. `index`: the position of the Kubernetes object in the file, from 0. Undefined where the line is unknown. */
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

/** The members of lists, as in `readManifests`. */
function members(node: unknown): Node[] {
  if (isSeq(node)) return node.items.flatMap(members);
  if (!isMap(node)) return [];
  const items = node.get('items', true);
  return /List$/.test(String(node.get('kind'))) && isSeq(items) ? items.items.flatMap(members) : [node];
}

/** The node at a path, or its nearest existing ancestor. The position of a mapping's entry is that of its key. */
function deepest(root: Node, path: string): Node {
  let node: Node = root;
  let shown: Node = root;
  for (const step of stepsOf(path)) {
    const next = childAt(node, step);
    if (!isNode(next)) break;
    const pair = isMap(node) ? node.items.find(({ key }) => String(key) === String(step)) : undefined;
    shown = isNode(pair?.key) ? pair.key : next;
    node = next;
  }
  return shown;
}

/** A path of a plan may have items by name that is not quoted: `volumes[data]`. What is not a path leads to the object itself. */
function stepsOf(path: string): Step[] {
  try {
    return parsePath(path.replace(/\[([A-Za-z_][^\]"']*)\]/g, (_, name) => `[${JSON.stringify(name)}]`));
  } catch {
    return [];
  }
}

function childAt(node: Node, step: Step): unknown {
  if (isMap(node)) return node.get(step, true);
  if (!isSeq(node)) return undefined;
  if (typeof step === 'number') return node.get(step, true);
  return node.items.find((item) => isMap(item) && item.get('name') === step);
}
