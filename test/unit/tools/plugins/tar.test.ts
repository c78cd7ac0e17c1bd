import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { tar } from '../../../../tools/plugins/tar';

it('makes archives that the system reads: contents of every size, folders, executables', () => {
  const size = fc.nat({ max: 2000 });
  fc.assert(
    fc.property(fc.array(size, { minLength: 1, maxLength: 5 }), (sizes) => {
      const folder = mkdtempSync(join(tmpdir(), 'tar-'));
      try {
        const files = sizes.map((bytes, index) => ({
          path: index % 2 ? `lib/file-${index}` : `file-${index}`,
          content: Buffer.alloc(bytes, index),
          executable: index % 3 === 0,
        }));
        execFileSync('tar', ['-xf', '-', '-C', folder], { input: tar(files) });
        for (const { path, content, executable } of files) {
          expect(readFileSync(join(folder, path)).equals(content)).toBe(true);
          expect(statSync(join(folder, path)).mode & 0o111).toBe(executable ? 0o111 : 0);
        }
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }),
    { numRuns: 15 },
  );
});

it('rejects a path that its format cannot hold', () => {
  expect(() => tar([{ path: 'a'.repeat(101), content: Buffer.from('') }])).toThrow('at most 100 bytes');
});
