import { same } from '../../../../kube/differences';
import { nameText } from '../../format-value';
import type { Outcome } from '../outcome';
import type { HandlerResult, RunningPass } from '../pass';
import { asObject, byName, type Item, type VmiSpec } from '../read-vm';
import type { Vmi } from '../vmi';
import { isDeclarativelyHotpluggable as isHotpluggable } from './volumes';

/** Plugs and unplugs disks of hotpluggable volumes. Knows nothing of preferences: it copies what the VM says. */
export function syncHotplugDisks(pass: RunningPass, outcome: Outcome): HandlerResult {
  const { now, guest, cluster, live } = pass;
  const off = !cluster.declarativeHotplug
    ? 'plugging-off'
    : now.vm.updateVolumesStrategy === 'Migration'
      ? 'plugging-off-under-migration'
      : !live.phaseRunning
        ? 'disk-waits-for-running'
        : undefined;
  const found: Outcome['live'] = [];
  // A volume that changed is taken out by one pass and put back by the next, so two passes reach the end, and a third finds nothing.
  for (let round = 0; round < 2; round++) {
    const next = plug(now.vm.spec, guest.spec);
    const changed = changedNames(guest.spec, next);
    if (changed.length === 0) break;
    const rows = changed.flatMap((name) => subjects(name, guest.spec, next));
    if (off) {
      outcome.notes.push(...rows.map(({ subject }) => ({ subject, row: off }) as const));
      return undefined;
    }
    const refusal = refused(guest.spec, next);
    if (refusal) {
      outcome.stuck = { subject: `volumes[${refusal.name}]`, row: 'disk-refused', detail: refusal.why };
      outcome.live.push(...found);
      return 'stop';
    }
    found.push(...rows);
    patch(guest, next);
  }
  outcome.live.push(...found);
  noteWhatWaits(pass, outcome);
  return undefined;
}

interface Disks {
  volumes: readonly Item[];
  disks: readonly Item[];
}

/** The guest's volumes and disks after one pass: out what is gone or changed, in what is new. */
function plug(wanted: VmiSpec, has: VmiSpec): Disks {
  const wantedVolumes = byName(wanted.volumes);
  const wantedDisks = byName(wanted.domain.devices.disks);
  const hadVolumes = byName(has.volumes);
  const hadDisks = byName(has.domain.devices.disks);

  const kept = has.volumes.filter((volume) => {
    const now = wantedVolumes.get(volume.name);
    return !isHotpluggable(volume) || (now && !(isHotpluggable(now) && !same(now, volume)));
  });
  const volumes = [
    ...kept,
    ...wanted.volumes.filter((volume) => isHotpluggable(volume) && !hadVolumes.has(volume.name)),
  ];
  const present = byName(volumes);
  const keptDisks = has.domain.devices.disks.filter((disk) => {
    if (present.has(disk.name)) return true;
    const now = wantedDisks.get(disk.name);
    // A CD-ROM drive stays when its medium goes.
    const drive = disk['cdrom'] !== undefined && now?.['cdrom'] !== undefined;
    return now !== undefined && (drive || !wantedVolumes.has(disk.name));
  });
  const newDisks = wanted.domain.devices.disks.filter(
    (disk) => isHotpluggable(present.get(disk.name)) && !hadDisks.has(disk.name),
  );
  return { volumes, disks: [...keptDisks, ...newDisks] };
}

function patch(guest: Vmi, { volumes, disks }: Disks): void {
  const { domain } = guest.spec;
  guest.spec = { ...guest.spec, volumes, domain: { ...domain, devices: { ...domain.devices, disks } } };
}

function changedNames(has: VmiSpec, next: Disks): string[] {
  const names = new Set<string>();
  for (const [before, after] of [
    [has.volumes, next.volumes],
    [has.domain.devices.disks, next.disks],
  ] as const) {
    const left = byName(before);
    for (const item of after) {
      if (!same(left.get(item.name), item)) names.add(item.name);
      left.delete(item.name);
    }
    for (const name of left.keys()) names.add(name);
  }
  return [...names];
}

function subjects(name: string, has: VmiSpec, next: Disks): Outcome['live'] {
  const drive = byName(has.domain.devices.disks).get(name)?.['cdrom'] !== undefined && byName(next.disks).has(name);
  const volume = { subject: `volumes[${name}]`, row: drive ? 'medium-changed' : 'disk-plugged' } as const;
  return drive ? [volume] : [volume, { subject: `domain.devices.disks[${name}]`, row: 'disk-plugged' }];
}

/** The guest's own webhook takes a new hotpluggable disk only on some buses, and wants a disk for each volume. */
function refused(has: VmiSpec, next: Disks): { name: string; why: string } | undefined {
  const had = byName(has.volumes);
  const hadDisks = byName(has.domain.devices.disks);
  const disks = byName(next.disks);
  const filesystems = Array.isArray(has.domain.devices['filesystems']) ? has.domain.devices['filesystems'] : [];
  const shared = new Set(filesystems.map((filesystem) => asObject(filesystem)['name']));
  for (const { name } of next.volumes) {
    if (had.has(name)) continue;
    const disk = disks.get(name);
    if (!disk) {
      if (!shared.has(name)) return { name, why: 'the volume has no disk' };
      continue;
    }
    if (hadDisks.has(name)) continue;
    const why = busFault(disk);
    if (why) return { name, why };
  }
  return undefined;
}

const busText = (bus: unknown) => nameText(bus, 'not set (a preference does not apply here)');

function busFault(disk: Item): string | undefined {
  const bus = asObject(disk['disk'] ?? disk['lun'])['bus'];
  if (disk['disk'] !== undefined && bus !== 'scsi' && bus !== 'virtio') return `its bus is ${busText(bus)}`;
  if (disk['lun'] !== undefined && bus !== 'scsi') return `the bus of its LUN is ${busText(bus)}`;
  if (disk['disk'] === undefined && disk['lun'] === undefined) return 'it is neither a disk nor a LUN';
  if (disk['dedicatedIOThread'] === true && bus !== 'virtio') return 'a dedicated I/O thread needs bus virtio';
  return undefined;
}

/** What the VM says of hotpluggable volumes and their disks, and the guest will not see before it boots. */
function noteWhatWaits({ now, guest }: RunningPass, outcome: Outcome): void {
  const had = byName(guest.spec.volumes);
  const hadDisks = byName(guest.spec.domain.devices.disks);
  for (const volume of now.vm.spec.volumes) {
    const old = had.get(volume.name);
    if (isHotpluggable(volume) && old && !isHotpluggable(old)) {
      outcome.notes.push({ subject: `volumes[${volume.name}]`, row: 'became-hotpluggable' });
    } else if (isHotpluggable(volume) && hadDisks.has(volume.name)) {
      outcome.notes.push({ subject: `domain.devices.disks[${volume.name}]`, row: 'disk-attributes' });
    }
  }
}
