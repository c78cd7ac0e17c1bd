/** Disks: whether one holds data, how large it is, and the words for losing it. */
import { isObject, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { quantityValue } from '../../kube/quantity';
import { isUnresolved } from '../../kube/unresolved';
import { splitApiVersion } from '../../kubevirt/kinds';
import type { Resource } from './resource';

/** The phase from which on a disk holds data, by group and kind: a claim that waits for its first consumer holds none. */
const FILLED: Readonly<Record<string, (phase: unknown) => boolean>> = {
  'cdi.kubevirt.io/DataVolume': (phase) => phase === 'Succeeded',
  '/PersistentVolumeClaim': (phase) => phase === 'Bound' || phase === 'Lost',
};

/** `cdi.kubevirt.io/DataVolume`. */
export function groupKind({ apiVersion, kind }: { apiVersion: string; kind: string }): string {
  return `${splitApiVersion(apiVersion).group}/${kind}`;
}

export function isDisk(gvk: { apiVersion: string; kind: string }): boolean {
  return Object.hasOwn(FILLED, groupKind(gvk));
}

/** Whether a live DataVolume or claim holds data. */
export function isFilled(live: KubeObject): boolean {
  return FILLED[groupKind(live)]?.(live.status?.['phase']) === true;
}

/** Whether the state knows that a disk holds data. That stays true, whatever its phase becomes. */
export function isKnownFilled({ gvk }: Resource, outputs: Record<string, unknown>): boolean {
  return outputs['holdsData'] === true || FILLED[groupKind(gvk)]?.(valueAt(outputs, 'status', 'phase')) === true;
}

/** `deletes the disk web-root with all its data`. */
export function lossOf(disks: readonly string[]): string {
  const [several, their] = disks.length > 1 ? ['disks', 'their'] : ['disk', 'its'];
  return `deletes the ${several} ${disks.join(', ')} with all ${their} data`;
}

/** `allow: ['web-root']`, to copy into a program. */
export function allowOf(entries: readonly string[]): string {
  return `\`allow: [${entries.map((entry) => `'${entry}'`).join(', ')}]\``;
}

const SIZE_PATHS = [
  ['spec', 'storage', 'resources', 'requests', 'storage'],
  ['spec', 'pvc', 'resources', 'requests', 'storage'],
] as const;

/** Where a DataVolume says its size, and the size. */
export function sizeIn(object: unknown): { path: readonly string[]; size: unknown } | undefined {
  const path = SIZE_PATHS.find((one) => valueAt(object, ...one) !== undefined);
  return path && { path, size: valueAt(object, ...path) };
}

export interface Resize {
  from: string;
  to: string;
  /** An unknown size counts as growth: it is looked at again once it is known, before anything is done. */
  grows: boolean;
}

/** The change of a DataVolume's size, where both say it at the same path. */
export function resizeOf(before: Resource, now: Resource): Resize | undefined {
  if (groupKind(now.gvk) !== 'cdi.kubevirt.io/DataVolume') return undefined;
  const [old, wanted] = [sizeIn(before.object), sizeIn(now.object)];
  if (!old || !wanted || old.path !== wanted.path) return undefined;
  if (isUnresolved(wanted.size)) return { from: String(old.size), to: '(known after apply)', grows: true };
  const [from, to] = [quantityValue(old.size), quantityValue(wanted.size)];
  if (from === undefined || to === undefined || from === to) return undefined;
  return { from: String(old.size), to: String(wanted.size), grows: to > from };
}

/** The path of a difference is that of the size. */
export function isSizePath(path: readonly (string | number)[]): boolean {
  return SIZE_PATHS.some((one) => one.length === path.length && one.every((key, i) => key === path[i]));
}

/** A DataVolume with the size that another one has. */
export function withSizeOf(object: KubeObject, other: unknown): KubeObject {
  const found = sizeIn(other);
  if (!found || !sizeIn(object)) return object;
  return set(object, found.path, found.size) as KubeObject;
}

function set(value: unknown, [key, ...rest]: readonly string[], leaf: unknown): unknown {
  if (key === undefined) return leaf;
  const within = isObject(value) ? value : {};
  return { ...within, [key]: set(within[key], rest, leaf) };
}
