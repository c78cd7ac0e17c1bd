/**
 * What a gate asks of a live object, as data: evaluated here, and printed as Lua for Argo CD and as CEL for Flux, so that all three give the same
 * verdict. What the object does not have is `undefined`, null included, and never an error.
 */

export type Constant = string | number | boolean;

export type Value =
  | Constant
  /** At a path from the root of the object, or of the item of the list that is being looked through. */
  | { readonly at: readonly string[]; readonly item?: true }
  /** The number at a path; `or` where there is none. */
  | { readonly number: readonly string[]; readonly or: number; readonly item?: true }
  /** A field of the first item of a list that passes the test. */
  | { readonly first: readonly string[]; readonly where: Test; readonly field: string }
  | { readonly if: Test; readonly yes: Value; readonly no: Value }
  | { readonly least: readonly [Value, Value] }
  | { readonly minus: readonly [Value, Value] }
  /** Text; what is undefined is empty. */
  | { readonly join: readonly Value[] }
  /** What a table says of a text; `or` where it says nothing. */
  | { readonly in: Readonly<Record<string, string>>; readonly of: Value; readonly or: Value }
  /** Reason and message of a condition as far as it has them, `VMINotExists, VMI does not exist`; `or` without the condition. */
  | { readonly reason: string; readonly or: Value }
  /** Progress of a transfer in words, ` 45 %`. */
  | { readonly percent: Value };

export type Test =
  | boolean
  | { readonly all: readonly Test[] }
  | { readonly any: readonly Test[] }
  | { readonly not: Test }
  | { readonly equal: readonly [Value, Value] }
  | { readonly oneOf: readonly [Value, readonly string[]] }
  | { readonly atLeast: readonly [Value, Value] }
  | { readonly given: Value }
  /** Whether an item of a list passes. */
  | { readonly some: readonly string[]; readonly where: Test }
  /** Whether a text contains one of these words, in any case. Decides on messages only: Lua cannot look into texts. */
  | { readonly mentions: readonly [Value, readonly string[]] }
  /** Whether the version behind the prefix of the first name is older than that of the second; false where one has none. */
  | { readonly older: readonly [Value, Value]; readonly prefix: string };

/** A verdict in waiting: the values of its sentences are read from the object. */
export interface Verdict {
  readonly state: 'ready' | 'waiting' | 'failed';
  readonly message?: Value;
  readonly next?: Value;
  readonly stuck?: true;
}

/** Rows from top to bottom, of which the first that applies decides. The last row has no condition, so that there is always one. */
export type Decision = readonly Row[];

export interface Row {
  readonly when?: Test;
  readonly gives: Verdict | Decision;
}

export const isDecision = (gives: Row['gives']): gives is Decision => Array.isArray(gives);

export const at = (...path: readonly string[]): Value => ({ at: path });
export const status = (...path: readonly string[]): Value => at('status', ...path);
export const spec = (...path: readonly string[]): Value => at('spec', ...path);
export const annotation = (key: string): Value => at('metadata', 'annotations', key);
export const item = (...path: readonly string[]): Value => ({ at: path, item: true });
export const number = (path: readonly string[], or = 0): Value => ({ number: path, or });
export const itemNumber = (field: string): Value => ({ number: [field], or: 0, item: true });
export const first = (list: readonly string[], where: Test, field: string): Value => ({ first: list, where, field });
export const choice = (test: Test, yes: Value, no: Value): Value => ({ if: test, yes, no });
export const least = (a: Value, b: Value): Value => ({ least: [a, b] });
export const minus = (a: Value, b: Value): Value => ({ minus: [a, b] });
export const lookup = (table: Readonly<Record<string, string>>, of: Value, or: Value): Value => ({ in: table, of, or });
export const reason = (type: string, or: Value): Value => ({ reason: type, or });
export const percent = (of: Value): Value => ({ percent: of });
export const otherwise = (value: Value, or: Value): Value => choice(given(value), value, or);

/** Text with values in it: `say` before a template literal. */
export const say = (texts: TemplateStringsArray, ...values: readonly Value[]): Value => ({
  join: texts.flatMap((text, index) => [...(text ? [text] : []), ...(index < values.length ? [values[index]!] : [])]),
});

export const all = (...tests: readonly Test[]): Test => ({ all: tests });
export const any = (...tests: readonly Test[]): Test => ({ any: tests });
export const not = (test: Test): Test => ({ not: test });
export const equal = (a: Value, b: Value): Test => ({ equal: [a, b] });
export const oneOf = (value: Value, ...texts: readonly string[]): Test =>
  texts.length === 1 ? equal(value, texts[0]!) : { oneOf: [value, texts] };
export const atLeast = (a: Value, b: Value): Test => ({ atLeast: [a, b] });
export const below = (a: Value, b: Value): Test => not(atLeast(a, b));
export const given = (value: Value): Test => ({ given: value });
export const some = (list: readonly string[], where: Test): Test => ({ some: list, where });
export const mentions = (value: Value, ...words: readonly string[]): Test => ({ mentions: [value, words] });
export const older = (a: Value, b: Value, prefix: string): Test => ({ older: [a, b], prefix });

const CONDITIONS = ['status', 'conditions'] as const;

/** A field of a condition, as every controller of Kubernetes writes it. */
export const condition = (type: string, field: 'status' | 'reason' | 'message' = 'status'): Value =>
  first(CONDITIONS, equal(item('type'), type), field);
export const isTrue = (type: string): Test => equal(condition(type), 'True');
export const isFalse = (type: string): Test => equal(condition(type), 'False');

export const READY: Verdict = { state: 'ready' };
export const resting = (message: Value): Verdict => ({ state: 'ready', message });
export const waiting = (message: Value, next?: Value): Verdict => ({
  state: 'waiting',
  message,
  ...(next !== undefined && { next }),
});
/** The controller has failed and tries again, without an end. */
export const stuck = (message: Value, next: Value): Verdict => ({ state: 'waiting', message, next, stuck: true });
export const failed = (message: Value, next: Value): Verdict => ({ state: 'failed', message, next });

const isReady = ({ gives }: Row): boolean => (isDecision(gives) ? gives.every(isReady) : gives.state === 'ready');

/** A decision of which no row is ready while one of the guards applies. */
export const unless = (guards: Decision, decision: Decision): Decision => {
  if (decision.every(isReady)) return [...guards, ...decision];
  return decision.map((row) => {
    if (isDecision(row.gives)) return { ...row, gives: unless(guards, row.gives) };
    return isReady(row) ? { ...row, gives: [...guards, { gives: row.gives }] } : row;
  });
};

/** The value and its default, where a choice is no more than that. */
export function defaulted(choice: Extract<Value, { if: unknown }>): { value: Value; or: Value } | undefined {
  const { if: when, yes, no } = choice;
  return typeof when === 'object' && 'given' in when && when.given === yes ? { value: yes, or: no } : undefined;
}

/** Whether the controller has seen the object as it is now. A controller that does not say counts as having seen it. */
export const observed: Test = atLeast(
  choice(
    given(status('observedGeneration')),
    number(['status', 'observedGeneration']),
    number(['metadata', 'generation']),
  ),
  number(['metadata', 'generation']),
);
/** Kubernetes' own controllers always say what they have seen: without it, nothing was seen yet. */
export const observedByKubernetes: Test = all(given(status('observedGeneration')), observed);

export const NOT_OBSERVED = waiting('its controller has not processed the change yet');
