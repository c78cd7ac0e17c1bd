import type { KubeObject } from '../../kube/object';
import {
  ansibleList,
  ansibleTree,
  type Inventory,
  type InventoryOptions,
  inventoryOf,
  WINDOWS_CONNECTIONS,
} from '../../kubevirt/inventory';
import {
  type Arguments,
  type Call,
  type Field,
  labelSelectorProblem,
  maybe,
  NAMESPACE,
  type ProviderFunction,
  type Struct,
  text,
} from './function';
import { requireNamespace, VM, VMI } from './read';

const HOST: Struct = {
  name: 'InventoryHost',
  description: 'A VM in an inventory of Ansible.',
  fields: {
    host: text('Name in the inventory: name and namespace of the VM, as `web.vms`.'),
    name: text('Name of the VM.'),
    namespace: text('Namespace of the VM.'),
    address: text('Address that Ansible connects to.'),
    os: maybe('string', '`windows` or `linux`; absent where nothing shows the operating system.'),
    groups: { type: { list: 'string' }, description: 'Groups that it is in.' },
    vars: { type: { map: 'any' }, description: 'Its variables, such as `ansible_host` and `ansible_user`.' },
  },
};

const OMITTED: Struct = {
  name: 'InventoryOmission',
  description: 'A VM that Ansible could not reach.',
  fields: {
    name: text('Name of the VM.'),
    namespace: text('Namespace of the VM.'),
    reason: text('Why it is not in the inventory, and what to do.'),
  },
};

/** What shapes an inventory: the command line offers the same. */
const SHAPING: Readonly<Record<keyof InventoryOptions, Field>> = {
  groupLabels: maybe({ list: 'string' }, 'Keys of the labels of VMs that make groups. Default: every label.'),
  network: maybe(
    'string',
    'Name of the network in the VMs whose address is used. Default: the first interface that has an address.',
  ),
  sshUser: maybe(
    'string',
    'User for ssh of VMs that show none in their access credentials or cloud-init text; Secrets are not read. Default: none.',
  ),
  windowsUser: maybe('string', 'User for Windows. Default: none.'),
  windowsConnection: {
    ...maybe(
      'string',
      `How Ansible connects to Windows: ${WINDOWS_CONNECTIONS.map((one) => `\`${one}\``).join(' or ')}, over TLS. Default: \`winrm\`.`,
    ),
    values: { name: 'WindowsConnection', all: WINDOWS_CONNECTIONS },
  },
  windowsLabels: maybe(
    { map: 'string' },
    'Labels of VMs that are Windows, beside those whose agent, preference or template shows it. Default: none.',
  ),
};

export const getInventory: ProviderFunction = {
  description:
    'The running VMs of a namespace, or of all, as an inventory of Ansible: groups by namespace, operating system and label, addresses as the guests report them, and the connections of Windows. Nothing secret is in it.',
  inputs: {
    namespace: NAMESPACE,
    allNamespaces: maybe('boolean', 'Whether the VMs of all namespaces are in it. Default: false.'),
    labelSelector: maybe('string', 'Only VMs with these labels, such as `app=web,tier!=test`. Default: all.'),
    ...SHAPING,
  },
  outputs: {
    hosts: { type: { list: HOST }, description: 'The VMs that can be reached.' },
    omitted: { type: { list: OMITTED }, description: 'The VMs that cannot, and why.' },
    inventory: { type: 'any', description: 'The inventory in the JSON format of an inventory script (`--list`).' },
    yaml: text('The inventory as a file in YAML.'),
  },
  problem: (args) =>
    args['namespace'] !== undefined && args['allNamespaces'] === true
      ? {
          property: 'allNamespaces',
          reason: 'namespace and allNamespaces exclude each other. Remove one of the two.',
        }
      : labelSelectorProblem(args),
  async run(args, call) {
    const namespace = args['allNamespaces'] === true ? undefined : String(args['namespace'] ?? call.namespace);
    const inventory = await readInventory(call, { ...args, namespace });
    return { ...inventory, inventory: ansibleList(inventory), yaml: inventoryYaml(inventory) };
  },
};

/** @param args as those of the function; without `namespace`, of all namespaces */
export async function readInventory(call: Call, args: Arguments): Promise<Inventory> {
  const { namespace, labelSelector } = args as Record<string, string | undefined>;
  const within = namespace === undefined ? {} : { namespace };
  const [vms, instances] = await Promise.all([
    list(call, VM, { ...within, ...(labelSelector !== undefined && { labelSelector }) }),
    list(call, VMI, within),
  ]);
  if (vms.length === 0) await requireNamespace(call, namespace);
  const shaping = Object.keys(SHAPING).map((key) => [key, args[key] ?? undefined]);
  return inventoryOf(vms, instances, Object.fromEntries(shaping) as InventoryOptions);
}

async function list(call: Call, kind: typeof VM, options: object): Promise<KubeObject[]> {
  return (await call.cluster.list(kind, { ...options, signal: call.signal })).items;
}

/** A file for `ansible --inventory`. */
export function inventoryYaml(inventory: Inventory): string {
  const { stringify } = require('yaml') as typeof import('yaml');
  // Ansible reads YAML 1.1, in which a plain `yes` is a boolean and `12:30` a number.
  return stringify(ansibleTree(inventory), { version: '1.1', aliasDuplicateObjects: false });
}
