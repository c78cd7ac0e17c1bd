/** Places in texts, with the lines that messages may show of them. */
import type { Span } from './excerpt';

/** Where something stands in a file. */
export interface Place extends Span {
  /** The whole line, for an excerpt; undefined where it may hold a secret. */
  text(): string | undefined;
}

/** What a text might hold of which the fields are not known: then no line of it is shown. */
const SECRETS_LIKELY =
  /\bkind\W+Secret\b|userdata|networkdata|ignition|unattend|extraheaders|last-applied|passw|\bpsk\b|mka-cak|token|credential|stringdata|:\/\/[^/?#\s@]*:[^/?#\s@]+@|PRIVATE KEY/i;

/** A piece of a text whose fields are not known. */
export function placeOfSpan(text: string, span: Span): Place {
  return { ...span, text: () => (SECRETS_LIKELY.test(text) ? undefined : lineOf(text, span.line)) };
}

/** At a position of a text that no parser can read, in UTF-16 code units. The end of a text belongs to its last line. */
export function placeIn(text: string, position: number, length = 1): Place {
  const at = Math.min(position, Math.max(0, text.trimEnd().length - 1));
  const start = text.lastIndexOf('\n', at - 1) + 1;
  return placeOfSpan(text, { line: text.slice(0, at).split('\n').length, column: at - start + 1, length });
}

/** A line of a text, from 1, without its end. */
export function lineOf(text: string, line: number): string {
  let start = 0;
  for (let before = 1; before < line; before++) start = text.indexOf('\n', start) + 1;
  const end = text.indexOf('\n', start);
  return text.slice(start, end < 0 ? undefined : end).replace(/\r$/, '');
}
