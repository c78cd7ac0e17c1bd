import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';
import { customResourceDefinitions } from '../../../../kubevirt/schemas';
import type { Expr, Node, ReleaseFile } from '../../../../kubevirt/schemas/release';
import { packageRoot } from '../../../../toolchain/package-root';
import { compactRelease } from '../../../../tools/generate/compact';
import { keptReleases } from '../../../../tools/generate/data';
import { deriveAll } from '../../../../tools/generate/derive';
import { danglingEntries, entriesOf, handKeptTables, RUNBOOK } from '../../../../tools/generate/hand-kept';
import { releaseJson } from '../../../../tools/generate/json';
import { changesBetween, upgradeReport } from '../../../../tools/generate/upgrade-report';
import { type Crd, type OpenApi, readCrds, readDefinitions } from '../../../../tools/generate/upstream';

/** The runbook, tried on a made-up KubeVirt v1.10.0: the kept release, upstream's files written anew from it, and four changes. */

const folder = mkdtempSync(join(tmpdir(), 'kubevirt-upgrade-'));
afterAll(() => rmSync(folder, { recursive: true }));

const kept = keptReleases();
const now = kept.find(({ component }) => component === 'kubevirt')!;

/** The swagger document that names the types of a release as its CRDs, which have none, are read. */
function swaggerOf({ definitions, kinds }: ReleaseFile): Record<string, OpenApi> {
  const names = new Map(Object.keys(definitions).map((definition) => [definition, swaggerName(definition)]));
  const roots = new Set(kinds.flatMap(({ versions }) => versions.map(({ schema }) => schema)));
  const expression = (expr: Expr): OpenApi => {
    if (typeof expr !== 'string') return node(expr);
    if (expr.startsWith('#')) return { $ref: `#/definitions/${names.get(expr.slice(1))}` };
    if (expr.startsWith('[]')) return { type: 'array', items: expression(expr.slice(2)) };
    if (expr.startsWith('{}')) return { type: 'object', additionalProperties: expression(expr.slice(2)) };
    return { type: expr.split(':')[0]! };
  };
  const node = ({ type, properties, items, values }: Node): OpenApi => {
    if (type.startsWith('#')) return expression(type);
    if (items !== undefined) return { type: 'array', items: expression(items) };
    if (values !== undefined) return { type: 'object', additionalProperties: expression(values) };
    const fields = Object.entries(properties ?? {}).map(([key, expr]): [string, OpenApi] => [key, expression(expr)]);
    return { type, properties: Object.fromEntries(fields) };
  };
  return Object.fromEntries(
    Object.entries(definitions).map(([definition, own]): [string, OpenApi] => {
      const { properties, ...rest } = node(own);
      const root: Record<string, OpenApi> = roots.has(definition) ? { apiVersion: { type: 'string' } } : {};
      return [names.get(definition)!, { ...rest, properties: { ...properties, ...root } }];
    }),
  );
}

function swaggerName(definition: string): string {
  const [group, name] = definition.split('.') as [string, string];
  if (group === 'k8s') return `k8s.io.api.${name.replace(/^Embedded/, '')}`;
  if (group === 'core' || group === 'export') return `v1.${name}`;
  return group === 'cdi' ? `v1beta1.${name}` : `${group}.${name}`;
}

/** The CRDs of the kept release as upstream writes them, which says nothing of the metadata of templates. */
function upstreamCrds(): Crd[] {
  const crds = structuredClone(customResourceDefinitions('kubevirt')) as unknown as Crd[];
  for (const metadata of embeddedMetadata(crds)) delete metadata.properties;
  return crds;
}

function embeddedMetadata(value: unknown): OpenApi[] {
  if (typeof value !== 'object' || value === null) return [];
  const { metadata } = (value as OpenApi).properties ?? {};
  const own = metadata?.properties && metadata['x-kubernetes-preserve-unknown-fields'] ? [metadata] : [];
  return [...own, ...Object.values(value).flatMap(embeddedMetadata)];
}

const root = (crds: Crd[], kind: string) =>
  crds.find(({ spec }) => spec.names.kind === kind)!.spec.versions.map(({ schema }) => schema.openAPIV3Schema);
const below = (schema: OpenApi, ...path: string[]): OpenApi =>
  path.reduce((at, key) => at.properties?.[key] ?? at.items!.properties![key]!, schema);

/** Every place where CRDs spell out a guest's spec, found by a field that nothing else has. */
function guestSpecs(value: unknown): OpenApi[] {
  if (typeof value !== 'object' || value === null) return [];
  const { properties } = value as OpenApi;
  const own = properties?.['terminationGracePeriodSeconds'] && properties['domain'] ? [value as OpenApi] : [];
  return [...own, ...Object.values(value).flatMap(guestSpecs)];
}

