/** The rules on guests, an area a file. */
import type { machineRules, objectRules } from '../../rule';
import { DISKS } from './disks';

export const MACHINE_AREAS: readonly ReturnType<typeof machineRules>[] = [DISKS];

/** Rules on the objects that carry a guest, beyond the guest itself. */
export const MACHINE_OBJECT_AREAS: readonly ReturnType<typeof objectRules>[] = [];
