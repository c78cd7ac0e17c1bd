import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join, relative, sep } from 'node:path';

/** Every file of a folder by its path below it, in the order of the alphabet. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).split(sep).join('/'))
    .sort();

/** The lines that `sha256sum --check` reads. */
export const checksums = (folder: string): string =>
  filesBelow(folder)
    .map(
      (file) =>
        `${createHash('sha256')
          .update(readFileSync(join(folder, file)))
          .digest('hex')}  ${file}\n`,
    )
    .join('');

const mebibytes = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(2)} MiB`;

/** Each file with its size. */
export function table(folder: string): string {
  const rows = filesBelow(folder).map((file) => [file, mebibytes(statSync(join(folder, file)).size)] as const);
  const widths = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map(([file, size]) => `${file.padEnd(widths[0]!)}  ${size.padStart(widths[1]!)}\n`).join('');
}
