import type { OpenApi } from './upstream';

/** Groups whose short name is not their first label. */
const GROUPS: Record<string, string> = {
  'kubevirt.io': 'core',
  'k8s.cni.cncf.io': 'k8scni',
  'forklift.cdi.kubevirt.io': 'forklift',
};

/** `pool` of `pool.kubevirt.io`: the group as users meet it in TypeScript and in Pulumi's tokens. */
export function shortGroup(group: string): string {
  return GROUPS[group] ?? group.split('.')[0]!;
}

/** Names of Kubernetes' own types in the swagger documents of CDI: without a package path. */
const KUBERNETES_TYPES =
  /^v1\.(Affinity|Condition|Duration|FieldsV1|LabelSelector.*|ListMeta|LocalObjectReference|ManagedFieldsEntry|Node(Affinity|Selector.*)|ObjectMeta|OwnerReference|PersistentVolumeClaimSpec|Pod(Anti)?Affinity.*|PreferredSchedulingTerm|Resource(Claim|Requirements)|Time|Toleration|Typed.*Reference|VolumeResourceRequirements|WeightedPodAffinityTerm)$/;
/** Types of CDI that KubeVirt's API embeds. */
const CDI_TYPES =
  /^v1beta1\.(DataImportCron.*|DataVolume.*|StorageSpec|PlatformOptions|.*TLSProfile|TLSSecurityProfile|FilesystemOverhead|ImportProxy|CertConfig)$/;

/** The group of a named type of a swagger document; undefined: that of the kind that uses it. */
export function ownerOf(component: string, swaggerName: string): string | undefined {
  if (swaggerName.startsWith('k8s.io.')) return 'k8s';
  if (component !== 'kubevirt' && KUBERNETES_TYPES.test(swaggerName)) return 'k8s';
  if (component === 'cdi') return 'cdi';
  if (swaggerName.startsWith('v1.')) return /^v1\.VirtualMachineExport/.test(swaggerName) ? 'export' : 'core';
  if (CDI_TYPES.test(swaggerName)) return 'cdi';
  return undefined;
}

/** Fields that hold the same named type in every CRD, for those CRDs of which no swagger document exists. */
const SHARED_FIELDS: Readonly<Record<string, string>> = {
  affinity: 'k8s.io.api.core.v1.Affinity',
  infraAffinity: 'k8s.io.api.core.v1.Affinity',
  nodeAffinity: 'k8s.io.api.core.v1.NodeAffinity',
  podAffinity: 'k8s.io.api.core.v1.PodAffinity',
  podAntiAffinity: 'k8s.io.api.core.v1.PodAntiAffinity',
  tolerations: '[]k8s.io.api.core.v1.Toleration',
  infraTolerations: '[]k8s.io.api.core.v1.Toleration',
  sidecarEvaluators: '[]k8s.io.api.core.v1.Container',
  pvcTemplate: 'k8s.io.api.core.v1.PersistentVolumeClaimSpec',
  namespaceSelector: 'k8s.io.apimachinery.pkg.apis.meta.v1.LabelSelector',
  namespaceLabelSelector: 'k8s.io.apimachinery.pkg.apis.meta.v1.LabelSelector',
  virtualMachineLabelSelector: 'k8s.io.apimachinery.pkg.apis.meta.v1.LabelSelector',
  autoCPULimitNamespaceLabelSelector: 'k8s.io.apimachinery.pkg.apis.meta.v1.LabelSelector',
  nodeLabelSelector: 'k8s.io.apimachinery.pkg.apis.meta.v1.LabelSelector',
  dataImportCronTemplates: '[]v1beta1.DataImportCron',
  tlsSecurityProfile: 'v1beta1.TLSSecurityProfile',
};

/** A reference to the named type of a field, as the swagger documents of KubeVirt and CDI spell it. */
export function sharedField(field: string): OpenApi | undefined {
  const name = Object.hasOwn(SHARED_FIELDS, field) ? SHARED_FIELDS[field]! : undefined;
  return name?.startsWith('[]') ? { items: { $ref: name.slice(2) } } : name ? { $ref: name } : undefined;
}

export function refName(node: OpenApi | undefined): string | undefined {
  return node?.$ref?.split('/').pop();
}

/** `v1.Disk` -> `Disk`, `k8s.io.api.core.v1.Affinity` -> `Affinity`. */
export function typeName(swaggerName: string): string {
  return swaggerName.slice(swaggerName.lastIndexOf('.') + 1);
}

/** `diskVolumes` -> `DiskVolumes`. */
export function pascal(key: string): string {
  return key.replace(/(^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_all, _gap, letter: string) => letter.toUpperCase());
}

/** The singular of a list's name: `hooks` -> `hook`, `policies` -> `policy`. */
export function singular(key: string): string {
  return key
    .replace(/ies$/, 'y')
    .replace(/(ss|us|x|ch)es$/, '$1')
    .replace(/([^s])s$/, '$1');
}
