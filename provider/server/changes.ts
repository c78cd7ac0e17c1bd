import { pathOf } from '../../kube/path';
import { splitApiVersion } from '../../kubevirt/kinds';
import { type Difference, differences, isUnder } from '../compare';
import { type Resource, SETTING_NAMES } from '../kinds';

/** A difference, and whether only a new object can have it. */
export interface Change extends Difference {
  replaces: boolean;
}

/** What differs between a resource as it was and as it shall be: first its object, then how it is looked after. */
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

/** What a ConfigMap or Secret that says `immutable: true` cannot change. */
const FROZEN = new Set(['data', 'stringData', 'binaryData', 'immutable']);

function isReplacing({ path }: Difference, before: Resource, now: Resource): boolean {
  if (isUnder(path, 'metadata.name') || isUnder(path, 'metadata.namespace') || path[0] === 'kind') return true;
  // Another version of the same group shows the same object.
  if (path[0] === 'apiVersion') return groupOf(before) !== groupOf(now);
  if (before.object['immutable'] === true && FROZEN.has(String(path[0]))) return true;
  const { immutable = [], mutable = [] } = now.traits;
  // A change of the whole `spec` is a change of what is immutable below it.
  const touches = (dotted: string) => isUnder(path, dotted) || dotted.startsWith(`${pathOf(path)}.`);
  return immutable.some(touches) && !mutable.some((dotted) => isUnder(path, dotted));
}

/** Whether the two would be the same object in the cluster, so that one has to go before the other can come. */
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
