import {
  Backup,
  Clone,
  Disk,
  Export,
  Migration,
  Restore,
  Snapshot,
  VirtualMachine,
  VirtualMachineInstance,
  VirtualMachineInstanceReplicaSet,
} from 'kubevirt-iac';
import type { Row } from '../compare';

const OS = Disk.containerDisk('registry.example/os:1.0');
const SPEC = `
domain:
  memory: { guest: 128Mi }
  devices:
    interfaces: [{ name: default, masquerade: {} }]
    disks: [{ name: root, disk: { bus: virtio } }]
networks: [{ name: default, pod: {} }]
volumes: [{ name: root, containerDisk: { image: 'registry.example/os:1.0' } }]`;
const SMALL = { cpu: 1, memory: '128Mi', evictionStrategy: 'None', bootDisk: OS } as const;
const OF_VM = '{ apiGroup: kubevirt.io, kind: VirtualMachine, name: vm }';
const SNAPSHOT = 'apiVersion: snapshot.kubevirt.io/v1beta1';

/** What runs without a VirtualMachine, and what happens to one. */
export const GUESTS_AND_PROTECTION: readonly Row[] = [
  [
    'a guest without a VM',
    (chart) => new VirtualMachineInstance(chart, 'job', { ...SMALL, guestLabels: { app: 'job' } }),
    `
    apiVersion: kubevirt.io/v1
    kind: VirtualMachineInstance
    metadata: { name: job, namespace: vms, labels: { app: job, kubevirt.io/vmi: job } }
    spec:${SPEC.replaceAll('\n', '\n      ')}
    `,
  ],
  [
    'guests without VMs, as many as are wanted',
    (chart) =>
      new VirtualMachineInstanceReplicaSet(chart, 'jobs', { replicas: 3, paused: true, machine: { ...SMALL } }),
    `
    apiVersion: kubevirt.io/v1
    kind: VirtualMachineInstanceReplicaSet
    metadata: { name: jobs, namespace: vms, labels: { kubevirt.io/vmirs: jobs } }
    spec:
      replicas: 3
      paused: true
      selector: { matchLabels: { kubevirt.io/vmirs: jobs } }
      template:
        metadata: { labels: { kubevirt.io/vmirs: jobs } }
        spec:${SPEC.replaceAll('\n', '\n          ')}
    `,
  ],
  [
    'a snapshot, and a VM put back to it in place',
    (chart) => {
      const vm = VirtualMachine.fromVirtualMachineName(chart, 'vm', 'vm');
      const snapshot = new Snapshot(chart, 'before', { of: vm, failureDeadline: '10m' });
      new Restore(chart, 'back', { of: vm, from: snapshot });
    },
    `
    ${SNAPSHOT}
    kind: VirtualMachineSnapshot
    metadata: { name: before, namespace: vms }
    spec: { source: ${OF_VM}, failureDeadline: 600s }
    ---
    ${SNAPSHOT}
    kind: VirtualMachineRestore
    metadata: { name: back, namespace: vms }
    spec: { target: ${OF_VM}, virtualMachineSnapshotName: before, volumeRestorePolicy: InPlace }
    `,
  ],
  [
    'a clone with an identity of its own',
    (chart) =>
      new Clone(chart, 'copy', {
        of: VirtualMachine.fromVirtualMachineName(chart, 'vm', 'vm'),
        to: 'vm2',
        labelFilters: ['*', '!secret/*'],
        newMacAddresses: { default: '02:00:00:00:00:09' },
        newSmbiosSerial: 's1',
        volumeNamePolicy: 'RandomizeNames',
      }),
    `
    apiVersion: clone.kubevirt.io/v1beta1
    kind: VirtualMachineClone
    metadata: { name: copy, namespace: vms }
    spec:
      source: ${OF_VM}
      target: { apiGroup: kubevirt.io, kind: VirtualMachine, name: vm2 }
      labelFilters: ['*', '!secret/*']
      template: { labelFilters: ['*', '!secret/*'] }
      newMacAddresses: { default: '02:00:00:00:00:09' }
      newSMBiosSerial: s1
      volumeNamePolicy: RandomizeNames
    `,
  ],
  [
    'an export and a migration',
    (chart) => {
      const vm = VirtualMachine.fromVirtualMachineName(chart, 'vm', 'vm');
      new Export(chart, 'out', { of: vm });
      new Migration(chart, 'move', { of: vm });
    },
    `
    apiVersion: export.kubevirt.io/v1
    kind: VirtualMachineExport
    metadata: { name: out, namespace: vms }
    spec: { source: ${OF_VM} }
    ---
    apiVersion: kubevirt.io/v1
    kind: VirtualMachineInstanceMigration
    metadata: { name: move, namespace: vms }
    spec: { vmiName: vm }
    `,
  ],
  [
    'a backup that is pulled',
    (chart) =>
      new Backup(chart, 'nightly', {
        of: VirtualMachine.fromVirtualMachineName(chart, 'vm', 'vm'),
        claim: 'target',
        pullToken: 'token',
        skipQuiesce: true,
        ttl: '1h',
      }),
    `
    apiVersion: backup.kubevirt.io/v1alpha1
    kind: VirtualMachineBackup
    metadata: { name: nightly, namespace: vms }
    spec: { source: ${OF_VM}, mode: Pull, pvcName: target, tokenSecretRef: token, skipQuiesce: true, ttlDuration: 3600s }
    `,
  ],
];
