import { Construct } from 'constructs';
import { checkChoice, checkedProps, constructError, Manifest, type Quantity, requireKnown } from '../base';
import { GoldenImage } from '../golden-image';
import { type CommonPreference, Image } from '../machine';

interface GoldenImageFacts {
  readonly image: string;
  readonly preference: CommonPreference;
}

/** The images of the KubeVirt project's registry of containerdisks that are kept up to date, by the name of their DataSource. */
export const GOLDEN_IMAGES = {
  fedora: { image: 'fedora:latest', preference: 'fedora' },
  'centos-stream9': { image: 'centos-stream:9', preference: 'centos.stream9' },
  'centos-stream10': { image: 'centos-stream:10', preference: 'centos.stream10' },
  'ubuntu-22.04': { image: 'ubuntu:22.04', preference: 'ubuntu' },
  'ubuntu-24.04': { image: 'ubuntu:24.04', preference: 'ubuntu' },
  debian12: { image: 'debian:12', preference: 'debian' },
  debian13: { image: 'debian:13', preference: 'debian' },
  'opensuse-leap': { image: 'opensuse-leap:15.6', preference: 'opensuse.leap' },
  'opensuse-tumbleweed': { image: 'opensuse-tumbleweed:1.0.0', preference: 'opensuse.tumbleweed' },
} as const satisfies Readonly<Record<string, GoldenImageFacts>>;

/** Name of a golden image, and of its DataSource. */
export type GoldenImageName = keyof typeof GOLDEN_IMAGES;

/** Props of the golden images. */
export interface GoldenImagesProps {
  /**
   * Images to import.
   * @default - fedora, centos-stream10, ubuntu-24.04 and debian13
   * @change DataImportCron/metadata.name
   */
  readonly images?: readonly GoldenImageName[];
  /**
   * Namespace of the images. It is created with them.
   * @default golden-images
   * @change DataImportCron/metadata.namespace
   */
  readonly namespace?: string;
  /**
   * When to look for newer images, as a cron expression.
   * @default 0 4 * * 1
   * @change DataImportCron/spec.schedule
   */
  readonly schedule?: string;
  /**
   * Registry and folder of the images: that of a mirror, without network access.
   * @default quay.io/containerdisks
   * @change DataImportCron/spec.template
   */
  readonly registry?: string;
  /**
   * Size of the disk that each image is imported into. Clones are at least as large.
   * @default 30Gi
   * @change DataImportCron/spec.template
   */
  readonly size?: Quantity;
  /**
   * StorageClass of the images. Clones of the same class are quick where its driver takes snapshots.
   * @default - the default class for VMs, otherwise that of the cluster
   * @change DataImportCron/spec.template
   */
  readonly storageClass?: string;
  /**
   * Who may clone the images into other namespaces: each user that is logged in, or only those who have the right already.
   * @default authenticated
   * @change RoleBinding/subjects
   */
  readonly cloneableBy?: 'authenticated' | 'none';
}

const USUAL: readonly GoldenImageName[] = ['fedora', 'centos-stream10', 'ubuntu-24.04', 'debian13'];

/** The usual Linux images in one namespace, imported again when newer ones are published. */
export class GoldenImages extends Construct {
  /** By name, to clone disks from: `Disk.clone(images.of('fedora').source, { size: '40Gi' })`. */
  private readonly images: ReadonlyMap<GoldenImageName, GoldenImage>;

  constructor(scope: Construct, id: string, props: GoldenImagesProps = {}) {
    super(scope, id);
    checkedProps(scope, id, new.target, props);
    const { images = USUAL, schedule, registry = 'quay.io/containerdisks', size, storageClass } = props;
    const name = props.namespace ?? 'golden-images';
    requireKnown(this, Object.fromEntries(images.map((image, index) => [`images[${index}]`, image])));
    const unknown = images.find((image) => !Object.hasOwn(GOLDEN_IMAGES, image));
    if (unknown !== undefined) {
      throw constructError(
        this,
        `${JSON.stringify(unknown)} is not a known image. Use ${Object.keys(GOLDEN_IMAGES).join(', ')}, or import another image with new GoldenImage(...).`,
      );
    }
    const namespace = new Manifest(this, 'namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    const made = images.map((image) => {
      const facts: GoldenImageFacts = GOLDEN_IMAGES[image];
      const golden = new GoldenImage(this, image, {
        namespace: name,
        from: Image.registry(`${registry.replace(/\/+$/, '')}/${facts.image}`),
        schedule: schedule ?? '0 4 * * 1',
        size,
        storageClass,
        defaultInstancetype: 'u1.medium',
        defaultPreference: facts.preference,
      });
      golden.node.addDependency(namespace);
      return [image, golden] as const;
    });
    this.images = new Map(made);
    checkChoice(this, 'cloneableBy', props.cloneableBy, ['authenticated', 'none']);
    if (props.cloneableBy === 'none') return;
    const binding = new Manifest(this, 'clone', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'RoleBinding',
      metadata: { name: 'clone-golden-images', namespace: name },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cdi.kubevirt.io:clone-sourcer' },
      subjects: [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: 'system:authenticated' }],
    });
    binding.node.addDependency(namespace);
  }

  /** The golden image of that name. Throws if it is not among `images`. */
  of(name: GoldenImageName): GoldenImage {
    const image = this.images.get(name);
    if (image) return image;
    throw constructError(
      this,
      `${name} is not imported. Add it to \`images\`; these are: ${[...this.images.keys()].join(', ')}.`,
    );
  }
}
