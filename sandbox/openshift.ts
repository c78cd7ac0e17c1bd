/** What makes a cluster OpenShift here: the kinds of the Operator Lifecycle Manager, its catalogues, and what a version of HyperConverged brings. */
import type { Cluster } from '../cluster';
import { type Crd, crdsOf, installCrds } from './crds';
import { operatorCrd } from './release';
import { CATALOGUES } from './simulator';

const OLM_GROUP = 'operators.coreos.com';

interface Served {
  group: string;
  kind: string;
  plural: string;
  versions: readonly string[];
  scope?: 'Cluster';
}

const served = ({ group, kind, plural, versions, scope = 'Namespaced' as never }: Served): Crd =>
  operatorCrd({
    group,
    kind,
    plural,
    shortNames: [],
    scope,
    versions: versions.map((name, index) => ({ name, storage: index === 0 })),
    statusSubresource: true,
    labels: {},
  }) as Crd;

const KINDS: readonly Served[] = [
  { group: OLM_GROUP, kind: 'CatalogSource', plural: 'catalogsources', versions: ['v1alpha1'] },
  { group: OLM_GROUP, kind: 'Subscription', plural: 'subscriptions', versions: ['v1alpha1'] },
  { group: OLM_GROUP, kind: 'InstallPlan', plural: 'installplans', versions: ['v1alpha1'] },
  { group: OLM_GROUP, kind: 'ClusterServiceVersion', plural: 'clusterserviceversions', versions: ['v1alpha1'] },
  { group: OLM_GROUP, kind: 'OperatorGroup', plural: 'operatorgroups', versions: ['v1'] },
  // Whoever asks whether a cluster is OpenShift looks for this group.
  {
    group: 'config.openshift.io',
    kind: 'ClusterVersion',
    plural: 'clusterversions',
    versions: ['v1'],
    scope: 'Cluster',
  },
];

/** The CRDs of the operators' own objects, which come with a version. Both versions of HyperConverged hold any field, as nothing converts them. */
export const hyperConvergedCrds = (): Crd[] => [
  served({ group: 'hco.kubevirt.io', kind: 'HyperConverged', plural: 'hyperconvergeds', versions: ['v1', 'v1beta1'] }),
  ...['kubevirt', 'cdi', 'cluster-network-addons', 'hostpath-provisioner', 'ssp']
    .flatMap(crdsOf)
    .filter(({ metadata }) => OWN_OBJECTS.has(metadata.name)),
];

const OWN_OBJECTS: ReadonlySet<string> = new Set([
  'kubevirts.kubevirt.io',
  'cdis.cdi.kubevirt.io',
  'networkaddonsconfigs.networkaddonsoperator.network.kubevirt.io',
  'hostpathprovisioners.hostpathprovisioner.kubevirt.io',
  'ssps.ssp.kubevirt.io',
]);

/** Prepares a cluster: the kinds of OLM, and the catalogues in their namespace. */
export async function prepareOpenShift(cluster: Cluster): Promise<void> {
  await installCrds(cluster, KINDS.map(served));
  const create = (plural: string, apiVersion: string, namespaced: boolean, object: object) =>
    cluster.create({ apiVersion, kind: (object as { kind: string }).kind, plural, namespaced }, object as never);
  for (const name of ['openshift', 'openshift-marketplace'])
    await create('namespaces', 'v1', false, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  for (const source of CATALOGUES) await create('catalogsources', source.apiVersion, true, source);
}
