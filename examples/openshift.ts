/**
 * OpenShift Virtualization for a Git repository: one version of the operator, approved by a Job that may approve no other, and the first VM. The VMs
 * are those of any other platform.
 */
import { App, Chart } from 'cdk8s';
import { Disk, OpenShiftVirtualization, synth, VirtualMachine } from 'kubevirt-iac';

const app = new App();
const platform = new Chart(app, 'platform');

const virt = new OpenShiftVirtualization(platform, 'virt', {
  version: '4.20.1',
  approver: 'job',
  operatorNodes: { 'node-role.kubernetes.io/infra': '' },
  spec: {
    liveMigrationConfig: { parallelMigrationsPerCluster: 4, bandwidthPerMigration: '256Mi' },
    permittedHostDevices: {
      pciHostDevices: [{ pciDeviceSelector: '10DE:1EB8', resourceName: 'nvidia.com/TU104GL_Tesla_T4' }],
    },
  },
});

const vms = new Chart(app, 'vms', { namespace: 'vms' });
vms.node.addDependency(virt);
const first = new VirtualMachine(vms, 'first', {
  instancetype: 'u1.medium',
  preference: 'fedora',
  // A golden image that SSP keeps up to date.
  bootDisk: Disk.clone({ dataSource: 'fedora', namespace: 'openshift-virtualization-os-images' }, { size: '40Gi' }),
  deletionProtection: true,
});
first.expose('ssh', { port: 22 });

synth(app);
