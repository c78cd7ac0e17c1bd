/**
 * Pulumi's converter writes values of enums, and text beside other choices, as plain text, which Java does not accept. Here each gets its type, found by walking the
 * builders of a program along the types of the schema.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PackageSpec, PropertySpec, TypeSpec } from '../generate/pulumi/spec';
import { type Import, MAP, mapOf } from './java-maps';

type Properties = Readonly<Record<string, PropertySpec>>;

/** A resource, an argument that is an object, the next item of a list, an argument that is text, one that is a map, one that is a variable, and the end of an object. */
const STEPS = new RegExp(
  `new (\\w+)\\("|\\.(\\w+)\\(\\s*(\\w+Args)\\.builder\\(\\)|(\\w+Args)\\.builder\\(\\)|\\.(\\w+)\\(((?:\\s*"[^"]*",?)+)\\)|\\.(\\w+)\\((${MAP.source})\\)|\\.(\\w+)\\(([a-z]\\w*)\\)|\\.build\\(\\)`,
  'g',
);

/**
 * @param membersOf members of an enum by their values
 */
export function withEnums(
  program: string,
  schema: PackageSpec,
  membersOf: (token: string) => ReadonlyMap<string, string> | undefined,
): string {
  const imports = new Set<string>();
  /** The objects whose builders are open, the innermost last; what was closed last is what the next item of a list is. */
  const open: (Named | undefined)[] = [];
  let next: Named | undefined;
  const opened = (object: Named | undefined, builder: string) => {
    open.push(object);
    if (object) imports.add(`${packageOf(object.token, schema)}${open.length > 1 ? '.inputs' : ''}.${builder}`);
  };
  const at = (argument: string) => open.at(-1)?.properties?.[argument.replace(/_$/, '')];
  const text = program.replace(
    STEPS,
    (
      step,
      made?: string,
      object?: string,
      builder?: string,
      item?: string,
      argument?: string,
      texts?: string,
      mapped?: string,
      map?: string,
      referring?: string,
      variable?: string,
    ) => {
      if (made) next = resourceOf(made, program, schema);
      else if (object && builder) opened(namedIn(at(object), schema, 'properties'), builder);
      else if (item) opened(next, item);
      else if (mapped && map) {
        const spec = at(mapped);
        if (!spec?.additionalProperties) return step;
        const add: Import = (token, kind) =>
          imports.add(
            kind === 'either' ? 'com.pulumi.core.Either' : `${packageOf(token, schema)}.inputs.${nameOf(token)}Args`,
          );
        return `.${mapped}(${mapOf(map, spec, schema, add)})`;
      } else if (referring && variable) {
        if (!isSecondOfTwo(at(referring))) return step;
        imports.add('com.pulumi.core.Either');
        return `.${referring}(Either.ofRight(${variable}))`;
      } else if (!argument || !texts) next = open.pop();
      else {
        const found = namedIn(at(argument), schema, 'enum');
        const members = found && membersOf(found.token);
        const eitherOf = members ? undefined : ofEither(at(argument));
        if (eitherOf) {
          imports.add('com.pulumi.core.Either');
          return `.${argument}(${eitherOf(texts)})`;
        }
        if (!members) return step;
        const name = nameOf(found.token);
        imports.add(`${packageOf(found.token, schema)}.enums.${name}`);
        const member = (quoted: string, value: string) =>
          members.has(value) ? `${name}.${members.get(value)}` : quoted;
        return `.${argument}(${texts.replace(/"([^"]*)"/g, member)})`;
      }
      return step;
    },
  );
  const lines = [...imports].map((name) => `import ${name};\n`).filter((line) => !text.includes(line));
  return text.replace(/^import /m, `${lines.join('')}import `);
}

/** Members of the enums of an SDK, read from its sources. */
export const membersIn =
  (folder: string, schema: PackageSpec) =>
  (token: string): ReadonlyMap<string, string> | undefined => {
    const place = packageOf(token, schema).split('.');
    const file = join(folder, 'src', 'main', 'java', ...place, 'enums', `${nameOf(token)}.java`);
    try {
      const members = [...readFileSync(file, 'utf8').matchAll(/^\s+(\w+)\("([^"]*)"\)[,;]$/gm)];
      return new Map(members.map(([, member, value]) => [value!, member!]));
    } catch {
      return undefined;
    }
  };

function packageOf(token: string, { language }: PackageSpec): string {
  const { basePackage, packages } = language['java'] as { basePackage: string; packages: Record<string, string> };
  const module = token.split(':')[1]!;
  return [basePackage, 'kubevirt', ...(module === 'index' ? [] : [packages[module]])].join('.');
}

interface Named {
  readonly token: string;
  readonly properties?: Properties;
}

const nameOf = (token: string): string => token.split(':').at(-1)!;

/** The resource of a name that the program imports: a component may have the name of a kind. */
function resourceOf(name: string, program: string, schema: PackageSpec): Named | undefined {
  const token = Object.keys(schema.resources).find(
    (one) => nameOf(one) === name && program.includes(`import ${packageOf(one, schema)}.${name};`),
  );
  return token === undefined ? undefined : { token, properties: schema.resources[token]!.inputProperties };
}

/** What a value may be, also as an item of a list. */
const choices = (spec: TypeSpec): TypeSpec[] =>
  (spec.oneOf ?? [spec]).flatMap((one) => (one.items ? choices(one.items) : [one]));

/** How text is written where a list, or what is in it, may be something else as well. */
function ofEither(spec: TypeSpec | undefined): ((texts: string) => string) | undefined {
  if (spec?.items?.oneOf?.[0]?.type === 'string') return (texts) => texts.replace(/"[^"]*"/g, 'Either.ofLeft($&)');
  if (spec?.oneOf?.[0]?.items?.type === 'string') return (texts) => `Either.ofLeft(List.of(${texts}))`;
  return undefined;
}

/** Whether the items of a list are objects or, as the other choice, resources. */
const isSecondOfTwo = (spec: TypeSpec | undefined): boolean =>
  spec?.items?.oneOf?.length === 2 && spec.items.oneOf[1]!.$ref?.startsWith('#/resources/') === true;

/** The enum, or the object, that a value may be; none where any text is allowed. */
function namedIn(spec: TypeSpec | undefined, { types }: PackageSpec, kind: 'enum' | 'properties'): Named | undefined {
  const all = spec ? choices(spec) : [];
  if (all.some(({ type }) => type === 'string')) return undefined;
  const tokens = all.flatMap(({ $ref }) => ($ref?.startsWith('#/types/') ? [$ref.slice('#/types/'.length)] : []));
  const token = tokens.find((one) => types[one]?.[kind]);
  return token === undefined ? undefined : { token, properties: types[token]!.properties };
}
