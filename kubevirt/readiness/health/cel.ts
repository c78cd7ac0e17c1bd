/**
 * A gate as the health check expressions of a Flux Kustomization. Only states are printed: Flux shows no message. Where neither expression is
 * true, Flux waits.
 */
import { isObject } from '../../../kube/json';
import { type Decision, defaulted, isDecision, type Row, type Test, type Value } from '../expression';
import type { Readiness } from '../gate';

export interface HealthExpressions {
  readonly current: string;
  /** Omitted for a kind that does not fail for good. */
  readonly failed?: string;
}

export function celOf(decision: Decision): HealthExpressions {
  const failed = yields(decision, 'failed');
  return { current: textOfTruth(yields(decision, 'ready')), ...(failed !== false && { failed: textOfTruth(failed) }) };
}

/** A condition in CEL and its opposite, or what it is always. */
type Truth = boolean | { readonly yes: string; readonly no: string };

const textOfTruth = (truth: Truth): string => (typeof truth === 'boolean' ? String(truth) : truth.yes);
const truth = (yes: string, no = `!(${yes})`): Truth => ({ yes, no });

/** When the decision has this state, from its last row up. */
const yields = (decision: Decision, state: Readiness['state']): Truth =>
  decision.reduceRight<Truth>((rest, row) => ofRow(row, state, rest), false);

function ofRow({ when, gives }: Row, state: Readiness['state'], rest: Truth): Truth {
  const here = isDecision(gives) ? yields(gives, state) : gives.state === state;
  if (when === undefined || here === rest) return here;
  const applies = test(when);
  if (here === true) return or(applies, rest);
  if (here === false) return and(negated(applies), rest);
  if (rest === false) return and(applies, here);
  if (rest === true) return or(negated(applies), here);
  if (typeof applies === 'boolean') return applies ? here : rest;
  return truth(`(${applies.yes} ? ${textOfTruth(here)} : ${textOfTruth(rest)})`);
}

const and = (a: Truth, b: Truth): Truth => {
  if (typeof a === 'boolean') return a && b;
  if (typeof b === 'boolean') return b && a;
  return truth(`(${a.yes} && ${inner(b.yes, '&&')})`, `!(${a.yes} && ${b.yes})`);
};
const or = (a: Truth, b: Truth): Truth => {
  if (typeof a === 'boolean') return a || b;
  if (typeof b === 'boolean') return b || a;
  return truth(`(${a.yes} || ${inner(b.yes, '||')})`, `(${a.no} && ${b.no})`);
};
const negated = (a: Truth): Truth => (typeof a === 'boolean' ? !a : { yes: a.no, no: a.yes });

/** The right side of an operator without its brackets, where all that it joins is joined by the same one. */
function inner(side: string, operator: '&&' | '||'): string {
  if (!side.startsWith('(') || !side.endsWith(')')) return side;
  let depth = 0;
  for (let at = 0; at < side.length; at++) {
    depth += side[at] === '(' ? 1 : side[at] === ')' ? -1 : 0;
    if (depth === 0 && at < side.length - 1) return side;
    if (
      depth === 1 &&
      (side.startsWith(operator === '&&' ? '||' : '&&', at) || (side[at] === '?' && side[at - 1] === ' '))
    )
      return side;
  }
  return side.slice(1, -1);
}

const quoted = (text: string): string => JSON.stringify(text);
const WORD = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A path as an optional value: what is missing on the way is not an error, but for the first key, which stands alone. */
function optional(keys: readonly string[], from?: string): string {
  const [start, ...rest] = from === undefined ? keys : [from, ...keys];
  return rest.reduce((path, key) => (WORD.test(key) ? `${path}.?${key}` : `${path}[?${quoted(key)}]`), String(start));
}

type First = Extract<Value, { first: unknown }>;
/** What is not there. */
const NOTHING = { at: [] } as const;
const isNothing = (value: Value): boolean => typeof value === 'object' && 'at' in value && value.at.length === 0;

function value(of: Value): string {
  if (typeof of !== 'object') return JSON.stringify(of);
  if ('at' in of) return isNothing(of) ? 'null' : `${pathOf(of)}.orValue(null)`;
  if ('number' in of) return `${optional(of.number, of.item && 'item')}.orValue(${of.or})`;
  if ('if' in of) return chosen(of);
  if ('join' in of) return of.join.map(textOf).join(' + ');
  throw new Error(`A gate decides by ${Object.keys(of)[0]}, which only a message may contain.`);
}

const pathOf = ({ at, item }: Extract<Value, { at: readonly string[] }>): string => optional(at, item && 'item');
const textOf = (of: Value): string => (typeof of === 'object' && 'at' in of ? `${pathOf(of)}.orValue("")` : value(of));

