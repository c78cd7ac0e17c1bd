/**
 * What each change does to a running guest: the one source of the verdicts' reasons, of the guide page "What a change does", and of
 * the sentence in the doc comment of every construct property. Each row is one outcome of one handler of virt-controller; the
 * handlers (machine/handlers/) decide which row holds.
 */
import type { Effect } from './verdict';

export interface Row {
  /** Where, from the guest's spec (`spec.template.spec`), or with a leading slash from the object's root. `[]`: any item of the list. */
  paths: readonly string[];
  /** What is done to it, to read after the field's name: `raised`. */
  change: string;
  /** Under which circumstances this row holds rather than another; absent: whenever nothing else is said. */
  when?: string;
  effect: Effect;
  reason: string;
  advice?: string;
}

const rows = <T extends Record<string, Row>>(table: T): T => table;

const RESTART = 'Restart the guest when it suits you; until then it keeps what it has.';
const NEXT_BOOT = 'Nothing announces it. Restart the guest when it suits you if it should see it now.';
const MIGRATE =
  'KubeVirt migrates the guest by itself only where workloadUpdateMethods lists LiveMigrate; otherwise create a VirtualMachineInstanceMigration.';
const REVERT_CLAIM = 'Put the old claim back; do not restart.';
const WAIT = 'Wait until it has ended, then apply again.';

