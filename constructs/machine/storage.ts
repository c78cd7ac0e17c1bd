import type { IConstruct } from 'constructs';
import { constructError, nameOf, quantity } from '../base';
import { dataVolumeSpec, isMade, type MadeDiskSource } from './data-volume';
import type { Disk } from './disk';
import type { Json } from './json';
import type { PreferredDevices } from './preference-devices';

/** Makes the DataVolume of a disk, and answers its name. Whether it is an object of its own is the carrier's to decide. */
export type DataVolumeMaker = (disk: Disk & MadeDiskSource, diskName: string, spec: Json) => string;

/** A disk with its name, and the volume that it is. */
interface Attached {
  readonly name: string;
  readonly disk: Disk;
  /** Undefined for an empty CD-ROM drive. */
  readonly volume: Json | undefined;
}

/** The disks of a machine: one call gives the disk, the volume and, where one is made, the DataVolume. */
export class Storage {
  private readonly attached: Attached[] = [];

  constructor(
    private readonly construct: IConstruct,
    private readonly devices: PreferredDevices | undefined,
    private readonly namespace: string | undefined,
    private readonly makeDataVolume: DataVolumeMaker,
  ) {}

  /** Attaches a disk. */
  add(disk: Disk, defaultName?: string): void {
    const name = this.nameFor(disk, defaultName);
    this.attached.push({ name, disk, volume: this.volume(disk, name) });
  }

  disks(): Json[] {
    return this.attached
      .filter(({ disk }) => disk.as !== 'filesystem')
      .map(({ name, disk }) => {
        const {
          as = 'disk',
          bootOrder,
          cache,
          io,
          errorPolicy,
          serial,
          blockSize,
          shareable,
          dedicatedIoThread,
        } = disk;
        return {
          name,
          [as]: this.target(disk),
          bootOrder,
          cache,
          io,
          errorPolicy,
          serial,
          blockSize:
            blockSize === 'matchVolume' ? { matchVolume: { enabled: true } } : blockSize && { custom: blockSize },
          shareable,
          dedicatedIOThread: dedicatedIoThread,
        };
      });
  }

  filesystems(): Json[] {
    return this.attached.filter(({ disk }) => disk.as === 'filesystem').map(({ name }) => ({ name, virtiofs: {} }));
  }

  volumes(): Json[] {
    return this.attached.flatMap(({ name, volume }) => (volume ? [{ name, ...volume }] : []));
  }

  private nameFor(disk: Disk, defaultName: string | undefined): string {
    const name =
      disk.name ??
      defaultName ??
      ('pvc' in disk ? nameOf(disk.pvc) : 'dataVolume' in disk ? nameOf(disk.dataVolume) : undefined);
    if (name === undefined) {
      throw constructError(
        this.construct,
        `a disk (${sourceKey(disk)}) has no name. Give it a \`name\`: what is on the disk hangs on its name, which must not follow from its place in the list.`,
      );
    }
    if (this.attached.some((other) => other.name === name)) {
      throw constructError(this.construct, `two disks are called "${name}". Give one of them another \`name\`.`);
    }
    return name;
  }

  private target(disk: Disk): Json {
    const { as = 'disk', bus, readonly, tray } = disk;
    const preferred = this.devices?.diskBus;
    const chosen = bus ?? (disk.hotpluggable ? 'scsi' : as === 'cdrom' ? 'sata' : as === 'lun' ? 'scsi' : preferred);
    return { bus: chosen, readonly, tray };
  }

  /** The source of the volume, and with it the DataVolume where the disk has one made. */
  private volume(disk: Disk, name: string): Json | undefined {
    const hotpluggable = disk.hotpluggable;
    if (isMade(disk)) {
      const dataVolume = this.makeDataVolume(disk, name, dataVolumeSpec(this.construct, disk, this.namespace));
      return { dataVolume: { name: dataVolume, hotpluggable } };
    }
    if ('pvc' in disk) return { persistentVolumeClaim: { claimName: nameOf(disk.pvc), hotpluggable } };
    if ('dataVolume' in disk) return { dataVolume: { name: nameOf(disk.dataVolume), hotpluggable } };
    if ('containerDisk' in disk) {
      const { containerDisk: image, path, imagePullPolicy, imagePullSecret } = disk;
      return {
        containerDisk: { image, path, imagePullPolicy, imagePullSecret: imagePullSecret && nameOf(imagePullSecret) },
      };
    }
    if ('empty' in disk) return { emptyDisk: { capacity: quantity(disk.empty) } };
    if ('ephemeral' in disk) return { ephemeral: { persistentVolumeClaim: { claimName: nameOf(disk.ephemeral) } } };
    if ('hostDisk' in disk) {
      return {
        hostDisk: {
          path: disk.hostDisk,
          type: disk.type ?? 'Disk',
          capacity: disk.capacity && quantity(disk.capacity),
          shared: disk.shareable,
        },
      };
    }
    if ('configMap' in disk) return { configMap: { name: nameOf(disk.configMap), volumeLabel: disk.volumeLabel } };
    if ('secret' in disk) return { secret: { secretName: nameOf(disk.secret), volumeLabel: disk.volumeLabel } };
    if ('serviceAccount' in disk) return { serviceAccount: { serviceAccountName: nameOf(disk.serviceAccount) } };
    if ('downwardApi' in disk) {
      const fields = Object.entries(disk.downwardApi).map(([path, fieldPath]) => ({ path, fieldRef: { fieldPath } }));
      return { downwardAPI: { fields, volumeLabel: disk.volumeLabel } };
    }
    return undefined;
  }
}

const SOURCE_KEYS = [
  'import',
  'clone',
  'blank',
  'upload',
  'containerDisk',
  'empty',
  'ephemeral',
  'hostDisk',
  'configMap',
  'secret',
] as const;

const sourceKey = (disk: Disk): string => SOURCE_KEYS.find((key) => key in disk) ?? 'of no known source';
