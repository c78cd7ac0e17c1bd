import type { Construct } from 'constructs';
import { mapUnresolved } from '../kube/unresolved';
import {
  constructError,
  isKnown,
  Manifest,
  type Quantity,
  Resource,
  type ResourceProps,
  seconds,
  suffixed,
  type TimeSpan,
} from './base';
import { CloneGrants } from './clone-grants';
import { contentName } from './content-name';
import { GoldenImage, type IGoldenImage } from './golden-image';
import {
  CdRom,
  type CloneSource,
  type CommonInstancetype,
  type CommonPreference,
  DataSource,
  Disk,
  dataVolumeSpec,
  type Image,
  type MadeDisk,
  Nic,
  type Sysprep,
} from './machine';
import { OWN_DATA_VOLUME } from './retention-annotations';
import { account, type ScriptPodProps, scriptPod } from './scripts';
import { VirtualMachine } from './virtual-machine';
import { PUBLISH_SCRIPT } from './windows-image-script';

/** Props of a Windows image. */
export interface WindowsImageProps
  extends ResourceProps,
    ScriptPodProps,
    Pick<MadeDisk, 'storageClass' | 'accessMode' | 'volumeMode'> {
  /**
   * The installation medium: an ISO that CDI imports, or a disk with one, such as an upload. With UEFI it must start without a
   * key press; see the guide.
   * @change DataVolume/spec.source
   */
  readonly iso: Image | CloneSource;
  /**
   * Size of the disk that the ISO is imported into.
   * @default 10Gi
   * @change DataVolume/spec.storage.resources
   */
  readonly isoSize?: Quantity;
  /**
   * The answer file: `Sysprep.windowsImage({ edition: Windows.SERVER_2022 })`. One of your own must install without a question,
   * generalize the system with sysprep, and shut it down (`sysprep /generalize /oobe /shutdown`): that is how the end is known.
   * @change volumes[].sysprep
   */
  readonly sysprep: Sysprep;
  /**
   * Preference of the installer, and of the VMs that are cloned from the image.
   * @change /spec.preference
   */
  readonly preference: CommonPreference;
  /**
   * Instancetype of the installer, and of the VMs that are cloned from the image.
   * @default u1.large
   * @change /spec.instancetype
   */
  readonly instancetype?: CommonInstancetype;
  /**
   * Container disk with the virtio drivers, of the version of your KubeVirt.
   * @default quay.io/kubevirt/virtio-container-disk:v1.9.0
   * @change volumes[].containerDisk
   */
  readonly drivers?: string;
  /**
   * Size of the installed disk.
   * @default 40Gi
   * @change DataVolume/spec.storage.resources
   */
  readonly size?: Quantity;
  /**
   * Time that the installation may take.
   * @default 2h
   * @change Job/spec.activeDeadlineSeconds
   */
  readonly timeout?: TimeSpan;
  /**
   * Whether the installation is done: then the installer and its ISO leave the program, and the DataSource enters it. The
   * disk stays.
   * @default false
   * @change DataSource/spec.source
   */
  readonly installed?: boolean;
}

/**
 * A golden image of Windows, installed from its ISO: an installer VM with the ISO, the virtio drivers and the answer file, which powers itself off when it is
 * done, and a Job that publishes the disk as a DataSource then. Nothing can be cloned before.
 * @see https://kubevirt.io/user-guide/user_workloads/windows_virtio_drivers/
 */
export class WindowsImage extends Resource implements IGoldenImage {
  /** An image that exists already. */
  static fromWindowsImageName(
    scope: Construct,
    id: string,
    name: string,
    options: Pick<ResourceProps, 'namespace'> = {},
  ): IGoldenImage {
    return GoldenImage.fromGoldenImageName(scope, id, name, options);
  }

  readonly source: CloneSource;
  /** The installer; `undefined` once the image is installed. */
  readonly installer?: VirtualMachine;
  protected readonly apiObject: Manifest;
  private readonly grants = new CloneGrants(this);

  constructor(scope: Construct, id: string, props: WindowsImageProps) {
    super(scope, id, props, { kind: 'DataSource', nameRule: 'label' });
    this.source = DataSource.ref(this);
    const endless = neverEnds(props.sysprep);
    if (endless) throw constructError(this, endless);
    const disk = suffixed(this.name, 'disk');
    const data = this.disk(props, disk);
    if (props.installed) {
      this.apiObject = new Manifest(this, 'Resource', {
        apiVersion: 'cdi.kubevirt.io/v1beta1',
        kind: 'DataSource',
        metadata: this.objectMeta({ labels: defaults(props) }),
        spec: { source: { pvc: { name: disk, namespace: this.namespace } } },
      });
      return;
    }
    this.installer = this.install(props, disk);
    this.installer.node.addDependency(data);
    this.apiObject = this.publish(props, this.installer.name, disk);
  }

