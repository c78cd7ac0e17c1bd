/**
 * Every known kind: the KubeVirt family (generated from its CRDs) and the kinds of Kubernetes and its neighbours that manifests
 * beside virtual machines are made of. A kind that is not listed is not an error: a client with a cluster asks the cluster for it.
 */

import { FAMILY } from './generated/family';
import type { FamilyKind, KindInfo } from './kind';

export type { FamilyKind, KindInfo } from './kind';

/** The kinds that the components of the stack install and are configured with, in no particular order. */
export const familyKinds: readonly FamilyKind[] = FAMILY;

/** A group and version, then its kinds as `Kind plural`; those of the second list have no namespace. */
type Row = readonly [apiVersion: string, namespaced: string, clusterScoped?: string];

const OTHERS: readonly Row[] = [
  [
    'v1',
    'ConfigMap Endpoints Event LimitRange PersistentVolumeClaim Pod PodTemplate ReplicationController ResourceQuota Secret Service ServiceAccount',
    'Namespace Node PersistentVolume',
  ],
  ['apps/v1', 'ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet'],
  ['batch/v1', 'CronJob Job'],
  ['autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['policy/v1', 'PodDisruptionBudget'],
  ['networking.k8s.io/v1', 'Ingress NetworkPolicy', 'IngressClass IPAddress ServiceCIDR'],
  ['gateway.networking.k8s.io/v1', 'Gateway HTTPRoute GRPCRoute', 'GatewayClass'],
  ['k8s.cni.cncf.io/v1beta1', 'MultiNetworkPolicy'],
  ['discovery.k8s.io/v1', 'EndpointSlice'],
  ['events.k8s.io/v1', 'Event'],
  ['coordination.k8s.io/v1', 'Lease'],
  ['rbac.authorization.k8s.io/v1', 'Role RoleBinding', 'ClusterRole ClusterRoleBinding'],
  ['storage.k8s.io/v1', 'CSIStorageCapacity', 'CSIDriver CSINode StorageClass VolumeAttachment VolumeAttributesClass'],
  ['snapshot.storage.k8s.io/v1', 'VolumeSnapshot', 'VolumeSnapshotClass VolumeSnapshotContent'],
  ['scheduling.k8s.io/v1', '', 'PriorityClass'],
  ['node.k8s.io/v1', '', 'RuntimeClass'],
  ['resource.k8s.io/v1', 'ResourceClaim ResourceClaimTemplate', 'DeviceClass ResourceSlice'],
  [
    'admissionregistration.k8s.io/v1',
    '',
    'MutatingWebhookConfiguration ValidatingAdmissionPolicy ValidatingAdmissionPolicyBinding ValidatingWebhookConfiguration',
  ],
  ['apiextensions.k8s.io/v1', '', 'CustomResourceDefinition'],
  ['apiregistration.k8s.io/v1', '', 'APIService'],
  ['certificates.k8s.io/v1', '', 'CertificateSigningRequest'],
  ['flowcontrol.apiserver.k8s.io/v1', '', 'FlowSchema PriorityLevelConfiguration'],
  ['monitoring.coreos.com/v1', 'PodMonitor Prometheus PrometheusRule ServiceMonitor'],
  ['cert-manager.io/v1', 'Certificate CertificateRequest Issuer', 'ClusterIssuer'],
  [
    'aaq.kubevirt.io/v1alpha1',
    'ApplicationAwareResourceQuota ApplicationAwareAppliedClusterResourceQuota',
    'ApplicationAwareClusterResourceQuota',
  ],
  ['remediation.medik8s.io/v1alpha1', '', 'NodeHealthCheck'],
  ['self-node-remediation.medik8s.io/v1alpha1', 'SelfNodeRemediationConfig SelfNodeRemediationTemplate'],
  ['nodemaintenance.medik8s.io/v1beta1', '', 'NodeMaintenance'],
  ['nmstate.io/v1beta1', '', 'NodeNetworkConfigurationEnactment NodeNetworkState'],
  ['k8s.ovn.org/v1', 'UserDefinedNetwork', 'ClusterUserDefinedNetwork'],
  ['tekton.dev/v1', 'Pipeline PipelineRun Task TaskRun'],
  ['forklift.konveyor.io/v1beta1', 'Host Migration NetworkMap Plan Provider StorageMap'],
  ['template.openshift.io/v1', 'Template'],
  ['route.openshift.io/v1', 'Route'],
  ['project.openshift.io/v1', '', 'Project'],
  ['security.openshift.io/v1', '', 'SecurityContextConstraints'],
  ['sriovnetwork.openshift.io/v1', 'SriovNetwork SriovNetworkNodePolicy'],
  ['operators.coreos.com/v1', 'OperatorGroup'],
  ['operators.coreos.com/v1alpha1', 'CatalogSource ClusterServiceVersion InstallPlan Subscription'],
  ['operator.openshift.io/v1', 'KubeDescheduler'],
];

/** Plurals that the rule below does not give. */
const IRREGULAR: Readonly<Record<string, string>> = {
  Endpoints: 'endpoints',
  EndpointSlice: 'endpointslices',
  CSIStorageCapacity: 'csistoragecapacities',
  Gateway: 'gateways',
  MultiNetworkPolicy: 'multi-networkpolicies',
  Prometheus: 'prometheuses',
  SecurityContextConstraints: 'securitycontextconstraints',
};

/** Kinds with subresources that matter to whoever applies or watches them. */
const SUBRESOURCES: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['status', 'scale'],
  ReplicaSet: ['status', 'scale'],
  StatefulSet: ['status', 'scale'],
};

