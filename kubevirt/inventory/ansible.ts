import type { Inventory } from './inventory';

/** What an inventory script prints for `--list`. */
export interface AnsibleList {
  _meta: { hostvars: Record<string, Record<string, unknown>> };
  all: { children: string[] };
  [group: string]: object;
}

function byGroup({ hosts }: Inventory): [group: string, hosts: string[]][] {
  const groups = new Map<string, string[]>();
  for (const { host, groups: own } of hosts)
    for (const group of own) groups.set(group, [...(groups.get(group) ?? []), host]);
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** With the variables of all hosts, so that Ansible need not ask for each. */
export function ansibleList(inventory: Inventory): AnsibleList {
  const groups = byGroup(inventory);
  return {
    _meta: { hostvars: Object.fromEntries(inventory.hosts.map(({ host, vars }) => [host, vars])) },
    all: { children: ['ungrouped', ...groups.map(([group]) => group)] },
    ...Object.fromEntries(groups.map(([group, hosts]) => [group, { hosts }])),
  };
}

/** The same as a file of Ansible's YAML inventory holds it. */
export function ansibleTree(inventory: Inventory): object {
  return {
    all: {
      hosts: Object.fromEntries(inventory.hosts.map(({ host, vars }) => [host, vars])),
      children: Object.fromEntries(
        byGroup(inventory).map(([group, hosts]) => [
          group,
          { hosts: Object.fromEntries(hosts.map((host) => [host, {}])) },
        ]),
      ),
    },
  };
}
