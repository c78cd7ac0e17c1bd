/** Kubernetes NMState: its operator, what its handlers report of each node, and policies that are applied node by node. */
import { matchesLabels } from '../../kube/selector';
import { type Action, create, updated } from './actions';
import { type Condition, conditionOf, isTrue, withConditions } from './conditions';
import { type Controller, controller, forAll, type Trigger } from './controller';
import { SECONDS } from './durations';
import { hasFault } from './faults';
import {
  CRD,
  DAEMON_SET,
  DEPLOYMENT,
  type Kind,
  NMSTATE,
  NODE,
  NODE_NETWORK_ENACTMENT,
  NODE_NETWORK_POLICY,
  NODE_NETWORK_STATE,
  POD,
} from './kinds';
import { type AnyLive, type Draft, isDeleting, ownerReference } from './live-object';
import { isOff } from './nodes';
import { addonWorkload } from './operands';
import { adjust, allEstablished, allReady, found, install, runningOperator } from './operator-install';
import { isActive, isReady } from './pods';
import type {
  AddonObject,
  Labels,
  NetworkInterface,
  Node,
  NodeNetworkEnactment,
  NodeNetworkPolicy,
  NodeNetworkState,
  Pod,
} from './types';
import { passed, type World } from './world';

const HANDLER = 'nmstate-handler';

/** The cards of a simulated node. The first one is its way to the cluster. */
const CARDS: readonly NetworkInterface[] = ['eno1', 'eno2', 'eno3', 'eno4'].map((name, index) => ({
  name,
  type: 'ethernet',
  state: 'up',
  mtu: 1500,
  ipv4: index === 0 ? { enabled: true, dhcp: true } : { enabled: false },
}));

function installing(object: AddonObject, world: World, crds: readonly Draft[]): Action[] {
  const operator = runningOperator(world, 'nmstate-operator');
  if (!operator || object.metadata.name !== 'nmstate' || isDeleting(object)) return [];
  const says = (wanted: readonly Condition[]) => {
    const conditions = withConditions(object.status?.conditions, wanted, world.now());
    return updated(object, { ...object, status: { ...object.status, conditions } });
  };
  // What is up stays up.
  if (hasFault(object, 'stuck', world)) return isTrue(object, 'Available') ? [] : says(DEPLOYING);
  const nodeSelector = object.spec?.['nodeSelector'] as Labels | undefined;
  const deployment = { namespace: operator.metadata.namespace!, version: 'v0' };
  const workloads = [
    addonWorkload({ kind: 'DaemonSet', name: HANDLER, nodeSelector }, deployment, 'nmstate-operator'),
    ...['nmstate-webhook', 'nmstate-metrics', 'nmstate-cert-manager'].map((name) =>
      addonWorkload({ kind: 'Deployment', name }, deployment, 'nmstate-operator'),
    ),
  ];
  // The kinds stay when the object goes: they have no owner.
  const missing = crds.filter((draft) => !found(world, draft)).map(create);
  const steps = [...missing, ...install(object, world, workloads), ...adjust(world, workloads)];
  const ready = steps.length === 0 && allReady(world, workloads) && allEstablished(world, crds);
  return [...says(ready ? DEPLOYED : DEPLOYING), ...steps];
}

const condition = (type: string, status: Condition['status'], reason: string, message = ''): Condition => ({
  type,
  status,
  reason,
  message,
});
const ALL_READY = 'All components are available and ready';
const DEPLOYED: readonly Condition[] = [
  condition('Available', 'True', 'SuccessfullyDeployed', ALL_READY),
  condition('Progressing', 'False', 'SuccessfullyDeployed', ALL_READY),
  condition('Degraded', 'False', 'SuccessfullyDeployed', ALL_READY),
];
const DEPLOYING: readonly Condition[] = [
  condition('Available', 'False', 'Deploying', 'Deploying is in progress'),
  condition('Progressing', 'True', 'Deploying', `DaemonSet "${HANDLER}" is not yet scheduled on any nodes`),
  condition('Degraded', 'False', 'Deploying', 'Deploying is in progress'),
];

/** Whether a handler runs on the node. `installed`: on every node that is ready, without a pod. */
function isHandled(node: Node, world: World, installed: boolean): boolean {
  if (isOff(node) || conditionOf(node, 'Ready')?.status !== 'True') return false;
  return installed || world.list(POD).some((pod) => isHandler(pod) && on(node, pod) && isActive(pod) && isReady(pod));
}

const isHandler = ({ metadata }: AnyLive): boolean => metadata.labels?.['app'] === HANDLER;
const on = (node: Node, pod: Pod): boolean => pod.spec.nodeName === node.metadata.name;

