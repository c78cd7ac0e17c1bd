import { stringify } from 'yaml';
import { EXAMPLE_KINDS, validObject } from '../../../kubevirt/admission/examples';
import { familyKinds } from '../../../kubevirt/kinds';
import { EXAMPLE_VALUES } from './example-values';
import type { ResourceSpec } from './spec';

/** Inputs of an example of a resource: that of the table, or the rules' own example of its kind; undefined for a kind that is new. */
function exampleOf(token: string): Readonly<Record<string, unknown>> | undefined {
  const value = EXAMPLE_VALUES[token] ?? ofRules(token);
  // A parameter of a template is not a reference of the program.
  return value && (JSON.parse(JSON.stringify(value).replace(PARAMETER, () => '$${')) as Record<string, unknown>);
}

const PARAMETER = /\$\{(?!virtualMachine\})/g;

function ofRules(token: string): Readonly<Record<string, unknown>> | undefined {
  const kind = familyKinds.find((known) => `kubevirt:${known.module}:${known.kind}` === token)?.kind;
  if (!kind || !EXAMPLE_KINDS.includes(kind)) return undefined;
  const { apiVersion: _apiVersion, kind: _kind, ...fields } = validObject(kind);
  return fields;
}

/** The example as a program in YAML, from which Pulumi's converters write it in other languages. */
export function yamlExample(token: string): string | undefined {
  const example = exampleOf(token);
  if (!example) return undefined;
  const refers = JSON.stringify(example).includes(`\${${logicalName(VIRTUAL_MACHINE)}}`);
  const resources = [...(refers ? [VIRTUAL_MACHINE] : []), token].map((one) => [
    logicalName(one),
    { type: one.replace(':index:', ':'), properties: exampleOf(one) },
  ]);
  return stringify(
    { name: 'example', runtime: 'yaml', resources: Object.fromEntries(resources) },
    { lineWidth: 0, aliasDuplicateObjects: false },
  );
}

const VIRTUAL_MACHINE = 'kubevirt:index:VirtualMachine';

function logicalName(token: string): string {
  const name = token.split(':').at(-1)!;
  return `${name[0]!.toLowerCase()}${name.slice(1)}`;
}

/** A name of an example that is one word, such as `core_v1_VirtualMachine`. */
export const exampleName = (token: string): string => token.split(':').slice(1).join('_').replace('/', '_');

/** Texts of an example by the names of their languages in a fenced block. */
export type Languages = Readonly<Record<string, string>>;

/** The resources with their examples, in the form that Pulumi's registry reads. */
export function withExamples(
  resources: Readonly<Record<string, ResourceSpec>>,
  languagesOf: (token: string) => Languages,
): Record<string, ResourceSpec> {
  return Object.fromEntries(
    Object.entries(resources).map(([token, resource]) => {
      const description = resource.description?.split(SECTION)[0] ?? '';
      return [token, { ...resource, description: `${description}${sectionOf(languagesOf(token))}` }];
    }),
  );
}

/** The other languages need Pulumi's converters, and are added to the schema that is published: `npm run sdks -- --out FOLDER`. */
export const withYamlExamples = (resources: Readonly<Record<string, ResourceSpec>>): Record<string, ResourceSpec> =>
  withExamples(resources, (token): Languages => {
    const yaml = yamlExample(token);
    return yaml === undefined ? {} : { yaml };
  });

const SECTION = '\n\n{{% examples %}}';

function sectionOf(languages: Languages): string {
  if (Object.keys(languages).length === 0) return '';
  const blocks = Object.entries(languages).map(([language, text]) => `\`\`\`${language}\n${text.trim()}\n\`\`\``);
  return `${SECTION}\n## Example Usage\n{{% example %}}\n\n${blocks.join('\n')}\n{{% /example %}}\n{{% /examples %}}`;
}
