/** A guest on its way up: its disks, its pod, its boot. */

import { claimsOf } from './claims';
import { type Condition, conditionOf } from './conditions';
import { SECONDS } from './durations';
import { hasFault, pace } from './faults';
import { CLAIM, DATA_VOLUME } from './kinds';
import { activePodsOf, launcherImage } from './launcher';
import { isDeleting } from './live-object';
import { hasEnded, isReady, nodeOf } from './pods';

import type { Instance, Pod } from './types';
import { isHandled } from './virt-handler';
import { run } from './vmi-run';
import { NO_POD, type Step, TERMINATING, waiting } from './vmi-step';
import { passed, type World } from './world';

/** Where a guest is on its way up, from what is there and the time that has passed. */
export function start(vmi: Instance, pod: Pod | undefined, world: World): Step {
  const phase = vmi.status?.phase;
  if (phase === undefined) return { phase: 'Pending', conditions: [] };
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
