/** What a new release changes, and which entries of the tables that are kept by hand it leaves behind: the worksheet of the runbook. */
import type { Expr, ReleaseFile } from '../../kubevirt/schemas';
import { danglingEntries, handKeptTables, RUNBOOK } from './hand-kept';

export interface ReleaseChanges {
  kinds: { added: string[]; removed: string[] };
  /** Types by name, fields as `type.field`. */
  added: string[];
  removed: string[];
  /** `type.field`, and what it was and is. */
  changed: { field: string; from: string; to: string }[];
}

export function changesBetween(before: ReleaseFile, after: ReleaseFile): ReleaseChanges {
  const kindNames = ({ kinds }: ReleaseFile) =>
    kinds.flatMap(({ group, kind, versions }) => versions.map(({ name }) => `${group}/${name} ${kind}`));
  const [was, is] = [factsOf(before), factsOf(after)];
  return {
    kinds: {
      added: without(kindNames(after), kindNames(before)),
      removed: without(kindNames(before), kindNames(after)),
    },
    added: without([...is.keys()], [...was.keys()]),
    removed: without([...was.keys()], [...is.keys()]),
    changed: [...was].flatMap(([field, from]) => {
      const to = is.get(field);
      return to === undefined || to === from ? [] : [{ field, from, to }];
    }),
  };
}

/** Everything of a release that can be compared: each type by itself, then each of its fields. */
function factsOf({ definitions }: ReleaseFile): Map<string, string> {
  const text = (expr: Expr) => (typeof expr === 'string' ? expr : JSON.stringify(expr));
  return new Map(
    Object.entries(definitions).flatMap(([type, { properties = {}, ...own }]): [string, string][] => [
      [type, text(own)],
      ...Object.entries(properties).map(([field, expr]): [string, string] => [`${type}.${field}`, text(expr)]),
    ]),
  );
}

function without(names: readonly string[], others: readonly string[]): string[] {
  const known = new Set(others);
  return names.filter((name) => !known.has(name));
}

/** The worksheet in Markdown. `kept`: the releases that are in use now, one of them of the same component. */
export function upgradeReport(kept: readonly ReleaseFile[], after: ReleaseFile): string {
  const before = kept.find(({ component }) => component === after.component);
  if (!before)
    throw new Error(`No release of ${after.component} is kept, so there is nothing to compare ${after.version} with.`);
  const { kinds, added, removed, changed } = changesBetween(before, after);
  const next = kept.map((release) => (release === before ? after : release));
  const dangling = handKeptTables().flatMap((table) => {
    const entries = danglingEntries(table, kept, next);
    return entries.map((entry) => `\`${table.file}\` ${table.name ?? ''}: \`${entry}\``);
  });
  return [
    `# ${after.component} ${before.version} to ${after.version}\n`,
    section('Kinds added', kinds.added.map(code)),
    section('Kinds removed', kinds.removed.map(code)),
    section('Types and fields added', added.map(code)),
    section('Types and fields removed', removed.map(code)),
    section(
      'Changed',
      changed.map(({ field, from, to }) => `${code(field)}: ${code(from)} -> ${code(to)}`),
    ),
    section(`Entries of hand-kept tables that name what is gone (${RUNBOOK})`, dangling),
  ].join('\n');
}

const code = (text: string): string => `\`${text}\``;

function section(title: string, lines: readonly string[]): string {
  return `## ${title}: ${lines.length}\n${lines.map((line) => `- ${line}\n`).join('')}`;
}
