/** The types of schema.json and what the components accept at run time are the same: arguments of each type, as a program in YAML writes them. */
import { rmSync } from 'node:fs';
import { isDeepStrictEqual } from 'node:util';
import * as pulumi from '@pulumi/pulumi';
import * as kubevirt from '../../../../sdk';
import { REMOTE_COMPONENTS } from '../../../../sdk/remote';
import { readFile } from '../../../../tools/generate/files';
import { EXAMPLE_VALUES } from '../../../../tools/generate/pulumi/example-values';
import type { ComplexTypeSpec, PackageSpec, TypeSpec } from '../../../../tools/generate/pulumi/spec';
import { releaseFolder } from '../../constructs/platform/release-folder';
import { moreArguments, withSource } from './accepted-arguments';

const schema = JSON.parse(readFile('schema.json')) as PackageSpec;

/** Why a value does not have a type; `seen` gets the types that it has. */
function mismatch(value: unknown, spec: TypeSpec, at: string, seen: Set<string>): string | undefined {
  if (spec.$ref?.startsWith('#/types/')) return ofNamed(value, spec.$ref.slice('#/types/'.length), at, seen);
  if (spec.$ref)
    return spec.$ref.startsWith('#/resources/') && !isComponent(value) ? `${at} is not a resource` : undefined;
  if (spec.oneOf) {
    const found = spec.oneOf.map((one) => {
      const types = new Set<string>();
      const problem = mismatch(value, one, at, types);
      if (!problem) for (const type of types) seen.add(type);
      return problem;
    });
    return found.includes(undefined) ? undefined : found.join(' and ');
  }
  const isMap = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (spec.type === 'array')
    return Array.isArray(value)
      ? first(value.map((item, index) => mismatch(item, spec.items!, `${at}[${index}]`, seen)))
      : `${at} is not a list`;
  if (spec.type === 'object')
    return isMap
      ? first(
          Object.entries(value).map(([key, item]) => mismatch(item, spec.additionalProperties!, `${at}.${key}`, seen)),
        )
      : `${at} is not an object`;
  const fits = spec.type === 'integer' ? Number.isInteger(value) : typeof value === spec.type;
  return fits ? undefined : `${at} is not a ${spec.type}`;
}

function ofNamed(value: unknown, token: string, at: string, seen: Set<string>): string | undefined {
  const type = schema.types[token]!;
  seen.add(token);
  if (type.enum) return type.enum.some((one) => one.value === value) ? undefined : `${at} is not one of ${token}`;
  return ofObject(value, type.properties ?? {}, type.required ?? [], at, seen);
}

function ofObject(
  value: unknown,
  properties: NonNullable<ComplexTypeSpec['properties']>,
  required: readonly string[],
  at: string,
  seen: Set<string>,
): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${at} is not an object`;
  const missing = required.find((name) => !(name in value));
  if (missing) return `${at}.${missing} is missing`;
  return first(
    Object.entries(value).map(([key, item]) =>
      properties[key] ? mismatch(item, properties[key], `${at}.${key}`, seen) : `${at}.${key} is not a property`,
    ),
  );
}

const first = (problems: readonly (string | undefined)[]): string | undefined =>
  problems.find((one) => one !== undefined);

const EXAMPLES = Object.entries(EXAMPLE_VALUES).filter(([type]) => type in REMOTE_COMPONENTS);
/** Manifests of releases, which a stack reads from a folder. */
const releases = releaseFolder();
afterAll(() => rmSync(releases, { recursive: true, force: true }));
const SOURCE = { folder: releases };

const mocked = pulumi.runtime.setMocks({
  newResource: ({ name, inputs }) => ({ id: name, state: inputs }),
  call: () => ({}),
});
beforeAll(() => mocked);

/** What a program in another language refers to by `${virtualMachine}`. */
const vm = new kubevirt.VirtualMachine('vm', EXAMPLE_VALUES['kubevirt:index:VirtualMachine'] as never);
const isComponent = (value: unknown) => pulumi.ComponentResource.isInstance(value);
const resolved = (args: object) =>
  Object.fromEntries(
    Object.entries(args).map(([key, value]) => [key, isDeepStrictEqual(value, REFERENCE) ? [vm] : value]),
  );
const REFERENCE = [`\${virtualMachine}`];

const ALL: [name: string, type: string, args: object][] = [
  ...EXAMPLES.map(([type, args]) => [type, resolved({ ...args, ...withSource(SOURCE)[type] })] as const),
  ...moreArguments(SOURCE, vm),
].map(([type, args], index) => [`${type.split(':')[2]} ${Object.keys(args).join(' ')} (${index})`, type, args]);

const seen = new Set<string>();
it.each(ALL)('%s: what the schema allows, the component accepts', async (name, type, args) => {
  const { inputProperties = {}, requiredInputs = [] } = schema.resources[type]!;
  expect(ofObject(args, inputProperties, requiredInputs, type, seen)).toBeUndefined();
  const component = REMOTE_COMPONENTS[type]!.make(`c${name.replace(/\W/g, '').toLowerCase().slice(-20)}`, args, {});
  await (component as unknown as { getData(): Promise<unknown> }).getData();
});

it('every component has an example, and every type a value that its component accepts', () => {
  expect(EXAMPLES.map(([type]) => type).sort()).toEqual(Object.keys(REMOTE_COMPONENTS).sort());
  const reached = new Set<string>();
  const reach = (spec: unknown) => {
    for (const [, token] of JSON.stringify(spec).matchAll(/"#\/types\/(kubevirt:index:\w+)"/g)) {
      if (reached.has(token!)) continue;
      reached.add(token!);
      reach(schema.types[token!]);
    }
  };
  for (const { isComponent, inputProperties } of Object.values(schema.resources))
    if (isComponent) reach(inputProperties);
  expect([...reached].filter((token) => !seen.has(token))).toEqual([]);
});
