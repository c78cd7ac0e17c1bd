import { nameOf, quantity } from '../base';
import type { DiskOptions } from './disk-options';
import type { DiskSource, MadeDisk } from './disk-source';
import type { Json } from './json';

/** The keys of the sources: each disk has exactly one of them. */
export type SourceKey =
  | 'import'
  | 'clone'
  | 'blank'
  | 'upload'
  | 'pvc'
  | 'dataVolume'
  | 'containerDisk'
  | 'empty'
  | 'ephemeral'
  | 'hostDisk'
  | 'configMap'
  | 'secret'
  | 'serviceAccount'
  | 'downwardApi'
  | 'downwardMetrics'
  | 'containerPath'
  | 'memoryDump'
  | 'emptyTray';

type DiskFrom<K extends SourceKey> = Extract<DiskSource, { readonly [key in K]: unknown }> & DiskOptions;

/** The volume of a disk; `makeDataVolume` creates its DataVolume and returns the name. An empty CD-ROM drive has no volume. */
type ToVolume<K extends SourceKey> = (disk: DiskFrom<K>, makeDataVolume: () => string) => Json | undefined;

/** The claim of a DataVolume has its name. */
const made = ({ hotpluggable, volumeType }: DiskOptions & MadeDisk, makeDataVolume: () => string): Json =>
  volumeType === 'persistentVolumeClaim'
    ? { persistentVolumeClaim: { claimName: makeDataVolume(), hotpluggable } }
    : { dataVolume: { name: makeDataVolume(), hotpluggable } };

const VOLUMES: { readonly [K in SourceKey]: ToVolume<K> } = {
  import: made,
  clone: made,
  blank: made,
  upload: made,
  pvc: ({ pvc, hotpluggable }) => ({ persistentVolumeClaim: { claimName: nameOf(pvc), hotpluggable } }),
  dataVolume: ({ dataVolume, hotpluggable }) => ({ dataVolume: { name: nameOf(dataVolume), hotpluggable } }),
  containerDisk: ({ containerDisk: image, path, imagePullPolicy, imagePullSecret }) => ({
    containerDisk: { image, path, imagePullPolicy, imagePullSecret: imagePullSecret && nameOf(imagePullSecret) },
  }),
  empty: ({ empty }) => ({ emptyDisk: { capacity: quantity(empty) } }),
  ephemeral: ({ ephemeral }) => ({ ephemeral: { persistentVolumeClaim: { claimName: nameOf(ephemeral) } } }),
  hostDisk: ({ hostDisk: path, type, capacity, shareable }) => ({
    hostDisk: { path, type: type ?? 'Disk', capacity: capacity && quantity(capacity), shared: shareable },
  }),
  configMap: ({ configMap, volumeLabel, optional }) => ({
    configMap: { name: nameOf(configMap), volumeLabel, optional },
  }),
  secret: ({ secret, volumeLabel, optional }) => ({ secret: { secretName: nameOf(secret), volumeLabel, optional } }),
  serviceAccount: ({ serviceAccount }) => ({ serviceAccount: { serviceAccountName: nameOf(serviceAccount) } }),
  downwardApi: ({ downwardApi, volumeLabel }) => {
    const fields = Object.entries(downwardApi).map(([path, fieldPath]) => ({ path, fieldRef: { fieldPath } }));
    return { downwardAPI: { fields, volumeLabel } };
  },
  downwardMetrics: () => ({ downwardMetrics: {} }),
  containerPath: ({ containerPath: path }) => ({ containerPath: { path } }),
  memoryDump: ({ memoryDump }) => ({ memoryDump: { claimName: nameOf(memoryDump), hotpluggable: true } }),
  emptyTray: () => undefined,
};

const SOURCE_KEYS = Object.keys(VOLUMES) as SourceKey[];

/** The sources of a disk: exactly one, except in JavaScript that names none or several. */
export const sourceKeysOf = (disk: object): SourceKey[] => SOURCE_KEYS.filter((key) => key in disk);

/** The source of a disk's volume, and with it the DataVolume where the disk has one created. */
export function volumeSource(disk: DiskSource & DiskOptions, makeDataVolume: () => string): Json | undefined {
  const [key] = sourceKeysOf(disk);
  if (key === undefined)
    throw new Error(`it has no source. Set one of ${SOURCE_KEYS.join(', ')}, as the factories of Disk do.`);
  return (VOLUMES[key] as ToVolume<SourceKey>)(disk as DiskFrom<SourceKey>, makeDataVolume);
}
