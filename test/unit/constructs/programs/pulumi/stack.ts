import * as pulumi from '@pulumi/pulumi';
import { ReleaseSource } from 'kubevirt-iac';
import * as kubevirt from 'kubevirt-iac/pulumi';

const config = new pulumi.Config();
const virt = new kubevirt.VirtualizationStack('virt', {
  kubevirt: { source: ReleaseSource.folder(config.require('releases')), updates: ['LiveMigrate'] },
  certManager: true,
  hostpathProvisioner: { pools: [{ name: 'local', path: '/var/hpvolumes', storageClass: 'local-vm', default: true }] },
  networkAddons: { multus: true, linuxBridge: true },
  monitoring: true,
  uninstall: 'refuse-with-workloads',
  lockFile: config.get('lockFile'),
});
const machine = { instancetype: 'u1.small', bootDisk: { clone: { dataSource: 'fedora' }, size: '30Gi' } } as const;
new kubevirt.VirtualMachine('first', { namespace: 'vms', ...machine }, { dependsOn: [virt] });
