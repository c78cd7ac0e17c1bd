/**
 * A whole environment in one Pulumi program: KubeVirt and CDI, a migration policy, a VM from an imported image with cloud-init and a Service, and a
 * pool of three VMs. `npm run quickstart` runs it in the sandbox; run `pulumi config set kubeconfig ...` to use a cluster of your own.
 *
 * Configuration: `memory` of the VM (default: 2Gi), `release` (folder with the operator manifests; default: that of `npx kubevirt-iac vendor`), and
 * `migration` (a name; each new name live-migrates the VM once).
 */
import * as pulumi from '@pulumi/pulumi';
import { ReleaseSource } from 'kubevirt-iac';
import * as kubevirt from 'kubevirt-iac/pulumi';

export async function environment() {
  const config = new pulumi.Config();
  const folder = config.get('release');
  const source = folder ? ReleaseSource.folder(folder) : ReleaseSource.upstream();

  const stack = new kubevirt.VirtualizationStack('virt', { kubevirt: { source }, lockFile: config.get('lockFile') });
  const namespace = new kubevirt.Manifest('vms', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'vms' } });
  const guests = { dependsOn: [stack, namespace] };

  const vm = new kubevirt.VirtualMachine(
    'web',
    {
      namespace: 'vms',
      cpu: { sockets: 2 },
      memory: config.get('memory') ?? '2Gi',
      bootDisk: { import: { registry: 'quay.io/containerdisks/fedora:42' }, size: '20Gi', accessMode: 'ReadWriteMany' },
      cloudInit: { config: { packages: ['nginx'], runcmd: [['systemctl', 'enable', '--now', 'nginx']] } },
      await: 'agent',
      // The disk may go with the environment, with all its data: without this, `destroy` keeps it.
      allow: ['web-root'],
    },
    guests,
  );
  vm.expose('http', { port: 80 });

  const pool = new kubevirt.VMPool(
    'workers',
    {
      namespace: 'vms',
      replicas: 3,
      machine: { cpu: { sockets: 1 }, memory: '1Gi', bootDisk: { containerDisk: 'quay.io/containerdisks/fedora:42' } },
    },
    guests,
  );
  new kubevirt.MigrationPolicy('gentle', { appliesTo: [vm, pool], bandwidth: '512Mi', allowPostCopy: false }, guests);

  const migration = config.get('migration');
  if (migration) {
    new kubevirt.core.v1.VirtualMachineInstanceMigration(
      migration,
      { metadata: { namespace: 'vms' }, spec: { vmiName: 'web' } },
      { dependsOn: [vm] },
    );
  }
  return { address: vm.ipAddress, node: vm.nodeName, status: vm.printableStatus };
}