export const TABLE = {
  power: rows({
    'power-off': {
      paths: ['/spec.runStrategy', '/spec.running'],
      change: 'set to Halted',
      when: 'the guest runs',
      effect: 'live',
      reason: 'The guest is shut down at once.',
      advice: 'Whatever else changed takes effect at its next start.',
    },
    'power-on': {
      paths: ['/spec.runStrategy', '/spec.running'],
      change: 'set to Always, RerunOnFailure or Once',
      when: 'the guest is stopped',
      effect: 'live',
      reason: 'The guest is started at once, with everything else that changed.',
    },
    'run-strategy': {
      paths: ['/spec.runStrategy', '/spec.running'],
      change: 'changed otherwise',
      effect: 'no-effect',
      reason: 'It decides what happens when the guest ends, not what it does now.',
    },
    'run-strategy-unknown': {
      paths: ['/spec.runStrategy'],
      change: 'set to a strategy that does not exist',
      effect: 'stuck',
      reason: 'The controller does not know this strategy and stops at it.',
      advice: 'Use Always, RerunOnFailure, Manual, Halted or Once.',
    },
    'receiver-on-running': {
      paths: ['/spec.runStrategy'],
      change: 'set to WaitAsReceiver',
      when: 'the guest runs',
      effect: 'stuck',
      reason: 'Only a stopped VM can wait for a migration from elsewhere; the controller stops at it.',
      advice: 'Halt the VM first.',
    },
  }),
  cpu: rows({
    'cpu-sockets-up': {
      paths: ['domain.cpu.sockets'],
      change: 'raised',
      when: 'up to maxSockets (by default four times what the guest was booted with), not on arm64',
      effect: 'live+migration',
      reason: 'The CPUs are plugged in; they arrive with the migration that follows.',
      advice: MIGRATE,
    },
    'cpu-sockets-down': {
      paths: ['domain.cpu.sockets'],
      change: 'lowered',
      effect: 'restart',
      reason: 'A running guest cannot give sockets back.',
      advice: RESTART,
    },
    'cpu-sockets-beyond-max': {
      paths: ['domain.cpu.sockets'],
      change: 'raised beyond maxSockets',
      effect: 'restart',
      reason: 'The guest was booted with room for fewer sockets.',
      advice:
        'Restart, or raise no further than maxSockets. For more room next time set cpu.maxSockets before the guest boots.',
    },
    'cpu-sockets-unset': {
      paths: ['domain.cpu.sockets'],
      change: 'left out of a cpu block that sets neither sockets nor cores nor threads',
      effect: 'restart',
      reason:
        'KubeVirt gives the guest one socket, reads none in the VM, and so asks for a restart from the first boot on, which changes nothing.',
      advice: 'Write sockets, cores and threads: that clears it without a restart.',
    },
    'cpu-arm64': {
      paths: ['domain.cpu.sockets'],
      change: 'changed',
      when: 'on arm64',
      effect: 'restart',
      reason: 'Guests on arm64 cannot plug CPUs.',
      advice: RESTART,
    },
    'cpu-in-progress': {
      paths: ['domain.cpu.sockets'],
      change: 'changed',
      when: 'an earlier CPU hot-plug still waits for its migration',
      effect: 'stuck',
      reason: 'Another CPU hot-plug is in progress; it cannot be changed or taken back before its migration has run.',
      advice: WAIT,
    },
    'cpu-while-migrating': {
      paths: ['domain.cpu.sockets'],
      change: 'changed',
      when: 'the guest is migrating',
      effect: 'stuck',
      reason: 'CPUs are not plugged during a migration.',
      advice: 'Nothing to do: it is tried again when the migration has ended.',
    },
    'cpu-other': {
      paths: [
        'domain.cpu',
        'domain.cpu.cores',
        'domain.cpu.threads',
        'domain.cpu.maxSockets',
        'domain.cpu.model',
        'domain.cpu.features',
        'domain.cpu.dedicatedCpuPlacement',
        'domain.cpu.isolateEmulatorThread',
        'domain.cpu.numa',
        'domain.cpu.realtime',
      ],
      change: 'changed, or a cpu block added or removed',
      effect: 'restart',
      reason: 'Of the CPU only the number of sockets can change while the guest runs.',
      advice: 'To add CPUs without a restart, raise sockets instead.',
    },
  }),
  memory: rows({
    'memory-resize': {
      paths: ['domain.memory.guest'],
      change: 'changed',
      when: 'between what the guest was booted with and maxGuest (by default four times that), in steps of 2Mi, migratable, amd64, booted with 1Gi or more',
      effect: 'live+migration',
      reason: 'The memory is plugged in; it arrives with the migration that follows.',
      advice: MIGRATE,
    },
    'memory-not-migratable': {
      paths: ['domain.memory.guest'],
      change: 'changed',
      when: 'the guest cannot be live-migrated',
      effect: 'restart',
      reason: 'Memory is resized by a migration, and this guest cannot be migrated.',
      advice: RESTART,
    },
    'memory-not-available': {
      paths: ['domain.memory.guest'],
      change: 'changed',
      when: 'the guest was booted without room for it: less than 1Gi, not a multiple of 2Mi (1Gi with 1Gi hugepages), not amd64, realtime, NUMA passthrough or launch security, or a cluster maxGuest below its size',
      effect: 'restart',
      reason: 'The guest was booted in a way that rules memory hot-plug out.',
      advice: RESTART,
    },
    'memory-invalid': {
      paths: ['domain.memory.guest'],
      change: 'changed to a size that cannot be plugged',
      effect: 'restart',
      reason: 'Memory cannot be hot-plugged to this size.',
      advice: 'Choose a multiple of 2Mi (1Gi with 1Gi hugepages) of at least 1Gi and at most maxGuest, or restart.',
    },
    'memory-below-boot': {
      paths: ['domain.memory.guest'],
      change: 'lowered below what the guest was booted with',
      effect: 'restart',
      reason: 'A guest can give back plugged memory, but not what it was booted with.',
      advice: RESTART,
    },
    'memory-failed': {
      paths: ['domain.memory.guest'],
      change: 'changed',
      when: 'an earlier memory hot-plug failed (condition HotMemoryChange=False)',
      effect: 'restart',
      reason: 'An earlier memory hot-plug of this guest failed; until it restarts no other is tried.',
      advice: RESTART,
    },
    'memory-in-progress': {
      paths: ['domain.memory.guest'],
      change: 'changed',
      when: 'an earlier memory hot-plug still waits for its migration',
      effect: 'stuck',
      reason:
        'Another memory hot-plug is in progress; it cannot be changed or taken back before its migration has run.',
      advice: WAIT,
    },
    'memory-while-migrating': {
      paths: ['domain.memory.guest'],
      change: 'changed',
      when: 'the guest is migrating',
      effect: 'stuck',
      reason: 'Memory is not plugged during a migration.',
      advice: 'Nothing to do: it is tried again when the migration has ended.',
    },
    'memory-other': {
      paths: [
        'domain.memory',
        'domain.memory.maxGuest',
        'domain.memory.hugepages',
        'domain.memory.reservedOverhead',
        'domain.resources',
        'domain.resources.requests',
        'domain.resources.limits',
        'domain.resources.overcommitGuestOverhead',
      ],
      change: 'changed',
      effect: 'restart',
      reason: 'Of the memory only memory.guest can change while the guest runs.',
      advice: 'To resize without a restart, change memory.guest instead.',
    },
  }),
  placement: rows({
    placement: {
      paths: ['nodeSelector', 'affinity', 'tolerations'],
      change: 'changed',
      effect: 'live',
      reason: 'The guest takes it over at once but stays where it is; the next migration or start heeds it.',
      advice: 'To move the guest now, migrate it.',
    },
    'placement-while-migrating': {
      paths: ['nodeSelector', 'affinity', 'tolerations'],
      change: 'changed',
      when: 'the guest is migrating',
      effect: 'stuck',
      reason: 'Placement is not changed during a migration.',
      advice: 'Nothing to do: it is tried again when the migration has ended.',
    },
  }),
  metadata: rows({
    'vm-metadata': {
      paths: ['/metadata.labels', '/metadata.annotations'],
      change: 'changed',
      effect: 'no-effect',
      reason: "Labels and annotations of the VirtualMachine are not the guest's.",
    },
    'synced-metadata': {
      paths: ['/spec.template.metadata', '/metadata.annotations'],
      change: 'changed, of the few keys that KubeVirt keeps in step (descheduler, backup hooks, launcher sync lists)',
      effect: 'live',
      reason: 'KubeVirt copies this key to the running guest.',
    },
    'template-metadata': {
      paths: ['/spec.template.metadata', '/spec.template.metadata.labels', '/spec.template.metadata.annotations'],
      change: 'changed',
      effect: 'next-boot-silent',
      reason:
        'Labels and annotations of the template reach the guest only when it boots: services, migration policies and network policies that select by them do not see it before.',
      advice: NEXT_BOOT,
    },
    'server-metadata': {
      paths: ['/spec.template.metadata.annotations'],
      change: 'changed, of the keys that KubeVirt writes itself',
      effect: 'no-effect',
      reason: 'KubeVirt writes this key itself and puts it back.',
    },
  }),
  storage: rows({
    'disk-plugged': {
      paths: ['volumes[]', 'domain.devices.disks[]'],
      change: 'added or removed, or its claim replaced',
      when: 'the volume is hotpluggable, the disk on bus scsi or virtio, and updateVolumesStrategy is not Migration',
      effect: 'live',
      reason: 'A hotpluggable disk is plugged into, or out of, the running guest.',
    },
    'medium-changed': {
      paths: ['volumes[]'],
      change: 'inserted, ejected or swapped behind a CD-ROM drive',
      when: 'the volume is hotpluggable and updateVolumesStrategy is not Migration',
      effect: 'live',
      reason: 'The medium is changed in the running guest.',
    },
    'disk-refused': {
      paths: ['volumes[]', 'domain.devices.disks[]'],
      change: 'added as hotpluggable in a way that cannot be plugged',
      effect: 'stuck',
      reason: 'The VM is accepted, but the guest refuses the disk, and everything that comes later waits behind it.',
      advice:
        'Give a hotpluggable disk bus scsi or virtio (a LUN: scsi), a hotpluggable volume a disk, and add a CD-ROM drive without a medium.',
    },
    'plugging-off-under-migration': {
      paths: ['volumes[]', 'domain.devices.disks[]'],
      change: 'added or removed as hotpluggable',
      when: 'updateVolumesStrategy is Migration',
      effect: 'next-boot-silent',
      reason:
        'With updateVolumesStrategy: Migration KubeVirt plugs no disks: this waits, unannounced, for the next boot.',
      advice: 'Remove updateVolumesStrategy in an apply of its own, then add or remove the disk.',
    },
    'plugging-off': {
      paths: ['volumes[]', 'domain.devices.disks[]'],
      change: 'added or removed as hotpluggable',
      when: 'feature gate DeclarativeHotplugVolumes is off, or HotplugVolumes on',
      effect: 'next-boot-silent',
      reason: 'This cluster does not plug disks from the VM: it waits, unannounced, for the next boot.',
      advice: 'Enable DeclarativeHotplugVolumes and remove HotplugVolumes from the feature gates, or restart.',
    },
    'disk-waits-for-running': {
      paths: ['volumes[]', 'domain.devices.disks[]'],
      change: 'added or removed as hotpluggable',
      when: 'the guest is still starting',
      effect: 'next-boot-silent',
      reason: 'Disks are plugged once the guest runs.',
      advice: 'Nothing to do.',
    },
    'disk-attributes': {
      paths: ['domain.devices.disks[]', 'domain.devices.disks[].*'],
      change: 'edited (bus, cache, serial, ...)',
      when: 'its volume is hotpluggable and stays the same',
      effect: 'next-boot-silent',
      reason: 'A plugged disk keeps its settings, and nothing asks for a restart.',
      advice: 'Unplug it and plug it again, or restart.',
    },
    'became-hotpluggable': {
      paths: ['volumes[]', 'volumes[].hotpluggable'],
      change: 'made hotpluggable',
      when: 'it was there, not hotpluggable, when the guest booted',
      effect: 'next-boot-silent',
      reason: 'The guest keeps the disk that it was booted with; the next boot takes what is written now, unannounced.',
      advice: NEXT_BOOT,
    },
    'fixed-disk': {
      paths: [
        'volumes[]',
        'volumes[].hotpluggable',
        'domain.devices.disks[]',
        'domain.devices.disks[].*',
        'domain.devices.filesystems',
      ],
      change: 'added, removed or changed',
      when: 'it is not hotpluggable (cloud-init text and images included)',
      effect: 'restart',
      reason: 'A disk that is not hotpluggable is fixed while the guest runs.',
      advice: RESTART,
    },
    'order-of-disks': {
      paths: ['volumes', 'domain.devices.disks'],
      change: 'put in another order',
      effect: 'no-effect',
      reason: 'The running guest keeps its order; the next boot takes the new one.',
      advice: 'Name devices in the guest by serial or UUID, not by order.',
    },
    'volumes-swapped-at-boot': {
      paths: ['volumes[]'],
      change: 'given another claim',
      when: 'updateVolumesStrategy is Replacement or not set, and the volume is not hotpluggable',
      effect: 'restart',
      reason: 'The next boot takes the other disk as it is; nothing is copied.',
      advice: 'To take the data along while the guest runs, set updateVolumesStrategy: Migration in the same apply.',
    },
    'storage-migration': {
      paths: ['volumes[]'],
      change: 'given another claim',
      when: 'updateVolumesStrategy is Migration',
      effect: 'live+migration',
      reason: 'The disk is copied to the new claim by a migration while the guest runs.',
      advice: `Do not restart before the copy has ended. ${MIGRATE}`,
    },
    'storage-migration-invalid': {
      paths: ['volumes[]'],
      change: 'given another claim',
      when: 'updateVolumesStrategy is Migration, and the copy is impossible: shareable, LUN or virtiofs, a ReadWriteOnce volume left out, or a guest whose storage cannot be migrated',
      effect: 'restart',
      reason: 'The copy is impossible, so KubeVirt asks for a restart, which would boot the new disk uncopied.',
      advice: REVERT_CLAIM,
    },
    'storage-migration-missing': {
      paths: ['volumes[]'],
      change: 'given a claim that does not exist',
      when: 'updateVolumesStrategy is Migration',
      effect: 'next-boot-silent',
      reason:
        'There is nothing to copy to, and only a condition of the guest says so; the next boot takes the new claim, empty.',
      advice: 'Create the claim, or correct its name: then the copy starts by itself. Do not restart before.',
    },
    'storage-migration-no-source': {
      paths: ['volumes[]'],
      change: 'turned from an image or another source into a claim, or back',
      when: 'updateVolumesStrategy is Migration',
      effect: 'next-boot-silent',
      reason: 'Only claims are copied: KubeVirt takes the change, does nothing, and the next boot has another disk.',
      advice: 'Copy the data first, and swap under updateVolumesStrategy: Replacement.',
    },
    'storage-migration-stage': {
      paths: ['volumes[]'],
      change: 'given another claim',
      when: 'updateVolumesStrategy is Migration and vmRolloutStrategy is Stage',
      effect: 'next-boot-silent',
      reason:
        'Under vmRolloutStrategy: Stage nothing is copied and nothing announces it; the next boot takes the new claim as it is.',
      advice: REVERT_CLAIM,
    },
    'storage-migration-suspended': {
      paths: ['volumes[]'],
      change: 'given another claim, together with a change that needs a restart',
      when: 'updateVolumesStrategy is Migration',
      effect: 'restart',
      reason: 'A change that needs a restart suspends the copy; that restart would boot the new claim uncopied.',
      advice: 'Apply the storage migration alone and let it end; then the rest.',
    },
    'storage-migration-in-flight': {
      paths: ['volumes[]'],
      change: 'given yet another claim',
      when: 'a storage migration is under way',
      effect: 'stuck',
      reason: 'While a disk is being copied it can only be put back to where it came from.',
      advice: 'Put the claim back that the guest came from, or wait until the copy has ended.',
    },
    'storage-migration-cancelled': {
      paths: ['volumes[]'],
      change: 'given back the claim that it came from',
      when: 'a storage migration is under way',
      effect: 'live',
      reason: 'The copy is cancelled; the guest stays on its old disk.',
    },
    'update-volumes-strategy': {
      paths: ['/spec.updateVolumesStrategy'],
      change: 'changed',
      effect: 'no-effect',
      reason: 'It decides what later changes of claims do.',
    },
    'update-volumes-strategy-unknown': {
      paths: ['/spec.updateVolumesStrategy'],
      change: 'set to something that does not exist',
      effect: 'stuck',
      reason: 'The API takes it, but the controller does not know it and stops at it.',
      advice: 'Use Replacement or Migration.',
    },
    'data-volume-template': {
      paths: ['/spec.dataVolumeTemplates'],
      change: 'edited or removed',
      effect: 'no-effect',
      reason: 'A template makes a DataVolume once; the disk that exists is neither changed nor deleted.',
      advice: 'To grow a disk, raise the request of its PersistentVolumeClaim.',
    },
    'data-volume-template-added': {
      paths: ['/spec.dataVolumeTemplates'],
      change: 'added',
      effect: 'no-effect',
      reason: 'The disk is created now; until its import has ended no other change of this VM reaches the guest.',
    },
  }),
  network: rows({
    'nic-plugged': {
      paths: ['domain.devices.interfaces[]', 'networks[]'],
      change: 'added',
      when: 'a secondary network with binding bridge or sriov',
      effect: 'live+migration',
      reason: 'The NIC is plugged in; it arrives with the migration that follows.',
      advice: MIGRATE,
    },
    'nic-plugged-in-place': {
      paths: ['domain.devices.interfaces[]', 'networks[]'],
      change: 'added',
      when: "a bridge NIC, where Multus' dynamic-networks-controller is installed, or during a migration",
      effect: 'live',
      reason: 'The NIC is plugged into the running guest.',
    },
    'nic-added-silent': {
      paths: ['domain.devices.interfaces[]', 'networks[]'],
      change: 'added',
      when: 'a secondary network with another binding',
      effect: 'next-boot-silent',
      reason: 'Only bridge and sriov NICs can be plugged; this one waits for the next boot, unannounced.',
      advice: NEXT_BOOT,
    },
    'nic-fixed': {
      paths: ['domain.devices.interfaces[]', 'networks[]'],
      change: 'edited, or a pod network added',
      effect: 'restart',
      reason: 'A NIC that the guest has can only change its link state and its network attachment while it runs.',
      advice: RESTART,
    },
    'nic-deleted': {
      paths: ['domain.devices.interfaces[]', 'networks[]'],
      change: 'deleted',
      effect: 'restart',
      reason: 'Deleting the entry does not unplug the NIC; KubeVirt asks for a restart instead.',
      advice:
        'For a secondary bridge NIC set state: absent instead, wait until KubeVirt has removed it, then drop the entry.',
    },
    'nic-deleted-silent': {
      paths: ['domain.devices.interfaces[]', 'networks[]'],
      change: 'deleted',
      when: 'it was plugged in since the guest booted',
      effect: 'next-boot-silent',
      reason: 'The guest keeps the NIC until it boots, and nothing asks for a restart.',
      advice: 'Put the entry back with state: absent, which unplugs it.',
    },
    'nic-unplugged': {
      paths: ['domain.devices.interfaces[].state'],
      change: 'set to absent',
      effect: 'live+migration',
      reason:
        'The NIC is taken out of the guest at once and out of its pod by the migration that follows; then KubeVirt drops the entry.',
      advice: `Leave the entry as it is until KubeVirt has dropped it. ${MIGRATE}`,
    },
    'nic-unplugged-in-place': {
      paths: ['domain.devices.interfaces[].state'],
      change: 'set to absent',
      when: "Multus' dynamic-networks-controller is installed",
      effect: 'live',
      reason: 'The NIC is unplugged from the running guest; then KubeVirt drops the entry.',
      advice: 'Leave the entry as it is until KubeVirt has dropped it.',
    },
    'nic-absent-already': {
      paths: ['domain.devices.interfaces[]', 'networks[]'],
      change: 'added as absent, or dropped after it was unplugged',
      effect: 'no-effect',
      reason: 'The guest has no such NIC; KubeVirt drops the entry.',
    },
    'nic-ordinal': {
      paths: ['domain.devices.interfaces[].state'],
      change: 'set to absent',
      when: 'the pod names its NICs by order (it was started by an old release)',
      effect: 'next-boot-silent',
      reason: 'NICs of this pod cannot be unplugged; it waits for the next boot, unannounced.',
      advice: 'Migrate the guest first, then set it absent again.',
    },
    'nic-link': {
      paths: ['domain.devices.interfaces[].state'],
      change: 'set to up or down',
      effect: 'live',
      reason: 'The link is pulled or plugged in the running guest.',
    },
    'nic-network': {
      paths: ['networks[].multus.networkName'],
      change: 'pointed at another network attachment',
      effect: 'live+migration',
      reason: 'The NIC moves to the other network with the migration that follows.',
      advice: MIGRATE,
    },
    'nic-network-same': {
      paths: ['networks[].multus.networkName'],
      change: 'written with or without its namespace',
      effect: 'live',
      reason: 'It names the same network attachment.',
    },
    'nic-preferred-model': {
      paths: ['domain.devices.interfaces[]'],
      change: 'added without a model',
      when: 'the preference has a preferred model',
      effect: 'restart',
      reason:
        'The NIC is plugged without a model while the VM reads one from its preference; KubeVirt takes that for a change and asks for a restart.',
      advice: 'Write the model of the NIC.',
    },
    'order-of-nics': {
      paths: ['domain.devices.interfaces', 'networks'],
      change: 'put in another order',
      effect: 'no-effect',
      reason: 'The running guest keeps its order; the next boot takes the new one.',
      advice: 'Give NICs a MAC address or an acpiIndex, so that the guest does not name them by order.',
    },
  }),
  reference: rows({
    instancetype: {
      paths: ['/spec.instancetype', '/spec.preference'],
      change: 'changed',
      effect: 'restart',
      reason: 'What it writes into the guest decides, field by field.',
      advice: 'Within a series (u1.medium to u1.large) only sockets and memory grow, which goes live.',
    },
    'instancetype-same': {
      paths: ['/spec.instancetype', '/spec.preference'],
      change: 'changed',
      when: 'it writes the same into the guest',
      effect: 'no-effect',
      reason: 'It writes the same into the guest.',
    },
    'instancetype-missing': {
      paths: ['/spec.instancetype', '/spec.preference'],
      change: 'changed to one that does not exist',
      effect: 'stuck',
      reason:
        'The API takes it with a warning only, but the controller cannot go on: nothing of this VM changes, and it cannot start.',
      advice: 'Create it, or correct its name.',
    },
    'instancetype-unknown': {
      paths: ['/spec.instancetype', '/spec.preference'],
      change: 'changed',
      when: 'its content is not known here',
      effect: 'restart',
      reason: 'What it writes into the guest is not known here, so the worst is assumed.',
      advice: 'Give the instancetypes and preferences along to get a precise answer.',
    },
  }),
  general: rows({
    'other-field': {
      paths: ['*'],
      change: 'changed',
      effect: 'restart',
      reason: 'The guest gets this only when it boots; KubeVirt asks for a restart.',
      advice: RESTART,
    },
    'spurious-restart': {
      paths: ['*'],
      change: 'written out although it is the default, or removed although it equals the default',
      effect: 'restart',
      reason: 'The next boot is the same, but KubeVirt sees a change and asks for a restart.',
      advice: 'Leave it as it was.',
    },
    stage: {
      paths: ['domain.cpu.sockets', 'domain.memory.guest', 'nodeSelector', 'affinity', 'tolerations'],
      change: 'changed',
      when: 'vmRolloutStrategy is Stage',
      effect: 'restart',
      reason: 'Under vmRolloutStrategy: Stage this waits for a restart.',
      advice: 'With vmRolloutStrategy: LiveUpdate it could go live.',
    },
    suspended: {
      paths: ['domain.cpu.sockets', 'domain.memory.guest', 'nodeSelector', 'affinity', 'tolerations'],
      change: 'changed, together with a change that needs a restart',
      effect: 'restart',
      reason: 'Alone it would go live, but a change that needs a restart suspends it until then.',
      advice: 'Apply this one first, alone, and let it arrive; then the rest.',
    },
    'behind-error': {
      paths: ['*'],
      change: 'changed, together with a change that the controller cannot carry out',
      effect: 'stuck',
      reason: 'The controller stops at another part of this change and does not come this far.',
      advice: 'Correct the part at which it stops.',
    },
    'next-boot': {
      paths: ['*'],
      change: 'changed',
      when: 'KubeVirt neither applies it nor asks for a restart',
      effect: 'next-boot-silent',
      reason: 'The guest gets it when it boots, and nothing asks for a restart.',
      advice: NEXT_BOOT,
    },
    started: {
      paths: ['*'],
      change: 'changed, together with a run strategy that starts the guest',
      effect: 'live',
      reason: 'The guest is started with it.',
    },
    stopped: {
      paths: ['*'],
      change: 'changed',
      when: 'the guest is stopped',
      effect: 'next-boot-silent',
      reason: 'No guest runs: it takes effect at the next start.',
    },
    unchanged: {
      paths: ['*'],
      change: 'changed',
      when: 'the guest would be the same',
      effect: 'no-effect',
      reason: 'The guest, and the one that the next boot would make, stay as they are.',
    },
    refused: {
      paths: ['*'],
      change: 'changed',
      when: 'another part of the same change is refused',
      effect: 'refused',
      reason: 'The API refuses the whole object because of another path.',
    },
    replaced: {
      paths: ['/metadata.name', '/metadata.namespace', '/apiVersion', '/kind'],
      change: 'changed',
      effect: 'replace',
      reason: 'It is another object: the old one is deleted and a new one made.',
    },
  }),
  pool: rows({
    'pool-guests-restarted': {
      paths: ['/spec.virtualMachineTemplate.spec.template'],
      change: 'changed',
      when: 'updateStrategy is proactive, or not set',
      effect: 'restart',
      reason: 'The pool shuts the guests down and starts them again, even where the change could go live.',
      advice:
        'Set updateStrategy: {opportunistic: {}} to let it go live or wait, or maxUnavailable to restart a few at a time.',
    },
    'pool-recreates-vms': {
      paths: ['/spec.virtualMachineTemplate.spec.dataVolumeTemplates'],
      change: 'changed in any way',
      when: 'updateStrategy is proactive, or not set',
      effect: 'data-loss',
      reason: 'The pool deletes its VMs with their disks and makes new, empty ones.',
      advice: 'Set updateStrategy: {opportunistic: {}} or {unmanaged: {}} before, or make a second pool.',
    },
    'pool-vms-updated': {
      paths: ['/spec.virtualMachineTemplate'],
      change: 'changed',
      when: 'the guests need nothing of it now',
      effect: 'next-boot-silent',
      reason:
        'The pool writes it into its VMs, over whatever somebody changed there; the guests do not notice before they boot.',
    },
    'pool-update-unmanaged': {
      paths: ['/spec.virtualMachineTemplate'],
      change: 'changed',
      when: 'updateStrategy is unmanaged',
      effect: 'no-effect',
      reason: 'The pool leaves the VMs that it has alone; only new ones are made so.',
    },
    'pool-update-selected-none': {
      paths: ['/spec.virtualMachineTemplate'],
      change: 'changed',
      when: 'the selectors of the update strategy match none of its VMs',
      effect: 'no-effect',
      reason: 'The selectors of the update strategy match none of the VMs as they are now, so that none is updated.',
      advice: 'Widen updateStrategy.proactive.selectionPolicy.selectors.',
    },
    'pool-empty': {
      paths: ['/spec.virtualMachineTemplate'],
      change: 'changed',
      when: 'the pool has no VMs',
      effect: 'no-effect',
      reason: 'The pool has no VMs that it could change.',
    },
    'pool-scale-out': {
      paths: ['/spec.replicas'],
      change: 'raised',
      effect: 'live',
      reason: 'The pool makes new VMs; those that it has do not notice.',
    },
    'pool-scale-in': {
      paths: ['/spec.replicas'],
      change: 'lowered',
      when: 'scaleInStrategy is proactive, or not set',
      effect: 'data-loss',
      reason: 'The pool deletes VMs, running ones too, and with them the disks that they own.',
      advice: 'Set scaleInStrategy.proactive.statePreservation: Offline to keep the disks for later.',
    },
    'pool-scale-in-preserving': {
      paths: ['/spec.replicas'],
      change: 'lowered',
      when: 'statePreservation is Offline or Online',
      effect: 'restart',
      reason: 'The pool deletes VMs, running ones too, and keeps their disks for later VMs of the same number.',
    },
    'pool-scale-in-off': {
      paths: ['/spec.replicas'],
      change: 'lowered',
      when: 'scaleInStrategy is opportunistic or unmanaged',
      effect: 'no-effect',
      reason:
        'The pool deletes nothing by itself under this scale-in strategy; it does not replace VMs that somebody deletes.',
    },
    'pool-paused': {
      paths: ['/spec.replicas', '/spec.virtualMachineTemplate'],
      change: 'changed',
      when: 'the pool is paused',
      effect: 'no-effect',
      reason: 'A paused pool neither scales nor updates; autohealing goes on.',
      advice: 'Unpausing carries all of it out at once.',
    },
    'pool-setting': {
      paths: [
        '/spec.updateStrategy',
        '/spec.scaleInStrategy',
        '/spec.maxUnavailable',
        '/spec.nameGeneration',
        '/spec.autohealing',
        '/spec.paused',
      ],
      change: 'changed',
      effect: 'no-effect',
      reason: 'It decides how the pool carries out later changes.',
    },
  }),
  beside: rows({
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
  }),
  cluster: rows({
    'launcher-outdated': {
      paths: ['/spec.imageTag', '/spec.imageRegistry', '/spec.imagePullPolicy'],
      change: 'of the KubeVirt object changed',
      effect: 'live+migration',
      reason:
        'Guests run in pods of the old release until the workload updater has migrated them, as workloadUpdateMethods says.',
    },
    'workload-update-strategy': {
      paths: ['/spec.workloadUpdateStrategy'],
      change: 'of the KubeVirt object changed',
      effect: 'live+migration',
      reason:
        'Guests that wait for a migration, or run in pods of an old release, are now migrated or evicted as it says.',
    },
    'guest-room': {
      paths: ['/spec.configuration.liveUpdateConfiguration'],
      change: 'of the KubeVirt object changed',
      effect: 'next-boot-silent',
      reason: 'A guest gets its room for more CPUs and memory when it boots.',
    },
    'rollout-strategy': {
      paths: ['/spec.configuration.vmRolloutStrategy'],
      change: 'of the KubeVirt object changed',
      effect: 'next-boot-silent',
      reason:
        'It decides what later changes do. Guests that booted under Stage have no room to plug CPUs or memory before they boot again.',
    },
    'guest-defaults': {
      paths: [
        '/spec.configuration.architectureConfiguration',
        '/spec.configuration.cpuModel',
        '/spec.configuration.cpuRequest',
        '/spec.configuration.evictionStrategy',
        '/spec.configuration.machineType',
        '/spec.configuration.network',
        '/spec.configuration.smbios',
        '/spec.configuration.virtualMachineOptions',
        '/spec.configuration.vmStateStorageClass',
      ],
      change: 'of the KubeVirt object changed',
      effect: 'next-boot-silent',
      reason: 'Guests take it over when they boot.',
    },
    'feature-gates': {
      paths: ['/spec.configuration.developerConfiguration'],
      change: 'of the KubeVirt object changed',
      effect: 'next-boot-silent',
      reason:
        'Running guests stay as they are. A guest that needs a gate which is now closed is refused at its next start.',
    },
    'migration-settings': {
      paths: ['/spec.configuration.migrations'],
      change: 'of the KubeVirt object changed',
      effect: 'no-effect',
      reason: 'Migrations that begin from now on follow it.',
    },
    'cluster-setting': {
      paths: ['/spec'],
      change: 'of the KubeVirt object changed otherwise',
      effect: 'no-effect',
      reason: "It is a setting of KubeVirt's own components; guests do not notice.",
    },
  }),
} satisfies Record<string, Record<string, Row>>;

export type Section = keyof typeof TABLE;
type KeysOf<T> = T extends unknown ? keyof T : never;
/** The name of a row. */
export type RowId = KeysOf<(typeof TABLE)[Section]> & string;

const ROWS = Object.assign({}, ...Object.values(TABLE)) as Readonly<Record<RowId, Row>>;

export function row(id: RowId): Row {
  return ROWS[id];
}
