/** Machines that left under one name and came under another. */
import { grouped } from '../../kube/grouped';
import { isObject, objectsAt, valueAt } from '../../kube/json';
import { memoize } from '../../kube/memoize';
import type { KubeObject } from '../../kube/object';
import { guestsOf, namespaceOf } from '../guests';
import { nameText } from './format-value';
import { normalize } from './normalize';
import { diskTemplates, isDisk } from './removal';

/** A machine that came, and what it was before. */
export interface Rename {
  old: KubeObject;
  now: KubeObject;
  /** Further machines that left, and that it might have been as well. */
  others: readonly KubeObject[];
  /** What is named after the machine and came under another name with it: its disks. */
  disks: readonly { old: KubeObject; now: KubeObject }[];
}

const MACHINES = new Set(['VirtualMachine', 'VirtualMachinePool']);

/**
 * The machines that look like renames, by the one that came: the same spec and labels but for the names, beside disks and Secrets of the same
 * contents. A machine that left is taken once: by the machine that uses its disks, then by the one whose name is closest.
 */
export function renamesAmong(
  left: readonly KubeObject[],
  came: readonly KubeObject[],
): ReadonlyMap<KubeObject, Rename> {
  const [gone, fresh] = [indexed(left), indexed(came)];
  const byShape = new Map<string, Portrait[]>();
  for (const old of left.filter(isMachine).map(asPortrait)) {
    const alike = byShape.get(old.shape);
    if (alike) alike.push(old);
    else byShape.set(old.shape, [old]);
  }
  const candidates = new Map<KubeObject, Candidate[]>();
  for (const now of came.filter(isMachine).map(asPortrait)) {
    const alike = byShape.get(now.shape) ?? [];
    candidates.set(
      now.object,
      alike.flatMap((old) => candidateOf(old, now, gone, fresh)),
    );
  }
  const found = new Map<KubeObject, Rename>();
  const taken = new Set<KubeObject>();
  for (const { old, now, shared, disks } of [...candidates.values()].flat().sort(closestFirst)) {
    if (found.has(now) || taken.has(old)) continue;
    taken.add(old);
    const rivals = shared > 0 ? [] : candidates.get(now)!.filter((other) => other.old !== old);
    found.set(now, { old, now, disks, others: rivals.map((other) => other.old) });
  }
  return found;
}

interface Candidate {
  old: KubeObject;
  now: KubeObject;
  /** Disks of the old machine that the new one uses. */
  shared: number;
  /** Characters at both ends in which the names agree. */
  close: number;
  disks: Rename['disks'];
}

const closestFirst = (a: Candidate, b: Candidate): number =>
  b.shared - a.shared || b.close - a.close || (nameOf(a.old) + nameOf(a.now) < nameOf(b.old) + nameOf(b.now) ? -1 : 1);

function candidateOf(old: Portrait, now: Portrait, gone: Index, fresh: Index): Candidate[] {
  const differing = differingTexts(old, now);
  if (!differing) return [];
  const disks: { old: KubeObject; now: KubeObject }[] = [];
  for (const [was, is] of differing)
    for (const before of besides(gone, old.object, was)) {
      const after = besides(fresh, now.object, is).find(({ kind }) => kind === before.kind);
      if (!after) continue;
      if (!isCopy(before, after) && !differingTexts(portraitOf(before, old.name), portraitOf(after, now.name)))
        return [];
      if (isDisk(before) && !disks.some((one) => one.old === before)) disks.push({ old: before, now: after });
    }
  const shared = now.disks.filter((disk) => old.disks.includes(disk)).length;
  return [{ old: old.object, now: now.object, shared, close: closeness(old.name, now.name), disks }];
}

/** Kinds of what stands beside a machine and is named in its spec. */
const BESIDE = new Set(['DataVolume', 'PersistentVolumeClaim', 'Secret', 'ConfigMap']);

/** An object as its shape, with the texts that stand in it apart: as they are, and with the machine's name masked. */
interface Portrait {
  object: KubeObject;
  /** Of the machine. */
  name: string;
  shape: string;
  texts: readonly string[];
  masked: readonly string[];
  disks: readonly string[];
}

const asPortrait = (machine: KubeObject): Portrait => portraitOf(machine, nameOf(machine));

const portraits = new WeakMap<KubeObject, Map<string, Portrait>>();

/** Many machines of one shape are compared pair by pair, so that each object is drawn once. */
function portraitOf(object: KubeObject, name: string): Portrait {
  const byName = memoize(portraits, object, () => new Map<string, Portrait>());
  const known = byName.get(name);
  if (known) return known;
  const drawn = draw(object, name);
  byName.set(name, drawn);
  return drawn;
}

function draw(object: KubeObject, name: string): Portrait {
  const texts: string[] = [];
  const { kind, spec, data, stringData } = object;
  const parts = { labels: valueAt(object, 'metadata', 'labels'), spec: normalize(spec), data, stringData };
  const shape = JSON.stringify([kind, namespaceOf(object), withoutTexts(parts, texts)]);
  const mask = new RegExp(`(?<![A-Za-z0-9])${name.replace(/[^A-Za-z0-9]/g, '\\$&')}(?![A-Za-z0-9])`, 'g');
  const disks = isMachine(object) ? disksOf(object) : [];
  return {
    object,
    name,
    shape,
    disks,
    texts,
    masked: name === '' ? texts : texts.map((text) => text.replace(mask, '\0')),
  };
}

