import { Construct } from 'constructs';
import type { KubeVirtConfiguration } from '../../kubevirt/config';
import {
  COMPONENTS,
  type Component,
  normalVersion,
  versionFor,
  versionProblem,
  versionsOf,
} from '../../kubevirt/releases';
import { constructError, Manifest } from '../base';
import { NodeSelector } from './node-selector';
import { ReleaseSource } from './release-source';
import { ReleasedObjects } from './released-objects';
import { WorkloadUpdates } from './workload-updates';

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
  readonly updates?: WorkloadUpdates;
  /**
   * Nodes that run guests and virt-handler. A guest on a node that leaves the selection keeps running, unmanaged.
   * @default - every Linux node
   * @change KubeVirt/spec.workloads
   */
  readonly nodes?: NodeSelector;
  /**
   * Nodes that run the control plane of KubeVirt. Use `NodeSelector.any()` on managed clusters, which hide their
   * control-plane nodes: virt-api stays pending there otherwise.
   * @default - nodes labelled `node-role.kubernetes.io/control-plane`
   * @change KubeVirt/spec.infra
   */
  readonly infra?: NodeSelector;
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
   * The rest of `spec.configuration`, in the shape of the API. Takes precedence over the defaults of this construct.
   * @default - none
   * @change KubeVirt/spec.configuration.network
   * @change KubeVirt/spec.configuration.migrations
   */
  readonly configuration?: KubeVirtConfiguration;
  /**
   * Where to read the manifest of the operator from.
   * @default ReleaseSource.upstream()
   */
  readonly source?: ReleaseSource;
}

/** Props of the CDI installation. */
export interface CdiProps {
  /**
   * Release of CDI, such as `1.66.0`.
   * @default - the release that belongs to the release of KubeVirt
   * @change CDI/spec
   */
  readonly version?: string;
  /**
   * The rest of `spec.config` of the CDI object, in the shape of the API.
   * @default - only the feature gate `HonorWaitForFirstConsumer`
   * @change CDI/spec.config
   */
  readonly config?: Record<string, unknown>;
  /**
   * Where to read the manifest of the operator from.
   * @default - the source of `kubevirt`, otherwise `ReleaseSource.upstream()`
   */
  readonly source?: ReleaseSource;
}

export interface VirtualizationStackProps {
  /**
   * KubeVirt itself.
   * @default - the newest release, with its defaults
   */
  readonly kubevirt?: KubeVirtProps;
  /**
   * The Containerized Data Importer, which creates disks from images; `false` to omit it.
   * @default - installed
   */
  readonly cdi?: CdiProps | false;
  /**
   * Whether virt-operator also installs virt-template, which serves VirtualMachineTemplates.
   * @default true
   * @change KubeVirt/spec.configuration.virtTemplateDeployment
   */
  readonly templates?: boolean;
  /**
   * Whether deleting KubeVirt or CDI is rejected while VMs or disks exist, or deletes them as well.
   * @default refuse-with-workloads
   * @change KubeVirt/spec.uninstallStrategy
   */
  readonly uninstall?: 'refuse-with-workloads' | 'remove-workloads';
  /**
   * File that pins the sha256 of every downloaded manifest. Keep it in Git.
   * @default - `kubevirt-iac.lock.json` in the working directory
   */
  readonly lockFile?: string;
}

const UNINSTALL = {
  'refuse-with-workloads': 'BlockUninstallIfWorkloadsExist',
  'remove-workloads': 'RemoveWorkloads',
} as const;

/**
 * KubeVirt and CDI with their operators, in the order in which they must be applied: the manifest of an operator and, once its CRD is served and
 * its Deployment is available, the object that configures it.
 *
 * Constructs that need the platform depend on it: `thing.node.addDependency(stack)`.
 * @see https://kubevirt.io/user-guide/cluster_admin/installation/
 */
export class VirtualizationStack extends Construct {
  /** The version of KubeVirt that is installed, with its leading `v`. */
  readonly kubevirtVersion: string;
  /** The version of CDI that is installed, with its leading `v`; `undefined` if CDI is omitted. */
  readonly cdiVersion?: string;
  /** The KubeVirt object. */
  readonly kubevirt: Manifest;
  /** The CDI object; `undefined` if CDI is omitted. */
  readonly cdi?: Manifest;

