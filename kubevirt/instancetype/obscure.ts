import { isGiven, isObject, type JsonObject } from '../../kube/json';
import { UNRESOLVED } from '../../kube/unresolved';

/** Makes the blank at the end of a path unknown. Where its parent is missing too, that is as unknown as the rest. */
export function obscure(from: JsonObject | undefined, path: readonly string[], own = isGiven): void {
  let at = from;
  for (const [depth, key] of path.entries()) {
    const last = depth === path.length - 1;
    const child = at?.[key];
    if (at && (last ? !own(child) : !isGiven(child))) {
      at[key] = UNRESOLVED;
      return;
    }
    at = isObject(child) ? child : undefined;
  }
}
