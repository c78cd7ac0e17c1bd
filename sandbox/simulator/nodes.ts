/** Machines: each kubelet reports, or does not; the node lifecycle controller draws the conclusions as taints. */
import { type Action, updated } from './actions';
import { type Condition, conditionOf, withConditions } from './conditions';
import { controller } from './controller';
import { SECONDS } from './durations';
import { hasFault } from './faults';
import { NODE } from './kinds';
import type { Draft } from './live-object';
import { architectureOf } from './scheduling';
import type { Labels, Node, Taint } from './types';
import { passed, type World } from './world';

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

export const CAPACITY: Labels = { cpu: '32', memory: '128Gi', pods: '250', 'ephemeral-storage': '500Gi' };

/** On a node: when virt-handler last reported. */
export const HEARTBEAT = 'kubevirt.io/heartbeat';

const NOT_READY = 'node.kubernetes.io/not-ready';
export const UNREACHABLE = 'node.kubernetes.io/unreachable';
const CORDONED = 'node.kubernetes.io/unschedulable';

/** A machine without power, or whose kubelet does not answer, until it has booted after that fault was removed. */
export const isOff = (node: Node): boolean => hasFault(node, 'power-off', undefined) || isAway(node);
const isAway = (node: Node): boolean => hasFault(node, 'not-ready', undefined);

function reconcile(node: Node, world: World): Action[] {
  const known = conditionOf(node, 'Ready');
  // One write at a time: whoever watches sees the condition before its taints, and these come one by one.
  const taints = known ? taintsOf(node, known) : node.spec.taints;
  const tainted = { ...node, spec: { ...node.spec, taints: taints && taints.length > 0 ? taints : undefined } };
  const steps = updated(node, tainted);
  if (steps.length > 0) return steps;
  return updated(node, { ...node, status: isOff(node) ? silent(node, known, world) : reporting(node, known, world) });
}

/** A kubelet that is silent for long enough is Unknown. */
function silent(node: Node, known: Condition | undefined, world: World): Node['status'] {
  if (
    !known ||
    known.status === 'Unknown' ||
    !(
      isAway(node) ||
      passed(world, node, `silent since ${known.lastTransitionTime} ${lastBeat(node)}`, SECONDS.nodeGrace)
    )
  )
    return node.status;
  return withReady(
    node,
    { status: 'Unknown', reason: 'NodeStatusUnknown', message: 'Kubelet stopped posting node status.' },
    world,
  );
}

/** What virt-handler last said: a node that was off for a moment, and is off again, is silent anew. */
const lastBeat = ({ metadata }: Node): string => metadata.annotations?.[HEARTBEAT] ?? '';

/** The kubelet of a new node is not ready at first; one that comes back has booted. */
function reporting(node: Node, known: Condition | undefined, world: World): Node['status'] {
  if (!known) return withReady(node, { status: 'False', reason: 'KubeletNotReady', message: 'kubelet starts' }, world);
  if (known.status === 'True') return node.status?.capacity ? node.status : withReady(node, READY, world);
  if (!passed(world, node, `boot after ${known.lastTransitionTime}`, known.status === 'Unknown' ? SECONDS.nodeBoot : 0))
    return node.status;
  return withReady(node, READY, world);
}

const READY = { status: 'True' as const, reason: 'KubeletReady', message: 'kubelet is simulated' };

const withReady = (node: Node, ready: Omit<Condition, 'type'>, world: World): Node['status'] => ({
  ...node.status,
  capacity: { ...CAPACITY, ...node.status?.capacity },
  allocatable: { ...CAPACITY, ...node.status?.allocatable },
  conditions: withConditions(
    node.status?.conditions,
    [{ type: 'Ready', lastHeartbeatTime: world.now(), ...ready }],
    world.now(),
  ),
  addresses: addressesOf(node),
  nodeInfo: { ...nodeInfoOf(node), architecture: architectureOf(node) },
});

/** The next step from the taints that are there to those that the node's condition asks for. */
function taintsOf(node: Node, known: Condition): Taint[] {
  const has = node.spec.taints ?? [];
  const wanted = (key: string, effect: string, is: boolean): Taint[] => (is ? [{ key, effect }] : []);
  const managed = [
    ...wanted(NOT_READY, 'NoSchedule', known.status === 'False'),
    ...wanted(UNREACHABLE, 'NoSchedule', known.status === 'Unknown'),
    ...wanted(CORDONED, 'NoSchedule', node.spec.unschedulable === true),
  ];
  const lasting = wanted(UNREACHABLE, 'NoExecute', known.status === 'Unknown');
  const same = (a: Taint) => (b: Taint) => a.key === b.key && a.effect === b.effect;
  const isManaged = ({ key, effect }: Taint) =>
    effect === 'NoSchedule' && [NOT_READY, UNREACHABLE, CORDONED].includes(key);
  const next = [
    ...has.filter((one) => !isManaged(one) || managed.some(same(one))),
    ...managed.filter((one) => !has.some(same(one))),
  ];
  if (next.length !== has.length) return next;
  return [...has.filter(({ key, effect }) => key !== UNREACHABLE || effect !== 'NoExecute'), ...lasting];
}

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

export const nodes = controller({ name: 'node', kind: NODE, reconcile });
