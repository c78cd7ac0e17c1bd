/** VMs as an inventory of Ansible: who is in it, under which name, and that nothing of a guest becomes a template or a secret. */
import fc from 'fast-check';
import { load } from 'js-yaml';
import type { KubeObject } from '../../../kube/object';
import { ansibleList, ansibleTree, type InventoryOptions, inventoryOf } from '../../../kubevirt/inventory';

interface Guest {
  labels?: Record<string, string>;
  namespace?: string;
  spec?: Record<string, unknown>;
  template?: Record<string, unknown>;
  addresses?: unknown[];
  interfaces?: object[];
  os?: string;
  phase?: string;
}

const vm = (name: string, { labels, namespace = 'vms', spec, template }: Guest = {}): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name, namespace, ...(labels && { labels }) },
  spec: { ...spec, template: { spec: { ...template } } },
});
const vmi = (
  name: string,
  { namespace = 'vms', addresses = ['10.0.0.7'], interfaces, os, phase = 'Running' }: Guest = {},
): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachineInstance',
  metadata: { name, namespace },
  status: {
    phase,
    nodeName: 'node-1',
    interfaces: interfaces ?? [{ name: 'default', ipAddresses: addresses }],
    ...(os && { guestOSInfo: { id: os } }),
  },
});
const of = (name: string, guest: Guest, options: InventoryOptions = {}) =>
  inventoryOf([vm(name, guest)], [vmi(name, guest)], options);
const varsOf = (guest: Guest, options: InventoryOptions = {}) => of('web', guest, options).hosts[0]?.vars;

const cloudInit = (userData: string) => ({ volumes: [{ name: 'init', cloudInitNoCloud: { userData } }] });

describe('a host', () => {
  it('is named after VM and namespace, so that two namespaces never give one host', () => {
    const both = inventoryOf(
      [vm('web'), vm('web', { namespace: 'other' })],
      [vmi('web'), vmi('web', { namespace: 'other', addresses: ['10.0.0.8'] })],
    );
    expect(both.hosts.map(({ host, address }) => [host, address])).toEqual([
      ['web.other', '10.0.0.8'],
      ['web.vms', '10.0.0.7'],
    ]);
  });

  it('is in a group of its namespace, its system, and each of its labels', () => {
    const guest = { labels: { app: 'web', 'example.org/tier': 'front-1' }, os: 'fedora' };
    expect(of('web', guest).hosts[0]?.groups).toEqual([
      'label_app_web',
      'label_example_org_tier_front_1',
      'linux',
      'namespace_vms',
    ]);
    expect(of('web', guest, { groupLabels: ['app', 'absent'] }).hosts[0]?.groups).toEqual([
      'label_app_web',
      'linux',
      'namespace_vms',
    ]);
  });

  it.each<[string, Guest, InventoryOptions, string | undefined]>([
    ['the first address', { addresses: ['10.0.0.7', '10.0.0.8'] }, {}, '10.0.0.7'],
    ['no link-local address', { addresses: ['fe80::1', '169.254.3.4', '10.0.0.8'] }, {}, '10.0.0.8'],
    ['IPv6 where that is all', { addresses: ['2001:db8::7'] }, {}, '2001:db8::7'],
    [
      'that of the network that is asked for',
      {
        interfaces: [
          { name: 'default', ipAddress: '10.0.0.7' },
          { name: 'lan', ipAddress: '192.168.1.7' },
        ],
      },
      { network: 'lan' },
      '192.168.1.7',
    ],
    ['nothing that is not an address', { addresses: ['{{ 1 }}', 7, 'example.com'] }, {}, undefined],
  ])('has %s', (_, guest, options, address) => {
    expect(of('web', guest, options).hosts[0]?.address).toBe(address);
  });

  it.each<[string, Guest, InventoryOptions, string | undefined]>([
    ['a user that cloud-init makes', { template: cloudInit('#cloud-config\nusers: [{ name: ops }]') }, {}, 'ops'],
    [
      'the user with a key among several',
      { template: cloudInit('#cloud-config\nusers: [default, { name: db }, { name: ops, ssh_authorized_keys: [k] }]') },
      {},
      'ops',
    ],
    ['the renamed default user', { template: cloudInit('#cloud-config\nuser: boss') }, {}, 'boss'],
    [
      'the user of the image, where cloud-init keeps it',
      { spec: { preference: { name: 'fedora' } }, template: cloudInit('#cloud-config\npackages: [nginx]') },
      {},
      'fedora',
    ],
    [
      'the same, by the system that the agent reports',
      { os: 'ubuntu', template: cloudInit('#cloud-config\n') },
      {},
      'ubuntu',
    ],
    [
      'a user whose keys the agent gets',
      {
        template: {
          accessCredentials: [
            { sshPublicKey: { propagationMethod: { qemuGuestAgent: { users: ['ops'] } }, source: {} } },
          ],
        },
      },
      {},
      'ops',
    ],
    [
      'the one of the options, where a Secret holds cloud-init',
      { spec: { preference: { name: 'fedora' } } },
      { sshUser: 'me' },
      'me',
    ],
    ['none that is a template', { template: cloudInit('#cloud-config\nuser: "{{ 7 }}"') }, {}, undefined],
    ['none where cloud-init cannot be read', { template: cloudInit('#cloud-config\nusers: [') }, {}, undefined],
  ])('has %s', (_, guest, options, user) => {
    expect(varsOf(guest, options)?.['ansible_user']).toBe(user);
  });

  it.each<[string, Guest, InventoryOptions]>([
    ['the agent reports it', { os: 'mswindows' }, {}],
    ['its preference names it', { spec: { preference: { name: 'windows.2k22.virtio' } } }, {}],
    ['a sysprep disk sets it up', { template: { volumes: [{ name: 's', sysprep: {} }] } }, {}],
    ['a template of OpenShift does', { labels: { 'os.template.kubevirt.io/win2k22': 'true' } }, {}],
    ['its labels are those of the options', { labels: { os: 'dos' }, os: 'other' }, { windowsLabels: { os: 'dos' } }],
  ])('is Windows where %s, and connects over WinRM with TLS', (_, guest, options) => {
    const { hosts } = of('web', guest, { ...options, windowsUser: 'Administrator' });
    expect(hosts[0]).toMatchObject({
      os: 'windows',
      vars: { ansible_connection: 'winrm', ansible_port: 5986, ansible_user: 'Administrator' },
    });
    expect(hosts[0]?.groups).toContain('windows');
    expect(varsOf(guest, { ...options, windowsConnection: 'psrp' })).toMatchObject({ ansible_connection: 'psrp' });
  });

  it('is not Windows because its agent once ran elsewhere: the agent counts before the preference', () => {
    expect(of('web', { os: 'fedora', spec: { preference: { name: 'windows.11' } } }).hosts[0]?.os).toBe('linux');
  });
});

