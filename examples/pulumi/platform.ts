/**
 * The full platform on bare metal by one `pulumi up`: the servers are checked, every component comes up in order, the network of the servers is
 * configured, dead servers are remediated, and the first VM runs on it.
 *
 * Before: `npx kubevirt-iac vendor --component all`, and the manifests of the three operators that publish none, as docs/platform.md says.
 * Configuration: `release` (another folder with the manifests; default: `vendor/kubevirt-iac`).
 */
import * as pulumi from '@pulumi/pulumi';
import { MacRange, ReleaseSource } from 'kubevirt-iac';
import * as kubevirt from 'kubevirt-iac/pulumi';

export async function platform() {
  const config = new pulumi.Config();
  const folder = config.get('release');
  const guests = { 'node-role.kubernetes.io/worker': '' };

  const before = new kubevirt.Preflight('before', { nodeSelector: guests, poolPath: '/var/hpvolumes' });
  const virt = new kubevirt.VirtualizationStack(
    'virt',
    {
      kubevirt: {
        source: folder ? ReleaseSource.folder(folder) : ReleaseSource.upstream(),
        nodes: guests,
        migrations: { parallelMigrationsPerCluster: 4, bandwidthPerMigration: '256Mi' },
      },
      certManager: true,
      hostpathProvisioner: { pools: [{ name: 'local', path: '/var/hpvolumes' }] },
      storageClasses: [
        {
          name: 'ceph',
          provisioner: 'rbd.csi.ceph.com',
          parameters: { clusterID: 'ceph', pool: 'guests' },
          default: true,
        },
      ],
      snapshotClasses: [{ name: 'ceph', driver: 'rbd.csi.ceph.com', parameters: { clusterID: 'ceph' } }],
      storageRequires: ['live-migration', 'snapshots', 'expansion'],
      networkAddons: { macPool: MacRange.of('02:00:00:00:00:00', '02:00:00:ff:ff:ff') },
      networkResourcesInjector: true,
      nmstate: true,
      nodeHealthCheck: true,
      selfNodeRemediation: true,
      nodeMaintenance: true,
      descheduler: true,
      quota: true,
      goldenImages: { images: ['fedora', 'ubuntu-24.04'] },
      deletionProtection: true,
      monitoring: { serviceAccount: 'kube-prometheus-stack-prometheus' },
      networkPolicies: true,
      access: [{ role: 'migrate', subjects: [{ kind: 'Group', name: 'operators' }] }],
      lockFile: config.get('lockFile'),
    },
    { dependsOn: [before] },
  );

  const after = { dependsOn: [virt] };
  const bridge = new kubevirt.NodeNetwork('guests', { bridge: { name: 'br1', ports: ['eno2'] }, nodes: guests }, after);
  new kubevirt.NodeHealthCheck('workers', { unhealthyAfter: '2m' }, after);

  const vm = new kubevirt.VirtualMachine(
    'first',
    {
      instancetype: 'u1.medium',
      preference: 'fedora',
      bootDisk: { clone: { dataSource: 'fedora', namespace: 'golden-images' }, size: '40Gi' },
      deletionProtection: true,
    },
    { dependsOn: [virt, bridge] },
  );
  return { version: virt.kubevirtVersion, outdated: virt.outdatedGuests, status: vm.printableStatus };
}
