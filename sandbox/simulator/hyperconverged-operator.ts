/**
 * The operator of HyperConverged: it makes the objects of the other operators, puts back what others change of them, and says of itself what these
 * say together. The version that it reports follows an upgrade last of all.
 */
import { operandsOf } from '../../kubevirt/hyperconverged';
import { type Action, create, remove, updated } from './actions';
import { type Condition, conditionOf, isTrue, withConditions } from './conditions';
import { type Controller, controller, forAll, type Trigger } from './controller';
import { SECONDS } from './durations';
import { hasFault, pace } from './faults';
import { CDI, CRD, DEPLOYMENT, HYPERCONVERGED, type Kind, KUBEVIRT, NETWORK_ADDONS_CONFIG, SSP } from './kinds';
import { type AnyLive, asKubeObject, type Draft, isDeleting, withFinalizer, withoutFinalizers } from './live-object';
import { found, runningOperator, versionOf } from './operator-install';
import { reverted } from './reverted';
import type { HyperConverged } from './types';
import { passed, type World } from './world';

const FINALIZER = 'kubevirt.io/hyperconverged';
const NAME = 'kubevirt-hyperconverged';

/** The operator behind each operand, the variable that holds its version, and the field in which the operand reports it. */
const OPERANDS: Readonly<Record<string, readonly [operator: string, variable: string, observed: string]>> = {
  KubeVirt: ['virt-operator', 'KUBEVIRT_VERSION', 'observedKubeVirtVersion'],
  CDI: ['cdi-operator', 'OPERATOR_VERSION', 'observedVersion'],
  NetworkAddonsConfig: ['cluster-network-addons-operator', 'OPERATOR_VERSION', 'observedVersion'],
  SSP: ['ssp-operator', 'OPERATOR_VERSION', 'observedVersion'],
};

function reconcile(hyperConverged: HyperConverged, world: World, openshift: boolean): Action[] {
  const operator = runningOperator(world, 'hyperconverged-cluster-operator');
  if (!operator) return [];
  const { name, namespace, generation } = hyperConverged.metadata;
  const home = operator.metadata.namespace;
  const say = (conditions: readonly Condition[], more: object = {}): Action[] =>
    updated(hyperConverged, {
      ...hyperConverged,
      status: {
        ...hyperConverged.status,
        observedGeneration: generation!,
        ...more,
        conditions: withConditions(
          hyperConverged.status?.conditions,
          conditions.map((one) => ({ ...one, observedGeneration: generation })),
          world.now(),
        ),
      },
    });
  if (name !== NAME || namespace !== home) {
    const message = `Request does not match expected name (${NAME}) and namespace (${home})`;
    return say([{ type: 'ReconcileComplete', status: 'False', reason: 'InvalidRequest', message }]);
  }
  const version = versionOf(operator, 'HCO_KV_IO_VERSION');
  const wanted = operandsOf(asKubeObject(hyperConverged), { version, openshift }) as readonly unknown[] as Draft[];
  if (isDeleting(hyperConverged)) return uninstall(hyperConverged, world, wanted);
  if (!hyperConverged.status?.conditions)
    return say(INITIAL, { versions: [{ name: 'operator', version }], infrastructureHighlyAvailable: true });
  const held = updated(hyperConverged, withFinalizer(hyperConverged, FINALIZER));
  if (held.length > 0) return held;
  if (hasFault(hyperConverged, 'stuck', world)) return say(STUCK);
  // A kind that is not served yet has no objects: its operator's CRD comes with the operators.
  const steps = wanted.flatMap((draft) => {
    const live = found(world, draft);
    if (!live) return [create(draft)];
    return updated(live, reverted(live, draft));
  });
  const states = wanted.map((draft) => stateOf(found(world, draft), world));
  const known = hyperConverged.status.versions?.find((one) => one.name === 'operator')?.version;
  const upgrading = known !== version;
  const broken = upgrading && hasFault(hyperConverged, 'upgrade-failure', world);
  const up =
    steps.length === 0 &&
    !broken &&
    states.every(({ missing }) => missing === undefined) &&
    passed(world, hyperConverged, `up ${version} ${generation}`, pace(hyperConverged, SECONDS.aggregate, world));
  const conditions = aggregated(states, { up, upgrading: upgrading ? version : undefined, broken });
  const more = {
    ...(up && { versions: [{ name: 'operator', version }] }),
    systemHealthStatus: up ? 'healthy' : broken ? 'error' : 'warning',
  };
  return [...say(conditions, more), ...steps];
}

