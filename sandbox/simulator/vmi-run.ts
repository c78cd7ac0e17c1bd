/** A guest that runs, for as long as its pod and its node do. */
import { type Condition, conditionOf, isTrue } from './conditions';
import { SECONDS } from './durations';
import { hasFault, pace } from './faults';
import { NODE } from './kinds';
import { activePodsOf } from './launcher';
import { isDeleting } from './live-object';
import { hasEnded, isFromBefore, isReady } from './pods';
import { SCHEDULABLE } from './scheduling';
import type { Instance, Node, Pod } from './types';
import { isHandled } from './virt-handler';
import { guestOsOf, interfacesOf, memoryOf, nicsAskForMigration, topologyOf, volumeStatusOf } from './vmi-guest';
import { migratability } from './vmi-migratable';
import { NO_POD, NOT_READY, type Status, type Step, TERMINATING } from './vmi-step';
import { passed, type World } from './world';

/** A guest that runs does so for as long as its pod does, and as virt-handler sees it; without that, nothing is known of it. */
export function stay(vmi: Instance, pod: Pod | undefined, world: World): Step {
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

const NIC_MIGRATION: Condition = { type: 'MigrationRequired', status: 'True', reason: 'AutoMigrationDueToLiveUpdate' };

export function run(vmi: Instance, pod: Pod, world: World): Step {
  const { nodeName, currentCPUTopology } = vmi.status!;
  const paused = vmi.spec.startStrategy === 'Paused' || isTrue(vmi, 'Paused');
  const agent =
    !hasFault(vmi, 'no-agent', world) &&
    (passed(world, vmi, 'agent', pace(vmi, SECONDS.agent, world)) || vmi.status!.guestOSInfo?.id !== undefined);
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
      ...(agent ? { guestOSInfo: guestOsOf(vmi) } : {}),
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
