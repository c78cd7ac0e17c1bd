/** A place in a text that no parser can read. */
import type { Place } from './locate';

/** What such a text might hold: then no line of it is shown. */
const SECRETS_LIKELY =
  /\bkind\W+Secret\b|userdata|networkdata|ignition|unattend|extraheaders|last-applied|passw|\bpsk\b|mka-cak|token|credential|stringdata|:\/\/[^/?#\s@]*:[^/?#\s@]+@|PRIVATE KEY/i;

/** At a position of a text, in UTF-16 code units. The end of a text belongs to its last line. */
export function placeIn(text: string, position: number, length = 1): Place {
  const at = Math.min(position, Math.max(0, text.trimEnd().length - 1));
  const start = text.lastIndexOf('\n', at - 1) + 1;
  const end = text.indexOf('\n', at);
  return {
    line: text.slice(0, at).split('\n').length,
    column: at - start + 1,
    length,
    text: () =>
      SECRETS_LIKELY.test(text) ? undefined : text.slice(start, end < 0 ? undefined : end).replace(/\r$/, ''),
  };
}
