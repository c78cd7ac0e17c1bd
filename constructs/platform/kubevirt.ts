import type { core } from '../../kubevirt/types';
import { type Nodes, nodeSelectorOf } from './node-selector';
import type { ReleaseSource } from './release-source';
import { WorkloadUpdates } from './workload-updates';

/** Guest memory and CPUs in relation to what is requested of the node. */
export interface Overcommit {
  /**
   * Guest memory in percent of the memory that its Pod requests: 150 runs guests of 15 GiB on 10 GiB. A node that runs out of memory kills guests.
   * @default 100
   * @change KubeVirt/spec.configuration.developerConfiguration
   */
  readonly memoryPercent?: number;
  /**
   * Virtual CPUs per CPU that is requested of the node.
   * @default 10
   * @change KubeVirt/spec.configuration.developerConfiguration
   */
  readonly cpuRatio?: number;
}

/** Props of the KubeVirt installation. */
export interface KubeVirtProps {
  /**
   * Release of KubeVirt, such as `1.9.0`. A change upgrades the operator, which then updates the guests according to
   * `updates`.
   * @default - the newest release that this library knows
   * @change KubeVirt/spec.imageTag
   * @see https://kubevirt.io/user-guide/cluster_admin/updating_and_deletion/
   */
  readonly version?: string;
  /**
   * How running guests follow an update of KubeVirt or a change that needs a migration.
   * @default WorkloadUpdates.LIVE_MIGRATE
   * @change KubeVirt/spec.workloadUpdateStrategy
   */
  readonly updates?: WorkloadUpdates | readonly ('LiveMigrate' | 'Evict')[];
  /**
   * Nodes that run guests and virt-handler, by label. A guest on a node that leaves the selection keeps running, unmanaged.
   * @default - every Linux node
   * @change KubeVirt/spec.workloads
   */
  readonly nodes?: Nodes;
  /**
   * Nodes that run the control plane of KubeVirt. Use `NodeSelector.any()` on managed clusters, which hide their
   * control-plane nodes: virt-api stays pending there otherwise.
   * @default - nodes labelled `node-role.kubernetes.io/control-plane`
   * @change KubeVirt/spec.infra
   */
  readonly infra?: Nodes;
  /**
   * Feature gates to enable in addition to those that the release enables.
   * @default - none
   * @change KubeVirt/spec.configuration.developerConfiguration
   * @see https://kubevirt.io/user-guide/cluster_admin/activating_feature_gates/
   */
  readonly featureGates?: readonly string[];
  /**
   * Feature gates to disable among those that the release enables.
   * @default - none
   * @change KubeVirt/spec.configuration.developerConfiguration
   */
  readonly disabledFeatureGates?: readonly string[];
  /**
   * Devices of the nodes that guests may be given, by resource name. Also enables the feature gate `HostDevices`.
   * @default - none
   * @change KubeVirt/spec.configuration.permittedHostDevices
   * @see https://kubevirt.io/user-guide/compute/host-devices/
   */
  readonly permittedHostDevices?: core.PermittedHostDevices;
  /**
   * Live migrations: how many at a time, their bandwidth, their network, when they are aborted. With `network`, the
   * NetworkAttachmentDefinition of that name must exist in the namespace of KubeVirt before virt-handler starts.
   * @default - 5 in the cluster and 2 out of one node at a time, over the pod network, without a limit of bandwidth
   * @change KubeVirt/spec.configuration.migrations
   * @see https://kubevirt.io/user-guide/compute/live_migration/
   */
  readonly migrations?: core.MigrationConfiguration;
  /**
   * How far CPUs and memory of a guest can grow while it runs.
   * @default - up to four times of what it started with
   * @change KubeVirt/spec.configuration.liveUpdateConfiguration
   */
  readonly liveUpdate?: core.LiveUpdateConfiguration;
  /**
   * CPU model of guests that do not name one. A model that all nodes have lets a guest migrate to each of them.
   * @default - `host-model`, the nearest to that of the node where the guest starts
   * @change KubeVirt/spec.configuration.cpuModel
   */
  readonly cpuModel?: string;
  /**
   * Guest memory and CPUs in relation to what is requested of the node.
   * @default - memory as requested, ten virtual CPUs per requested CPU
   */
  readonly overcommit?: Overcommit;
  /**
   * Lifetime of the certificates that KubeVirt makes for itself.
   * @default - a CA of 7 days and servers of 1 day, each renewed when a fifth is left
   * @change KubeVirt/spec.certificateRotateStrategy
   */
  readonly certificates?: core.KubeVirtSelfSignConfiguration;
  /**
   * Whether guests run without hardware virtualization on nodes that lack it. Slow: for trials only.
   * @default false
   * @change KubeVirt/spec.configuration.developerConfiguration
   */
  readonly useEmulation?: boolean;
  /**
   * Secrets in the namespace of KubeVirt with which its images are pulled.
   * @default - none
   * @change KubeVirt/spec.imagePullSecrets
   */
  readonly imagePullSecrets?: readonly string[];
  /**
   * Every other field of the spec, in the shape of the API. Takes precedence over the other props and the defaults.
   * @default - none
   * @change KubeVirt/spec
   */
  readonly spec?: core.KubeVirtSpec;
  /**
   * The rest of `spec.configuration`, in the shape of the API. Takes precedence over the defaults of this construct.
   * @default - none
   * @change KubeVirt/spec.configuration.network
   * @change KubeVirt/spec.configuration.migrations
   */
  readonly configuration?: core.KubeVirtConfiguration;
  /**
   * Where to read the manifest of the operator from.
   * @default ReleaseSource.upstream()
   */
  readonly source?: ReleaseSource;
}

