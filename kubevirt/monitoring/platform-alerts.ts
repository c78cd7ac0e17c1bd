import type { Alert } from './alert';

const PROGRESS = 'kubevirt_cdi_import_progress_total';

/** What can be wrong with the platform. virt-operator brings alerts about its own components; these are about what they do not see. */
export const PLATFORM_ALERTS: readonly Alert[] = [
  {
    name: 'KubeVirtNodeWithoutKvm',
    severity: 'warning',
    for: '15m',
    expr: () => 'cluster:kubevirt_virt_handler_ready:sum - cluster:kubevirt_nodes_with_kvm:count > 0',
    summary: 'A node that runs virt-handler has no hardware virtualization.',
    description:
      '{{ $value }} nodes run virt-handler and offer no devices.kubevirt.io/kvm: no guest starts there. Enable VT-x or AMD-V in the firmware; `kubevirt-iac doctor` names the nodes.',
  },
  {
    name: 'KubeVirtOutdatedLaunchers',
    severity: 'info',
    for: '1d',
    expr: () => 'sum(kubevirt_vmi_number_of_outdated) > 0',
    summary: 'Guests run in Pods of an older release of KubeVirt.',
    description: '{{ $value }} guests have not been migrated since KubeVirt was upgraded. Migrate or restart them.',
  },
  {
    name: 'KubeVirtMigrationsQueueUp',
    severity: 'warning',
    for: '1h',
    expr: () => 'sum(kubevirt_vmi_migrations_in_pending_phase) > 0',
    summary: 'Migrations have been waiting for an hour.',
    description:
      '{{ $value }} migrations wait for a place among those that run at the same time, or for a node with room.',
  },
  {
    name: 'KubeVirtImportStuck',
    severity: 'warning',
    for: '15m',
    expr: () => `increase(${PROGRESS}[30m]) == 0 and ${PROGRESS} < 100`,
    summary: 'The import of a disk makes no progress.',
    description:
      'The import into the claim or DataVolume with the uid {{ $labels.ownerUID }} has stood still for half an hour. Look at the log of its importer Pod in {{ $labels.namespace }}.',
  },
  {
    name: 'KubeVirtImportFails',
    severity: 'warning',
    for: '5m',
    expr: () => 'cluster:kubevirt_cdi_import_pods_high_restart:count > 0',
    summary: 'An importer starts again and again.',
    description: '{{ $value }} importers have been restarted many times: their source cannot be read.',
  },
  {
    name: 'KubeVirtDisksWaitForStorage',
    severity: 'warning',
    for: '15m',
    expr: () => 'kubevirt_cdi_datavolume_pending > 0',
    summary: 'Disks wait for a default StorageClass.',
    description: '{{ $value }} DataVolumes name no StorageClass, and none is the default. Mark one as default.',
  },
  {
    name: 'KubeVirtGoldenImageOutdated',
    severity: 'info',
    for: '1h',
    expr: () => 'sum by (namespace, cron_name) (kubevirt_cdi_dataimportcron_outdated{pending="false"}) > 0',
    summary: 'A golden image is not kept up to date.',
    description:
      'The DataImportCron {{ $labels.namespace }}/{{ $labels.cron_name }} has not imported the image that it found last.',
  },
  {
    name: 'KubeVirtApiUnavailable',
    severity: 'critical',
    for: '10m',
    expr: () =>
      'max by (name) (aggregator_unavailable_apiservice{name=~"v1(alpha3|beta1)?[.](subresources[.]kubevirt|upload[.]cdi[.]kubevirt)[.]io"}) == 1',
    summary: 'The API server does not reach an API of KubeVirt.',
    description:
      'The APIService {{ $labels.name }} is unavailable: its Pods are down, or its certificate has expired. Consoles, and starting and stopping guests, fail, and Namespaces cannot be deleted.',
  },
  {
    name: 'KubeVirtCertificateNotReady',
    severity: 'warning',
    for: '15m',
    expr: () => 'certmanager_certificate_ready_status{condition!="True"} == 1',
    summary: 'cert-manager cannot issue a certificate.',
    description:
      'The Certificate {{ $labels.name }} is not ready: a webhook that uses it will reject every change once the certificate that it has now expires.',
  },
  {
    name: 'KubeVirtCertificateExpires',
    severity: 'warning',
    for: '15m',
    expr: () => 'certmanager_certificate_expiration_timestamp_seconds - time() < 172800',
    summary: 'A certificate expires.',
    description:
      'The Certificate {{ $labels.name }} expires within two days and was not renewed. Look at cert-manager.',
  },
];
