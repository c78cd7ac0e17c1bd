import { pathOf } from '../../kube/path';
import { splitApiVersion } from '../../kubevirt/kinds';
import { type Difference, differences, isUnder } from '../compare';
import { isSizePath, type Resource, resizeOf, SETTING_NAMES } from '../kinds';

/** A difference, and whether only a new object can have it. */
export interface Change extends Difference {
  replaces: boolean;
}

/** The differences between a resource before and after: first in its object, then in its settings. */
export function changesOf(before: Resource, now: Resource): Change[] {
  const settings = SETTING_NAMES.flatMap((name) =>
    differences(before.settings[name], now.settings[name], undefined).map(({ path, kind }) => ({
      path: [name, ...path],
      kind,
      replaces: false,
    })),
  );
  const object = differences(before.object, now.object, now.schema);
  return [...object.map((one) => ({ ...one, replaces: isReplacing(one, before, now) })), ...settings];
}

/** Whether the only change that a new object would need is the growth of a disk, which its claim can do in place. */
export function isGrowth(changes: readonly Change[], before: Resource, now: Resource): boolean {
  const replacing = changes.filter(({ replaces }) => replaces);
  return (
    replacing.length > 0 && replacing.every(({ path }) => isSizePath(path)) && resizeOf(before, now)?.grows === true
  );
}

/** Immutable fields of a ConfigMap or Secret with `immutable: true`. */
const FROZEN = new Set(['data', 'stringData', 'binaryData', 'immutable']);

function isReplacing({ path }: Difference, before: Resource, now: Resource): boolean {
  if (isUnder(path, 'metadata.name') || isUnder(path, 'metadata.namespace') || path[0] === 'kind') return true;
  // Another version of the same group is the same object.
  if (path[0] === 'apiVersion') return groupOf(before) !== groupOf(now);
  if (before.object['immutable'] === true && FROZEN.has(String(path[0]))) return true;
  const { immutable = [], mutable = [] } = now.traits;
  // A change of the whole `spec` changes the immutable fields below it.
  const touches = (dotted: string) => isUnder(path, dotted) || dotted.startsWith(`${pathOf(path)}.`);
  return immutable.some(touches) && !mutable.some((dotted) => isUnder(path, dotted));
}

/** Whether both are the same object in the cluster, so that the old one must be deleted before the new one is created. */
export function isSameObject(before: Resource, now: Resource): boolean {
  const place = (resource: Resource) => {
    const { name, namespace } = resource.object.metadata ?? {};
    return [groupOf(resource), resource.gvk.kind, namespace, name].join('/');
  };
  return place(before) === place(now);
}

function groupOf({ gvk }: Resource): string {
  return splitApiVersion(gvk.apiVersion).group;
}
