/** Line numbers of findings. Files with findings are read a second time, by a parser that keeps positions and is ten times slower. */
import { readFileSync } from 'node:fs';
import { isMap, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';
import { parsePath, type Step } from '../../kube/path';
import { nearestNode } from '../../kube/yaml-node';
import { areOfObject } from '../manifests';

export type Locate = (path: string) => number | undefined;

/** Finds lines in a file of manifests. `index`: the position of the Kubernetes object in the file, from 0. Undefined where the line is unknown. */
export function locator(file: string): (index: number) => Locate {
  let objects: { node: Node; lineOf: (node: Node) => number | undefined }[] | undefined;
  return (index) => (path) => {
    objects ??= objectsIn(file);
    const found = objects[index];
    return found?.lineOf(nearestNode(found.node, stepsOf(path)));
  };
}

function objectsIn(file: string) {
  try {
    const { objects, lines } = positionsIn(readFileSync(file, 'utf8'));
    const lineOf = (node: Node) => (node.range ? lines.linePos(node.range[0]).line : undefined);
    return objects.map((node) => ({ node, lineOf }));
  } catch {
    return [];
  }
}

/** The nodes of the objects of a text, in the order in which `readManifests` has them, and the errors that YAML's own reader found. */
export function positionsIn(text: string) {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, version: '1.1', merge: true });
  const objects = documents
    .flatMap((document) => members(document.contents))
    .filter((node) => isMap(node) && areOfObject(node.get('apiVersion'), node.get('kind')));
  return { objects, lines, errors: documents.flatMap((document) => document.errors) };
}

/** The members of lists, as in `readManifests`. */
function members(node: unknown): Node[] {
  if (isSeq(node)) return node.items.flatMap(members);
  if (!isMap(node)) return [];
  const items = node.get('items', true);
  return /List$/.test(String(node.get('kind'))) && isSeq(items) ? items.items.flatMap(members) : [node];
}

/** A path of a plan may have items by name that is not quoted: `volumes[data]`. What is not a path leads to the object itself. */
export function stepsOf(path: string): Step[] {
  try {
    return parsePath(path.replace(/\[([A-Za-z_][^\]"']*)\]/g, (_, name) => `[${JSON.stringify(name)}]`));
  } catch {
    return [];
  }
}
