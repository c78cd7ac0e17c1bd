import { Construct } from 'constructs';
import { DEFAULT_PROFILE, gateEnabled } from '../../kubevirt/config';
import { type Component, releaseOf } from '../../kubevirt/releases';
import { checkChoice, checkedProps, type Manifest } from '../base';
import { VmAccess } from './access';
import { installCdi } from './cdi';
import { DeletionProtection } from './deletion-protection';
import { GoldenImages } from './golden-images';
import { installHostPathProvisioner } from './hostpath-provisioner';
import { Installation, type ReleaseProps } from './installation';
import { kubevirtSpec } from './kubevirt';
import { installMonitoring, monitoringSpec } from './monitoring';
import { installNetworkAddons } from './network-addons';
import { installNodeOperators, named } from './node-operators';
import { ReleaseSource } from './release-source';
import { ReleasedObjects } from './released-objects';
import type { VirtualizationStackProps } from './stack-props';
import { storageProblem } from './storage-check';
import { StorageClass, VolumeSnapshotClass } from './storage-class';
import type { TransformChange } from './transforms';

const UNINSTALL = {
  'refuse-with-workloads': 'BlockUninstallIfWorkloadsExist',
  'remove-workloads': 'RemoveWorkloads',
} as const;

/**
 * A virtualization platform: KubeVirt and CDI with their operators and, as far as they are named, storage, networks, images, quotas and rights, in the
 * order in which they must be applied: the manifests of an operator and, once its CRD is served and its Deployment is available, the object that
 * configures it.
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
  /** The HostPathProvisioner object; `undefined` if it is not installed. */
  readonly hostpathProvisioner?: Manifest;
  /** The NetworkAddonsConfig object, on which NetworkAttachmentDefinitions depend; `undefined` if it is not installed. */
  readonly networkAddons?: Manifest;
  /** The NMState object, on which NodeNetworks depend; `undefined` if it is not installed. */
  readonly nmstate?: Manifest;
  /** The golden images; `undefined` if there are none. */
  readonly goldenImages?: GoldenImages;

  constructor(scope: Construct, id: string, props: VirtualizationStackProps = {}) {
    super(scope, id);
    checkedProps(scope, id, new.target, props);
    const { kubevirt = {}, lockFile = 'kubevirt-iac.lock.json', transforms } = props;
    const source = kubevirt.source ?? ReleaseSource.upstream();
    const installation = new Installation(this, { kubevirtVersion: kubevirt.version, source, lockFile, transforms });
    const { kubevirtVersion } = installation;
    this.kubevirtVersion = kubevirtVersion;
    checkChoice(this, 'uninstall', props.uninstall, Object.keys(UNINSTALL));
    const uninstallStrategy = UNINSTALL[props.uninstall ?? 'refuse-with-workloads'];

    const certManager = wanted(props.certManager, (given) =>
      installation.release('cert-manager', given, { id: 'cert-manager' }),
    );
    const injector = wanted(props.networkResourcesInjector, (given) =>
      installation.release('network-resources-injector', given, { id: 'network-resources-injector' }),
    );
    const spec = kubevirtSpec(kubevirt, {
      uninstallStrategy,
      templates: props.templates ?? true,
      commonInstancetypes: props.commonInstancetypes ?? true,
      disabledFeatureGates: withoutInjector(props, kubevirtVersion),
      monitoring: wanted(props.monitoring, monitoringSpec) ?? {},
    });
    const virt = installation.operated('kubevirt', kubevirt, spec);
    this.kubevirt = virt.main;

    const cdi = props.cdi === false ? undefined : installCdi(installation, props.cdi ?? {}, uninstallStrategy);
    this.cdi = cdi?.main;
    this.cdiVersion = cdi?.version;
    // CDI's pods use the priority class of KubeVirt's operator if it exists when they are created.
    cdi?.operator.node.addDependency(virt.operator);

    const hostPath = props.hostpathProvisioner && installHostPathProvisioner(installation, props.hostpathProvisioner);
    this.hostpathProvisioner = hostPath?.main;
    if (certManager) hostPath?.operator.node.addDependency(certManager.operator);

    const networks = props.networkAddons && installNetworkAddons(installation, props.networkAddons);
    this.networkAddons = networks?.main;
    if (certManager && props.networkAddons?.ipamController) networks?.operator.node.addDependency(certManager.operator);
    // virt-handler's Pods cannot start before their network exists.
    if (networks && spec.configuration?.migrations?.network !== undefined)
      this.kubevirt.node.addDependency(networks.main);
    if (networks && injector) injector.operator.node.addDependency(networks.main);

    this.nmstate = installNodeOperators(installation, props, certManager?.operator);

    const classes = this.storage(props, installation);
    if (hostPath) classes.push(...hostPath.storageClasses);
    const unfit = storageProblem(this, props.storageRequires ?? []);
    if (unfit) throw installation.error(unfit);
    this.goldenImages = wanted(props.goldenImages, (given) => {
      if (!cdi) {
        throw installation.error(
          'goldenImages are imported by CDI, and cdi is false. Install CDI, or omit goldenImages.',
        );
      }
      const images = new GoldenImages(this, 'golden-images', given);
      images.node.addDependency(cdi.main, ...classes);
      return images;
    });
    wanted(props.quota, (given) => installation.operated('application-aware-quota', given, given.spec ?? {}));
    for (const namespace of props.tektonTasks?.namespaces ?? []) {
      installation.release('tekton-tasks', props.tektonTasks ?? {}, { id: `tekton-tasks-${namespace}`, namespace });
    }
    // The rules are about metrics of KubeVirt, and of recording rules that it makes.
    wanted(props.monitoring, (given) => installMonitoring(installation, given))?.node.addDependency(this.kubevirt);
    if (props.deletionProtection) new DeletionProtection(this, 'deletion-protection');
    // A binding is accepted only once its role exists, and virt-operator makes the roles.
    props.access?.forEach((given, index) => {
      new VmAccess(this, `access-${index}`, given).node.addDependency(this.kubevirt);
    });
    if (props.networkPolicies) {
      restrictTraffic(installation, 'kubevirt', virt, kubevirt);
      if (cdi) restrictTraffic(installation, 'cdi', cdi, props.cdi || {});
    }
    installation.complete();
  }

  /** Every field in which the applied manifests of operators differ from the published ones. */
  get transformChanges(): readonly TransformChange[] {
    return this.node.children.flatMap((child) => (child instanceof ReleasedObjects ? child.changes : []));
  }

  private storage({ storageClasses = [], snapshotClasses = [] }: VirtualizationStackProps, installation: Installation) {
    const named = <T extends { name: string }>(field: string, classes: readonly T[]) => {
      const twice = classes.find(({ name }, index) => classes.findIndex((one) => one.name === name) !== index);
      if (twice) throw installation.error(`${field} names ${twice.name} twice. Give each class its own name.`);
      return classes;
    };
    for (const given of named('snapshotClasses', snapshotClasses)) {
      new VolumeSnapshotClass(this, `snapshot-class-${given.name}`, given);
    }
    return named('storageClasses', storageClasses).map(
      (given) => new StorageClass(this, `storage-class-${given.name}`, given),
    );
  }
}

