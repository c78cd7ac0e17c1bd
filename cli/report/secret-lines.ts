/** Lines of manifests that no report quotes, because a secret stands in them: what is secret by its nature, wherever it is written. */
import { type Document, isAlias, isCollection, isPair, isScalar, type LineCounter, type Node } from 'yaml';
import { isObject } from '../../kube/json';
import type { Step } from '../../kube/path';
import { nearestEntry } from '../../kube/yaml-node';

type Provider = typeof import('../../provider');

/** Whether a line, from 1, must not be shown. */
export type IsSecretLine = (line: number, text: string) => boolean;

/** Shorter texts stand in any line. */
const SHORTEST = 4;

/** The secrets of the objects in a file. The values are looked for, too: an anchor or a comment may repeat them. */
export function secretLines(objects: readonly { node: Node; document: Document }[], lines: LineCounter): IsSecretLine {
  const { secretPathsOf } = require('../../provider') as Provider;
  const ranges: [from: number, to: number][] = [];
  const texts = new Set<string>();
  const hide = (node: unknown, document: Document): void => {
    if (isAlias(node)) hide(node.resolve(document), document);
    else if (isPair(node)) hide(node.value, document);
    if (isCollection(node)) for (const item of node.items) hide(item, document);
    if (isScalar(node)) for (const part of String(node.value).split('\n')) addText(part.trim());
    const range = (node as Node | undefined)?.range;
    if (range) ranges.push([lines.linePos(range[0]).line, lines.linePos(Math.max(range[0], range[1] - 1)).line]);
  };
  const addText = (text: string) => {
    if (text.length >= SHORTEST) texts.add(text);
  };
  const addValues = (value: unknown): void => {
    if (typeof value === 'string') for (const part of value.split('\n')) addText(part.trim());
    else if (typeof value === 'object' && value !== null) for (const child of Object.values(value)) addValues(child);
  };
  for (const { node, document } of objects) {
    const object: unknown = node.toJS(document);
    if (!isObject(object)) continue;
    for (const path of secretPathsOf(object)) {
      const { value, depth } = nearestEntry(node, path as Step[]);
      // Through a merge key, the value stands elsewhere: it is found by its text.
      if (depth === path.length) hide(value, document);
      addValues(path.reduce<unknown>((at, step) => (at as Record<Step, unknown> | undefined)?.[step], object));
    }
  }
  return (line, text) =>
    ranges.some(([from, to]) => from <= line && line <= to) || [...texts].some((secret) => text.includes(secret));
}