async function madeUpRelease(): Promise<ReleaseFile> {
  const crds = upstreamCrds();
  for (const spec of guestSpecs(crds)) {
    spec.properties!['quantumEntanglement'] = { type: 'boolean' };
    delete below(spec, 'domain').properties!['ioThreadsPolicy'];
  }
  for (const schema of root(crds, 'VirtualMachineRestore'))
    below(schema, 'spec', 'volumeRestorePolicy').enum = ['InPlace', 'Beside'];
  const backup = crds.find(({ spec }) => spec.names.kind === 'VirtualMachineBackup')!;
  const teleport = structuredClone(backup);
  teleport.spec.group = 'teleport.kubevirt.io';
  teleport.spec.names = { kind: 'VirtualMachineTeleport', plural: 'virtualmachineteleports' };
  const next = crds.filter((crd) => crd.spec.names.kind !== 'VirtualMachineInstancePreset');

  const [crdFile, swaggerFile] = [join(folder, 'crds.json'), join(folder, 'swagger.json')];
  writeFileSync(crdFile, JSON.stringify({ kind: 'List', items: [...next, teleport] }));
  writeFileSync(swaggerFile, JSON.stringify({ definitions: swaggerOf(now) }));
  return compactRelease('kubevirt', 'v1.10.0', await readCrds(crdFile), await readDefinitions(swaggerFile));
}

let next: ReleaseFile;
beforeAll(async () => {
  next = await madeUpRelease();
});

test('a release that changes nothing is read as the one that is kept', () => {
  const same = compactRelease('kubevirt', now.version, upstreamCrds(), swaggerOf(now));
  expect(changesBetween(now, same)).toEqual({ kinds: { added: [], removed: [] }, added: [], removed: [], changed: [] });
});

test('the report names the kinds and fields that came, went and changed', () => {
  const { kinds, added, removed, changed } = changesBetween(now, next);
  expect(kinds.added).toEqual(['teleport.kubevirt.io/v1alpha1 VirtualMachineTeleport']);
  expect(kinds.removed.map((name) => name.split(' ')[1])).toContain('VirtualMachineInstancePreset');
  expect(added).toContain('core.VirtualMachineInstanceSpec.quantumEntanglement');
  expect(removed).toContain('core.DomainSpec.ioThreadsPolicy');
  expect(changed.map(({ field }) => field)).toContain('snapshot.VirtualMachineRestoreSpec.volumeRestorePolicy');
});

describe('what is generated from it', () => {
  let files: ReadonlyMap<string, string>;
  beforeAll(() => {
    files = deriveAll(
      kept.map((release) => (release.component === 'kubevirt' ? next : release)),
      '0.0.0',
    );
  });
  const types = (group: string) => files.get(`kubevirt/types/generated/${group}.ts`)!;

  test('the types have the new field and lack the old one', () => {
    expect(types('core')).toContain('quantumEntanglement?: boolean;');
    expect(types('core')).not.toContain('ioThreadsPolicy');
  });

  test('the new value is allowed, the new kind is a type, a kind of the family and a resource', () => {
    expect(files.get('kubevirt/types/generated/snapshot.ts')).toContain("'Beside'");
    expect(files.get('kubevirt/types/generated/teleport.ts')).toContain('VirtualMachineTeleport');
    expect(files.get('kubevirt/generated/family.ts')).toContain("kind: 'VirtualMachineTeleport'");
    expect(files.get('schema.json')).toContain('kubevirt:teleport/v1alpha1:VirtualMachineTeleport');
    expect(files.get('kubevirt/generated/family.ts')).not.toContain("kind: 'VirtualMachineInstancePreset'");
  });

  test('the file that is kept says the same when it is read again', () => {
    expect(changesBetween(next, JSON.parse(releaseJson(next)) as ReleaseFile)).toMatchObject({
      added: [],
      removed: [],
      changed: [],
    });
  });
});

