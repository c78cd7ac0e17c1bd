// The anchors of the pages are lower-case compounds, not words. cspell:ignoreRegExp /#[a-z-]+/
/** The page of the upstream documentation about each rule, where one exists: by the prefix of its id, with exceptions by id. */
const guide = (page: string) => `https://kubevirt.io/user-guide/${page}`;
const kubernetes = (page: string) => `https://kubernetes.io/docs/${page}`;
const cdi = (page: string) => `https://github.com/kubevirt/containerized-data-importer/blob/main/doc/${page}.md`;

const DISKS = 'storage/disks_and_volumes/';
const NETWORK = 'network/interfaces_and_networks/';
const HARDWARE = 'compute/virtual_hardware/';
const INSTANCETYPES = 'user_workloads/instancetypes/';
const METADATA = kubernetes('concepts/overview/working-with-objects/names/');
const API = kubernetes('reference/using-api/api-concepts/');

const BY_PREFIX: Readonly<Record<string, string>> = {
  ACC: guide('user_workloads/accessing_virtual_machines/'),
  AFF: guide('compute/node_assignment/'),
  BOOT: guide(`${DISKS}#disks`),
  CDI: cdi('datavolumes'),
  CI: guide('user_workloads/startup_scripts/'),
  CLK: guide(`${HARDWARE}#clock`),
  CLN: guide('storage/clone_api/'),
  COL: guide(DISKS),
  CPU: guide('compute/dedicated_cpu_resources/'),
  DEV: guide(HARDWARE),
  DRA: guide('compute/dra_gpu/'),
  DSK: guide(`${DISKS}#disks`),
  DVT: guide(`${DISKS}#datavolume`),
  EXP: guide('storage/export_api/'),
  FW: guide(`${HARDWARE}#biosuefi`),
  GRC: guide('compute/host-devices/'),
  HV: guide(`${HARDWARE}#features`),
  INS: guide(INSTANCETYPES),
  KV: guide('cluster_admin/installation/'),
  LM: guide('compute/live_migration/'),
  LS: guide('cluster_admin/confidential_computing/'),
  MEM: guide('compute/resources_requests_and_limits/'),
  META: METADATA,
  MIG: guide('compute/live_migration/'),
  MP: guide('cluster_admin/migration_policies/'),
  NAD: guide(NETWORK),
  NET: guide(`${NETWORK}#interfaces`),
  NP: guide('network/networkpolicy/'),
  PLG: guide('cluster_admin/plugins/'),
  POOL: guide('user_workloads/pool/'),
  PRB: guide('user_workloads/liveness_and_readiness_probes/'),
  PRE: guide('user_workloads/presets/'),
  RQ: guide('compute/resources_requests_and_limits/'),
  RS: guide('user_workloads/replicaset/'),
  RST: guide('storage/snapshot_restore_api/'),
  SCH: API,
  SNAP: guide('storage/snapshot_restore_api/'),
  SVC: guide('network/service_objects/'),
  TPL: guide('user_workloads/vm_templates/'),
  TSC: kubernetes('concepts/scheduling-eviction/topology-spread-constraints/'),
  VM: guide('compute/run_strategies/'),
  WIN: guide('user_workloads/startup_scripts/'),
  VOL: guide(`${DISKS}#volumes`),
};

