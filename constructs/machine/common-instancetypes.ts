/** The instancetypes that KubeVirt brings: its common-instancetypes, as of v1.7.0. */
const SIZES = {
  /** General purpose. */
  u1: ['nano', 'micro', 'small', 'medium', '2xmedium', 'large', 'xlarge', '2xlarge', '4xlarge', '8xlarge'],
  /** Overcommitted memory. */
  o1: ['nano', 'micro', 'small', 'medium', 'large', 'xlarge', '2xlarge', '4xlarge', '8xlarge'],
  /** Dedicated processors. */
  d1: ['nano', 'micro', 'small', 'medium', '2xmedium', 'large', 'xlarge', '2xlarge', '4xlarge', '8xlarge'],
  /** Compute: dedicated processors, NUMA, huge pages. */
  cx1: [
    'medium',
    'large',
    'xlarge',
    '2xlarge',
    '4xlarge',
    '8xlarge',
    'medium1gi',
    'large1gi',
    'xlarge1gi',
    '2xlarge1gi',
    '4xlarge1gi',
    '8xlarge1gi',
  ],
  /** Much memory, huge pages. */
  m1: [
    'large',
    'xlarge',
    '2xlarge',
    '4xlarge',
    '8xlarge',
    'large1gi',
    'xlarge1gi',
    '2xlarge1gi',
    '4xlarge1gi',
    '8xlarge1gi',
  ],
  /** Network functions (DPDK). */
  n1: ['medium', 'large', 'xlarge', '2xlarge', '4xlarge', '8xlarge'],
  /** Real time. */
  rt1: ['micro', 'small', 'medium', 'large', 'xlarge', '2xlarge', '4xlarge', '8xlarge'],
} as const;

type Sizes = typeof SIZES;

/** `u1.medium`, `cx1.2xlarge1gi`, ... */
export type CommonInstancetype = { [Series in keyof Sizes]: `${Series}.${Sizes[Series][number]}` }[keyof Sizes];

export const COMMON_INSTANCETYPES: readonly string[] = Object.entries(SIZES).flatMap(([series, sizes]) =>
  sizes.map((size) => `${series}.${size}`),
);

/** The preferences that KubeVirt brings. */
export const COMMON_PREFERENCES = [
  'alpine',
  'centos.stream10',
  'centos.stream10.desktop',
  'centos.stream9',
  'centos.stream9.desktop',
  'centos.stream9.dpdk',
  'cirros',
  'debian',
  'fedora',
  'fedora.arm64',
  'fedora.s390x',
  'legacy',
  'linux',
  'linux.efi',
  'linux.virtiotransitional',
  'opensuse.leap',
  'opensuse.tumbleweed',
  'oraclelinux',
  'rhel.10',
  'rhel.10.arm64',
  'rhel.10.s390x',
  'rhel.7',
  'rhel.7.desktop',
  'rhel.8',
  'rhel.8.desktop',
  'rhel.8.dpdk',
  'rhel.9',
  'rhel.9.arm64',
  'rhel.9.desktop',
  'rhel.9.dpdk',
  'rhel.9.realtime',
  'rhel.9.s390x',
  'sles',
  'ubuntu',
  'windows.10',
  'windows.10.virtio',
  'windows.11',
  'windows.11.virtio',
  'windows.2k12',
  'windows.2k12.virtio',
  'windows.2k16',
  'windows.2k16.virtio',
  'windows.2k19',
  'windows.2k19.virtio',
  'windows.2k22',
  'windows.2k22.virtio',
  'windows.2k25',
  'windows.2k25.virtio',
  'windows.2k3',
  'windows.2k8',
  'windows.2k8.virtio',
  'windows.7',
  'windows.7.virtio',
  'windows.xp',
] as const;
export type CommonPreference = (typeof COMMON_PREFERENCES)[number];
