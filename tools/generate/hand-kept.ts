/**
 * The tables that are kept by hand, as the runbook lists them (docs/kubevirt-upgrade.md), and which of their entries name something that a
 * release of KubeVirt no longer has. The runbook is the only list: a table that is missing there is found by a reader, never by a release.
 */
import ts from 'typescript';
import { type ReleaseFile, resolver, type Schema } from '../../kubevirt/schemas';
import { filesIn, readFile } from './files';

export const RUNBOOK = 'docs/kubevirt-upgrade.md';

export interface HandKept {
  /** A file, or a folder of files that are one table together. */
  file: string;
  /** The constant that holds the table; absent where the whole file is meant. */
  name?: string;
  entries: EntryKind;
}

/** Whether an entry names something that these releases have. */
type Lookup = (releases: readonly ReleaseFile[]) => (entry: string) => boolean;

/** What the entries of a table are: how they are read from its source, and how they are looked up in releases. */
const ENTRIES = {
  'fields of types': { read: keysBelowKeys, lookup: fieldsOfTypes },
  'field names': { read: words, lookup: fieldNames },
  kinds: { read: keysOrWords, lookup: kindNames },
  paths: { read: pathsIn, lookup: pathsOfKinds },
  other: { read: () => [], lookup: () => () => true },
} satisfies Record<string, { read: (table: ts.Node) => string[]; lookup: Lookup }>;

type EntryKind = keyof typeof ENTRIES;