/** Exceptions: one page, and the ids of the rules that it is about. */
const BY_PAGE: readonly (readonly [page: string, ids: string])[] = [
  [guide('cluster_admin/activating_feature_gates/'), 'KV-16 KV-18 KV-19 KV-20'],
  [guide('cluster_admin/customize_components/'), 'KV-02'],
  [guide('cluster_admin/updating_and_deletion/#updating-kubevirt-workloads'), 'KV-21'],
  [guide('cluster_admin/confidential_computing/'), 'INS-33'],
  [guide('compute/cpu_hotplug/'), 'CPU-06'],
  [guide('compute/decentralized_live_migration/'), 'MIG-06 MIG-07 VM-05'],
  [guide('compute/host-devices/'), 'DEV-07 DEV-08 LT-01'],
  [guide('compute/hugepages/'), 'MEM-05 MEM-06 MEM-07 MEM-08 MEM-09 INS-28'],
  [guide('compute/memory_dump/'), 'VOL-21'],
  [guide('compute/memory_hotplug/'), 'MEM-13 MEM-14 MEM-15 MEM-16 MEM-17 MEM-18 MEM-19 MEM-20 MEM-21'],
  [guide('compute/node_assignment/'), 'LT-06'],
  [guide('cluster_admin/installation/#restricting-kubevirt-components-node-placement'), 'KV-23'],
  [guide('compute/numa/'), 'CPU-16 CPU-17 CPU-18 CPU-19'],
  [guide('compute/resources_requests_and_limits/'), 'CPU-01 CPU-02 CPU-03'],
  [guide('compute/run_strategies/'), 'GP-06'],
  [guide(`${HARDWARE}#cpu`), 'CPU-05 CPU-20'],
  [guide(`${HARDWARE}#machine-type`), 'FW-10'],
  [guide(`${HARDWARE}#video-and-graphics-device`), 'DEV-09 DEV-10'],
  [guide(`${HARDWARE}#input-devices`), 'DEV-01 DEV-02'],
  [guide('compute/vsock/'), 'DEV-15'],
  [guide('network/dns/'), 'GEN-01 GEN-02'],
  [guide('network/hotplug/interfaces/'), 'NET-22 NET-23'],
  [guide(`${NETWORK}#link-state-management`), 'NET-20 NET-21'],
  [guide(`${NETWORK}#networks`), 'NET-01 NET-02 NET-03 NET-04 NET-05 NET-06 NET-07 NET-08'],
  [
    guide(`${NETWORK}#ports`),
    'NET-28 NET-29 NET-30 NET-31 NET-32 NET-33 NET-34 NET-35 NET-36 NET-37 NET-38 NET-39 NET-40',
  ],
  [guide(`${NETWORK}#passtbinding`), 'NET-15 NET-16 NET-18'],
  [guide('network/net_binding_plugins/slirp/'), 'NET-17'],
  [guide('network/net_binding_plugins/macvtap/'), 'NET-19'],
  [guide('network/network_binding_plugins/'), 'LT-05'],
  [guide('storage/containerpath_volumes/'), 'VOL-26 VOL-27 VOL-28 SCH-11 SCH-12 LT-07'],
  [guide(`${DISKS}#iothreads`), 'DEV-03 DEV-04 DSK-15'],
  [guide(`${DISKS}#downwardmetrics`), 'DSK-04 DSK-05 VOL-11 VOL-20 DEV-16'],
  [guide(`${DISKS}#hostdisk`), 'VOL-12 VOL-13 VOL-14 VOL-15'],
  [guide(`${DISKS}#containerdisk`), 'VOL-22 GP-01'],
  [guide(`${DISKS}#persistent-reservation`), 'DSK-28'],
  [guide(`${DISKS}#error-policy`), 'DSK-20'],
  [guide(`${DISKS}#disk-device-cache`), 'DSK-18'],
  [guide(`${DISKS}#sharing-directories-with-vms`), 'VOL-24 LT-02'],
  [guide(`${DISKS}#datavolume`), 'LT-08 LT-09'],
  [guide('storage/hotplug_volumes/'), 'GP-04'],
  [guide('storage/snapshot_restore_api/'), 'UPD-08 UPD-09 UPD-10'],
  [guide('user_workloads/hook-sidecar/'), 'GEN-19'],
  [guide(`${INSTANCETYPES}#inferfromvolume`), 'INS-10 INS-11 INS-12 INS-13 INS-36'],
  [guide(`${INSTANCETYPES}#preferredcputopology`), 'INS-23 INS-29 INS-30 INS-31 INS-35'],
  [guide(`${INSTANCETYPES}#versioning`), 'INS-09 INS-34'],
  [guide('user_workloads/liveness_and_readiness_probes/'), 'GEN-05'],
  [guide('user_workloads/pool/'), 'NEW-10 GP-08'],
  [guide('user_workloads/replicaset/'), 'NEW-09'],
  [guide('user_workloads/startup_scripts/'), 'VOL-04 VOL-05 VOL-06 VOL-07 VOL-08 VOL-09 VOL-10 GP-03'],
  [guide('user_workloads/startup_scripts/#ignition'), 'GEN-18'],
  [guide('compute/live_migration/'), 'GEN-03'],
  [cdi('os-image-poll-and-update'), 'CDI-18 CDI-19 CDI-20 CDI-21'],
  [cdi('cdi-populators'), 'CDI-15 CDI-22 CDI-23'],
  [cdi('image-from-registry'), 'CDI-11 GP-07'],
  [cdi('clone-datavolume'), 'CDI-14'],
  [cdi('RBAC'), 'CDI-25'],
  [guide(`${NETWORK}#interfaces`), 'COL-02'],
  [cdi('datavolume-claim-adoption'), 'CDI-24'],
  [kubernetes('concepts/scheduling-eviction/taint-and-toleration/'), 'LT-04'],
  [kubernetes('concepts/scheduling-eviction/pod-priority-preemption/'), 'LT-03'],
  [
    kubernetes('concepts/services-networking/dns-pod-service/'),
    'GEN-08 GEN-09 GEN-10 GEN-11 GEN-12 GEN-13 GEN-14 GEN-15 GEN-16',
  ],
  [kubernetes('concepts/overview/working-with-objects/labels/'), 'NEW-02 SCH-18'],
  [kubernetes('reference/using-api/deprecation-policy/'), 'GP-05'],
  [API, 'META-03 NEW-03'],
];

const byId: ReadonlyMap<string, string> = new Map(
  BY_PAGE.flatMap(([page, ids]) => ids.split(' ').map((id) => [id, page] as const)),
);

/** The address of the upstream page about a rule. */
export const ruleDocsOf = (id: string): string | undefined => byId.get(id) ?? BY_PREFIX[id.replace(/-\d+$/, '')];
