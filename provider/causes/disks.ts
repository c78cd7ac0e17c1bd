import { condition } from '../../kube/condition';
import { objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import type { Cause } from './cause';
import { shortened } from './pods';

/** CDI tries again forever, with a growing delay. After so many failed tries (about 3 minutes) the source is taken to be wrong. */
export const FAILED_IMPORTS = 5;

/** Reasons of the condition `Running` that do not mean trouble. */
const NORMAL = new Set(['', 'Completed', 'Pending', 'TransferRunning', 'ContainerCreating', 'PodInitializing']);

/** The trouble of a DataVolume, read from its own conditions. */
export function dataVolumeCause(volume: KubeObject): Cause | undefined {
  const running = condition(volume, 'Running');
  const said = String(running?.['message'] ?? '');
  const reason = String(running?.['reason'] ?? '');
  if (valueAt(volume, 'status', 'phase') === 'Succeeded') return undefined;
  if (running?.['status'] !== 'False' || said === '' || NORMAL.has(reason)) return undefined;
  const disk = `disk ${volume.metadata?.name}`;
  if (reason === 'Unschedulable') {
    return {
      message: `${disk}: ${reason}: ${shortened(said)}`,
      next: 'Check the nodes, and the claims of the Pod, such as the one for scratch space.',
    };
  }
  const tries = Number(valueAt(volume, 'status', 'restartCount') ?? 0);
  if (tries === 0) return { message: `${disk}: ${reason}: ${shortened(said)}`, next: 'Check the source of the disk.' };
  const times = tries === 1 ? 'once' : `${tries} times`;
  const over = tries >= FAILED_IMPORTS;
  return {
    message: `${disk}: import failed ${times}${over ? '' : ', CDI retries'}: ${shortened(said)}`,
    next: 'Correct the source of the disk. A DataVolume that was never filled is replaced by its correction.',
    ...(over && { state: 'failed' }),
  };
}

/** A claim that cannot be bound, by its own status. Pending alone is normal while it waits for its first consumer. */
export function claimCause(claim: KubeObject): Cause | undefined {
  if (valueAt(claim, 'status', 'phase') !== 'Lost') return undefined;
  return {
    message: `PersistentVolumeClaim ${claim.metadata?.name} has lost its PersistentVolume`,
    next: 'Restore the PersistentVolume, or replace the claim.',
  };
}

/** The names of the DataVolumes and claims that the guest of a VM or VMI has as disks. */
export function disksOf(live: KubeObject): string[] {
  const volumes = [...objectsAt(live, 'spec', 'template', 'spec', 'volumes'), ...objectsAt(live, 'spec', 'volumes')];
  const names = volumes.flatMap((volume) => [
    valueAt(volume, 'dataVolume', 'name'),
    valueAt(volume, 'persistentVolumeClaim', 'claimName'),
  ]);
  return names.filter((name): name is string => typeof name === 'string');
}
