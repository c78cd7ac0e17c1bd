/** virt-operator: installs KubeVirt group by group, follows changes of its object, and says of itself only what its pods bear out. */
import { type Action, remove, updated } from './actions';
import { conditionOf, withConditions } from './conditions';
import { type Controller, controller, forAll, type Trigger } from './controller';
import { SECONDS } from './durations';
import { hasFault } from './faults';
import {
  API_SERVICE,
  CRD,
  DAEMON_SET,
  DEPLOYMENT,
  INSTANCE_REPLICA_SET,
  type Kind,
  KUBEVIRT,
  MUTATING_WEBHOOKS,
  NODE,
  POD,
  POOL,
  VM,
  VMI,
  WEBHOOKS,
} from './kinds';
import { ANOTHER, AVAILABLE, DELETING, DEPLOYING, STUCK, told, UPDATING } from './kubevirt-conditions';
import { asGoWritesIt, selectorOf, type Target, targetOf } from './kubevirt-object';
import { OUTDATED_LABEL } from './launcher';
import { type AnyLive, type Draft, isDeleting, withFinalizer, withoutFinalizers } from './live-object';
import { bundledInstancetypes, type KubeVirtGroups, kubevirtOperands, PREINSTALLED_VERSION } from './operands';
import {
  adjust,
  allEstablished,
  allReady,
  install,
  runningOperator,
  scale,
  takeAway,
  versionOf,
} from './operator-install';
import { SCHEDULABLE } from './scheduling';
import type { KubeVirt, Pod } from './types';
import { passed, type World } from './world';

/** What comes with KubeVirt beside its workloads. */
export interface KubeVirtInstallation {
  readonly crds: readonly Draft[];
  /** What announces virt-api in the namespace of KubeVirt, and the webhooks that guard it. */
  readonly services?: (namespace: string) => readonly Draft[];
}

const FINALIZER = 'kubevirt.io/foregroundDeleteKubeVirt';

/** Workloads, owners first: a VM that is deleted before its pool comes back. */
const GUEST_KINDS = [POOL, INSTANCE_REPLICA_SET, VM, VMI] as readonly Kind[];
const guestsOf = (world: World): AnyLive[] => GUEST_KINDS.flatMap((kind) => world.list(kind));

function reconcile(kubevirt: KubeVirt, world: World, { crds, services }: KubeVirtInstallation): Action[] {
  const namespace = kubevirt.metadata.namespace!;
  const operator = runningOperator(world, 'virt-operator');
  if (!operator) return [];
  if (operator.metadata.namespace !== namespace || world.list(KUBEVIRT).length > 1)
    return updated(kubevirt, {
      ...kubevirt,
      status: { ...kubevirt.status, conditions: withConditions(kubevirt.status?.conditions, [ANOTHER], world.now()) },
    });
  const operatorVersion = versionOf(operator, 'KUBEVIRT_VERSION');
  const target = targetOf(kubevirt, operatorVersion);
  const groups = kubevirtOperands(
    {
      namespace,
      version: target.version,
      annotations: { [GENERATION]: String(kubevirt.metadata.generation) },
      templateAnnotations: {
        'kubevirt.io/install-strategy-version': target.version,
        'kubevirt.io/install-strategy-registry': target.registry,
        'kubevirt.io/install-strategy-identifier': target.id,
      },
      nodeSelectors: {
        infra: selectorOf(kubevirt.spec, 'infra'),
        workloads: selectorOf(kubevirt.spec, 'workloads'),
      },
    },
    apiReplicas(kubevirt, world),
  );
  const more = services?.(namespace) ?? [];
  if (isDeleting(kubevirt)) return uninstall(kubevirt, world, crds, groups, more);
  const typed = asGoWritesIt(kubevirt);
  const first = updated(kubevirt, typed);
  if (first.length > 0) return first;
  const base: KubeVirt['status'] = {
    ...kubevirt.status,
    operatorVersion,
    defaultArchitecture: 'amd64',
    targetKubeVirtVersion: target.version,
    targetKubeVirtRegistry: target.registry,
    targetDeploymentID: target.id,
    // The phase never goes back: a change shows in the conditions alone.
    phase: kubevirt.status?.phase ?? 'Deploying',
  };
  const observed = kubevirt.status?.observedDeploymentID;
  const updating = observed !== undefined && observed !== target.id;
  // A Job lists what to install for a version and a generation; until it has, nothing else happens.
  const stage = `strategy ${target.id} ${kubevirt.metadata.generation}`;
  if (!passed(world, kubevirt, stage, SECONDS.installStrategy))
    return observed === undefined
      ? updated(kubevirt, { ...kubevirt, status: { ...base, conditions: told(kubevirt, DEPLOYING, world) } })
      : [];
  if (hasFault(kubevirt, 'stuck', world)) {
    if (observed === target.id) return [];
    const state = [...(updating ? UPDATING : DEPLOYING).conditions, STUCK];
    const conditions = withConditions(kubevirt.status?.conditions, state, world.now());
    return updated(kubevirt, { ...kubevirt, status: { ...base, conditions } });
  }
  const held = withFinalizer(kubevirt, FINALIZER);
  const rolled = rollOut(
    kubevirt,
    world,
    { crds, groups, more },
    updating && base.observedKubeVirtVersion !== target.version,
  );
  const workloads = [...groups.api, ...groups.control, ...groups.handlers];
  const ready = rolled.length === 0 && allReady(world, workloads) && allEstablished(world, crds);
  const waitsSince = conditionOf(kubevirt, 'Available')?.lastTransitionTime;
  const settled =
    ready &&
    (isSettled(kubevirt, target.id) || passed(world, kubevirt, `ready ${stage} ${waitsSince}`, SECONDS.operands));
  const status: NonNullable<KubeVirt['status']> = settled ? observedOf(kubevirt, base, target) : { ...base };
  status.conditions = told(kubevirt, settled ? AVAILABLE : updating ? UPDATING : DEPLOYING, world);
  if (settled && passed(world, kubevirt, 'count outdated', SECONDS.operands))
    status['outdatedVirtualMachineInstanceWorkloads'] = outdated(world);
  // These go with their CRDs, so an uninstallation does not delete them itself.
  const bundled = ready ? install(kubevirt, world, bundledInstancetypes) : [];
  return [...updated(kubevirt, { ...held, status }), ...rolled, ...scale(world, groups.api), ...bundled];
}

