/**
 * What a field needs that its CRD does not say: the first release that has it, where that is later than v1.7, and the feature gate
 * that must be open. By definition, then by field; `*` stands for the type as a whole.
 */
export interface FieldFacts {
  /** `v1.9`: earlier releases silently drop the field. */
  since?: string;
  /** Name of the feature gate, as in `developerConfiguration.featureGates`. */
  gate?: string;
}

const fact = (text: string): FieldFacts => {
  const [since, gate] = text.split(' ');
  return { ...(since === '-' ? {} : { since }), ...(gate ? { gate } : {}) };
};

/** `since gate`, with `-` where the field is as old as everything else. */
const TABLE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'core.VirtualMachineInstanceSpec': {
    serviceAccountName: 'v1.9',
    utilityVolumes: 'v1.8 UtilityVolumes',
  },
  'core.DomainSpec': { rebootPolicy: 'v1.8 RebootPolicy' },
  'core.Memory': { reservedOverhead: 'v1.8 ReservedOverheadMemlock' },
  'core.Volume': {
    containerPath: 'v1.8 ContainerPathVolumes',
    downwardMetrics: '- DownwardMetrics',
    hostDisk: '- HostDisk',
  },
  'core.Devices': {
    autoattachVSOCK: '- VSOCK',
    downwardMetrics: '- DownwardMetrics',
    hostDevices: '- HostDevices',
  },
  'core.Disk': { changedBlockTracking: '- IncrementalBackup' },
  'core.GPU': { claimName: '- GPUsWithDRA', requestName: '- GPUsWithDRA' },
  'core.HostDevice': { claimName: '- HostDevicesWithDRA', requestName: '- HostDevicesWithDRA' },
  'core.Interface': { passtBinding: 'v1.8 PasstBinding', portRanges: 'v1.9 PortRangesSpec' },
  'core.Network': { resourceClaim: 'v1.9 NetworkDevicesWithDRA' },
  'core.LaunchSecurity': {
    sev: '- WorkloadEncryptionSEV',
    snp: '- WorkloadEncryptionSEV',
    tdx: '- WorkloadEncryptionTDX',
  },
  'core.VirtualMachineInstanceMigrationSpec': {
    receive: '- DecentralizedLiveMigration',
    sendTo: '- DecentralizedLiveMigration',
  },
  'core.MigrationConfiguration': { maxDowntimeMs: 'v1.9' },
  'core.ExperimentalMigrationOptions': { compression: 'v1.9', stallDetector: 'v1.9 MigrationStallDetection' },
  'core.KubeVirtConfiguration': {
    hypervisors: '- ConfigurableHypervisor',
    roleAggregationStrategy: '- OptOutRoleAggregation',
  },
  'clone.VirtualMachineCloneSpec': { volumeNamePolicy: 'v1.8' },
  'migrations.MigrationPolicySpec': { experimental: 'v1.9', maxDowntimeMs: 'v1.9' },
  'backup.VirtualMachineBackup': { '*': 'v1.8 IncrementalBackup' },
  'backup.VirtualMachineBackupTracker': { '*': 'v1.8 IncrementalBackup' },
  'plugin.Plugin': { '*': 'v1.9 Plugins' },
  'template.VirtualMachineTemplate': { '*': 'v1.8 Template' },
  'template.VirtualMachineTemplateRequest': { '*': 'v1.8 Template' },
  'snapshot.VirtualMachineSnapshot': { '*': '- Snapshot' },
  'snapshot.VirtualMachineRestore': { '*': '- Snapshot' },
  'clone.VirtualMachineClone': { '*': '- Snapshot' },
};

/** What a field, or with `*` a type, needs; undefined where it needs nothing. */
export function fieldFactsOf(definition: string, field: string): FieldFacts | undefined {
  const text = TABLE[definition]?.[field];
  return text ? fact(text) : undefined;
}

/** Every field of which something is known, as `[definition, field]`. */
export function fieldsWithFacts(): [definition: string, field: string][] {
  return Object.entries(TABLE).flatMap(([definition, fields]) =>
    Object.keys(fields).map((field): [string, string] => [definition, field]),
  );
}
