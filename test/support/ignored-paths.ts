import { copyJson, ensureObject, isObject, type JsonObject, valueAt } from '../../kube/json';

/** An entry of `ignoreDifferences` of an Application. */
export interface IgnoreRule {
  readonly kind: string;
  readonly name?: string;
  readonly jsonPointers?: readonly string[];
  readonly jqPathExpressions?: readonly string[];
}

/** A copy of a manifest with what Argo CD keeps of the live object (`RespectIgnoreDifferences`), as far as no list is on the way there. */
export function withValuesOf<T extends object>(manifest: T, live: object | undefined, rules: readonly IgnoreRule[]): T {
  const copy = copyJson(manifest) as T & JsonObject;
  for (const steps of live ? rules.flatMap(({ jsonPointers = [] }) => jsonPointers.map(stepsOf)) : []) {
    const value = valueAt(live, ...steps);
    if (value === undefined) remove(copy, steps);
    else Object.assign(ensureObject(copy, ...steps.slice(0, -1)) ?? {}, { [steps.at(-1)!]: value });
  }
  return copy;
}

const stepsOf = (pointer: string): string[] =>
  pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));

/** A copy of an object without what Argo CD is asked to ignore. */
export function without<T extends object>(object: T, rules: readonly IgnoreRule[]): T {
  const copy = copyJson(object);
  for (const { jsonPointers = [], jqPathExpressions = [] } of rules) {
    for (const one of jsonPointers) remove(copy, stepsOf(one));
    for (const one of jqPathExpressions) {
      const steps = [...one.matchAll(/\[\]\?|\["([^"]+)"\]|\.(\w+)/g)];
      remove(
        copy,
        steps.map(([all, quoted, word]) => quoted ?? word ?? all),
      );
    }
  }
  return copy;
}

function remove(from: unknown, [step, ...rest]: readonly string[]): void {
  if (step === '[]?') {
    if (Array.isArray(from)) for (const item of from) remove(item, rest);
  } else if (isObject(from) && step !== undefined) {
    if (rest.length > 0) remove(from[step], rest);
    if (rest.length === 0) delete from[step];
  }
}
