/** The Pulumi reference: schema.json as pages, one per resource and function, and one per module for the types that they share. */
import { join } from 'node:path';
import { grouped } from '../kube/grouped';
import { packageRoot } from '../toolchain/package-root';
import { breakable } from './sidebar';
import type { Pages } from './texts';

export interface PulumiSchema {
  readonly resources: Readonly<Record<string, Resource>>;
  readonly types: Readonly<Record<string, ObjectType>>;
  readonly functions: Readonly<Record<string, Fn>>;
  readonly provider: Resource;
}

interface Property {
  readonly type?: string;
  readonly $ref?: string;
  readonly items?: Property;
  readonly additionalProperties?: Property;
  readonly oneOf?: readonly Property[];
  readonly const?: unknown;
  readonly description?: string;
  readonly secret?: boolean;
  readonly willReplaceOnChanges?: boolean;
  readonly replaceOnChanges?: boolean;
  readonly deprecationMessage?: string;
}
type Properties = Readonly<Record<string, Property>>;

interface ObjectType {
  readonly type: string;
  readonly description?: string;
  readonly properties?: Properties;
  readonly required?: readonly string[];
  readonly enum?: readonly { readonly value: string | number; readonly name?: string; readonly description?: string }[];
}

interface Resource {
  readonly description?: string;
  readonly isComponent?: boolean;
  readonly deprecationMessage?: string;
  readonly properties?: Properties;
  readonly inputProperties?: Properties;
  readonly requiredInputs?: readonly string[];
}

interface Fn {
  readonly description?: string;
  readonly inputs?: ObjectType;
  readonly outputs?: ObjectType;
}

/** A link in the sidebar. */
export interface Entry {
  readonly text: string;
  readonly link: string;
}

const FOLDER = 'pulumi-reference';

/** The parts of a token: `kubevirt:core/v1:VirtualMachine`. */
const partsOf = (token: string): [module: string, name: string] => {
  const [, module, name] = token.split(':') as [string, string, string];
  return [module, name];
};
const folderOf = (module: string): string => (module === 'index' ? 'components' : module.replaceAll('/', '-'));
const fileOf = (token: string): string => {
  const [module, name] = partsOf(token);
  return `${FOLDER}/${folderOf(module)}/${name.replace('/', '.')}`;
};

/** Types in pages of one letter range, so that none grows beyond what a browser shows at once. */
const typePage = (token: string): string => {
  const [module, name] = partsOf(token);
  if (module !== 'index') return `${FOLDER}/types/${folderOf(module)}`;
  return `${FOLDER}/types/components-${RANGES.find((range) => name[0]!.toLowerCase() <= range[2]!)!}`;
};
const RANGES = ['a-c', 'd-i', 'j-p', 'q-z'] as const;

export const pulumiSchema = (): PulumiSchema => require(join(packageRoot(), 'schema.json')) as PulumiSchema;

export function pulumiPages({ resources, types, functions, provider }: PulumiSchema): Pages {
  const pages: Pages = new Map();
  pages.set(`${FOLDER}/provider.md`, resourcePage('Provider', 'pulumi:providers:kubevirt', provider));
  for (const [token, resource] of Object.entries(resources))
    pages.set(`${fileOf(token)}.md`, resourcePage(partsOf(token)[1], token, resource));
  for (const [token, fn] of Object.entries(functions)) pages.set(`${fileOf(token)}.md`, functionPage(token, fn));
  for (const [page, tokens] of ordered(Object.keys(types), typePage))
    pages.set(`${page}.md`, typesPage(page, tokens, types));
  pages.set(`${FOLDER}/index.md`, indexPage(Object.keys(resources), Object.keys(functions), resources, functions));
  return pages;
}

