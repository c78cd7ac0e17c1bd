import { valueAt } from '../../kube/json';
import { VM_INPUT } from './action';
import { objectAction } from './object-action';

export const migration = objectAction({
  description:
    'Moves the running guest of a VirtualMachine to another node by live migration, once and again whenever an input changes. Ends when the guest runs on its new node.',
  subject: { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstanceMigration' },
  inputs: {
    vm: VM_INPUT,
    addedNodeSelector: {
      type: 'map',
      description:
        'Labels that the target node must have, in addition to the node selector of the guest, such as `kubernetes.io/hostname: node-2`.',
    },
  },
  outputs: { sourceNode: 'Node that the guest ran on.', targetNode: 'Node that the guest moved to.' },
  spec: ({ vm, addedNodeSelector }) => ({ vmiName: vm, ...(addedNodeSelector !== undefined && { addedNodeSelector }) }),
  outputsOf: (live) => ({
    sourceNode: valueAt(live, 'status', 'migrationState', 'sourceNode'),
    targetNode: valueAt(live, 'status', 'migrationState', 'targetNode'),
  }),
});