/** A handler reports the network of its node as soon as its kind is served. */
function reporting(node: Node, world: World, installed: boolean): Action[] {
  const crd = world.get(CRD, undefined, `nodenetworkstates.nmstate.io`);
  if (!crd || !isTrue(crd, 'Established') || !isHandled(node, world, installed)) return [];
  const live = stateOf(node, world);
  if (!live) {
    const metadata = { name: node.metadata.name, ownerReferences: [ownerReference(node)] };
    return [create({ apiVersion: NODE_NETWORK_STATE.apiVersion, kind: NODE_NETWORK_STATE.kind, metadata })];
  }
  return live.status?.currentState ? [] : updated(live, withInterfaces(live, CARDS));
}

const stateOf = (node: Node, world: World): NodeNetworkState | undefined =>
  world.get(NODE_NETWORK_STATE, undefined, node.metadata.name);

const withInterfaces = (state: NodeNetworkState, interfaces: readonly NetworkInterface[]): NodeNetworkState => ({
  ...state,
  status: { ...state.status, currentState: { ...state.status?.currentState, interfaces: [...interfaces] } },
});

/** What became of a policy on a node, of those that have begun with its present generation. */
type Outcome = 'running' | 'done' | 'failed' | 'aborted';

function outcomeOf(enactment: NodeNetworkEnactment | undefined, policy: NodeNetworkPolicy): Outcome | undefined {
  if (!enactment || enactment.status?.policyGeneration !== policy.metadata.generation) return undefined;
  if (isTrue(enactment, 'Available')) return 'done';
  if (isTrue(enactment, 'Failing')) return 'failed';
  return isTrue(enactment, 'Aborted') ? 'aborted' : 'running';
}

function applying(policy: NodeNetworkPolicy, world: World, installed: boolean): Action[] {
  if (isDeleting(policy)) return [];
  const handled = world.list(NODE).filter((node) => isHandled(node, world, installed) && stateOf(node, world));
  if (handled.length === 0) return [];
  const nodes = handled.filter(({ metadata }) => matchesLabels(policy.spec.nodeSelector, metadata.labels));
  if (nodes.length === 0) return reported(policy, 'Ignored', 'NoMatchingNode', 'Policy does not match any node', world);
  const known = nodes.map((node) => {
    const enactment = world.get(NODE_NETWORK_ENACTMENT, undefined, `${node.metadata.name}.${policy.metadata.name}`);
    return { node, enactment, outcome: outcomeOf(enactment, policy) };
  });
  const count = (...outcomes: Outcome[]) => known.filter(({ outcome }) => outcome && outcomes.includes(outcome)).length;
  const failed = count('failed') > 0;
  const free = mostAtOnce(policy, nodes.length) - count('running');
  const waiting = known.filter(({ outcome }) => outcome === undefined);
  const begun = failed ? waiting : waiting.slice(0, Math.max(0, free));
  const steps = [
    ...begun.flatMap(({ node, enactment }) => begin(policy, node, enactment, failed, world)),
    ...known.filter(({ outcome }) => outcome === 'running').flatMap(({ node }) => finish(policy, node, world)),
  ];
  const finished = `${count('done')}/${nodes.length}`;
  if (count('done', 'failed', 'aborted') < nodes.length)
    return [
      ...reported(
        policy,
        'Progressing',
        'ConfigurationProgressing',
        `Policy is progressing ${finished} nodes finished`,
        world,
      ),
      ...steps,
    ];
  if (!failed)
    return reported(policy, 'Available', 'SuccessfullyConfigured', `${finished} nodes successfully configured`, world);
  const aborted = count('aborted') > 0 ? `, ${count('aborted')} nodes aborted configuration` : '';
  const message = `${count('failed')}/${nodes.length} nodes failed to configure${aborted}`;
  return reported(policy, 'Degraded', 'FailedToConfigure', message, world);
}

/** The one condition of a policy that is true; the others are not, or unknown while it is applied. */
function reported(policy: NodeNetworkPolicy, is: string, reason: string, message: string, world: World): Action[] {
  const others = is === 'Progressing' ? 'Unknown' : 'False';
  const conditions = ['Available', 'Degraded', 'Progressing', 'Ignored'].map((type) =>
    condition(type, type === is ? 'True' : type === 'Ignored' ? 'False' : others, reason, type === is ? message : ''),
  );
  const status = { ...policy.status, conditions: withConditions(policy.status?.conditions, conditions, world.now()) };
  return updated(policy, { ...policy, status });
}

function mostAtOnce({ spec: { maxUnavailable = '50%' } }: NodeNetworkPolicy, nodes: number): number {
  const given = String(maxUnavailable);
  const most = given.endsWith('%') ? Math.ceil((nodes * Number.parseInt(given, 10)) / 100) : Number(given);
  return Math.max(1, Number.isFinite(most) ? most : 1);
}

