import { printable } from '../../kube/printable';
import { isUnresolved } from '../../kube/unresolved';
import type { CheckFailure, Properties } from '../wire';
import { redact, secretTexts } from './secrets';

/**
 * The engine shows the value of a failure's property, which it finds only at the top level: a deeper path, a missing or unknown value
 * and a secret one are named in the text instead. No secret is in the text.
 */
export function shownFailures(failures: readonly CheckFailure[], { value, secrets }: Properties): CheckFailure[] {
  if (failures.length === 0) return [];
  const hidden = secretTexts(value, secrets);
  const roots = new Set(secrets.map(([root]) => root));
  const shown = (property: string) => {
    const found = Object.hasOwn(value, property) ? value[property] : undefined;
    return !roots.has(property) && found !== undefined && found !== null && !isUnresolved(found);
  };
  return failures.map(({ property, reason }) => {
    const clean = printable(redact(reason, hidden));
    return property === '' || shown(property)
      ? { property, reason: clean }
      : { property: '', reason: clean.startsWith(`${property} `) ? clean : `${property}: ${clean}` };
  });
}
