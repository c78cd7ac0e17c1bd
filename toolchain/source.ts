import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { moduleFolder } from './build';
import { type ProgramName, programOf } from './catalog';

/**
 * Folder with the source of a Go module, such as for the CRDs that a controller publishes there: at the version that a program is built from, or at the
 * one that follows an `@`. Rejects where Go is missing or the module cannot be downloaded.
 */
export async function sourceFolder(name: ProgramName, goModule: string): Promise<string> {
  const { stdout } = await promisify(execFile)('go', ['mod', 'download', '-json', goModule], {
    cwd: moduleFolder(programOf(name).module),
    env: { ...process.env, GOWORK: 'off', GOFLAGS: '' },
  });
  return (JSON.parse(stdout) as { Dir: string }).Dir;
}
