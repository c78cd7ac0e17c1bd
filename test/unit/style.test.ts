import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../../toolchain/package-root';

/** Holds the repository to the table "Instead of, write" of docs/style.md. */

const read = (file: string) => readFileSync(join(packageRoot(), file), 'utf8');
const STYLE = 'docs/style.md';

interface Phrase {
  instead: string;
  write: string;
  butNot: string[];
}

/** The rows of the table: the only one with three columns. */
const PHRASES: Phrase[] = [...read(STYLE).matchAll(/^\| ([^|]+?) \| ([^|]+?) \| ([^|]*?) ?\|$/gm)]
  .filter(([, instead]) => instead !== 'instead of' && instead !== '---')
  .map(([, instead, write, butNot]) => ({
    instead: instead!,
    write: write!,
    butNot: butNot!
      .split(';')
      .map((text) => text.trim())
      .filter(Boolean),
  }));

const whole = (phrase: string) => new RegExp(`(?<![\\w-])${phrase.replaceAll(' ', '\\s+')}(?![\\w-])`, 'gi');

function breachesIn(text: string): Phrase[] {
  return PHRASES.filter(({ instead, butNot }) => {
    const rest = butNot.reduce((left, phrase) => left.replace(whole(phrase), ''), text);
    return whole(instead).test(rest);
  });
}

/** Files of the repository that a user or contributor reads; generated ones say what their sources say. */
function files(...patterns: string[]): string[] {
  return execFileSync('git', ['ls-files', '--', ...patterns], { cwd: packageRoot(), encoding: 'utf8' })
    .split('\n')
    .filter((file) => file && !/generated|schemas\/data|docs\/rules\//.test(file) && file !== STYLE);
}

/** The strings of a source, and each run of its comments as one text. */
function* textsOf(file: string): Generator<{ line: number; text: string }> {
  const source = ts.createSourceFile(file, read(file), ts.ScriptTarget.Latest, true);
  const lineOf = (position: number) => source.getLineAndCharacterOfPosition(position).line + 1;
  const seen = new Set<number>();
  const found: { line: number; text: string }[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node))
      found.push({ line: lineOf(node.getStart()), text: node.text });
    for (const { pos, end } of ts.getLeadingCommentRanges(source.text, node.pos) ?? []) {
      if (seen.has(pos)) continue;
      seen.add(pos);
      found.push({ line: lineOf(pos), text: source.text.slice(pos, end).replace(/^\s*(\/?\*+|\/\/)\s?/gm, ' ') });
    }
    node.forEachChild(visit);
  };
  visit(source);
  visit(source.endOfFileToken);
  yield* found;
}

const report = (file: string, line: number, text: string) =>
  breachesIn(text).map(({ instead, write }) => `${file}:${line} "${instead}": write ${write}`);

test('strings and comments follow the style guide', () => {
  const sources = files('*.ts', ':!test');
  expect(sources.length).toBeGreaterThan(100);
  const breaches = sources.flatMap((file) => [...textsOf(file)].flatMap(({ line, text }) => report(file, line, text)));
  expect(breaches).toEqual([]);
});

test('guides follow the style guide', () => {
  const guides = files('*.md', ':!*.api.md');
  expect(guides).toContain('README.md');
  const breaches = guides.flatMap((file) =>
    read(file)
      .replace(/```[\s\S]*?```/g, (code) => code.replace(/[^\n]/g, ' '))
      .split('\n')
      .flatMap((text, index) => report(file, index + 1, text)),
  );
  expect(breaches).toEqual([]);
});

test('the spell check flags the single words of the table', () => {
  const { flagWords } = JSON.parse(read('cspell.json')) as { flagWords: string[] };
  expect(flagWords).toEqual(
    PHRASES.filter(({ instead }) => !instead.includes(' ')).map(
      ({ instead, write }) => `${instead}->${write.split(',')[0]}`,
    ),
  );
});

test.each([
  ['this is no path', ['is no']],
  ['there is no path', []],
  ['it is no longer served', []],
  ['the quantity is\n   none of them', ['is none']],
  ['a told-you-so', []],
])('%j', (text, instead) => {
  expect(breachesIn(text).map((phrase) => phrase.instead)).toEqual(instead);
});
