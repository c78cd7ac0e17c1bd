import { isObject } from '../../kube/json';
import type { Schema } from '../../kubevirt/schemas';
import type { Path } from '../wire';
import { below, isNothing, mayBeDropped, sameLeaf } from './equal';
import { isUnder } from './is-under';
import { keyed } from './list-identity';

/**
 * What the inputs would have to be for the live object to be theirs: every field of the inputs as it is live, spelled as in the inputs
 * where it means the same. Fields that the inputs do not have are the server's, and no drift; `rewritten` names those that it replaces.
 */
export function observedInputs(
  inputs: unknown,
  live: unknown,
  schema: Schema | undefined,
  rewritten: readonly string[] = [],
  path: Path = [],
): unknown {
  if (isNothing(inputs)) return inputs;
  if (isNothing(live)) {
    const unseen = mayBeDropped(inputs, schema) || rewritten.some((dotted) => isUnder(path, dotted));
    return unseen ? inputs : undefined;
  }
  if (isObject(inputs) && isObject(live)) {
    const seen: Record<string, unknown> = {};
    for (const [key, value] of Object.entries(inputs)) {
      const now = observedInputs(value, live[key], below(schema, key), rewritten, [...path, key]);
      if (now !== undefined) seen[key] = now;
    }
    return seen;
  }
  if (Array.isArray(inputs) && Array.isArray(live)) return observedList(inputs, live, schema, rewritten, path);
  return sameLeaf(inputs, live, path, schema) ? inputs : live;
}

function observedList(
  inputs: unknown[],
  live: unknown[],
  schema: Schema | undefined,
  rewritten: readonly string[],
  path: Path,
): unknown[] {
  const identity = keyed([inputs, live], schema);
  const observe = (item: unknown, now: unknown, i: number) =>
    observedInputs(item, now, schema?.items, rewritten, [...path, i]);
  if (schema?.listType === 'set' || (!schema && path.at(-1) === 'finalizers'))
    return inputs.filter((item) => live.includes(item));
  if (!identity) {
    return live.map((now, i) => (i < inputs.length ? (observe(inputs[i], now, i) ?? now) : now));
  }
  const written = new Map(inputs.map((item, i) => [identity.keyOf(item), [item, i] as const]));
  const there = new Map(live.map((item) => [identity.keyOf(item), item]));
  if (!identity.ordered || identity.shared) {
    return inputs
      .filter((item) => there.has(identity.keyOf(item)))
      .map((item, i) => observe(item, there.get(identity.keyOf(item)), i));
  }
  return live.map((now) => {
    const known = written.get(identity.keyOf(now));
    return known ? observe(known[0], now, known[1]) : now;
  });
}