  constructor(scope: Construct, id: string, props: VirtualizationStackProps = {}) {
    super(scope, id);
    const { kubevirt = {}, cdi = {}, lockFile = 'kubevirt-iac.lock.json' } = props;
    const uninstallStrategy = UNINSTALL[props.uninstall ?? 'refuse-with-workloads'];

    this.kubevirtVersion = this.version('kubevirt', kubevirt.version ?? (versionsOf('kubevirt')[0] as string));
    const source = kubevirt.source ?? ReleaseSource.upstream();
    const kubevirtOperator = new ReleasedObjects(this, 'kubevirt-operator', {
      component: 'kubevirt',
      version: this.kubevirtVersion,
      source,
      lockFile,
    });
    this.kubevirt = this.configure('kubevirt', kubevirtOperator, {
      workloadUpdateStrategy: { workloadUpdateMethods: (kubevirt.updates ?? WorkloadUpdates.LIVE_MIGRATE).methods },
      uninstallStrategy,
      ...(kubevirt.nodes && { workloads: kubevirt.nodes.placement() }),
      ...(kubevirt.infra && { infra: kubevirt.infra.placement() }),
      configuration: configurationOf(kubevirt, props.templates ?? true),
    });

    if (cdi === false) return;
    this.cdiVersion = this.version('cdi', cdi.version ?? (versionFor('cdi', this.kubevirtVersion) as string));
    const cdiOperator = new ReleasedObjects(this, 'cdi-operator', {
      component: 'cdi',
      version: this.cdiVersion,
      source: cdi.source ?? source,
      lockFile,
    });
    // CDI's pods use the priority class of KubeVirt's operator if it exists when they are created.
    cdiOperator.node.addDependency(kubevirtOperator);
    this.cdi = this.configure('cdi', cdiOperator, {
      uninstallStrategy,
      infra: NodeSelector.label('kubernetes.io/os', 'linux').nodeSelector(),
      workload: NodeSelector.label('kubernetes.io/os', 'linux').nodeSelector(),
      config: { featureGates: ['HonorWaitForFirstConsumer'], ...cdi.config },
    });
  }

  /** A version in its upstream spelling. Throws if it is not one, or does not fit. */
  private version(component: Component, asked: string): string {
    const version = normalVersion(asked);
    if (!version) {
      throw constructError(
        this,
        `${JSON.stringify(asked)} is not a valid version of ${component}. Use three numbers, such as ${versionsOf(component).join(' or ')}.`,
      );
    }
    const problem = versionProblem(
      component,
      version,
      component === 'kubevirt' ? {} : { kubevirt: this.kubevirtVersion },
    );
    if (problem) throw constructError(this, problem);
    return version;
  }

  /** The object that configures an operator, applied once its CRD is served. */
  private configure(component: 'kubevirt' | 'cdi', operator: ReleasedObjects, spec: Record<string, unknown>): Manifest {
    const { namespace, resource } = COMPONENTS[component];
    if (!resource) throw new Error(`${component} has no object that configures it.`);
    const { namespaced, name, ...type } = resource;
    const object = new Manifest(this, component, {
      ...type,
      metadata: { name, ...(namespaced && { namespace }) },
      spec,
    });
    object.node.addDependency(operator);
    return object;
  }
}

/** A careful operator's defaults: with the upstream default binding of the pod network (bridge), no guest could be migrated live. */
function configurationOf(props: KubeVirtProps, templates: boolean): KubeVirtConfiguration {
  const { featureGates = [], disabledFeatureGates = [], configuration = {} } = props;
  const { developerConfiguration, network, ...rest } = configuration as Record<
    string,
    Record<string, unknown> | undefined
  >;
  const developer = {
    ...(featureGates.length > 0 && { featureGates: [...featureGates] }),
    ...(disabledFeatureGates.length > 0 && { disabledFeatureGates: [...disabledFeatureGates] }),
    ...developerConfiguration,
  };
  return {
    ...(Object.keys(developer).length > 0 && { developerConfiguration: developer }),
    network: { defaultNetworkInterface: 'masquerade', ...network },
    ...(!templates && { virtTemplateDeployment: { enabled: false } }),
    ...rest,
  };
}
