/**
 * Characters that a terminal obeys instead of showing: control characters (line breaks and tabs aside), and those that turn the direction of
 * the text that follows, or are not seen at all.
 */
const OBEYED = /(?![\n\t])\p{Cc}|[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** A text from somewhere else as a terminal may get it: what the terminal would obey stands there as the escape that JSON has for it. */
export function printable(text: string): string {
  return text.replace(OBEYED, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
