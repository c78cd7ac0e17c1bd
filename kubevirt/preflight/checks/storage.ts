import { objectsAt } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';
import {
  annotationOf,
  type Check,
  type Finding,
  fail,
  listed,
  nameOf,
  pass,
  skipped,
  textAt,
  unknown,
  type View,
  warn,
} from '../check';

const DEFAULT_CLASS = 'storageclass.kubernetes.io/is-default-class';
const DEFAULT_VIRT_CLASS = 'storageclass.kubevirt.io/is-default-virt-class';

/** What the drivers of known storage can do: `RWX` with which volume modes, and whether a volume is bound to one node. */
interface Driver {
  shared: readonly ('Block' | 'Filesystem')[];
  block: boolean;
  local?: true;
}
const BOTH = ['Block', 'Filesystem'] as const;
const DRIVERS: Readonly<Record<string, Driver>> = {
  'kubevirt.io.hostpath-provisioner': { shared: [], block: false, local: true },
  'kubevirt.io/hostpath-provisioner': { shared: [], block: false, local: true },
  'rancher.io/local-path': { shared: [], block: false, local: true },
  'kubernetes.io/no-provisioner': { shared: [], block: true, local: true },
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

const isMarked = (mark: string) => (one: KubeObject) => annotationOf(one, mark) === 'true';

/** The class that disks get that name none: the one for VMs before the one of Kubernetes. */
export function defaultClassOf(classes: readonly KubeObject[]): KubeObject | undefined {
  return classes.find(isMarked(DEFAULT_VIRT_CLASS)) ?? classes.find(isMarked(DEFAULT_CLASS));
}

const provisionerOf = (one: KubeObject): string => textAt(one, 'provisioner');

/** `needs` of the default class: without one there is nothing to say. */
function ofDefault(judge: (found: KubeObject, view: View) => Finding): Check['judge'] {
  return (view) => {
    const found = defaultClassOf(view.read('storageClasses'));
    return found ? judge(found, view) : skipped('there is no default StorageClass');
  };
}

/** Access and volume modes as CDI's StorageProfile knows them; else as they are known of the driver. */
function modesOf(found: KubeObject, { read }: View): { mode: string; volumeMode: string }[] | undefined {
  const profile = read('storageProfiles').find((one) => nameOf(one) === nameOf(found));
  const sets = objectsAt(profile, 'status', 'claimPropertySets').flatMap((set) =>
    (Array.isArray(set['accessModes']) ? set['accessModes'] : []).map((mode) => ({
      mode: String(mode),
      volumeMode: String(set['volumeMode'] ?? 'Filesystem'),
    })),
  );
  if (sets.length > 0) return sets;
  const driver = DRIVERS[provisionerOf(found)];
  if (!driver) return undefined;
  return [
    ...driver.shared.map((volumeMode) => ({ mode: 'ReadWriteMany', volumeMode })),
    { mode: 'ReadWriteOnce', volumeMode: 'Filesystem' },
    ...(driver.block ? [{ mode: 'ReadWriteOnce', volumeMode: 'Block' }] : []),
  ];
}

const notKnown = (found: KubeObject) =>
  unknown(
    `the driver ${provisionerOf(found)} of the StorageClass ${nameOf(found)} is not known`,
    'Look it up in the documentation of the driver; once CDI is installed, its StorageProfile says it.',
  );

export const STORAGE: readonly Check[] = [
  {
    id: 'default-storage-class',
    title: 'Default StorageClass',
    level: 'api',
    needs: ['storageClasses'],
    requirement: 'storage',
    expects: 'exactly one class marked as default, and at most one marked as default for VMs; none is a warning',
    repair: `Mark one StorageClass: kubectl annotate storageclass NAME ${DEFAULT_CLASS}=true.`,
    judge: ({ read, demanded }) => {
      const classes = read('storageClasses');
      for (const mark of [DEFAULT_CLASS, DEFAULT_VIRT_CLASS]) {
        const marked = classes.filter(isMarked(mark)).map(nameOf);
        if (marked.length > 1)
          return fail(
            `the StorageClasses ${listed(marked)} are all marked ${mark}`,
            `Keep the mark on one: kubectl annotate storageclass ${marked.at(-1)} ${mark}-.`,
          );
      }
      const found = defaultClassOf(classes);
      if (found) return pass(`${nameOf(found)}, ${provisionerOf(found)}`);
      const verdict = demanded('storage') ? fail : warn;
      return classes.length === 0
        ? verdict('there is no StorageClass', 'Install a CSI driver, or give the stack a pool path on the nodes.')
        : verdict(`none of the StorageClasses ${listed(classes.map(nameOf))} is the default: disks must name one`);
    },
  },
  {
    id: 'shared-storage',
    title: 'Storage for live migration',
    level: 'api',
    needs: ['storageClasses', 'storageProfiles'],
    requirement: 'live-migration',
    expects: 'ReadWriteMany on the default StorageClass: guests with other disks do not migrate',
    repair: 'Use storage with ReadWriteMany, such as Ceph or NFS, for guests that must move.',
    judge: ofDefault((found, view) => {
      const modes = modesOf(found, view);
      if (!modes) return notKnown(found);
      const shared = modes.filter(({ mode }) => mode === 'ReadWriteMany').map(({ volumeMode }) => volumeMode);
      if (shared.length > 0) return pass(`${nameOf(found)}: ReadWriteMany with ${listed([...new Set(shared)])}`);
      const text = `${nameOf(found)} has no ReadWriteMany: guests with its disks stay on their node`;
      return view.demanded('live-migration') ? fail(text) : warn(text);
    }),
  },
  {
    id: 'block-volumes',
    title: 'Block volumes',
    level: 'api',
    needs: ['storageClasses', 'storageProfiles'],
    requirement: 'block',
    expects: 'volume mode Block on the default StorageClass, where it is required',
    repair: 'Use a StorageClass whose driver offers volumeMode Block.',
    judge: ofDefault((found, view) => {
      const modes = modesOf(found, view);
      if (!modes) return view.demanded('block') ? notKnown(found) : skipped('not required');
      if (modes.some(({ volumeMode }) => volumeMode === 'Block')) return pass(`${nameOf(found)} offers them`);
      const text = `${nameOf(found)} has no block volumes`;
      return view.demanded('block') ? fail(text) : skipped(`not required; ${text}`);
    }),
  },
  {
    id: 'volume-expansion',
    title: 'Growing disks',
    level: 'api',
    needs: ['storageClasses'],
    requirement: 'expansion',
    expects: '`allowVolumeExpansion: true` on the default StorageClass',
    repair: 'Set `allowVolumeExpansion: true`, if the driver can expand volumes.',
    judge: ofDefault((found, { demanded }) => {
      if (found['allowVolumeExpansion'] === true) return pass(`${nameOf(found)} grows its volumes`);
      return (demanded('expansion') ? fail : warn)(`${nameOf(found)} does not grow its volumes`);
    }),
  },
  {
    id: 'snapshot-class',
    title: 'Snapshots',
    level: 'api',
    needs: ['storageClasses', 'snapshotClasses'],
    requirement: 'snapshots',
    expects:
      'a VolumeSnapshotClass of the driver of the default StorageClass: without one, snapshots of VMs are refused and clones are copies',
    repair: 'Install the snapshot CRDs and controller, and create a VolumeSnapshotClass of this driver.',
    judge: ofDefault((found, { read, demanded }) => {
      const driver = provisionerOf(found);
      const classes = read('snapshotClasses');
      const same = classes.filter((one) => textAt(one, 'driver') === driver).map(nameOf);
      if (same.length > 0) return pass(`${listed(same)} for ${driver}`);
      const others = classes.length > 0 ? `; there are ${listed(classes.map(nameOf))} of other drivers` : '';
      return (demanded('snapshots') ? fail : warn)(`no VolumeSnapshotClass has the driver ${driver}${others}`);
    }),
  },
  {
    id: 'volume-binding',
    title: 'Binding of volumes',
    level: 'api',
    needs: ['storageClasses'],
    expects: 'WaitForFirstConsumer for storage that is local to a node; else a guest cannot follow its disk',
    repair: 'Create the StorageClass anew with `volumeBindingMode: WaitForFirstConsumer`.',
    judge: ofDefault((found) => {
      const waits = textAt(found, 'volumeBindingMode') === 'WaitForFirstConsumer';
      if (waits) return pass(`${nameOf(found)} waits for the first consumer: its disks are filled when a guest starts`);
      return DRIVERS[provisionerOf(found)]?.local
        ? warn(`${nameOf(found)} binds at once although its volumes are local to a node`)
        : pass(`${nameOf(found)} binds at once`);
    }),
  },
];
