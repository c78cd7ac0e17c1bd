/** How wide texts are. Fonts differ by system, so the estimate is a generous one for the sans serifs that systems have. */

/** In parts of the font's size, by what a character looks like. */
const WIDTHS: readonly (readonly [pattern: RegExp, width: number])[] = [
  [/[\u1100-\u115f\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]|\p{Emoji_Presentation}/u, 1.1],
  [/[ijlI.,:;|'!/()[\]{} ·-]/, 0.36],
  [/[mwMW@%]/, 0.92],
  [/[A-Z_=+#]/, 0.7],
];
const USUAL = 0.59;

export const textWidth = (text: string, size: number): number =>
  [...text].reduce((sum, one) => sum + (WIDTHS.find(([pattern]) => pattern.test(one))?.[1] ?? USUAL), 0) * size;

/** The text, or as much of its beginning (or of its end) as fits, with an ellipsis. */
export function fitting(text: string, size: number, width: number, keep: 'start' | 'end' = 'start'): string {
  const line = text.replace(/\s+/g, ' ');
  if (textWidth(line, size) <= width) return line;
  const kept = [...line];
  while (kept.length > 0 && textWidth(`${kept.join('')}…`, size) > width) keep === 'start' ? kept.pop() : kept.shift();
  return keep === 'start' ? `${kept.join('').trimEnd()}…` : `…${kept.join('').trimStart()}`;
}

/** Parts on two lines at most, each as wide as allowed. */
export function wrapped(parts: readonly string[], size: number, width: number): string[] {
  const joined = (some: readonly string[]) => some.join(' · ');
  let count = parts.length;
  while (count > 1 && textWidth(joined(parts.slice(0, count)), size) > width) count--;
  const lines = [parts.slice(0, count), parts.slice(count)].filter((some) => some.length > 0);
  return lines.map((some) => fitting(joined(some), size, width));
}
