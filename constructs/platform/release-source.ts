import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assetUrl, isTrustedUrl } from '../../kubevirt/releases';
import {
  type AssetId,
  cached,
  expectedSha256,
  type ReleasedObject,
  VENDOR_FOLDER,
  vendoredPath,
  verifiedObjects,
} from './assets';

/**
 * Source of the manifests of a release. Synthesis never downloads: `kubevirt-iac vendor` does. Whatever the source, their sha256 must match the
 * lock file, and their objects those of the release.
 */
export abstract class ReleaseSource {
  /** The releases that the projects publish, as `kubevirt-iac vendor` put them into `vendor/kubevirt-iac`. The default. */
  static upstream(): ReleaseSource {
    return new Vendored();
  }

  /**
   * The same from a mirror, `<base>/<component>/<version>/<asset>`, such as `https://mirror.example/kubevirt/v1.9.0/kubevirt-operator.yaml`:
   * `kubevirt-iac vendor --from <base>` downloads them.
   */
  static url(base: string): ReleaseSource {
    if (!isTrustedUrl(base))
      throw new Error(
        `ReleaseSource.url: ${JSON.stringify(base)} is not allowed. Manifests grant cluster-wide rights, so they are fetched over https only (http only from localhost), from a URL without credentials. Use such a URL, or a folder with ReleaseSource.folder().`,
      );
    return new Vendored(base);
  }

  /**
   * A local folder with the assets, as published or adapted: `<folder>/<component>/<version>/<asset>`, `<folder>/<component>/<asset>` or
   * `<folder>/<asset>`, such as `<folder>/kubevirt-operator.yaml`.
   */
  static folder(path: string): ReleaseSource {
    return new Folder(path);
  }

  /** The texts themselves, by `<component>/<asset>` or `<asset>`: `{ 'kubevirt-operator.yaml': text }`. */
  static inline(texts: Readonly<Record<string, string>>): ReleaseSource {
    return new Inline(texts);
  }

  /**
   * @internal The objects of an asset, verified against the lock file and, where it is not adapted, against the known checksum of the release. Throws
   * if the checksum or the objects differ, or the asset cannot be read.
   */
  read(id: AssetId, lockFile: string): ReleasedObject[] {
    const { content, from } = this.find(id, lockFile);
    return verifiedObjects(id, content, { lockFile, from, adapted: this.adapted });
  }

  protected readonly adapted: boolean = true;

  protected abstract find(id: AssetId, lockFile: string): { content: Buffer; from: string };
}

class Vendored extends ReleaseSource {
  protected override readonly adapted = false;

  constructor(private readonly mirror?: string) {
    super();
  }

  protected find(id: AssetId, lockFile: string): { content: Buffer; from: string } {
    const from = vendoredPath(VENDOR_FOLDER, id);
    if (existsSync(from)) return { content: readFileSync(from), from };
    const expected = expectedSha256(id, { lockFile, adapted: this.adapted });
    const content = expected && cached(expected);
    if (content) return { content, from: 'the cache' };
    const { component, version, file } = id;
    const what = component === 'kubevirt' ? `--kubevirt ${version}` : `--component ${component}@${version}`;
    const options = this.mirror ? `${what} --from ${this.mirror}` : what;
    throw new Error(
      `${file} of ${component} ${version} is not in ${VENDOR_FOLDER}, and synthesis downloads nothing. Run \`npx kubevirt-iac vendor ${options}\` here, and keep ${VENDOR_FOLDER} and ${lockFile} in Git. ` +
        `Or name a folder that has the file: source: ReleaseSource.folder('<folder>').`,
    );
  }
}

class Folder extends ReleaseSource {
  constructor(private readonly path: string) {
    super();
  }

  protected find(id: AssetId): { content: Buffer; from: string } {
    const { component, version, file } = id;
    const places = [vendoredPath(this.path, id), join(this.path, component, file), join(this.path, file)];
    const from = places.find((place) => existsSync(place));
    if (from) return { content: readFileSync(from), from };
    const url = assetUrl(component, version, file);
    throw new Error(
      `The folder ${this.path} has no ${file}, which is required to install ${component} ${version}. ` +
        `${url ? `Download it from ${url} into that folder` : 'Copy it into that folder'}, or fill it with \`npx kubevirt-iac vendor --out ${this.path}\`.`,
    );
  }
}

class Inline extends ReleaseSource {
  constructor(private readonly texts: Readonly<Record<string, string>>) {
    super();
  }

  protected find({ component, version, file }: AssetId): { content: Buffer; from: string } {
    const text = this.texts[`${component}/${file}`] ?? this.texts[file];
    if (text !== undefined) return { content: Buffer.from(text), from: 'ReleaseSource.inline' };
    throw new Error(
      `ReleaseSource.inline was not given ${JSON.stringify(file)}, which is required to install ${component} ${version}. It was given ${Object.keys(this.texts).join(', ') || 'nothing'}.`,
    );
  }
}
