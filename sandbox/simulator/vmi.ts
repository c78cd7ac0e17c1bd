import { fillGuest } from '../../kubevirt/defaults';
import { type Action, create, updated } from './actions';
import { clusterConfigOf } from './cluster-config';
import { type Condition, conditionOf, isTrue, withConditions, withoutConditions } from './conditions';
import { controller, forOwned, forOwner, type Trigger } from './controller';
import { SECONDS } from './durations';
import { hasFault, pace } from './faults';
import { CLAIM, DATA_VOLUME, type Kind, KUBEVIRT, NODE, POD, VM, VMI } from './kinds';
import {
  activePodsOf,
  isOutdated,
  launcherDraft,
  launcherImage,
  launcherOf,
  OUTDATED_LABEL,
  removePods,
} from './launcher';
import { isDeleting, withFinalizer, withMetadata, withoutFinalizers } from './live-object';
import { hasEnded, isFromBefore, isReady, nodeOf } from './pods';
import { SCHEDULABLE } from './scheduling';
import { claimsOf } from './storage';
import type { Instance, Labels, Node, Pod } from './types';
import { isHandled } from './virt-handler';
import { isFinal, NODE_LABEL, VM_FINALIZER, VMI_FINALIZER } from './vm-names';
import { GUEST_OS, interfacesOf, memoryOf, nicsAskForMigration, topologyOf, volumeStatusOf } from './vmi-guest';
import { migratability } from './vmi-migratable';
import { passed, type World } from './world';

type Status = NonNullable<Instance['status']>;

function reconcile(vmi: Instance, world: World): Action[] {
  if (isDeleting(vmi)) return shutDown(vmi, world);
  if (isFinal(vmi)) return end(vmi, world);
  const complete = admitted(vmi, world);
  const step = advance(complete, launcherOf(vmi, world), world);
  const before = withoutConditions(vmi.status?.conditions, step.gone ?? []);
  const status: Status = {
    ...vmi.status,
    ...step.status,
    phase: step.phase as never,
    phaseTransitionTimestamps: transitions(vmi, step.phase, world),
    conditions: withConditions(before, step.conditions, world.now()) as never,
  };
  const placed = withMetadata(complete, { labels: labelsOf(complete, status, world) });
  return [
    ...(step.needsPod ? [create(launcherDraft(vmi, world))] : []),
    ...updated(vmi, { ...placed, status } as Instance),
  ];
}

function labelsOf(vmi: Instance, status: Status, world: World): Labels | undefined {
  const { [OUTDATED_LABEL]: marked, ...labels } = vmi.metadata.labels ?? {};
  const outdated = status.phase === 'Running' && isOutdated({ ...vmi, status }, world);
  if (status.nodeName === undefined && marked === undefined) return vmi.metadata.labels;
  return {
    ...labels,
    ...(outdated ? { [OUTDATED_LABEL]: '' } : {}),
    ...(status.nodeName === undefined ? {} : { [NODE_LABEL]: status.nodeName }),
  };
}

/** What the webhook writes into a VMI. One that a VM makes has it all from the start. */
function admitted(vmi: Instance, world: World): Instance {
  if (vmi.metadata.finalizers?.includes(VMI_FINALIZER)) return vmi;
  const spec = structuredClone(vmi.spec);
  const metadata = structuredClone(vmi.metadata);
  fillGuest({ metadata, spec: spec as unknown as Record<string, unknown> }, clusterConfigOf(world));
  return withFinalizer({ ...vmi, metadata, spec }, VMI_FINALIZER);
}

interface Step {
  phase: string;
  conditions: Condition[];
  /** Types of conditions that are over. */
  gone?: string[];
  status?: Partial<Status>;
  needsPod?: boolean;
}

const NOT_READY: Condition = {
  type: 'Ready',
  status: 'False',
  reason: 'GuestNotRunning',
  message: 'Guest VM is not reported as running',
};

const NO_POD: Condition = {
  ...NOT_READY,
  reason: 'PodNotExists',
  message: 'virt-launcher pod has not yet been scheduled',
};

const TERMINATING: Condition = {
  ...NOT_READY,
  reason: 'PodTerminating',
  message: 'virt-launcher pod is terminating',
};

