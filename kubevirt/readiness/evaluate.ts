/** Evaluation of what gates ask: the reference for what is printed as Lua and CEL. */
import { objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { compareVersions, normalVersion } from '../releases';
import { type Decision, isDecision, type Test, type Value, type Verdict } from './expression';
import type { Readiness } from './gate';

type Found = string | number | boolean | object | undefined;

/** Where a value is read: the object, and the item of a list that is being looked through. */
interface Scope {
  readonly root: KubeObject;
  readonly item?: unknown;
}

export function decide(decision: Decision, live: KubeObject): Readiness {
  const scope = { root: live };
  let rows = decision;
  for (;;) {
    const row = rows.find(({ when }) => when === undefined || passes(when, scope));
    if (!row) throw new Error('A gate has no verdict for an object: its last row needs to be without a condition.');
    if (!isDecision(row.gives)) return verdictOf(row.gives, scope);
    rows = row.gives;
  }
}

/** Whether the object passes one test. */
export const holds = (test: Test, live: KubeObject): boolean => passes(test, { root: live });

/** What the object has for a value, as text. */
export const textIn = (value: Value, live: KubeObject): string => textOf(value, { root: live });

const verdictOf = ({ message, next, ...rest }: Verdict, scope: Scope): Readiness =>
  ({
    ...rest,
    ...(message !== undefined && { message: textOf(message, scope) }),
    ...(next !== undefined && { next: textOf(next, scope) }),
  }) as Readiness;

const textOf = (value: Value, scope: Scope): string => String(read(value, scope) ?? '');
const numberOf = (value: Value, scope: Scope): number => {
  const found = read(value, scope);
  return typeof found === 'number' ? found : 0;
};

function read(value: Value, scope: Scope): Found {
  if (typeof value !== 'object') return value;
  const from = (of: { item?: true }): unknown => (of.item ? scope.item : scope.root);
  if ('at' in value) return (valueAt(from(value), ...value.at) ?? undefined) as Found;
  if ('number' in value) {
    const found = valueAt(from(value), ...value.number);
    return typeof found === 'number' ? found : value.or;
  }
  if ('first' in value) {
    const found = objectsAt(scope.root, ...value.first).find((item) => passes(value.where, { ...scope, item }));
    return (found?.[value.field] ?? undefined) as Found;
  }
  if ('if' in value) return read(passes(value.if, scope) ? value.yes : value.no, scope);
  if ('least' in value) return Math.min(...value.least.map((one) => numberOf(one, scope)));
  if ('minus' in value) return numberOf(value.minus[0], scope) - numberOf(value.minus[1], scope);
  if ('join' in value) return value.join.map((part) => textOf(part, scope)).join('');
  if ('in' in value) {
    const key = textOf(value.of, scope);
    return Object.hasOwn(value.in, key) ? value.in[key] : read(value.or, scope);
  }
  if ('reason' in value) return reasonOf(value.reason, value.or, scope);
  const progress = textOf(value.percent, scope);
  return /^\d/.test(progress) ? ` ${Math.floor(Number.parseFloat(progress))} %` : '';
}

function reasonOf(type: string, or: Value, scope: Scope): Found {
  const found = objectsAt(scope.root, 'status', 'conditions').find((one) => one['type'] === type);
  if (!found) return read(or, scope);
  return [found['reason'], found['message']].filter(Boolean).join(', ') || `${type} is ${found['status']}`;
}

function passes(test: Test, scope: Scope): boolean {
  if (typeof test === 'boolean') return test;
  if ('all' in test) return test.all.every((one) => passes(one, scope));
  if ('any' in test) return test.any.some((one) => passes(one, scope));
  if ('not' in test) return !passes(test.not, scope);
  if ('equal' in test) return read(test.equal[0], scope) === read(test.equal[1], scope);
  if ('oneOf' in test) return test.oneOf[1].some((text) => text === read(test.oneOf[0], scope));
  if ('atLeast' in test) return numberOf(test.atLeast[0], scope) >= numberOf(test.atLeast[1], scope);
  if ('given' in test) return read(test.given, scope) !== undefined;
  if ('some' in test) return objectsAt(scope.root, ...test.some).some((item) => passes(test.where, { ...scope, item }));
  if ('mentions' in test) {
    const text = textOf(test.mentions[0], scope).toLowerCase();
    return test.mentions[1].some((word) => text.includes(word));
  }
  const [a, b] = test.older.map((one) => versionOf(textOf(one, scope), test.prefix));
  return a !== undefined && b !== undefined && compareVersions(a, b) < 0;
}

const versionOf = (name: string, prefix: string): string | undefined =>
  name.startsWith(prefix) ? normalVersion(name.slice(prefix.length)) : undefined;
