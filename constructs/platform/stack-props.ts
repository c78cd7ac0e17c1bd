import type { StorageNeed } from '../../kubevirt/storage';
import type { aaq } from '../../kubevirt/types';
import type { VmAccessProps } from './access';
import type { CdiProps } from './cdi';
import type { GoldenImagesProps } from './golden-images';
import type { HostPathProvisionerProps } from './hostpath-provisioner';
import type { ReleaseProps } from './installation';
import type { KubeVirtProps } from './kubevirt';
import type { StackMonitoringProps } from './monitoring';
import type { NetworkAddonsProps } from './network-addons';
import type { NodeOperatorsProps } from './node-operators';
import type { StorageClassProps, VolumeSnapshotClassProps } from './storage-class';
import type { Transform } from './transforms';

/** Props of the application-aware quota. */
export interface QuotaProps extends ReleaseProps {
  /**
   * Spec of the AAQ object, in the shape of the API.
   * @default - the defaults of its operator
   * @change AAQ/spec
   */
  readonly spec?: aaq.AAQSpec;
}

/** Props of the Tekton tasks for VMs. */
export interface TektonTasksProps extends ReleaseProps {
  /**
   * Namespaces that get the tasks. They must exist.
   * @change Task/metadata.namespace
   */
  readonly namespaces: readonly string[];
}

/** A StorageClass that the stack makes. */
export interface NamedStorageClass extends StorageClassProps {
  /**
   * Name of the class.
   * @change StorageClass/metadata.name
   */
  readonly name: string;
}

/** A VolumeSnapshotClass that the stack makes. */
export interface NamedSnapshotClass extends VolumeSnapshotClassProps {
  /**
   * Name of the class.
   * @change VolumeSnapshotClass/metadata.name
   */
  readonly name: string;
}

/** Components of a virtualization platform. Each that is not named is not installed, but for KubeVirt and CDI. */
export interface VirtualizationStackProps extends NodeOperatorsProps {
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
   * cert-manager, which the webhooks of `hostpathProvisioner`, of `networkAddons.ipamController` and of the operators that
   * remediate and drain nodes get their certificates from.
   * @default - not installed: those find one that is in the cluster
   * @change Deployment/spec.template
   */
  readonly certManager?: ReleaseProps | boolean;
  /**
   * The hostpath provisioner, for disks on the nodes' own storage.
   * @default - not installed
   */
  readonly hostpathProvisioner?: HostPathProvisionerProps;
  /**
   * Networks for guests besides the pod network: Multus, CNI plugins, MAC addresses.
   * @default - not installed
   */
  readonly networkAddons?: NetworkAddonsProps;
  /**
   * The webhook that adds the node resources of networks to Pods. From KubeVirt 1.9 on, guests on SR-IOV, macvtap and
   * marked bridge networks are placed by it.
   * @default - not installed; with `networkAddons`, KubeVirt adds the resources itself
   * @change Deployment/spec.template
   */
  readonly networkResourcesInjector?: ReleaseProps | boolean;
  /**
   * Whether virt-operator also installs virt-template, which serves VirtualMachineTemplates.
   * @default true
   * @change KubeVirt/spec.configuration.virtTemplateDeployment
   */
  readonly templates?: boolean;
  /**
   * Whether virt-operator also installs the common instancetypes and preferences, such as `u1.medium` and `fedora`.
   * @default true
   * @change KubeVirt/spec.configuration.commonInstancetypesDeployment
   */
  readonly commonInstancetypes?: boolean;
  /**
   * Whether the API server itself rejects the deletion of VMs with `deletionProtection`, by whatever client.
   * @default false
   * @change ValidatingAdmissionPolicy/spec
   */
  readonly deletionProtection?: boolean;
  /**
   * StorageClasses to make. One of all classes can be the default.
   * @default - those of `hostpathProvisioner`
   */
  readonly storageClasses?: readonly NamedStorageClass[];
  /**
   * VolumeSnapshotClasses to make, one for each driver that takes snapshots. Their CRDs and controller must exist.
   * @default - none
   */
  readonly snapshotClasses?: readonly NamedSnapshotClass[];
  /**
   * What disks of the default StorageClass must be able to do. A program whose classes cannot is rejected, as far as their
   * drivers are known; the same words are those of preflight, which also judges the classes of the cluster.
   * @default - nothing
   */
  readonly storageRequires?: readonly StorageNeed[];
  /**
   * The usual Linux images, kept up to date, to clone disks from.
   * @default - none
   * @change DataImportCron/spec
   */
  readonly goldenImages?: GoldenImagesProps | boolean;
  /**
   * Tekton tasks for VMs and disks. Tekton itself must be installed.
   * @default - none
   */
  readonly tektonTasks?: TektonTasksProps;
  /**
   * Quotas that count guests by what they are given, without KubeVirt's own overhead and the second Pod of a migration.
   * @default - not installed
   * @change AAQ/spec
   */
  readonly quota?: QuotaProps | boolean;
  /**
   * Where Prometheus is, so that KubeVirt makes its ServiceMonitor and PrometheusRule, and alerts and dashboards are made
   * beside them. Prometheus and its operator must be installed first.
   * @default - KubeVirt makes its own if a ServiceAccount prometheus-k8s is in the namespace monitoring or openshift-monitoring
   * @change KubeVirt/spec.monitorNamespace
   */
  readonly monitoring?: StackMonitoringProps | boolean;
  /**
   * Rights on VMs: who may manage, read or migrate them.
   * @default - those of the roles admin, edit and view of Kubernetes
   */
  readonly access?: readonly VmAccessProps[];
  /**
   * Whether to restrict the traffic of the components' own Pods to what they need. Without effect where the CNI plugin does
   * not enforce NetworkPolicies.
   * @default false
   * @change NetworkPolicy/spec
   */
  readonly networkPolicies?: boolean;
  /**
   * Whether deleting KubeVirt or CDI is rejected while VMs or disks exist, or deletes them as well.
   * @default refuse-with-workloads
   * @change KubeVirt/spec.uninstallStrategy
   */
  readonly uninstall?: 'refuse-with-workloads' | 'remove-workloads';
  /**
   * Changes of the operators' published manifests before they are applied: other registries, pull secrets, placement, replicas, proxy, resources. They
   * do not reach the operands, which the KubeVirt and CDI objects configure.
   * @default - only the tags that a release must correct
   */
  readonly transforms?: readonly Transform[];
  /**
   * File that pins the sha256 of every downloaded manifest. Keep it in Git.
   * @default - `kubevirt-iac.lock.json` in the working directory
   */
  readonly lockFile?: string;
}
