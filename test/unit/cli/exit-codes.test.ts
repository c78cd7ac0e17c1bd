/** Every command says how it ends, in its help and in the guide, and both say the same. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../../toolchain/package-root';
import { runCli } from '../../support/in-process-cli';

async function help(...command: string[]): Promise<string> {
  const { code, out } = await runCli(...command, '--help');
  expect(code).toBe(0);
  return out;
}

const guide = readFileSync(join(packageRoot(), 'docs', 'machine-interfaces.md'), 'utf8');
/** By command: the codes of its row. */
const documented = new Map(
  [...guide.matchAll(/^\| `([a-z-]+)` \|(.*)\|(.*)\|(.*)\|$/gm)].map(([, command, ...cells]) => [
    command!,
    cells.flatMap((cell, code) => (cell.trim() === '' ? [] : [code])),
  ]),
);

test('the guide has every command, and no other', async () => {
  const commands = [...(await help()).matchAll(/^ {2}([a-z-]+)\s{2,}/gm)].map(([, name]) => name!);
  expect(commands.length).toBeGreaterThan(10);
  expect([...documented.keys()].sort()).toEqual(commands.sort());
});

test.each([...documented])('%s ends with the codes of the guide: %j', async (command, codes) => {
  const [, said] = /Exit codes: ([^.]*)\./.exec((await help(command)).replace(/\s+/g, ' ')) ?? [];
  expect([...(said ?? '').matchAll(/(?:^|, )(\d) /g)].map(([, code]) => Number(code))).toEqual(codes);
});
