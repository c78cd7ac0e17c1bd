import { Construct } from 'constructs';
import { parseAllDocuments } from 'yaml';
import type { KubeVirtConfiguration } from '../../kubevirt/config';
import { COMPONENTS, type Component, cdiFor, normalVersion, versionsOf } from '../../kubevirt/releases';
import { constructError, Manifest } from '../base';
import { NodeSelector } from './node-selector';
import { ReleaseSource } from './release-source';
import { WorkloadUpdates } from './workload-updates';

export interface KubeVirtProps {
  /**
   * Release of KubeVirt, such as `1.9.0`. Default: the newest that this library knows. Changing it upgrades the operator, which then moves the guests as `updates` says.
   * @change KubeVirt/spec.imageTag
   */
  readonly version?: string;
  /**
   * How running guests follow an update of KubeVirt or a change that needs a migration. Default: `WorkloadUpdates.LIVE_MIGRATE`.
   * @change KubeVirt/spec.workloadUpdateStrategy
   */
  readonly updates?: WorkloadUpdates;
  /**
   * The nodes that run guests and their node handlers. Default: every Linux node. A guest on a node that is taken out of the selection keeps running, but nobody manages it there any more.
   * @change KubeVirt/spec.workloads
   */
  readonly nodes?: NodeSelector;
  /**
   * The nodes that run KubeVirt's control plane. Default: nodes labelled `node-role.kubernetes.io/control-plane`; give `NodeSelector.any()` where these are hidden (managed clusters), else virt-api waits for ever.
   * @change KubeVirt/spec.infra
   */
  readonly infra?: NodeSelector;
  /**
   * Feature gates beyond those that the release has on by default. Default: none.
   * @change KubeVirt/spec.configuration.developerConfiguration
   */
  readonly featureGates?: readonly string[];
  /**
   * Feature gates of the release's default set to switch off. Default: none.
   * @change KubeVirt/spec.configuration.developerConfiguration
   */
  readonly disabledFeatureGates?: readonly string[];
  /**
   * The rest of `spec.configuration`, in the API's own shape; it wins over the defaults of this construct. Default: none.
   * @change KubeVirt/spec.configuration.network
   * @change KubeVirt/spec.configuration.migrations
   */
  readonly configuration?: KubeVirtConfiguration;
  /** Where the operator's manifest comes from. Default: `ReleaseSource.upstream()`. */
  readonly source?: ReleaseSource;
}

export interface CdiProps {
  /**
   * Release of CDI, such as `1.66.0`. Default: the one that belongs to the release of KubeVirt.
   * @change CDI/spec
   */
  readonly version?: string;
  /**
   * The rest of the CDI object's `spec.config`, in the API's own shape. Default: `HonorWaitForFirstConsumer` only.
   * @change CDI/spec.config
   */
  readonly config?: Record<string, unknown>;
  /** Where the operator's manifest comes from. Default: that of `kubevirt`, else `ReleaseSource.upstream()`. */
  readonly source?: ReleaseSource;
}

export interface VirtualizationStackProps {
  readonly kubevirt?: KubeVirtProps;
  /** The Containerized Data Importer, which makes disks from images. `false` leaves it out. Default: installed. */
  readonly cdi?: CdiProps | false;
  /**
   * Whether virt-operator also installs virt-template (VirtualMachineTemplate). Default: true.
   * @change KubeVirt/spec.configuration.virtTemplateDeployment
   */
  readonly templates?: boolean;
  /**
   * What a removal of KubeVirt or CDI does while VMs or disks of theirs exist: refuse, or remove them too. Default: `refuse-with-workloads`.
   * @change KubeVirt/spec.uninstallStrategy
   */
  readonly uninstall?: 'refuse-with-workloads' | 'remove-workloads';
  /** The file that pins the sha256 of every downloaded manifest; keep it in Git. Default: `kubevirt-iac.lock.json` in the working directory. */
  readonly lockFile?: string;
}

const UNINSTALL = {
  'refuse-with-workloads': 'BlockUninstallIfWorkloadsExist',
  'remove-workloads': 'RemoveWorkloads',
} as const;

/**
 * KubeVirt and CDI with their operators, in the order in which they become able to work: the operator's manifest, then (once its CRD is served
 * and its Deployment available) the object that tells it what to install.
 *
 * Whatever needs VMs to be possible says `thing.node.addDependency(stack)`.
 */
