import type { KnownValues } from './schema';

/**
 * The values of fields that CRDs leave as plain strings: what KubeVirt's and CDI's webhooks and controllers take (in spec) and write
 * (in status). By definition, then by field. `...` at the end: other values are fine too, because somebody else names them (a CPU
 * model, a network attachment's binding) or later releases add some (phases).
 *
 * Kept by hand: types, schema.json and messages are made from it.
 */
const BUS = 'virtio sata scsi usb';
const PULL_POLICY = 'Always IfNotPresent Never';
const TICKS = 'delay catchup merge discard';
const VOLUME_MODE = 'Block Filesystem';
const ACCESS_MODES = 'ReadWriteOnce ReadOnlyMany ReadWriteMany ReadWriteOncePod';
const NIC_MODEL = 'virtio e1000 e1000e igb ne2k_pci pcnet rtl8139';
const VIDEO = 'vga cirrus virtio ramfb bochs';
const EVICTION = 'None LiveMigrate LiveMigrateIfPossible External';
const ARCHITECTURE = 'amd64 arm64 s390x';
const CONTENT_TYPE = 'kubevirt archive';
const CLONE_STRATEGY = 'copy snapshot csi-clone';
const IMPORT_FORMAT = 'pvc snapshot';
const VMIM_PHASE =
  'Pending Scheduling Scheduled PreparingTarget TargetReady WaitingForSync Synchronizing Running Succeeded Failed ...';
const VMI_PHASE = 'Pending Scheduling Scheduled Running Succeeded Failed WaitingForSync Unknown ...';
const RUN_STRATEGY = 'Always Halted Manual RerunOnFailure Once WaitAsReceiver';
const OPERATOR_PHASE = 'Deploying Deployed Deleting Deleted Error ...';
const CONDITION_STATUS = 'True False Unknown';
const FAILURE_STRATEGY = 'Fail Ignore';
const PATCH = { type: 'json merge strategic' };
const INFER_FAILURE = 'Reject Ignore';