function begin(
  policy: NodeNetworkPolicy,
  node: Node,
  enactment: NodeNetworkEnactment | undefined,
  failed: boolean,
  world: World,
): Action[] {
  const { name } = policy.metadata;
  if (!enactment)
    return [
      create({
        apiVersion: NODE_NETWORK_ENACTMENT.apiVersion,
        kind: NODE_NETWORK_ENACTMENT.kind,
        metadata: {
          name: `${node.metadata.name}.${name}`,
          labels: { 'nmstate.io/policy': name, 'nmstate.io/node': node.metadata.name },
          ownerReferences: [ownerReference(policy)],
        },
      }),
    ];
  return enacted(enactment, policy, failed ? 'Aborted' : 'Progressing', failed ? ABORTED : '', world);
}

const ABORTED = 'Configuration aborted: another node failed';

/** The end of a policy on a node: its interfaces are there, or the change is undone because a port of one is not. */
function finish(policy: NodeNetworkPolicy, node: Node, world: World): Action[] {
  const { name, generation } = policy.metadata;
  const [state, enactment] = [
    stateOf(node, world),
    world.get(NODE_NETWORK_ENACTMENT, undefined, `${node.metadata.name}.${name}`),
  ];
  if (!state || !enactment || !passed(world, policy, `${generation} ${node.metadata.name}`, SECONDS.nodeNetwork))
    return [];
  const wanted = policy.spec.desiredState?.interfaces ?? [];
  const before = state.status?.currentState?.interfaces ?? [];
  const names = [...before, ...wanted].map((one) => one.name);
  const absent = wanted.flatMap(portsOf).find((port) => !names.includes(port));
  if (absent !== undefined)
    return enacted(enactment, policy, 'Failing', `InvalidArgument: the interface ${absent} does not exist`, world);
  const kept = before.filter((one) => !wanted.some((other) => other.name === one.name));
  const made = wanted.filter((one) => one.state !== 'absent');
  return [
    ...updated(state, withInterfaces(state, [...kept, ...made])),
    ...enacted(enactment, policy, 'Available', 'successfully reconciled', world),
  ];
}

/** The interfaces that one needs. */
function portsOf(one: NetworkInterface): string[] {
  const base = one.vlan?.['base-iface'];
  return [
    ...(one.bridge?.port ?? []).map(({ name }) => name),
    ...(one['link-aggregation']?.port ?? []),
    ...(base === undefined ? [] : [base]),
  ];
}

function enacted(
  enactment: NodeNetworkEnactment,
  policy: NodeNetworkPolicy,
  is: string,
  message: string,
  world: World,
): Action[] {
  const conditions = ['Available', 'Failing', 'Progressing', 'Pending', 'Aborted'].map((type) =>
    condition(type, type === is ? 'True' : 'False', REASONS[is]!, type === is ? message : ''),
  );
  return updated(enactment, {
    ...enactment,
    status: {
      ...enactment.status,
      desiredState: policy.spec.desiredState,
      policyGeneration: policy.metadata.generation,
      conditions: withConditions(enactment.status?.conditions, conditions, world.now()),
    },
  });
}

const REASONS: Readonly<Record<string, string>> = {
  Available: 'SuccessfullyConfigured',
  Failing: 'FailedToConfigure',
  Progressing: 'ConfigurationProgressing',
  Aborted: 'ConfigurationAborted',
};

/** The node of a handler that starts or ends. */
const ofHandler: Trigger = {
  kind: POD,
  mapToRequests: (changed) => {
    const { nodeName } = (changed as Pod).spec;
    return isHandler(changed) && nodeName !== undefined ? [{ name: nodeName }] : [];
  },
};

/** The policy that an enactment is of. */
const ofEnactment: Trigger = {
  kind: NODE_NETWORK_ENACTMENT as Kind,
  mapToRequests: ({ metadata }) => {
    const name = metadata.labels?.['nmstate.io/policy'];
    return name === undefined ? [] : [{ name }];
  },
};

/** `crds`: the kinds that the operator brings; undefined where NMState is installed from the start, on every node. */
export function nmstate(crds: readonly Draft[] | undefined): readonly Controller[] {
  const installed = crds === undefined;
  return [
    controller({
      name: 'nmstate-operator',
      kind: NMSTATE,
      reconcile: (object, world) => installing(object, world, crds ?? []),
      watches: [
        forAll(DEPLOYMENT as Kind, NMSTATE as Kind),
        forAll(DAEMON_SET as Kind, NMSTATE as Kind),
        forAll(CRD as Kind, NMSTATE as Kind),
      ],
    }),
    controller({
      name: HANDLER,
      kind: NODE,
      reconcile: (node: Node, world) => reporting(node, world, installed),
      watches: [ofHandler, forAll(CRD as Kind, NODE as Kind), forAll(NODE_NETWORK_STATE as Kind, NODE as Kind)],
    }),
    controller({
      name: 'node-network-policy',
      kind: NODE_NETWORK_POLICY,
      reconcile: (policy, world) => applying(policy, world, installed),
      watches: [
        ofEnactment,
        forAll(NODE as Kind, NODE_NETWORK_POLICY as Kind),
        forAll(NODE_NETWORK_STATE as Kind, NODE_NETWORK_POLICY as Kind),
      ],
    }),
  ];
}
