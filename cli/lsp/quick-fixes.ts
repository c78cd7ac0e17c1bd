/** Quick fixes of findings. A suggestion is a value, a name or a piece of YAML: each reading of it is tried, and offered is the first after which the finding is gone. */
import { isMap, isSeq, type Node } from 'yaml';
import { isObject } from '../../kube/json';
import { parsePath, type Step } from '../../kube/path';
import type { Diagnostic as Finding } from '../../kubevirt/admission';
import { type Manifest, readDocuments } from '../manifests';
import { type Source, sourceOf } from './source';
import { appendItem, applied, type Edit, isEmptyOrSingle, mergeInto, renameKey, replaceValue } from './yaml-edits';

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
function readings({ text, positions }: Source, index: number, { path, suggestion }: Finding): Fix[] {
  const steps = suggestion === undefined ? undefined : stepsTo(path);
  const entry = steps && positions.entryAt(index, steps);
  if (suggestion === undefined || !steps || !entry) return [];
  const isThere = entry.depth === steps.length;
  const last = steps.at(-1);
  const parent = positions.entryAt(index, steps.slice(0, -1));
  const holder = parent?.depth === steps.length - 1 ? parent.value : undefined;
  const values = [...new Set([parsed(suggestion), suggestion])];
  const fixes: Fix[] = [];
  const add = (title: string, ...edits: (Edit | undefined)[]) =>
    fixes.push({ title, edits: edits.flatMap((edit) => edit ?? []) });
  for (const value of values) {
    if (isThere && isObject(value)) addMapping(entry.value, value);
    if (isThere && isEmptyOrSingle(entry.value))
      add(`Replace the value with ${suggestion}`, replaceValue(text, entry, value));
    if (!isThere && isMap(holder) && typeof last === 'string' && !isObject(value))
      add(`Add ${last}: ${suggestion}`, ...mergeInto(text, holder, { [last]: value }));
    if (isMap(holder) && isObject(value)) add(`Set ${suggestion}`, ...mergeInto(text, holder, value));
    if (isThere && isMap(entry.value) && entry.value.items.length === 0 && !isObject(value))
      add(`Set ${suggestion}`, ...mergeInto(text, entry.value, { [String(value)]: {} }));
  }
  if (isThere && typeof last === 'string' && /^[A-Za-z][\w./-]*$/.test(suggestion))
    add(`Rename ${last} to ${suggestion}`, renameKey(text, entry, suggestion));
  return fixes;

  function addMapping(node: Node, value: Record<string, unknown>): void {
    if (isMap(node)) add(`Set ${suggestion}`, ...mergeInto(text, node, value));
    if (isSeq(node)) add(`Add ${suggestion}`, ...appendItem(text, node, value));
  }
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
