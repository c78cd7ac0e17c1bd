/**
 * Late values: what is not known yet. In a Pulumi program that is an Output, in a preview an unknown of the engine. Code treats a
 * value that it need not look at as opaque; rules skip what is late; code that must look maps over it with `mapLate`.
 */
const MARK: unique symbol = Symbol.for('kubevirt-iac.late') as never;

/** Something that will have a value of type T. Pulumi's `Output<T>` is one. */
export interface LateValue<T = unknown> {
  apply<U>(fn: (value: T) => U): LateValue<U>;
}

/** A value now, or later. */
export type Late<T> = T | LateValue<T>;

/** An unknown of which nothing can ever be said in this run (an unknown in a preview). Mapping over it gives itself. */
export const UNKNOWN: LateValue<never> = Object.freeze({
  [MARK]: true,
  apply: () => UNKNOWN,
  toJSON: () => '<known after apply>',
}) as never;

export function isLate(value: unknown): value is LateValue {
  if (typeof value !== 'object' || value === null) return false;
  // One look suffices for what is plain, which is asked most.
  if (typeof (value as { apply?: unknown }).apply !== 'function') return false;
  return MARK in value || '__pulumiOutput' in value;
}

/** Whether a late value is anywhere inside. */
export function containsLate(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (isLate(value)) return true;
  return (Array.isArray(value) ? value : Object.values(value)).some(containsLate);
}

/** All of `value` with the late parts replaced by what they turn out to be, given to `fn`; at once where nothing is late. */
export function mapLate<T, U>(value: T, fn: (known: Known<T>) => U): Late<U> {
  const found = firstLate(value, []);
  if (!found) return fn(value as Known<T>);
  return found.value.apply((known) =>
    mapLate(replaceAt(value, found.path, known), fn as (v: unknown) => U),
  ) as LateValue<U>;
}

/** T with every late part known. */
export type Known<T> =
  T extends LateValue<infer U>
    ? U
    : T extends (infer E)[]
      ? Known<E>[]
      : T extends object
        ? { [K in keyof T]: Known<T[K]> }
        : T;

function firstLate(value: unknown, path: string[]): { value: LateValue; path: string[] } | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (isLate(value)) return { value, path };
  for (const [key, child] of Object.entries(value)) {
    const found = firstLate(child, [...path, key]);
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
