import { splitApiVersion } from '../../kubevirt/kinds';
import { type Difference, differences } from '../compare/diff';
import { isUnder, showPath } from '../compare/path';
import type { Resource } from '../kinds/resource';
import { resourceOf } from '../kinds/resource';
import { SETTING_NAMES } from '../kinds/settings';
import { Changes, DiffKind, type DiffRequest, type DiffResponse } from '../wire/protocol';
import { announce } from './announce';
import type { Session } from './session';

const UPDATE = { add: DiffKind.Add, delete: DiffKind.Delete, update: DiffKind.Update };
const REPLACE = { add: DiffKind.AddReplace, delete: DiffKind.DeleteReplace, update: DiffKind.UpdateReplace };

/** What differs between the inputs before and now, and what that takes: pure, offline, and in Kubernetes' own terms of sameness. */
export function diff(request: DiffRequest, session: Session): Partial<DiffResponse> {
  const before = resourceOf(
    request.urn,
    Object.keys(request.oldInputs.value).length > 0 ? request.oldInputs : request.olds,
  );
  const now = resourceOf(request.urn, request.news);
  const found = changesOf(before, now);
  if (found.length === 0) return { changes: Changes.None, hasDetailedDiff: true };
  announce(before, now, session);
  const replacing = found.filter((one) => replaces(one, before, now));
  const detailed = found.map((one) => [
    showPath(one.path),
    { kind: (replacing.includes(one) ? REPLACE : UPDATE)[one.kind], inputDiff: true },
  ]);
  return {
    changes: Changes.Some,
    diffs: top(found),
    replaces: top(replacing),
    stables: replacing.length > 0 ? [] : ['apiVersion', 'kind', 'uid'],
    deleteBeforeReplace: replacing.length > 0 && sameName(before, now),
    detailedDiff: Object.fromEntries(detailed),
    hasDetailedDiff: true,
  };
}

/** Differences of the object, then of how it is looked after. */
export function changesOf(before: Resource, now: Resource): Difference[] {
  const settings = SETTING_NAMES.flatMap((name) =>
    differences(before.settings[name], now.settings[name], undefined).map((one) => ({
      ...one,
      path: [name, ...one.path],
    })),
  );
  return [...differences(before.object, now.object, now.schema), ...settings];
}

function replaces({ path }: Difference, before: Resource, now: Resource): boolean {
  if (isUnder(path, 'metadata.name') || isUnder(path, 'metadata.namespace') || path[0] === 'kind') return true;
  // Another version of the same group shows the same object.
  if (path[0] === 'apiVersion')
    return splitApiVersion(before.typed.apiVersion).group !== splitApiVersion(now.typed.apiVersion).group;
  const { immutable = [], mutable = [] } = now.behaviour;
  // A change of the whole `spec` is a change of what is immutable below it.
  const touches = (dotted: string) => isUnder(path, dotted) || dotted.startsWith(`${showPath(path)}.`);
  return immutable.some(touches) && !mutable.some((dotted) => isUnder(path, dotted));
}

function sameName(before: Resource, now: Resource): boolean {
  const place = ({ typed, object }: Resource) =>
    [splitApiVersion(typed.apiVersion).group, typed.kind, object.metadata?.namespace, object.metadata?.name].join('/');
  return place(before) === place(now);
}

function top(found: readonly Difference[]): string[] {
  return [...new Set(found.map(({ path }) => String(path[0])))];
}
