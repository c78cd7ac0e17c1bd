/** A line of a file with a mark below what is wrong in it, as compilers show it. */
import { printable } from './printable';
import { graphemes, textWidth } from './text-width';

/** A piece of a line. Lines and columns count from 1, columns in UTF-16 code units, as editors do. */
export interface Span {
  readonly line: number;
  readonly column: number;
  /** At least 1. */
  readonly length: number;
}

export interface ExcerptOptions {
  /** Columns for the whole; a longer line is cut around what is marked. Default: 120. */
  readonly width?: number;
  /** Paints the mark. */
  readonly mark?: (text: string) => string;
  /** Paints the margin with the number of the line. */
  readonly margin?: (text: string) => string;
}

const asItIs = (text: string): string => text;
const DEFAULT_WIDTH = 120;
const TAB = '    ';
/** Shown before what is marked, where the line does not fit. */
const BEFORE = 24;

/**
 * Three lines, the first an empty margin. `text` is the whole line without its end: nothing in it is obeyed by a terminal, and the mark stands below
 * the marked characters whatever their width.
 */
export function excerpt(text: string, { line, column, length }: Span, options: ExcerptOptions = {}): string {
  const { mark = asItIs, margin = asItIs } = options;
  const number = String(line);
  const gutter = (content: string) => margin(`${content.padStart(number.length + 2)} |`);
  const room = Math.max(20, (options.width ?? DEFAULT_WIDTH) - number.length - 6);
  const { before, marked, after } = fitted(text, column - 1, Math.max(1, length), room);
  const carets = '^'.repeat(Math.max(1, textWidth(marked)));
  return [
    gutter(''),
    `${gutter(number)} ${before}${marked}${after}`.trimEnd(),
    `${gutter('')} ${' '.repeat(textWidth(before))}${mark(carets)}`,
  ].join('\n');
}

const shown = (text: string): string => printable(text.replaceAll('\t', TAB).replaceAll('\n', ' '));

/** The three parts of a line, cut to a number of columns. */
function fitted(line: string, start: number, length: number, room: number) {
  const [before, marked, after] = [line.slice(0, start), line.slice(start, start + length), line.slice(start + length)];
  // What is far away is not measured: a manifest of one line may have megabytes.
  const near = { before: before.slice(-4 * room), marked: marked.slice(0, 4 * room), after: after.slice(0, 4 * room) };
  const whole = { before: shown(near.before), marked: shown(near.marked), after: shown(near.after) };
  const cut = near.before.length < before.length || near.after.length < after.length;
  if (!cut && textWidth(whole.before + whole.marked + whole.after) <= room) return whole;
  const head =
    textWidth(whole.before) <= BEFORE && near.before === before ? whole.before : `…${last(whole.before, BEFORE)}`;
  const middle = first(whole.marked, room - textWidth(head) - 1);
  return { before: head, marked: middle, after: first(whole.after, room - textWidth(head + middle)) };
}

/** The beginning of a text, with an ellipsis where it is cut. */
function first(text: string, room: number): string {
  if (textWidth(text) <= room) return text;
  const kept = taken(graphemes(text), room - 1);
  return `${kept.join('')}…`;
}

const last = (text: string, room: number): string => taken(graphemes(text).reverse(), room).reverse().join('');

function taken(characters: readonly string[], room: number): string[] {
  const kept: string[] = [];
  let width = 0;
  for (const one of characters) {
    width += textWidth(one);
    if (width > room) break;
    kept.push(one);
  }
  return kept;
}
