/** Places of findings. Files with findings are read a second time, by a parser that keeps positions and is ten times slower. */
import { readFileSync } from 'node:fs';
import { type Document, isMap, isSeq, LineCounter, type Node, parseAllDocuments } from 'yaml';
import { lazy } from '../../kube/lazy';
import { parsePath, type Step } from '../../kube/path';
import { type Place, placeOfSpan } from '../../kube/text-place';
import { spanOf } from '../../kube/yaml-span';
import { areOfObject } from '../manifests';
import { type IsSecretLine, secretLines } from './secret-lines';

/** The value at a path, or its key where the value is on other lines; undefined where the place is unknown. */
export type Locate = (path: string) => Place | undefined;

/** At a path of the first document of a text that describes settings. */
export function placeInDocument(text: string, path: readonly PropertyKey[]): Place | undefined {
  const lines = new LineCounter();
  const contents = parseAllDocuments(text, { lineCounter: lines })[0]?.contents;
  const span = contents && path.length > 0 ? spanOf(contents, path as readonly Step[], lines) : undefined;
  return span && placeOfSpan(text, span);
}

interface File {
  readonly objects: readonly { node: Node; document: Document }[];
  readonly lines: LineCounter;
  readonly text: string;
  readonly isSecret: () => IsSecretLine;
}

const EMPTY: File = { objects: [], lines: new LineCounter(), text: '', isSecret: () => () => true };

/** Finds places in a file of manifests. `index`: the position of the Kubernetes object in the file, from 0. */
export function locator(file: string): (index: number) => Locate {
  const read = lazy(() => fileOf(file));
  return (index) => (path) => {
    const { objects, lines, text, isSecret } = read();
    const found = objects[index];
    const span = found && spanOf(found.node, stepsOf(path), lines);
    if (!span) return undefined;
    return {
      ...span,
      text() {
        const shown = text.slice(lines.lineStarts[span.line - 1], lines.lineStarts[span.line]).replace(/\r?\n$/, '');
        return isSecret()(span.line, shown) ? undefined : shown;
      },
    };
  };
}

function fileOf(file: string): File {
  try {
    const text = readFileSync(file, 'utf8');
    const { objects: nodes, lines, documentOf } = positionsIn(text);
    const objects = nodes.map((node) => ({ node, document: documentOf.get(node)! }));
    return { objects, lines, text, isSecret: lazy(() => secretLines(objects, lines)) };
  } catch {
    return EMPTY;
  }
}

/** The nodes of the objects of a text, in the order in which `readManifests` has them, and the errors that YAML's own reader found. */
export function positionsIn(text: string) {
  const lines = new LineCounter();
  const documents = parseAllDocuments(text, { lineCounter: lines, version: '1.1', merge: true });
  const documentOf = new Map<Node, Document>();
  for (const document of documents) for (const node of members(document.contents)) documentOf.set(node, document);
  const objects = [...documentOf.keys()].filter(
    (node) => isMap(node) && areOfObject(node.get('apiVersion'), node.get('kind')),
  );
  return { objects, lines, documentOf, errors: documents.flatMap((document) => document.errors) };
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
