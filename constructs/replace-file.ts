import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file whole or not at all, whenever the process ends. Missing folders are created. */
export function replaceFile(file: string, content: string | Buffer, mode?: number): void {
  mkdirSync(dirname(file), { recursive: true });
  const next = `${file}.${process.pid}.tmp`;
  // Never through a link that another user has put there.
  rmSync(next, { force: true });
  writeFileSync(next, content, { flag: 'wx', ...(mode !== undefined && { mode }) });
  renameSync(next, file);
}
