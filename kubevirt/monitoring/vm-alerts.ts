import type { Alert } from './alert';

const STARTING = 'kubevirt_vm_starting_status_last_transition_timestamp_seconds';
const VM = 'VM {{ $labels.namespace }}/{{ $labels.name }}';

/** What can be wrong with a VM, as far as KubeVirt has a metric of it. It has none of a restart that is pending. */
export const VM_ALERTS: readonly Alert[] = [
  {
    name: 'VirtualMachineGuestGone',
    severity: 'critical',
    for: '10m',
    expr: (select) =>
      `${select('kubevirt_vmi_info', { phase: 'running' })} unless on (namespace, name) ${select('kubevirt_vmi_memory_domain_bytes')}`,
    summary: 'A guest counts as running, but its node does not report it.',
    description: `${VM} is Running on {{ $labels.node }}, and virt-handler there has reported no guest for 10 minutes: the node or virt-handler is down. KubeVirt starts it elsewhere only once the node is known to be off.`,
  },
  {
    name: 'VirtualMachineInError',
    severity: 'critical',
    for: '5m',
    expr: (select) => `${select('kubevirt_vm_error_status_last_transition_timestamp_seconds')} > 0`,
    summary: 'A VM cannot run.',
    description: `${VM} is in an error state, such as CrashLoopBackOff, ErrorUnschedulable or DataVolumeError. \`kubectl describe vm\` has the reason.`,
  },
  {
    name: 'VirtualMachineStuckStarting',
    severity: 'warning',
    for: '5m',
    expr: (select) => `${select(STARTING)} > 0 and time() - ${select(STARTING)} > 1800`,
    summary: 'A VM has been starting for half an hour.',
    description: `${VM} is provisioned or starts: a disk is imported or waits for a volume, or no node has room. Look at its DataVolumes, claims and Pods.`,
  },
  {
    name: 'VirtualMachineGuestPanicked',
    severity: 'critical',
    for: '0m',
    expr: (select) => `sum by (namespace, name) (increase(${select('kubevirt_vmi_guest_os_panic_total')}[1h])) > 0`,
    summary: 'The operating system of a guest has panicked.',
    description: `${VM} reported a kernel panic or a stop error within the last hour. Its console has what it said.`,
  },
  {
    name: 'VirtualMachineMigrationFailed',
    severity: 'warning',
    for: '0m',
    expr: (select) => `sum by (namespace, vmi) (${select('kubevirt_vmi_migration_failed', {}, 'vmi')}) > 0`,
    summary: 'A live migration has failed.',
    description:
      'A migration of {{ $labels.namespace }}/{{ $labels.vmi }} has failed; the guest runs where it ran. The status of its VirtualMachineInstanceMigration has the reason. The alert ends when that object is deleted.',
  },
  {
    name: 'VirtualMachineBlocksDrain',
    severity: 'warning',
    for: '10m',
    expr: (select) => `${select('kubevirt_vmi_non_evictable')} == 1`,
    summary: 'A guest that must be migrated cannot be.',
    description: `${VM} has the eviction strategy LiveMigrate and is not migratable, so the drain of {{ $labels.node }} waits for it forever. Its condition LiveMigratable has the reason.`,
  },
  {
    name: 'VirtualMachineOutdatedLauncher',
    severity: 'info',
    for: '1d',
    expr: (select) => `${select('kubevirt_vmi_info', { outdated: 'true' })} == 1`,
    summary: 'A guest runs in a Pod of an older release of KubeVirt.',
    description: `${VM} has not been migrated since KubeVirt was upgraded. Migrate or restart it.`,
  },
  {
    name: 'VirtualMachineMemoryLow',
    severity: 'warning',
    for: '15m',
    expr: (select) => `${select('vmi:kubevirt_vmi_memory_headroom_ratio:sum')} < 0.05`,
    summary: 'A guest has hardly any memory left.',
    description: `${VM} has less than 5 % of its memory left. Raise its memory, which a guest with room to grow gets without a restart.`,
  },
  {
    name: 'VirtualMachineFilesystemFull',
    severity: 'warning',
    for: '10m',
    expr: (select) =>
      `${select('kubevirt_vmi_filesystem_used_bytes')} / ${select('kubevirt_vmi_filesystem_capacity_bytes')} > 0.9`,
    summary: 'A filesystem of a guest is almost full.',
    description: `${VM}: {{ $labels.mount_point }} is more than 90 % full. Grow the disk, then the filesystem. Known of guests with a guest agent.`,
  },
];