const waiting = (phase: string, ...conditions: Condition[]): Step => ({
  phase,
  conditions: [NOT_READY, ...conditions],
});

/** Where a guest is on its way up, from what is there and the time that has passed. */
function advance(vmi: Instance, pod: Pod | undefined, world: World): Step {
  const phase = vmi.status?.phase;
  if (phase === undefined) return { phase: 'Pending', conditions: [] };
  if (phase === 'Running') return stay(vmi, pod, world);
  const gone = ['Provisioning', 'Synchronized', 'PodScheduled'];
  if (!pod) {
    if (phase !== 'Pending') return { phase: 'Failed', conditions: [NO_POD], gone };
    const storage = storageOf(vmi, world);
    return storage
      ? {
          phase: 'Pending',
          conditions: [NO_POD, ...storage],
          gone: gone.filter((type) => !storage.some((condition) => condition.type === type)),
        }
      : {
          ...waiting('Scheduling'),
          gone,
          needsPod: true,
          status: { launcherContainerImageVersion: launcherImage(world) },
        };
  }
  const scheduling = (...conditions: Condition[]): Step => ({ ...waiting('Scheduling', ...conditions), gone });
  const placed = conditionOf(pod, 'PodScheduled');
  if (placed?.status === 'False') return scheduling({ ...placed, lastTransitionTime: undefined });
  if (hasEnded(pod)) return { phase: 'Failed', conditions: [TERMINATING], gone };
  if (isDeleting(pod)) return { phase: 'Failed', conditions: [TERMINATING], gone };
  if (!isReady(pod)) return scheduling(...pullTrouble(pod));
  const status = { nodeName: pod.spec.nodeName!, activePods: activePodsOf(vmi, world) };
  const launched = passed(world, vmi, 'launch', pace(vmi, SECONDS.launch, world));
  // Without virt-handler, nothing tells the launcher to start the guest.
  if (!launched || !isHandled(nodeOf(pod, world), world)) return { ...waiting('Scheduled'), gone, status };
  if (hasFault(vmi, 'crash-loop', world))
    return { ...waiting('Failed'), gone, status: { ...status, reason: 'Simulated by the fault crash-loop' } };
  if (!passed(world, vmi, 'boot', pace(vmi, SECONDS.boot, world))) return { ...waiting('Scheduled'), gone, status };
  const running = run({ ...vmi, status: { ...vmi.status, ...status } }, pod, world);
  return { ...running, gone: [...gone, ...(running.gone ?? [])], status: { ...status, ...running.status } };
}

/** A guest that runs does so for as long as its pod does, and as virt-handler sees it; without that, nothing is known of it. */
function stay(vmi: Instance, pod: Pod | undefined, world: World): Step {
  const node = world.get(NODE, undefined, vmi.status!.nodeName!);
  const handled = isHandled(node, world);
  const alive = pod !== undefined && !hasEnded(pod) && !(node && isFromBefore(pod, node));
  const kept = vmi.status?.conditions as Condition[] | undefined;
  const agent = (kept ?? []).filter(({ type }) => type === 'AgentConnected');
  const as = (ready: Condition): Step => ({ phase: 'Running', conditions: [ready, ...agent] });
  if (!alive) {
    // virt-controller gives up a guest only when its node was silent for too long, and no pod of it is left.
    if (!handled && !isGivenUp(node, vmi, world)) return as(pod ? (isDeleting(pod) ? TERMINATING : NOT_READY) : NO_POD);
    return {
      phase: 'Failed',
      conditions: [TERMINATING],
      gone: ['AgentConnected'],
      status: handled ? {} : { reason: 'NodeUnresponsive' },
    };
  }
  if (isDeleting(pod)) {
    const down = handled && passed(world, vmi, `evicted ${pod.metadata.uid}`, pace(vmi, SECONDS.shutdown, world));
    return down ? { phase: 'Succeeded', conditions: [TERMINATING], gone: ['AgentConnected'] } : as(TERMINATING);
  }
  if (!handled)
    return as(
      conditionOf(pod, 'Ready')?.status === 'True'
        ? { type: 'Ready', status: 'True' }
        : { type: 'Ready', status: 'False' },
    );
  return run(vmi, pod, world);
}

