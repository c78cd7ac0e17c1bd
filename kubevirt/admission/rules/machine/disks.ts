import { machineRules } from '../../rule';

export const DISKS = machineRules('disks', []);