function chosen(of: Extract<Value, { if: unknown }>): string {
  const simple = defaulted(of)?.value;
  if (typeof simple === 'object' && 'at' in simple && !isNothing(simple))
    return `${pathOf(simple)}.orValue(${value(of.no)})`;
  const applies = test(of.if);
  if (typeof applies === 'boolean') return value(applies ? of.yes : of.no);
  return `(${applies.yes} ? ${value(of.yes)} : ${value(of.no)})`;
}

function test(of: Test): Truth {
  if (typeof of === 'boolean') return of;
  if ('all' in of) return of.all.map(test).reduceRight((rest, one) => and(one, rest));
  if ('any' in of) return of.any.map(test).reduceRight((rest, one) => or(one, rest));
  if ('not' in of) return negated(test(of.not));
  if ('some' in of) return exists(of.some, test(of.where));
  const first = firstIn(of);
  return first ? ofItem(of, first) : compared(of);
}

const exists = (list: readonly string[], where: Truth): Truth =>
  where === false ? false : truth(`${listAt(list)}.exists(item, ${bare(textOfTruth(where))})`);

/** Go writes a list that is not set as null. */
const listAt = (list: readonly string[]): string =>
  `optional.ofNonZeroValue(${optional(list)}.orValue([])).orValue([])`;

const bare = (text: string): string => inner(inner(text, '&&'), '||');

/** A test of a field of the first item that passes: there is such an item, and it passes; or there is none, and nothing passes. */
function ofItem(of: Test, first: First): Truth {
  const present = test(replaced(of, first, { at: [first.field], item: true }));
  const absent = test(replaced(of, first, NOTHING));
  const there = test(first.where);
  return or(exists(first.first, and(there, present)), and(negated(exists(first.first, there)), absent));
}

function compared(of: Test): Truth {
  if (typeof of === 'boolean') return of;
  if ('equal' in of) return equality(...of.equal);
  if ('given' in of) return isNothing(of.given) ? false : compare(value(of.given), '!=', 'null');
  if ('oneOf' in of)
    return isNothing(of.oneOf[0]) ? false : truth(`${value(of.oneOf[0])} in [${of.oneOf[1].map(quoted).join(', ')}]`);
  if ('atLeast' in of) {
    const [a, b] = of.atLeast;
    if (typeof a === 'object' && 'least' in a) return test({ all: a.least.map((one) => ({ atLeast: [one, b] })) });
    return compare(value(a), '>=', value(b));
  }
  if ('older' in of) return isOlder(of);
  throw new Error(`A gate decides by ${Object.keys(of)[0]}, on which only a message may depend.`);
}

const OPPOSITE = { '==': '!=', '!=': '==', '>=': '<' } as const;
const compare = (a: string, operator: keyof typeof OPPOSITE, b: string): Truth =>
  truth(`${a} ${operator} ${b}`, `${a} ${OPPOSITE[operator]} ${b}`);

function equality(a: Value, b: Value): Truth {
  // Where a value stands for one that is missing, it is known what it does not equal.
  const [constant, other] = isNothing(a) ? [null, b] : isNothing(b) ? [null, a] : [a, b];
  const isSet = typeof other !== 'object' || 'join' in other;
  if (constant === null && isSet) return false;
  if (typeof a !== 'object' && typeof b !== 'object') return a === b;
  return compare(value(a), '==', value(b));
}

function isOlder({ older, prefix }: Extract<Test, { older: unknown }>): Truth {
  const pattern = quoted(`^${prefix.replaceAll('.', '\\.')}v?\\d+\\.\\d+\\.\\d+`);
  const [a, b] = older.map(textOf).map((name) => ({
    isVersion: `${name}.matches(${pattern})`,
    number: (at: number) =>
      `int(${name}.replace(${quoted(prefix)}, "").replace("v", "").split("-")[0].split(".")[${at}])`,
  }));
  const size = (one: { number(at: number): string }): string =>
    `${one.number(0)} * 1000000 + ${one.number(1)} * 1000 + ${one.number(2)}`;
  return truth(`(${a!.isVersion} && ${b!.isVersion} && ${size(a!)} < ${size(b!)})`);
}

/** The first field of an item of a list that a test reads. */
function firstIn(of: unknown): First | undefined {
  if (Array.isArray(of)) return of.map(firstIn).find((one) => one !== undefined);
  if (!isObject(of)) return undefined;
  return 'first' in of ? (of as First) : firstIn(Object.values(of));
}

/** The same with one value in place of another. What does not contain it stays as it is: a default is recognised by being one value twice. */
function replaced<T>(of: T, one: Value, by: Value): T {
  if (JSON.stringify(of) === JSON.stringify(one)) return by as T;
  if (!JSON.stringify(of).includes(JSON.stringify(one))) return of;
  if (Array.isArray(of)) return of.map((part) => replaced(part, one, by)) as T;
  return Object.fromEntries(Object.entries(of as object).map(([key, part]) => [key, replaced(part, one, by)])) as T;
}
