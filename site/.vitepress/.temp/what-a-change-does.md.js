import { ssrRenderComponent, ssrRenderList, ssrInterpolate, ssrRenderAttr, ssrRenderAttrs } from "vue/server-renderer";
import { defineComponent, mergeProps, unref, withCtx, createVNode, openBlock, createBlock, Fragment, renderList, createCommentVNode, toDisplayString, createTextVNode, useSSRContext } from "vue";
import { _ as _sfc_main$2, a as _sfc_main$3 } from "./InlineText.d04G9FEP.js";
const changes = [
  {
    id: "power-off",
    section: "Power",
    fields: [
      "spec.runStrategy",
      "spec.running"
    ],
    change: "set to Halted",
    when: "the guest runs",
    effect: "live",
    reason: "The guest is shut down at once.",
    advice: "Everything else that changed takes effect at its next start."
  },
  {
    id: "power-on",
    section: "Power",
    fields: [
      "spec.runStrategy",
      "spec.running"
    ],
    change: "set to Always, RerunOnFailure or Once",
    when: "the guest is stopped",
    effect: "live",
    reason: "The guest is started at once, with everything else that changed."
  },
  {
    id: "run-strategy",
    section: "Power",
    fields: [
      "spec.runStrategy",
      "spec.running"
    ],
    change: "changed otherwise",
    effect: "no-effect",
    reason: "It decides what happens when the guest ends, not what the guest does now."
  },
  {
    id: "run-strategy-unknown",
    section: "Power",
    fields: [
      "spec.runStrategy"
    ],
    change: "set to a strategy that does not exist",
    effect: "stuck",
    reason: "The controller does not know this strategy and stops with an error.",
    advice: "Use Always, RerunOnFailure, Manual, Halted or Once."
  },
  {
    id: "receiver-on-running",
    section: "Power",
    fields: [
      "spec.runStrategy"
    ],
    change: "set to WaitAsReceiver",
    when: "the guest runs",
    effect: "stuck",
    reason: "Only a stopped VM can wait for a migration from another cluster; the controller stops with an error.",
    advice: "Halt the VM first."
  },
  {
    id: "cpu-sockets-up",
    section: "CPU",
    fields: [
      "domain.cpu.sockets"
    ],
    change: "raised",
    when: "up to maxSockets (by default four times what the guest was booted with), not on arm64",
    effect: "live+migration",
    reason: "The CPUs are hot-plugged; the guest sees them after the migration that follows.",
    advice: "KubeVirt migrates the guest by itself only if workloadUpdateMethods lists LiveMigrate; otherwise create a VirtualMachineInstanceMigration."
  },
  {
    id: "cpu-sockets-down",
    section: "CPU",
    fields: [
      "domain.cpu.sockets"
    ],
    change: "lowered",
    effect: "restart",
    reason: "Sockets cannot be removed from a running guest.",
    advice: "Restart the guest at a convenient time; until then it keeps its current setting."
  },
  {
    id: "cpu-sockets-beyond-max",
    section: "CPU",
    fields: [
      "domain.cpu.sockets"
    ],
    change: "raised beyond maxSockets",
    effect: "restart",
    reason: "The guest was booted with room for fewer sockets.",
    advice: "Restart, or raise no further than maxSockets. For more room next time set cpu.maxSockets before the guest boots."
  },
  {
    id: "cpu-sockets-unset",
    section: "CPU",
    fields: [
      "domain.cpu.sockets"
    ],
    change: "omitted from a cpu block that sets neither sockets nor cores nor threads",
    effect: "restart",
    reason: "KubeVirt gives the guest one socket but finds none in the VM, so it asks for a restart from the first boot on, which changes nothing.",
    advice: "Set sockets, cores and threads: that clears the condition without a restart."
  },
  {
    id: "cpu-arm64",
    section: "CPU",
    fields: [
      "domain.cpu.sockets"
    ],
    change: "changed",
    when: "on arm64",
    effect: "restart",
    reason: "Guests on arm64 do not support CPU hot-plug.",
    advice: "Restart the guest at a convenient time; until then it keeps its current setting."
  },
  {
    id: "cpu-in-progress",
    section: "CPU",
    fields: [
      "domain.cpu.sockets"
    ],
    change: "changed",
    when: "an earlier CPU hot-plug still waits for its migration",
    effect: "stuck",
    reason: "Another CPU hot-plug is in progress; it can be neither changed nor reverted until its migration has completed.",
    advice: "Wait until it has completed, then apply again."
  },
  {
    id: "cpu-while-migrating",
    section: "CPU",
    fields: [
      "domain.cpu.sockets"
    ],
    change: "changed",
    when: "the guest is migrating",
    effect: "stuck",
    reason: "CPUs cannot be hot-plugged during a migration.",
    advice: "Nothing to do: KubeVirt retries once the migration has ended."
  },
  {
    id: "cpu-other",
    section: "CPU",
    fields: [
      "domain.cpu",
      "domain.cpu.cores",
      "domain.cpu.threads",
      "domain.cpu.maxSockets",
      "domain.cpu.model",
      "domain.cpu.features",
      "domain.cpu.dedicatedCpuPlacement",
      "domain.cpu.isolateEmulatorThread",
      "domain.cpu.numa",
      "domain.cpu.realtime"
    ],
    change: "changed, or a cpu block added or removed",
    effect: "restart",
    reason: "The number of sockets is the only CPU setting that can change while the guest runs.",
    advice: "To add CPUs without a restart, raise sockets instead."
  },
  {
    id: "cpu-sockets-before-start",
    section: "CPU",
    fields: [
      "domain.cpu.sockets"
    ],
    change: "raised",
    when: "the guest is still starting (phase Scheduling or Scheduled)",
    effect: "live",
    reason: "The guest starts with the new number of sockets."
  },
  {
    id: "memory-resize",
    section: "Memory",
    fields: [
      "domain.memory.guest"
    ],
    change: "changed",
    when: "between what the guest was booted with and maxGuest (by default four times that), in steps of 2Mi, migratable, amd64, booted with 1Gi or more",
    effect: "live+migration",
    reason: "The memory is hot-plugged; the guest sees it after the migration that follows.",
    advice: "KubeVirt migrates the guest by itself only if workloadUpdateMethods lists LiveMigrate; otherwise create a VirtualMachineInstanceMigration."
  },
  {
    id: "memory-not-migratable",
    section: "Memory",
    fields: [
      "domain.memory.guest"
    ],
    change: "changed",
    when: "the guest cannot be live-migrated",
    effect: "restart",
    reason: "Resizing memory takes a migration, and this guest cannot be migrated.",
    advice: "Restart the guest at a convenient time; until then it keeps its current setting."
  },
  {
    id: "memory-not-available",
    section: "Memory",
    fields: [
      "domain.memory.guest"
    ],
    change: "changed",
    when: "the guest was booted without room for it: less than 1Gi, not a multiple of 2Mi (1Gi with 1Gi hugepages), not amd64, realtime, NUMA passthrough or launch security, or a cluster maxGuest below its size",
    effect: "restart",
    reason: "The guest was booted in a way that rules out memory hot-plug.",
    advice: "Restart the guest at a convenient time; until then it keeps its current setting."
  },
  {
    id: "memory-invalid",
    section: "Memory",
    fields: [
      "domain.memory.guest"
    ],
    change: "changed to a size that cannot be plugged",
    effect: "restart",
    reason: "Memory cannot be hot-plugged to this size.",
    advice: "Choose a multiple of 2Mi (1Gi with 1Gi hugepages) of at least 1Gi and at most maxGuest, or restart."
  },
  {
    id: "memory-below-boot",
    section: "Memory",
    fields: [
      "domain.memory.guest"
    ],
    change: "lowered below what the guest was booted with",
    effect: "restart",
    reason: "Hot-plugged memory can be removed, but not the memory that the guest was booted with.",
    advice: "Restart the guest at a convenient time; until then it keeps its current setting."
  },
  {
    id: "memory-failed",
    section: "Memory",
    fields: [
      "domain.memory.guest"
    ],
    change: "changed",
    when: "an earlier memory hot-plug failed (condition HotMemoryChange=False)",
    effect: "restart",
    reason: "An earlier memory hot-plug of this guest failed; KubeVirt does not try another one before a restart.",
    advice: "Restart the guest at a convenient time; until then it keeps its current setting."
  },
  {
    id: "memory-in-progress",
    section: "Memory",
    fields: [
      "domain.memory.guest"
    ],
    change: "changed",
    when: "an earlier memory hot-plug still waits for its migration",
    effect: "stuck",
    reason: "Another memory hot-plug is in progress; it can be neither changed nor reverted until its migration has completed.",
    advice: "Wait until it has completed, then apply again."
  },
  {
    id: "memory-while-migrating",
    section: "Memory",
    fields: [
      "domain.memory.guest"
    ],
    change: "changed",
    when: "the guest is migrating",
    effect: "stuck",
    reason: "Memory cannot be hot-plugged during a migration.",
    advice: "Nothing to do: KubeVirt retries once the migration has ended."
  },
  {
    id: "memory-other",
    section: "Memory",
    fields: [
      "domain.memory",
      "domain.memory.maxGuest",
      "domain.memory.hugepages",
      "domain.memory.reservedOverhead",
      "domain.resources",
      "domain.resources.requests",
      "domain.resources.limits",
      "domain.resources.overcommitGuestOverhead"
    ],
    change: "changed",
    effect: "restart",
    reason: "The only memory setting that can change while the guest runs is memory.guest.",
    advice: "To resize without a restart, change memory.guest instead."
  },
  {
    id: "placement",
    section: "Placement",
    fields: [
      "nodeSelector",
      "affinity",
      "tolerations"
    ],
    change: "changed",
    effect: "live",
    reason: "The guest gets the setting at once but stays where it is; the next migration or start applies it.",
    advice: "To move the guest now, migrate it."
  },
  {
    id: "placement-while-migrating",
    section: "Placement",
    fields: [
      "nodeSelector",
      "affinity",
      "tolerations"
    ],
    change: "changed",
    when: "the guest is migrating",
    effect: "stuck",
    reason: "Placement cannot change during a migration.",
    advice: "Nothing to do: KubeVirt retries once the migration has ended."
  },
  {
    id: "vm-metadata",
    section: "Labels and annotations",
    fields: [
      "metadata.labels",
      "metadata.annotations"
    ],
    change: "changed",
    effect: "no-effect",
    reason: "Labels and annotations of the VirtualMachine do not reach the guest."
  },
  {
    id: "synced-metadata",
    section: "Labels and annotations",
    fields: [
      "spec.template.metadata",
      "metadata.annotations"
    ],
    change: "changed, of the few keys that KubeVirt keeps in sync (descheduler, backup hooks, launcher sync lists)",
    effect: "live",
    reason: "KubeVirt copies this key to the running guest."
  },
  {
    id: "template-metadata",
    section: "Labels and annotations",
    fields: [
      "spec.template.metadata",
      "spec.template.metadata.labels",
      "spec.template.metadata.annotations"
    ],
    change: "changed",
    effect: "next-boot-silent",
    reason: "Labels and annotations of the template reach the guest only when it boots: until then, services, migration policies and network policies that select by them do not match it.",
    advice: "Nothing announces it. Restart the guest at a convenient time to apply it."
  },
  {
    id: "server-metadata",
    section: "Labels and annotations",
    fields: [
      "spec.template.metadata.annotations"
    ],
    change: "changed, of the keys that KubeVirt manages itself",
    effect: "no-effect",
    reason: "KubeVirt manages this key itself and restores it."
  },
  {
    id: "disk-plugged",
    section: "Disks",
    fields: [
      "volumes[]",
      "domain.devices.disks[]"
    ],
    change: "added or removed, or its claim replaced",
    when: "the volume is hotpluggable, the disk on bus scsi or virtio, and updateVolumesStrategy is not Migration",
    effect: "live",
    reason: "A hotpluggable disk is plugged into, or unplugged from, the running guest."
  },
  {
    id: "medium-changed",
    section: "Disks",
    fields: [
      "volumes[]"
    ],
    change: "inserted, ejected or swapped behind a CD-ROM drive",
    when: "the volume is hotpluggable and updateVolumesStrategy is not Migration",
    effect: "live",
    reason: "The medium is changed in the running guest."
  },
  {
    id: "disk-refused",
    section: "Disks",
    fields: [
      "volumes[]",
      "domain.devices.disks[]"
    ],
    change: "added as hotpluggable in a way that cannot be plugged",
    effect: "stuck",
    reason: "The API accepts the VM but the VMI rejects the disk, and everything that comes later waits behind it.",
    advice: "Set the bus of a hotpluggable disk to scsi or virtio (of a LUN: scsi), give every hotpluggable volume a disk, and add a CD-ROM drive without a medium."
  },
  {
    id: "plugging-off-under-migration",
    section: "Disks",
    fields: [
      "volumes[]",
      "domain.devices.disks[]"
    ],
    change: "added or removed as hotpluggable",
    when: "updateVolumesStrategy is Migration",
    effect: "next-boot-silent",
    reason: "With updateVolumesStrategy: Migration KubeVirt does not hot-plug disks: this waits, unannounced, for the next boot.",
    advice: "Remove updateVolumesStrategy in an apply of its own, then add or remove the disk."
  },
  {
    id: "plugging-off",
    section: "Disks",
    fields: [
      "volumes[]",
      "domain.devices.disks[]"
    ],
    change: "added or removed as hotpluggable",
    when: "feature gate DeclarativeHotplugVolumes is off, or HotplugVolumes on",
    effect: "next-boot-silent",
    reason: "This cluster does not hot-plug disks from the VM: this waits, unannounced, for the next boot.",
    advice: "Enable DeclarativeHotplugVolumes and remove HotplugVolumes from the feature gates, or restart."
  },
  {
    id: "disk-waits-for-running",
    section: "Disks",
    fields: [
      "volumes[]",
      "domain.devices.disks[]"
    ],
    change: "added or removed as hotpluggable",
    when: "the guest is still starting",
    effect: "next-boot-silent",
    reason: "Disks are hot-plugged once the guest runs.",
    advice: "Nothing to do."
  },
  {
    id: "disk-attributes",
    section: "Disks",
    fields: [
      "domain.devices.disks[]",
      "domain.devices.disks[].*"
    ],
    change: "edited (bus, cache, serial, ...)",
    when: "its volume is hotpluggable and stays the same",
    effect: "next-boot-silent",
    reason: "A hot-plugged disk keeps its settings, and nothing asks for a restart.",
    advice: "Unplug the disk and plug it again, or restart."
  },
  {
    id: "became-hotpluggable",
    section: "Disks",
    fields: [
      "volumes[]",
      "volumes[].hotpluggable"
    ],
    change: "made hotpluggable",
    when: "it was there, not hotpluggable, when the guest booted",
    effect: "next-boot-silent",
    reason: "The guest keeps the disk that it was booted with; the next boot uses the new one, unannounced.",
    advice: "Nothing announces it. Restart the guest at a convenient time to apply it."
  },
  {
    id: "fixed-disk",
    section: "Disks",
    fields: [
      "volumes[]",
      "volumes[].hotpluggable",
      "domain.devices.disks[]",
      "domain.devices.disks[].*",
      "domain.devices.filesystems"
    ],
    change: "added, removed or changed",
    when: "it is not hotpluggable (cloud-init text and images included)",
    effect: "restart",
    reason: "A disk that is not hotpluggable cannot change while the guest runs.",
    advice: "Restart the guest at a convenient time; until then it keeps its current setting."
  },
  {
    id: "order-of-disks",
    section: "Disks",
    fields: [
      "volumes",
      "domain.devices.disks"
    ],
    change: "reordered",
    effect: "no-effect",
    reason: "The running guest keeps its order; the next boot uses the new one.",
    advice: "Identify devices in the guest by serial or UUID, not by order."
  },
  {
    id: "volumes-swapped-at-boot",
    section: "Disks",
    fields: [
      "volumes[]"
    ],
    change: "given another claim",
    when: "updateVolumesStrategy is Replacement or not set, and the volume is not hotpluggable",
    effect: "restart",
    reason: "The next boot uses the other disk as it is; nothing is copied.",
    advice: "To copy the data while the guest runs, set updateVolumesStrategy: Migration in the same apply."
  },
  {
    id: "storage-migration",
    section: "Disks",
    fields: [
      "volumes[]"
    ],
    change: "given another claim",
    when: "updateVolumesStrategy is Migration",
    effect: "live+migration",
    reason: "The disk is copied to the new claim by a migration while the guest runs.",
    advice: "Do not restart before the copy has ended. KubeVirt migrates the guest by itself only if workloadUpdateMethods lists LiveMigrate; otherwise create a VirtualMachineInstanceMigration."
  },
  {
    id: "storage-migration-invalid",
    section: "Disks",
    fields: [
      "volumes[]"
    ],
    change: "given another claim",
    when: "updateVolumesStrategy is Migration, and the copy is impossible: shareable, LUN or virtiofs, a ReadWriteOnce volume that would stay behind, or a guest whose storage cannot be migrated",
    effect: "restart",
    reason: "The copy is impossible, so KubeVirt asks for a restart, which would boot from the new disk without the data.",
    advice: "Restore the old claim; do not restart."
  },
  {
    id: "storage-migration-missing",
    section: "Disks",
    fields: [
      "volumes[]"
    ],
    change: "given a claim that does not exist",
    when: "updateVolumesStrategy is Migration",
    effect: "next-boot-silent",
    reason: "There is nothing to copy to, and only a condition of the VMI says so; the next boot uses the new claim, empty.",
    advice: "Create the claim, or correct its name: the copy then starts by itself. Do not restart before that."
  },
  {
    id: "storage-migration-no-source",
    section: "Disks",
    fields: [
      "volumes[]"
    ],
    change: "turned from an image or another source into a claim, or back",
    when: "updateVolumesStrategy is Migration",
    effect: "next-boot-silent",
    reason: "Only claims are copied: KubeVirt accepts the change and does nothing, and the next boot uses a different disk.",
    advice: "Copy the data first, then swap under updateVolumesStrategy: Replacement."
  },
  {
    id: "storage-migration-stage",
    section: "Disks",
    fields: [
      "volumes[]"
    ],
    change: "given another claim",
    when: "updateVolumesStrategy is Migration and vmRolloutStrategy is Stage",
    effect: "next-boot-silent",
    reason: "Under vmRolloutStrategy: Stage nothing is copied and nothing announces it; the next boot uses the new claim as it is.",
    advice: "Restore the old claim; do not restart."
  },
  {
    id: "storage-migration-suspended",
    section: "Disks",
    fields: [
      "volumes[]"
    ],
    change: "given another claim, together with a change that needs a restart",
    when: "updateVolumesStrategy is Migration",
    effect: "restart",
    reason: "A change that needs a restart suspends the copy; that restart would boot from the new claim without the data.",
    advice: "Apply the storage migration on its own and let it complete; then apply the rest."
  },
  {
    id: "storage-migration-in-flight",
    section: "Disks",
    fields: [
      "volumes[]"
    ],
    change: "given yet another claim",
    when: "a storage migration is under way",
    effect: "stuck",
    reason: "While a disk is being copied, the claim can only be changed back to the original one.",
    advice: "Restore the original claim, or wait until the copy has completed."
  },
  {
    id: "storage-migration-cancelled",
    section: "Disks",
    fields: [
      "volumes[]"
    ],
    change: "given back the claim that it came from",
    when: "a storage migration is under way",
    effect: "live",
    reason: "The copy is cancelled; the guest stays on its original disk."
  },
  {
    id: "update-volumes-strategy",
    section: "Disks",
    fields: [
      "spec.updateVolumesStrategy"
    ],
    change: "changed",
    effect: "no-effect",
    reason: "It decides what later changes of claims do."
  },
  {
    id: "update-volumes-strategy-unknown",
    section: "Disks",
    fields: [
      "spec.updateVolumesStrategy"
    ],
    change: "set to a value that does not exist",
    effect: "stuck",
    reason: "The API accepts the value, but the controller does not know it and stops with an error.",
    advice: "Use Replacement or Migration."
  },
  {
    id: "data-volume-template",
    section: "Disks",
    fields: [
      "spec.dataVolumeTemplates"
    ],
    change: "edited or removed",
    effect: "no-effect",
    reason: "A template creates its DataVolume once; the existing disk is neither changed nor deleted.",
    advice: "To grow a disk, raise the request of its PersistentVolumeClaim."
  },
  {
    id: "data-volume-template-added",
    section: "Disks",
    fields: [
      "spec.dataVolumeTemplates"
    ],
    change: "added",
    effect: "no-effect",
    reason: "The disk is created now; until its import has completed, no other change of this VM reaches the guest."
  },
  {
    id: "nic-plugged",
    section: "Networks",
    fields: [
      "domain.devices.interfaces[]",
      "networks[]"
    ],
    change: "added",
    when: "a secondary network with binding bridge or sriov",
    effect: "live+migration",
    reason: "The NIC is hot-plugged; the guest sees it after the migration that follows.",
    advice: "KubeVirt migrates the guest by itself only if workloadUpdateMethods lists LiveMigrate; otherwise create a VirtualMachineInstanceMigration."
  },
  {
    id: "nic-plugged-in-place",
    section: "Networks",
    fields: [
      "domain.devices.interfaces[]",
      "networks[]"
    ],
    change: "added",
    when: "a bridge NIC, where Multus' dynamic-networks-controller is installed, or during a migration",
    effect: "live",
    reason: "The NIC is plugged into the running guest."
  },
  {
    id: "nic-added-silent",
    section: "Networks",
    fields: [
      "domain.devices.interfaces[]",
      "networks[]"
    ],
    change: "added",
    when: "a secondary network with another binding",
    effect: "next-boot-silent",
    reason: "Only bridge and sriov NICs can be hot-plugged; this one waits for the next boot, unannounced.",
    advice: "Nothing announces it. Restart the guest at a convenient time to apply it."
  },
  {
    id: "nic-fixed",
    section: "Networks",
    fields: [
      "domain.devices.interfaces[]",
      "networks[]"
    ],
    change: "edited, or a pod network added",
    effect: "restart",
    reason: "Only the link state and the network attachment of an existing NIC can change while the guest runs.",
    advice: "Restart the guest at a convenient time; until then it keeps its current setting."
  },
  {
    id: "nic-deleted",
    section: "Networks",
    fields: [
      "domain.devices.interfaces[]",
      "networks[]"
    ],
    change: "deleted",
    effect: "restart",
    reason: "Deleting the entry does not unplug the NIC; KubeVirt asks for a restart instead.",
    advice: "For a secondary bridge NIC set state: absent instead, wait until KubeVirt has removed it, then delete the entry."
  },
  {
    id: "nic-deleted-silent",
    section: "Networks",
    fields: [
      "domain.devices.interfaces[]",
      "networks[]"
    ],
    change: "deleted",
    when: "it was plugged in since the guest booted",
    effect: "next-boot-silent",
    reason: "The guest keeps the NIC until it boots, and nothing asks for a restart.",
    advice: "Restore the entry with state: absent, which unplugs the NIC."
  },
  {
    id: "nic-unplugged",
    section: "Networks",
    fields: [
      "domain.devices.interfaces[].state"
    ],
    change: "set to absent",
    effect: "live+migration",
    reason: "The NIC is removed from the guest at once, and from its pod by the migration that follows; then KubeVirt deletes the entry.",
    advice: "Leave the entry as it is until KubeVirt has deleted it. KubeVirt migrates the guest by itself only if workloadUpdateMethods lists LiveMigrate; otherwise create a VirtualMachineInstanceMigration."
  },
  {
    id: "nic-unplugged-in-place",
    section: "Networks",
    fields: [
      "domain.devices.interfaces[].state"
    ],
    change: "set to absent",
    when: "Multus' dynamic-networks-controller is installed",
    effect: "live",
    reason: "The NIC is unplugged from the running guest; then KubeVirt deletes the entry.",
    advice: "Leave the entry as it is until KubeVirt has deleted it."
  },
  {
    id: "nic-absent-already",
    section: "Networks",
    fields: [
      "domain.devices.interfaces[]",
      "networks[]"
    ],
    change: "added as absent, or deleted after it was unplugged",
    effect: "no-effect",
    reason: "The guest has no such NIC; KubeVirt deletes the entry."
  },
  {
    id: "nic-ordinal",
    section: "Networks",
    fields: [
      "domain.devices.interfaces[].state"
    ],
    change: "set to absent",
    when: "the pod names its NICs by order (it was started by an old release)",
    effect: "next-boot-silent",
    reason: "NICs of this pod cannot be unplugged; the change waits for the next boot, unannounced.",
    advice: "Migrate the guest first, then set state: absent again."
  },
  {
    id: "nic-link",
    section: "Networks",
    fields: [
      "domain.devices.interfaces[].state"
    ],
    change: "set to up or down",
    effect: "live",
    reason: "The link goes up or down in the running guest."
  },
  {
    id: "nic-network",
    section: "Networks",
    fields: [
      "networks[].multus.networkName"
    ],
    change: "pointed at another network attachment",
    effect: "live+migration",
    reason: "The NIC moves to the other network with the migration that follows.",
    advice: "KubeVirt migrates the guest by itself only if workloadUpdateMethods lists LiveMigrate; otherwise create a VirtualMachineInstanceMigration."
  },
  {
    id: "nic-network-same",
    section: "Networks",
    fields: [
      "networks[].multus.networkName"
    ],
    change: "written with or without its namespace",
    effect: "live",
    reason: "Both names mean the same network attachment."
  },
  {
    id: "nic-preferred-model",
    section: "Networks",
    fields: [
      "domain.devices.interfaces[]"
    ],
    change: "added without a model",
    when: "the preference has a preferred model",
    effect: "restart",
    reason: "The NIC is hot-plugged without a model while the preference sets one; KubeVirt treats that as a change and asks for a restart.",
    advice: "Set the model of the NIC."
  },
  {
    id: "order-of-nics",
    section: "Networks",
    fields: [
      "domain.devices.interfaces",
      "networks"
    ],
    change: "reordered",
    effect: "no-effect",
    reason: "The running guest keeps its order; the next boot uses the new one.",
    advice: "Give NICs a MAC address or an acpiIndex, so that their names in the guest do not depend on the order."
  },
  {
    id: "instancetype",
    section: "Instancetypes and preferences",
    fields: [
      "spec.instancetype",
      "spec.preference"
    ],
    change: "changed",
    effect: "restart",
    reason: "The fields that it sets in the guest decide, one by one.",
    advice: "Within a series (u1.medium to u1.large) only sockets and memory grow, which goes live."
  },
  {
    id: "instancetype-same",
    section: "Instancetypes and preferences",
    fields: [
      "spec.instancetype",
      "spec.preference"
    ],
    change: "changed",
    when: "it sets the same fields of the guest to the same values",
    effect: "no-effect",
    reason: "The guest stays the same."
  },
  {
    id: "instancetype-expanded",
    section: "Instancetypes and preferences",
    fields: [
      "spec.instancetype",
      "spec.preference"
    ],
    change: "changed",
    when: "instancetype.referencePolicy is expandAll",
    effect: "no-effect",
    reason: "KubeVirt has written the instancetype and the preference into the VM and no longer reads the reference.",
    advice: "Change the fields that KubeVirt wrote into the VM instead."
  },
  {
    id: "instancetype-missing",
    section: "Instancetypes and preferences",
    fields: [
      "spec.instancetype",
      "spec.preference"
    ],
    change: "changed to one that does not exist",
    effect: "stuck",
    reason: "The API accepts the reference with a warning, but the controller stops with an error: no change reaches this VM, and it cannot start.",
    advice: "Create it, or correct its name."
  },
  {
    id: "instancetype-unknown",
    section: "Instancetypes and preferences",
    fields: [
      "spec.instancetype",
      "spec.preference"
    ],
    change: "changed",
    when: "its content is not known",
    effect: "restart",
    reason: "What it sets in the guest is not known, so the worst is assumed.",
    advice: "Include the instancetypes and preferences to get a precise answer."
  },
  {
    id: "other-field",
    section: "Everything else, and what comes together",
    fields: [
      "any field"
    ],
    change: "changed",
    effect: "restart",
    reason: "The guest gets this change only when it boots; KubeVirt asks for a restart.",
    advice: "Restart the guest at a convenient time; until then it keeps its current setting."
  },
  {
    id: "spurious-restart",
    section: "Everything else, and what comes together",
    fields: [
      "any field"
    ],
    change: "set to its default, or removed where it equals the default",
    effect: "restart",
    reason: "The next boot is the same, but KubeVirt detects a change and asks for a restart.",
    advice: "Leave it as it was."
  },
  {
    id: "stage",
    section: "Everything else, and what comes together",
    fields: [
      "domain.cpu.sockets",
      "domain.memory.guest",
      "nodeSelector",
      "affinity",
      "tolerations"
    ],
    change: "changed",
    when: "vmRolloutStrategy is Stage",
    effect: "restart",
    reason: "Under vmRolloutStrategy: Stage this waits for a restart.",
    advice: "With vmRolloutStrategy: LiveUpdate it could go live."
  },
  {
    id: "suspended",
    section: "Everything else, and what comes together",
    fields: [
      "domain.cpu.sockets",
      "domain.memory.guest",
      "nodeSelector",
      "affinity",
      "tolerations"
    ],
    change: "changed, together with a change that needs a restart",
    effect: "restart",
    reason: "On its own this would go live, but a change that needs a restart suspends it until then.",
    advice: "Apply this change first, on its own, and let it reach the guest; then apply the rest."
  },
  {
    id: "behind-error",
    section: "Everything else, and what comes together",
    fields: [
      "any field"
    ],
    change: "changed, together with a change that the controller cannot carry out",
    effect: "stuck",
    reason: "The controller stops at another part of this change before it gets to this one.",
    advice: "Correct the part at which it stops."
  },
  {
    id: "next-boot",
    section: "Everything else, and what comes together",
    fields: [
      "any field"
    ],
    change: "changed",
    when: "KubeVirt neither applies it nor asks for a restart",
    effect: "next-boot-silent",
    reason: "The guest gets the change when it boots, and nothing asks for a restart.",
    advice: "Nothing announces it. Restart the guest at a convenient time to apply it."
  },
  {
    id: "started",
    section: "Everything else, and what comes together",
    fields: [
      "any field"
    ],
    change: "changed, together with a run strategy that starts the guest",
    effect: "live",
    reason: "The guest is started with the change."
  },
  {
    id: "stopped",
    section: "Everything else, and what comes together",
    fields: [
      "any field"
    ],
    change: "changed",
    when: "the guest is stopped",
    effect: "next-boot-silent",
    reason: "No guest is running: the change takes effect at the next start."
  },
  {
    id: "unchanged",
    section: "Everything else, and what comes together",
    fields: [
      "any field"
    ],
    change: "changed",
    when: "the guest would be the same",
    effect: "no-effect",
    reason: "Neither the running guest nor its next boot changes."
  },
  {
    id: "refused",
    section: "Everything else, and what comes together",
    fields: [
      "any field"
    ],
    change: "changed",
    when: "another part of the same change is refused",
    effect: "refused",
    reason: "The API rejects the whole object because of another path."
  },
  {
    id: "replaced",
    section: "Everything else, and what comes together",
    fields: [
      "metadata.name",
      "metadata.namespace",
      "apiVersion",
      "kind"
    ],
    change: "changed",
    effect: "replace",
    reason: "This is another object: the old one is deleted and a new one created."
  },
  {
    id: "pool-guests-restarted",
    section: "Pools",
    fields: [
      "spec.virtualMachineTemplate.spec.template"
    ],
    change: "changed",
    when: "updateStrategy is proactive, or not set",
    effect: "restart",
    reason: "The pool shuts the guests down and starts them again, even where the change could go live.",
    advice: "Set updateStrategy: {opportunistic: {}} to let it go live or wait, or maxUnavailable to restart a few at a time."
  },
  {
    id: "pool-recreates-vms",
    section: "Pools",
    fields: [
      "spec.virtualMachineTemplate.spec.dataVolumeTemplates"
    ],
    change: "changed in any way",
    when: "updateStrategy is proactive, or not set",
    effect: "data-loss",
    reason: "The pool deletes its VMs with their disks and creates new, empty ones.",
    advice: "Set updateStrategy: {opportunistic: {}} or {unmanaged: {}} first, or create a second pool."
  },
  {
    id: "pool-vms-updated",
    section: "Pools",
    fields: [
      "spec.virtualMachineTemplate"
    ],
    change: "changed",
    when: "the guests need nothing of it now",
    effect: "next-boot-silent",
    reason: "The pool writes the change into its VMs and overwrites edits made there; the guests see it when they boot."
  },
  {
    id: "pool-update-unmanaged",
    section: "Pools",
    fields: [
      "spec.virtualMachineTemplate"
    ],
    change: "changed",
    when: "updateStrategy is unmanaged",
    effect: "no-effect",
    reason: "The pool does not touch existing VMs; only new ones are created with the change."
  },
  {
    id: "pool-update-selected-none",
    section: "Pools",
    fields: [
      "spec.virtualMachineTemplate"
    ],
    change: "changed",
    when: "the selectors of the update strategy match none of its VMs",
    effect: "no-effect",
    reason: "The selectors of the update strategy match none of the existing VMs, so none is updated.",
    advice: "Widen updateStrategy.proactive.selectionPolicy.selectors."
  },
  {
    id: "pool-empty",
    section: "Pools",
    fields: [
      "spec.virtualMachineTemplate"
    ],
    change: "changed",
    when: "the pool has no VMs",
    effect: "no-effect",
    reason: "The pool has no VMs to change."
  },
  {
    id: "pool-scale-out",
    section: "Pools",
    fields: [
      "spec.replicas"
    ],
    change: "raised",
    effect: "live",
    reason: "The pool creates new VMs; existing ones are not affected."
  },
  {
    id: "pool-scale-in",
    section: "Pools",
    fields: [
      "spec.replicas"
    ],
    change: "lowered",
    when: "scaleInStrategy is proactive, or not set",
    effect: "data-loss",
    reason: "The pool deletes VMs, running ones included, and the disks that they own.",
    advice: "Set scaleInStrategy.proactive.statePreservation: Offline to keep the disks for later."
  },
  {
    id: "pool-scale-in-preserving",
    section: "Pools",
    fields: [
      "spec.replicas"
    ],
    change: "lowered",
    when: "statePreservation is Offline or Online",
    effect: "restart",
    reason: "The pool deletes VMs, running ones included, and keeps their disks for later VMs with the same index."
  },
  {
    id: "pool-scale-in-off",
    section: "Pools",
    fields: [
      "spec.replicas"
    ],
    change: "lowered",
    when: "scaleInStrategy is opportunistic or unmanaged",
    effect: "no-effect",
    reason: "Under this scale-in strategy the pool deletes no VMs; it only stops replacing those that other clients delete."
  },
  {
    id: "pool-paused",
    section: "Pools",
    fields: [
      "spec.replicas",
      "spec.virtualMachineTemplate"
    ],
    change: "changed",
    when: "the pool is paused",
    effect: "no-effect",
    reason: "A paused pool neither scales nor updates; autohealing continues.",
    advice: "Resuming the pool applies all of it at once."
  },
  {
    id: "pool-setting",
    section: "Pools",
    fields: [
      "spec.updateStrategy",
      "spec.scaleInStrategy",
      "spec.maxUnavailable",
      "spec.nameGeneration",
      "spec.autohealing",
      "spec.paused"
    ],
    change: "changed",
    effect: "no-effect",
    reason: "It decides how the pool carries out later changes."
  },
  {
    id: "data-volume-immutable",
    section: "Objects beside a virtual machine",
    fields: [
      "spec"
    ],
    change: "of a DataVolume changed",
    effect: "refused",
    reason: "A DataVolume runs once; its spec is immutable.",
    advice: "To grow the disk, raise the storage request of its PersistentVolumeClaim, which Pulumi does where only the size changes, and the constructs where `initialSize` is the former size; to import again, create another DataVolume under a new name."
  },
  {
    id: "immutable-spec",
    section: "Objects beside a virtual machine",
    fields: [
      "spec"
    ],
    change: "of a migration, snapshot, restore, export, backup or template request changed",
    effect: "refused",
    reason: "Such an object stands for a single action and is immutable.",
    advice: "Create another one under a new name."
  },
  {
    id: "instance-immutable",
    section: "Objects beside a virtual machine",
    fields: [
      "spec"
    ],
    change: "of a VirtualMachineInstance changed",
    effect: "refused",
    reason: "Only KubeVirt itself may change a VirtualMachineInstance.",
    advice: "Change its VirtualMachine."
  },
  {
    id: "claim-grown",
    section: "Objects beside a virtual machine",
    fields: [
      "spec.resources.requests"
    ],
    change: "of a PersistentVolumeClaim raised",
    effect: "live",
    reason: "The disk grows while the guest runs, where its storage class allows expansion.",
    advice: "Grow the partition and file system inside the guest."
  },
  {
    id: "claim-immutable",
    section: "Objects beside a virtual machine",
    fields: [
      "spec"
    ],
    change: "of a PersistentVolumeClaim changed otherwise",
    effect: "refused",
    reason: "Only the size of a PersistentVolumeClaim can change, and it cannot shrink.",
    advice: "Create another claim and move the disk with updateVolumesStrategy: Migration."
  },
  {
    id: "migration-policy",
    section: "Objects beside a virtual machine",
    fields: [
      "spec"
    ],
    change: "of a MigrationPolicy changed",
    effect: "no-effect",
    reason: "It applies to migrations that begin from now on; guests and ongoing migrations are not affected."
  },
  {
    id: "instancetype-edited",
    section: "Objects beside a virtual machine",
    fields: [
      "spec"
    ],
    change: "of an instancetype or preference changed",
    effect: "no-effect",
    reason: "Every VM keeps the copy that it was created with; only VMs that are new, or newly refer to it, get the change.",
    advice: "To change existing VMs, create one under a new name and refer to that."
  },
  {
    id: "network-attachment",
    section: "Objects beside a virtual machine",
    fields: [
      "spec"
    ],
    change: "of a NetworkAttachmentDefinition changed, or its annotation resourceName",
    effect: "next-boot-silent",
    reason: "A NIC is set up when the guest's pod is created: the guest gets the change with its next start or migration, and nothing asks for one.",
    advice: "Migrate or restart the guests on this network at a convenient time."
  },
  {
    id: "replica-set-template",
    section: "Objects beside a virtual machine",
    fields: [
      "spec.template"
    ],
    change: "of a VirtualMachineInstanceReplicaSet changed",
    effect: "no-effect",
    reason: "It applies only to guests that are created from now on."
  },
  {
    id: "boot-source",
    section: "Objects beside a virtual machine",
    fields: [
      "data",
      "stringData",
      "binaryData"
    ],
    change: "of a Secret or ConfigMap that a guest reads at boot changed",
    effect: "next-boot-silent",
    reason: "The guest was given a copy when it booted, and nothing asks for a restart.",
    advice: "Restart the guest. Cloud-init runs most of its modules only once per instance."
  },
  {
    id: "live-source",
    section: "Objects beside a virtual machine",
    fields: [
      "data",
      "stringData",
      "binaryData"
    ],
    change: "of a Secret or ConfigMap changed that a guest reads through the guest agent or virtiofs",
    effect: "live",
    reason: "KubeVirt passes the change on to the running guest."
  },
  {
    id: "unused-source",
    section: "Objects beside a virtual machine",
    fields: [
      "data",
      "stringData",
      "binaryData"
    ],
    change: "of another Secret or ConfigMap changed",
    effect: "no-effect",
    reason: "None of the known VMs reads it."
  },
  {
    id: "not-a-guest",
    section: "Objects beside a virtual machine",
    fields: [
      "any field"
    ],
    change: "of another object changed",
    effect: "no-effect",
    reason: "No guest is created from this object."
  },
  {
    id: "launcher-outdated",
    section: "The KubeVirt object",
    fields: [
      "spec.imageTag",
      "spec.imageRegistry",
      "spec.imagePullPolicy"
    ],
    change: "of the KubeVirt object changed",
    effect: "live+migration",
    reason: "Guests run in pods of the old release until the workload updater migrates them, as configured by workloadUpdateMethods."
  },
  {
    id: "workload-update-strategy",
    section: "The KubeVirt object",
    fields: [
      "spec.workloadUpdateStrategy"
    ],
    change: "of the KubeVirt object changed",
    effect: "live+migration",
    reason: "Guests that wait for a migration, or run in pods of an old release, are now migrated or evicted accordingly."
  },
  {
    id: "guest-room",
    section: "The KubeVirt object",
    fields: [
      "spec.configuration.liveUpdateConfiguration"
    ],
    change: "of the KubeVirt object changed",
    effect: "next-boot-silent",
    reason: "A guest gets its room for more CPUs and memory when it boots."
  },
  {
    id: "rollout-strategy",
    section: "The KubeVirt object",
    fields: [
      "spec.configuration.vmRolloutStrategy"
    ],
    change: "of the KubeVirt object changed",
    effect: "next-boot-silent",
    reason: "It decides what later changes do. Guests that booted under Stage have no room for CPU or memory hot-plug until they boot again."
  },
  {
    id: "guest-defaults",
    section: "The KubeVirt object",
    fields: [
      "spec.configuration.architectureConfiguration",
      "spec.configuration.cpuModel",
      "spec.configuration.cpuRequest",
      "spec.configuration.evictionStrategy",
      "spec.configuration.machineType",
      "spec.configuration.network",
      "spec.configuration.smbios",
      "spec.configuration.virtualMachineOptions",
      "spec.configuration.vmStateStorageClass"
    ],
    change: "of the KubeVirt object changed",
    effect: "next-boot-silent",
    reason: "Guests get the change when they boot."
  },
  {
    id: "feature-gates",
    section: "The KubeVirt object",
    fields: [
      "spec.configuration.developerConfiguration"
    ],
    change: "of the KubeVirt object changed",
    effect: "next-boot-silent",
    reason: "Running guests stay as they are, while virt-handler is rolled out on every node: consoles drop, and migrations in progress fail. A guest that needs a gate which is now disabled is rejected at its next start."
  },
  {
    id: "handler-rollout",
    section: "The KubeVirt object",
    fields: [
      "spec.workloads",
      "spec.configuration.migrations.network",
      "spec.configuration.handlerConfiguration"
    ],
    change: "of the KubeVirt object changed",
    effect: "no-effect",
    reason: "Guests keep running while virt-handler is rolled out on every node: consoles drop, and migrations in progress fail. On a node that leaves the selection they keep running without a handler."
  },
  {
    id: "migration-settings",
    section: "The KubeVirt object",
    fields: [
      "spec.configuration.migrations"
    ],
    change: "of the KubeVirt object changed",
    effect: "no-effect",
    reason: "It applies to migrations that begin from now on."
  },
  {
    id: "cluster-setting",
    section: "The KubeVirt object",
    fields: [
      "spec"
    ],
    change: "of the KubeVirt object changed otherwise",
    effect: "no-effect",
    reason: "It is a setting of KubeVirt's own components; guests are not affected."
  }
];
const _sfc_main$1 = /* @__PURE__ */ defineComponent({
  __name: "ChangeTable",
  __ssrInlineRender: true,
  setup(__props) {
    const rows = changes;
    const facets = [
      { name: "section", label: "Of", values: ({ section }) => [section] },
      { name: "effect", label: "Effect", values: ({ effect }) => [effect] }
    ];
    const text = ({ id, fields, change, when, effect, reason, advice }) => [id, ...fields, change, when, effect, reason, advice].join(" ");
    return (_ctx, _push, _parent, _attrs) => {
      _push(ssrRenderComponent(_sfc_main$2, mergeProps({
        rows: unref(rows),
        facets,
        group: ({ section }) => section,
        text,
        noun: "changes",
        columns: [
          ["Field", "26%"],
          ["Change", "22%"],
          ["Effect", "16%"],
          ["Why, and what to do", "36%"]
        ]
      }, _attrs), {
        default: withCtx(({ row }, _push2, _parent2, _scopeId) => {
          if (_push2) {
            _push2(`<td${_scopeId}><!--[-->`);
            ssrRenderList(row.fields, (field, i) => {
              _push2(`<!--[-->`);
              if (i) {
                _push2(`<br${_scopeId}>`);
              } else {
                _push2(`<!---->`);
              }
              _push2(`<code${_scopeId}>${ssrInterpolate(field)}</code><!--]-->`);
            });
            _push2(`<!--]--></td><td${_scopeId}>`);
            _push2(ssrRenderComponent(_sfc_main$3, {
              text: row.change
            }, null, _parent2, _scopeId));
            if (row.when) {
              _push2(`<!--[--> (`);
              _push2(ssrRenderComponent(_sfc_main$3, {
                text: row.when
              }, null, _parent2, _scopeId));
              _push2(`)<!--]-->`);
            } else {
              _push2(`<!---->`);
            }
            _push2(`</td><td${_scopeId}><span class="verdict"${ssrRenderAttr("data-effect", row.effect)}${_scopeId}>${ssrInterpolate(row.effect)}</span></td><td${_scopeId}>`);
            _push2(ssrRenderComponent(_sfc_main$3, {
              text: row.reason
            }, null, _parent2, _scopeId));
            if (row.advice) {
              _push2(`<!--[-->${ssrInterpolate(" ")}`);
              _push2(ssrRenderComponent(_sfc_main$3, {
                text: row.advice
              }, null, _parent2, _scopeId));
              _push2(`<!--]-->`);
            } else {
              _push2(`<!---->`);
            }
            _push2(`</td>`);
          } else {
            return [
              createVNode("td", null, [
                (openBlock(true), createBlock(Fragment, null, renderList(row.fields, (field, i) => {
                  return openBlock(), createBlock(Fragment, { key: field }, [
                    i ? (openBlock(), createBlock("br", { key: 0 })) : createCommentVNode("", true),
                    createVNode("code", null, toDisplayString(field), 1)
                  ], 64);
                }), 128))
              ]),
              createVNode("td", null, [
                createVNode(_sfc_main$3, {
                  text: row.change
                }, null, 8, ["text"]),
                row.when ? (openBlock(), createBlock(Fragment, { key: 0 }, [
                  createTextVNode(" ("),
                  createVNode(_sfc_main$3, {
                    text: row.when
                  }, null, 8, ["text"]),
                  createTextVNode(")")
                ], 64)) : createCommentVNode("", true)
              ]),
              createVNode("td", null, [
                createVNode("span", {
                  class: "verdict",
                  "data-effect": row.effect
                }, toDisplayString(row.effect), 9, ["data-effect"])
              ]),
              createVNode("td", null, [
                createVNode(_sfc_main$3, {
                  text: row.reason
                }, null, 8, ["text"]),
                row.advice ? (openBlock(), createBlock(Fragment, { key: 0 }, [
                  createTextVNode(toDisplayString(" ")),
                  createVNode(_sfc_main$3, {
                    text: row.advice
                  }, null, 8, ["text"])
                ], 64)) : createCommentVNode("", true)
              ])
            ];
          }
        }),
        _: 1
      }, _parent));
    };
  }
});
const _sfc_setup$1 = _sfc_main$1.setup;
_sfc_main$1.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("../../../site/.vitepress/theme/ChangeTable.vue");
  return _sfc_setup$1 ? _sfc_setup$1(props, ctx) : void 0;
};
const __pageData = JSON.parse('{"title":"What a change does","description":"","frontmatter":{"aside":false},"headers":[],"relativePath":"what-a-change-does.md","filePath":"what-a-change-does.md"}');
const __default__ = { name: "what-a-change-does.md" };
const _sfc_main = /* @__PURE__ */ Object.assign(__default__, {
  __ssrInlineRender: true,
  setup(__props) {
    return (_ctx, _push, _parent, _attrs) => {
      _push(`<div${ssrRenderAttrs(_attrs)}><h1 id="what-a-change-does" tabindex="-1">What a change does <a class="header-anchor" href="#what-a-change-does" aria-label="Permalink to &quot;What a change does&quot;">​</a></h1><p>What each change of a virtual machine does to its running guest, in KubeVirt v1.9. <code>kubevirt-iac plan</code> tells it of your change before you apply it, the provider in its preview; both answer from this table. A stopped machine takes every change over at its next start.</p><details class="details custom-block"><summary>What the effects mean, and a change of several fields</summary><table tabindex="0"><thead><tr><th>Effect</th><th>What it means</th></tr></thead><tbody><tr><td><code>no-effect</code></td><td>The running guest, and the next boot, stay as they are.</td></tr><tr><td><code>live</code></td><td>The running guest gets the change at once.</td></tr><tr><td><code>live+migration</code></td><td>The guest keeps running and gets the change by moving to another node.</td></tr><tr><td><code>next-boot-silent</code></td><td>The guest gets the change at its next boot, and nothing in the cluster shows that something is waiting.</td></tr><tr><td><code>restart</code></td><td>The guest keeps running as it is; KubeVirt shows the condition RestartRequired until it is restarted.</td></tr><tr><td><code>stuck</code></td><td>The API accepts the change, the controller fails to apply it, and whatever comes later waits behind it.</td></tr><tr><td><code>refused</code></td><td>The API rejects the change; nothing happens.</td></tr><tr><td><code>replace</code></td><td>The object is deleted and another one created.</td></tr><tr><td><code>data-loss</code></td><td>Disks are deleted.</td></tr></tbody></table><p>A change of several fields has the effect of each of them, with two exceptions that the page returns to: a field that needs a restart suspends CPU, memory, placement and storage migration until then, and a change that gets stuck holds back what the controller does after it. Its order is: instancetype, DataVolumes, run strategy, restart required, NICs, firmware, disks, annotations, CPU, affinity, tolerations, memory, storage migration.</p></details>`);
      _push(ssrRenderComponent(_sfc_main$1, null, null, _parent));
      _push(`</div>`);
    };
  }
});
const _sfc_setup = _sfc_main.setup;
_sfc_main.setup = (props, ctx) => {
  const ssrContext = useSSRContext();
  (ssrContext.modules || (ssrContext.modules = /* @__PURE__ */ new Set())).add("what-a-change-does.md");
  return _sfc_setup ? _sfc_setup(props, ctx) : void 0;
};
export {
  __pageData,
  _sfc_main as default
};
