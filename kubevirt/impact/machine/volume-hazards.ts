/** Disks that would boot uncopied, and volumes swapped in silence: whatever else is said, these are told apart. */
import type { Hazard } from '../verdict';
import type { Guest } from './guest';
import { claimOf } from './handlers/volumes';
import type { Outcome } from './outcome';
import type { Pass } from './sync';
import { byName, type Item } from './vm';

export function volumeHazards({ now }: Pass, outcome: Outcome, guest: Guest): Hazard[] {
  const wanted = byName(now.full.spec.volumes);
  const migration = now.vm.updateVolumesStrategy === 'Migration';
  const running = outcome.guest !== undefined;
  return guest.spec.volumes.flatMap((volume): Hazard[] => {
    const next = wanted.get(volume.name);
    if (!next || !isOtherDisk(volume, next)) return [];
    const path = `spec.template.spec.volumes[${volume.name}]`;
    const disks = `${diskOf(volume)} to ${diskOf(next)}`;
    if (migration && claimOf(volume) !== undefined) {
      const reason = `The next boot would take volume ${volume.name} from ${disks}, to which nobody has copied the data.`;
      return [{ kind: 'uncopied-destination', path, reason }];
    }
    if (!running || outcome.restart.length > 0) return [];
    const reason = `The next boot takes volume ${volume.name} from ${disks}, and nothing tells: no condition, no event.`;
    return [{ kind: 'silent-volume-swap', path, reason }];
  });
}

function isOtherDisk(from: Item, to: Item): boolean {
  return (claimOf(from) !== undefined || claimOf(to) !== undefined) && claimOf(from) !== claimOf(to);
}

function diskOf(volume: Item): string {
  const claim = claimOf(volume);
  return claim === undefined ? (Object.keys(volume).find((key) => key !== 'name') ?? 'nothing') : `claim ${claim}`;
}
