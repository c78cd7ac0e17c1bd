/** How a stream shows text: in colours or not, and how wide. */
import { stripVTControlCharacters, styleText } from 'node:util';
import { textWidth } from '../kube/text-width';

export type Style = Parameters<typeof styleText>[0];
export type Paint = (style: Style, text: string) => string;

export interface Look {
  readonly paint: Paint;
  /** Columns; infinite where lines are not wrapped. */
  readonly width: number;
}

/** For files and pipes: no colours, and a message on one line, so that it can be searched. */
export const PLAIN: Look = { paint: (_, text) => text, width: Number.POSITIVE_INFINITY };

type Environment = Readonly<Record<string, string | undefined>>;
type Stream = Pick<NodeJS.WriteStream, 'isTTY' | 'columns'>;

export function lookOf(stream: Stream, env: Environment = process.env): Look {
  const colored = isColored(stream, env);
  return {
    paint: colored ? (style, text) => styleText(style, text, { validateStream: false }) : PLAIN.paint,
    width: widthOf(stream, env),
  };
}

/** NO_COLOR wins over FORCE_COLOR, which wins over what the stream is. Both are set by any value but the empty one; FORCE_COLOR=0 is off. */
export function isColored({ isTTY }: Stream, env: Environment = process.env): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false';
  return isTTY === true && TERM !== 'dumb';
}

const DEFAULT_COLUMNS = 80;
const FEWEST_COLUMNS = 40;

/** Only a terminal has a width; COLUMNS overrides it. */
function widthOf({ isTTY, columns }: Stream, { COLUMNS }: Environment): number {
  if (isTTY !== true) return PLAIN.width;
  const given = /^[1-9]\d*$/.test(COLUMNS ?? '') ? Number(COLUMNS) : undefined;
  return Math.max(FEWEST_COLUMNS, given ?? (columns || DEFAULT_COLUMNS));
}

/**
 * A text in lines of at most `width` columns, after the first with an indent of `hang`. Breaks at spaces only: a word that is longer stays whole, so that it can
 * be copied.
 */
export function wrap(text: string, width: number, hang: number): string {
  if (visible(text) <= width) return text;
  const [, indent = '', rest = ''] = /^( *)(.*)$/s.exec(text) ?? [];
  const lines: string[] = [];
  let line = indent;
  let empty = true;
  for (const word of rest.split(' ')) {
    const longer = empty ? `${line}${word}` : `${line} ${word}`;
    if (empty || visible(longer) <= width) {
      line = longer;
    } else {
      lines.push(line.trimEnd());
      line = `${' '.repeat(hang)}${word}`;
    }
    empty = false;
  }
  return [...lines, line].join('\n');
}

/** Colours take no column. */
const visible = (text: string): number => textWidth(stripVTControlCharacters(text));

/** Verdicts of all commands: the word says it, and the colour repeats it. */
const VERDICT_STYLES: Readonly<Record<string, Style>> = {
  ready: 'green',
  pass: 'green',
  none: 'dim',
  skipped: 'dim',
  waiting: 'yellow',
  warn: 'yellow',
  warning: 'yellow',
  unknown: 'magenta',
  failed: 'red',
  fail: 'red',
  error: 'red',
};

/** A word for what was found, in its colour, padded to a number of columns. */
export function verdict(word: string, { paint }: Look, columns = 0): string {
  const style = VERDICT_STYLES[word];
  return `${style ? paint(style, word) : word}${' '.repeat(Math.max(0, columns - word.length))}`;
}
