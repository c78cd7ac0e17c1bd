import type { Select } from './alert';

/** A diagram of a dashboard. */
export interface Panel {
  readonly title: string;
  /** As Grafana names it. */
  readonly unit: 'percentunit' | 'bytes' | 'Bps' | 'iops' | 'short' | 's';
  readonly series: readonly { readonly legend: string; readonly expr: (select: Select) => string }[];
}

const rate = (metric: string): string => `rate(${metric}[5m])`;
const perVm = (expr: string): string => `sum by (namespace, name) (${expr})`;
const NAME = '{{namespace}}/{{name}}';

export const VM_PANELS: readonly Panel[] = [
  {
    title: 'CPU',
    unit: 'short',
    series: [{ legend: NAME, expr: (select) => perVm(rate(select('kubevirt_vmi_cpu_usage_seconds_total'))) }],
  },
  {
    title: 'Wait of virtual CPUs for I/O',
    unit: 's',
    series: [{ legend: NAME, expr: (select) => perVm(rate(select('kubevirt_vmi_vcpu_wait_seconds_total'))) }],
  },
  {
    title: 'Memory of the guest',
    unit: 'bytes',
    series: [
      { legend: `${NAME} given`, expr: (select) => perVm(select('kubevirt_vmi_memory_domain_bytes')) },
      { legend: `${NAME} usable`, expr: (select) => perVm(select('kubevirt_vmi_memory_usable_bytes')) },
    ],
  },
  {
    title: 'Filesystems',
    unit: 'percentunit',
    series: [
      {
        legend: `${NAME} {{mount_point}}`,
        expr: (select) =>
          `${select('kubevirt_vmi_filesystem_used_bytes')} / ${select('kubevirt_vmi_filesystem_capacity_bytes')}`,
      },
    ],
  },
  {
    title: 'Network',
    unit: 'Bps',
    series: [
      { legend: `${NAME} in`, expr: (select) => perVm(rate(select('kubevirt_vmi_network_receive_bytes_total'))) },
      { legend: `${NAME} out`, expr: (select) => perVm(rate(select('kubevirt_vmi_network_transmit_bytes_total'))) },
    ],
  },
  {
    title: 'Disks, bytes',
    unit: 'Bps',
    series: [
      {
        legend: `${NAME} read`,
        expr: (select) => perVm(rate(select('kubevirt_vmi_storage_read_traffic_bytes_total'))),
      },
      {
        legend: `${NAME} written`,
        expr: (select) => perVm(rate(select('kubevirt_vmi_storage_write_traffic_bytes_total'))),
      },
    ],
  },
  {
    title: 'Disks, operations',
    unit: 'iops',
    series: [
      { legend: `${NAME} read`, expr: (select) => perVm(rate(select('kubevirt_vmi_storage_iops_read_total'))) },
      { legend: `${NAME} written`, expr: (select) => perVm(rate(select('kubevirt_vmi_storage_iops_write_total'))) },
    ],
  },
];

export const PLATFORM_PANELS: readonly Panel[] = [
  {
    title: 'Guests by phase and node',
    unit: 'short',
    series: [{ legend: '{{phase}} on {{node}}', expr: () => 'count by (phase, node) (kubevirt_vmi_info)' }],
  },
  {
    title: 'Migrations',
    unit: 'short',
    series: [
      { legend: 'running', expr: () => 'sum(kubevirt_vmi_migrations_in_running_phase)' },
      { legend: 'waiting', expr: () => 'sum(kubevirt_vmi_migrations_in_pending_phase)' },
    ],
  },
  {
    title: 'Nodes',
    unit: 'short',
    series: [
      { legend: 'with virt-handler', expr: () => 'cluster:kubevirt_virt_handler_ready:sum' },
      { legend: 'with KVM', expr: () => 'cluster:kubevirt_nodes_with_kvm:count' },
    ],
  },
  {
    title: 'Guests in Pods of an older release',
    unit: 'short',
    series: [{ legend: 'guests', expr: () => 'sum(kubevirt_vmi_number_of_outdated)' }],
  },
  {
    title: 'Imports, percent',
    unit: 'short',
    series: [{ legend: '{{ownerUID}}', expr: () => 'kubevirt_cdi_import_progress_total' }],
  },
  {
    title: 'Disks that wait for a StorageClass',
    unit: 'short',
    series: [{ legend: 'DataVolumes', expr: () => 'kubevirt_cdi_datavolume_pending' }],
  },
];