const TABLE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  // Virtual machines
  'core.VirtualMachineSpec': { runStrategy: RUN_STRATEGY, updateVolumesStrategy: 'Replacement Migration' },
  'core.VirtualMachineInstanceSpec': {
    architecture: ARCHITECTURE,
    dnsPolicy: 'ClusterFirst ClusterFirstWithHostNet Default None',
    evictionStrategy: EVICTION,
    startStrategy: 'Paused',
  },
  'core.InstancetypeMatcher': {
    inferFromVolumeFailurePolicy: INFER_FAILURE,
    kind: 'VirtualMachineInstancetype VirtualMachineClusterInstancetype ...',
  },
  'core.PreferenceMatcher': {
    inferFromVolumeFailurePolicy: INFER_FAILURE,
    kind: 'VirtualMachinePreference VirtualMachineClusterPreference ...',
  },
  'core.CPU': { model: 'host-model host-passthrough ...' },
  'core.CPUFeature': { policy: 'force require optional disable forbid' },
  'core.Hugepages': { pageSize: '2Mi 1Gi ...' },
  'core.Machine': { type: 'q35 virt s390-ccw-virtio ...' },
  'core.DomainSpec': { ioThreadsPolicy: 'shared auto supplementalPool' },
  'core.HPETTimer': { tickPolicy: TICKS },
  'core.PITTimer': { tickPolicy: 'delay catchup discard' },
  'core.RTCTimer': { tickPolicy: 'delay catchup', track: 'guest wall' },
  // Disks and volumes
  'core.Disk': {
    cache: 'none writethrough writeback',
    errorPolicy: 'stop ignore report enospace',
    io: 'native threads',
  },
  'core.DiskTarget': { bus: BUS },
  'core.CDRomTarget': { bus: 'sata scsi usb', tray: 'open closed' },
  'core.LunTarget': { bus: BUS },
  'core.ContainerDiskSource': { imagePullPolicy: PULL_POLICY },
  'core.KernelBootContainer': { imagePullPolicy: PULL_POLICY },
  'core.HostDisk': { type: 'Disk DiskOrCreate' },
  'core.UtilityVolume': { type: 'MemoryDump Backup ...' },
  'core.PersistentVolumeClaimInfo': { accessModes: ACCESS_MODES, volumeMode: VOLUME_MODE },
  // Devices
  'core.Interface': { model: NIC_MODEL, state: 'up down absent' },
  'core.InterfaceBindingPlugin': { domainAttachmentType: 'tap managedTap ...' },
  'core.InterfaceBindingMigration': { method: 'link-refresh' },
  'core.Port': { protocol: 'TCP UDP' },
  'core.PortRange': { protocol: 'TCP UDP' },
  'core.Input': { bus: 'usb virtio', type: 'tablet' },
  'core.SoundDevice': { model: 'ich9 ac97' },
  'core.VideoDevice': { type: VIDEO },
  'core.PanicDevice': { model: 'hyperv isa pvpanic' },
  'core.I6300ESBWatchdog': { action: 'reset poweroff shutdown' },
  'core.Diag288Watchdog': { action: 'reset poweroff shutdown' },
  // Status of virtual machines
  'core.VirtualMachineStatus': {
    printableStatus:
      'Stopped Provisioning Starting Running Paused Stopping Terminating CrashLoopBackOff Migrating Unknown ErrorUnschedulable ErrImagePull ImagePullBackOff ErrorPvcNotFound DataVolumeError WaitingForVolumeBinding WaitingForReceiver ...',
    runStrategy: `${RUN_STRATEGY} ...`,
  },
  'core.VirtualMachineInstanceStatus': {
    phase: VMI_PHASE,
    qosClass: 'BestEffort Burstable Guaranteed',
    migrationMethod: 'BlockMigration LiveMigration ...',
  },
  'core.VirtualMachineInstancePhaseTransitionTimestamp': { phase: VMI_PHASE },
  'core.VirtualMachineInstanceMigrationStatus': { phase: VMIM_PHASE },
  'core.VirtualMachineInstanceMigrationPhaseTransitionTimestamp': { phase: VMIM_PHASE },
  'core.VirtualMachineInstanceMigrationState': { mode: 'PreCopy PostCopy Paused ...' },
  'core.VirtualMachineInstanceNetworkInterface': { linkState: 'up down ...' },
  'core.VirtualMachineMemoryDumpRequest': {
    phase: 'Associating InProgress Unmounting Completed Dissociating Failed ...',
  },
  'core.VolumeStatus': {
    phase: 'Pending Bound AttachedToNode MountedToPod Ready Detaching UnMountedFromPod ...',
  },
  // The KubeVirt object
  'core.KubeVirtSpec': {
    imagePullPolicy: PULL_POLICY,
    uninstallStrategy: 'RemoveWorkloads BlockUninstallIfWorkloadsExist',
  },
  'core.KubeVirtWorkloadUpdateStrategy': { workloadUpdateMethods: 'LiveMigrate Evict' },
  'core.KubeVirtConfiguration': {
    imagePullPolicy: PULL_POLICY,
    evictionStrategy: EVICTION,
    cpuModel: 'host-model host-passthrough ...',
  },
  'core.ArchConfiguration': { defaultArchitecture: ARCHITECTURE },
  'core.NetworkConfiguration': { defaultNetworkInterface: 'bridge masquerade' },
  'core.CustomizeComponentsPatch': PATCH,
  'core.KubeVirtStatus': { phase: OPERATOR_PHASE },
  // Instancetypes and preferences
  'instancetype.VirtualMachineInstancetypeSpec': { ioThreadsPolicy: 'shared auto supplementalPool' },
  'instancetype.CPUInstancetype': { model: 'host-model host-passthrough ...' },
  'instancetype.CPUPreferences': {
    preferredCPUTopology:
      'sockets cores threads spread any preferSockets preferCores preferThreads preferSpread preferAny',
  },
  'instancetype.SpreadOptions': { across: 'SocketsCores CoresThreads SocketsCoresThreads' },
  'instancetype.DevicePreferences': {
    preferredCdromBus: BUS,
    preferredDiskBus: BUS,
    preferredDiskCache: 'none writethrough writeback',
    preferredDiskIO: 'native threads',
    preferredInputBus: 'usb virtio',
    preferredInputType: 'tablet',
    preferredInterfaceModel: NIC_MODEL,
    preferredLunBus: BUS,
    preferredPanicDeviceModel: 'hyperv isa pvpanic',
    preferredSoundModel: 'ich9 ac97',
    preferredVideoType: VIDEO,
  },
  'instancetype.MachinePreferences': { preferredMachineType: 'q35 virt s390-ccw-virtio ...' },
  'instancetype.PreferenceRequirements': { architecture: ARCHITECTURE },
  'instancetype.VirtualMachinePreferenceSpec': { preferredArchitecture: ARCHITECTURE },
  // Snapshots, restores, clones, exports, backups
  'snapshot.VirtualMachineSnapshotSpec': { deletionPolicy: 'Delete Retain' },
  'snapshot.VirtualMachineSnapshotStatus': {
    phase: 'InProgress Succeeded Failed Deleting Unknown ...',
    indications: 'Online NoGuestAgent GuestAgent QuiesceFailed QuiesceTimeout Paused PartialSnapshot ...',
  },
  'snapshot.VirtualMachineRestoreSpec': {
    volumeOwnershipPolicy: 'Vm None',
    volumeRestorePolicy: 'RandomizeNames InPlace PrefixTargetName',
  },
  'snapshot.Condition': { status: CONDITION_STATUS },
  'clone.VirtualMachineCloneStatus': {
    phase: 'SnapshotInProgress CreatingTargetVM RestoreInProgress Succeeded Failed Unknown ...',
  },
  'export.VirtualMachineExportStatus': { phase: 'Pending Ready Terminated Skipped ...' },
  'export.VirtualMachineExportVolumeFormat': { format: 'raw gzip dir tar.gz ...' },
  'backup.VirtualMachineBackupStatus': { type: 'Full Incremental ...' },
  // Plugins
  'plugin.PluginSpec': { failureStrategy: FAILURE_STRATEGY },
  'plugin.PluginSpecDomainHook': { failureStrategy: FAILURE_STRATEGY },
  'plugin.PluginSpecNodeHook': {
    failureStrategy: FAILURE_STRATEGY,
    permittedHooks:
      'PreVMStart PostVMStart PreVMStop PostVMStop PreMigrationSource PreMigrationTarget PostMigrationTarget',
  },
  // CDI
  'cdi.DataVolumeSpec': { contentType: CONTENT_TYPE },
  'cdi.DataVolumeSourceRef': { kind: 'DataSource' },
  'cdi.DataVolumeSourceRegistry': { pullMethod: 'pod node' },
  'cdi.StorageSpec': { accessModes: ACCESS_MODES, volumeMode: `${VOLUME_MODE} FromStorageProfile` },
  'cdi.PlatformOptions': { architecture: 'amd64 arm64 s390x ...' },
  'cdi.DataVolumeStatus': {
    phase:
      'Pending PVCBound ImportScheduled ImportInProgress CloneScheduled CloneInProgress SnapshotForSmartCloneInProgress CloneFromSnapshotSourceInProgress SmartClonePVCInProgress CSICloneInProgress ExpansionInProgress NamespaceTransferInProgress PrepClaimInProgress RebindInProgress UploadScheduled UploadReady WaitForFirstConsumer PendingPopulation Paused Succeeded Failed Unknown ...',
  },
  'cdi.DataImportCronSpec': { garbageCollect: 'Outdated Never', retentionPolicy: 'None All' },
  'cdi.DataImportCronStatus': { sourceFormat: `${IMPORT_FORMAT} ...` },
  'cdi.CDIStatus': { phase: OPERATOR_PHASE },
  'cdi.CustomizeComponentsPatch': PATCH,
  'cdi.StorageProfileSpec': { cloneStrategy: CLONE_STRATEGY, dataImportCronSourceFormat: IMPORT_FORMAT },
  'cdi.StorageProfileSpecClaimPropertySet': { accessModes: ACCESS_MODES },
  'cdi.VolumeImportSourceSpec': { contentType: CONTENT_TYPE },
  'cdi.VolumeImportSourceSpecSourceRegistry': { pullMethod: 'pod node' },
  'cdi.VolumeUploadSourceSpec': { contentType: CONTENT_TYPE },
  // Kubernetes' own types
  'k8s.PersistentVolumeClaimSpec': { accessModes: ACCESS_MODES, volumeMode: `${VOLUME_MODE} FromStorageProfile` },
  'k8s.HTTPGetAction': { scheme: 'HTTP HTTPS' },
  'k8s.LabelSelectorRequirement': { operator: 'In NotIn Exists DoesNotExist' },
  'k8s.NodeSelectorRequirement': { operator: 'In NotIn Exists DoesNotExist Gt Lt' },
  'k8s.Toleration': { effect: 'NoSchedule PreferNoSchedule NoExecute', operator: 'Exists Equal' },
  'k8s.TopologySpreadConstraint': {
    nodeAffinityPolicy: 'Honor Ignore',
    nodeTaintsPolicy: 'Honor Ignore',
    whenUnsatisfiable: 'DoNotSchedule ScheduleAnyway',
  },
};

/** What is known of the values of a field of a definition, such as `core.Disk` and `cache`. */
export function knownValuesOf(definition: string, field: string): KnownValues | undefined {
  const words = TABLE[definition]?.[field]?.split(' ');
  if (!words) return undefined;
  return words.at(-1) === '...' ? { values: words.slice(0, -1), open: true } : { values: words };
}

/** Every field of which we know values, as `[definition, field]`. */
export function fieldsWithKnownValues(): [definition: string, field: string][] {
  return Object.entries(TABLE).flatMap(([definition, fields]) =>
    Object.keys(fields).map((field): [string, string] => [definition, field]),
  );
}
