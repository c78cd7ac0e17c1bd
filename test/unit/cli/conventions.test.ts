/** What every command has, whoever adds it: help with examples that work, exit codes that the guide repeats, and JSON, also of errors. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { helpOf } from '../../../cli/help';
import { wholeProgram } from '../../../cli/main';
import { packageRoot } from '../../../toolchain/package-root';
import { runCli } from '../../support/in-process-cli';

/** Commands that print no result of their own, with what they do instead. */
const WITHOUT_JSON: Readonly<Record<string, string>> = { lsp: 'speaks the Language Server Protocol' };

function below(command: Command, above: readonly string[] = []): [name: string, command: Command][] {
  return command.commands.flatMap((child) => {
    const path = [...above, child.name()];
    return [[path.join(' '), child] as [string, Command], ...below(child, path)];
  });
}

const program = wholeProgram();
const all = below(program);
const leaves = all.filter(([, { commands }]) => commands.length === 0);
const guide = readFileSync(join(packageRoot(), 'docs', 'machine-interfaces.md'), 'utf8');

test('there are commands, each with a file that is loaded when it is used', () => {
  expect(program.commands.length).toBeGreaterThan(12);
  expect(leaves.length).toBeGreaterThan(program.commands.length);
});

describe.each([['kubevirt-iac', program] as [string, Command], ...all])('%s', (name, command) => {
  const help = helpOf(command);

  test('has help with exit codes and an example, which --help shows', async () => {
    expect(help?.examples.length).toBeGreaterThan(0);
    expect(Object.keys(help?.exitCodes ?? {})).toEqual(expect.arrayContaining(['0', '2']));
    const { code, out } = await runCli(...(name === 'kubevirt-iac' ? [] : name.split(' ')), '--help');
    expect(code).toBe(0);
    for (const example of help!.examples) expect(out).toContain(`\n  ${example}\n`);
    const listed = [...out.slice(out.indexOf('\nExit codes:\n')).matchAll(/^ {2}(\d) {2}\S/gm)].map(
      ([, digit]) => digit,
    );
    expect(listed).toEqual(Object.keys(help!.exitCodes));
  });

  test('has examples that the command line accepts', async () => {
    for (const example of help?.examples ?? []) {
      for (const words of invocationsIn(example)) await expect(accepted(words)).resolves.toBeUndefined();
    }
    const one = name === 'kubevirt-iac' ? '' : name;
    expect(help?.examples.flatMap(invocationsIn).some((words) => words.join(' ').startsWith(one))).toBe(true);
  });
});

test('an example that is wrong would be found', async () => {
  expect(invocationsIn('cat a | kubevirt-iac rights nobody --x "a b" > b')).toEqual([
    ['rights', 'nobody', '--x', 'a b'],
  ]);
  await expect(accepted(['rights', 'nobody'])).rejects.toThrow(/nobody/);
  await expect(accepted(['validate', '--no-such-option'])).rejects.toThrow(/no-such-option/);
});

/** The calls of the program in a line of a shell. */
function invocationsIn(line: string): string[][] {
  return [...line.matchAll(/(?:^|[\s(])kubevirt-iac ((?:"[^"]*"|'[^']*'|[^|&;<>)"'])*)/g)].map(([, words]) =>
    [...words!.matchAll(/"([^"]*)"|'([^']*)'|([^\s"']+)/g)].map(
      ([, double, single, bare]) => double ?? single ?? bare!,
    ),
  );
}

/** Parses a command line without running it. Rejects where the parser does. */
async function accepted(words: readonly string[]): Promise<void> {
  const fresh = wholeProgram();
  for (const [, command] of below(fresh)) {
    if (command.commands.length === 0) command.action(() => {});
    command.configureOutput({ writeErr: () => {} });
  }
  await fresh.parseAsync(words, { from: 'user' });
}

test.each(leaves.filter(([name]) => !(name in WITHOUT_JSON)))(
  '%s has --json, in the guide and for errors',
  async (name, command) => {
    expect(command.options.map(({ long }) => long)).toContain('--json');
    expect(guide).toMatch(new RegExp(`^\\| \`${name}\` \\| (?:\`\\{|\\[|a |the )`, 'm'));
    const { code, out, err } = await runCli(...name.split(' '), '--no-such-option', '--json');
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(JSON.parse(err)).toEqual({ error: { message: expect.stringContaining('--no-such-option') } });
  },
);

/** By command: the codes of its row in the guide. */
const documented = new Map(
  [...guide.slice(guide.indexOf('## Exit codes')).matchAll(/^\| `([a-z-]+)` \|(.*)\|(.*)\|(.*)\|$/gm)].map(
    ([, command, ...cells]) => [command!, cells.flatMap((cell, code) => (cell.trim() === '' ? [] : [String(code)]))],
  ),
);

test('the guide has the exit codes of every command, and no other', () => {
  const codes = program.commands.map((command) => [command.name(), Object.keys(helpOf(command)!.exitCodes)]);
  expect(Object.fromEntries(documented)).toEqual(Object.fromEntries(codes));
});

test('an error is JSON with its place, on standard error alone', async () => {
  const { code, out, err } = await runCli('validate', '--json', '--cluster', '/nowhere.yaml', '/nowhere');
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(JSON.parse(err).error.message).toContain('/nowhere.yaml');
});
