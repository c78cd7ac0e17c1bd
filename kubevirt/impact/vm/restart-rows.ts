/** Which row of the table a field belongs to when it needs a restart. First match wins. */
import type { Difference } from '../../../kube/differences';
import type { RowId } from '../table';

interface Circumstances {
  strategy: unknown;
  /** A NIC of that name was added that goes live by itself. */
  pluggedNic: boolean;
}

type Match = (difference: Difference, circumstances: Circumstances) => boolean;

const at =
  (pattern: RegExp, match: Match = () => true): Match =>
  (difference, circumstances) =>
    pattern.test(difference.path) && match(difference, circumstances);

const ROWS: readonly [match: Match, row: RowId][] = [
  [at(/^(nodeSelector|affinity|tolerations|domain\.cpu\.sockets|domain\.memory\.guest)/), 'stage'],
  [at(/^volumes\[[^\]]*\]\.(persistentVolumeClaim|dataVolume)/), 'volumes-swapped-at-boot'],
  [at(/^(volumes|domain\.devices\.(disks|filesystems))/), 'fixed-disk'],
  [at(/^(domain\.devices\.interfaces|networks)\[[^\]]*\]$/, ({ to }) => to === undefined), 'nic-deleted'],
  [at(/^(domain\.devices\.interfaces|networks)/, (_, { pluggedNic }) => pluggedNic), 'nic-preferred-model'],
  [at(/^(domain\.devices\.interfaces|networks)/), 'nic-fixed'],
  [at(/^domain\.cpu/), 'cpu-other'],
  [at(/^domain\.(memory|resources)/), 'memory-other'],
];

export function restartRow(difference: Difference, circumstances: Circumstances): RowId {
  return ROWS.find(([match]) => match(difference, circumstances))?.[1] ?? 'other-field';
}