describe('hand-kept tables', () => {
  test.each(handKeptTables().map((table) => [table.file, table.name ?? '', table] as const))(
    'the runbook finds %s %s',
    (file, _name, table) => {
      expect(existsSync(join(packageRoot(), file))).toBe(true);
      if (table.entries !== 'other') expect(entriesOf(table)).not.toEqual([]);
      else if (table.name)
        expect(readFileSync(join(packageRoot(), file), 'utf8')).toMatch(new RegExp(`const ${table.name}\\b`));
    },
  );

  test('the report lists the entries that name what is gone, and no others', () => {
    const report = upgradeReport(kept, next);
    const dangling = report.slice(report.indexOf('Entries of hand-kept tables')).split('\n').slice(1).filter(Boolean);
    expect(dangling).toEqual(
      expect.arrayContaining([
        '- `kubevirt/schemas/known-values.ts` TABLE: `core.DomainSpec ioThreadsPolicy`',
        '- `tools/generate/docs.ts` OWN_DOCS: `core.VirtualMachineInstancePreset *`',
      ]),
    );
    expect(dangling.filter((line) => !/ioThreadsPolicy|VirtualMachineInstancePreset/.test(line))).toEqual([]);
  });

  /** Files with tables in which no release of KubeVirt can change anything, and what the tables hold. */
  const OTHERS: Readonly<Record<string, string>> = {
    'kubevirt/access/login-user.ts': 'users of operating systems',
    'kubevirt/access/services.ts': 'types of Services, and ports',
    'kubevirt/admission/engine/cel.ts': 'the language CEL',
    'kubevirt/admission/engine/validate.ts': 'our own steps',
    'kubevirt/admission/schema/messages.ts': 'our own phrases',
    'kubevirt/admission/schema/object-meta.ts': 'metadata of Kubernetes',
    'kubevirt/admission/schema/scalar.ts': 'formats of OpenAPI',
    'kubevirt/cloud-init.ts': 'cloud-init',
    'kubevirt/impact/assumptions.ts': 'our own phrases',
    'kubevirt/impact/doc.ts': 'headings of a page',
    'kubevirt/impact/effects.ts': 'our own effects',
    'kubevirt/impact/rename.ts': 'how we pair objects',
    'kubevirt/impact/summarize.ts': 'our own phrases',
    'kubevirt/inventory/inventory.ts': 'Ansible',
    'kubevirt/monitoring/panels.ts': 'our own dashboards, of the metrics in metrics.ts',
    'kubevirt/monitoring/platform-alerts.ts': 'our own alerts, of the metrics in metrics.ts',
    'kubevirt/monitoring/vm-alerts.ts': 'our own alerts, of the metrics in metrics.ts',
    'kubevirt/network-data.ts': 'cloud-init',
    'kubevirt/schemas/crd.ts': 'markers of Kubernetes',
  };

  test('every file with a table of facts about KubeVirt stands in the runbook, and no other is excused', () => {
    const named = handKeptTables().map(({ file }) => file);
    const isNamed = (file: string) => named.some((name) => file === name || file.startsWith(`${name}/`));
    const inRules = /^kubevirt\/(admission\/(rules|examples)|generated|types|schemas\/data)\//;
    const withTables = readdirSync(join(packageRoot(), 'kubevirt'), { recursive: true, encoding: 'utf8' })
      .map((file) => `kubevirt/${file}`)
      .filter((file) => file.endsWith('.ts') && !inRules.test(file) && hasTable(file));
    expect(withTables.length).toBeGreaterThan(80);
    expect(withTables.filter((file) => !isNamed(file) && !Object.hasOwn(OTHERS, file))).toEqual([]);
    expect(Object.keys(OTHERS).filter((file) => isNamed(file) || !withTables.includes(file))).toEqual([]);
  });

  test('every entry that a table has today names something that exists today', () => {
    for (const table of handKeptTables().filter(({ entries }) => entries === 'fields of types'))
      expect(danglingEntries(table, kept, [])).toEqual(entriesOf(table));
  });
});

test('the commands of the runbook are those that exist', () => {
  const runbook = readFileSync(join(packageRoot(), RUNBOOK), 'utf8');
  const scripts = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')).scripts as Record<
    string,
    string
  >;
  const commands = [...runbook.matchAll(/npm run (?:--silent )?([a-z]+)/g)].map(([, name]) => name!);
  expect(commands.filter((name) => !(name in scripts))).toEqual([]);
  expect(runbook).toContain(`git rm kubevirt/schemas/data/kubevirt-${now.version}.json`);
});

/** Whether a constant of the file is a list or an object with two entries or more. */
function hasTable(file: string): boolean {
  const source = ts.createSourceFile(
    file,
    readFileSync(join(packageRoot(), file), 'utf8'),
    ts.ScriptTarget.ES2022,
    true,
  );
  const constants = source.statements
    .filter(ts.isVariableStatement)
    .flatMap((it) => [...it.declarationList.declarations]);
  return constants.some(({ name, initializer }) => {
    if (!/^[A-Z][A-Z0-9_]+$/.test(name.getText()) || !initializer) return false;
    const value = literalIn(initializer);
    if (ts.isObjectLiteralExpression(value)) return value.properties.length > 1;
    return ts.isArrayLiteralExpression(value) && value.elements.length > 1;
  });
}

/** What stands in `... as const`, `... satisfies T` and `new Set(...)`. */
function literalIn(value: ts.Expression): ts.Expression {
  if (ts.isAsExpression(value) || ts.isSatisfiesExpression(value)) return literalIn(value.expression);
  const [first] = (ts.isNewExpression(value) && value.arguments) || [];
  return first ? literalIn(first) : value;
}
