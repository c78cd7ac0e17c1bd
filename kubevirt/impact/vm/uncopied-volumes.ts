/** Disks that would boot uncopied and volumes that are swapped silently: reported separately, whatever else changes. */
import type { RowId } from '../table';
import type { Hazard } from '../verdict';
import { claimOf } from './handlers/volumes';
import type { Outcome } from './outcome';
import type { Pass } from './pass';
import { byName, type Item } from './read-vm';
import type { Vmi } from './vmi';

/** The outcome with a hazard for every volume that is another disk at the next boot, and why. */
export function withUncopiedVolumes(pass: Pass, outcome: Outcome, guest: Vmi): Outcome {
  const wanted = byName(pass.now.full.spec.volumes);
  const told = { ...outcome, notes: [...outcome.notes], hazards: [...outcome.hazards] };
  for (const volume of guest.spec.volumes) {
    const next = wanted.get(volume.name);
    if (!next || !isOtherDisk(volume, next)) continue;
    const hazard = hazardOf(pass, outcome, volume, next);
    if (hazard) told.hazards.push(hazard);
    const row = rowOf(pass, outcome, volume, next);
    if (row) told.notes.push({ subject: `volumes[${volume.name}]`, row });
  }
  return told;
}

function isOtherDisk(from: Item, to: Item): boolean {
  return (claimOf(from) !== undefined || claimOf(to) !== undefined) && claimOf(from) !== claimOf(to);
}

function hazardOf({ now }: Pass, outcome: Outcome, volume: Item, next: Item): Hazard | undefined {
  const path = `spec.template.spec.volumes[${volume.name}]`;
  const disks = `${diskOf(volume)} to ${diskOf(next)}`;
  if (now.vm.updateVolumesStrategy === 'Migration' && claimOf(volume) !== undefined) {
    const reason = `The next boot would switch volume ${volume.name} from ${disks}, without the data having been copied.`;
    return { kind: 'uncopied-destination', path, reason };
  }
  const told = outcome.restart.length > 0 || outcome.suspended;
  if (!outcome.guest || told) return undefined;
  const reason = `The next boot switches volume ${volume.name} from ${disks}, and nothing announces it: no condition, no event.`;
  return { kind: 'silent-volume-swap', path, reason };
}

/** Why the storage migration that the user asked for does not happen, where its handler never came to say so. */
function rowOf({ now, cluster }: Pass, { guest, suspended }: Outcome, volume: Item, next: Item): RowId | undefined {
  if (!guest || now.vm.updateVolumesStrategy !== 'Migration') return undefined;
  if (claimOf(volume) === undefined || claimOf(next) === undefined) return 'storage-migration-no-source';
  if (!cluster.liveUpdate) return 'storage-migration-stage';
  return suspended ? 'storage-migration-suspended' : undefined;
}

function diskOf(volume: Item): string {
  const claim = claimOf(volume);
  return claim === undefined ? (Object.keys(volume).find((key) => key !== 'name') ?? 'nothing') : `claim ${claim}`;
}
