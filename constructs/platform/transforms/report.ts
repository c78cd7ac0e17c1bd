import { differences } from '../../../kube/differences';
import { copyJson } from '../../../kube/json';
import { describe, type KubeObject } from '../../../kube/object';
import type { Edit } from './edits';

/** One field of a published manifest that transforms changed. */
export interface TransformChange {
  /** The object, such as `Deployment cdi/cdi-operator`. */
  readonly object: string;
  /** Path in the object. Items of lists that have names go by name: `spec.template.spec.containers[cdi-operator].image`. */
  readonly path: string;
  /** The published value; undefined where the field is added. */
  readonly before: unknown;
  /** The applied value; undefined where the field is removed. */
  readonly after: unknown;
}

/** A copy of an object that was edited by one after another, and every field in which it differs from the original. */
export function transformed<T extends KubeObject>(
  object: T,
  edits: readonly Edit[],
): { object: T; changes: TransformChange[] } {
  if (edits.length === 0) return { object, changes: [] };
  const copy = copyJson(object);
  for (const edit of edits) edit(copy);
  const changes = differences(object, copy).map(({ path, from, to }) => ({
    object: describe(object),
    path,
    before: from,
    after: to,
  }));
  return { object: copy, changes };
}
