import { parse } from 'yaml';
import { familyKinds } from '../../../../kubevirt/kinds';
import { CONFIG_KEYS, FUNCTIONS, SETTINGS } from '../../../../provider';
import { readFile } from '../../../../tools/generate/files';
import type { ComplexTypeSpec, PackageSpec, PropertySpec, ResourceSpec } from '../../../../tools/generate/pulumi/spec';

const text = readFile('schema.json');
const schema = JSON.parse(text) as PackageSpec;
const all = Object.entries(schema.resources);
const resources = all.filter(
  ([token, { isComponent }]) => !isComponent && !/^kubevirt:(actions:|index:Preflight$)/.test(token),
);
const components = all.filter(([, { isComponent }]) => isComponent);
const property = (type: string, name: string) => schema.types[`kubevirt:${type}`]!.properties![name]!;

test('there is a resource for every kind of the family, and one for all others', () => {
  const tokens = familyKinds.map(({ module, kind }) => `kubevirt:${module}:${kind}`);
  expect(resources.map(([token]) => token).sort()).toEqual([...tokens, 'kubevirt:index:Manifest'].sort());
});

test('it is small enough to be sent at every start of a YAML program', () => {
  expect(text.length).toBeLessThan(2_000_000);
});

test('every reference has its type, and every type is referred to', () => {
  const used = new Set([...text.matchAll(/"#\/types\/([^"]+)"/g)].map(([, token]) => token));
  expect([...used].sort()).toEqual(Object.keys(schema.types).sort());
});

// Pulumi's SDK for Python imports the types in the modules of resources: one that refers back to a resource cannot be imported.
test('no type refers to a resource', () => {
  expect(JSON.stringify(schema.types)).not.toMatch(/"#\/resources\//);
});

// C# accepts no member that is called as its class is, and every class of arguments has an `Empty`.
test('no property takes a name in C# that is taken', () => {
  const members = (token: string, properties: Record<string, PropertySpec> = {}) =>
    Object.entries(properties).map(([name, { language }]) => ({
      at: `${token} ${name}`,
      member: language?.csharp.name ?? name[0]!.toUpperCase() + name.slice(1),
      taken: ['Empty', token.split(':').at(-1)],
    }));
  const found = [
    ...Object.entries(schema.types).flatMap(([token, { properties }]) => members(token, properties)),
    ...all.flatMap(([token, one]) => [...members(token, one.properties), ...members(token, one.inputProperties)]),
  ];
  expect(found.filter(({ member, taken }) => taken.includes(member)).map(({ at }) => at)).toEqual([]);
  expect(found.find(({ at }) => at === 'kubevirt:meta/v1:ContainerPort containerPort')?.member).toBe(
    'ContainerPortValue',
  );
});

test('what is required exists', () => {
  const shapes: (ComplexTypeSpec | ResourceSpec)[] = [
    ...Object.values(schema.types),
    ...Object.values(schema.resources),
  ];
  for (const { properties = {}, required = [] } of shapes)
    expect(Object.keys(properties)).toEqual(expect.arrayContaining([...required]));
  for (const { inputProperties = {}, requiredInputs = [] } of Object.values(schema.resources))
    expect(Object.keys(inputProperties)).toEqual(expect.arrayContaining([...requiredInputs]));
});

test.each(resources)('%s is described, takes our settings, and tells its identity', (_token, resource) => {
  expect(resource.description).toBeTruthy();
  expect(Object.keys(resource.inputProperties!)).toEqual(
    expect.arrayContaining(['metadata', ...Object.keys(SETTINGS)]),
  );
  expect(Object.keys(resource.properties!)).toEqual(
    expect.arrayContaining(['apiVersion', 'kind', 'metadata', 'uid', 'status']),
  );
});

test.each(components)('component %s is described, and takes our settings', (token, component) => {
  const { onRestart: _onRestart, ...settings } = SETTINGS;
  const guests = ['kubevirt:index:VirtualMachine', 'kubevirt:index:VMPool'].includes(token);
  expect(component.description).toBeTruthy();
  expect(Object.keys(component.inputProperties!)).toEqual(
    expect.arrayContaining(Object.keys(guests ? SETTINGS : settings)),
  );
});

test("the provider's settings are those that it reads, and the kubeconfig is secret", () => {
  expect(Object.keys(schema.provider.inputProperties!)).toEqual(Object.keys(CONFIG_KEYS));
  expect(schema.config.variables).toEqual(schema.provider.inputProperties);
  const secrets = Object.entries(schema.provider.inputProperties!).filter(([, { secret }]) => secret);
  expect(secrets.map(([name]) => name)).toEqual(['kubeconfig']);
});

test.each([
  ['core/v1:CloudInitNoCloudSource', 'userData'],
  ['core/v1:CloudInitConfigDriveSource', 'networkDataBase64'],
])('%s keeps %s secret', (type, name) => {
  expect(property(type, name).secret).toBe(true);
});

test('a Secret is secret', () => {
  expect(schema.resources['kubevirt:index:Manifest']!.inputProperties!['stringData']!.secret).toBe(true);
});

test('what only a new object can have says so', () => {
  const replaced = ({ willReplaceOnChanges }: PropertySpec) => willReplaceOnChanges === true;
  expect(replaced(property('meta/v1:ObjectMeta', 'name'))).toBe(true);
  expect(replaced(property('meta/v1:ObjectMeta', 'labels'))).toBe(false);
  expect(replaced(property('pool/v1beta1:VirtualMachinePoolSpec', 'selector'))).toBe(true);
  expect(replaced(schema.resources['kubevirt:cdi/v1beta1:DataVolume']!.inputProperties!['spec']!)).toBe(true);
  expect(replaced(schema.resources['kubevirt:core/v1:VirtualMachine']!.inputProperties!['spec']!)).toBe(false);
});

test('values are told apart: those that KubeVirt enforces, and those that others may add', () => {
  expect(schema.types['kubevirt:core/v1:VirtualMachineSpecRunStrategy']!.enum).toContainEqual({
    value: 'RerunOnFailure',
  });
  expect(property('core/v1:CPU', 'model')).toMatchObject({
    type: 'string',
    description: expect.stringContaining('host-passthrough'),
  });
});

test.each(
  Object.entries(FUNCTIONS).flatMap(([name, { inputs }]) =>
    Object.entries(inputs).flatMap(([key, { values }]) => (values ? [{ name, key, values: values.all }] : [])),
  ),
)('the argument $key of $name is an enum of the values that it accepts', ({ name, key, values }) => {
  const { $ref } = schema.functions[`kubevirt:index:${name}`]!.inputs.properties![key]!;
  const { enum: known } = schema.types[$ref!.slice('#/types/'.length)]!;
  expect(known!.map(({ value }) => value)).toEqual(values);
});

test('the version is that of the package', () => {
  expect(schema.version).toBe(JSON.parse(readFile('package.json')).version);
});

test('P20: every package of the Go SDK is imported under a name of its own', () => {
  const { importBasePath, packageImportAliases } = schema.language['go'] as {
    importBasePath: string;
    packageImportAliases: Record<string, string>;
  };
  const modules = Object.keys({ ...schema.types, ...schema.resources })
    .map((token) => token.split(':')[1]!)
    .filter((module) => module !== 'index');
  for (const module of new Set(modules))
    expect(packageImportAliases[`${importBasePath}/${module}`]).toBe(module.replace('/', ''));
  const aliases = Object.values(packageImportAliases);
  expect(new Set(aliases).size).toBe(aliases.length);
});

test('P20: no two packages of the Go SDK import each other, not even through others', () => {
  const needs = new Map<string, Set<string>>();
  const sections: Record<string, object>[] = [schema.types, schema.resources, schema.functions];
  for (const [token, spec] of sections.flatMap((section) => Object.entries(section))) {
    const module = token.split(':')[1]!;
    const own = needs.get(module) ?? new Set<string>();
    for (const [, other] of JSON.stringify(spec).matchAll(/"#\/types\/kubevirt:([^:"]+):/g)) own.add(other!);
    needs.set(module, own);
  }
  const reached = (from: string, seen = new Set<string>()): Set<string> => {
    for (const next of needs.get(from) ?? [])
      if (next !== from && !seen.has(next)) {
        seen.add(next);
        reached(next, seen);
      }
    return seen;
  };
  expect([...needs.keys()].filter((module) => reached(module).has(module))).toEqual([]);
});

test('P20: `status` has a type in other languages', () => {
  const ref = schema.resources['kubevirt:core/v1:VirtualMachine']?.properties?.['status']?.$ref ?? '';
  const properties = schema.types[ref.slice('#/types/'.length)]?.properties ?? {};
  expect(Object.keys(properties)).toEqual(expect.arrayContaining(['ready', 'printableStatus']));
});

test.each(all)('%s has an example in YAML, which the registry shows', (token, { description }) => {
  const type = token.replace(':index:', ':');
  const [, program] =
    /\n\n\{\{% examples %\}\}\n## Example Usage\n\{\{% example %\}\}\n\n```yaml\n(.*?)\n```\n/s.exec(
      description ?? '',
    ) ?? [];
  const { resources: declared } = parse(program ?? '') as { resources: Record<string, { type: string }> };
  expect(Object.values(declared).at(-1)!.type).toBe(type);
});
