import type { Construct } from 'constructs';
import {
  constructError,
  ImportedResource,
  type IResource,
  Manifest,
  type Quantity,
  Resource,
  type ResourceProps,
  suffixed,
  within,
} from './base';
import {
  type CloneSource,
  type CommonInstancetype,
  type CommonPreference,
  DataSource,
  dataVolumeSpec,
  type Image,
  type MadeDisk,
} from './machine';
import { OWN_DATA_VOLUME } from './retention-annotations';

export interface GoldenImageProps extends ResourceProps, Pick<MadeDisk, 'storageClass' | 'accessMode' | 'volumeMode'> {
  /**
   * The image to import.
   * @change DataVolume/spec.source
   */
  readonly from: Image;
  /**
   * When to look for a newer image, as a cron expression: `0 3 * * 1`. Works with images of a registry only.
   * @default - the image is imported once
   * @change DataImportCron/spec.schedule
   */
  readonly schedule?: string;
  /**
   * Size of the disk that the image is imported into.
   * @default 30Gi
   * @change DataVolume/spec.storage.resources
   */
  readonly size?: Quantity;
  /**
   * Number of earlier imports to keep.
   * @default 3
   * @change DataImportCron/spec.importsToKeep
   */
  readonly importsToKeep?: number;
  /**
   * Instancetype that `virtctl` and consoles use for VMs created from this image.
   * @default - none
   * @change /metadata.labels
   */
  readonly defaultInstancetype?: CommonInstancetype;
  /**
   * Preference that `virtctl` and consoles use for VMs created from this image.
   * @default - none
   * @change /metadata.labels
   */
  readonly defaultPreference?: CommonPreference;
}

/** An image to clone disks from: one that this program imports, or an existing one. */
export interface IGoldenImage extends IResource {
  /**
   * Source of clones.
   * @change DataVolume/spec.source
   */
  readonly source: CloneSource;
}

/** An image to clone disks from under a stable name: a DataSource, and the DataImportCron or DataVolume that fills it. */
export class GoldenImage extends Resource implements IGoldenImage {
  /** An existing DataSource, such as one that another program fills. */
  static fromGoldenImageName(
    scope: Construct,
    id: string,
    name: string,
    options: { readonly namespace?: string } = {},
  ): IGoldenImage {
    const image = new ImportedResource(scope, id, name, options.namespace);
    return Object.assign(image, { source: DataSource.ref(image) });
  }

  /** Source of clones: `Disk.clone(fedora.source, { size })`. */
  readonly source: CloneSource;
  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: GoldenImageProps) {
    super(scope, id, props, { kind: 'DataSource' });
    this.source = DataSource.ref(this);
    this.apiObject = props.schedule === undefined ? this.once(props) : this.scheduled(props, props.schedule);
  }

  /** CDI creates the DataSource itself, and copies the labels to it. */
  private scheduled(props: GoldenImageProps, schedule: string): Manifest {
    if (!('registry' in props.from)) {
      throw constructError(
        this,
        '`schedule` works with images of a registry only. Use Image.registry(...), or omit `schedule` to import the image once.',
      );
    }
    return new Manifest(this, 'Resource', {
      apiVersion: 'cdi.kubevirt.io/v1beta1',
      kind: 'DataImportCron',
      metadata: this.objectMeta({ labels: defaults(props) }),
      spec: {
        schedule,
        managedDataSource: this.name,
        garbageCollect: 'Outdated',
        importsToKeep: props.importsToKeep,
        template: { spec: this.dataVolume(props) },
      },
    });
  }

  private once(props: GoldenImageProps): Manifest {
    const name = suffixed(this.name, 'image');
    const namespace = this.namespace;
    new Manifest(this, 'image', {
      apiVersion: 'cdi.kubevirt.io/v1beta1',
      kind: 'DataVolume',
      metadata: { name, namespace, annotations: { ...OWN_DATA_VOLUME } },
      spec: this.dataVolume(props),
    });
    return new Manifest(this, 'Resource', {
      apiVersion: 'cdi.kubevirt.io/v1beta1',
      kind: 'DataSource',
      metadata: this.objectMeta({ labels: defaults(props) }),
      spec: { source: { pvc: { name, namespace } } },
    });
  }

  private dataVolume({ from, size, storageClass, accessMode, volumeMode }: GoldenImageProps) {
    const disk = { import: from, size: size ?? '30Gi', storageClass, accessMode, volumeMode };
    return within(this, 'the image', () => dataVolumeSpec(this, disk, this.namespace));
  }
}

function defaults({ defaultInstancetype, defaultPreference }: GoldenImageProps): Record<string, string> {
  return {
    ...(defaultInstancetype && { 'instancetype.kubevirt.io/default-instancetype': defaultInstancetype }),
    ...(defaultPreference && { 'instancetype.kubevirt.io/default-preference': defaultPreference }),
  };
}
