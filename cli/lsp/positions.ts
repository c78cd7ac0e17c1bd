/** Positions in the text of a file of manifests, as the protocol counts them: lines and UTF-16 units from 0. */

import type { Position, Range } from 'vscode-languageserver';
import { isAlias, isMap, isPair, isScalar, isSeq, type LineCounter, type Node, type Pair } from 'yaml';
import { lazy } from '../../kube/lazy';
import type { Step } from '../../kube/path';
import { type Entry, nearestEntry } from '../../kube/yaml-node';
import { positionsIn, stepsOf } from '../report/locate';

/** A field of an object that stands at a position. */
export interface FieldAt {
  /** Of the object in the file, from 0. */
  index: number;
  steps: readonly Step[];
  range: Range;
}

export interface Positions {
  /** What the reader of YAML objects to. */
  readonly errors: readonly { range: Range; message: string }[];
  /** What is at a path of an object, or of its nearest field above; undefined where there is no such object. */
  entryAt(index: number, steps: readonly Step[]): Entry | undefined;
  /** What to underline for a path. Where nothing stands there, the nearest field above; at last the kind of the object. */
  rangeOf(index: number, path: string): Range;
  fieldAt(position: Position): FieldAt | undefined;
}

export const TOP: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

/** Reads the text when it is first asked for something: the reader that keeps positions is slow. */
export function positionsOf(text: string): Positions {
  const read = lazy(() => {
    const { objects, lines, errors } = positionsIn(text);
    const rangeAt = (from: number, to: number): Range => ({ start: position(lines, from), end: position(lines, to) });
    return { objects, lines, errors, rangeAt };
  });
  const entryAt = (index: number, steps: readonly Step[]): Entry | undefined => {
    const object = read().objects[index];
    return object && nearestEntry(object, steps);
  };
  return {
    get errors() {
      return read().errors.map(({ pos: [from, to], message }) => ({
        range: read().rangeAt(from, Math.max(from + 1, to)),
        message: message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, ''),
      }));
    },
    entryAt,
    rangeOf: (index, path) => {
      const entry = entryAt(index, stepsOf(path));
      const [from, to] = (entry && shownPart(entry)) ?? [];
      return from === undefined || to === undefined ? TOP : read().rangeAt(from, to);
    },
    fieldAt: ({ line, character }) => {
      const start = read().lines.lineStarts[line];
      if (start === undefined) return undefined;
      const offset = start + character;
      const index = read().objects.findIndex((object) => holds(object, offset));
      const object = read().objects[index];
      const found = object && fieldIn(object, offset, []);
      return found && { index, steps: found.steps, range: read().rangeAt(...found.part) };
    },
  };
}

type Part = [from: number, to: number];

function position(lines: LineCounter, offset: number): Position {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line - 1, 0), character: Math.max(col - 1, 0) };
}

/** A key with its value where that is on one line by nature, else the key; of an item of a list and of an object its first entry. */
function shownPart({ key, value }: Entry): Part | undefined {
  const end = isSingle(value) ? value : key;
  if (key?.range) return [key.range[0], end?.range?.[1] ?? key.range[1]];
  if (isMap(value))
    return partOfPair(value.items.find((pair) => nameOf(pair) === 'kind') ?? value.items[0]) ?? partOf(value);
  if (isSeq(value) && value.items.length > 0) return shownPart({ value: value.items[0] as Node, depth: 0 });
  return partOf(value);
}

const partOf = ({ range }: Node): Part | undefined => (range ? [range[0], range[1]] : undefined);

function partOfPair(pair: Pair | undefined): Part | undefined {
  const key = pair?.key as Node | null;
  return key ? shownPart({ key, value: (pair?.value as Node | null) ?? key, depth: 0 }) : undefined;
}

/** A block of text starts on the line of its key and goes on below. */
const isSingle = (node: Node): boolean =>
  isAlias(node) || (isScalar(node) && node.type !== 'BLOCK_LITERAL' && node.type !== 'BLOCK_FOLDED');

const nameOf = ({ key }: Pair): string => String(isScalar(key) ? key.value : key);

const holds = ({ range }: Node, offset: number): boolean => !!range && range[0] <= offset && offset <= range[2];

/** The field whose key, or whose value on one line, is at an offset. */
function fieldIn(
  node: Node,
  offset: number,
  steps: readonly Step[],
): { steps: readonly Step[]; part: Part } | undefined {
  if (isMap(node)) {
    for (const pair of node.items) {
      if (!isPair(pair)) continue;
      const [key, value] = [pair.key as Node | null, pair.value as Node | null];
      const own = [...steps, nameOf(pair)];
      const on =
        key && holdsExactly(key, offset)
          ? key
          : value && isSingle(value) && holdsExactly(value, offset)
            ? value
            : undefined;
      const part = on && partOf(on);
      if (part) return { steps: own, part };
      const below = value && holds(value, offset) && fieldIn(value, offset, own);
      if (below) return below;
    }
    return undefined;
  }
  if (!isSeq(node)) return undefined;
  for (const [index, item] of node.items.entries()) {
    const one = item as Node;
    if (!holds(one, offset)) continue;
    if (!isSingle(one)) return fieldIn(one, offset, [...steps, index]);
    const part = holdsExactly(one, offset) ? partOf(one) : undefined;
    if (part) return { steps: [...steps, index], part };
  }
  return undefined;
}

const holdsExactly = ({ range }: Node, offset: number): boolean => !!range && range[0] <= offset && offset <= range[1];
