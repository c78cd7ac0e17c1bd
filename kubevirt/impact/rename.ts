/** A machine that left under one name and came under another. */
import { isObject, objectsAt, valueAt } from '../../kube/json';
import { memoize } from '../../kube/memoize';
import type { KubeObject } from '../../kube/object';
import { guestsOf, namespaceOf } from '../guests';
import { nameText } from './format-value';
import { normalize } from './normalize';

const RENAMED = new Set(['VirtualMachine', 'VirtualMachinePool']);

/** The machine among those that left which `added` was before: one of the same spec, but for the two names. */
export function renamedFrom(added: KubeObject, left: readonly KubeObject[]): KubeObject | undefined {
  if (!RENAMED.has(added.kind)) return undefined;
  return left.find(
    (old) =>
      old.kind === added.kind &&
      namespaceOf(old) === namespaceOf(added) &&
      unnamed(old, old, added) === unnamed(added, old, added),
  );
}

const texts = new WeakMap<KubeObject, string>();

/** The spec as text, with the names of both machines replaced, also inside the names of disks and Secrets. */
function unnamed(object: KubeObject, ...named: readonly KubeObject[]): string {
  const names = named.map(nameOf).sort((a, b) => b.length - a.length);
  const text = memoize(texts, object, () => JSON.stringify(sorted(normalize(object.spec))) ?? '');
  return names.reduce((rest, name) => (name === '' ? rest : rest.replaceAll(name, '*')), text);
}

const nameOf = (object: KubeObject): string => nameText(valueAt(object, 'metadata', 'name'), '');

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isObject(value)) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
}

/** Names of the disks that a machine, or each guest of a pool, uses. */
export function disksOf(machine: KubeObject): string[] {
  return objectsAt(guestsOf(machine)?.spec, 'volumes').flatMap((volume) => {
    const name = valueAt(volume, 'dataVolume', 'name') ?? valueAt(volume, 'persistentVolumeClaim', 'claimName');
    return typeof name === 'string' ? [name] : [];
  });
}

/** What a rename means, and how it is done without a new machine. `lost`: disks that are deleted with the old machine. */
export function renameSentence(old: KubeObject, added: KubeObject, lost: readonly string[]): string {
  const [was, is] = [disksOf(old), disksOf(added)];
  const left = was.filter((disk) => !is.includes(disk));
  const whole = `${namespaceOf(old)}/${nameOf(old)}`;
  const start = `looks like a rename of ${whole} (same spec)`;
  if (was.length === 0) return `${start}: the cluster deletes that and creates this`;
  if (left.length === 0)
    return `${start}: it starts from the disks of the old machine (${was.join(', ')}), once that has stopped`;
  const gone = left.filter((disk) => lost.includes(disk));
  const keep = `Keep name: '${nameOf(old)}'`;
  return gone.length > 0
    ? `${start}: the new machine starts from a fresh import, and the data on ${gone.join(', ')} is deleted with the old one. ${keep}`
    : `${start}: the new machine starts from a fresh import, the data stays on ${left.join(', ')}. ${keep}, or use Disk.fromDataVolume('${left[0]}')`;
}
