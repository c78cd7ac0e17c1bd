/** What a page shows of a run: the block behind `<!-- transcript: NAME -->`. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../toolchain/package-root';

/** Lines that were shown, by the name of their block. */
export type Transcripts = Readonly<Record<string, readonly string[]>>;

const BLOCK = /^<!-- transcript: ([a-z-]+) -->\n```console\n([\s\S]*?)^```$/gm;

const blockOf = (name: string, lines: readonly string[]): string =>
  `<!-- transcript: ${name} -->\n\`\`\`console\n${lines.map((line) => `${line}\n`).join('')}\`\`\``;

/** Pages that may show a run, by their paths in the repository. */
export const pages = (): string[] => [
  'README.md',
  ...readdirSync(join(packageRoot(), 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];

const textOf = (page: string): string => readFileSync(join(packageRoot(), page), 'utf8');

/** What a page shows, by the names of the blocks. */
export function transcriptsIn(page: string): Transcripts {
  return Object.fromEntries(
    [...textOf(page).matchAll(BLOCK)].map(([, name, text]) => [name!, text!.trimEnd().split('\n')]),
  );
}

/** A block as its page has it, for a page that is generated around it. */
export function keptBlock(page: string, name: string): string {
  return blockOf(name, transcriptsIn(page)[name] ?? []);
}

/** A page with other transcripts in its blocks; those that are not given stay as they are. */
export function withTranscripts(page: string, made: Transcripts): string {
  return textOf(page).replace(BLOCK, (block, name: string) => (made[name] ? blockOf(name, made[name]) : block));
}

/** What differs from run to run, and how it is spelled where two runs are compared. */
const VARYING: readonly (readonly [RegExp, string])[] = [
  [/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME'],
  [/\b(Sun|Wed)(?= \d\d:\d\d-)/g, 'DAY'],
  [/\d+\.\d+\.\d+\.\d+/g, 'ADDRESS'],
  [/\(\d+s\)/g, '(SECONDS)'],
  [/^ +\d+s {2}/, 'SECONDS  '],
  [/\bnode-\d/g, 'NODE'],
  [/-[a-z0-9]{5}(?=[\s,)]|$)/g, '-POD'],
  [/\d+(\.\d+)? %.*/, 'PROGRESS'],
  // In which order Pods leave a node is up to them.
  [/\d of \d gone.*/, 'LEFT'],
];

/** Whether a line shows a state on the way to another: one that is over in a moment may not be seen. */
export const isPassing = (line: string): boolean =>
  / (creating|updating|deleting) \(\d+s\)|^ +\d+s {2}waiting /.test(line);

/** A line without what differs from run to run. */
export const comparable = (line: string): string =>
  VARYING.reduce((text, [pattern, name]) => text.replace(pattern, name), line).trimEnd();
