import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where programs are kept that were built or downloaded. */
export const cacheFolder = () => join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'kubevirt-iac', 'tools');

export const executable = (name: string) => (process.platform === 'win32' ? `${name}.exe` : name);
