import type { Construct, IConstruct } from 'constructs';
import type { KubeObject } from '../../kube/object';
import { DEFAULT_CLASSES, DEFAULT_MARKS, severalMarked } from '../../kubevirt/storage';
import { ImportedResource, type IResource, Manifest, Resource, type ResourceProps } from '../base';
import type { AccessMode } from '../machine';
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
  /**
   * How disks of guests are claimed from the class, and cloned, where they do not say so: the StorageProfile that CDI makes
   * beside the class. Set it for a driver that CDI does not know.
   * @default - what CDI knows of the driver
   * @change StorageProfile/spec
   */
  readonly profile?: StorageProfile;
}

/** How disks of guests are claimed from a StorageClass, and cloned. */
export interface StorageProfile {
  /**
   * Access modes and volume mode of claims, in order of preference.
   * @default - what CDI knows of the driver
   * @change StorageProfile/spec
   */
  readonly claims?: readonly {
    readonly accessModes: readonly AccessMode[];
    readonly volumeMode?: 'Block' | 'Filesystem';
  }[];
  /**
   * How a disk is cloned: `copy` reads it by a Pod, `snapshot` and `csi-clone` leave it to the driver.
   * @default - the fastest that the driver offers
   * @change StorageProfile/spec
   */
  readonly cloneStrategy?: 'copy' | 'snapshot' | 'csi-clone';
  /**
   * Name of the VolumeSnapshotClass for clones by snapshot, and for golden images that are kept as snapshots.
   * @default - one of the driver
   * @change StorageProfile/spec
   */
  readonly snapshotClass?: string;
  /**
   * What golden images with a schedule are kept as.
   * @default pvc
   * @change StorageProfile/spec
   */
  readonly imagesAs?: 'pvc' | 'snapshot';
}

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
          ...(props.default && { [DEFAULT_MARKS.ofCluster]: 'true' }),
          ...(props.defaultForVms && { [DEFAULT_MARKS.forVms]: 'true' }),
        },
      }),
      provisioner,
      ...(parameters && { parameters }),
      ...(mountOptions && { mountOptions }),
      volumeBindingMode: bindingMode ?? 'WaitForFirstConsumer',
      reclaimPolicy: reclaimPolicy ?? 'Delete',
      allowVolumeExpansion: expandable ?? true,
    });
    if (props.profile) this.profile(props.profile);
    this.node.addValidation({ validate: () => severalDefaultsAt(this, 'StorageClass') });
  }

  /** CDI makes the object as well, with its name; what is set here goes before what it knows. */
  private profile({ claims, cloneStrategy, snapshotClass, imagesAs }: StorageProfile): void {
    const profile = new Manifest(this, 'profile', {
      apiVersion: 'cdi.kubevirt.io/v1beta1',
      kind: 'StorageProfile',
      metadata: { name: this.name },
      spec: {
        claimPropertySets: claims?.map(({ accessModes, volumeMode }) => ({
          accessModes: [...accessModes],
          volumeMode,
        })),
        cloneStrategy,
        snapshotClass,
        dataImportCronSourceFormat: imagesAs,
      },
    });
    profile.node.addDependency(this.apiObject);
  }
}

/** Classes below a construct that are the same default. */
export function severalDefaults(root: IConstruct): { kind: string; names: string[]; problem: string }[] {
  return DEFAULT_CLASSES.flatMap((which) => {
    const { kind, of, prop, several } = which;
    const names = severalMarked(objectsBelow(root, kind), which);
    const plural = `${kind}es`;
    const problem = `the ${plural} ${names.join(' and ')} are each the default ${of}, and ${several}. Keep \`${prop}: true\` at one of them.`;
    return names.length > 1 ? [{ kind, names, problem }] : [];
  });
}

/** The same at one of them, which reports it for all. */
const severalDefaultsAt = ({ node, name }: Resource, kind: string): string[] =>
  severalDefaults(node.root).flatMap((one) => (one.kind === kind && one.names[0] === name ? [one.problem] : []));

/** The objects of a kind that a construct makes. */
export const objectsBelow = (root: IConstruct, kind: string): KubeObject[] =>
  apiObjects(root)
    .filter((object) => object.kind === kind)
    .map((object) => object.toJson() as KubeObject);

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
   * Whether snapshots of the driver's volumes that name no class get this one. One class of a driver can be the default.
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
        annotations: props.default ? { [DEFAULT_MARKS.ofDriver]: 'true' } : {},
      }),
      driver,
      ...(parameters && { parameters }),
      deletionPolicy: deletionPolicy ?? 'Delete',
    });
    this.node.addValidation({ validate: () => severalDefaultsAt(this, 'VolumeSnapshotClass') });
  }
}
