import type { KubeObject } from '../../../kube/object';
import {
  type AccessMode,
  contradiction,
  DEFAULT_CLASSES,
  DEFAULT_MARKS,
  defaultClassOf,
  modesOfClass,
  provisionerOf,
  STORAGE_NEEDS,
  severalMarked,
} from '../../storage';
import {
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

/** `needs` of the default class: without one there is nothing to say. */
function ofDefault(judge: (found: KubeObject, view: View) => Finding): Check['judge'] {
  return (view) => {
    const found = defaultClassOf(view.read('storageClasses'));
    return found ? judge(found, view) : skipped('there is no default StorageClass');
  };
}

const modesOf = (found: KubeObject, { read }: View): AccessMode[] | undefined =>
  modesOfClass(found, read('storageProfiles'));

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
    repair: `Mark one StorageClass: kubectl annotate storageclass NAME ${DEFAULT_MARKS.ofCluster}=true.`,
    judge: ({ read, demanded }) => {
      const classes = read('storageClasses');
      for (const which of DEFAULT_CLASSES) {
        const { mark } = which;
        const marked = severalMarked(classes, which);
        if (marked.length > 0)
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
    repair: STORAGE_NEEDS['live-migration'].repair,
    judge: ofDefault((found, view) => {
      const modes = modesOf(found, view);
      if (!modes) return notKnown(found);
      const shared = modes.filter(({ mode }) => mode === 'ReadWriteMany').map(({ volumeMode }) => volumeMode);
      if (shared.length > 0) return pass(`${nameOf(found)}: ReadWriteMany with ${listed([...new Set(shared)])}`);
      const text = STORAGE_NEEDS['live-migration'].lacks(found, { modes, snapshotClasses: [] })!;
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
    repair: STORAGE_NEEDS.block.repair,
    judge: ofDefault((found, view) => {
      const modes = modesOf(found, view);
      if (!modes) return view.demanded('block') ? notKnown(found) : skipped('not required');
      const text = STORAGE_NEEDS.block.lacks(found, { modes, snapshotClasses: [] });
      if (text === undefined) return pass(`${nameOf(found)} offers them`);
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
    repair: STORAGE_NEEDS.expansion.repair,
    judge: ofDefault((found, { demanded }) => {
      const text = STORAGE_NEEDS.expansion.lacks(found, { modes: undefined, snapshotClasses: [] });
      return text === undefined
        ? pass(`${nameOf(found)} grows its volumes`)
        : (demanded('expansion') ? fail : warn)(text);
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
    repair: STORAGE_NEEDS.snapshots.repair,
    judge: ofDefault((found, { read, demanded }) => {
      const snapshotClasses = read('snapshotClasses');
      const text = STORAGE_NEEDS.snapshots.lacks(found, { modes: undefined, snapshotClasses });
      if (text !== undefined) return (demanded('snapshots') ? fail : warn)(text);
      const driver = provisionerOf(found);
      const same = snapshotClasses.filter((one) => textAt(one, 'driver') === driver).map(nameOf);
      return pass(`${listed(same)} for ${driver}`);
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
      const wrong = contradiction(found);
      return wrong ? warn(wrong.problem) : pass(`${nameOf(found)} binds at once`);
    }),
  },
];
