import { pathOf } from '../../kube/path';
import { guestIn, onRestartOf, type Resource, resourceOf, windowOf } from '../kinds';
import type { Session } from '../session';
import { Changes, DiffKind, type DiffRequest, type DiffResponse } from '../wire';
import { type Change, changesOf, isSameObject } from './changes';
import { previewImpact } from './impact';
import { pendingRestart } from './restart-announcement';

const UPDATE = { add: DiffKind.Add, delete: DiffKind.Delete, update: DiffKind.Update };
const REPLACE = { add: DiffKind.AddReplace, delete: DiffKind.DeleteReplace, update: DiffKind.UpdateReplace };

/** The differences between the inputs before and now, by Kubernetes' notion of equality, and whether they need a replacement. Pure and offline. */
export function diff(request: DiffRequest, session: Session): Partial<DiffResponse> {
  const known = Object.keys(request.oldInputs.value).length > 0;
  const before = resourceOf(request.urn, known ? request.oldInputs : request.olds);
  const now = resourceOf(request.urn, request.news);
  const changes = changesOf(before, now);
  const moved = session.moved.get(request.urn) ?? [];
  session.moved.delete(request.urn);
  if (changes.length === 0 && moved.length > 0) return refreshedOutputs(moved);
  if (changes.length === 0) return restartDiff(request, now, session);
  if (!isWhatWasRead(now, session)) previewImpact(before, now, request.olds.value, session);
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

/** A restart that was left for a window is an update of its own once the window is open. */
function restartDiff({ olds }: DiffRequest, now: Resource, session: Session): Partial<DiffResponse> {
  const pending = pendingRestart({
    guest: guestIn(olds.value),
    mode: onRestartOf(now.settings, session.config),
    window: windowOf(now.settings, session.config),
    now: new Date(),
  });
  if (pending) session.engine.warn(now.urn, `an earlier change needs a restart: ${pending.text}`);
  if (!pending?.due) return { changes: Changes.None, hasDetailedDiff: true };
  return {
    changes: Changes.Some,
    diffs: ['guest'],
    stables: ['apiVersion', 'kind', 'uid'],
    detailedDiff: { 'guest.restartPending': { kind: DiffKind.Delete, inputDiff: false } },
    hasDetailedDiff: true,
  };
}

/** After a refresh the engine asks what changed: the guest may have moved though the program's inputs are as they were. */
function refreshedOutputs(moved: readonly string[]): Partial<DiffResponse> {
  return {
    changes: Changes.Some,
    diffs: [...new Set(moved.map((path) => path.split('.')[0]!))],
    detailedDiff: Object.fromEntries(moved.map((path) => [path, { kind: DiffKind.Update, inputDiff: false }])),
    hasDetailedDiff: true,
  };
}

/** After a refresh the engine compares the inputs that were read with the state: then no change is about to be made. */
function isWhatWasRead(now: Resource, session: Session): boolean {
  const read = session.lastRead.get(now.urn);
  return read !== undefined && changesOf(resourceOf(now.urn, read), now).length === 0;
}

function topLevel(changes: readonly Change[]): string[] {
  return [...new Set(changes.map(({ path }) => String(path[0])))];
}
