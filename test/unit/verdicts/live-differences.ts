/** Where the simulator goes another way than a real cluster went. This table is to shrink: a fact that no longer differs fails. */

export interface LiveDifference {
  reason: string;
  scenarios: readonly string[];
  /** Object and fact. */
  facts: readonly string[];
}

const POOL_OF_TWO = ['pool-0', 'pool-1'];
const POOL_OF_THREE = [...POOL_OF_TWO, 'pool-2'];
const ofVms = (names: readonly string[], fact: string) => names.map((name) => `VirtualMachine ${name} ${fact}`);
const ofGuests = (names: readonly string[], fact: string) =>
  names.map((name) => `VirtualMachineInstance ${name} ${fact}`);

const STARTS = ['create', 'image-missing', 'unschedulable', 'claim-missing'];
const POWER_OFFS = ['power-off-always', 'power-off-rerun-on-failure', 'power-off-once'];

export const DIFFERENCES: readonly LiveDifference[] = [
  {
    reason:
      'The sandbox has no webhooks: a controller writes the defaults into a stored VM, which makes a second generation. KubeVirt writes desired and observed generation together, and neither before there is a guest.',
    scenarios: [...STARTS, ...POWER_OFFS, 'create-halted', 'power-off-manual'],
    facts: ['VirtualMachine vm generations'],
  },
  {
    reason: 'The same for the VMs of a pool.',
    scenarios: ['pool-create'],
    facts: ofVms(POOL_OF_TWO, 'generations'),
  },
  {
    reason:
      'Under RerunOnFailure the recorded guest lay powered off for a moment before its VM removed it; the simulator removes it at once, as under Always.',
    scenarios: ['power-off-rerun-on-failure'],
    facts: ['VirtualMachine vm Ready', 'VirtualMachineInstance vm Ready'],
  },
  {
    reason: 'The importer waited for scratch space first, and the import was over before CDI reported it as running.',
    scenarios: ['import'],
    facts: ['DataVolume vm-root Running', 'DataVolume vm-root phase'],
  },
  {
    reason: 'The importer waited for scratch space first, whose claim CDI took for that of the disk for a moment.',
    scenarios: ['import-fails'],
    facts: ['DataVolume vm-root Running', 'DataVolume vm-root Bound'],
  },
  {
    reason: 'The guests of the recorded pool were changed or the recording ended before their agents answered.',
    scenarios: ['pool-create'],
    facts: ofGuests(POOL_OF_TWO, 'AgentConnected'),
  },
  {
    reason: 'The recording ended before the agents of the restarted guests answered.',
    scenarios: ['pool-template-memory'],
    facts: ofGuests(POOL_OF_THREE, 'AgentConnected'),
  },
  {
    reason: 'The guests of a pool come up at the same instant here; the recorded ones came up one after the other.',
    scenarios: ['pool-create'],
    facts: ['VirtualMachinePool pool readyReplicas'],
  },
  {
    reason: 'The recording starts with the VMs as they were before the deletion, and ends before they are gone.',
    scenarios: ['pool-delete'],
    facts: ofVms(POOL_OF_THREE, 'generations'),
  },
  {
    reason: 'The same.',
    scenarios: ['pool-template-memory', 'pool-delete'],
    facts: ['VirtualMachinePool pool readyReplicas'],
  },
  {
    reason: 'A change of a pool also changes the label with the revision in its VMs, a generation of its own.',
    scenarios: ['pool-template-memory'],
    facts: ofVms(POOL_OF_THREE, 'generations'),
  },
];