/** Resources and functions by module, as the sidebar lists them. */
export function pulumiSidebar({ resources, functions }: PulumiSchema): { text: string; items: Entry[] }[] {
  const entries = (tokens: readonly string[]) =>
    tokens.map((token) => ({ text: breakable(partsOf(token)[1].replace('/', '.')), link: `/${fileOf(token)}` }));
  const modules = ordered(Object.keys(resources), (token) => partsOf(token)[0]);
  return [
    ...[...modules].map(([module, tokens]) => ({ text: titleOf(module), items: entries(tokens) })),
    { text: 'Functions', items: entries(Object.keys(functions)) },
  ];
}

const titleOf = (module: string): string =>
  module === 'index' ? 'Components' : module === 'actions' ? 'Actions' : module;

const ordered = <T>(all: readonly T[], by: (one: T) => string): Map<string, T[]> =>
  new Map([...grouped(all, by)].sort(([a], [b]) => rank(a) - rank(b) || a.localeCompare(b)));

/** Components and actions first: they are what a program begins with. */
const rank = (module: string): number => ['index', 'actions'].indexOf(module) + 1 || 3;

function indexPage(
  resources: readonly string[],
  functions: readonly string[],
  byToken: PulumiSchema['resources'],
  fns: PulumiSchema['functions'],
): string {
  const rows = (tokens: readonly string[], of: Readonly<Record<string, { description?: string }>>) =>
    tokens.map(
      (token) =>
        `| [${partsOf(token)[1].replace('/', '.')}](/${fileOf(token)}.md) | ${cell(firstSentence(of[token]?.description))} |`,
    );
  const modules = ordered(resources, (token) => partsOf(token)[0]);
  return [
    '# Pulumi reference',
    '',
    'Every resource and function of the provider `kubevirt`, from its schema. [The guide](/pulumi.md) says how they work together, and [the provider](/pulumi-reference/provider.md) how it connects.',
    '',
    ...[...modules].flatMap(([module, tokens]) => [
      `## ${titleOf(module)}`,
      '',
      '| resource | what it is |',
      '| --- | --- |',
      ...rows(tokens, byToken),
      '',
    ]),
    '## Functions',
    '',
    '| function | what it is |',
    '| --- | --- |',
    ...rows(functions, fns),
    '',
  ].join('\n');
}

function resourcePage(name: string, token: string, resource: Resource): string {
  const { inputProperties = {}, requiredInputs, properties = {} } = resource;
  const outputs = Object.fromEntries(
    Object.entries(properties).filter(([key]) => !Object.hasOwn(inputProperties, key)),
  );
  return [
    `# ${name}`,
    '',
    `\`${token}\`${resource.isComponent ? ' · component' : ''}`,
    '',
    ...(resource.deprecationMessage ? [`**Deprecated.** ${resource.deprecationMessage}`, ''] : []),
    withoutShortcodes(resource.description ?? ''),
    '',
    ...section('Inputs', inputProperties, requiredInputs ?? []),
    ...section('Outputs', outputs, Object.keys(outputs)),
    ...(Object.keys(outputs).length > 0 && token.startsWith('kubevirt:') ? ['All inputs are outputs, too.', ''] : []),
  ].join('\n');
}

function functionPage(token: string, { description, inputs, outputs }: Fn): string {
  const { __self__: _, ...given } = inputs?.properties ?? {};
  return [
    `# ${partsOf(token)[1].replace('/', '.')}`,
    '',
    `\`${token}\` · function`,
    '',
    withoutShortcodes(description ?? ''),
    '',
    ...section('Inputs', given, inputs?.required ?? []),
    ...section('Outputs', outputs?.properties ?? {}, Object.keys(outputs?.properties ?? {})),
  ].join('\n');
}

