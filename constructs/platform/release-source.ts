import { isTrustedUrl } from '../../kubevirt/releases';

/**
 * Source of the manifests of a release. Plain data, as the factories return it: `{ folder: 'vendor' }`. Synthesis never downloads:
 * `kubevirt-iac vendor` does. Whatever the source, their sha256 must match the lock file, and their objects those of the release.
 */
export type ReleaseSource = UpstreamRelease | MirroredRelease | ReleaseFolder | InlineRelease;

/** The releases that the projects publish, as `kubevirt-iac vendor` put them into `vendor/kubevirt-iac`. */
export interface UpstreamRelease {
  /** Always `{}`. */
  readonly upstream: Record<string, never>;
}
/** The same from a mirror. */
export interface MirroredRelease {
  /** Address below which `<component>/<version>/<asset>` are: https, or http on this host, without credentials. */
  readonly url: string;
}
/** A local folder with the assets, as published or adapted. */
export interface ReleaseFolder {
  /** Path of the folder, from the working directory. */
  readonly folder: string;
}
/** The texts of the assets themselves. */
export interface InlineRelease {
  /** Texts by `<component>/<asset>` or `<asset>`. */
  readonly inline: Readonly<Record<string, string>>;
}

export const ReleaseSource = {
  /** The releases that the projects publish, as `kubevirt-iac vendor` put them into `vendor/kubevirt-iac`. The default. */
  upstream: (): UpstreamRelease => ({ upstream: {} }),
  /**
   * The same from a mirror, `<base>/<component>/<version>/<asset>`, such as `https://mirror.example/kubevirt/v1.9.0/kubevirt-operator.yaml`:
   * `kubevirt-iac vendor --from <base>` downloads them.
   */
  url: (base: string): MirroredRelease => {
    const problem = urlProblem(base);
    if (problem) throw new Error(`ReleaseSource.url: ${problem}`);
    return { url: base };
  },
  /**
   * A local folder with the assets, as published or adapted: `<folder>/<component>/<version>/<asset>`, `<folder>/<component>/<asset>` or
   * `<folder>/<asset>`, such as `<folder>/kubevirt-operator.yaml`.
   */
  folder: (path: string): ReleaseFolder => ({ folder: path }),
  /** The texts themselves, by `<component>/<asset>` or `<asset>`: `{ 'kubevirt-operator.yaml': text }`. */
  inline: (texts: Readonly<Record<string, string>>): InlineRelease => ({ inline: texts }),
};

/** Why manifests are not read from an address; undefined where they are. */
export const urlProblem = (base: string): string | undefined =>
  isTrustedUrl(base)
    ? undefined
    : `${JSON.stringify(base)} is not allowed. Manifests grant cluster-wide rights, so they are fetched over https only (http only from localhost), from a URL without credentials. Use such a URL, or a folder with ReleaseSource.folder().`;
