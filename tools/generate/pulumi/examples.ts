import { stringify } from 'yaml';
import { EXAMPLE_KINDS, validObject } from '../../../kubevirt/admission/examples';
import { familyKinds } from '../../../kubevirt/kinds';
import { EXAMPLE_VALUES } from './example-values';
import type { ResourceSpec } from './spec';

/** Inputs of an example of a resource: the rules' own example of its kind, or that of the table. */
function exampleOf(token: string): Readonly<Record<string, unknown>> {
  const value = EXAMPLE_VALUES[token];
  if (value) return value;
  const kind = familyKinds.find((known) => `kubevirt:${known.module}:${known.kind}` === token)?.kind;
  if (!kind || !EXAMPLE_KINDS.includes(kind))
    throw new Error(`${token} has no example. Add one to tools/generate/pulumi/example-values.ts.`);
  const { apiVersion: _apiVersion, kind: _kind, ...fields } = validObject(kind);
  // A parameter of a template is not a reference of the program.
  return JSON.parse(JSON.stringify(fields).replaceAll('${', () => '$${')) as Record<string, unknown>;
}

/** The example as a program in YAML, from which Pulumi's converters write it in other languages. */
export function yamlExample(token: string): string {
  const refersTo = JSON.stringify(exampleOf(token)).includes(`\${${logicalName(VIRTUAL_MACHINE)}}`)
    ? [VIRTUAL_MACHINE]
    : [];
  const resources = [...refersTo, token].map((one) => [
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
  withExamples(resources, (token) => ({ yaml: yamlExample(token) }));

const SECTION = '\n\n{{% examples %}}';

function sectionOf(languages: Languages): string {
  const blocks = Object.entries(languages).map(([language, text]) => `\`\`\`${language}\n${text.trim()}\n\`\`\``);
  return `${SECTION}\n## Example Usage\n{{% example %}}\n\n${blocks.join('\n')}\n{{% /example %}}\n{{% /examples %}}`;
}
