import type { VmiSpec } from '../types';
import { badRequest, type Refusal } from './refusal';

type Volume = NonNullable<VmiSpec['volumes']>[number];
type Disk = NonNullable<VmiSpec['domain']['devices']['disks']>[number];
type Options = Readonly<Record<string, unknown>>;
type Reject = (why: string) => Refusal;

const sourceName = ({ dataVolume, persistentVolumeClaim }: Partial<Volume>): string | undefined =>
  dataVolume?.name ?? persistentVolumeClaim?.claimName;

/** The guest with one more disk, that of `AddVolumeOptions`. */
export function withVolume(spec: VmiSpec, { name, disk, volumeSource }: Options, reject: Reject): VmiSpec {
  if (!name) throw badRequest('AddVolumeOptions requires name to be set');
  if (!disk) throw badRequest('AddVolumeOptions requires disk to not be nil');
  if (!volumeSource) throw badRequest('AddVolumeOptions requires VolumeSource to not be nil');
  const volumes = spec.volumes ?? [];
  const source = volumeSource as Partial<Volume>;
  const claim = sourceName(source);
  if (volumes.some((volume) => volume.name === name))
    throw reject(`Unable to add volume [${name}] because volume with that name already exists`);
  if (claim !== undefined && volumes.some((volume) => sourceName(volume) === claim))
    throw reject(`Unable to add volume source [${claim}] because it already exists`);
  const hotpluggable = Object.fromEntries(
    Object.entries(source).map(([kind, value]) => [kind, { ...(value as object), hotpluggable: true }]),
  );
  const plugged = { ...(disk as Disk), name: String(name) };
  return withDisks(
    spec,
    [...volumes, { name, ...hotpluggable } as unknown as Volume],
    [...(spec.domain.devices.disks ?? []), plugged],
  );
}

/** The guest without the disk that `RemoveVolumeOptions` names, by the volume or by its claim. */
export function withoutVolume(spec: VmiSpec, { name }: Options, reject: Reject): VmiSpec {
  if (!name) throw badRequest('RemoveVolumeOptions requires name to be set');
  const volumes = spec.volumes ?? [];
  const gone = volumes.find((volume) => volume.name === name || sourceName(volume) === name);
  if (!gone) throw reject(`Unable to remove volume [${name}] because it does not exist`);
  if (!gone.dataVolume?.hotpluggable && !gone.persistentVolumeClaim?.hotpluggable)
    throw reject(`Unable to remove volume [${gone.name}] because it is not hotpluggable`);
  const disks = (spec.domain.devices.disks ?? []).filter((disk) => disk.name !== gone.name);
  return withDisks(
    spec,
    volumes.filter((volume) => volume !== gone),
    disks,
  );
}

const withDisks = (spec: VmiSpec, volumes: Volume[], disks: Disk[]): VmiSpec => ({
  ...spec,
  volumes,
  domain: { ...spec.domain, devices: { ...spec.domain.devices, disks } },
});
