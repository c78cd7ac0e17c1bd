/** JSON Patch (RFC 6902): as restores and clones carry it, one operation in each string, and as annotations do, a list in one. */
import { copyJson } from './json';

type Container = Record<string, unknown> | unknown[];

interface Operation {
  op: 'add' | 'replace' | 'remove';
  path: string;
  value?: unknown;
}

/** A copy with the operations applied. One whose path leads nowhere is omitted. */
export function patched<T>(object: T, patches: readonly string[]): T {
  const copy = copyJson(object);
  for (const patch of patches) apply(copy as Container, JSON.parse(patch) as Operation);
  return copy;
}

/** The same for a text that holds a list of operations. One that is not JSON, or not a list, changes nothing. */
export function patchedBy<T>(object: T, operations: string): T {
  let list: unknown;
  try {
    list = JSON.parse(operations);
  } catch {
    return object;
  }
  return Array.isArray(list)
    ? patched(
        object,
        list.map((one) => JSON.stringify(one)),
      )
    : object;
}

function apply(root: Container, { op, path, value }: Operation): void {
  const steps = path.split('/').slice(1).map(unescaped);
  const last = steps.pop();
  const parent = steps.reduce<unknown>((at, step) => (isContainer(at) ? member(at, step) : undefined), root);
  if (last === undefined || !isContainer(parent)) return;
  if (Array.isArray(parent)) {
    const index = last === '-' ? parent.length : Number(last);
    if (op === 'add') parent.splice(index, 0, value);
    else parent.splice(index, 1, ...(op === 'replace' ? [value] : []));
  } else if (op === 'remove') delete parent[last];
  else if (last !== '__proto__') parent[last] = value;
}

const isContainer = (value: unknown): value is Container => typeof value === 'object' && value !== null;
const member = (at: Container, step: string): unknown =>
  Array.isArray(at) ? at[Number(step)] : Object.hasOwn(at, step) ? at[step] : undefined;

const unescaped = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~');
export const escaped = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1');
