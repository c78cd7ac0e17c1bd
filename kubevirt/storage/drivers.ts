/** What the drivers of known storage can do. What a driver is not known for is not said of it. */
export interface Driver {
  /** Volume modes in which several nodes use a volume at once (ReadWriteMany). */
  readonly shared: readonly VolumeMode[];
  readonly block: boolean;
  /** Whether a volume is on one node. */
  readonly local?: true;
  /** Whether a claim can never grow, whatever its class allows. */
  readonly fixedSize?: true;
  /** Whether it takes no snapshots. */
  readonly noSnapshots?: true;
}

export type VolumeMode = 'Block' | 'Filesystem';

/** A way to use a volume. */
export interface AccessMode {
  readonly mode: string;
  readonly volumeMode: string;
}

const BOTH = ['Block', 'Filesystem'] as const;
const FOLDER: Driver = { shared: [], block: false, local: true, fixedSize: true };

const DRIVERS: Readonly<Record<string, Driver>> = {
  'kubevirt.io.hostpath-provisioner': FOLDER,
  'kubevirt.io/hostpath-provisioner': { ...FOLDER, noSnapshots: true },
  'rancher.io/local-path': { ...FOLDER, noSnapshots: true },
  'kubernetes.io/no-provisioner': { shared: [], block: true, local: true, fixedSize: true, noSnapshots: true },
  'topolvm.io': { shared: [], block: true, local: true },
  'rook-ceph.rbd.csi.ceph.com': { shared: ['Block'], block: true },
  'rbd.csi.ceph.com': { shared: ['Block'], block: true },
  'openshift-storage.rbd.csi.ceph.com': { shared: ['Block'], block: true },
  'rook-ceph.cephfs.csi.ceph.com': { shared: ['Filesystem'], block: false },
  'cephfs.csi.ceph.com': { shared: ['Filesystem'], block: false },
  'openshift-storage.cephfs.csi.ceph.com': { shared: ['Filesystem'], block: false },
  'nfs.csi.k8s.io': { shared: ['Filesystem'], block: false },
  'linstor.csi.linbit.com': { shared: ['Block'], block: true },
  'csi.trident.netapp.io': { shared: BOTH, block: true },
};

export const driverOf = (provisioner: string): Driver | undefined =>
  Object.hasOwn(DRIVERS, provisioner) ? DRIVERS[provisioner] : undefined;

/** Access and volume modes that a driver is known for. */
export function modesOfDriver(provisioner: string): AccessMode[] | undefined {
  const driver = driverOf(provisioner);
  return (
    driver && [
      ...driver.shared.map((volumeMode) => ({ mode: 'ReadWriteMany', volumeMode })),
      { mode: 'ReadWriteOnce', volumeMode: 'Filesystem' },
      ...(driver.block ? [{ mode: 'ReadWriteOnce', volumeMode: 'Block' }] : []),
    ]
  );
}
