/** What a terminal shows, as SVG: text with colours becomes lines of a picture that looks the same wherever it is shown. */
import { Markup, markup } from '../../cli/page/markup';

/** Colours of a dark terminal, by the codes of ANSI, each with a contrast of more than 4.5 to 1 on its ground. */
const GROUND = '#10191c';
const FRAME = '#243238';
const INK = '#e6eef0';
const FAINT = '#9fb2b8';
const COLOURS: Readonly<Record<number, string>> = {
  30: FAINT,
  31: '#ff9d94',
  32: '#7fd1a0',
  33: '#f0bd6b',
  34: '#8ab4f8',
  35: '#d7a6f0',
  36: '#5fc3d1',
  37: INK,
  90: FAINT,
};

interface Style {
  readonly colour?: string;
  readonly bold?: boolean;
  readonly dim?: boolean;
  readonly underlined?: boolean;
}
interface Span {
  readonly text: string;
  readonly style: Style;
}

const SIZE = 14;
const ADVANCE = SIZE * 0.6;
const LEADING = 20;
const MARGIN = 18;
const BAR = 34;

/** A picture of a terminal of so many columns. Longer lines go on in the next one, as there. */
export function terminalSvg(text: string, { columns, title }: { columns: number; title: string }): string {
  const lines = spansOf(text.trimEnd()).flatMap((line) => folded(line, columns));
  const width = Math.round(columns * ADVANCE + 2 * MARGIN);
  const height = BAR + lines.length * LEADING + MARGIN;
  const dots = ['#ff9d94', '#f0bd6b', '#7fd1a0'].map(
    (colour, at) => markup`<circle cx="${20 + at * 18}" cy="${BAR / 2}" r="5.5" fill="${colour}"/>`,
  );
  return `${
    markup`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${title}">
<title>${title}</title>
<rect width="${width}" height="${height}" rx="9" fill="${GROUND}"/>
<path d="M0 ${BAR}V9a9 9 0 0 1 9-9H${width - 9}a9 9 0 0 1 9 9V${BAR}z" fill="${FRAME}"/>
${dots}
<g font-family="ui-monospace, SFMono-Regular, Menlo, 'DejaVu Sans Mono', 'Liberation Mono', monospace" font-size="${SIZE}" fill="${INK}">
${lines.map((line, at) => new Markup(lineSvg(line, BAR + MARGIN + at * LEADING)))}</g>
</svg>`.text
  }\n`;
}

/**
 * Each span has its column and its width, so that a font of another width leaves nothing out of line. Spaces around it are distance, and those within
 * are not breaking: SVG would make one of several.
 */
function lineSvg(line: readonly Span[], y: number): string {
  let column = 0;
  const spans = line.map(({ text, style }) => {
    const shown = text.trim();
    const x = MARGIN + (column + text.length - text.trimStart().length) * ADVANCE;
    column += [...text].length;
    if (shown === '') return '';
    const width = [...shown].length * ADVANCE;
    const { colour = style.dim && FAINT, bold, underlined } = style;
    return markup`<text x="${x.toFixed(1)}" y="${y}" textLength="${width.toFixed(1)}"${colour && markup` fill="${colour}"`}${bold && markup` font-weight="700"`}${underlined && markup` text-decoration="underline"`}>${shown.replaceAll(' ', '\u00a0')}</text>`
      .text;
  });
  return spans.some(Boolean) ? `${spans.join('')}\n` : '';
}

/** Escape sequences that set a style; any other would move the cursor, which a command must not do where it is captured. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal's escape sequences begin with one
const SEQUENCE = /\u001b\[([\d;]*)m/;

/** The lines of a text, each as spans of one style. */
export function spansOf(text: string): Span[][] {
  let style: Style = {};
  return text.split('\n').map((line) => {
    const parts = line.split(SEQUENCE);
    // A split by one group alternates between texts and what the group has matched.
    return parts.flatMap((part, at) => {
      if (at % 2 === 0) return part === '' ? [] : [{ text: part, style }];
      style = part.split(';').reduce((before, code) => restyled(before, Number(code)), style);
      return [];
    });
  });
}

function restyled(style: Style, code: number): Style {
  if (code === 0) return {};
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 4) return { ...style, underlined: true };
  if (code === 22) return { ...style, bold: false, dim: false };
  if (code === 24) return { ...style, underlined: false };
  if (code === 39) return { ...style, colour: undefined };
  const colour = COLOURS[code] ?? COLOURS[code - 60];
  if (!colour) throw new Error(`The code ${code} of ANSI has no picture: add it to tools/pictures/ansi-svg.ts.`);
  return { ...style, colour };
}

function folded(line: readonly Span[], columns: number): Span[][] {
  const lines: Span[][] = [[]];
  let room = columns;
  for (const { text, style } of line) {
    for (let rest = [...text]; rest.length > 0; ) {
      if (room === 0) {
        lines.push([]);
        room = columns;
      }
      const piece = rest.slice(0, room);
      lines.at(-1)!.push({ text: piece.join(''), style });
      rest = rest.slice(piece.length);
      room -= piece.length;
    }
  }
  return lines;
}
