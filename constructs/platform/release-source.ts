import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { assetOf, assetUrl, type Component } from '../../kubevirt/releases';
import { lock, lockedSha256 } from './lock-file';

/** Source of the manifests of a release. Whatever the source, their sha256 must match the lock file. */
export abstract class ReleaseSource {
  /** The releases that the projects publish on GitHub. The default. */
  static upstream(): ReleaseSource {
    return new Download((component, version, asset) => assetUrl(component, version, asset) as string);
  }

  /** A mirror: `<base>/<component>/<version>/<asset>`, such as `https://mirror.example/kubevirt/v1.9.0/kubevirt-operator.yaml`. */
  static url(base: string): ReleaseSource {
    const url = base.replace(/\/+$/, '');
    if (!isAllowed(url))
      throw new Error(
        `ReleaseSource.url: ${JSON.stringify(base)} is not allowed. Manifests grant cluster-wide rights, so they are fetched over https only (http only from localhost). Use an https:// URL, or a folder with ReleaseSource.folder().`,
      );
    return new Download((component, version, asset) => `${url}/${component}/${version}/${asset}`);
  }

  /** A local folder with the assets, as published or adapted: `<folder>/kubevirt-operator.yaml`. */
  static folder(path: string): ReleaseSource {
    return new Folder(path);
  }

  /**
   * The text of an asset, verified against the known checksums of the release and the lock file. The lock file records an asset that neither
   * contains. Throws if the checksum differs or the asset cannot be read.
   */
  read(component: Component, version: string, asset: string, lockFile: string): string {
    const name = `${component}@${version}/${asset}`;
    const expected = lockedSha256(lockFile, name) ?? this.published(component, version, asset);
    const content = this.fetch(component, version, asset, expected);
    const sha256 = hash(content);
    if (expected !== undefined && sha256 !== expected) {
      throw new Error(
        `${name}: the file from ${this.describe(component, version, asset)} is not the pinned one. Its sha256 is ${sha256}; ${lockFile} or the published checksum of the release expects ${expected}. ` +
          'The file was not used. Find out why it changed; if the change is intended, remove this entry from the lock file and run again.',
      );
    }
    if (lockedSha256(lockFile, name) === undefined) lock(lockFile, { name, sha256, bytes: content.length });
    return content.toString('utf8');
  }

  /** The checksum that the project published, if it is known and must match. */
  protected published(component: Component, version: string, asset: string): string | undefined {
    return assetOf(component, version, asset)?.sha256;
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
        `The folder ${this.path} has no ${asset}, which is required to install ${component} ${version}. Download it from ${assetUrl(component, version, asset)} into that folder, or omit \`source\` to download it at synth.`,
      );
    }
    return readFileSync(file);
  }

  protected describe(_component: Component, _version: string, asset: string): string {
    return join(this.path, asset);
  }

  /** A folder may contain adapted manifests (images of a private registry), so only the lock file pins them. */
  protected override published(): undefined {
    return undefined;
  }
}

/** Runs in a process of its own, because synth is synchronous. A redirect must not leave https. */
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
      `${url} could not be downloaded: ${why}. It contains the operator of ${what}. Check the version and the network; without network access, put the file into a folder and use source: ReleaseSource.folder('<folder>').`,
    );
  }
}

/** Files by their sha256, so that a pinned file is fetched once. */
const cacheFolder = (): string =>
  join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'kubevirt-iac', 'releases');

function remember(content: Buffer): void {
  const file = join(cacheFolder(), hash(content));
  try {
    mkdirSync(cacheFolder(), { recursive: true });
    writeFileSync(`${file}.${process.pid}.tmp`, content);
    renameSync(`${file}.${process.pid}.tmp`, file);
  } catch {
    // Without a writable cache (a read-only home in CI), the next run downloads the file again.
  }
}
