import { Command, InvalidArgumentError, Option } from 'commander';
import { selectorTextProblem } from '../kube/selector';
import { ansibleList, type Inventory, WINDOWS_CONNECTIONS, type WindowsConnection } from '../kubevirt/inventory';
import { inventoryYaml, readInventory } from '../provider';
import { connect, contextOption, kubeconfigOption } from './connect';
import { labelsOf } from './doctor';
import { type CommandHelp, jsonOption, withHelp } from './help';
import { note, print } from './output';
import { jsonText } from './report/escape';

interface Options {
  namespace?: string;
  selector?: string;
  groupLabels?: string[];
  network?: string;
  sshUser?: string;
  windowsUser?: string;
  windowsConnection?: WindowsConnection;
  windowsLabels?: string;
  format: 'yaml' | 'json';
  list?: true;
  host?: string;
  kubeconfig?: string;
  context?: string;
}

const HELP: CommandHelp = {
  about: `
Hosts are named after VM and namespace (web.vms). Groups: namespace_NAMESPACE, windows and linux, label_KEY_VALUE; characters that Ansible does not
allow in names of groups become _. Sends only GET requests: VirtualMachines and VirtualMachineInstances. Secrets are not read. VMs that
Ansible could not reach are omitted, and named on stderr unless --list or --host is given.

As an inventory script, which Ansible runs with --list, put the options into an executable file:
  #!/bin/sh
  exec kubevirt-iac inventory --namespace vms --ssh-user ops "$@"`,
  exitCodes: {
    0: 'the inventory was printed',
    2: 'the cluster could not be read, or --host names a VM that is not in the inventory',
  },
  examples: [
    'kubevirt-iac inventory -n vms > inventory.yaml',
    'ansible --inventory ./inventory.sh label_tier_web -m ping',
  ],
};

const list = (text: string): string[] => text.split(',').filter(Boolean);

/** `kubevirt-iac inventory`: running VMs as an inventory of Ansible. */
export function command(): Command {
  return withHelp(
    new Command('inventory')
      .description('print the running VMs as an inventory of Ansible: a YAML file, or the JSON of an inventory script')
      .option('-n, --namespace <name>', 'default: all namespaces')
      .option('-l, --selector <labels>', 'only VMs with these labels, such as app=web,tier!=test', selectorOf)
      .option('--group-labels <keys>', 'label keys that make groups, such as app,tier; default: every label', list)
      .option('--network <name>', 'network of the VMs whose address is used; default: the first that has one')
      .option('--ssh-user <name>', 'user of VMs whose access credentials and cloud-init text show none')
      .option('--windows-user <name>', 'user of Windows; default: none')
      .addOption(
        new Option('--windows-connection <plugin>', 'how Ansible connects to Windows; default: winrm').choices(
          WINDOWS_CONNECTIONS,
        ),
      )
      .option(
        '--windows-labels <labels>',
        'labels of VMs that are Windows, such as os=windows, beside those that show it',
      )
      .addOption(
        new Option('--format <format>', 'format of the whole inventory').choices(['yaml', 'json']).default('yaml'),
      )
      .addOption(new Option('--list', 'the whole inventory as JSON, as Ansible asks for it').conflicts('host'))
      .option('--host <name>', 'the variables of one host as JSON, as Ansible asks for them')
      .addOption(kubeconfigOption())
      .addOption(contextOption())
      .addOption(jsonOption().implies({ format: 'json' }))
      .action(run),
    HELP,
  );
}

async function run({ kubeconfig, context, selector, windowsLabels, ...options }: Options): Promise<void> {
  const cluster = connect({ kubeconfig, context });
  try {
    const inventory = await readInventory(
      { cluster, namespace: await cluster.namespace(), signal: new AbortController().signal },
      {
        ...options,
        labelSelector: selector,
        ...(windowsLabels !== undefined && { windowsLabels: labelsOf(windowsLabels) }),
      },
    );
    print(inventoryText(inventory, options));
    // Ansible shows what a script writes to stderr as an error.
    if (options.host === undefined && !options.list)
      for (const { namespace, name, reason } of inventory.omitted) note(`omitted: ${namespace}/${name}: ${reason}\n`);
  } finally {
    await cluster.close();
  }
}

export function inventoryText(
  inventory: Inventory,
  { format, list, host }: Pick<Options, 'format' | 'list' | 'host'>,
): string {
  if (host === undefined && !list && format === 'yaml') return inventoryYaml(inventory);
  if (host === undefined) return json(ansibleList(inventory));
  const found = inventory.hosts.find((one) => one.host === host);
  if (found) return json(found.vars);
  const omitted = inventory.omitted.find(({ name, namespace }) => `${name}.${namespace}` === host);
  throw new Error(
    omitted
      ? `The host ${host} cannot be reached. ${omitted.reason}`
      : `There is no host ${host}. Hosts are named after VM and namespace, as web.vms; --list shows them.`,
  );
}

const json = (value: unknown): string => `${jsonText(value)}\n`;

function selectorOf(text: string): string {
  const problem = selectorTextProblem(text);
  if (problem) throw new InvalidArgumentError(problem);
  return text;
}
