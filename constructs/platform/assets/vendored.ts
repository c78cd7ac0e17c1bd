import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { replaceFile } from '../../replace-file';
import { type AssetId, sha256Of } from './asset';

/** Folder that `kubevirt-iac vendor` fills and programs read, below the working directory. */
export const VENDOR_FOLDER = 'vendor/kubevirt-iac';

/** `<folder>/kubevirt/v1.9.0/kubevirt-operator.yaml`: the layout of a vendored folder and of a mirror. */
export const vendoredPath = (folder: string, { component, version, file }: AssetId): string =>
  join(folder, component, version, file);

/** Files of all projects of this user by their sha256, so that a pinned file is fetched once. */
const cacheFolder = (): string =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'kubevirt-iac', 'releases');

export function cached(sha256: string): Buffer | undefined {
  const file = join(cacheFolder(), sha256);
  if (!existsSync(file)) return undefined;
  const content = readFileSync(file);
  return sha256Of(content) === sha256 ? content : undefined;
}

export function remember(content: Buffer): void {
  try {
    replaceFile(join(cacheFolder(), sha256Of(content)), content);
  } catch {
    // Without a writable cache (a read-only home in CI), another project fetches the file again.
  }
}
