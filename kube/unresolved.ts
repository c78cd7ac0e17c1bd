/**
 * Unresolved values: an Output in a Pulumi program, an unknown in a preview of its engine, a Lazy of cdk8s. Code treats a value that it need not read
 * as opaque; rules skip what is unresolved; code that must read it maps over it with `mapUnresolved`.
 */
const MARK: unique symbol = Symbol.for('kubevirt-iac.late') as never;

/** Something that will have a value of type T. Pulumi's `Output<T>` is one. */
export interface Unresolved<T = unknown> {
  apply<U>(fn: (value: T) => U): Unresolved<U>;
}

/** A value that is known now, or once it is resolved. */
export type MaybeUnresolved<T> = T | Unresolved<T>;

/** A value that a manifest asks for when it is rendered. */
class Later<T> implements Unresolved<T> {
  readonly [MARK] = true;
  constructor(readonly produce: () => T) {}
  apply<U>(fn: (value: T) => U): Unresolved<U> {
    return new Later(() => fn(this.produce()));
  }
}

/**
 * What computes a value of another library that is known only once everything is there: a `Lazy` of cdk8s, or a token that resolves itself.
 * Undefined for any other value.
 */
export function producerOf(value: object): (() => unknown) | undefined {
  // Asked with `in`, because an Output of Pulumi answers every other question with another Output.
  if ('produce' in value && typeof value.produce === 'function') return () => (value as Later<unknown>).produce();
  if (!('resolve' in value) || 'apply' in value || typeof value.resolve !== 'function') return undefined;
  return () => (value as { resolve(): unknown }).resolve();
}

/** Not a plain object, so that a plain one needs no look inside to know that it is resolved. */
class Unknown {
  readonly [MARK] = true;
  apply(): Unresolved<never> {
    return UNRESOLVED;
  }
  toJSON(): string {
    return '<known after apply>';
  }
}

/** A value that stays unresolved for the whole run, such as an unknown in a preview. Mapping over it gives itself. */
export const UNRESOLVED: Unresolved<never> = Object.freeze(new Unknown()) as never;

/** An unresolved value that says where it comes from, even once it was mapped over: it shows which part of a manifest an input ends in. */
export class Traced implements Unresolved<never> {
  readonly [MARK] = true;
  constructor(readonly from: string) {}
  apply(): Unresolved<never> {
    return this;
  }
}

/** A secret that is not shown: two of them are the same value where their `version` is. */
export class Withheld implements Unresolved<never> {
  readonly [MARK] = true;
  constructor(readonly version: string) {}
  apply(): Unresolved<never> {
    return this;
  }
  toJSON(): string {
    return '[secret]';
  }
}

/** An unresolved value, as text for people. */
export const unresolvedText = (value: Unresolved): string =>
  value instanceof Withheld ? '(not shown)' : '(known after apply)';

export function isUnresolved(value: unknown): value is Unresolved {
  if (typeof value !== 'object' || value === null) return false;
  // Asked of nearly every part of every object: plain JSON, which most is, is decided without a look at its fields.
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === Object.prototype || prototype === Array.prototype) return false;
  if (typeof (value as { apply?: unknown }).apply !== 'function') return producerOf(value) !== undefined;
  return MARK in value || '__pulumiOutput' in value;
}

/** Whether an unresolved value is anywhere inside. */
export function containsUnresolved(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (isUnresolved(value)) return true;
  return (Array.isArray(value) ? value : Object.values(value)).some(containsUnresolved);
}

/** What is known of a value: without the unresolved parts of it. The value itself where nothing is unresolved. */
export function knownPart<T extends object>(value: T): T {
  if (!containsUnresolved(value)) return value;
  const rest = (inner: unknown): unknown => (typeof inner === 'object' && inner !== null ? knownPart(inner) : inner);
  if (Array.isArray(value)) return value.filter((one) => !isUnresolved(one)).map(rest) as unknown as T;
  const said = Object.entries(value).filter(([, child]) => !isUnresolved(child));
  return Object.fromEntries(said.map(([key, child]) => [key, rest(child)])) as T;
}

/** Calls `fn` with `value` once every unresolved part of it is resolved; at once where nothing is unresolved. */
export function mapUnresolved<T, U>(value: T, fn: (known: Resolved<T>) => U): MaybeUnresolved<U> {
  const found = firstUnresolved(value, []);
  if (!found) return fn(value as Resolved<T>);
  return mappable(found.value).apply((known) =>
    mapUnresolved(replaceAt(value, found.path, known), fn as (v: unknown) => U),
  ) as Unresolved<U>;
}

const mappable = (value: Unresolved): Unresolved =>
  typeof value.apply === 'function' ? value : new Later(producerOf(value)!);

/** T with every unresolved part resolved. */
export type Resolved<T> =
  T extends Unresolved<infer U>
    ? U
    : T extends (infer E)[]
      ? Resolved<E>[]
      : T extends object
        ? { [K in keyof T]: Resolved<T[K]> }
        : T;

function firstUnresolved(value: unknown, path: string[]): { value: Unresolved; path: string[] } | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isUnresolved(value)) return { value, path };
  for (const [key, child] of Object.entries(value)) {
    const found = firstUnresolved(child, [...path, key]);
    if (found) return found;
  }
  return undefined;
}

function replaceAt(value: unknown, [head, ...rest]: string[], by: unknown): unknown {
  if (head === undefined) return by;
  if (Array.isArray(value)) return value.map((child, i) => (String(i) === head ? replaceAt(child, rest, by) : child));
  const record = value as Record<string, unknown>;
  return { ...record, [head]: replaceAt(record[head], rest, by) };
}