  /** Allows the workloads of a namespace to clone the image, and the other disks beside it. */
  grantClone({ namespace }: { readonly namespace: string }): this {
    this.grants.add(namespace);
    return this;
  }

  /** The disk that Windows is installed on, which becomes the image. */
  private disk(props: WindowsImageProps, name: string): Manifest {
    const { size = '40Gi', storageClass, accessMode, volumeMode } = props;
    const { namespace } = this;
    return new Manifest(this, 'disk', {
      apiVersion: 'cdi.kubevirt.io/v1beta1',
      kind: 'DataVolume',
      metadata: { name, namespace, labels: defaults(props), annotations: { ...OWN_DATA_VOLUME } },
      spec: dataVolumeSpec(this, { blank: {}, size, storageClass, accessMode, volumeMode }, namespace),
    });
  }

  private install(props: WindowsImageProps, disk: string): VirtualMachine {
    const { iso, isoSize = '10Gi', drivers = 'quay.io/kubevirt/virtio-container-disk:v1.9.0' } = props;
    const medium = { name: 'iso', retain: false, bootOrder: 2, storageClass: props.storageClass } as const;
    return new VirtualMachine(this, 'installer', {
      name: suffixed(this.name, 'installer'),
      namespace: this.namespace,
      instancetype: props.instancetype ?? 'u1.large',
      preference: props.preference,
      // It must not start again: that would install anew.
      runStrategy: 'Once',
      evictionStrategy: 'LiveMigrateIfPossible',
      bootDisk: Disk.fromDataVolume(disk, { bootOrder: 1 }),
      disks: [
        CdRom.from(
          isClone(iso) ? Disk.clone(iso, { ...medium, size: isoSize }) : Disk.import(iso, { ...medium, size: isoSize }),
        ),
        CdRom.from(Disk.containerDisk(drivers, { name: 'virtio-win' })),
      ],
      nics: [Nic.pod()],
      sysprep: props.sysprep,
    });
  }

  /** The template of a Job cannot be changed, so another one is another Job. */
  private publish(props: WindowsImageProps, installer: string, disk: string): Manifest {
    const timeout = seconds(props.timeout ?? '2h');
    const publisher = suffixed(this.name, 'publish');
    account(this, { name: publisher, namespace: this.namespace }, () => [
      {
        apiGroups: ['kubevirt.io'],
        resources: ['virtualmachineinstances'],
        verbs: ['get'],
        resourceNames: [installer],
      },
      { apiGroups: ['cdi.kubevirt.io'], resources: ['datasources'], verbs: ['create'] },
    ]);
    const env = {
      INSTALLER: installer,
      NAME: this.name,
      DISK: disk,
      LABELS: mapUnresolved(defaults(props) as unknown, (known) => JSON.stringify(known)) as string,
      TIMEOUT_SECONDS: mapUnresolved(timeout as unknown, String) as string,
    };
    const { image, runAsUser } = props;
    return new Manifest(this, 'Resource', {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: {
        name: contentName(publisher, { script: PUBLISH_SCRIPT, env, image, runAsUser }),
        namespace: this.namespace,
      },
      spec: {
        backoffLimit: 1,
        activeDeadlineSeconds: mapUnresolved(timeout as unknown, (known) => Number(known) + 60) as number,
        template: { spec: scriptPod({ image, runAsUser }, publisher, PUBLISH_SCRIPT, () => env) },
      },
    });
  }
}

const GENERALIZES = /generalize|<reseal/i;
const END = 'sysprep.exe /generalize /oobe /shutdown';

/** Why an installation with this answer file would not end, as far as it is known. */
function neverEnds(sysprep: Sysprep): string | undefined {
  const endless = 'the answer file does not generalize Windows, so the installer would never power itself off.';
  if ('windows' in sysprep && isKnown(sysprep.windows.script) && !GENERALIZES.test(sysprep.windows.script ?? ''))
    return `${endless} Use Sysprep.windowsImage({ edition }), whose answer file does.`;
  if ('windows' in sysprep && sysprep.windows.install === undefined)
    return 'the answer file does not install Windows from an ISO. Set `install: true`.';
  if ('unattend' in sysprep && isKnown(sysprep.unattend) && !GENERALIZES.test(sysprep.unattend))
    return `${endless} Let its last command be \`${END}\`.`;
  return undefined;
}

const isClone = (iso: Image | CloneSource): iso is CloneSource =>
  ['dataSource', 'pvc', 'dataVolume', 'volumeSnapshot'].some((key) => key in iso);

const defaults = ({ instancetype = 'u1.large', preference }: WindowsImageProps): Record<string, string> => ({
  'instancetype.kubevirt.io/default-instancetype': instancetype,
  'instancetype.kubevirt.io/default-preference': preference,
});
