import type { Cluster, ResourceKind } from '../cluster';
import type { KubeObject } from '../kube/object';
import { customResourceDefinitions } from '../kubevirt/schemas';

const CRD: ResourceKind = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  plural: 'customresourcedefinitions',
  namespaced: false,
};

/** The one CRD of a component that its operator's manifest contains; the operator installs the others when its custom resource exists. */
const operatorKinds: Readonly<Record<string, string>> = {
  kubevirt: 'kubevirts.kubevirt.io',
  cdi: 'cdis.cdi.kubevirt.io',
  nmstate: 'nmstates.nmstate.io',
};

/** A CustomResourceDefinition, always with a name. */
export interface Crd extends KubeObject {
  metadata: { name: string };
}

/** The CRDs of a component, all of them. */
export const crdsOf = (component: string): Crd[] => customResourceDefinitions(component) as unknown as Crd[];

/** The CRDs that the component's operator installs itself, once its custom resource exists. */
export const operandCrdsOf = (component: string): Crd[] =>
  crdsOf(component).filter(({ metadata }) => metadata.name !== operatorKinds[component]);

/** The kinds that handlers of NMState write of nodes. No program has objects of them, so no schema of them is known. */
export const NODE_NETWORK_CRDS: readonly Crd[] = [
  ['NodeNetworkState', 'nodenetworkstates'],
  ['NodeNetworkConfigurationEnactment', 'nodenetworkconfigurationenactments'],
].map(([kind, plural]) => ({
  apiVersion: CRD.apiVersion,
  kind: CRD.kind,
  metadata: { name: `${plural}.nmstate.io` },
  spec: {
    group: 'nmstate.io',
    names: { kind, listKind: `${kind}List`, plural, singular: kind!.toLowerCase() },
    scope: 'Cluster',
    versions: [
      {
        name: 'v1beta1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
        subresources: { status: {} },
      },
    ],
  },
}));

/** Creates CRDs, and resolves when the API server serves their kinds. */
export async function installCrds(cluster: Cluster, crds: readonly Crd[]): Promise<void> {
  const watch = cluster.watch(CRD);
  try {
    await Promise.all(
      crds.map(async (crd) => {
        await cluster.create(CRD, crd);
        await watch.until({ name: crd.metadata.name }, established);
      }),
    );
  } finally {
    watch.close();
  }
}

function established(live: KubeObject | undefined): true | undefined {
  const conditions = (live?.status?.conditions ?? []) as { type: string; status: string; message?: string }[];
  const refused = conditions.find(({ type, status }) => type === 'NonStructuralSchema' && status === 'True');
  if (refused) throw new Error(`CRD ${live?.metadata?.name} is not structural: ${refused.message}`);
  return conditions.some(({ type, status }) => type === 'Established' && status === 'True') || undefined;
}
