import { rows } from './row';

export const relatedObjects = rows({
  'data-volume-immutable': {
    paths: ['/spec'],
    change: 'of a DataVolume changed',
    effect: 'refused',
    reason: 'A DataVolume is made once; its spec cannot be changed.',
    advice: 'To grow the disk raise the request of its PersistentVolumeClaim; to import anew give it another name.',
  },
  'immutable-spec': {
    paths: ['/spec'],
    change: 'of a migration, snapshot, restore, export, backup or template request changed',
    effect: 'refused',
    reason: 'Such an object stands for one action and cannot be changed.',
    advice: 'Make another one under another name.',
  },
  'instance-immutable': {
    paths: ['/spec'],
    change: 'of a VirtualMachineInstance changed',
    effect: 'refused',
    reason: 'Only KubeVirt itself may change a running VirtualMachineInstance.',
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
    reason: 'Of a PersistentVolumeClaim only the size can change, and it cannot shrink.',
    advice: 'Make another claim and move the disk with updateVolumesStrategy: Migration.',
  },
  'migration-policy': {
    paths: ['/spec'],
    change: 'of a MigrationPolicy changed',
    effect: 'no-effect',
    reason: 'Migrations that begin from now on follow it; guests, and migrations under way, do not notice.',
  },
  'instancetype-edited': {
    paths: ['/spec'],
    change: 'of an instancetype or preference changed',
    effect: 'no-effect',
    reason: 'Every VM keeps the copy that it was made with; only VMs that are new, or newly pointed at it, get this.',
    advice: 'To change existing VMs make one under a new name and point them there.',
  },
  'network-attachment': {
    paths: ['/spec'],
    change: 'of a NetworkAttachmentDefinition changed, or its annotation resourceName',
    effect: 'next-boot-silent',
    reason:
      "A NIC is set up when its guest's pod is made: the guest gets it with its next start or migration, and nothing asks for one.",
    advice: 'Migrate or restart the guests on this network when it suits you.',
  },
  'replica-set-template': {
    paths: ['/spec.template'],
    change: 'of a VirtualMachineInstanceReplicaSet changed',
    effect: 'no-effect',
    reason: 'Only guests that are made from now on follow it.',
  },
  'boot-source': {
    paths: ['/data', '/stringData', '/binaryData'],
    change: 'of a Secret or ConfigMap that a guest reads at boot changed',
    effect: 'next-boot-silent',
    reason: 'The guest was given a copy when it booted, and nothing asks for a restart.',
    advice: 'Restart the guest. Cloud-init runs most of its modules only once for each instance.',
  },
  'live-source': {
    paths: ['/data', '/stringData', '/binaryData'],
    change: 'of a Secret or ConfigMap changed that a guest reads through the guest agent or virtiofs',
    effect: 'live',
    reason: 'KubeVirt passes it on to the running guest.',
  },
  'unused-source': {
    paths: ['/data', '/stringData', '/binaryData'],
    change: 'of another Secret or ConfigMap changed',
    effect: 'no-effect',
    reason: 'None of the VMs shown reads it.',
  },
  'not-a-guest': {
    paths: ['*'],
    change: 'of another object changed',
    effect: 'no-effect',
    reason: 'No guest is made from this object.',
  },
});
