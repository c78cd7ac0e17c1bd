/** `kubevirt-iac inventory`: what it prints, and texts that a reader of YAML 1.1 such as Ansible would take for something else. */
import { parse } from 'yaml';
import { inventoryText } from '../../../cli/inventory';
import { ansibleTree, inventoryOf } from '../../../kubevirt/inventory';

const LABELS = { a: 'yes', b: 'on', c: '1_000', d: '2026-11-29', e: '0777', f: '1.10', g: 'null', h: 'n', i: '' };
const metadata = { name: 'web', namespace: 'vms', labels: LABELS };
const api = { apiVersion: 'kubevirt.io/v1' };
const inventory = inventoryOf(
  [
    { ...api, kind: 'VirtualMachine', metadata, spec: { template: { spec: {} } } },
    { ...api, kind: 'VirtualMachine', metadata: { name: 'off', namespace: 'vms' }, spec: { template: { spec: {} } } },
  ],
  [
    {
      ...api,
      kind: 'VirtualMachineInstance',
      metadata,
      status: { phase: 'Running', interfaces: [{ name: 'default', ipAddress: '10.0.0.7' }] },
    },
  ],
);

it('is a file in which every text stays a text, for readers of YAML 1.1 and 1.2', () => {
  const text = inventoryText(inventory, { format: 'yaml' });
  for (const version of ['1.1', '1.2'] as const) expect(parse(text, { version })).toEqual(ansibleTree(inventory));
});

it.each([{ list: true as const, format: 'yaml' as const }, { format: 'json' as const }])(
  'is JSON with %j',
  (options) => {
    expect(JSON.parse(inventoryText(inventory, options))).toMatchObject({
      _meta: { hostvars: { 'web.vms': { kubevirt_labels: LABELS } } },
      namespace_vms: { hosts: ['web.vms'] },
    });
  },
);

it('--host prints the variables of a host, and says why it has none', () => {
  const of = (host: string) => inventoryText(inventory, { format: 'yaml', host });
  expect(JSON.parse(of('web.vms'))).toMatchObject({ ansible_host: '10.0.0.7', kubevirt_name: 'web' });
  expect(() => of('off.vms')).toThrow('The host off.vms cannot be reached. It is not running: start it.');
  expect(() => of('web')).toThrow(/^There is no host web\. Hosts are named after VM and namespace/);
});
