import { pathOf } from '../../kube/path';
import { resourceOf } from '../kinds';
import type { Session } from '../session';
import { Changes, DiffKind, type DiffRequest, type DiffResponse } from '../wire';
import { type Change, changesOf, isSameObject } from './changes';
import { announce } from './impact';

const UPDATE = { add: DiffKind.Add, delete: DiffKind.Delete, update: DiffKind.Update };
const REPLACE = { add: DiffKind.AddReplace, delete: DiffKind.DeleteReplace, update: DiffKind.UpdateReplace };

/** What differs between the inputs before and now, and what that takes: pure, offline, and in Kubernetes' own terms of sameness. */
export function diff(request: DiffRequest, session: Session): Partial<DiffResponse> {
  const known = Object.keys(request.oldInputs.value).length > 0;
  const before = resourceOf(request.urn, known ? request.oldInputs : request.olds);
  const now = resourceOf(request.urn, request.news);
  const changes = changesOf(before, now);
  if (changes.length === 0) return { changes: Changes.None, hasDetailedDiff: true };
  announce(before, now, session);
  const replacing = changes.filter(({ replaces }) => replaces);
  const detailed = changes.map(({ path, kind, replaces }) => [
    pathOf(path),
    { kind: (replaces ? REPLACE : UPDATE)[kind], inputDiff: true },
  ]);
  return {
    changes: Changes.Some,
    diffs: topLevel(changes),
    replaces: topLevel(replacing),
    stables: replacing.length > 0 ? [] : ['apiVersion', 'kind', 'uid'],
    deleteBeforeReplace: replacing.length > 0 && isSameObject(before, now),
    detailedDiff: Object.fromEntries(detailed),
    hasDetailedDiff: true,
  };
}

function topLevel(changes: readonly Change[]): string[] {
  return [...new Set(changes.map(({ path }) => String(path[0])))];
}
