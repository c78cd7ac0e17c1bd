/**
 * The metrics that alerts and dashboards use, by who exposes them: all of KubeVirt 1.9 and CDI 1.66. KubeVirt 1.8 lacks `kubevirt_vmi_guest_os_panic_total`,
 * of which an alert is silent there.
 */
export const METRICS = {
  KubeVirt: [
    'kubevirt_vm_error_status_last_transition_timestamp_seconds',
    'kubevirt_vm_starting_status_last_transition_timestamp_seconds',
    'kubevirt_vmi_cpu_usage_seconds_total',
    'kubevirt_vmi_filesystem_capacity_bytes',
    'kubevirt_vmi_filesystem_used_bytes',
    'kubevirt_vmi_guest_os_panic_total',
    'kubevirt_vmi_info',
    'kubevirt_vmi_memory_domain_bytes',
    'kubevirt_vmi_memory_usable_bytes',
    'kubevirt_vmi_migration_failed',
    'kubevirt_vmi_migrations_in_pending_phase',
    'kubevirt_vmi_migrations_in_running_phase',
    'kubevirt_vmi_network_receive_bytes_total',
    'kubevirt_vmi_network_transmit_bytes_total',
    'kubevirt_vmi_non_evictable',
    'kubevirt_vmi_number_of_outdated',
    'kubevirt_vmi_storage_iops_read_total',
    'kubevirt_vmi_storage_iops_write_total',
    'kubevirt_vmi_storage_read_traffic_bytes_total',
    'kubevirt_vmi_storage_write_traffic_bytes_total',
    'kubevirt_vmi_vcpu_wait_seconds_total',
  ],
  /** Computed by the PrometheusRule that virt-operator makes. */
  'recording rules of KubeVirt': [
    'cluster:kubevirt_nodes_with_kvm:count',
    'cluster:kubevirt_virt_handler_ready:sum',
    'vmi:kubevirt_vmi_memory_headroom_ratio:sum',
  ],
  CDI: [
    'kubevirt_cdi_dataimportcron_outdated',
    'kubevirt_cdi_datavolume_pending',
    'kubevirt_cdi_import_progress_total',
  ],
  'recording rules of CDI': ['cluster:kubevirt_cdi_import_pods_high_restart:count'],
  'kube-apiserver': ['aggregator_unavailable_apiservice'],
  'cert-manager': ['certmanager_certificate_expiration_timestamp_seconds', 'certmanager_certificate_ready_status'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
