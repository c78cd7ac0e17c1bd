import { nameText } from '../../format-value';
import type { Outcome } from '../outcome';
import type { HandlerResult, RunningPass } from '../pass';
import { asObject, byName, type Item, type VmiSpec } from '../read-vm';
import { claimOf } from './volumes';

/** Copies disks whose claim was swapped, while the guest runs. */
export function syncStorageMigration(pass: RunningPass, outcome: Outcome): HandlerResult {
  const { now, guest } = pass;
  const swapped = swappedClaims(now.vm.spec, guest.spec);
  if ([...guest.pending.volumes.keys()].some((name) => swapped.has(name))) return cancel(pass, swapped, outcome);
  const strategy = now.vm.updateVolumesStrategy;
  if (strategy === undefined || strategy === 'Replacement') return undefined;
  if (strategy !== 'Migration') {
    outcome.stuck = { subject: '/spec.updateVolumesStrategy', row: 'update-volumes-strategy-unknown' };
    return 'stop';
  }
  if (swapped.size === 0) return undefined;
  const invalid = [...swapped.keys()]
    .map((name) => ({ name, why: uncopyable(name, guest.spec) }))
    .find(({ why }) => why);
  const fault = invalid?.why ?? (missing(pass, swapped) ? undefined : immovable(pass, swapped));
  if (fault) {
    for (const name of swapped.keys()) {
      outcome.restart.push({ subject: `volumes[${name}]`, row: 'storage-migration-invalid', detail: fault });
    }
  } else if (missing(pass, swapped)) {
    for (const name of swapped.keys())
      outcome.notes.push({ subject: `volumes[${name}]`, row: 'storage-migration-missing' });
  } else {
    copy(pass, swapped, outcome);
  }
  return undefined;
}

/** Volumes that are claims on both sides, with the new claim, where it is another one. */
export function swappedClaims(wanted: VmiSpec, has: VmiSpec): Map<string, string> {
  const claims = byName(wanted.volumes);
  const swapped = new Map<string, string>();
  for (const volume of has.volumes) {
    const from = claimOf(volume);
    const to = claimOf(claims.get(volume.name));
    if (from !== undefined && to !== undefined && from !== to) swapped.set(volume.name, to);
  }
  return swapped;
}

/** During a copy the only way is back. */
function cancel({ now, guest }: RunningPass, swapped: Map<string, string>, outcome: Outcome): HandlerResult {
  const { volumes } = guest.pending;
  const back = [...swapped].every(([name, claim]) => volumes.get(name) === claim) && swapped.size === volumes.size;
  const [first] = swapped.keys();
  if (!back) {
    outcome.stuck = { subject: `volumes[${first}]`, row: 'storage-migration-in-flight' };
    return 'stop';
  }
  for (const name of swapped.keys())
    outcome.live.push({ subject: `volumes[${name}]`, row: 'storage-migration-cancelled' });
  putVolumes(guest, byName(now.vm.spec.volumes), swapped);
  guest.pending = { ...guest.pending, volumes: new Map() };
  return undefined;
}

function uncopyable(name: string, guest: VmiSpec): string | undefined {
  const filesystems = Array.isArray(guest.domain.devices['filesystems']) ? guest.domain.devices['filesystems'] : [];
  const disk = byName(guest.domain.devices.disks).get(name);
  if (filesystems.some((filesystem) => asObject(filesystem)['name'] === name))
    return `volume ${name} is shared by virtiofs`;
  if (disk?.['shareable'] === true) return `disk ${name} is shareable`;
  if (disk?.['lun'] !== undefined) return `disk ${name} is a LUN`;
  return undefined;
}

/**
 * A claim that nobody has shown is taken to exist, unless others of its namespace were shown. A DataVolume is not: it comes from a
 * template or a manifest, and both are in sight.
 */
function missing({ now, catalog }: RunningPass, swapped: Map<string, string>): boolean {
  const { namespace, dataVolumes } = now.vm;
  const volumes = byName(now.vm.spec.volumes);
  return [...swapped].some(([name, claim]) => {
    if (dataVolumes.has(claim) || catalog.find('DataVolume', claim, namespace)) return false;
    if (catalog.find('PersistentVolumeClaim', claim, namespace)) return false;
    return volumes.get(name)?.['dataVolume'] !== undefined || catalog.knows('PersistentVolumeClaim');
  });
}

/** What keeps the guest as a whole from moving its storage. */
function immovable({ live, guest, now, catalog }: RunningPass, swapped: Map<string, string>): string | undefined {
  if (!live.storageLiveMigratable) return 'the storage of this guest cannot be migrated';
  const staying = guest.spec.volumes.filter((volume) => claimOf(volume) !== undefined && !swapped.has(volume.name));
  const lonely = staying.find((volume) =>
    isReadWriteOnce(catalog.find('PersistentVolumeClaim', claimOf(volume)!, now.vm.namespace)),
  );
  if (lonely) return `volume ${lonely.name} is ReadWriteOnce and stays behind`;
  if (!live.liveMigratable && staying.length > 0) {
    return `the guest cannot be live-migrated although its storage can, so a volume is ReadWriteOnce, and ${staying.map(({ name }) => name).join(', ')} would stay behind`;
  }
  return undefined;
}

function isReadWriteOnce(claim: unknown): boolean {
  const modes = asObject(asObject(claim)['spec'])['accessModes'];
  return Array.isArray(modes) && modes.length > 0 && modes.every((mode) => nameText(mode).startsWith('ReadWriteOnce'));
}

function copy({ now, guest, catalog }: RunningPass, swapped: Map<string, string>, outcome: Outcome): void {
  const sources = new Map(guest.spec.volumes.map((volume) => [volume.name, claimOf(volume)!]));
  const volumes = byName(now.vm.spec.volumes);
  for (const [name, claim] of swapped) {
    outcome.live.push({ subject: `volumes[${name}]`, row: 'storage-migration' });
    const known =
      now.vm.dataVolumes.has(claim) ||
      ['DataVolume', 'PersistentVolumeClaim'].some((kind) => catalog.find(kind, claim, now.vm.namespace));
    if (!known) {
      outcome.hazards.push({
        kind: 'uncopied-destination',
        path: `spec.template.spec.volumes[${name}]`,
        reason: `Nobody has shown that the claim ${claim} exists. Where it does not, nothing is copied, nothing is told, and the next boot takes it empty.`,
      });
    }
  }
  guest.pending = { ...guest.pending, volumes: new Map([...swapped.keys()].map((name) => [name, sources.get(name)!])) };
  putVolumes(guest, volumes, swapped);
}

function putVolumes(guest: RunningPass['guest'], volumes: Map<string, Item>, swapped: Map<string, string>): void {
  guest.spec = {
    ...guest.spec,
    volumes: guest.spec.volumes.map((volume) => (swapped.has(volume.name) ? volumes.get(volume.name)! : volume)),
  };
}
