import { pathOf } from '../../kube/path';
import {
  guestIn,
  hiddenTexts,
  onRestartOf,
  type Resource,
  redact,
  refOf,
  resizeOf,
  resourceOf,
  windowOf,
} from '../kinds';
import { changeProblem } from '../platform';
import type { Session } from '../session';
import { Changes, DiffKind, type DiffRequest, type DiffResponse, RpcError, status } from '../wire';
import { type Change, changesOf, isGrowth, isSameObject } from './changes';
import { previewImpact } from './impact';
import { isFilledNow, replacementOf } from './replacement';
import { pendingRestart } from './restart-announcement';

const UPDATE = { add: DiffKind.Add, delete: DiffKind.Delete, update: DiffKind.Update };
const REPLACE = { add: DiffKind.AddReplace, delete: DiffKind.DeleteReplace, update: DiffKind.UpdateReplace };

/**
 * The differences between the inputs before and now, by Kubernetes' notion of equality, and whether they need a replacement. Offline,
 * but for one look at a disk that would be replaced and that the state does not know to be filled.
 */
export async function diff(request: DiffRequest, session: Session): Promise<Partial<DiffResponse>> {
  const known = Object.keys(request.oldInputs.value).length > 0;
  const before = resourceOf(request.urn, known ? request.oldInputs : request.olds);
  const now = resourceOf(request.urn, request.news);
  session.known.hold(request.urn, refOf(before));
  const found = changesOf(before, now);
  // Whatever the program asks the engine to replace (`replaceOnChanges`), two objects cannot have one name.
  const deleteBeforeReplace = isSameObject(before, now);
  const moved = session.known.takeMoved(request.urn);
  if (found.length === 0) {
    return moved.length > 0
      ? { ...refreshedOutputs(moved), deleteBeforeReplace }
      : { ...restartDiff(request, now, session), deleteBeforeReplace };
  }
  const outputs = request.olds.value;
  const grows = isGrowth(found, before, now) && (await isFilledNow(before, outputs, session));
  const changes = grows ? found.map((change) => ({ ...change, replaces: false })) : found;
  if (!isWhatWasRead(now, session)) await preview(before, now, changes, outputs, session);
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
    deleteBeforeReplace,
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

/** Reports what the change does, and rejects what the program has not allowed. */
async function preview(
  before: Resource,
  now: Resource,
  changes: readonly Change[],
  outputs: Record<string, unknown>,
  session: Session,
): Promise<void> {
  const problem = await changeProblem(session, now, before);
  if (problem) throw new RpcError(problem, status.FAILED_PRECONDITION);
  if (!changes.some(({ replaces }) => replaces)) {
    const resize = resizeOf(before, now);
    if (!resize) return previewImpact(before, now, outputs, session);
    const line = `the disk grows from ${resize.from} to ${resize.to} in place, by its PersistentVolumeClaim, where the StorageClass allows expansion`;
    return session.engine.warn(now.urn, line);
  }
  const { line, rejection } = await replacementOf(before, now, outputs, session);
  const clean = (text: string) => redact(text, [...hiddenTexts(before), ...hiddenTexts(now)]);
  if (rejection) throw new RpcError(clean(rejection), status.FAILED_PRECONDITION);
  if (line) session.engine.warn(now.urn, clean(line));
}

/** After a refresh the engine compares the inputs that were read with the state: then no change is about to be made. */
function isWhatWasRead(now: Resource, session: Session): boolean {
  const read = session.known.lastRead.get(now.urn);
  return read !== undefined && changesOf(resourceOf(now.urn, read), now).length === 0;
}

function topLevel(changes: readonly Change[]): string[] {
  return [...new Set(changes.map(({ path }) => String(path[0])))];
}
