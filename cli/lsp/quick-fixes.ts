/** Quick fixes of findings. A suggestion is a value, a name or a piece of YAML: each reading of it is tried, and offered is the first after which the finding is gone. */
import { isMap, isSeq, type YAMLMap } from 'yaml';
import { isObject } from '../../kube/json';
import { parsePath, type Step } from '../../kube/path';
import type { Diagnostic as Finding } from '../../kubevirt/admission';
import { type Manifest, readDocuments } from '../manifests';
import { type Described, describedBelow, describedKind, hasField } from '../schemas/field-doc';
import type { Positions } from './positions';
import { type Source, sourceOf } from './source';
import {
  appendItem,
  applied,
  type Edit,
  isSingle,
  mergeInto,
  renameKey,
  replaceEntry,
  replaceValue,
} from './yaml-edits';

export interface Fix {
  title: string;
  edits: readonly Edit[];
}

/** What is found in an object of an edited file. */
export type Check = (source: Source, manifest: Manifest) => readonly Finding[];

/** A fix of a finding in the object at `index` of a file; undefined where none is known to work. `found`: everything that is found in the object. */
export function quickFix(
  source: Source,
  index: number,
  finding: Finding,
  found: readonly Finding[],
  check: Check,
): Fix | undefined {
  const known = new Set(found.map(keyOf));
  return readings(source, index, finding).find(({ edits }) => {
    if (edits.length === 0) return false;
    const after = sourceOf(source.file, applied(source.text, edits));
    const manifest = after.manifests[index];
    if (!manifest || after.manifests.length !== source.manifests.length) return false;
    const left = check(after, manifest);
    return left.every((one) => keyOf(one) !== keyOf(finding) && (one.severity === 'warning' || known.has(keyOf(one))));
  });
}

const keyOf = ({ rule, path }: Finding): string => `${rule} ${path}`;

/** Everything that a suggestion may mean, the likeliest first. */
function readings({ text, positions, manifests }: Source, index: number, { path, suggestion }: Finding): Fix[] {
  const steps = suggestion === undefined ? undefined : stepsTo(path);
  const entry = steps && positions.entryAt(index, steps);
  if (suggestion === undefined || !steps || !entry) return [];
  const isThere = entry.depth === steps.length;
  const last = steps.at(-1);
  const above = ancestors(positions, index, steps);
  const values = namesField(manifests[index]!, steps, suggestion) ? [] : [...new Set([parsed(suggestion), suggestion])];
  const fixes: Fix[] = [];
  const add = (title: string, ...edits: (Edit | undefined)[]) =>
    fixes.push({ title, edits: edits.flatMap((edit) => edit ?? []) });
  for (const value of values) {
    if (isObject(value)) {
      if (isThere && isMap(entry.value)) add(`Set ${suggestion}`, ...mergeInto(text, entry.value, value));
      if (isThere && isSeq(entry.value)) add(`Add ${suggestion}`, ...appendItem(text, entry.value, value));
      for (const map of above) add(`Set ${suggestion}`, ...mergeInto(text, map, value));
      if (isThere) add(`Replace ${last} with ${suggestion}`, replaceEntry(text, entry, value));
    } else if (isThere && isSingle(entry.value)) {
      add(`Replace the value with ${suggestion}`, replaceValue(text, entry, value));
    } else if (!isThere && isMap(entry.value)) {
      const missing = steps.slice(entry.depth);
      if (missing.every((step) => typeof step === 'string'))
        add(`Add ${missing.join('.')}: ${suggestion}`, ...mergeInto(text, entry.value, nested(missing, value)));
    }
  }
  if (isThere && typeof last === 'string' && /^[A-Za-z][\w./-]*$/.test(suggestion))
    add(`Rename ${last} to ${suggestion}`, renameKey(text, entry, suggestion));
  return fixes;
}

/** A value below keys: `{ memory: { guest: '2Gi' } }`. */
const nested = (keys: readonly string[], value: unknown): Record<string, unknown> =>
  keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value) as Record<string, unknown>;

/** The mappings above a path, from the nearest. */
function ancestors(positions: Positions, index: number, steps: readonly Step[]): YAMLMap[] {
  return steps
    .map((_, level) => positions.entryAt(index, steps.slice(0, level)))
    .flatMap((entry, level) => (entry?.depth === level && isMap(entry.value) ? [entry.value] : []))
    .reverse();
}

/** Whether a suggestion is the name of another field beside the one at the path, and so not a value of that. */
function namesField({ object }: Manifest, steps: readonly Step[], suggestion: string): boolean {
  const root = describedKind(String(object['apiVersion']), String(object['kind']));
  return hasField(steps.slice(0, -1).reduce<Described | undefined>(describedBelow, root), suggestion);
}

function stepsTo(path: string): Step[] | undefined {
  try {
    return parsePath(path);
  } catch {
    return undefined;
  }
}

function parsed(suggestion: string): unknown {
  try {
    return readDocuments(suggestion, '')[0];
  } catch {
    return suggestion;
  }
}
