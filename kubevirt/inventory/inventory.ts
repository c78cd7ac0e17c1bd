import { isIPv4, isIPv6 } from '../../kube/addresses';
import { objectsAt, valueAt } from '../../kube/json';
import { DEFAULT_NAMESPACE, type KubeObject } from '../../kube/object';
import { matchesLabels } from '../../kube/selector';
import { isWindows, loginUserOf } from '../access';
import { objectIndex } from '../object-index';

/** Connection plugins of Ansible for Windows, with the port of each: both speak WinRM over TLS. */
export const WINDOWS_CONNECTIONS = ['winrm', 'psrp'] as const;
export type WindowsConnection = (typeof WINDOWS_CONNECTIONS)[number];
const WINRM_TLS = 5986;

export interface InventoryOptions {
  /** Keys of the labels that make groups. Default: every label of the VMs. */
  readonly groupLabels?: readonly string[];
  /** Network of the VM whose address is used. Default: the first interface that has one. */
  readonly network?: string;
  /** User for ssh where a VM does not show one. */
  readonly sshUser?: string;
  readonly windowsUser?: string;
  readonly windowsConnection?: WindowsConnection;
  /** Labels of VMs that are Windows, beside those that show it themselves. */
  readonly windowsLabels?: Readonly<Record<string, string>>;
}

export interface InventoryHost {
  /** `web.vms`: the name and the namespace of the VM, which together are unique. */
  host: string;
  name: string;
  namespace: string;
  address: string;
  /** `windows`, or `linux` for any other system; undefined where nothing shows it. */
  os?: 'windows' | 'linux';
  groups: string[];
  /** Variables of Ansible. */
  vars: Record<string, unknown>;
}

/** A VM that Ansible could not reach. */
export interface OmittedVm {
  name: string;
  namespace: string;
  reason: string;
}

export interface Inventory {
  hosts: InventoryHost[];
  omitted: OmittedVm[];
}

/**
 * The VMs that can be reached, with the addresses that their guests report. Ansible reads texts of an inventory as templates, and what a guest reports
 * is its own: only addresses, names and labels get in, whose characters mean nothing there.
 */
export function inventoryOf(
  vms: readonly KubeObject[],
  instances: readonly KubeObject[],
  options: InventoryOptions = {},
): Inventory {
  const index = objectIndex(instances);
  const inventory: Inventory = { hosts: [], omitted: [] };
  for (const vm of [...vms].sort((a, b) => hostName(a).localeCompare(hostName(b), 'en'))) {
    const { name, namespace } = placeOf(vm);
    const vmi = index.find('VirtualMachineInstance', name, namespace);
    const address = vmi && addressOf(vmi, options.network);
    if (vmi && address !== undefined) inventory.hosts.push(hostOf(vm, vmi, address, options));
    else inventory.omitted.push({ name, namespace, reason: whyOmitted(vmi, options.network) });
  }
  return inventory;
}

const placeOf = ({ metadata }: KubeObject) => ({
  name: metadata?.name ?? '',
  namespace: metadata?.namespace ?? DEFAULT_NAMESPACE,
});

/** A namespace contains no dot. */
function hostName(vm: KubeObject): string {
  const { name, namespace } = placeOf(vm);
  return `${name}.${namespace}`;
}

const runs = (vmi: KubeObject): boolean => valueAt(vmi, 'status', 'phase') === 'Running';

function addressOf(vmi: KubeObject, network: string | undefined): string | undefined {
  if (!runs(vmi)) return undefined;
  return objectsAt(vmi, 'status', 'interfaces')
    .filter(({ name }) => network === undefined || name === network)
    .flatMap(({ ipAddress, ipAddresses }) => [ipAddress, ...(Array.isArray(ipAddresses) ? ipAddresses : [])])
    .find((one): one is string => typeof one === 'string' && isReachable(one));
}

/** Addresses of the link itself reach nothing beyond it. */
const isReachable = (address: string): boolean =>
  isIPv4(address) ? !/^(169\.254|127)\./.test(address) : isIPv6(address) && !/^(fe80:|::1$)/i.test(address);

function whyOmitted(vmi: KubeObject | undefined, network: string | undefined): string {
  if (!vmi || !runs(vmi)) return 'It is not running: start it.';
  return network === undefined
    ? 'It runs, and reports no address: wait until it has booted, or install qemu-guest-agent in the guest.'
    : `It runs, and reports no address on the network ${network}: compare the names in spec.template.spec.networks, and install qemu-guest-agent in the guest.`;
}

function hostOf(vm: KubeObject, vmi: KubeObject, address: string, options: InventoryOptions): InventoryHost {
  const { name, namespace } = placeOf(vm);
  const labels = vm.metadata?.labels ?? {};
  const { windowsLabels, groupLabels = Object.keys(labels) } = options;
  const marked = windowsLabels && Object.keys(windowsLabels).length > 0 && matchesLabels(windowsLabels, labels);
  const windows = marked || isWindows(vm, vmi);
  const os = windows === undefined ? undefined : windows ? 'windows' : 'linux';
  const groups = [
    `namespace_${groupWord(namespace)}`,
    ...(os ? [os] : []),
    ...groupLabels
      .filter((key) => Object.hasOwn(labels, key))
      .map((key) => `label_${groupWord(key)}_${groupWord(labels[key]!)}`),
  ];
  return {
    host: hostName(vm),
    name,
    namespace,
    address,
    ...(os && { os }),
    groups: [...new Set(groups)].sort(),
    vars: {
      ansible_host: address,
      ...(windows ? windowsVars(options) : linuxVars(vm, vmi, options)),
      kubevirt_name: name,
      kubevirt_namespace: namespace,
      kubevirt_node: String(valueAt(vmi, 'status', 'nodeName') ?? ''),
      kubevirt_labels: labels,
    },
  };
}

function windowsVars({ windowsConnection = 'winrm', windowsUser }: InventoryOptions): Record<string, unknown> {
  return {
    ansible_connection: windowsConnection,
    ansible_port: WINRM_TLS,
    ...(windowsUser !== undefined && { ansible_user: windowsUser }),
  };
}

function linuxVars(vm: KubeObject, vmi: KubeObject, { sshUser }: InventoryOptions): Record<string, unknown> {
  const user = loginUserOf(vm, vmi) ?? sshUser;
  return user === undefined ? {} : { ansible_user: user };
}

/** The characters that Ansible allows in the name of a group. */
const groupWord = (text: string): string => text.replace(/[^A-Za-z0-9_]/g, '_');
