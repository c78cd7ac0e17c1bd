/** The TypeScript program and the import file of resources. Nothing of an object becomes code: every text is a JSON literal. */
import { objectLiteral } from '../object-literal';
import type { ImportedResource } from './resources';
import { ConfigValue } from './secret-values';

const HEADER = '// Written by `kubevirt-iac pulumi-import`; yours to edit.';
const SECRETS = `
// Values of Secrets and cloud-init stay out of programs: the stack's configuration holds them encrypted. \`pulumi-import\` printed the commands
// that set them.
const config = new pulumi.Config();`;
const SECRET_TEXT = `
/** A text that the configuration holds as base64. */
function secretText(key: string): pulumi.Output<string> {
  return config.requireSecret(key).apply((encoded) => Buffer.from(encoded, 'base64').toString('utf8'));
}`;

/** A module that declares every resource and exports it. */
export function programOf(resources: readonly ImportedResource[]): string {
  const withheld = resources.flatMap((resource) => resource.withheld);
  const blocks = [
    HEADER,
    ...(withheld.length > 0 ? ["import * as pulumi from '@pulumi/pulumi';"] : []),
    "import * as kubevirt from 'kubevirt-iac/pulumi';",
    ...(withheld.length > 0 ? [SECRETS] : []),
    ...(withheld.some(({ isText }) => isText) ? [SECRET_TEXT] : []),
    ...resources.map(
      (resource) =>
        `\nexport const ${resource.identifier} = new kubevirt.${resource.class}(${JSON.stringify(resource.name)}, ${objectLiteral(resource.inputs, written)});`,
    ),
  ];
  return `${blocks.join('\n')}\n`;
}

/** What `pulumi import --file` reads. */
export function importFileOf(resources: readonly ImportedResource[], version: string): string {
  const entries = resources.map(({ type, name, id }) => ({ type, name, id, version }));
  return `${JSON.stringify({ resources: entries }, null, 2)}\n`;
}

const written = (value: unknown): string | undefined =>
  value instanceof ConfigValue
    ? `${value.isText ? 'secretText' : 'config.requireSecret'}(${JSON.stringify(value.key)})`
    : undefined;
