/**
 * OpenShift Virtualization in exactly one version, and a VM on it. `pulumi up` approves the InstallPlan of this version and no other, and waits until
 * HyperConverged is available in it.
 *
 * Configuration: `version` (default: 4.20.1). Another version is an upgrade.
 */
import * as pulumi from '@pulumi/pulumi';
import * as kubevirt from 'kubevirt-iac/pulumi';

export async function openshift() {
  const config = new pulumi.Config();

  const virt = new kubevirt.OpenShiftVirtualization('virt', {
    version: config.get('version') ?? '4.20.1',
    spec: { liveMigrationConfig: { parallelMigrationsPerCluster: 4 } },
  });
  const namespace = new kubevirt.Manifest('vms', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'vms' } });
  const vm = new kubevirt.VirtualMachine(
    'web',
    {
      namespace: 'vms',
      cpu: { sockets: 2 },
      memory: '2Gi',
      bootDisk: { import: { registry: 'quay.io/containerdisks/fedora:42' }, size: '20Gi', accessMode: 'ReadWriteMany' },
      allow: ['web-root'],
    },
    { dependsOn: [virt, namespace] },
  );
  return { status: vm.printableStatus };
}
