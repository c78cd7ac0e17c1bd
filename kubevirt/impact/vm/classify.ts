/** From what one pass did to what a user wants to know: per changed path the effect, the class of the whole, the hazards. */

import { covers, type Difference, differences } from '../../../kube/differences';
import { isUnresolved } from '../../../kube/unresolved';
import { changeBy } from '../change';
import { type ImpactClass, worst } from '../effects';
import { formatDifference } from '../format-value';
import { type RowId, row } from '../table';
import type { Change } from '../verdict';
import type { Expanded } from './expanded';
import type { Outcome, RowMatch } from './outcome';
import { asObject, type Vm } from './read-vm';

const GUEST = 'spec.template.spec';

export interface Classification {
  class: ImpactClass;
  changes: Change[];
}

export interface Evidence {
  before: Expanded;
  now: Expanded;
  outcome: Outcome;
  /** What the next boot would change in the guest as it is after the pass. */
  nextBoot: readonly Difference[];
  /** The VM was changed since the guest booted, before this change. */
  changedBefore: boolean;
  /** A guest ran. */
  running: boolean;
  /** The cluster writes instancetypes into VMs and then no longer reads the reference. */
  expandsAll: boolean;
  /** A storage migration of an earlier change is still under way. */
  copying: boolean;
}

export function classify(evidence: Evidence): Classification {
  const changed = changedPaths(evidence.before, evidence.now);
  const changes = changed.flatMap((difference) => changesOf(difference, evidence));
  return { class: classOf(evidence), changes: [...changes, ...waitingFromBefore(changed, evidence)] };
}

/** In the order in which they outweigh each other. */
function classOf({ outcome, nextBoot, copying }: Evidence): ImpactClass {
  const live = outcome.live.length > 0;
  const restart = outcome.restart.length > 0 || outcome.suspended;
  if (outcome.stuck) return 'stuck';
  if (outcome.power) return 'live';
  if (restart && (live || copying)) return 'mixed';
  if (live && nextBoot.length > 0) return 'mixed';
  if (restart) return 'restart';
  if (nextBoot.length > 0) return 'next-boot-silent';
  if (live) return outcome.live.some((claim) => row(claim.row).effect === 'live+migration') ? 'live+migration' : 'live';
  return 'no-effect';
}

/** Paths as handlers name them: from the guest's spec, everything else with a leading slash. */
function changedPaths(before: Expanded, now: Expanded): Difference[] {
  return differences(userOwned(before), userOwned(now)).map((difference) => ({
    ...difference,
    path: difference.path.startsWith(`${GUEST}.`) ? difference.path.slice(GUEST.length + 1) : `/${difference.path}`,
  }));
}

/** What users write: no status, and of the metadata labels and annotations. */
function userOwned({ vm: { object } }: Expanded): unknown {
  const { status: _, metadata, ...rest } = object;
  const { labels, annotations } = asObject(metadata);
  return {
    ...rest,
    metadata: { ...(labels !== undefined && { labels }), ...(annotations !== undefined && { annotations }) },
  };
}

/** A path of what an instancetype or a preference is named by. */
const REFERENCE = /^\/spec\.(instancetype|preference)/;

function changesOf(difference: Difference, evidence: Evidence): Change[] {
  if (REFERENCE.test(difference.path)) return [referenceChange(difference, evidence)];
  return verdictsOf(difference, evidence).map(({ row: id, detail }) => changeOf(difference, id, detail));
}

function changeOf(difference: Difference, id: RowId, detail?: string): Change {
  return changeBy(id, { ...difference, path: absolute(difference.path) }, detail);
}

/** A path as handlers name it, from the object's root. */
export function absolute(path: string): string {
  return path.startsWith('/') ? path.slice(1) : `${GUEST}.${path}`;
}

const meets = (claim: RowMatch, path: string) => covers(claim.subject, path) || covers(path, claim.subject);

type Verdict = Pick<RowMatch, 'row' | 'detail'>;

/** Which rows hold for a changed path: what a handler said of it, else what the next boot would do. */
function verdictsOf(difference: Difference, evidence: Evidence): [Verdict, ...Verdict[]] {
  const { path } = difference;
  const { outcome, nextBoot, running } = evidence;
  const { stuck, live, restart, notes } = outcome;
  if (stuck && meets(stuck, path)) return [stuck];
  const said = unique([...live, ...restart].filter((claim) => meets(claim, path)));
  if (said.length > 0) return said as [RowMatch, ...RowMatch[]];
  const waits = nextBoot.some((next) => covers(next.path, path) || covers(path, next.path));
  const noted = notes.find((claim) => meets(claim, path));
  if (stuck) return [{ row: waits ? 'behind-error' : otherRow(difference, noted) }];
  if (outcome.power) {
    const waiting = outcome.power === 'on' ? 'started' : 'stopped';
    return [{ row: waits ? waiting : otherRow(difference, noted) }];
  }
  if (!waits) return [noted ?? { row: otherRow(difference, noted) }];
  if (!running) return [{ row: 'stopped' }];
  if (noted) return [noted];
  return [{ row: waitingRow(path, outcome) }];
}