function typesPage(page: string, tokens: readonly string[], types: PulumiSchema['types']): string {
  return [
    `# Types: ${page
      .split('/')
      .pop()!
      .replace(/-(v\d)/, '/$1')}`,
    '',
    ...tokens.flatMap((token) => {
      const { description, properties = {}, required = [], enum: values } = types[token]!;
      return [
        `## ${partsOf(token)[1]}`,
        '',
        ...(description ? [description, ''] : []),
        ...(values
          ? [`One of ${values.map(({ value }) => `\`${value}\``).join(', ')}.`, '']
          : [...typeItems(properties, required), '']),
      ];
    }),
  ].join('\n');
}

/** Properties of a type in a line each. */
const typeItems = (properties: Properties, required: readonly string[]): string[] =>
  Object.entries(properties).map(([name, property]) => {
    const facts = [typeOf(property), ...factsOf(property, required.includes(name))].join(', ');
    const text = described(property, ' ').replace(/\n+/g, ' ');
    return `- **\`${name}\`** ${facts}${text && `<br>${text}`}`;
  });

/** Properties one after the other, each with an anchor. */
function section(title: string, properties: Properties, required: readonly string[]): string[] {
  const names = Object.keys(properties);
  if (names.length === 0) return [];
  const sorted = [
    ...names.filter((name) => required.includes(name)),
    ...names.filter((name) => !required.includes(name)),
  ];
  return [
    `## ${title}`,
    '',
    ...sorted.flatMap((name) => {
      const property = properties[name]!;
      const facts = factsOf(property, title === 'Inputs' && required.includes(name));
      return [`### ${name}`, '', [typeOf(property), ...facts].join(' · '), '', described(property, '\n\n'), ''];
    }),
  ];
}

const factsOf = ({ secret, willReplaceOnChanges, replaceOnChanges, deprecationMessage }: Property, required: boolean) =>
  [
    required && '**required**',
    secret && '**secret**: encrypted in the state',
    (willReplaceOnChanges || replaceOnChanges) && '**a change replaces the resource**',
    deprecationMessage && `**deprecated**: ${deprecationMessage}`,
  ].filter((fact): fact is string => typeof fact === 'string');

/** The description, with its default and what a change does set apart. */
function described({ description = '', const: fixed }: Property, separator: string): string {
  const [text, change] = description.split(/ ?A change: /, 2) as [string, string?];
  const [what, fallback] = text.split(/ ?\bDefault: /, 2) as [string, string?];
  return [
    what,
    fixed !== undefined && `Always \`${fixed}\`.`,
    fallback && `Default: ${fallback}`,
    change && `What a change does: ${change}`,
  ]
    .filter(Boolean)
    .join(separator);
}

function typeOf({ type, $ref, items, additionalProperties, oneOf }: Property): string {
  if (oneOf) return oneOf.map(typeOf).join(' or ');
  if ($ref) return refOf($ref);
  if (type === 'array') return `list of ${items ? typeOf(items) : 'anything'}`;
  if (type === 'object') return additionalProperties ? `map of ${typeOf(additionalProperties)}` : 'object';
  return `\`${type ?? 'any'}\``;
}

function refOf(ref: string): string {
  const [where, token] = ref.split('#/') as [string, string];
  if (where !== '' || !token) return ref.endsWith('/Any') ? 'anything' : `\`${ref.split('/').pop()}\``;
  const [kind, ...rest] = token.split('/');
  const name = decodeURIComponent(rest.join('/'));
  if (kind === 'types') return `[${partsOf(name)[1]}](/${typePage(name)}.md#${partsOf(name)[1].toLowerCase()})`;
  return `[${partsOf(name)[1]}](/${fileOf(name)}.md)`;
}

/** A description without the templates of Pulumi's registry, and with its code as an example. */
const withoutShortcodes = (text: string): string =>
  text
    .replace(/\{\{[%<][^}]*\}\}\n?/g, '')
    .replace('## Example Usage', '## Example')
    .trim();

const firstSentence = (text = ''): string => /^[\s\S]*?[.](?=\s|$)/.exec(withoutShortcodes(text))?.[0] ?? text;
const cell = (text: string): string => text.replace(/\n+/g, ' ').replaceAll('|', '\\|');
