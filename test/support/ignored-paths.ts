import { copyJson, isObject } from '../../kube/json';

/** An entry of `ignoreDifferences` of an Application. */
export interface IgnoreRule {
  readonly kind: string;
  readonly name?: string;
  readonly jsonPointers?: readonly string[];
  readonly jqPathExpressions?: readonly string[];
}

/** A copy of an object without what Argo CD is asked to ignore. */
export function without<T extends object>(object: T, rules: readonly IgnoreRule[]): T {
  const copy = copyJson(object);
  for (const { jsonPointers = [], jqPathExpressions = [] } of rules) {
    for (const one of jsonPointers) {
      const steps = one.slice(1).split('/');
      remove(
        copy,
        steps.map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~')),
      );
    }
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
