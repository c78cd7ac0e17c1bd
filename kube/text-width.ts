/** How wide a text is on a terminal, in columns. */

const SEGMENTS = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** What has no column of its own: marks above another character, and characters that only steer others. */
const NO_COLUMN = /^[\p{Mn}\p{Me}\p{Cf}\p{Cc}]+$/u;
/** What takes two columns: the wide and full-width characters of Unicode's table of East Asian widths, and emoji. */
const TWO_COLUMNS =
  /^(?:\p{Emoji_Presentation}|.*\ufe0f|[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}])/u;
const ONE_COLUMN_EACH = /^[\x20-\x7e]*$/;

/** What a reader takes for the characters of a text. */
export const graphemes = (text: string): string[] =>
  ONE_COLUMN_EACH.test(text) ? [...text] : Array.from(SEGMENTS.segment(text), ({ segment }) => segment);

export function textWidth(text: string): number {
  if (ONE_COLUMN_EACH.test(text)) return text.length;
  return graphemes(text).reduce((sum, one) => sum + widthOf(one), 0);
}

const widthOf = (grapheme: string): number => (NO_COLUMN.test(grapheme) ? 0 : TWO_COLUMNS.test(grapheme) ? 2 : 1);
