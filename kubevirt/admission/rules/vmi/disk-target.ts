/** What a disk is to its guest, and where it hangs. */
import type { core } from '../../../types';

const TARGETS = ['disk', 'lun', 'cdrom'] as const;

/** How the guest sees a disk; the first of these, as KubeVirt counts them. */
export const targetOf = (disk: core.Disk) => TARGETS.find((target) => disk[target] !== undefined);
export const targetsOf = (disk: core.Disk) => TARGETS.filter((target) => disk[target] !== undefined);

/** The bus of a disk; empty where none is given. */
export function busOf(disk: core.Disk): string {
  const target = targetOf(disk);
  return (target && disk[target]!.bus) || '';
}

/** Where the bus of a disk stands. */
export const busPath = (disk: core.Disk) => `${targetOf(disk) ?? 'disk'}.bus`;

const pvc = { name: 'data', persistentVolumeClaim: { claimName: 'data' } };
/** For examples: a third disk, on a claim. */
export const third = (disk: object, volume: object = pvc) => ({
  'domain.devices.disks[2]': { name: 'data', ...disk },
  'volumes[2]': volume,
});
/** For examples: a volume of host metrics, and the gate that it needs. */
export const metrics = { name: 'data', downwardMetrics: {} };
export const METRICS_GATE = { developerConfiguration: { featureGates: ['DownwardMetrics'] } };