/** Rows of paths that have no effect on the guest. */
function otherRow({ path, orderOnly }: Difference, noted?: RowMatch): RowId {
  if (noted && row(noted.row).effect === 'no-effect') return noted.row;
  if (orderOnly) return /interfaces|networks/.test(path) ? 'order-of-nics' : 'order-of-disks';
  return OTHER_ROWS.find(([subject]) => covers(subject, path))?.[1] ?? 'unchanged';
}

const OTHER_ROWS: readonly [subject: string, row: RowId][] = [
  ['/spec.runStrategy', 'run-strategy'],
  ['/spec.running', 'run-strategy'],
  ['/spec.updateVolumesStrategy', 'update-volumes-strategy'],
  ['/spec.dataVolumeTemplates', 'data-volume-template'],
  ['/spec.template.metadata', 'server-metadata'],
  ['/metadata', 'vm-metadata'],
];

/** Rows of paths that wait for a boot although no handler said so. */
function waitingRow(path: string, { suspended, restart }: Outcome): RowId {
  if (covers('/spec.template.metadata', path)) return 'template-metadata';
  if (suspended) return 'suspended';
  return restart.length > 0 ? 'other-field' : 'next-boot';
}

/** What differs in the guests of two VMs: in the spec, and in the metadata that they get from the template. */
function guestDifferences(before: Vm, now: Vm): Difference[] {
  return [
    ...differences(before.spec, now.spec),
    ...differences(before.metadata, now.metadata, '/spec.template.metadata'),
  ];
}

/** An instancetype or preference has the effect of what it writes into the guest. */
function referenceChange(difference: Difference, evidence: Evidence): Change {
  const { before, now, outcome, expandsAll } = evidence;
  const said = [...(outcome.stuck ? [outcome.stuck] : []), ...outcome.restart].find((claim) =>
    meets(claim, difference.path),
  );
  if (said) return changeOf(difference, said.row, said.detail);
  const raw = guestDifferences(before.vm, now.vm);
  const written = guestDifferences(before.full, now.full).filter(
    ({ path }) => !raw.some((own) => covers(own.path, path) || covers(path, own.path)),
  );
  if (written.length === 0) return changeOf(difference, expandsAll ? 'instancetype-expanded' : 'instancetype-same');
  const parts = written.map((part) => {
    const [{ row: id }] = verdictsOf(part, evidence);
    return { part, id, effect: row(id).effect };
  });
  const effect = worst(parts.map((part) => part.effect));
  const decisive = parts.find((part) => part.effect === effect)!;
  const list = parts.map(({ part, effect }) => `${formatDifference(part)} (${effect})`).join(', ');
  const change = changeOf(difference, decisive.id);
  return { ...change, reason: `It changes ${list}. ${change.reason}` };
}

/** What is not part of this change but decides with it: left over from earlier ones. */
function waitingFromBefore(
  changed: readonly Difference[],
  { before, now, outcome, nextBoot, running, changedBefore }: Evidence,
): Change[] {
  if (!running || outcome.power) return [];
  const expanded = guestDifferences(before.full, now.full);
  const isNew = (path: string) =>
    [...changed, ...expanded].some((difference) => covers(difference.path, path) || covers(path, difference.path));
  const restarts = outcome.restart.filter(({ subject }) => !isNew(subject));
  const stuck = outcome.stuck && !isNew(outcome.stuck.subject) ? [outcome.stuck] : [];
  // What an unknown instancetype may fill in is said once, of its name.
  const isSaid = ({ to }: Difference) => isUnresolved(to) && changed.some(({ path }) => REFERENCE.test(path));
  const silent = nextBoot.filter(
    (next) => !isNew(next.path) && !isSaid(next) && !outcome.restart.some((claim) => meets(claim, next.path)),
  );
  const because = (origin: string) => (change: Change) => ({ ...change, reason: `${origin} ${change.reason}` });
  return [
    ...[...stuck, ...restarts]
      .map(({ subject, row: id, detail }) => changeOf({ path: subject, from: undefined, to: undefined }, id, detail))
      .map(because(EARLIER)),
    ...silent
      .map((next) => changeOf(next, waitingRow(next.path, outcome)))
      .map(because(changedBefore ? EARLIER : 'A consequence of this change.')),
  ];
}

const EARLIER = 'Not part of this change: it has been waiting since an earlier one.';

function unique(claims: readonly RowMatch[]): RowMatch[] {
  return claims.filter((claim, index) => claims.findIndex(({ row: id }) => id === claim.row) === index);
}
