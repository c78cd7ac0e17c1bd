/**
 * Most rules are about a field that most specs do not set. A rule names that field (`when`), and a run asks only the rules whose field
 * is there. One walk over the spec finds all of these fields, whatever the number of rules.
 */
import { parsePath } from '../../../kube/path';
import { UNRESOLVED_READ } from './unresolved-guard';

/** A key on the way to trigger fields. */
interface Branch {
  /** Number of the trigger that ends here. */
  trigger?: number;
  /** Triggers are behind the value, or behind each item where it is a list. */
  below: Map<string, Branch>;
}

/** The trigger fields that a spec has, as a bit each: equal texts, equal fields. */
export type FieldSet = string;

const BITS = 16;

export class Triggers {
  private readonly numbers = new Map<string, number>();
  /** Filled and emptied by each call, so that none makes its own. */
  private readonly words: number[];
  private readonly spec: Branch = { below: new Map() };
  private readonly owner: Branch = { below: new Map() };

  /** Paths as rules write them: `volumes[].containerDisk` from the spec, `/spec.running` from the root of its owner. */
  constructor(paths: Iterable<string>) {
    for (const path of paths) {
      if (this.numbers.has(path)) continue;
      const branch = stepsOf(path).reduce(branchAt, path.startsWith('/') ? this.owner : this.spec);
      branch.trigger = this.numbers.size;
      this.numbers.set(path, branch.trigger);
    }
    this.words = Array.from({ length: Math.ceil(this.numbers.size / BITS) }, () => 0);
  }

  /** The trigger fields in a spec and its owner; all of them where something on the way to one is unresolved. */
  fieldsOf(spec: unknown, owner: unknown): FieldSet {
    const { words } = this;
    for (let i = 0; i < words.length; i++) words[i] = 0;
    try {
      mark(this.spec, spec, words);
      mark(this.owner, owner, words);
    } catch (error) {
      if (error !== UNRESOLVED_READ) throw error;
      words.fill(2 ** BITS - 1);
    }
    return String.fromCharCode.apply(null, words);
  }

  /** Whether one of the paths is in the set. */
  isAny(paths: readonly string[], fields: FieldSet): boolean {
    return paths.some((path) => {
      const number = this.numbers.get(path)!;
      return (fields.charCodeAt(number >> 4) & (1 << (number % BITS))) !== 0;
    });
  }
}

const stepsOf = (path: string): string[] => parsePath(path.replace('/', '').replaceAll('[]', '')).map(String);

function branchAt({ below }: Branch, key: string): Branch {
  let branch = below.get(key);
  if (!branch) {
    branch = { below: new Map() };
    below.set(key, branch);
  }
  return branch;
}

function mark(branch: Branch, value: unknown, words: number[]): void {
  const { trigger, below } = branch;
  if (trigger !== undefined) words[trigger >> 4] = words[trigger >> 4]! | (1 << (trigger % BITS));
  if (below.size === 0 || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    // An item stands for its list.
    for (let i = 0; i < value.length; i++) mark(branch, value[i], words);
    return;
  }
  for (const key in value) {
    const next = below.get(key);
    if (!next) continue;
    const inner = (value as Record<string, unknown>)[key];
    if (inner !== undefined) mark(next, inner, words);
  }
}
