import type { KubeObject } from '../../../kube/object';
import {
  type CheckResult,
  type Facts,
  type FactTypes,
  optionsOf,
  type PreflightInputs,
  type PreflightReport,
  type ProbeReport,
  preflight,
} from '../../../kubevirt/preflight';

/** A host that can run guests. */
export const HOST: ProbeReport = {
  vmx: true,
  svm: false,
  nx: true,
  hypervisor: false,
  kvm: 'open',
  vhostNet: true,
  tun: true,
  cgroup: 2,
  kubeletRoot: true,
  iommuGroups: 12,
  nested: true,
  selinux: 'enforcing',
  apparmor: false,
  libvirtProfile: false,
  os: 'fedora',
  swap: 0,
  hugepages: 0,
};

export const object = (
  apiVersion: string,
  kind: string,
  name: string,
  rest: object = {},
  metadata: object = {},
): KubeObject => ({
  apiVersion,
  kind,
  metadata: { name, ...metadata },
  ...rest,
});

interface NodeShape {
  labels?: Record<string, string>;
  runtime?: string;
  kubelet?: string;
  arch?: string;
  ready?: string;
  message?: string;
  taints?: object[];
  conditions?: object[];
  allocatable?: Record<string, string>;
  heartbeat?: string;
  unschedulable?: boolean;
}

export function node(name: string, shape: NodeShape = {}): KubeObject {
  const { labels, runtime = 'containerd://2.1.4', kubelet = 'v1.35.2', arch = 'amd64', ready = 'True' } = shape;
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/os': 'linux',
        'kubernetes.io/hostname': name,
        'node-role.kubernetes.io/control-plane': '',
        ...labels,
      },
      annotations: shape.heartbeat === undefined ? {} : { 'kubevirt.io/heartbeat': shape.heartbeat },
    },
    spec: { taints: shape.taints, unschedulable: shape.unschedulable },
    status: {
      conditions: [
        { type: 'Ready', status: ready, message: shape.message ?? '', lastTransitionTime: '2026-05-04T09:00:00Z' },
        ...(shape.conditions ?? []),
      ],
      allocatable: shape.allocatable ?? {},
      nodeInfo: {
        kubeletVersion: kubelet,
        containerRuntimeVersion: runtime,
        architecture: arch,
        osImage: 'Fedora Linux 43',
      },
    },
  };
}

export const storageClass = (name: string, provisioner: string, rest: object = {}, annotations: object = {}) =>
  object('storage.k8s.io/v1', 'StorageClass', name, { provisioner, ...rest }, { annotations });
export const DEFAULT = { 'storageclass.kubernetes.io/is-default-class': 'true' };

export const kubevirt = (
  version: string | undefined,
  rest: object = {},
  metadata: object = { namespace: 'kubevirt' },
) =>
  object(
    'kubevirt.io/v1',
    'KubeVirt',
    'kubevirt',
    {
      spec: {},
      status: {
        observedKubeVirtVersion: version,
        targetKubeVirtVersion: version,
        conditions: [
          { type: 'Available', status: 'True' },
          { type: 'Progressing', status: 'False' },
          { type: 'Degraded', status: 'False' },
        ],
      },
      ...rest,
    },
    metadata,
  );

/** A cluster on which everything passes: three bare-metal nodes and Ceph, without KubeVirt. */
const GOOD: FactTypes = {
  server: 'v1.35.2',
  groups: ['apps', 'cert-manager.io'],
  nodes: [node('node-1'), node('node-2'), node('node-3')],
  storageClasses: [
    storageClass(
      'ceph',
      'rook-ceph.rbd.csi.ceph.com',
      { allowVolumeExpansion: true, volumeBindingMode: 'Immediate' },
      DEFAULT,
    ),
  ],
  snapshotClasses: [
    object('snapshot.storage.k8s.io/v1', 'VolumeSnapshotClass', 'ceph', { driver: 'rook-ceph.rbd.csi.ceph.com' }),
  ],
  storageProfiles: [],
  kubevirts: [],
  cdis: [],
  hyperConvergeds: [],
  networkAddonsConfigs: [],
  webhooks: [],
  apiServices: [],
  crds: [],
  priorityClass: undefined,
  namespaces: [],
  quotas: [],
  limitRanges: [],
  missingRights: [],
  handlers: [],
  handlerPods: [],
  probes: [],
  guest: { booted: true, message: 'on node-1' },
  now: Date.parse('2026-05-04T12:00:00Z'),
};

/** Other facts than those of the good cluster; each node is probed as HOST unless given. */
export function factsOf(change: Partial<FactTypes> = {}): Facts {
  const all = { ...GOOD, ...change };
  const probes = change.probes ?? all.nodes.map(({ metadata }) => ({ node: metadata!.name!, report: HOST }));
  const { guest, ...rest } = { ...all, probes };
  const facts = change.guest === undefined ? rest : { ...rest, guest };
  return Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value }])) as Facts;
}

/** The same report from every node. */
export const hosts = (change: Partial<ProbeReport>, ...nodes: string[]) =>
  (nodes.length > 0 ? nodes : ['node-1', 'node-2', 'node-3']).map((one) => ({
    node: one,
    report: { ...HOST, ...change },
  }));

export const judged = (change: Partial<FactTypes> = {}, inputs: PreflightInputs = {}): PreflightReport =>
  preflight(factsOf(change), optionsOf({ kubevirtVersion: 'v1.9.0', ...inputs }));

export const checkOf = (report: PreflightReport, id: string): CheckResult => {
  const found = report.checks.find((one) => one.id === id);
  if (!found) throw new Error(`There is no check ${id}.`);
  return found;
};
