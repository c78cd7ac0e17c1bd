/** What the picture shows, by kind: the one table of what belongs to which area. */

/** Areas of the picture, in the order of the legend. */
export const AREAS = {
  traffic: 'Traffic',
  machine: 'VMs',
  disk: 'Disks',
  source: 'Images and sources',
  network: 'Networks',
  policy: 'Policies',
  placement: 'Placement',
  protection: 'Protection',
  sizing: 'Instancetypes and preferences',
  platform: 'Platform',
} as const;

export type Area = keyof typeof AREAS;

interface KindFacts {
  readonly area: Area;
  /** How a reader calls it, one and many. */
  readonly title: readonly [one: string, many: string];
}

const facts = (area: Area, one: string, many = `${one}s`): KindFacts => ({ area, title: [one, many] });

/** What objects refer to, and what is not itself one. */
const BESIDE: Readonly<Record<string, KindFacts>> = {
  Outside: facts('traffic', 'Network', 'Networks'),
  Pods: facts('policy', 'Pods', 'Pods'),
  PodNetwork: facts('network', 'Default network'),
  Nodes: facts('placement', 'Nodes', 'Nodes'),
  Image: facts('source', 'Image'),
  Source: facts('source', 'Source'),
  Component: facts('platform', 'Component'),
};

export const isObjectKind = (kind: string): boolean => !Object.hasOwn(BESIDE, kind);

/** Kinds beside those of operators. */
const KINDS: Readonly<Record<string, KindFacts>> = {
  ...BESIDE,
  Ingress: facts('traffic', 'Ingress', 'Ingresses'),
  Route: facts('traffic', 'Route'),
  Gateway: facts('traffic', 'Gateway'),
  HTTPRoute: facts('traffic', 'HTTPRoute'),
  Service: facts('traffic', 'Service'),
  VirtualMachine: facts('machine', 'VM'),
  VirtualMachinePool: facts('machine', 'VM pool'),
  VirtualMachineInstance: facts('machine', 'VMI'),
  VirtualMachineInstanceReplicaSet: facts('machine', 'VMI replica set'),
  VirtualMachineTemplate: facts('machine', 'VM template'),
  DataVolume: facts('disk', 'DataVolume'),
  PersistentVolumeClaim: facts('disk', 'PVC'),
  DataSource: facts('source', 'DataSource'),
  DataImportCron: facts('source', 'DataImportCron'),
  VolumeSnapshot: facts('source', 'VolumeSnapshot'),
  VolumeImportSource: facts('source', 'VolumeImportSource'),
  VolumeCloneSource: facts('source', 'VolumeCloneSource'),
  VolumeUploadSource: facts('source', 'VolumeUploadSource'),
  NetworkAttachmentDefinition: facts('network', 'NetworkAttachmentDefinition'),
  UserDefinedNetwork: facts('network', 'UserDefinedNetwork'),
  ClusterUserDefinedNetwork: facts('network', 'ClusterUserDefinedNetwork'),
  NodeNetworkConfigurationPolicy: facts('network', 'Node network', 'Node networks'),
  NetworkPolicy: facts('policy', 'NetworkPolicy', 'NetworkPolicies'),
  MigrationPolicy: facts('policy', 'MigrationPolicy', 'MigrationPolicies'),
  HorizontalPodAutoscaler: facts('policy', 'Autoscaler'),
  VirtualMachineInstancetype: facts('sizing', 'Instancetype'),
  VirtualMachineClusterInstancetype: facts('sizing', 'Cluster instancetype'),
  VirtualMachinePreference: facts('sizing', 'Preference'),
  VirtualMachineClusterPreference: facts('sizing', 'Cluster preference'),
  CronJob: facts('protection', 'Schedule'),
  VirtualMachineSnapshot: facts('protection', 'Snapshot'),
  VirtualMachineRestore: facts('protection', 'Restore'),
  VirtualMachineClone: facts('protection', 'Clone'),
  VirtualMachineBackup: facts('protection', 'Backup'),
  VirtualMachineExport: facts('protection', 'Export'),
  Application: facts('platform', 'Argo CD Application'),
  Kustomization: facts('platform', 'Flux Kustomization'),
  Namespace: facts('machine', 'Namespace'),
};

/** Any other kind in the picture configures an operator of the platform. */
export const areaOf = (kind: string): Area => (Object.hasOwn(KINDS, kind) ? KINDS[kind]!.area : 'platform');

export const titleOf = (kind: string, count = 1): string =>
  Object.hasOwn(KINDS, kind) ? KINDS[kind]!.title[count === 1 ? 0 : 1] : kind;

export const counted = (kind: string, count: number): string => `${count} ${titleOf(kind, count)}`;

/** How many objects there are of each kind, as `4 VMs`, in the order of the legend. */
export function census(kinds: readonly string[]): string[] {
  const order = Object.keys(AREAS);
  const rank = (kind: string) => order.indexOf(areaOf(kind));
  return [...new Set(kinds.filter(isObjectKind))]
    .sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1))
    .map((kind) => counted(kind, kinds.filter((one) => one === kind).length));
}
