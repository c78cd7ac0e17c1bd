import { copyJson, ensureObject, isGiven, isObject, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { type ApplyDefaultsOptions, applyDefaults } from './apply';
import { placesIn } from './server-written';

/**
 * A live object as its author may have written it: without what the server keeps for itself, and without a default that the server
 * would write again.
 */
export function asWritten(live: KubeObject, options: ApplyDefaultsOptions = {}): KubeObject {
  const bare = copyJson(live);
  for (const place of placesIn(live, 'own')) remove(bare, place);
  for (const place of placesIn(live, 'empty')) if (isEmpty(valueAt(bare, ...place))) remove(bare, place);
  const chosen = placesIn(live, 'default').filter((place) => !place.includes('[]'));
  for (const place of chosen) remove(bare, place);
  const stored = applyDefaults(bare, options);
  for (const place of chosen) {
    const value = valueAt(live, ...place);
    if (!isGiven(value) || same(value, valueAt(stored, ...place))) continue;
    const parent = ensureObject(bare, ...place.slice(0, -1));
    if (parent) parent[place.at(-1)!] = value;
  }
  return bare;
}

/** Takes a value away, and what is empty without it. */
function remove(from: unknown, [step, ...rest]: readonly string[]): void {
  if (step === undefined) return;
  if (step === '[]') {
    if (Array.isArray(from)) for (const item of from) remove(item, rest);
    return;
  }
  if (!isObject(from) || from[step] === undefined) return;
  if (rest.length > 0) remove(from[step], rest);
  if (rest.length === 0 || isEmpty(from[step])) delete from[step];
}

function isEmpty(value: unknown): boolean {
  return isObject(value) && Object.keys(value).length === 0;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
