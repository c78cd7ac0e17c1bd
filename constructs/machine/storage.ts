import type { IConstruct } from 'constructs';
import { checkProps, constructError, requireKnown, within } from '../base';
import { dataVolumeSpec, isMade, type MadeDiskSource } from './data-volume';
import type { Disk } from './disk';
import { busOf, defaultDiskName, diskProblem } from './disk-checks';
import type { Json } from './json';
import type { PreferredDevices } from './preference-devices';
import { sourceKeysOf, volumeSource } from './volume-source';

/** Creates the DataVolume of a disk, and returns its name. The owner of the guest decides whether it is an object of its own. */
export type DataVolumeMaker = (disk: Disk & MadeDiskSource, diskName: string, spec: Json) => string;

/** A disk with its name and volume. */
interface Attached {
  readonly name: string;
  readonly disk: Disk;
  /** `undefined` for an empty CD-ROM drive. */
  readonly volume: Json | undefined;
}

/** The disks of a guest: each call adds the disk, its volume and, if one is created, its DataVolume. */
export class Storage {
  private readonly attached: Attached[] = [];

  constructor(
    private readonly construct: IConstruct,
    private readonly devices: PreferredDevices | undefined,
    private readonly namespace: string | undefined,
    private readonly architecture: string | undefined,
    private readonly makeDataVolume: DataVolumeMaker,
  ) {}

  /** Attaches a disk. */
  add(disk: Disk, defaultName?: string): void {
    checkProps(this.construct.node.path, 'Disk', disk);
    requireKnown(this.construct, { 'disks[].as': disk.as, 'disks[].blockSize': disk.blockSize });
    const name = this.nameFor(disk, defaultName);
    const problem = diskProblem(disk);
    if (problem) throw constructError(this.construct, `disk "${name}" ${problem}`);
    const volume = within(this.construct, `disk "${name}"`, () =>
      volumeSource(disk, () => this.dataVolume(disk, name)),
    );
    this.attached.push({ name, disk, volume });
  }

  disks(): Json[] {
    return this.attached
      .filter(({ disk }) => disk.as !== 'filesystem' && !('memoryDump' in disk))
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
          tag,
          changedBlockTracking,
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
          tag,
          changedBlockTracking,
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
    const name = disk.name ?? defaultName ?? defaultDiskName(disk);
    if (name === undefined) {
      throw constructError(
        this.construct,
        `a disk (${sourceKeysOf(disk)[0] ?? 'of unknown source'}) has no name. Set \`name\`: it identifies the data on the disk, so it must not depend on the position in the list.`,
      );
    }
    if (this.attached.some((other) => other.name === name)) {
      throw constructError(this.construct, `two disks are named "${name}". Give one of them another \`name\`.`);
    }
    return name;
  }

  private target(disk: Disk): Json {
    const { readonly, tray, reservation, pciAddress } = disk;
    return { bus: busOf(disk, this.devices?.diskBus, this.architecture), readonly, tray, reservation, pciAddress };
  }

  private dataVolume(disk: Disk, diskName: string): string {
    if (!isMade(disk)) throw constructError(this.construct, `disk "${diskName}" has no DataVolume`);
    return this.makeDataVolume(disk, diskName, dataVolumeSpec(this.construct, disk, this.namespace));
  }
}
