import { objectAt, objectsAt } from '../../../kube/json';
import { byText } from '../model';

/** A selector as kubectl takes it: `app=web,tier in (a,b)`; empty for one that selects all. */
export function selectorText(selector: unknown): string {
  const equal = Object.entries(objectAt(selector, 'matchLabels') ?? {}).map(
    ([key, value]) => `${key}=${String(value)}`,
  );
  const others = objectsAt(selector, 'matchExpressions').map(({ key, operator, values }) => {
    const list = Array.isArray(values) ? values.map(String) : [];
    const write = typeof operator === 'string' && Object.hasOwn(OPERATORS, operator) ? OPERATORS[operator] : undefined;
    return write ? write(String(key), list) : `${String(key)} ${String(operator)} ${list.join(',')}`;
  });
  return [...equal, ...others].sort(byText).join(',');
}

const among = (word: string, key: string, values: readonly string[]): string =>
  `${key} ${word} (${[...values].sort(byText).join(',')})`;

const OPERATORS: Readonly<Record<string, (key: string, values: readonly string[]) => string>> = {
  In: (key, values) => (values.length === 1 ? `${key}=${values[0]}` : among('in', key, values)),
  NotIn: (key, values) => (values.length === 1 ? `${key}!=${values[0]}` : among('notin', key, values)),
  Exists: (key) => key,
  DoesNotExist: (key) => `!${key}`,
  Gt: (key, [bound]) => `${key}>${bound}`,
  Lt: (key, [bound]) => `${key}<${bound}`,
};
