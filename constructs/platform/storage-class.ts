import type { Construct, IConstruct } from 'constructs';
import { ImportedResource, type IResource, Manifest, Resource, type ResourceProps } from '../base';
import { apiObjects } from '../render';

/** Props of a StorageClass. */
export interface StorageClassProps extends Omit<ResourceProps, 'namespace'> {
  /**
   * Driver that makes the volumes. Cannot be changed.
   * @change StorageClass/provisioner
   */
  readonly provisioner: string;
  /**
   * Parameters of the driver. Cannot be changed.
   * @default - none
   * @change StorageClass/parameters
   */
  readonly parameters?: Readonly<Record<string, string>>;
  /**
   * When a volume is made: with its claim, or once it is known where the guest runs. The second is needed for storage of
   * one node or zone.
   * @default WaitForFirstConsumer
   * @change StorageClass/volumeBindingMode
   */
  readonly bindingMode?: 'Immediate' | 'WaitForFirstConsumer';
  /**
   * Whether a volume is deleted with its claim, or kept.
   * @default Delete
   * @change StorageClass/reclaimPolicy
   */
  readonly reclaimPolicy?: 'Delete' | 'Retain';
  /**
   * Whether claims can grow, as a disk that grows needs it.
   * @default true
   * @change StorageClass/allowVolumeExpansion
   */
  readonly expandable?: boolean;
  /**
   * Whether claims that name no class get this one. One class of a cluster can be the default.
   * @default false
   * @change StorageClass/metadata.annotations
   */
  readonly default?: boolean;
  /**
   * Whether disks of guests that name no class get this one, before the default of the cluster.
   * @default false
   * @change StorageClass/metadata.annotations
   */
  readonly defaultForVms?: boolean;
  /**
   * Options with which volumes are mounted.
   * @default - none
   * @change StorageClass/mountOptions
   */
  readonly mountOptions?: readonly string[];
}

/** What a class can be the default of. */
const DEFAULTS = [
  { prop: 'default', annotation: 'storageclass.kubernetes.io/is-default-class', of: 'of the cluster' },
  { prop: 'defaultForVms', annotation: 'storageclass.kubevirt.io/is-default-virt-class', of: 'for VMs' },
] as const;

/** A kind of storage that claims ask for by name. */
export class StorageClass extends Resource {
  /** An existing StorageClass. */
  static fromStorageClassName(scope: Construct, id: string, name: string): IResource {
    return new ImportedResource(scope, id, name);
  }

  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: StorageClassProps) {
    super(scope, id, props, { kind: 'StorageClass', clusterScoped: true });
    const { provisioner, parameters, mountOptions, bindingMode, reclaimPolicy, expandable } = props;
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: this.objectMeta({
        annotations: {
          ...(props.default && { 'storageclass.kubernetes.io/is-default-class': 'true' }),
          ...(props.defaultForVms && { 'storageclass.kubevirt.io/is-default-virt-class': 'true' }),
        },
      }),
      provisioner,
      ...(parameters && { parameters }),
      ...(mountOptions && { mountOptions }),
      volumeBindingMode: bindingMode ?? 'WaitForFirstConsumer',
      reclaimPolicy: reclaimPolicy ?? 'Delete',
      allowVolumeExpansion: expandable ?? true,
    });
    // One of several reports it for all.
    this.node.addValidation({
      validate: () =>
        severalDefaults(this.node.root).flatMap(({ names, problem }) => (names[0] === this.name ? [problem] : [])),
    });
  }
}

/** Classes below a construct that are the same default: Kubernetes uses whichever was created last. */
export function severalDefaults(root: IConstruct): { names: string[]; problem: string }[] {
  const classes = apiObjects(root)
    .filter(({ kind }) => kind === 'StorageClass')
    .map((object) => ({ name: object.name, annotations: object.metadata.toJson()?.annotations ?? {} }));
  return DEFAULTS.flatMap(({ annotation, of, prop }) => {
    const names = classes
      .filter(({ annotations }) => annotations[annotation] === 'true')
      .map(({ name }) => name)
      .sort();
    const problem = `the StorageClasses ${names.join(' and ')} are each the default ${of}, and Kubernetes would use the one that was created last. Keep \`${prop}: true\` at one of them.`;
    return names.length > 1 ? [{ names, problem }] : [];
  });
}

/** Props of a VolumeSnapshotClass. */
export interface VolumeSnapshotClassProps extends Omit<ResourceProps, 'namespace'> {
  /**
   * Driver that takes the snapshots: the provisioner of the StorageClass. Cannot be changed.
   * @change VolumeSnapshotClass/driver
   */
  readonly driver: string;
  /**
   * Whether the data of a snapshot is deleted with its object, or kept.
   * @default Delete
   * @change VolumeSnapshotClass/deletionPolicy
   */
  readonly deletionPolicy?: 'Delete' | 'Retain';
  /**
   * Parameters of the driver.
   * @default - none
   * @change VolumeSnapshotClass/parameters
   */
  readonly parameters?: Readonly<Record<string, string>>;
  /**
   * Whether snapshots of the driver's volumes that name no class get this one.
   * @default false
   * @change VolumeSnapshotClass/metadata.annotations
   */
  readonly default?: boolean;
}

/** How snapshots of a driver's volumes are taken. Snapshots of VMs and quick clones of disks need one per driver. */
export class VolumeSnapshotClass extends Resource {
  /** An existing VolumeSnapshotClass. */
  static fromVolumeSnapshotClassName(scope: Construct, id: string, name: string): IResource {
    return new ImportedResource(scope, id, name);
  }

  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: VolumeSnapshotClassProps) {
    super(scope, id, props, { kind: 'VolumeSnapshotClass', clusterScoped: true });
    const { driver, parameters, deletionPolicy } = props;
    this.apiObject = new Manifest(this, 'Resource', {
      apiVersion: 'snapshot.storage.k8s.io/v1',
      kind: 'VolumeSnapshotClass',
      metadata: this.objectMeta({
        annotations: props.default ? { 'snapshot.storage.kubernetes.io/is-default-class': 'true' } : {},
      }),
      driver,
      ...(parameters && { parameters }),
      deletionPolicy: deletionPolicy ?? 'Delete',
    });
  }
}
