import { fillGuest } from '../../kubevirt/defaults';
import { type Action, updated } from './actions';
import { clusterConfigOf } from './cluster-config';
import { type Condition, isTrue, withConditions, withoutConditions } from './conditions';
import { controller, forOwned, type Trigger } from './controller';
import { SECONDS } from './durations';
import { hasFault, pace } from './faults';
import { CLAIM, DATA_VOLUME, type Kind, NODE, VM, VMI } from './kinds';
import { isDeleting, withFinalizer, withMetadata, withoutFinalizers } from './live-object';
import { nodeFor } from './scheduling';
import { claimsOf } from './storage';
import type { Instance } from './types';
import { isFinal, NODE_LABEL, VM_FINALIZER, VMI_FINALIZER } from './vm-names';
import { GUEST_OS, interfacesOf, memoryOf, nicsAskForMigration, topologyOf, volumeStatusOf } from './vmi-guest';
import { migratability } from './vmi-migratable';
import { passed, type World } from './world';

type Status = NonNullable<Instance['status']>;

function reconcile(vmi: Instance, world: World): Action[] {
  if (isDeleting(vmi)) return shutDown(vmi, world);
  if (isFinal(vmi)) return end(vmi, world);
  const complete = admitted(vmi, world);
  const step = advance(complete, world);
  const before = withoutConditions(vmi.status?.conditions, step.gone ?? []);
  const status: Status = {
    ...vmi.status,
    ...step.status,
    phase: step.phase as never,
    phaseTransitionTimestamps: transitions(vmi, step.phase, world),
    conditions: withConditions(before, step.conditions, world.now()) as never,
  };
  const placed = status.nodeName
    ? withMetadata(complete, { labels: { ...vmi.metadata.labels, [NODE_LABEL]: status.nodeName } })
    : complete;
  return updated(vmi, { ...placed, status } as Instance);
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
function advance(vmi: Instance, world: World): Step {
  if (vmi.status?.phase === undefined) return { phase: 'Pending', conditions: [] };
  if (vmi.status.phase === 'Running') return run(vmi, world);
  const storage = storageOf(vmi, world);
  if (storage) return { phase: 'Pending', conditions: [NO_POD, ...storage] };
  const gone = ['Provisioning', 'Synchronized', 'PodScheduled'];
  const nodeName = vmi.status.nodeName ?? nodeFor(vmi.spec, world);
  if (hasFault(vmi, 'unschedulable', world) || nodeName === undefined)
    return { ...waiting('Scheduling', UNSCHEDULABLE), gone };
  if (hasFault(vmi, 'image-pull', world)) return { ...waiting('Scheduling', imagePull(vmi, world)), gone };
  if (!passed(world, vmi, 'schedule', pace(vmi, SECONDS.schedule, world))) return { ...waiting('Scheduling'), gone };
  const status = { nodeName, activePods: { [vmi.metadata.uid]: nodeName } };
  if (!passed(world, vmi, 'launch', pace(vmi, SECONDS.launch, world))) return { ...waiting('Scheduled'), gone, status };
  if (hasFault(vmi, 'crash-loop', world))
    return { ...waiting('Failed'), gone, status: { ...status, reason: 'Simulated by the fault crash-loop' } };
  if (!passed(world, vmi, 'boot', pace(vmi, SECONDS.boot, world))) return { ...waiting('Scheduled'), gone, status };
  const running = run({ ...vmi, status: { ...vmi.status, ...status } }, world);
  return { ...running, gone, status: { ...status, ...running.status } };
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

const UNSCHEDULABLE: Condition = {
  type: 'PodScheduled',
  status: 'False',
  reason: 'Unschedulable',
  message: 'No simulated node is ready, has a virt-handler, and fits nodeSelector, affinity and tolerations',
};

/** A pull that fails shows for a moment; then the kubelet backs off, and pulls again. */
function imagePull(vmi: Instance, world: World): Condition {
  const age = world.age(vmi, 'image-pull') % (SECONDS.pull + SECONDS.pullBackOff);
  const pulling = age < SECONDS.pull;
  world.requeueAfter(vmi, SECONDS.pull + (pulling ? 0 : SECONDS.pullBackOff) - age);
  const reason = pulling ? 'ErrImagePull' : 'ImagePullBackOff';
  return {
    type: 'Synchronized',
    status: 'False',
    reason,
    message: 'Failed to pull image: simulated by the fault image-pull',
  };
}

const NIC_MIGRATION: Condition = { type: 'MigrationRequired', status: 'True', reason: 'AutoMigrationDueToLiveUpdate' };

function run(vmi: Instance, world: World): Step {
  const { nodeName, currentCPUTopology } = vmi.status!;
  const paused = vmi.spec.startStrategy === 'Paused' || isTrue(vmi, 'Paused');
  const agent =
    passed(world, vmi, 'agent', pace(vmi, SECONDS.agent, world)) || vmi.status!.guestOSInfo?.id !== undefined;
  return {
    phase: 'Running',
    conditions: [
      paused || !gatesReady(vmi, world)
        ? { ...NOT_READY, reason: 'ReadinessGatesNotReady', message: 'not all readiness gates are ready' }
        : { type: 'Ready', status: 'True' },
      ...(paused
        ? [{ type: 'Paused', status: 'True' as const, reason: 'PausedByUser', message: 'VMI was paused by user' }]
        : []),
      ...migratability(vmi, world),
      ...(nicsAskForMigration(vmi, world) ? [NIC_MIGRATION] : []),
      ...(agent && !paused ? [{ type: 'AgentConnected', status: 'True' as const }] : []),
    ],
    status: {
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

/** A guest that must go is sent a shutdown, and is gone once its pod is. One that never ran has failed. */
function shutDown(vmi: Instance, world: World): Action[] {
  const pod = vmi.status?.phase !== undefined && vmi.status.phase !== 'Pending';
  const kept = isFinal(vmi) ? withoutConditions(vmi.status?.conditions, ['Synchronized']) : vmi.status?.conditions;
  const conditions = withConditions(kept, pod ? [TERMINATING] : [], world.now()) as never;
  const leaving = { ...vmi, status: { ...vmi.status, conditions } } as Instance;
  if (isFinal(vmi)) {
    const last = updated(vmi, leaving);
    if (last.length > 0 || !passed(world, vmi, 'pod gone', SECONDS.podEnd)) return last;
    return updated(vmi, withoutFinalizers(vmi, [VM_FINALIZER, VMI_FINALIZER]));
  }
  const up = vmi.status?.phase === 'Running';
  const seconds = up ? SECONDS.shutdown : SECONDS.podEnd;
  if (pod && !passed(world, vmi, 'shutdown', pace(vmi, seconds, world))) return updated(vmi, leaving);
  const phase = (up ? 'Succeeded' : 'Failed') as never;
  return updated(vmi, {
    ...leaving,
    status: {
      ...leaving.status,
      phase,
      conditions: withoutConditions(conditions, ['AgentConnected']) as never,
      phaseTransitionTimestamps: transitions(vmi, phase, world),
    },
  });
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

/** Guests that wait for a node. */
const unplaced: Trigger = {
  kind: NODE,
  mapToRequests: (_, world) =>
    world
      .list(VMI)
      .filter(({ status }) => !status?.nodeName)
      .map(({ metadata }) => metadata),
};

export const instances = controller({
  name: 'virtual-machine-instance',
  kind: VMI,
  reconcile,
  watches: [usersOf(CLAIM as Kind), usersOf(DATA_VOLUME as Kind), unplaced, forOwned(VM as Kind, VMI)],
});
