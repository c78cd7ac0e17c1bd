import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expectSame, flush } from './compare';
import { GUEST_FIELDS, VM_FIELDS } from './fields';
import { objectsIn } from './normalized';
import { TABLE } from './table';

type Json = Record<string, unknown>;

it.each(TABLE)('%s', (...row) => expectSame(row));

/** Fields without a prop, and why. */
const WITHOUT: Readonly<Record<string, string>> = {
  running: 'is deprecated; `runStrategy` says the same',
};

describe('there is a row for every field that users write', () => {
  const specs = TABLE.flatMap(([, , yaml]) => objectsIn(flush(yaml))).map(({ spec }) => (spec ?? {}) as Json);
  const guestSpec = (spec: Json) =>
    (spec['template'] as Json | undefined)?.['spec'] ??
    guestOf(((spec['virtualMachineTemplate'] as Json | undefined)?.['spec'] ?? {}) as Json);
  const guestOf = (spec: Json) => (spec['template'] as Json | undefined)?.['spec'];
  const missing = (fields: readonly string[], covered: ReadonlySet<string>) =>
    fields.filter((field) => !covered.has(field) && !(field in WITHOUT));

  it('of a guest', () => {
    expect(missing(GUEST_FIELDS, new Set(specs.flatMap((spec) => fieldsOf(guestSpec(spec)))))).toEqual([]);
  });

  it('of a VM', () => {
    expect(missing(VM_FIELDS, new Set(specs.flatMap(({ template: _, ...spec }) => fieldsOf(spec))))).toEqual([]);
  });
});

/** Maps whose keys are the users' own. */
const MAPS = ['labels', 'annotations', 'nodeSelector', 'matchLabels', 'requests', 'limits'];

/** The paths of all values; an empty object is a value. */
function fieldsOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => fieldsOf(item, `${path}[]`));
  if (typeof value !== 'object' || value === null) return value === undefined || value === null ? [] : [path];
  if (Object.keys(value).length === 0 || MAPS.includes(path.split('.').pop()!)) return [path];
  return Object.entries(value).flatMap(([key, child]) => fieldsOf(child, path ? `${path}.${key}` : key));
}

it('uses no escape hatch', () => {
  const folder = join(__dirname, 'rows');
  const sources = readdirSync(folder).map((file) => readFileSync(join(folder, file), 'utf8'));
  expect(
    sources.filter((source) => /addOverride|addJsonPatch|new Manifest|new ApiObject|\bas never\b/.test(source)),
  ).toEqual([]);
});