/** The guests that still run in a launcher of an earlier release. */
const outdated = (world: World): number =>
  world.list(VMI).filter(({ metadata }) => metadata.labels?.[OUTDATED_LABEL] !== undefined).length;

const GENERATION = 'kubevirt.io/generation';

/** One virt-api for a cluster of one node, else at least two, and one for ten nodes. The nodes are counted only now and then. */
function apiReplicas(kubevirt: KubeVirt, world: World): number {
  const nodes = world.list(NODE).filter(({ metadata }) => metadata.labels?.[SCHEDULABLE] === 'true').length;
  const wanted = nodes === 1 ? 1 : Math.max(2, Math.floor(nodes / 10));
  const live = world.get(DEPLOYMENT, kubevirt.metadata.namespace, 'virt-api');
  const now = live?.spec.replicas;
  if (now === undefined || now === wanted) return wanted;
  return passed(world, live!, `replicas ${live!.metadata.generation} ${wanted}`, SECONDS.countNodes) ? wanted : now;
}

interface Parts {
  crds: readonly Draft[];
  groups: KubeVirtGroups;
  more: readonly Draft[];
}

/**
 * The next step of a rollout; none when everything is as wanted. virt-api is first in an installation and last in an update, so that no object
 * is accepted that the other components do not know yet.
 */
function rollOut(
  kubevirt: KubeVirt,
  world: World,
  { crds, groups: { api, control, handlers }, more }: Parts,
  update: boolean,
): Action[] {
  const crdsMissing = install(kubevirt, world, crds);
  if (crdsMissing.length > 0) return crdsMissing;
  const order = update
    ? [handlers, control, [...more, ...api]]
    : [
        [...more, ...api],
        [...control, ...handlers],
      ];
  for (const group of order) {
    const workloads = group.filter(({ apiVersion }) => apiVersion === DEPLOYMENT.apiVersion);
    const steps = [...install(kubevirt, world, group), ...adjust(world, workloads)];
    if (steps.length > 0) return steps;
    if (group !== order.at(-1) && !allReady(world, workloads)) return [];
  }
  return [];
}

const isSettled = ({ metadata, status }: KubeVirt, target: string): boolean =>
  status?.observedDeploymentID === target && status.observedGeneration === metadata.generation && isAvailable(status);
const isAvailable = (status: KubeVirt['status']): boolean =>
  conditionOf({ status }, 'Available')?.reason === 'AllComponentsReady';

const observedOf = (
  { metadata }: KubeVirt,
  base: NonNullable<KubeVirt['status']>,
  { version, registry, id }: Target,
) => ({
  ...base,
  phase: 'Deployed',
  observedKubeVirtVersion: version,
  observedKubeVirtRegistry: registry,
  observedDeploymentID: id,
  observedGeneration: metadata.generation,
});

