/** Completion scripts, asked of the shells themselves. `npm test` installs those that are missing, or names them as skipped. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { treeOf, walk } from '../../../cli/completion/tree';
import { wholeProgram } from '../../../cli/main';
import { runCli } from '../../support/in-process-cli';
import { askBash, askFish, askZsh } from '../../support/shell-completion';

const tree = treeOf(wholeProgram());
const home = mkdtempSync(join(tmpdir(), 'completion-'));
const scripts = new Map<string, string>();
beforeAll(async () => {
  writeFileSync(join(home, 'a file.yaml'), '');
  writeFileSync(join(home, 'x$(touch hacked)"\'.yaml'), '');
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, out } = await runCli('completion', shell);
    expect(code).toBe(0);
    scripts.set(shell, out);
    writeFileSync(join(home, shell), out);
  }
});
afterAll(() => rmSync(home, { recursive: true }));

type Ask = (lines: readonly (readonly string[])[]) => string[][];
const line = (words: readonly string[]): string => ['kubevirt-iac', ...words].join(' ');
const without = (process.env['KUBEVIRT_IAC_WITHOUT_PROGRAMS'] ?? '').split(' ');
const shells = (
  [
    ['bash', (lines) => lines.map((words) => askBash(home, ...words).sort())],
    ['zsh', (lines) => askZsh(home, lines.map(line))],
    ['fish', (lines) => askFish(home, lines.map(line))],
  ] satisfies [shell: string, Ask][]
).filter(([shell]) => !without.includes(shell));

const LINES: readonly [words: string[], offered: string[]][] = [
  [['val'], ['validate']],
  [['validate', '--fo'], ['--format']],
  [
    ['validate', '--format', ''],
    ['json', 'junit', 'sarif', 'text'],
  ],
  [['plan', 'a'], ['a file.yaml']],
  [['validate', '--cluster', 'a f'], ['a file.yaml']],
  [['plan', '--format', 'json', 'a f'], ['a file.yaml']],
  [['sandbox', 'u'], ['up']],
  [['sandbox', 'up', '--sp'], ['--speed']],
  [['rights', 'vm-'], ['vm-author']],
  // What only the user knows: no file is offered instead.
  [['wait', '--namespace', ''], []],
  [['completion', 'z'], ['zsh']],
];

describe.each(shells)('%s', (_, ask) => {
  test('offers what comes next', () => {
    const lines = LINES.map(([words]) => words.map((word) => word.replace(' ', '\\ ')));
    const answers = ask(lines).map((offered) => offered.map((one) => one.replace('\\ ', ' ')));
    expect(LINES.map(([words], i) => [words, answers[i]])).toEqual(LINES);
  });

  test('offers every command, and every option of it', () => {
    const commands = walk(tree).map(({ word, path }) => ({ word, above: path.slice(1) }));
    const options = ask(commands.map(({ above }) => [...above, '-']));
    expect(commands.map(({ above }, i) => [above, options[i]])).toEqual(
      commands.map(({ word, above }) => [above, word.flags.flatMap(({ names }) => names).sort()]),
    );
    const parents = commands.filter(({ word }) => word.words.length > 0);
    const words = ask(parents.map(({ above }) => [...above, '']));
    expect(parents.map(({ above }, i) => [above, words[i]])).toEqual(
      parents.map(({ word, above }) => [above, expect.arrayContaining(word.words.map(({ name }) => name))]),
    );
  });

  test('runs no command that stands in the name of a file', () => {
    expect(ask([['validate', 'x']])[0]).toHaveLength(1);
    expect(existsSync(join(home, 'hacked'))).toBe(false);
  });
});

test('bash separates words at =, and a value is completed behind it, too', () => {
  expect(askBash(home, 'validate', '--format', '=', 's')).toEqual(['sarif']);
  expect(askBash(home, 'validate', '--format', '=')).toEqual(['text', 'json', 'sarif', 'junit']);
});

test('it is JSON on request, and rejects another shell with those that there are', async () => {
  const { out } = await runCli('completion', 'fish', '--json');
  expect(JSON.parse(out)).toEqual({ shell: 'fish', script: scripts.get('fish') });
  expect(await runCli('completion', 'tcsh')).toMatchObject({
    code: 2,
    err: expect.stringContaining('bash, zsh, fish'),
  });
});