/** The value with its keys in order; its texts move to the list. */
function withoutTexts(value: unknown, texts: string[]): unknown {
  if (typeof value === 'string') return texts.push(value) && '';
  if (Array.isArray(value)) return value.map((item) => withoutTexts(item, texts));
  if (!isObject(value)) return value;
  const keys = Object.keys(value).sort();
  return keys.map((key) => [key, withoutTexts(value[key], texts)]);
}

/** The texts in which two objects differ, where that is by the name of their machine alone; undefined where it is not. */
function differingTexts(old: Portrait, now: Portrait): (readonly [was: string, is: string])[] | undefined {
  if (old.shape !== now.shape) return undefined;
  const differing: (readonly [string, string])[] = [];
  for (const [index, was] of old.texts.entries()) {
    const is = now.texts[index]!;
    if (was === is) continue;
    if (old.masked[index] !== now.masked[index]) return undefined;
    differing.push([was, is]);
  }
  return differing;
}

/** What may stand beside a machine, by name. */
type Index = ReadonlyMap<string, readonly KubeObject[]>;

const indexed = (objects: readonly KubeObject[]): Index =>
  grouped(
    objects.filter(({ kind }) => BESIDE.has(kind)),
    nameOf,
  );

const besides = (index: Index, machine: KubeObject, name: string): readonly KubeObject[] =>
  (index.get(name) ?? []).filter((object) => namespaceOf(object) === namespaceOf(machine));

const isMachine = ({ kind }: KubeObject): boolean => MACHINES.has(kind);
const nameOf = (object: KubeObject): string => nameText(valueAt(object, 'metadata', 'name'), '');
const wholeName = (object: KubeObject): string => `${namespaceOf(object)}/${nameOf(object)}`;

function closeness(a: string, b: string): number {
  const shorter = Math.min(a.length, b.length);
  let start = 0;
  while (start < shorter && a[start] === b[start]) start++;
  let end = 0;
  while (end < shorter - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return start + end;
}

/** Names of the disks that a machine, or each guest of a pool, uses. */
export function disksOf(machine: KubeObject): string[] {
  return objectsAt(guestsOf(machine)?.spec, 'volumes').flatMap((volume) => {
    const name = valueAt(volume, 'dataVolume', 'name') ?? valueAt(volume, 'persistentVolumeClaim', 'claimName');
    return typeof name === 'string' ? [name] : [];
  });
}

const isCopy = (old: KubeObject, now: KubeObject): boolean =>
  valueAt(now, 'spec', 'source', 'pvc', 'name') === nameOf(old) ||
  valueAt(now, 'spec', 'dataSource', 'name') === nameOf(old);

const isEmpty = (disk: unknown): boolean =>
  valueAt(disk, 'kind') === 'PersistentVolumeClaim' || valueAt(disk, 'spec', 'source', 'blank') !== undefined;

function startOf(disks: Rename['disks'], templates: readonly unknown[] = []): string {
  const copied = disks.filter(({ old, now }) => isCopy(old, now));
  if (copied.length > 0) return `a copy of ${copied.map(({ old }) => nameOf(old)).join(', ')}`;
  const fresh = [...disks.map(({ now }) => now), ...templates];
  if (fresh.length > 0 && fresh.every(isEmpty)) return fresh.length === 1 ? 'an empty disk' : 'empty disks';
  return 'a fresh import';
}

/**
 * What a rename means, and how it is done without a new machine. `lost`: disks that are deleted with the old machine. `keepers`: tools that
 * leave the old machine in the cluster.
 */
export function renameSentence(
  { old, now, others, disks }: Rename,
  lost: readonly string[],
  keepers: readonly string[] = [],
): string {
  const [was, is] = [disksOf(old), disksOf(now)];
  const left = was.filter((disk) => !is.includes(disk));
  const start = `looks like a rename of ${wholeName(old)} (same spec${alikeToo(others)})`;
  const keep = `Keep name: '${nameOf(old)}'`;
  if (keepers.length > 0)
    return `${start}, but ${keepers.join(' and ')} ${keepers.length > 1 ? 'keep' : 'keeps'} that (annotation): both run${left.length < was.length ? ' on the same disks' : ''}. ${keep}, or delete ${wholeName(old)} by hand first`;
  if (was.length === 0) return `${start}: the cluster deletes that and creates this`;
  if (left.length === 0)
    return `${start}: it starts from the disks of the old machine (${was.join(', ')}), once that has stopped`;
  const gone = left.filter((disk) => lost.includes(disk));
  const from = `the new machine starts from ${startOf(disks, diskTemplates(now))}`;
  if (gone.length > 0)
    return `${start}: ${from}, and the data on ${gone.join(', ')} is deleted with the old one. ${keep}`;
  const attach = now.kind === 'VirtualMachine' ? `, or use Disk.fromDataVolume('${left[0]}')` : '';
  return `${start}: ${from}, the data stays on ${left.join(', ')}. ${keep}${attach}`;
}

function alikeToo(others: readonly KubeObject[]): string {
  if (others.length === 0) return '';
  const named = others.slice(0, 2).map(wholeName);
  const more = others.length - named.length;
  const list = more > 0 ? `${named.join(', ')} and ${more} more` : named.join(' and ');
  return `, as ${others.length === 1 ? 'has' : 'have'} ${list}`;
}

/** What the rename of a machine means for one of its disks, which is renamed with it. */
export function diskRenameSentence({ old, now }: Rename, disk: Rename['disks'][number], lost: boolean): string {
  const data = lost ? `the data on ${nameOf(disk.old)} is deleted` : `the data stays on ${nameOf(disk.old)}`;
  return `renamed from ${nameOf(disk.old)} with ${wholeName(old)}, now ${wholeName(now)}: it is ${startOf([disk])}, and ${data}`;
}
