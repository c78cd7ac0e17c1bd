import { VM_INPUT } from './action';
import { objectAction } from './object-action';

/** Labels by which Services select the guest of one VM: a copy that keeps them would get the traffic of its source. */
const NOT_COPIED = ['!kubevirt.io/vm', '!vm.kubevirt.io/name'];

const reference = (name: unknown) => ({ apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name });

export const clone = objectAction({
  description:
    'Copies a VirtualMachine with its disks to a new one, once and again whenever an input changes. The copy does not keep the labels by which Services select its source. Deleting the resource keeps the copy.',
  subject: { apiVersion: 'clone.kubevirt.io/v1beta1', kind: 'VirtualMachineClone' },
  inputs: {
    vm: { ...VM_INPUT, description: 'Name of the VirtualMachine that is copied.' },
    target: { type: 'string', required: true, description: 'Name of the new VirtualMachine.' },
  },
  outputs: { targetName: 'Name of the new VirtualMachine.' },
  spec: ({ vm, target }) => ({
    source: reference(vm),
    target: reference(target),
    labelFilters: ['*', ...NOT_COPIED],
    template: { labelFilters: ['*', ...NOT_COPIED] },
  }),
  outputsOf: ({ status }) => ({ targetName: status?.['targetName'] }),
});
