import { spawn } from 'node:child_process';
import { closeSync, openSync, rmSync, statSync } from 'node:fs';

/**
 * Writes one file of a gzipped tar archive to a path, with the system's `tar`. Only the content is taken from the archive: whatever paths and links it
 * has, nothing is written elsewhere. Throws where the archive does not have the file, and leaves nothing.
 */
export async function extract(archive: string, member: string, target: string): Promise<void> {
  const output = openSync(target, 'w', 0o755);
  try {
    await toOutput(archive, member, output);
    if (statSync(target).size === 0) throw new Error(`the archive has no file ${member}`);
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  } finally {
    closeSync(output);
  }
}

function toOutput(archive: string, member: string, output: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('tar', ['-xzOf', archive, member], { stdio: ['ignore', output, 'pipe'] });
    let said = '';
    child.stderr!.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-1_000);
    });
    child.once('error', (error) => reject(new Error(`tar, which unpacks it, cannot be run: ${error.message}`)));
    child.once('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`tar could not unpack ${member}: ${said.trim().split('\n')[0]}`)),
    );
  });
}
