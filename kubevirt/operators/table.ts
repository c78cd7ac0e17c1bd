import { type Component, normalVersion } from '../releases';

/** The operators of the platform: where each one runs, which object it follows, and what it must have rolled out to work. */
export interface Operator {
  /** Its name in the table of releases. */
  readonly component: Component;
  /** Its object, `group/Kind`. */
  readonly resource: string;
  /** Kind of its object, for messages. */
  readonly kind: string;
  /** Deployment of the operator itself. */
  readonly deployment: string;
  /** Namespaces that its manifests use, the usual one first. A namespaced object belongs beside its operator instead. */
  readonly namespaces: readonly string[];
  /** Value of `app.kubernetes.io/managed-by` on what it rolls out; undefined: everything in its namespace concerns it. */
  readonly managedBy?: string;
  /** Workloads without which nothing works, whatever the object asks for. */
  readonly core: readonly string[];
  /** CRD of its object. */
  readonly crd: string;
  /** Keys of `status`: the version that runs, and the one that is being rolled out. */
  readonly versions?: { readonly observed: string; readonly target: string };
  /** Name of its own entry in `status.versions`, where its object lists them: the version that runs, written once an upgrade is complete. */
  readonly versionEntry?: string;
  /** Whether its object reports the release as the project spells it, so that it can be awaited. */
  readonly reportsRelease?: true;
  /** Environment variable of the operator that holds its version; the tag of its image where it has none. */
  readonly versionVariable?: string;
  /** Finalizers of its object that only the operator removes. */
  readonly finalizers: readonly string[];
  /** Whether its deletion deletes guests, disks, or the kinds of them. */
  readonly holds?: readonly Workload[];
}

/** Kinds that go with a component. */
export type Workload = 'guests' | 'disks';

const OPENSHIFT = 'openshift-cnv';
const COMMUNITY = 'kubevirt-hyperconverged';
const VERSIONS = { observed: 'observedVersion', target: 'targetVersion' } as const;

