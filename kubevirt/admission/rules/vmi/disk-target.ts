/** The target and bus of a disk. */
import type { core } from '../../../types';
import { keysSet } from '../shared/messages';

const TARGETS = ['disk', 'lun', 'cdrom'] as const;

/** The target of a disk; the first one, in KubeVirt's order. */
export function targetOf(disk: core.Disk): (typeof TARGETS)[number] | undefined {
  for (let i = 0; i < TARGETS.length; i++) if (disk[TARGETS[i]!] !== undefined) return TARGETS[i];
  return undefined;
}
export const targetsOf = (disk: core.Disk) => keysSet(disk, TARGETS);

/** The bus of a disk; empty where none is given. */
export function busOf(disk: core.Disk): string {
  const target = targetOf(disk);
  return (target && disk[target]!.bus) || '';
}

/** The path of the bus of a disk. */
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
