/** Where the simulator goes another way than a real cluster went. This table is to shrink: a fact that no longer differs fails. */

export interface LiveDifference {
  reason: string;
  scenarios: readonly string[];
  /** Object and fact. */
  facts: readonly string[];
}

const ofPlatform = (object: string, ...facts: string[]) => facts.map((fact) => `${object} ${fact}`);

export const DIFFERENCES: readonly LiveDifference[] = [
  {
    reason:
      'Under RerunOnFailure the recorded guest lay powered off for a moment before its VM removed it; the simulator removes it at once, as under Always.',
    scenarios: ['power-off-rerun-on-failure'],
    facts: ['VirtualMachine vm Ready', 'VirtualMachineInstance vm Ready'],
  },
  {
    reason: 'The import of a tiny image was over before CDI reported it as running.',
    scenarios: ['import'],
    facts: ['DataVolume vm-root Ready', 'DataVolume vm-root Running', 'DataVolume vm-root phase'],
  },
  {
    reason: 'The first attempt of the importer failed before CDI reported it as running.',
    scenarios: ['import-fails'],
    facts: ['DataVolume vm-root Running'],
  },
  {
    reason:
      'For a moment CDI took the claim of the scratch space, which was not bound yet, for that of the disk. It did not in other imports.',
    scenarios: ['import-fails', 'import-corrected'],
    facts: ['DataVolume vm-root Bound'],
  },
  {
    reason:
      'CDI looked at the new DataVolume only when its claim was there already. It was Pending first in other imports.',
    scenarios: ['import-fails-for-a-guest', 'import-corrected'],
    facts: ['DataVolume vm-root phase', 'DataVolume vm-root Bound'],
  },
  {
    reason:
      'The fault that keeps the images away is an annotation of the KubeVirt object, so that object changes before the step.',
    scenarios: ['install-completes'],
    facts: ['KubeVirt kubevirt generations'],
  },
  {
    reason:
      'After the migration the recorded guest showed for a moment that its old pod was not ready any more. It did not after other migrations.',
    scenarios: ['drain'],
    facts: ['VirtualMachineInstance moves Ready', 'VirtualMachine moves Ready'],
  },
  {
    reason: 'A change of memory that the recorded guest had not taken in before showed as done while it shut down.',
    scenarios: ['uninstall-with-guests'],
    facts: ['VirtualMachineInstance vm memory'],
  },
  {
    reason:
      'The recorded control plane was overloaded: probes of virt-api and virt-controller failed, and with them KubeVirt was not ready.',
    scenarios: ['stack-down'],
    facts: [
      ...ofPlatform('Deployment virt-api', 'Available', 'readyReplicas'),
      ...ofPlatform('Deployment virt-controller', 'Available', 'readyReplicas'),
      ...ofPlatform('KubeVirt kubevirt', 'Available', 'Progressing', 'Degraded', 'generations'),
    ],
  },
  {
    reason:
      'The virt-handler of one node said that it was about to go before virt-operator removed its label; that of the other node did not.',
    scenarios: ['stack-down'],
    facts: ['Node node-1 schedulable'],
  },
  {
    reason: 'The guests of a pool come up at the same instant here; the recorded ones came up one after the other.',
    scenarios: ['pool-create', 'pool-template-memory'],
    facts: ['VirtualMachinePool pool readyReplicas'],
  },
];