/** The guests and CRDs go first, while the controllers are there to let go of them; then the workloads, then the object itself. */
function uninstall(
  kubevirt: KubeVirt,
  world: World,
  crds: readonly Draft[],
  { api, control, handlers }: KubeVirtGroups,
  more: readonly Draft[],
): Action[] {
  const conditions = told(kubevirt, DELETING, world);
  const leaving = updated(kubevirt, { ...kubevirt, status: { ...kubevirt.status, phase: 'Deleting', conditions } });
  const guests = guestsOf(world);
  if (guests.length > 0) return [...leaving, ...guests.filter((guest) => !isDeleting(guest)).map(remove)];
  const left = takeAway(world, crds, [...handlers, ...api, ...control, ...more]);
  if (left) return [...leaving, ...left];
  const gone = { ...kubevirt, status: { ...kubevirt.status, phase: 'Deleted', conditions } };
  const last = updated(kubevirt, gone);
  return kubevirt.status?.phase === 'Deleted' ? updated(kubevirt, withoutFinalizers(kubevirt, [FINALIZER])) : last;
}

/** A KubeVirt that is there from the start, without an operator, says of itself that it is deployed. */
const preinstalled = (kubevirt: KubeVirt, world: World): Action[] =>
  isDeleting(kubevirt)
    ? []
    : updated(kubevirt, {
        ...kubevirt,
        status: {
          ...kubevirt.status,
          phase: 'Deployed',
          defaultArchitecture: 'amd64',
          observedKubeVirtVersion: PREINSTALLED_VERSION,
          targetKubeVirtVersion: PREINSTALLED_VERSION,
          observedGeneration: kubevirt.metadata.generation,
          conditions: told(kubevirt, AVAILABLE, world),
        },
      });

/** An uninstallation waits for all of these to be gone. An object without finalizers goes without ever having had a deletionTimestamp. */
const whileUninstalling = (kind: Kind): Trigger => ({
  kind,
  mapToRequests: (_, world) =>
    world
      .list(KUBEVIRT)
      .filter(isDeleting)
      .map(({ metadata }) => metadata),
});

/** Guests count when they become outdated, or were. */
const isMarked = ({ metadata }: AnyLive): boolean => metadata.labels?.[OUTDATED_LABEL] !== undefined;
const outdatedBefore = (world: World): boolean =>
  world.list(KUBEVIRT).some(({ status }) => Number(status?.['outdatedVirtualMachineInstanceWorkloads'] ?? 0) > 0);
const namesOf = (world: World) => world.list(KUBEVIRT).map(({ metadata }) => metadata);

/**
 * What is left once another KubeVirt object is deleted is followed again. The deletion itself wakes nothing, but virt-operator renews its lease every few
 * seconds, and each renewal enqueues the one object that there is.
 */
const onceAlone: Trigger = { kind: KUBEVIRT as Kind, mapToRequests: (_, world) => namesOf(world) };

/** The pods that count are those of virt-operator's own workloads. */
const ownPods: Trigger = {
  kind: POD,
  mapToRequests: (changed, world) =>
    ['virt-launcher', undefined].includes((changed as Pod).metadata.labels?.['kubevirt.io'])
      ? []
      : world.list(KUBEVIRT, changed.metadata.namespace).map(({ metadata }) => metadata),
};

/** Without an installation, KubeVirt is there from the start. */
export const virtOperator = (installation: KubeVirtInstallation | undefined): Controller =>
  controller({
    name: 'virt-operator',
    kind: KUBEVIRT,
    reconcile: (kubevirt, world) =>
      installation || runningOperator(world, 'virt-operator')
        ? reconcile(kubevirt, world, installation ?? { crds: [] })
        : preinstalled(kubevirt, world),
    watches: [
      onceAlone,
      forAll(DEPLOYMENT as Kind, KUBEVIRT),
      forAll(DAEMON_SET as Kind, KUBEVIRT),
      ownPods,
      forAll(NODE as Kind, KUBEVIRT),
      forAll(CRD, KUBEVIRT),
      forAll(API_SERVICE as Kind, KUBEVIRT),
      forAll(WEBHOOKS as Kind, KUBEVIRT),
      forAll(MUTATING_WEBHOOKS as Kind, KUBEVIRT),
      ...GUEST_KINDS.map(whileUninstalling),
      {
        kind: VMI as Kind,
        mapToRequests: (vmi, world) => (isMarked(vmi) || outdatedBefore(world) ? namesOf(world) : []),
      },
    ],
  });