const isGivenUp = (node: Node | undefined, vmi: Instance, world: World): boolean =>
  node === undefined ||
  (node.metadata.labels?.[SCHEDULABLE] === 'false' && passed(world, vmi, 'node unresponsive', SECONDS.operands));

/** What keeps a launcher's image from arriving shows in the guest; other errors of its containers do not. */
function pullTrouble(pod: Pod): Condition[] {
  const waits = pod.status?.containerStatuses?.[0]?.state.waiting;
  if (!waits || !['ErrImagePull', 'ImagePullBackOff'].includes(waits.reason)) return [];
  return [{ type: 'Synchronized', status: 'False', reason: waits.reason, message: waits.message }];
}

/** A volume that a guest has to wait for. */
function storageOf(vmi: Instance, world: World): Condition[] | undefined {
  const { namespace } = vmi.metadata;
  for (const name of claimsOf(vmi.spec)) {
    const volume = world.get(DATA_VOLUME, namespace, name);
    const claim = world.get(CLAIM, namespace, name);
    if (volume && volume.status?.phase !== 'Succeeded')
      return [
        {
          type: 'Provisioning',
          status: 'True',
          reason: 'DataVolumesUnready',
          message: `DataVolume ${name} is not ready`,
        },
      ];
    if (!claim) {
      const message = `PVC ${namespace}/${name} does not exist, waiting for it to appear`;
      return [
        { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message },
        { type: 'Synchronized', status: 'False', reason: 'FailedPvcNotFound', message },
      ];
    }
    if (claim.status?.phase !== 'Bound')
      return [{ type: 'Provisioning', status: 'True', reason: 'ClaimUnbound', message: `PVC ${name} is not bound` }];
  }
  return undefined;
}

const NIC_MIGRATION: Condition = { type: 'MigrationRequired', status: 'True', reason: 'AutoMigrationDueToLiveUpdate' };

function run(vmi: Instance, pod: Pod, world: World): Step {
  const { nodeName, currentCPUTopology } = vmi.status!;
  const paused = vmi.spec.startStrategy === 'Paused' || isTrue(vmi, 'Paused');
  const agent =
    passed(world, vmi, 'agent', pace(vmi, SECONDS.agent, world)) || vmi.status!.guestOSInfo?.id !== undefined;
  return {
    phase: 'Running',
    conditions: [
      paused || !gatesReady(vmi, world)
        ? { ...NOT_READY, reason: 'ReadinessGatesNotReady', message: 'not all readiness gates are ready' }
        : { type: 'Ready', status: isReady(pod) ? 'True' : 'False' },
      ...(paused
        ? [{ type: 'Paused', status: 'True' as const, reason: 'PausedByUser', message: 'VMI was paused by user' }]
        : []),
      ...migratability(vmi, world),
      ...(nicsAskForMigration(vmi, world) ? [NIC_MIGRATION] : []),
      ...(agent && !paused ? [{ type: 'AgentConnected', status: 'True' as const }] : []),
      ...(vmi.status?.evacuationNodeName === undefined ? [] : [EVICTED]),
    ],
    gone: vmi.status?.evacuationNodeName === undefined ? ['EvictionRequested'] : [],
    status: {
      activePods: activePodsOf(vmi, world),
      interfaces: interfacesOf(vmi, nodeName!, agent),
      volumeStatus: volumeStatusOf(vmi, world),
      currentCPUTopology: currentCPUTopology ?? topologyOf(vmi),
      memory: plugged(vmi, memoryOf(vmi), world),
      machine: { type: vmi.spec.domain.machine?.type },
      qosClass: 'Burstable',
      migrationMethod: 'BlockMigration',
      migrationTransport: 'Unix',
      ...(agent ? { guestOSInfo: GUEST_OS } : {}),
    },
  };
}

const EVICTED: Condition = { type: 'EvictionRequested', status: 'True', reason: 'EvictionRequested' };

/** The pod that a guest was migrated to becomes ready a moment after the migration has ended. */
function gatesReady(vmi: Instance, world: World): boolean {
  const { migrationUid, completed, failed } = vmi.status?.migrationState ?? {};
  return !completed || failed === true || passed(world, vmi, `arrived ${migrationUid}`, SECONDS.migrationStep);
}