export const OPERATORS = {
  kubevirt: {
    component: 'kubevirt',
    resource: 'kubevirt.io/KubeVirt',
    kind: 'KubeVirt',
    deployment: 'virt-operator',
    namespaces: ['kubevirt', OPENSHIFT, COMMUNITY],
    managedBy: 'virt-operator',
    core: ['virt-api', 'virt-controller', 'virt-handler'],
    crd: 'kubevirts.kubevirt.io',
    versions: { observed: 'observedKubeVirtVersion', target: 'targetKubeVirtVersion' },
    versionVariable: 'KUBEVIRT_VERSION',
    reportsRelease: true,
    finalizers: ['kubevirt.io/foregroundDeleteKubeVirt'],
    holds: ['guests'],
  },
  cdi: {
    component: 'cdi',
    resource: 'cdi.kubevirt.io/CDI',
    kind: 'CDI',
    deployment: 'cdi-operator',
    namespaces: ['cdi', OPENSHIFT, COMMUNITY],
    managedBy: 'cdi-operator',
    core: ['cdi-apiserver', 'cdi-deployment'],
    crd: 'cdis.cdi.kubevirt.io',
    versions: VERSIONS,
    reportsRelease: true,
    versionVariable: 'OPERATOR_VERSION',
    finalizers: ['operator.cdi.kubevirt.io'],
    holds: ['disks'],
  },
  hostpathProvisioner: {
    component: 'hostpath-provisioner',
    resource: 'hostpathprovisioner.kubevirt.io/HostPathProvisioner',
    kind: 'HostPathProvisioner',
    deployment: 'hostpath-provisioner-operator',
    namespaces: ['hostpath-provisioner', OPENSHIFT, COMMUNITY],
    managedBy: 'hostpath-provisioner-operator',
    core: ['hostpath-provisioner-csi'],
    crd: 'hostpathprovisioners.hostpathprovisioner.kubevirt.io',
    versions: VERSIONS,
    finalizers: ['finalizer.delete.hostpath-provisioner'],
  },
  networkAddons: {
    component: 'cluster-network-addons',
    resource: 'networkaddonsoperator.network.kubevirt.io/NetworkAddonsConfig',
    kind: 'NetworkAddonsConfig',
    deployment: 'cluster-network-addons-operator',
    namespaces: ['cluster-network-addons', OPENSHIFT, COMMUNITY],
    managedBy: 'cnao-operator',
    core: [],
    crd: 'networkaddonsconfigs.networkaddonsoperator.network.kubevirt.io',
    versions: VERSIONS,
    versionVariable: 'OPERATOR_VERSION',
    reportsRelease: true,
    finalizers: [],
  },
  nmstate: {
    component: 'nmstate',
    resource: 'nmstate.io/NMState',
    kind: 'NMState',
    deployment: 'nmstate-operator',
    namespaces: ['nmstate', 'openshift-nmstate'],
    core: ['nmstate-handler', 'nmstate-webhook'],
    crd: 'nmstates.nmstate.io',
    finalizers: [],
  },
  ssp: {
    component: 'ssp',
    resource: 'ssp.kubevirt.io/SSP',
    kind: 'SSP',
    deployment: 'ssp-operator',
    namespaces: ['kubevirt', OPENSHIFT, COMMUNITY],
    managedBy: 'ssp-operator',
    core: [],
    crd: 'ssps.ssp.kubevirt.io',
    versions: VERSIONS,
    finalizers: ['ssp.kubevirt.io/finalizer'],
  },
  applicationAwareQuota: {
    component: 'application-aware-quota',
    resource: 'aaq.kubevirt.io/AAQ',
    kind: 'AAQ',
    deployment: 'aaq-operator',
    namespaces: ['aaq', OPENSHIFT, COMMUNITY],
    managedBy: 'aaq-operator',
    core: ['aaq-controller', 'aaq-server'],
    crd: 'aaqs.aaq.kubevirt.io',
    versions: VERSIONS,
    versionVariable: 'OPERATOR_VERSION',
    finalizers: ['operator.aaq.kubevirt.io'],
  },
  hyperconverged: {
    component: 'hyperconverged',
    resource: 'hco.kubevirt.io/HyperConverged',
    kind: 'HyperConverged',
    deployment: 'hyperconverged-cluster-operator',
    namespaces: [COMMUNITY, OPENSHIFT],
    core: [],
    crd: 'hyperconvergeds.hco.kubevirt.io',
    versionEntry: 'operator',
    versionVariable: 'HCO_KV_IO_VERSION',
    reportsRelease: true,
    finalizers: ['kubevirt.io/hyperconverged'],
    holds: ['guests', 'disks'],
  },
} as const satisfies Readonly<Record<string, Operator>>;

const ALL: readonly Operator[] = Object.values(OPERATORS);

/** The operator that follows an object of this kind. */
export function operatorOf(apiVersion: string, kind: string): Operator | undefined {
  const key = `${apiVersion.split('/')[0]}/${kind}`;
  return ALL.find(({ resource }) => resource === key);
}

/** The operator that a Deployment of this name is. */
export function operatorNamed(deployment: string): Operator | undefined {
  return ALL.find((one) => one.deployment === deployment);
}

export function operatorOfCrd(crd: string): Operator | undefined {
  return ALL.find((one) => one.crd === crd);
}

/**
 * Annotation of an operator's object: the release that it must report to run before it counts as ready. Only the operator's own manifest changes
 * in an upgrade, so without it nothing would say what to wait for.
 */
export const RELEASE_ANNOTATION = 'kubevirt-iac.io/release';

/** Annotations of the object that configures a component of a release. */
export function releaseAnnotations(component: Component, version: string): Record<string, string> {
  const operator = ALL.find((one) => one.component === component);
  // A branch is not a release that an object could report.
  return operator?.reportsRelease && normalVersion(version) ? { [RELEASE_ANNOTATION]: version } : {};
}

/** API groups whose CRDs are kept when a program removes them: their objects are guests, disks and the network of nodes. */
const KEPT_GROUPS: readonly RegExp[] = [
  /(^|\.)kubevirt\.io$/,
  /^k8s\.cni\.cncf\.io$/,
  /^nmstate\.io$/,
  /(^|\.)cert-manager\.io$/,
  /^snapshot\.storage\.k8s\.io$/,
];

/** Whether deleting the CRD of this name would delete objects that outlive an installation. */
export function isKeptCrd(name: string): boolean {
  const group = name.slice(name.indexOf('.') + 1);
  return KEPT_GROUPS.some((one) => one.test(group));
}
