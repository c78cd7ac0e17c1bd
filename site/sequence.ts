/** Sequence diagrams of the texts: participants, messages, notes and loops, drawn from top to bottom. */

interface Participant {
  readonly id: string;
  readonly label: string;
}

interface Step {
  readonly kind: 'message' | 'answer' | 'note' | 'loop' | 'end';
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

export const isSequence = (source: string): boolean => source.startsWith('sequenceDiagram');

function parse(source: string): { participants: Participant[]; steps: Step[] } {
  const participants: Participant[] = [];
  const at = (id: string, line: string) => {
    const i = participants.findIndex((one) => one.id === id.trim());
    if (i < 0) throw new Error(`site/sequence.ts knows no participant "${id}" of: ${line}`);
    return i;
  };
  const steps = source
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.trim())
    .filter(Boolean)
    .flatMap((line): Step[] => {
      const participant = /^participant (\w+) as (.+)$/.exec(line);
      const message = /^(\w+)(-?->>)(\w+): (.+)$/.exec(line);
      const note = /^Note over ([\w, ]+): (.+)$/.exec(line);
      const loop = /^loop (.+)$/.exec(line);
      if (participant) participants.push({ id: participant[1]!, label: participant[2]! });
      else if (message)
        return [
          {
            kind: message[2] === '->>' ? 'message' : 'answer',
            from: at(message[1]!, line),
            to: at(message[3]!, line),
            text: message[4]!,
          },
        ];
      else if (note) {
        const over = note[1]!.split(',').map((id) => at(id, line));
        return [{ kind: 'note', from: Math.min(...over), to: Math.max(...over), text: note[2]! }];
      } else if (loop) return [{ kind: 'loop', from: 0, to: 0, text: loop[1]! }];
      else if (line === 'end') return [{ kind: 'end', from: 0, to: 0, text: '' }];
      else throw new Error(`site/sequence.ts does not understand: ${line}`);
      return [];
    });
  return { participants, steps };
}

export function sequenceInWords(source: string): string {
  const { participants, steps } = parse(source);
  return steps
    .filter(({ text }) => text !== '')
    .map(({ kind, from, to, text }) =>
      kind === 'message' || kind === 'answer'
        ? `${participants[from]!.label} to ${participants[to]!.label}: ${text}`
        : text,
    )
    .join('; ');
}

const COLUMN = 172;
const ROW = 44;
const HEAD = 56;

export function sequencePicture(source: string): string {
  const { participants, steps } = parse(source);
  const x = (i: number) => COLUMN / 2 + i * COLUMN;
  const width = participants.length * COLUMN;
  const parts: string[] = [];
  let y = HEAD + 30;
  let loop: { top: number; text: string } | undefined;
  for (const { kind, from, to, text } of steps) {
    if (kind === 'loop') loop = { top: y - 14, text };
    else if (kind === 'end') {
      const { top, text: title } = loop!;
      parts.push(
        `<rect class="frame" x="6" y="${top}" width="${width - 12}" height="${y - top - 18}" rx="6"/>`,
        words(`loop ${title}`, 16, top + 16, 'start'),
      );
      y += 12;
      continue;
    } else if (kind === 'note') {
      const middle = Math.min(Math.max((x(from) + x(to)) / 2, 190), width - 190);
      const lines = wrapped(text, 54);
      parts.push(
        `<rect class="note" x="${middle - 180}" y="${y - 20}" width="360" height="${lines.length * 16 + 14}" rx="4"/>`,
        ...lines.map((line, i) => words(line, middle, y - 2 + i * 16)),
      );
      y += lines.length * 16 - 16;
    } else parts.push(...arrow(x(from), x(to), y, text, kind === 'answer'));
    y += ROW;
  }
  const heads = participants.map(
    ({ label }, i) =>
      `<line class="line faint" x1="${x(i)}" y1="${HEAD}" x2="${x(i)}" y2="${y}"/><rect class="box" x="${x(i) - 78}" y="8" width="156" height="${HEAD - 8}" rx="8"/>${wrapped(
        label,
        20,
      )
        .map((line, n, all) => words(line, x(i), 36 + (n - (all.length - 1) / 2) * 16))
        .join('')}`,
  );
  return `<svg width="${width}" height="${y}" viewBox="0 0 ${width} ${y}">${heads.join('')}${parts.join('')}</svg>`;
}

function arrow(from: number, to: number, y: number, text: string, dashed: boolean): string[] {
  const tip = from < to ? -1 : 1;
  const lines = wrapped(text, Math.max(22, Math.abs(to - from) / 6.2));
  return [
    ...lines.map((line, i) => words(line, (from + to) / 2, y - 6 - (lines.length - 1 - i) * 14, 'middle', 'label')),
    `<line class="line" x1="${from}" y1="${y}" x2="${to + tip * 6}" y2="${y}"${dashed ? ' stroke-dasharray="5 4"' : ''}/>`,
    `<path class="head" d="M${to} ${y}l${tip * 9} -4v8z"/>`,
  ];
}

const words = (text: string, x: number, y: number, anchor = 'middle', kind = 'note-text'): string =>
  `<text class="${kind}" x="${x}" y="${y}" text-anchor="${anchor}" font-size="12">${text.replaceAll('`', '').replace(/[&<>]/g, (one) => `&#${one.charCodeAt(0)};`)}</text>`;

function wrapped(text: string, width: number): string[] {
  const lines: string[] = [''];
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1]!;
    if (last !== '' && last.length + word.length >= width) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}
