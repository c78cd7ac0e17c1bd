/** A stack whose state lies on a disk that is full. */
import { spawnSync } from 'node:child_process';
import { cpSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const SIZE = '512k';
/** What is left is enough to begin, and not to go on. */
const LEFT_BYTES = 24_576;

const run = (program: string, ...args: string[]) => spawnSync(program, args, { encoding: 'utf8' });

/** Puts the folder on a small file system of its own, and fills it. Returns what makes room, or undefined without the right to mount. */
export function fillDisk(folder: string): { makeRoom(): void; unmount(): void } | undefined {
  const beside = `${folder}-copy`;
  cpSync(folder, beside, { recursive: true });
  if (run('mount', '-t', 'tmpfs', '-o', `size=${SIZE}`, 'chaos', folder).status !== 0) return undefined;
  cpSync(beside, folder, { recursive: true });
  const filler = join(folder, 'filler');
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(filler, Buffer.alloc(Math.max(0, bavail * bsize - LEFT_BYTES)));
  return {
    makeRoom: () => rmSync(filler, { force: true }),
    unmount: () => {
      rmSync(beside, { recursive: true, force: true });
      cpSync(folder, beside, { recursive: true });
      run('umount', folder);
      cpSync(beside, folder, { recursive: true });
    },
  };
}