/** Settings of the stack that concern the KubeVirt object. */
export interface KubeVirtSurroundings {
  readonly uninstallStrategy: core.KubeVirtSpec['uninstallStrategy'];
  readonly templates: boolean;
  readonly commonInstancetypes: boolean;
  /** Feature gates that are disabled because of what else is installed. */
  readonly disabledFeatureGates: readonly string[];
  readonly monitoring: Pick<core.KubeVirtSpec, 'monitorAccount' | 'monitorNamespace' | 'serviceMonitorNamespace'>;
}

/** Spec of the KubeVirt object. */
export function kubevirtSpec(props: KubeVirtProps, around: KubeVirtSurroundings): core.KubeVirtSpec {
  const { updates = WorkloadUpdates.LIVE_MIGRATE, nodes, infra, certificates, imagePullSecrets, spec = {} } = props;
  const { configuration, ...rest } = spec;
  return {
    workloadUpdateStrategy: {
      workloadUpdateMethods: [...(updates instanceof WorkloadUpdates ? updates.methods : updates)],
    },
    uninstallStrategy: around.uninstallStrategy,
    ...(nodes && { workloads: nodeSelectorOf(nodes).placement() }),
    ...(infra && { infra: nodeSelectorOf(infra).placement() }),
    ...(certificates && { certificateRotateStrategy: { selfSigned: certificates } }),
    ...(imagePullSecrets && { imagePullSecrets: imagePullSecrets.map((name) => ({ name })) }),
    ...around.monitoring,
    ...rest,
    configuration: { ...configurationOf(props, around), ...configuration },
  };
}

/** A careful operator's defaults: with the upstream default binding of the pod network (bridge), no guest could be migrated live. */
function configurationOf(props: KubeVirtProps, around: KubeVirtSurroundings): core.KubeVirtConfiguration {
  const { permittedHostDevices, migrations, liveUpdate, cpuModel } = props;
  const { developerConfiguration, network, ...rest } = props.configuration ?? {};
  const developer = { ...developerOf(props, around), ...developerConfiguration };
  return {
    ...(Object.keys(developer).length > 0 && { developerConfiguration: developer }),
    network: { defaultNetworkInterface: 'masquerade', ...network },
    ...(!around.templates && { virtTemplateDeployment: { enabled: false } }),
    ...(!around.commonInstancetypes && { commonInstancetypesDeployment: { enabled: false } }),
    ...(permittedHostDevices && { permittedHostDevices }),
    ...(migrations && { migrations }),
    ...(liveUpdate && { liveUpdateConfiguration: liveUpdate }),
    ...(cpuModel !== undefined && { cpuModel }),
    ...rest,
  };
}

function developerOf(props: KubeVirtProps, around: KubeVirtSurroundings): core.DeveloperConfiguration {
  const { useEmulation, overcommit } = props;
  const featureGates = [
    ...new Set([...(props.featureGates ?? []), ...(props.permittedHostDevices ? ['HostDevices'] : [])]),
  ];
  const disabled = around.disabledFeatureGates.filter((gate) => !featureGates.includes(gate));
  const disabledFeatureGates = [...new Set([...(props.disabledFeatureGates ?? []), ...disabled])];
  return {
    ...(featureGates.length > 0 && { featureGates }),
    ...(disabledFeatureGates.length > 0 && { disabledFeatureGates }),
    ...(useEmulation !== undefined && { useEmulation }),
    ...(overcommit?.memoryPercent !== undefined && { memoryOvercommit: overcommit.memoryPercent }),
    ...(overcommit?.cpuRatio !== undefined && { cpuAllocationRatio: overcommit.cpuRatio }),
  };
}