interface State {
  kind: string;
  /** What it lacks; undefined where it is up, in its operator's version. */
  missing: string | undefined;
  unavailable: boolean;
}

function stateOf(live: AnyLive | undefined, world: World): State {
  if (!live) return { kind: 'object', missing: 'NotFound', unavailable: true };
  const [operator, variable, observed] = OPERANDS[live.kind]!;
  const running = runningOperator(world, operator);
  const version = running && versionOf(running, variable);
  const unavailable = !isTrue(live, 'Available');
  const behind = (live.status as Record<string, unknown> | undefined)?.[observed] !== version;
  const progressing = isTrue(live, 'Progressing') || conditionOf(live, 'Progressing') === undefined;
  const missing = unavailable ? 'NotAvailable' : progressing || behind ? 'Progressing' : undefined;
  return { kind: live.kind, missing, unavailable };
}

const COMPLETED = { reason: 'ReconcileCompleted', message: 'Reconcile completed successfully' } as const;

function aggregated(
  states: readonly State[],
  { up, upgrading, broken }: { up: boolean; upgrading: string | undefined; broken: boolean },
): Condition[] {
  const short = states.find(({ missing }) => missing !== undefined);
  const unavailable = states.some((one) => one.unavailable);
  const why = short
    ? { reason: `${short.kind}${short.missing}`, message: `${short.kind} is not available or progressing` }
    : { reason: 'HCOProgressing', message: 'HCO is progressing' };
  const progress = upgrading
    ? { reason: 'HCOUpgrading', message: `HCO is now upgrading to version ${upgrading}` }
    : why;
  const degraded = broken
    ? { reason: 'KubeVirtDegraded', message: 'KubeVirt is degraded: its upgrade has failed' }
    : COMPLETED;
  // A component that was up before stays available through an upgrade.
  const available = up || (upgrading !== undefined && !unavailable && !broken);
  return [
    { type: 'ReconcileComplete', status: 'True', ...COMPLETED },
    { type: 'Available', status: available ? 'True' : 'False', ...(available ? COMPLETED : why) },
    { type: 'Progressing', status: up ? 'False' : 'True', ...(up ? COMPLETED : progress) },
    { type: 'Degraded', status: broken ? 'True' : 'False', ...degraded },
    { type: 'Upgradeable', status: up ? 'True' : 'False', ...(up ? COMPLETED : why) },
  ];
}

const INIT = { reason: 'Init', message: 'Initializing HyperConverged cluster' } as const;
const INITIAL: readonly Condition[] = [
  { type: 'ReconcileComplete', status: 'Unknown', ...INIT },
  { type: 'Available', status: 'False', ...INIT },
  { type: 'Progressing', status: 'True', ...INIT },
  { type: 'Degraded', status: 'False', ...INIT },
  { type: 'Upgradeable', status: 'Unknown', ...INIT },
];

/** What an operator says that cannot apply the spec: the others are as they were. */
const STUCK: readonly Condition[] = [
  {
    type: 'ReconcileComplete',
    status: 'False',
    reason: 'ReconcileFailed',
    message: 'Error while reconciling: the operand could not be updated',
  },
];

/** SSP and the network addons first, then CDI and KubeVirt, whose webhooks may decline while there are workloads. */
function uninstall(hyperConverged: HyperConverged, world: World, operands: readonly Draft[]): Action[] {
  const left = operands.flatMap((draft) => found(world, draft) ?? []);
  if (left.length > 0) return left.filter((live) => !isDeleting(live)).map(remove);
  return updated(hyperConverged, withoutFinalizers(hyperConverged, [FINALIZER]));
}

const ofOperands = (kind: Kind): Trigger => ({
  kind,
  mapToRequests: (_, world) => world.list(HYPERCONVERGED).map(({ metadata }) => metadata),
});

export const hyperConvergedOperator = (openshift: boolean): Controller =>
  controller({
    name: 'hyperconverged-cluster-operator',
    kind: HYPERCONVERGED,
    reconcile: (hyperConverged, world) => reconcile(hyperConverged, world, openshift),
    watches: [
      ...[KUBEVIRT, CDI, NETWORK_ADDONS_CONFIG, SSP].map((kind) => ofOperands(kind as Kind)),
      forAll(DEPLOYMENT as Kind, HYPERCONVERGED as Kind),
      forAll(CRD, HYPERCONVERGED as Kind),
    ],
  });
