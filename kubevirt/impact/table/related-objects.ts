import { rows } from './row';

export const relatedObjects = rows({
  'data-volume-immutable': {
    paths: ['/spec'],
    change: 'of a DataVolume changed',
    effect: 'refused',
    reason: 'A DataVolume runs once; its spec is immutable.',
    advice:
      'To grow the disk, raise the storage request of its PersistentVolumeClaim, which Pulumi does where only the size changes, and the constructs where `initialSize` is the former size; to import again, create another DataVolume under a new name.',
  },
  'immutable-spec': {
    paths: ['/spec'],
    change: 'of a migration, snapshot, restore, export, backup or template request changed',
    effect: 'refused',
    reason: 'Such an object stands for a single action and is immutable.',
    advice: 'Create another one under a new name.',
  },
  'instance-immutable': {
    paths: ['/spec'],
    change: 'of a VirtualMachineInstance changed',
    effect: 'refused',
    reason: 'Only KubeVirt itself may change a VirtualMachineInstance.',
    advice: 'Change its VirtualMachine.',
  },
  'claim-grown': {
    paths: ['/spec.resources.requests'],
    change: 'of a PersistentVolumeClaim raised',
    effect: 'live',
    reason: 'The disk grows while the guest runs, where its storage class allows expansion.',
    advice: 'Grow the partition and file system inside the guest.',
  },
  'claim-immutable': {
    paths: ['/spec'],
    change: 'of a PersistentVolumeClaim changed otherwise',
    effect: 'refused',
    reason: 'Only the size of a PersistentVolumeClaim can change, and it cannot shrink.',
    advice: 'Create another claim and move the disk with updateVolumesStrategy: Migration.',
  },
  'migration-policy': {
    paths: ['/spec'],
    change: 'of a MigrationPolicy changed',
    effect: 'no-effect',
    reason: 'It applies to migrations that begin from now on; guests and ongoing migrations are not affected.',
  },
  'instancetype-edited': {
    paths: ['/spec'],
    change: 'of an instancetype or preference changed',
    effect: 'no-effect',
    reason:
      'Every VM keeps the copy that it was created with; only VMs that are new, or newly refer to it, get the change.',
    advice: 'To change existing VMs, create one under a new name and refer to that.',
  },
  'network-attachment': {
    paths: ['/spec'],
    change: 'of a NetworkAttachmentDefinition changed, or its annotation resourceName',
    effect: 'next-boot-silent',
    reason:
      "A NIC is set up when the guest's pod is created: the guest gets the change with its next start or migration, and nothing asks for one.",
    advice: 'Migrate or restart the guests on this network at a convenient time.',
  },
  'replica-set-template': {
    paths: ['/spec.template'],
    change: 'of a VirtualMachineInstanceReplicaSet changed',
    effect: 'no-effect',
    reason: 'It applies only to guests that are created from now on.',
  },
  'boot-source': {
    paths: ['/data', '/stringData', '/binaryData'],
    change: 'of a Secret or ConfigMap that a guest reads at boot changed',
    effect: 'next-boot-silent',
    reason: 'The guest was given a copy when it booted, and nothing asks for a restart.',
    advice: 'Restart the guest. Cloud-init runs most of its modules only once per instance.',
  },
  'live-source': {
    paths: ['/data', '/stringData', '/binaryData'],
    change: 'of a Secret or ConfigMap changed that a guest reads through the guest agent or virtiofs',
    effect: 'live',
    reason: 'KubeVirt passes the change on to the running guest.',
  },
  'unused-source': {
    paths: ['/data', '/stringData', '/binaryData'],
    change: 'of another Secret or ConfigMap changed',
    effect: 'no-effect',
    reason: 'None of the known VMs reads it.',
  },
  'not-a-guest': {
    paths: ['*'],
    change: 'of another object changed',
    effect: 'no-effect',
    reason: 'No guest is created from this object.',
  },
});
