import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extract } from '../../../toolchain/archive';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'archive-'));
  for (const name of ['in', 'out']) mkdirSync(join(folder, name));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** An archive of files and links, with the paths that they are given. */
function pack(...members: string[]): string {
  const archive = join(folder, 'a.tar.gz');
  execFileSync('tar', ['-czPf', archive, ...members], { cwd: join(folder, 'in') });
  return archive;
}

it('takes one file from an archive, whatever else it holds and wherever that would go', async () => {
  writeFileSync(join(folder, 'in', 'tool'), 'tool');
  writeFileSync(join(folder, 'evil'), 'evil');
  symlinkSync(folder, join(folder, 'in', 'link'));
  const archive = pack('tool', '../evil', join(folder, 'evil'), 'link');
  rmSync(join(folder, 'evil'));
  await extract(archive, 'tool', join(folder, 'out', 'tool'));
  expect(readFileSync(join(folder, 'out', 'tool'), 'utf8')).toBe('tool');
  expect(readdirSync(join(folder, 'out'))).toEqual(['tool']);
  expect(existsSync(join(folder, 'evil'))).toBe(false);
});

it('does not take a link for the file', async () => {
  writeFileSync(join(folder, 'secret'), 'secret');
  symlinkSync(join(folder, 'secret'), join(folder, 'in', 'tool'));
  const target = join(folder, 'out', 'tool');
  await expect(extract(pack('tool'), 'tool', target)).rejects.toThrow(/has no file tool/);
  expect(existsSync(target)).toBe(false);
});
