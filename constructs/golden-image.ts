import type { Construct } from 'constructs';
import { mapUnresolved } from '../kube/unresolved';
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
import { CloneGrants } from './clone-grants';
import type { LocalImage } from './local-image';
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
   * The image: one that CDI imports, one that is uploaded from a file, or a disk that exists already.
   * @change DataVolume/spec.source
   */
  readonly from: Image | LocalImage | CloneSource;
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

/** A golden image: one that this program makes, or an existing one. */
export interface IGoldenImage extends IResource {
  /**
   * Source of clones: `Disk.clone(fedora.source, { size })`.
   * @change DataVolume/spec.source
   */
  readonly source: CloneSource;
}

/** An image to clone disks from under a stable name: a DataSource, and the DataImportCron or DataVolume that fills it. */
export class GoldenImage extends Resource implements IGoldenImage {
  /** A golden image that exists already, such as those of OpenShift. */
  static fromGoldenImageName(
    scope: Construct,
    id: string,
    name: string,
    options: Pick<ResourceProps, 'namespace'> = {},
  ): IGoldenImage {
    return new ImportedGoldenImage(scope, id, name, options.namespace);
  }

  readonly source: CloneSource;
  /** Arguments of the `virtctl` command that uploads a LocalImage to the DataVolume that waits for it; `undefined` for other images. */
  readonly uploadCommand?: readonly string[];
  protected readonly apiObject: Manifest;
  private readonly grants = new CloneGrants(this);

  constructor(scope: Construct, id: string, props: GoldenImageProps) {
    super(scope, id, props, { kind: 'DataSource' });
    this.source = DataSource.ref(this);
    const { from, schedule } = props;
    if ('file' in from) this.uploadCommand = uploadCommand(from, dataVolumeName(this.name, from), this.namespace);
    this.apiObject = schedule === undefined ? this.once(props) : this.scheduled(props, schedule);
  }

  /**
   * Allows the workloads of a namespace to clone the image, and the other images beside it: what VMs with disks in `dataVolumeTemplates` and pools need. A
   * DataVolume of its own is cloned with the right of whoever creates it.
   */
  grantClone({ namespace }: { readonly namespace: string }): this {
    this.grants.add(namespace);
    return this;
  }

  /** CDI creates the DataSource itself, and copies the labels to it. */
  private scheduled(props: GoldenImageProps, schedule: string): Manifest {
    const { from } = props;
    if (!('registry' in from)) {
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
        template: { spec: this.dataVolume(props, { import: from }) },
      },
    });
  }

  private once(props: GoldenImageProps): Manifest {
    return new Manifest(this, 'Resource', {
      apiVersion: 'cdi.kubevirt.io/v1beta1',
      kind: 'DataSource',
      metadata: this.objectMeta({ labels: defaults(props) }),
      spec: { source: this.existing(props.from) ?? this.filled(props) },
    });
  }

  /** `spec.source` of a DataSource for a disk that exists already. */
  private existing(from: GoldenImageProps['from']): Record<string, unknown> | undefined {
    const key = (Object.keys(EXISTING) as (keyof typeof EXISTING)[]).find((one) => one in from);
    if (key === undefined) return undefined;
    const { namespace = this.namespace } = from as CloneSource;
    return { [EXISTING[key]]: { name: (from as Readonly<Record<string, string>>)[key], namespace } };
  }

  /** The same for a DataVolume that is filled for it. */
  private filled(props: GoldenImageProps): Record<string, unknown> {
    const from = props.from as Image | LocalImage;
    const isLocal = 'file' in from;
    const name = dataVolumeName(this.name, from);
    const { namespace } = this;
    new Manifest(this, 'image', {
      apiVersion: 'cdi.kubevirt.io/v1beta1',
      kind: 'DataVolume',
      metadata: {
        name,
        namespace,
        annotations: { ...OWN_DATA_VOLUME, ...(isLocal && { 'kubevirt-iac/image-sha256': from.sha256 }) },
      },
      spec: this.dataVolume(props, isLocal ? { upload: {} } : { import: from }),
    });
    return { pvc: { name, namespace } };
  }

  private dataVolume(
    { size, storageClass, accessMode, volumeMode }: GoldenImageProps,
    source: { readonly import: Image } | { readonly upload: Record<string, never> },
  ) {
    const disk = { ...source, size: size ?? '30Gi', storageClass, accessMode, volumeMode };
    return within(this, 'the image', () => dataVolumeSpec(this, disk, this.namespace));
  }
}

/** Where a DataSource names what kind of disk. A DataVolume has a claim of its name. */
const EXISTING = { pvc: 'pvc', dataVolume: 'pvc', volumeSnapshot: 'snapshot', dataSource: 'dataSource' } as const;

/** The content of a file is in the name, so that another content is another disk, and no VM that was cloned before changes. */
const dataVolumeName = (name: string, from: Image | LocalImage): string =>
  'file' in from
    ? (mapUnresolved([name, from.sha256] as unknown, (known) => {
        const [plain, sha256] = known as [string, string];
        return `${plain}-${sha256.slice(0, 8)}`;
      }) as string)
    : suffixed(name, 'image');

const uploadCommand = ({ file }: LocalImage, dataVolume: string, namespace: string | undefined): readonly string[] => [
  'image-upload',
  'dv',
  dataVolume,
  ...(namespace === undefined ? [] : ['--namespace', namespace]),
  '--no-create',
  '--image-path',
  file,
];

class ImportedGoldenImage extends ImportedResource implements IGoldenImage {
  readonly source: CloneSource = DataSource.ref(this);
}

function defaults({ defaultInstancetype, defaultPreference }: GoldenImageProps): Record<string, string> {
  return {
    ...(defaultInstancetype && { 'instancetype.kubevirt.io/default-instancetype': defaultInstancetype }),
    ...(defaultPreference && { 'instancetype.kubevirt.io/default-preference': defaultPreference }),
  };
}
