/** The browser of this machine's user. */
import { spawn } from 'node:child_process';
import { onPath } from '../../toolchain/on-path';

/** The program that opens an address in the browser; undefined where no screen or no such program is at hand. */
export function opener(env: NodeJS.ProcessEnv = process.env, platform: string = process.platform): string | undefined {
  if (platform !== 'darwin' && !env['DISPLAY'] && !env['WAYLAND_DISPLAY']) return undefined;
  const program = platform === 'darwin' ? 'open' : 'xdg-open';
  return onPath(program, env);
}

/** Opens the address, without waiting: a browser that does not start does not fail the command. */
export function openBrowser(url: string, program = opener()): boolean {
  if (!program) return false;
  const child = spawn(program, [url], { detached: true, stdio: 'ignore' });
  child.once('error', () => {});
  child.unref();
  return true;
}
