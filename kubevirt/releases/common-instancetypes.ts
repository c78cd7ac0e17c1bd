import { type ComponentFacts, inventory } from './release';

export const commonInstancetypes: ComponentFacts = {
  title: 'Common instancetypes and preferences',
  downloads: 'https://github.com/kubevirt/common-instancetypes/releases/download/{version}',
  deployedBy: 'kubevirt',
  upgrades: 'any-newer',
  releases: [
    {
      version: 'v1.7.0',
      kubevirt: ['1.9'],
      assets: [
        {
          file: 'common-clusterinstancetypes-bundle-v1.7.0.yaml',
          role: 'bundle',
          required: true,
          sha256: '515b5444be2432da18afa531ebdcf46638bae35807b8de3ce090092058c739d6',
          objects: inventory({
            VirtualMachineClusterInstancetype: `
cx1.2xlarge cx1.2xlarge1gi cx1.4xlarge cx1.4xlarge1gi cx1.8xlarge cx1.8xlarge1gi cx1.large cx1.large1gi cx1.medium cx1.medium1gi cx1.xlarge
cx1.xlarge1gi d1.2xlarge d1.2xmedium d1.4xlarge d1.8xlarge d1.large d1.medium d1.micro d1.nano d1.small d1.xlarge m1.2xlarge m1.2xlarge1gi
m1.4xlarge m1.4xlarge1gi m1.8xlarge m1.8xlarge1gi m1.large m1.large1gi m1.xlarge m1.xlarge1gi n1.2xlarge n1.4xlarge n1.8xlarge n1.large
n1.medium n1.xlarge o1.2xlarge o1.4xlarge o1.8xlarge o1.large o1.medium o1.micro o1.nano o1.small o1.xlarge rt1.2xlarge rt1.4xlarge
rt1.8xlarge rt1.large rt1.medium rt1.micro rt1.small rt1.xlarge u1.2xlarge u1.2xmedium u1.4xlarge u1.8xlarge u1.large u1.medium u1.micro
u1.nano u1.small u1.xlarge
`,
          }),
        },
        {
          file: 'common-clusterpreferences-bundle-v1.7.0.yaml',
          role: 'bundle',
          required: true,
          sha256: '40df8d62c6990653220e961d8ad89f29c680e8b1a52c933af9fe093c42d059d1',
          objects: inventory({
            VirtualMachineClusterPreference: `
alpine centos.stream10 centos.stream10.desktop centos.stream9 centos.stream9.desktop centos.stream9.dpdk cirros debian fedora fedora.arm64
fedora.s390x legacy linux linux.efi linux.virtiotransitional opensuse.leap opensuse.tumbleweed oraclelinux rhel.10 rhel.10.arm64
rhel.10.s390x rhel.7 rhel.7.desktop rhel.8 rhel.8.desktop rhel.8.dpdk rhel.9 rhel.9.arm64 rhel.9.desktop rhel.9.dpdk rhel.9.realtime
rhel.9.s390x sles ubuntu windows.10 windows.10.virtio windows.11 windows.11.virtio windows.2k12 windows.2k12.virtio windows.2k16
windows.2k16.virtio windows.2k19 windows.2k19.virtio windows.2k22 windows.2k22.virtio windows.2k25 windows.2k25.virtio windows.2k3
windows.2k8 windows.2k8.virtio windows.7 windows.7.virtio windows.xp
`,
          }),
        },
      ],
      images: [],
    },
  ],
};
