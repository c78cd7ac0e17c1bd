import { VM_INPUT } from './action';
import { objectAction } from './object-action';
import { stopped } from './stopped';

const API = 'snapshot.kubevirt.io/v1beta1';
const target = (vm: unknown) => ({ apiGroup: 'kubevirt.io', kind: 'VirtualMachine', name: vm });

export const snapshot = objectAction({
  description:
    'Takes a snapshot of a VirtualMachine with its disks, and another one whenever an input changes. Its deletion deletes the snapshot.',
  subject: { apiVersion: API, kind: 'VirtualMachineSnapshot' },
  inputs: {
    vm: VM_INPUT,
    failureDeadline: {
      type: 'string',
      description: 'Duration after which the snapshot is given up, such as `10m`. Default: `5m`.',
    },
  },
  outputs: {
    creationTime: 'Time at which the snapshot was taken.',
    indications: { type: 'strings', description: 'How it was taken, such as `Online`, `GuestAgent`.' },
  },
  spec: ({ vm, failureDeadline }) => ({
    source: target(vm),
    ...(failureDeadline !== undefined && { failureDeadline }),
  }),
  outputsOf: ({ status }) => ({ creationTime: status?.['creationTime'], indications: status?.['indications'] }),
});

export const restore = objectAction({
  description:
    'Restores the disks of a VirtualMachine from a snapshot, once and again whenever an input changes. The VirtualMachine must be stopped. The disks as they were before the restore are lost.',
  subject: { apiVersion: API, kind: 'VirtualMachineRestore' },
  inputs: {
    vm: { ...VM_INPUT, description: 'Name of the VirtualMachine that is restored. It must be stopped.' },
    snapshot: { type: 'string', required: true, description: 'Name of the VirtualMachineSnapshot.' },
  },
  outputs: { restoreTime: 'Time at which the restore was complete.' },
  before: stopped,
  spec: ({ vm, snapshot: name }) => ({ target: target(vm), virtualMachineSnapshotName: name }),
  outputsOf: ({ status }) => ({ restoreTime: status?.['restoreTime'] }),
});
