/** Edits of the text of a file of manifests, YAML or JSON, that leave all of it as it is but what they are about. */
import { isAlias, isMap, isScalar, isSeq, type Node, type Pair, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import { isObject } from '../../kube/json';
import type { Entry } from '../../kube/yaml-node';
import { readDocuments } from '../manifests';

/** Replaces what stands between two offsets. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

/** The text with all of these edits, none of which overlap. */
export function applied(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((result, { from, to, text: by }) => result.slice(0, from) + by + result.slice(to), text);
}

const isJson = (text: string): boolean => /^\s*[[{]/.test(text);

/** Another value in place of a single one, quoted as that was; undefined where there is none. */
export function replaceValue(text: string, { key, value }: Entry, by: unknown): Edit | undefined {
  if (!value.range) return undefined;
  const [from] = value.range;
  const to = endOfText(text, value);
  const colon = key?.range ? text.indexOf(':', key.range[1]) : -1;
  // A block begins on a line of its own, where a single value could not stand. A comment before it would be lost.
  if (from < to && colon >= 0 && isBlock(value))
    return text.slice(colon + 1, from).trim() === ''
      ? { from: colon + 1, to, text: ` ${written(by, text)}` }
      : undefined;
  if (from < to) return { from, to, text: isScalar(value) ? quotedAs(value, by, text) : written(by, text) };
  // Nothing stands behind the key.
  return colon < 0 ? undefined : { from: colon + 1, to: colon + 1, text: ` ${written(by, text)}` };
}

const isBlock = (node: Node): boolean => (isMap(node) || isSeq(node)) && !node.flow;

/** The end of what is written of a node: that of a block is the beginning of the next line, which is another's. */
const endOfText = (text: string, { range }: Node): number =>
  range![0] + text.slice(range![0], range![1]).trimEnd().length;

/** Another entry in place of one whose value says little: a single one, or an empty mapping. */
export function replaceEntry(
  text: string,
  { key, value }: Entry,
  by: Readonly<Record<string, unknown>>,
): Edit | undefined {
  const isLittle = isSingle(value) || (isMap(value) && value.items.length === 0);
  const [name] = Object.keys(by);
  if (!isLittle || !key?.range || !value.range || name === undefined) return undefined;
  return { from: key.range[0], to: Math.max(key.range[1], value.range[1]), text: entryText(text, name, by[name]) };
}

export function renameKey(text: string, { key }: Entry, by: string): Edit | undefined {
  if (!isScalar(key) || !key.range) return undefined;
  return { from: key.range[0], to: key.range[1], text: quotedAs(key, by, text) };
}

/** Sets the keys of a mapping, and those of mappings in it. */
export function mergeInto(text: string, map: YAMLMap, values: Readonly<Record<string, unknown>>): Edit[] {
  const added: [string, unknown][] = [];
  const edits: Edit[] = [];
  for (const [name, value] of Object.entries(values)) {
    const pair = map.items.find(({ key }) => isScalar(key) && String(key.value) === name);
    const known = pair?.value as Node | null | undefined;
    if (!pair || !known) added.push([name, value]);
    else if (isMap(known) && isObject(value)) edits.push(...mergeInto(text, known, value));
    else
      edits.push(
        ...[replaceValue(text, { key: pair.key as Node, value: known, depth: 0 }, value)].flatMap((one) => one ?? []),
      );
  }
  return added.length > 0
    ? [
        ...edits,
        ...addEntries(
          text,
          map,
          added.map(([name, value]) => entryText(text, name, value)),
        ),
      ]
    : edits;
}

export const appendItem = (text: string, list: YAMLSeq, value: unknown): Edit[] =>
  addEntries(text, list, [list.flow ? written(value, text) : `- ${written(value, text)}`]);

const entryText = (text: string, name: string, value: unknown): string =>
  `${isJson(text) ? JSON.stringify(name) : written(name, text)}: ${written(value, text)}`;

/** Adds entries behind the last one: on lines of their own where the others have such. */
function addEntries(text: string, into: YAMLMap | YAMLSeq, entries: readonly string[]): Edit[] {
  if (!into.range) return [];
  const [from, to] = into.range;
  const items = into.items as (Node | Pair)[];
  const [first, last] = [bounds(items[0]), bounds(items.at(-1))];
  if (!first || !last) {
    const [open, close] = isMap(into) ? ['{', '}'] : ['[', ']'];
    return [{ from, to, text: `${open} ${entries.join(', ')} ${close}` }];
  }
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  // A list starts with its first dash; behind the dash of an item, the other keys of a mapping stand below the first one.
  const start = isSeq(into) && !into.flow ? from : first.from;
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const indent = ' '.repeat(start - lineStart);
  if (into.flow) {
    const onLines = text.slice(from, first.from).includes('\n');
    const before = onLines ? `,${eol}${indent}` : ', ';
    return [{ from: last.to, to: last.to, text: entries.map((entry) => before + entry).join('') }];
  }
  const lines = entries.map((entry) => `${indent}${entry}`);
  if (text[last.to - 1] === '\n')
    return [{ from: last.to, to: last.to, text: lines.map((line) => `${line}${eol}`).join('') }];
  const end = /\r?\n|$/.exec(text.slice(last.to))!.index + last.to;
  return [{ from: end, to: end, text: lines.map((line) => `${eol}${line}`).join('') }];
}

/** From the start of an entry to the end of the last that is written of it. */
function bounds(entry: Node | Pair | undefined): { from: number; to: number } | undefined {
  if (!entry) return undefined;
  const [start, value] = 'key' in entry ? [entry.key as Node, entry.value as Node | null] : [entry, entry];
  if (!start?.range) return undefined;
  return { from: start.range[0], to: Math.max(start.range[1], value ? endOf(value) : 0) };
}

function endOf(node: Node): number {
  if ((isMap(node) || isSeq(node)) && !node.flow) {
    const last = bounds(node.items.at(-1) as Node | Pair);
    if (last) return last.to;
  }
  return node.range?.[1] ?? 0;
}

/** In the style of the scalar that it replaces. */
function quotedAs(old: Scalar, by: unknown, text: string): string {
  if (typeof by !== 'string') return written(by, text);
  if (old.type === 'QUOTE_DOUBLE') return JSON.stringify(by);
  if (old.type === 'QUOTE_SINGLE') return `'${by.replaceAll("'", "''")}'`;
  return written(by, text);
}

/** A value on one line, as JSON has it or as YAML is written by hand. */
function written(value: unknown, text: string): string {
  if (isJson(text) || value === null || typeof value === 'number' || typeof value === 'boolean')
    return JSON.stringify(value);
  if (typeof value === 'string') return isPlain(value) ? value : JSON.stringify(value);
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[${value.map((one) => written(one, text)).join(', ')}]`;
  const entries = Object.entries(value as object).map(([name, one]) => `${written(name, text)}: ${written(one, text)}`);
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** Whether a text needs no quotes, wherever it stands: it is read as the same text. */
function isPlain(value: string): boolean {
  if (!/^[A-Za-z0-9/][\w./:-]*$/.test(value) || value.endsWith(':')) return false;
  try {
    return readDocuments(value, '')[0] === value;
  } catch {
    return false;
  }
}

export const isSingle = (node: Node): boolean => isScalar(node) || isAlias(node);