function plural(kind: string): string {
  const name = kind.toLowerCase();
  if (IRREGULAR[kind]) return IRREGULAR[kind];
  if (/(s|x|ch)$/.test(name)) return `${name}es`;
  return name.endsWith('y') ? `${name.slice(0, -1)}ies` : `${name}s`;
}

function otherKinds([apiVersion, namespaced, clusterScoped = '']: Row): KindInfo[] {
  const { group, version } = splitApiVersion(apiVersion);
  const info = (kind: string, inNamespace: boolean): KindInfo => ({
    apiVersion,
    group,
    version,
    kind,
    plural: plural(kind),
    namespaced: inNamespace,
    served: [],
    ...(SUBRESOURCES[kind] ? { subresources: SUBRESOURCES[kind] } : {}),
  });
  const names = (list: string) => list.split(' ').filter(Boolean);
  return [
    ...names(namespaced).map((kind) => info(kind, true)),
    ...names(clusterScoped).map((kind) => info(kind, false)),
  ];
}

/** `apps/v1` -> `{ group: 'apps', version: 'v1' }`; the core group is the empty one. */
export function splitApiVersion(apiVersion: string): { group: string; version: string } {
  const slash = apiVersion.indexOf('/');
  return { group: apiVersion.slice(0, Math.max(slash, 0)), version: apiVersion.slice(slash + 1) };
}

const key = (apiVersion: string, kind: string) => `${apiVersion} ${kind}`;

const familyByKey = new Map(
  familyKinds.flatMap((info) =>
    [info.version, ...info.served].map((version) => [key(`${info.group}/${version}`, info.kind), info] as const),
  ),
);
const othersByKey = new Map(OTHERS.flatMap(otherKinds).map((info) => [key(info.apiVersion, info.kind), info]));

/** A kind of the KubeVirt family, under any version that is served. The answer's `apiVersion` is the one to write. */
export function familyKindOf(apiVersion: string, kind: string): FamilyKind | undefined {
  return familyByKey.get(key(apiVersion, kind));
}

/** What we know of a kind, under any version that is served; undefined: ask the cluster. */
export function kindOf(apiVersion: string, kind: string): KindInfo | undefined {
  return familyKindOf(apiVersion, kind) ?? othersByKey.get(key(apiVersion, kind));
}

/** Every kind we know, the family first. */
export function knownKinds(): readonly KindInfo[] {
  return [...familyKinds, ...othersByKey.values()];
}
