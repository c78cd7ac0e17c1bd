import { updated } from './actions';
import { conditionOf, withConditions } from './conditions';
import { controller, forAll } from './controller';
import { hasFault } from './faults';
import { DAEMON_SET, type Kind, NODE } from './kinds';
import type { Draft } from './live-object';
import { architectureOf } from './scheduling';
import type { Labels, Node } from './types';
import type { World } from './world';

/** The simulated bare-metal machines: each one both control plane and worker, as in a small cluster. */
export const nodeNames = (count: number): string[] => Array.from({ length: count }, (_, i) => `node-${i + 1}`);

export const nodeDraft = (name: string): Draft => ({
  apiVersion: 'v1',
  kind: 'Node',
  metadata: {
    name,
    labels: {
      'kubernetes.io/hostname': name,
      'kubernetes.io/os': 'linux',
      'kubernetes.io/arch': 'amd64',
      'node-role.kubernetes.io/control-plane': '',
      'node-role.kubernetes.io/worker': '',
    },
    annotations: { 'sandbox.kubevirt-iac.io/simulated': 'true' },
  },
});

const CAPACITY: Labels = { cpu: '32', memory: '128Gi', pods: '250', 'ephemeral-storage': '500Gi' };

/** What virt-handler's device plugins offer, as kubelet shows it. */
const DEVICES: Labels = {
  'devices.kubevirt.io/kvm': '1k',
  'devices.kubevirt.io/tun': '1k',
  'devices.kubevirt.io/vhost-net': '1k',
};

/** What virt-handler's node labeller writes, shortened to one CPU family. */
const HANDLER_LABELS: Labels = {
  'kubevirt.io/schedulable': 'true',
  'kubevirt.io/cpumanager': 'false',
  'cpu-vendor.node.kubevirt.io/Intel': 'true',
  'host-model-cpu.node.kubevirt.io/Skylake-Server-noTSX-IBRS': 'true',
  'cpu-model.node.kubevirt.io/Skylake-Server-noTSX-IBRS': 'true',
  'cpu-model.node.kubevirt.io/Broadwell-noTSX-IBRS': 'true',
  'cpu-model.node.kubevirt.io/Haswell-noTSX-IBRS': 'true',
  'cpu-model-migration.node.kubevirt.io/Skylake-Server-noTSX-IBRS': 'true',
  'machine-type.node.kubevirt.io/q35': 'true',
};

const HEARTBEAT = 'kubevirt.io/heartbeat';

export const isHandler = (daemonSet: { metadata: { labels?: Labels } }): boolean =>
  daemonSet.metadata.labels?.['kubevirt.io'] === 'virt-handler';

function reconcileNode(node: Node, world: World, installed: boolean) {
  const handled =
    installed ||
    world.list(DAEMON_SET).some((daemonSet) => isHandler(daemonSet) && !daemonSet.metadata.deletionTimestamp);
  const away = hasFault(node, 'not-ready', world);
  const devices = hasFault(node, 'no-kvm', world) ? { ...DEVICES, 'devices.kubevirt.io/kvm': '0' } : DEVICES;
  const resources = handled ? { ...CAPACITY, ...devices } : CAPACITY;
  const labels = { ...node.metadata.labels };
  const annotations = { ...node.metadata.annotations };
  for (const [key, value] of Object.entries(HANDLER_LABELS)) {
    if (handled) labels[key] = value;
    else delete labels[key];
  }
  if (handled) annotations[HEARTBEAT] ??= world.now();
  else delete annotations[HEARTBEAT];
  const heartbeat = conditionOf(node, 'Ready')?.lastHeartbeatTime ?? world.now();
  const ready = {
    type: 'Ready',
    ...(away ? KUBELET_AWAY : KUBELET_READY),
    lastHeartbeatTime: heartbeat,
  };
  const taints = (node.spec.taints ?? []).filter(({ key }) => key !== NOT_READY);
  return updated(node, {
    ...node,
    metadata: { ...node.metadata, labels, annotations },
    spec: { ...node.spec, taints: taints.length > 0 ? taints : undefined },
    status: {
      ...node.status,
      capacity: resources,
      allocatable: resources,
      conditions: withConditions(node.status?.conditions, [ready], world.now()),
      addresses: addressesOf(node),
      nodeInfo: { ...nodeInfoOf(node), architecture: architectureOf(node) },
    },
  });
}

/** The API server puts this taint on every new node; the node controller takes it away from those that are ready. */
const NOT_READY = 'node.kubernetes.io/not-ready';

const KUBELET_READY = { status: 'True' as const, reason: 'KubeletReady', message: 'kubelet is simulated' };
const KUBELET_AWAY = {
  status: 'Unknown' as const,
  reason: 'NodeStatusUnknown',
  message: 'Kubelet stopped posting node status.',
};

const NODE_INFO = {
  osImage: 'Simulated (kubevirt-iac sandbox)',
  operatingSystem: 'linux',
  kubeletVersion: 'v1.35.0',
  containerRuntimeVersion: 'containerd://2.1.4',
};

/** What a test has written into the status of a node stays: its runtime or its kubelet may be another. */
function nodeInfoOf({ status }: Node): object {
  const given = Object.entries(status?.nodeInfo ?? {}).filter(([, value]) => value !== '');
  return { ...NODE_INFO, ...Object.fromEntries(given) };
}

const addressesOf = ({ metadata: { name } }: Node) => [
  { type: 'InternalIP', address: `192.168.1.${10 + Number(/\d+$/.exec(name)?.[0] ?? 0)}` },
  { type: 'Hostname', address: name },
];

/** `installed`: every node has its virt-handler from the start, without anyone having deployed KubeVirt. */
export const nodes = (installed: boolean) =>
  controller({
    name: 'node',
    kind: NODE,
    reconcile: (node: Node, world) => reconcileNode(node, world, installed),
    watches: [forAll(DAEMON_SET as Kind, NODE)],
  });
