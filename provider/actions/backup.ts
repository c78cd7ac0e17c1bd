import { objectsAt } from '../../kube/json';
import { objectAction } from './object-action';

/** Inputs that name the source, and what they mean to KubeVirt. */
const SOURCES: Readonly<Record<string, { apiGroup: string; kind: string }>> = {
  vm: { apiGroup: 'kubevirt.io', kind: 'VirtualMachine' },
  tracker: { apiGroup: 'backup.kubevirt.io', kind: 'VirtualMachineBackupTracker' },
};

export const backup = objectAction({
  description:
    'Writes a backup of the disks of a running VirtualMachine to a PersistentVolumeClaim, and another one whenever an input changes. With a VirtualMachineBackupTracker as its source, only what changed since the last backup. Needs the feature gate IncrementalBackup (alpha), and changedBlockTrackingLabelSelectors in the KubeVirt object that select the VirtualMachine. Deleting the resource keeps what was written.',
  subject: { apiVersion: 'backup.kubevirt.io/v1alpha1', kind: 'VirtualMachineBackup' },
  inputs: {
    vm: {
      type: 'string',
      description: 'Name of the VirtualMachine, for a full backup. Exactly one of vm and tracker.',
    },
    tracker: {
      type: 'string',
      description: 'Name of the VirtualMachineBackupTracker, for an incremental backup of its VirtualMachine.',
    },
    claim: { type: 'string', required: true, description: 'Name of the PersistentVolumeClaim that is written to.' },
    forceFullBackup: {
      type: 'boolean',
      description: 'Whether everything is written although a tracker knows an earlier backup. Default: false.',
    },
    skipQuiesce: {
      type: 'boolean',
      description: 'Whether the file systems of the guest are not frozen for the backup. Default: false.',
    },
  },
  outputs: {
    type: '`Full` or `Incremental`.',
    checkpointName: 'Checkpoint from which the next incremental backup starts.',
    includedVolumes: { type: 'strings', always: true, description: 'Names of the volumes in the backup.' },
  },
  problems: (inputs) =>
    Object.keys(SOURCES).filter((key) => inputs[key] !== undefined).length === 1
      ? []
      : ['Set exactly one of vm and tracker: what is backed up.'],
  spec: (inputs) => {
    const { claim, forceFullBackup, skipQuiesce } = inputs;
    const [key, kind] = Object.entries(SOURCES).find(([one]) => inputs[one] !== undefined)!;
    return {
      source: { ...kind, name: inputs[key] },
      mode: 'Push',
      pvcName: claim,
      ...(forceFullBackup !== undefined && { forceFullBackup }),
      ...(skipQuiesce !== undefined && { skipQuiesce }),
    };
  },
  outputsOf: (live) => ({
    type: live.status?.['type'],
    checkpointName: live.status?.['checkpointName'],
    includedVolumes: objectsAt(live, 'status', 'includedVolumes').map(({ volumeName }) => volumeName),
  }),
});