it('omits what Ansible could not reach, with the reason', () => {
  const { hosts, omitted } = inventoryOf(
    [vm('off'), vm('booting'), vm('scheduled')],
    [vmi('booting', { addresses: [] }), vmi('scheduled', { phase: 'Scheduled' })],
  );
  expect(hosts).toEqual([]);
  expect(omitted).toEqual([
    { name: 'booting', namespace: 'vms', reason: expect.stringMatching(/reports no address.*qemu-guest-agent/) },
    { name: 'off', namespace: 'vms', reason: 'It is not running: start it.' },
    { name: 'scheduled', namespace: 'vms', reason: 'It is not running: start it.' },
  ]);
  expect(of('web', {}, { network: 'lan' }).omitted[0]?.reason).toContain('on the network lan');
});

it('is the same as a script and as a file', () => {
  const inventory = inventoryOf([vm('web', { labels: { app: 'web' } }), vm('db')], [vmi('web'), vmi('db')]);
  const { _meta, all, ...groups } = ansibleList(inventory);
  expect(all.children).toEqual(['ungrouped', 'label_app_web', 'namespace_vms']);
  expect(groups).toEqual({
    label_app_web: { hosts: ['web.vms'] },
    namespace_vms: { hosts: ['db.vms', 'web.vms'] },
  });
  expect(ansibleTree(inventory)).toEqual({
    all: {
      hosts: _meta.hostvars,
      children: {
        label_app_web: { hosts: { 'web.vms': {} } },
        namespace_vms: { hosts: { 'db.vms': {}, 'web.vms': {} } },
      },
    },
  });
});

it('whatever a guest reports and cloud-init says, no template, and nothing of its text but a user name, gets in', () => {
  const hostile = fc.string({ unit: fc.constantFrom('{', '}', '%', ' ', 'a', '"', '\n', ':', '.', '1') });
  fc.assert(
    fc.property(hostile, hostile, fc.array(hostile), (os, user, addresses) => {
      const template = cloudInit(`#cloud-config\npassword: hunter2-secret\nuser: ${JSON.stringify(user)}`);
      const inventory = of('web', { os, template, addresses: [...addresses, '10.0.0.7'] });
      const written = JSON.stringify(ansibleList(inventory));
      expect(written).not.toMatch(/\{\{|\{%|hunter2/);
      expect(load(JSON.stringify(ansibleTree(inventory)))).toBeDefined();
    }),
  );
});
