/** Shape of the table of releases: one file per component, facts only. What is done with them stands in constructs/platform. */

export type Component =
  | 'kubevirt'
  | 'cdi'
  | 'cert-manager'
  | 'hostpath-provisioner'
  | 'cluster-network-addons'
  | 'nmstate'
  | 'node-healthcheck'
  | 'self-node-remediation'
  | 'node-maintenance'
  | 'descheduler'
  | 'network-resources-injector'
  | 'ssp'
  | 'common-instancetypes'
  | 'virt-template'
  | 'tekton-tasks'
  | 'application-aware-quota'
  | 'hyperconverged';

/** In the order in which an installer applies them, as far as one component has several. */
export type AssetRole =
  | 'namespace'
  | 'crds'
  | 'rights'
  | 'webhook'
  | 'operator'
  | 'cr-example'
  | 'network-policies'
  | 'bundle';

export interface ReleaseAsset {
  /** Name of the file below the release's address. */
  readonly file: string;
  readonly role: AssetRole;
  /** Whether the component cannot be installed without it. */
  readonly required: boolean;
  /**
   * sha256 of the published file, where it is known to equal what the project published. An asset without it is pinned by the lock file at first
   * use.
   */
  readonly sha256?: string;
  /** `Kind/name` of every object in it. An asset without it is not known well enough to say. */
  readonly objects?: readonly string[];
}

export interface Release {
  /** As upstream tags it, mostly with a leading `v`. */
  readonly version: string;
  /** Minor releases of Kubernetes that it is tested on; undefined where its project does not say. */
  readonly kubernetes?: readonly string[];
  /** Minor releases of KubeVirt that it is released and tested with; undefined where it does not depend on KubeVirt. */
  readonly kubevirt?: readonly string[];
  /** In the order in which they are applied. */
  readonly assets: readonly ReleaseAsset[];
  /** Every image that nodes pull, those included that only the operator's program names. */
  readonly images: readonly string[];
  /** Images that the published manifest names by a moving tag, and those that belong to this release. */
  readonly replaceImages?: Readonly<Record<string, string>>;
}

export interface ComponentFacts {
  readonly title: string;
  /** Address of a release's assets, with `{version}` in it; undefined where its project publishes none. */
  readonly downloads?: string;
  /** Where a project publishes none: the kustomization, with `{version}` in it, that its manifest is rendered from. It goes into a folder or inline. */
  readonly kustomization?: string;
  /** Namespace of its operator, which the manifest creates, and of its own object where that is namespaced. */
  readonly namespace?: string;
  /** The object that says what the operator installs; undefined for a component without an operator. */
  readonly resource?: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly name: string;
    readonly namespaced: boolean;
  };
  /** Components that must be there first on plain Kubernetes. */
  readonly needs?: readonly Component[];
  /** `Kind/name` of what the stack itself makes beside the manifests of the release. */
  readonly adds?: readonly string[];
  /** The component whose operator installs this one; its own assets serve those who install it apart. */
  readonly deployedBy?: Component;
  /**
   * `each-patch`: from patch to patch, and from the newest patch of a minor to the next minor. `next-minor`: the same, but patches may be skipped.
   * `any-newer`: forwards. Downgrades are supported by none.
   */
  readonly upgrades: 'each-patch' | 'next-minor' | 'any-newer';
  /** Newest first. */
  readonly releases: readonly Release[];
}

/** `Kind/name` of the names, separated by whitespace, of each kind. */
export const inventory = (names: Readonly<Record<string, string>>): string[] =>
  Object.entries(names).flatMap(([kind, list]) =>
    list
      .trim()
      .split(/\s+/)
      .map((name) => `${kind}/${name}`),
  );
