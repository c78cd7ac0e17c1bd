import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { COMPONENTS, type Component, releaseOf } from '../../kubevirt/releases';
import { lock, lockedSha256 } from './lock-file';

/** Where the manifests of a release come from. Whatever the source, they must have the sha256 of the lock file. */
export abstract class ReleaseSource {
  /** What the projects publish on GitHub. This is the default. */
  static upstream(): ReleaseSource {
    return new Download((component, version, asset) => `${COMPONENTS[component].downloads}/${version}/${asset}`);
  }

  /** A mirror: `<base>/<component>/<version>/<asset>`, such as `https://mirror.example/kubevirt/v1.9.0/kubevirt-operator.yaml`. */
  static url(base: string): ReleaseSource {
    const url = base.replace(/\/+$/, '');
    if (!isAllowed(url))
      throw new Error(
        `ReleaseSource.url: ${JSON.stringify(base)} is not allowed. Manifests hold cluster-wide rights, so they are fetched with https only (http only from this machine). Give an https:// URL, or a folder with ReleaseSource.folder().`,
      );
    return new Download((component, version, asset) => `${url}/${component}/${version}/${asset}`);
  }

  /** A local folder that holds the assets, as published or adapted: `<folder>/kubevirt-operator.yaml`. */
  static folder(path: string): ReleaseSource {
    return new Folder(path);
  }

  /**
   * The bytes of an asset, verified: against what is known of the release, and against the lock file. An asset that neither knows is recorded in
   * the lock file and checked ever after.
   */
  read(component: Component, version: string, asset: string, lockFile: string): string {
    const name = `${component}@${version}/${asset}`;
    const expected = lockedSha256(lockFile, name) ?? this.published(component, version, asset);
    const content = this.fetch(component, version, asset, expected);
    const sha256 = hash(content);
    if (expected !== undefined && sha256 !== expected) {
      throw new Error(
        `${name}: the file from ${this.describe(component, version, asset)} is not the one that was pinned. Its sha256 is ${sha256}; ${lockFile} or the release's known checksum says ${expected}. ` +
          'Nothing of it was used. Find out why it changed; if the change is right, remove this entry from the lock file and run again.',
      );
    }
    if (lockedSha256(lockFile, name) === undefined) lock(lockFile, { name, sha256, bytes: content.length });
    return content.toString('utf8');
  }

  /** The checksum of what the project published, where it is known and must be met. */
  protected published(component: Component, version: string, asset: string): string | undefined {
    return releaseOf(component, version)?.sha256[asset];
  }

  protected abstract fetch(component: Component, version: string, asset: string, expected: string | undefined): Buffer;
  protected abstract describe(component: Component, version: string, asset: string): string;
}

const hash = (content: Buffer): string => createHash('sha256').update(content).digest('hex');
const isAllowed = (url: string): boolean =>
  /^https:\/\//.test(url) || /^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?(?:\/|$)/.test(url);

class Folder extends ReleaseSource {
  constructor(private readonly path: string) {
    super();
  }

  protected fetch(component: Component, version: string, asset: string): Buffer {
    const file = join(this.path, asset);
    if (!existsSync(file)) {
      throw new Error(
        `The folder ${this.path} has no ${asset}, which is needed to install ${component} ${version}. Download it from ${COMPONENTS[component].downloads}/${version}/${asset} into that folder, or leave the source out to let synthesis download it.`,
      );
    }
    return readFileSync(file);
  }

  protected describe(_component: Component, _version: string, asset: string): string {
    return join(this.path, asset);
  }

  /** A folder may hold manifests that were adapted (images of a private registry): only the lock file pins them. */
  protected override published(): undefined {
    return undefined;
  }
}

/** Runs in a process of its own, because synthesis is synchronous. A redirect must not lead away from https. */
const FETCH = `
  const [url] = process.argv.slice(1);
  fetch(url, { signal: AbortSignal.timeout(120000) }).then(async (response) => {
    if (!response.ok) throw new Error('the server answered ' + response.status + ' ' + response.statusText);
    if (url.startsWith('https:') && !response.url.startsWith('https:')) throw new Error('it redirects to ' + response.url + ', which is not https');
    process.stdout.write(Buffer.from(await response.arrayBuffer()));
  }).catch((error) => { process.stderr.write(error.cause?.message ?? error.message); process.exitCode = 1; });
`;

class Download extends ReleaseSource {
  constructor(private readonly urlOf: (component: Component, version: string, asset: string) => string) {
    super();
  }

  protected fetch(component: Component, version: string, asset: string, expected: string | undefined): Buffer {
    const cached = expected && join(cacheFolder(), expected);
    if (cached && existsSync(cached)) {
      const content = readFileSync(cached);
      if (hash(content) === expected) return content;
    }
    const content = download(this.urlOf(component, version, asset), `${component} ${version}`);
    remember(content);
    return content;
  }

  protected describe(component: Component, version: string, asset: string): string {
    return this.urlOf(component, version, asset);
  }
}

function download(url: string, what: string): Buffer {
  try {
    return execFileSync(process.execPath, ['-e', FETCH, url], {
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const why = (error as { stderr?: Buffer }).stderr?.toString().trim() || (error as Error).message;
    throw new Error(
      `${url} could not be downloaded: ${why}. It holds the operator of ${what}. Check the version and the network; without one, put the file into a folder and give source: ReleaseSource.folder('<folder>').`,
    );
  }
}

/** Files by their sha256, so that what is pinned is fetched once. */
const cacheFolder = (): string =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'kubevirt-iac', 'releases');

function remember(content: Buffer): void {
  const file = join(cacheFolder(), hash(content));
  try {
    mkdirSync(cacheFolder(), { recursive: true });
    writeFileSync(`${file}.${process.pid}.tmp`, content);
    renameSync(`${file}.${process.pid}.tmp`, file);
  } catch {
    // A cache that cannot be written (a read-only home in CI) only costs the next run a download.
  }
}