/** The rows of the runbook's tables that begin with a file: `| [file](../file) NAME | entries | ... |`. */
export function handKeptTables(runbook = readFile(RUNBOOK)): HandKept[] {
  const rows = [...runbook.matchAll(/^\| \[`([^`]+)`\]\([^)]+\)(?: `(\w+)`)? *\| *([a-z ]+?) *\|/gm)];
  return rows.map(([, file, name, entries]) => {
    if (!Object.hasOwn(ENTRIES, entries!))
      throw new Error(
        `${RUNBOOK}: the entries of ${file} are "${entries}", which is not one of ${Object.keys(ENTRIES).join(', ')}.`,
      );
    return { file: file!, ...(name && { name }), entries: entries as EntryKind };
  });
}

/** Every entry of a table, as its source spells it. */
export function entriesOf({ file, name, entries }: HandKept): string[] {
  if (entries === 'other') return [];
  return sourcesOf(file).flatMap((source) => {
    const table = name === undefined ? source : declared(source, name);
    if (!table)
      throw new Error(`${RUNBOOK} names the table ${name} in ${file}, which does not declare it. Correct the runbook.`);
    return ENTRIES[entries].read(table);
  });
}

function sourcesOf(file: string): ts.SourceFile[] {
  const files = file.endsWith('.ts')
    ? [file]
    : filesIn(file)
        .filter((name) => name.endsWith('.ts'))
        .map((name) => `${file}/${name}`);
  return files.map((path) => ts.createSourceFile(path, readFile(path), ts.ScriptTarget.Latest, true));
}

/** The entries of a table that name something which `before` has and `after` does not. */
export function danglingEntries(
  table: HandKept,
  before: readonly ReleaseFile[],
  after: readonly ReleaseFile[],
): string[] {
  const { lookup } = ENTRIES[table.entries];
  const [was, is] = [lookup(before), lookup(after)];
  return entriesOf(table).filter((entry) => was(entry) && !is(entry));
}

function declared(source: ts.SourceFile, name: string): ts.Node | undefined {
  for (const statement of source.statements) {
    if (!ts.isVariableStatement(statement)) continue;
    const found = statement.declarationList.declarations.find((declaration) => declaration.name.getText() === name);
    if (found) return found.initializer;
  }
  return undefined;
}

/** The object literals of a table, whatever calls or casts they are wrapped in; not those within them. */
function objects(node: ts.Node): ts.ObjectLiteralExpression[] {
  if (ts.isObjectLiteralExpression(node)) return [node];
  const found: ts.ObjectLiteralExpression[] = [];
  node.forEachChild((child) => void found.push(...objects(child)));
  return found;
}

function properties(table: ts.Node): ts.PropertyAssignment[] {
  return objects(table).flatMap((object) => object.properties.filter(ts.isPropertyAssignment));
}

const keyOf = ({ name }: ts.PropertyAssignment): string =>
  ts.isStringLiteral(name) || ts.isIdentifier(name) ? name.text : name.getText();

function keys(table: ts.Node): string[] {
  return properties(table).map(keyOf);
}

/** Of a record its keys, of a list or a set its members. */
function keysOrWords(table: ts.Node): string[] {
  return objects(table).length > 0 ? keys(table) : words(table);
}

function keysBelowKeys(table: ts.Node): string[] {
  return properties(table).flatMap((type) => keys(type.initializer).map((field) => `${keyOf(type)} ${field}`));
}

function texts(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  const found: string[] = [];
  node.forEachChild((child) => void found.push(...texts(child)));
  return found;
}

function words(table: ts.Node): string[] {
  return texts(table).flatMap((text) => text.split(/\s+/).filter(Boolean));
}

/** What stands in the lists called `paths`, however deep. */
function pathsIn(table: ts.Node): string[] {
  if (ts.isPropertyAssignment(table) && keyOf(table) === 'paths') return texts(table.initializer);
  const found: string[] = [];
  table.forEachChild((child) => void found.push(...pathsIn(child)));
  return found;
}

function fieldsOfTypes(releases: readonly ReleaseFile[]): (entry: string) => boolean {
  const known = new Set(
    releases.flatMap(({ definitions }) =>
      Object.entries(definitions).flatMap(([type, node]) =>
        ['*', ...Object.keys(node.properties ?? {})].map((field) => `${type} ${field}`),
      ),
    ),
  );
  return (entry) => known.has(entry);
}

function fieldNames(releases: readonly ReleaseFile[]): (entry: string) => boolean {
  const known = new Set(
    releases.flatMap(({ definitions }) =>
      Object.values(definitions).flatMap((node) => Object.keys(node.properties ?? {})),
    ),
  );
  return (entry) => known.has(entry);
}

/** By kind alone, or by group and kind. */
function kindNames(releases: readonly ReleaseFile[]): (entry: string) => boolean {
  const known = new Set(
    releases.flatMap(({ kinds }) => kinds.flatMap(({ group, kind }) => [kind, `${group}/${kind}`])),
  );
  return (entry) => known.has(entry);
}

/** From the guest's spec or, with a leading slash, from the root of any kind. */
function pathsOfKinds(releases: readonly ReleaseFile[]): (entry: string) => boolean {
  const roots = releases.flatMap((release) => {
    const schema = resolver(release);
    return release.kinds.flatMap(({ versions }) => versions.map((version) => schema(version.schema)));
  });
  const guests = releases
    .filter(({ definitions }) => 'core.VirtualMachineInstanceSpec' in definitions)
    .map((release) => resolver(release)('core.VirtualMachineInstanceSpec'));
  return (entry) => (entry.startsWith('/') ? roots : guests).some((root) => leadsTo(root, entry.replace(/^\//, '')));
}

function leadsTo(root: Schema, path: string): boolean {
  let at: Schema | undefined = root;
  for (const key of path.split('.')) {
    at = step(at, key.replace(/(\[[^\]]*\])+$/, ''));
    for (let lists = key.match(/\[/g)?.length ?? 0; lists > 0 && at; lists--) at = at.items ?? at.values;
    if (!at) return false;
  }
  return true;
}

function step(schema: Schema | undefined, key: string): Schema | undefined {
  if (schema?.type === 'any' || schema?.open) return schema;
  return schema?.properties?.[key] ?? schema?.values;
}
