import type { Construct } from 'constructs';
import { constructError, Manifest, type Quantity, Resource, type ResourceProps, suffixed } from './base';
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
  /** @change DataVolume/spec.source */
  readonly from: Image;
  /**
   * When to look for a newer image, in cron's words: `0 3 * * 1`. For images of a registry. Default: imported once.
   * @change DataImportCron/spec.schedule
   */
  readonly schedule?: string;
  /**
   * Size of the disk that the image is imported into. Default 30Gi.
   * @change DataVolume/spec.storage.resources
   */
  readonly size?: Quantity;
  /**
   * How many older imports are kept. Default 3.
   * @change DataImportCron/spec.importsToKeep
   */
  readonly importsToKeep?: number;
  /**
   * Instancetype of machines made from this image that say none (virtctl, consoles).
   * @change /metadata.labels
   */
  readonly defaultInstancetype?: CommonInstancetype;
  /**
   * Preference of machines made from this image that say none.
   * @change /metadata.labels
   */
  readonly defaultPreference?: CommonPreference;
}

/** An image that disks are cloned from, under a name that stays: a DataSource, and what imports the image and keeps it new. */
export class GoldenImage extends Resource {
  /** What disks are cloned from: `Disk.clone(fedora.source, { size })`. */
  readonly source: CloneSource;
  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: GoldenImageProps) {
    super(scope, id, props, { kind: 'DataSource' });
    this.source = DataSource.ref(this);
    this.apiObject = props.schedule === undefined ? this.once(props) : this.scheduled(props, props.schedule);
  }

  /** CDI makes the DataSource itself, and hands it the labels. */
  private scheduled(props: GoldenImageProps, schedule: string): Manifest {
    if (!('registry' in props.from)) {
      throw constructError(
        this,
        'only images of a registry can be looked up on a schedule. Use Image.registry(...), or leave `schedule` away to import the image once.',
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
    return dataVolumeSpec(
      this,
      { import: from, size: size ?? '30Gi', storageClass, accessMode, volumeMode },
      this.namespace,
    );
  }
}

function defaults({ defaultInstancetype, defaultPreference }: GoldenImageProps): Record<string, string> {
  return {
    ...(defaultInstancetype && { 'instancetype.kubevirt.io/default-instancetype': defaultInstancetype }),
    ...(defaultPreference && { 'instancetype.kubevirt.io/default-preference': defaultPreference }),
  };
}
