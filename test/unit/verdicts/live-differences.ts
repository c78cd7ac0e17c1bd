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
    reason: 'A missing claim shows at once, before the VM has said that it is stopped or starting.',
    scenarios: ['claim-missing'],
    facts: ['VirtualMachine vm printableStatus'],
  },
  {
    reason: 'The launcher pod of a guest without its claim is not simulated.',
    scenarios: ['claim-missing'],
    facts: ['VirtualMachineInstance vm PodScheduled'],
  },
  {
    reason:
      'A halted VM has observed its new generation; the simulator goes by the guest, which was made from the one before.',
    scenarios: ['halt'],
    facts: ['VirtualMachine vm generations'],
  },
  {
    reason: 'Of a VM that is being deleted the simulator keeps nothing up to date but its printable status.',
    scenarios: ['delete'],
    facts: ['VirtualMachine vm Ready'],
  },
  {
    reason: 'The API server counts a deletion as a generation; the world that the simulator is tested in does not.',
    scenarios: ['delete'],
    facts: ['VirtualMachine vm generations'],
  },
  {
    reason: 'The same two for the VMs of a pool.',
    scenarios: ['pool-delete'],
    facts: [...ofVms(POOL_OF_THREE, 'Ready'), ...ofVms(POOL_OF_THREE, 'generations')],
  },
  {
    reason: 'The readiness gate of the new pod is not simulated: a migrated guest is ready all the time.',
    scenarios: ['migrate', 'memory-up'],
    facts: ['VirtualMachine vm Ready', 'VirtualMachineInstance vm Ready'],
  },
  {
    reason: 'The guest first knows of a migration when it has started.',
    scenarios: ['migrate', 'memory-up', 'sockets-up'],
    facts: ['VirtualMachineInstance vm migration'],
  },
  {
    reason: 'Memory arrives in one step. A real guest is seen with a part of it first.',
    scenarios: ['memory-up'],
    facts: ['VirtualMachineInstance vm memory'],
  },
  {
    reason: 'A pull that has failed stays in its back-off; a real one is tried again and again.',
    scenarios: ['image-corrected'],
    facts: ['VirtualMachine vm printableStatus', 'VirtualMachineInstance vm Synchronized'],
  },
  {
    reason:
      'A guest that is stopped before it ran succeeds; a real one has failed, and its VM waits in CrashLoopBackOff for a moment.',
    scenarios: ['image-corrected-and-restarted'],
    facts: ['VirtualMachine vm printableStatus', 'VirtualMachineInstance vm phase'],
  },
  {
    reason:
      'A guest that has powered itself off keeps its last conditions; on a real cluster its agent is gone and its pod terminates.',
    scenarios: POWER_OFFS,
    facts: ['VirtualMachine vm Ready', 'VirtualMachineInstance vm Ready'],
  },
  {
    reason: 'The same: nobody plays the end of the agent.',
    scenarios: ['power-off-once'],
    facts: ['VirtualMachineInstance vm AgentConnected'],
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
    reason: 'A pool writes 0 for what KubeVirt leaves out, and counts all that have changed since it last looked.',
    scenarios: ['pool-create'],
    facts: ['VirtualMachinePool pool replicas', 'VirtualMachinePool pool readyReplicas'],
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
