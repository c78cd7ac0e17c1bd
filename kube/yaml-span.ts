/** Where the nodes of YAML documents stand in their text, as compilers mark it. */
import { isScalar, type LineCounter, type Node } from 'yaml';
import type { Span } from './excerpt';
import type { Step } from './path';
import { nearestEntry } from './yaml-node';

/**
 * The value at a path, or its key where the value is on other lines; what stands above it where there is nothing. Undefined where nothing was parsed
 * from a text.
 */
export function spanOf(root: Node, path: readonly Step[], lines: LineCounter): Span | undefined {
  const { key, value: node, depth } = nearestEntry(root, path);
  const [atKey, atValue] = [start(key, lines), start(node, lines)];
  const isValue =
    depth === path.length && isScalar(node) && node.value !== null && (!atKey || atKey.line === atValue?.line);
  const [marked, at] = isValue || !key ? [node, atValue] : [key, atKey];
  if (!at || !marked.range) return undefined;
  const lineEnd = lines.lineStarts[at.line];
  const end = Math.min(ends(marked), lineEnd === undefined ? Number.POSITIVE_INFINITY : lineEnd - 1);
  return { line: at.line, column: at.col, length: Math.max(1, end - marked.range[0]) };
}

const start = (node: Node | undefined, lines: LineCounter) => node?.range && lines.linePos(node.range[0]);

/** Of a mapping or list, only the beginning is marked: its first key. */
function ends(node: Node): number {
  if (isScalar(node)) return node.range![1];
  const first = (node as { items?: { key?: Node }[] }).items?.[0];
  return first?.key?.range?.[1] ?? node.range![0] + 1;
}
