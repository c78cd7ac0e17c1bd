/**
 * Releases of the stack: which versions exist, which belong together, where their manifests are published, and what they install. Facts only;
 * what is done with them stands in constructs/platform.
 */
export type Component = 'kubevirt' | 'cdi';

export interface Release {
  readonly component: Component;
  /** With its leading `v`, as upstream tags it. */
  readonly version: string;
  /** Minor releases of Kubernetes that it is tested on. */
  readonly kubernetes: readonly string[];
  /** sha256 of assets that are known to equal what the project published. An asset that is not here is pinned by the lock file at first use. */
  readonly sha256: Readonly<Record<string, string>>;
}

export interface ComponentFacts {
  /** `.../<version>/<asset>` completes it. */
  readonly downloads: string;
  /** The asset that installs the operator, its CRD, its namespace and its rights. */
  readonly operatorAsset: string;
  /** The namespace that the operator's manifest creates; the component's own object belongs there where it is namespaced. */
  readonly namespace: string;
  /** The object that tells the operator what to install. */
  readonly resource: {
    readonly apiVersion: string;
    readonly kind: string;
    readonly name: string;
    readonly namespaced: boolean;
  };
}

export const COMPONENTS: Readonly<Record<Component, ComponentFacts>> = {
  kubevirt: {
    downloads: 'https://github.com/kubevirt/kubevirt/releases/download',
    operatorAsset: 'kubevirt-operator.yaml',
    namespace: 'kubevirt',
    resource: { apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', name: 'kubevirt', namespaced: true },
  },
  cdi: {
    downloads: 'https://github.com/kubevirt/containerized-data-importer/releases/download',
    operatorAsset: 'cdi-operator.yaml',
    namespace: 'cdi',
    resource: { apiVersion: 'cdi.kubevirt.io/v1beta1', kind: 'CDI', name: 'cdi', namespaced: false },
  },
};

/** Newest first. */
export const RELEASES: readonly Release[] = [
  { component: 'kubevirt', version: 'v1.9.0', kubernetes: ['1.34', '1.35', '1.36'], sha256: {} },
  { component: 'kubevirt', version: 'v1.8.4', kubernetes: ['1.34', '1.35'], sha256: {} },
  {
    component: 'cdi',
    version: 'v1.66.0',
    kubernetes: ['1.34', '1.35', '1.36'],
    sha256: { 'cdi-operator.yaml': 'f81f2730f3404649196e9777b67a3c69fd6ea5d9eb60775dfd97ac90d2edf8e7' },
  },
  {
    component: 'cdi',
    version: 'v1.65.0',
    kubernetes: ['1.34', '1.35'],
    sha256: { 'cdi-operator.yaml': 'e96d59abdf358c5161cb96adcfdcc6107efc3fb608ec93ade11578c94a222015' },
  },
];

/** The CDI that is released and tested with a minor of KubeVirt. */
const CDI_FOR_KUBEVIRT: Readonly<Record<string, string>> = { 'v1.9': 'v1.66.0', 'v1.8': 'v1.65.0' };

export const versionsOf = (component: Component): string[] =>
  RELEASES.filter((release) => release.component === component).map(({ version }) => version);

/** `1.9.0` and `v1.9.0` are the same; anything else than three numbers is undefined. */
export function normalVersion(version: string): string | undefined {
  return /^v?\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/.test(version) ? `v${version.replace(/^v/, '')}` : undefined;
}

export function releaseOf(component: Component, version: string): Release | undefined {
  return RELEASES.find((release) => release.component === component && release.version === normalVersion(version));
}

/** The version of CDI that belongs to a version of KubeVirt; the newest one for a KubeVirt that is not known. */
export function cdiFor(kubevirtVersion: string): string {
  const minor = /^v?(\d+\.\d+)\./.exec(kubevirtVersion)?.[1];
  return CDI_FOR_KUBEVIRT[`v${minor}`] ?? (versionsOf('cdi')[0] as string);
}