export class VirtualizationStack extends Construct {
  /** The version of KubeVirt that is installed, with its leading `v`. */
  readonly kubevirtVersion: string;
  /** The version of CDI that is installed, with its leading `v`; undefined where CDI is left out. */
  readonly cdiVersion?: string;
  /** The KubeVirt object. */
  readonly kubevirt: Manifest;
  /** The CDI object; undefined where CDI is left out. */
  readonly cdi?: Manifest;

  constructor(scope: Construct, id: string, props: VirtualizationStackProps = {}) {
    super(scope, id);
    const { kubevirt = {}, cdi = {}, lockFile = 'kubevirt-iac.lock.json' } = props;
    const uninstallStrategy = UNINSTALL[props.uninstall ?? 'refuse-with-workloads'];

    this.kubevirtVersion = this.version('kubevirt', kubevirt.version ?? (versionsOf('kubevirt')[0] as string));
    const kubevirtOperator = new Operator(
      this,
      'kubevirt',
      this.kubevirtVersion,
      kubevirt.source ?? ReleaseSource.upstream(),
      lockFile,
    );
    this.kubevirt = kubevirtOperator.install({
      workloadUpdateStrategy: { workloadUpdateMethods: (kubevirt.updates ?? WorkloadUpdates.LIVE_MIGRATE).methods },
      uninstallStrategy,
      ...(kubevirt.nodes && { workloads: kubevirt.nodes.placement() }),
      ...(kubevirt.infra && { infra: kubevirt.infra.placement() }),
      configuration: configurationOf(kubevirt, props.templates ?? true),
    });

    if (cdi === false) return;
    this.cdiVersion = this.version('cdi', cdi.version ?? cdiFor(this.kubevirtVersion));
    const cdiOperator = new Operator(
      this,
      'cdi',
      this.cdiVersion,
      cdi.source ?? kubevirt.source ?? ReleaseSource.upstream(),
      lockFile,
    );
    // CDI's pods take the priority class that comes with KubeVirt's operator, if it is there when they are made.
    cdiOperator.node.addDependency(kubevirtOperator);
    this.cdi = cdiOperator.install({
      uninstallStrategy,
      infra: NodeSelector.label('kubernetes.io/os', 'linux').nodeSelector(),
      workload: NodeSelector.label('kubernetes.io/os', 'linux').nodeSelector(),
      config: { featureGates: ['HonorWaitForFirstConsumer'], ...cdi.config },
    });
  }

  private version(component: Component, asked: string): string {
    const version = normalVersion(asked);
    if (version) return version;
    throw constructError(
      this,
      `${JSON.stringify(asked)} is not a version of ${component}. Give three numbers, such as ${versionsOf(component).join(' or ')}.`,
    );
  }
}

/** Our defaults are what a careful operator chooses; upstream's default pod network binding (bridge) makes every guest immovable. */
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

/** The objects of an operator's manifest, as one construct to depend on. */
class Operator extends Construct {
  constructor(
    private readonly stack: VirtualizationStack,
    private readonly component: Component,
    version: string,
    source: ReleaseSource,
    lockFile: string,
  ) {
    super(stack, `${component}-operator`);
    const asset = COMPONENTS[component].operatorAsset;
    for (const object of objectsOf(
      source.read(component, version, asset, lockFile),
      `${component} ${version} ${asset}`,
    )) {
      new Manifest(this, `${object.kind}-${object.metadata.name}`, object);
    }
  }

  /** The object that tells the operator what to install, applied once the operator can read it. */
  install(spec: Record<string, unknown>): Manifest {
    const { resource, namespace } = COMPONENTS[this.component];
    const object = new Manifest(this.stack, this.component, {
      apiVersion: resource.apiVersion,
      kind: resource.kind,
      metadata: { name: resource.name, ...(resource.namespaced && { namespace }) },
      spec,
    });
    object.node.addDependency(this);
    return object;
  }
}

interface ManifestDocument {
  [field: string]: unknown;
  apiVersion: string;
  kind: string;
  metadata: { name: string };
}

function objectsOf(text: string, what: string): ManifestDocument[] {
  return parseAllDocuments(text).flatMap((document, index) => {
    const [error] = document.errors;
    if (error) throw new Error(`${what}: document ${index + 1} is not YAML: ${error.message}`);
    const object = document.toJS() as ManifestDocument | null;
    if (object === null) return [];
    if (typeof object !== 'object' || !object.apiVersion || !object.kind || !object.metadata?.name) {
      throw new Error(
        `${what}: document ${index + 1} is not a Kubernetes object with apiVersion, kind and metadata.name. Is the file really the operator's manifest?`,
      );
    }
    return [object];
  });
}