/** The guest takes plugged memory in a moment after the migration that brought it. */
function plugged(vmi: Instance, memory: Status['memory'], world: World): Status['memory'] {
  if (!memory || memory.guestCurrent === memory.guestRequested || isTrue(vmi, 'HotMemoryChange')) return memory;
  const taken = passed(world, vmi, `plug ${memory.guestRequested}`, SECONDS.migrationStep);
  return taken ? { ...memory, guestCurrent: memory.guestRequested } : memory;
}

/** A guest that has powered itself off: its agent is gone with it, then its pod terminates. */
function end(vmi: Instance, world: World): Action[] {
  const ready = passed(world, vmi, 'ended', SECONDS.podEnd) ? TERMINATING : NOT_READY;
  const conditions = withConditions(
    withoutConditions(vmi.status?.conditions, ['AgentConnected']),
    [ready],
    world.now(),
  ) as never;
  return updated(vmi, { ...vmi, status: { ...vmi.status, conditions } });
}

function transitions(vmi: Instance, phase: string, world: World): Status['phaseTransitionTimestamps'] {
  const known = vmi.status?.phaseTransitionTimestamps ?? [];
  if (vmi.status?.phase === phase) return known;
  return [...known, { phase, phaseTransitionTimestamp: world.now() }] as Status['phaseTransitionTimestamps'];
}

/**
 * A guest that must go is sent a shutdown, and is gone once its pods are. One that never ran has failed. On a node that does not report, its
 * pods stay, and so does what is known of it.
 */
function shutDown(vmi: Instance, world: World): Action[] {
  const pod = launcherOf(vmi, world);
  const asked = removePods(vmi, world);
  const kept = isFinal(vmi) ? withoutConditions(vmi.status?.conditions, ['Synchronized']) : vmi.status?.conditions;
  const conditions = withConditions(kept, pod ? [TERMINATING] : [], world.now()) as never;
  const leaving = { ...vmi, status: { ...vmi.status, conditions } } as Instance;
  if (isFinal(vmi)) {
    const last = [...asked, ...updated(vmi, leaving)];
    if (last.length > 0 || world.owned(POD, vmi).length > 0) return last;
    return updated(vmi, withoutFinalizers(vmi, [VM_FINALIZER, VMI_FINALIZER]));
  }
  const up = vmi.status?.phase === 'Running';
  const handled = pod !== undefined && isHandled(nodeOf(pod, world), world);
  const shutting =
    up && pod !== undefined && !(handled && passed(world, vmi, 'shutdown', pace(vmi, SECONDS.shutdown, world)));
  if (shutting) return [...asked, ...updated(vmi, leaving)];
  if (asked.length > 0) return asked;
  const phase = (up ? 'Succeeded' : 'Failed') as never;
  const ended = updated(vmi, {
    ...leaving,
    status: {
      ...leaving.status,
      phase,
      conditions: withoutConditions(conditions, ['AgentConnected']) as never,
      phaseTransitionTimestamps: transitions(vmi, phase, world),
    },
  });
  return [...asked, ...ended];
}

/** Guests that use the claim, or the DataVolume, that changed. */
const usersOf = (kind: Kind): Trigger => ({
  kind,
  mapToRequests: ({ metadata }, world) =>
    world
      .list(VMI, metadata.namespace)
      .filter((vmi) => claimsOf(vmi.spec).includes(metadata.name))
      .map((vmi) => vmi.metadata),
});

/** Guests on a node whose state changed. */
const onNode: Trigger = {
  kind: NODE,
  mapToRequests: (node, world) =>
    isHandled(node as Node, world)
      ? []
      : world
          .list(VMI)
          .filter(({ status }) => status?.nodeName === node.metadata.name)
          .map(({ metadata }) => metadata),
};

/** Guests whose launcher is of another release than KubeVirt is now. */
const afterUpdate: Trigger = {
  kind: KUBEVIRT,
  mapToRequests: (_, world) =>
    world
      .list(VMI)
      .filter((vmi) => isOutdated(vmi, world))
      .map(({ metadata }) => metadata),
};

export const instances = controller({
  name: 'virtual-machine-instance',
  kind: VMI,
  reconcile,
  watches: [
    usersOf(CLAIM as Kind),
    usersOf(DATA_VOLUME as Kind),
    forOwner(POD as Kind, VMI),
    onNode,
    afterUpdate,
    forOwned(VM as Kind, VMI),
  ],
});
