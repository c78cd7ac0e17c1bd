import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import {
  type AssetId,
  assetName,
  cached,
  expectedSha256,
  remember,
  replaceFile,
  sha256Of,
  vendoredPath,
  verifiedObjects,
} from '../../constructs/platform/assets';
import { assetUrl, howToRender, isTrustedUrl, mirrorUrl } from '../../kubevirt/releases';
import { download, forget } from '../../toolchain/download';

export interface VendorOptions {
  /** Mirror or folder to read from. Default: where each project publishes. */
  readonly from?: string;
  /** Folder that is filled. */
  readonly out: string;
  readonly lockFile: string;
  /** Milliseconds before a broken download is first taken up. Default 500. */
  readonly firstPause?: number;
  readonly onProgress?: (asset: AssetId, received: number) => void;
  readonly onVendored?: (asset: VendoredAsset) => void;
}

export interface VendoredAsset extends AssetId {
  readonly sha256: string;
  readonly bytes: number;
  /** Where it came from: it was there, this user has fetched it before, or it is new. */
  readonly state: 'present' | 'cached' | 'copied' | 'downloaded';
}

const PARALLEL = 4;
/** A manifest has a megabyte. */
const LIMIT = { bytes: 64 * 1024 * 1024, of: 'manifest' };

/**
 * Fills a folder with assets. An asset stands there whole, verified and pinned by the lock file, or not at all, whenever the process ends; what has
 * arrived of a download is kept beside it as `.part`. Throws after all were tried, with a line for each that failed.
 */
export async function vendorAssets(assets: readonly AssetId[], options: VendorOptions): Promise<VendoredAsset[]> {
  sweep(options);
  const queue = [...assets.entries()];
  const done: VendoredAsset[] = [];
  const problems: string[] = [];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const [index, id] = next;
      try {
        done[index] = await vendorAsset(id, options);
        options.onVendored?.(done[index]);
      } catch (error) {
        problems.push((error as Error).message);
      }
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  if (problems.length > 0) throw new Error(problems.join('\nerror: '));
  return done;
}

/** Removes what a process that was killed while it replaced a file left beside it. */
function sweep({ out, lockFile }: VendorOptions): void {
  const beside = (folder: string, recursive: boolean): string[] =>
    existsSync(folder) ? readdirSync(folder, { recursive, encoding: 'utf8' }).map((name) => join(folder, name)) : [];
  const pins = beside(dirname(lockFile), false).filter((file) => basename(file).startsWith(`${basename(lockFile)}.`));
  for (const file of [...beside(out, true), ...pins]) {
    const pid = /\.(\d+)\.tmp$/.exec(file)?.[1];
    if (pid && !isRunning(Number(pid))) rmSync(file, { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function vendorAsset(id: AssetId, options: VendorOptions): Promise<VendoredAsset> {
  const { out, lockFile } = options;
  const target = vendoredPath(out, id);
  const { content, state, from } = await read(id, target, options);
  // What arrived is in memory now: it becomes the asset, or it is of no use.
  forget(partOf(target));
  // The lock file is first: a file that is there is pinned, even if the process ends in between.
  verifiedObjects(id, content, { lockFile, from, adapted: false });
  if (state !== 'present') {
    replaceFile(target, content);
    remember(content);
  }
  return { ...id, sha256: sha256Of(content), bytes: content.length, state };
}

const partOf = (target: string): string => `${target}.part`;

async function read(
  id: AssetId,
  target: string,
  { from, lockFile, onProgress, firstPause }: VendorOptions,
): Promise<{ content: Buffer; state: VendoredAsset['state']; from: string }> {
  const expected = expectedSha256(id, { lockFile, adapted: false });
  if (expected !== undefined) {
    if (existsSync(target)) return { content: readFileSync(target), state: 'present', from: target };
    const content = cached(expected);
    if (content) return { content, state: 'cached', from: 'the cache' };
  }
  if (from !== undefined && !URL.canParse(from)) {
    const file = vendoredPath(from, id);
    if (!existsSync(file))
      throw new Error(`${assetName(id)}: the folder ${from} has no ${file.slice(from.length + 1)}.`);
    return { content: readFileSync(file), state: 'copied', from: file };
  }
  const { component, version, file } = id;
  const url = from === undefined ? assetUrl(component, version, file) : mirrorUrl(from, component, version, file);
  // What its project does not publish, its user has put there.
  if (url === undefined && existsSync(target)) return { content: readFileSync(target), state: 'present', from: target };
  if (url === undefined)
    throw new Error(
      `${assetName(id)}: ${howToRender(component, version, file)} Put it into a folder as ${component}/${version}/${file}, and run this with --from <folder>, or name the folder in the program.`,
    );
  mkdirSync(dirname(target), { recursive: true });
  try {
    const part = partOf(target);
    await download({
      url,
      part,
      limit: LIMIT,
      mayLeadTo: isTrustedUrl,
      ...(firstPause !== undefined && { firstPause }),
      ...(onProgress && { onProgress: (received) => onProgress(id, received) }),
    });
    return { content: readFileSync(part), state: 'downloaded', from: url };
  } catch (error) {
    throw new Error(`${assetName(id)}: ${(error as Error).message}`);
  }
}
