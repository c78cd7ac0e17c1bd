import { stringify } from 'yaml';
import { EXAMPLE_KINDS, validObject } from '../../../kubevirt/admission/examples';
import { familyKinds } from '../../../kubevirt/kinds';
import { EXAMPLE_VALUES } from './example-values';
import type { PackageSpec } from './spec';

/** Inputs of an example of a resource: the rules' own example of its kind, or that of the table. */
function exampleOf(token: string): Readonly<Record<string, unknown>> {
  const value = EXAMPLE_VALUES[token];
  if (value) return value;
  const kind = familyKinds.find((known) => `kubevirt:${known.module}:${known.kind}` === token)?.kind;
  if (!kind || !EXAMPLE_KINDS.includes(kind))
    throw new Error(`${token} has no example. Add one to tools/generate/pulumi/example-values.ts.`);
  const { apiVersion: _apiVersion, kind: _kind, ...fields } = validObject(kind);
  return fields;
}

/** The example as a program in YAML, from which Pulumi's converters write it in other languages. */
export function yamlExample(token: string): string {
  const [, , name] = token.split(':');
  return stringify(
    {
      name: 'example',
      runtime: 'yaml',
      resources: { example: { type: token.replace(':index:', ':'), properties: exampleOf(token) } },
    },
    { lineWidth: 0, aliasDuplicateObjects: false },
  ).replace('\n  example:', `\n  ${name![0]!.toLowerCase()}${name!.slice(1)}:`);
}

/** The example of every resource in YAML, by a name that is one word: `core_v1_VirtualMachine`. */
export const yamlExamples = ({
  resources,
}: Pick<PackageSpec, 'resources'>): [token: string, name: string, program: string][] =>
  Object.keys(resources).map((token) => [
    token,
    token.split(':').slice(1).join('_').replace('/', '_'),
    yamlExample(token),
  ]);

/** As the registry reads it. Languages: the texts by their names in a fenced block. */
export function exampleSection(languages: Readonly<Record<string, string>>): string {
  const blocks = Object.entries(languages).map(([language, text]) => `\`\`\`${language}\n${text.trim()}\n\`\`\``);
  return `\n\n{{% examples %}}\n## Example Usage\n{{% example %}}\n\n${blocks.join('\n')}\n{{% /example %}}\n{{% /examples %}}`;
}
