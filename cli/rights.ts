import { Command, InvalidArgumentError, Option } from 'commander';
import {
  annotatedRights,
  type Installable,
  installable,
  PERSONA_NAMES,
  PERSONAS,
  type PersonaName,
  rightsManifests,
  rightsYaml,
  type Subject,
} from '../kubevirt/rights';
import { type CommandHelp, jsonOption, withHelp } from './help';
import { print, printJson } from './output';

interface Options {
  namespace?: string;
  subject?: Subject;
  component?: Installable[];
  json?: true;
  yaml?: true;
}

const HELP: CommandHelp = {
  about: `
Personas:
${PERSONA_NAMES.map((name) => `  ${name.padEnd(17)} ${PERSONAS[name].title}`).join('\n')}

Prints the roles that a persona needs at least, and with --subject their bindings. Sends nothing to a cluster.
With --namespace the persona works in that namespace, and a ClusterRole holds what has no namespace. The installer works in all.`,
  exitCodes: {
    0: 'the roles were printed',
    2: 'the command could not run',
  },
  examples: [
    'kubevirt-iac rights vm-author --namespace vms --subject ServiceAccount:ci:deployer | kubectl apply -f -',
    'kubevirt-iac rights installer --component kubevirt cdi hostpath-provisioner golden-images',
  ],
};

/** `kubevirt-iac rights`: the RBAC of each persona. */
export function command(): Command {
  return withHelp(
    new Command('rights')
      .description('print the RBAC of a persona: an installer, a VM author, an operator, a viewer and others')
      .addArgument(new Command().createArgument('<persona>', 'whose rights').choices(PERSONA_NAMES))
      .option('-n, --namespace <name>', 'default: all namespaces', namespaceOf)
      .option(
        '--subject <subject>',
        'User:NAME, Group:NAME or ServiceAccount:NAMESPACE:NAME; default: no bindings',
        subjectOf,
      )
      .addOption(
        new Option('--component <names...>', 'what the installer installs; default: kubevirt cdi').choices(
          installable(),
        ),
      )
      .addOption(jsonOption('print one JSON List; errors as JSON, too').conflicts('yaml'))
      .option('--yaml', 'YAML with the reason for each rule (default)')
      .action((persona: PersonaName, { namespace, subject, component: components, json }: Options) => {
        const options = { namespace, subjects: subject && [subject], components };
        const items = { apiVersion: 'v1', kind: 'List', items: rightsManifests(persona, options) };
        if (json) printJson(items);
        else print(rightsYaml(annotatedRights(persona, options)));
      }),
    HELP,
  );
}

function namespaceOf(text: string): string {
  if (/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(text)) return text;
  throw new InvalidArgumentError('It is not a valid name of a namespace: use lower-case letters, digits and "-".');
}

function subjectOf(text: string): Subject {
  const [kind, ...rest] = text.split(':');
  const name = rest.join(':');
  if ((kind === 'User' || kind === 'Group') && name) return { kind, name };
  const [namespace, account, ...more] = rest;
  if (kind === 'ServiceAccount' && namespace && account && more.length === 0) return { kind, namespace, name: account };
  throw new InvalidArgumentError('Use User:NAME, Group:NAME or ServiceAccount:NAMESPACE:NAME.');
}