/** What `make` returns for a component that is named with its props or with `true`. */
function wanted<P extends object, T>(given: P | boolean | undefined, make: (props: P) => T): T | undefined {
  const props = named(given);
  return props && make(props);
}

/**
 * From 1.9 on KubeVirt leaves the node resources of networks to a webhook that it does not install: guests on bridges would then be scheduled to nodes
 * without the bridge.
 */
function withoutInjector(props: VirtualizationStackProps, kubevirtVersion: string): string[] {
  const [gate, injector] = ['ExternalNetResourceInjection', props.networkResourcesInjector ?? false];
  const isOn = gateEnabled({ ...DEFAULT_PROFILE, kubevirtVersion }, gate);
  return props.networkAddons && injector === false && isOn ? [gate] : [];
}

/** The NetworkPolicies that a component publishes beside its operator. */
function restrictTraffic(
  installation: Installation,
  component: Component,
  { version, operator }: { version: string; operator: Construct },
  props: ReleaseProps,
): void {
  const assets = (releaseOf(component, version)?.assets ?? []).filter(({ role }) => role === 'network-policies');
  const { operator: policies } = installation.release(component, props, {
    id: `${component}-network-policies`,
    assets: assets.map(({ file }) => file),
  });
  policies.node.addDependency(operator);
}
