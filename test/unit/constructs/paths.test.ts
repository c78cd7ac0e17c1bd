/** The paths of objects below a construct: `addJsonPatch` and `Rules.disable` of users name them, so none changes (docs/versions.md). */
import { ApiObject } from 'cdk8s';
import type { Construct } from 'constructs';
import { Peer, VirtualMachine } from 'kubevirt-iac';
import { EXAMPLES, make } from './every-construct';
import { chartIn } from './rendered';

const pathsBelow = ({ node }: Construct): string[] =>
  node
    .findAll()
    .filter((construct) => ApiObject.isApiObject(construct))
    .map((object) => object.node.path.slice(node.path.length + 1))
    .sort();

/** What a construct makes beside or in place of the one object that most are. */
const BELOW: Readonly<Record<string, readonly string[]>> = {
  Access: [
    'ClusterRole-vms-access-viewer-cluster',
    'ClusterRole-vms-access-vm-author-cluster',
    'ClusterRoleBinding-vms-access-viewer-cluster',
    'ClusterRoleBinding-vms-access-vm-author-cluster',
    'Role-vms-access-viewer',
    'Role-vms-access-vm-author',
    'RoleBinding-vms-access-viewer',
    'RoleBinding-vms-access-vm-author',
  ],
  DefaultDeny: ['allow-dns', 'allow-imports', 'default-deny'],
  Monitoring: ['Resource', 'dashboard-platform', 'dashboard-virtual-machines'],
  RestoreDrill: ['Resource', 'account', 'binding', 'role'],
  Rights: [
    'ClusterRole-kubevirt-iac-operator-cluster',
    'ClusterRoleBinding-kubevirt-iac-operator-cluster',
    'Role-kubevirt-iac-operator',
    'RoleBinding-kubevirt-iac-operator',
    'RoleBinding-kubevirt-iac-operator-migrate',
  ],
  SnapshotSchedule: ['Resource', 'account', 'binding', 'role'],
  Tenant: [
    'Resource',
    'access/ClusterRole-tenant-viewer-cluster',
    'access/ClusterRoleBinding-tenant-viewer-cluster',
    'access/Role-tenant-viewer',
    'access/RoleBinding-tenant-viewer',
    'claim-size',
    'guest-quota',
    'network/allow-dns',
    'network/allow-imports',
    'network/allow-virtctl',
    'network/default-deny',
    'quota',
  ],
  VirtualMachine: ['Resource', 'disk-boot'],
  VmwareImport: ['NetworkMap', 'Resource', 'StorageMap', 'migration', 'provider'],
  WindowsImage: ['Resource', 'account', 'binding', 'disk', 'installer/Resource', 'role'],
};

it.each(EXAMPLES.map((example) => [example.name, example] as const))('of %s stay', (name, example) => {
  expect(pathsBelow(make(example, chartIn()))).toEqual(BELOW[name] ?? ['Resource']);
});

it('of a virtual machine with everything around it stay', () => {
  const machine = new VirtualMachine(chartIn(), 'web', {
    namespace: 'vms',
    instancetype: 'u1.medium',
    bootDisk: { import: { registry: 'quay.io/containerdisks/fedora:42' }, size: '5Gi' },
    cloudInit: { config: { write_files: [{ path: '/big', content: 'x'.repeat(3000) }] } },
  });
  machine.expose('http', { port: 80 });
  machine.connections.allowFrom(Peer.virtctl());
  machine.connections.isolate();
  expect(pathsBelow(machine)).toEqual([
    'Resource',
    'cloudinit',
    'disk-root',
    'egress-policy',
    'ingress-policy',
    'service-http/Resource',
  ]);
});
