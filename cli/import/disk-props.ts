/** Disks with their volumes, and the drives with the configuration of the guest, as props. */
import { isObject } from '../../kube/json';
import { at, filled, type Json, listAt, objectAt } from './fields';

export interface Drives {
  readonly disks: Json[];
  readonly cloudInit?: Json;
  readonly sysprep?: Json;
}

/** What else decides about the disks: the VM that they belong to. */
export interface DiskOwner {
  readonly templates: readonly Json[];
  /** Bus of a disk that names none: KubeVirt's default; undefined where a preference decides. */
  readonly defaultBus: string | undefined;
  readonly vmName: string;
}

/** Disks in their order; the drives with the guest's configuration are props of their own. */
export function drives(guest: Json, owner: DiskOwner): Drives {
  const volumes = new Map(listAt(guest, 'volumes').map((volume) => [volume['name'], volume]));
  const attached = listAt(guest, 'domain', 'devices', 'disks');
  const filesystems = listAt(guest, 'domain', 'devices', 'filesystems');
  const named = new Set([...attached, ...filesystems].map(({ name }) => name));
  // KubeVirt attaches a volume that no disk names.
  const others = [...volumes.keys()].filter((name) => !named.has(name)).map((name): Json => ({ name }));
  const found: { disks: Json[]; cloudInit?: Json; sysprep?: Json } = { disks: [] };
  for (const disk of [...attached, ...others]) {
    const volume = volumes.get(disk['name']) ?? {};
    const cloudInit = cloudInitOf(volume);
    if (cloudInit && !found.cloudInit) found.cloudInit = filled({ ...cloudInit, ...driveOf(disk, owner) });
    else if (isObject(volume['sysprep']) && disk['name'] === 'sysprep') found.sysprep = sysprepOf(volume['sysprep']);
    else if (isObject(volume['memoryDump']))
      found.disks.push({ memoryDump: volume['memoryDump']['claimName'], name: disk['name'] });
    else found.disks.push(filled({ ...sourceOf(volume, disk, owner), ...attachment(disk, owner) }));
  }
  for (const disk of filesystems)
    found.disks.push({
      ...sourceOf(volumes.get(disk['name']) ?? {}, disk, owner),
      name: disk['name'],
      as: 'filesystem',
    });
  return found;
}

function cloudInitOf(volume: Json): Json | undefined {
  const drive = volume['cloudInitConfigDrive'];
  const source = isObject(drive) ? drive : volume['cloudInitNoCloud'];
  if (!isObject(source)) return undefined;
  const secret = at(source, 'secretRef', 'name');
  const text = textOf(source, 'userData');
  return filled({
    ...(secret !== undefined ? { secret } : text !== undefined ? { userData: text } : { config: {} }),
    network: textOf(source, 'networkData'),
    networkSecret: at(source, 'networkDataSecretRef', 'name'),
    datasource: isObject(drive) ? 'configDrive' : undefined,
  });
}

/** A text that may be encoded. */
function textOf(source: Json, field: string): unknown {
  const encoded = source[`${field}Base64`];
  return typeof encoded === 'string' ? Buffer.from(encoded, 'base64').toString() : source[field];
}

/** The name and the drive of cloud-init's disk, where they are not the usual ones. */
function driveOf(disk: Json, owner: DiskOwner): Json {
  const { name, as, bus, readonly, bootOrder } = attachment(disk, owner);
  return {
    name: name === 'cloudinit' ? undefined : name,
    drive: as === 'cdrom' ? 'cdrom' : bus,
    readonly,
    bootOrder,
  };
}

const sysprepOf = (source: Json): Json => {
  const secret = at(source, 'secret', 'name');
  return secret === undefined ? { configMap: at(source, 'configMap', 'name') } : { secret };
};

/** The source of a disk, by the key of its volume. A volume without one here has no disk in the props, and the comparison says so. */
const SOURCES: Readonly<Record<string, (source: Json) => Json>> = {
  persistentVolumeClaim: ({ claimName, hotpluggable }) => ({ pvc: claimName, hotpluggable }),
  dataVolume: ({ name, hotpluggable }) => ({ dataVolume: name, hotpluggable }),
  containerDisk: ({ image, ...options }) => ({ containerDisk: image, ...options }),
  emptyDisk: ({ capacity }) => ({ empty: capacity }),
  ephemeral: (source) => ({ ephemeral: at(source, 'persistentVolumeClaim', 'claimName') }),
  hostDisk: ({ path, type, capacity, shared }) => ({ hostDisk: path, type, capacity, shareable: shared }),
  configMap: ({ name, ...options }) => ({ configMap: name, ...options }),
  secret: ({ secretName, ...options }) => ({ secret: secretName, ...options }),
  serviceAccount: ({ serviceAccountName }) => ({ serviceAccount: serviceAccountName }),
  downwardAPI: ({ volumeLabel, ...source }) => ({
    downwardApi: Object.fromEntries(
      listAt(source, 'fields').map((field) => [String(field['path']), at(field, 'fieldRef', 'fieldPath')]),
    ),
    volumeLabel,
  }),
  downwardMetrics: () => ({ downwardMetrics: {} }),
  containerPath: ({ path }) => ({ containerPath: path }),
};

function sourceOf(volume: Json, disk: Json, { templates, vmName }: DiskOwner): Json {
  const key = Object.keys(SOURCES).find((name) => isObject(volume[name]));
  if (!key) return 'name' in volume ? {} : { emptyTray: true };
  const source = volume[key] as Json;
  const name =
    key === 'dataVolume' ? source['name'] : key === 'persistentVolumeClaim' ? source['claimName'] : undefined;
  const made = name === undefined ? undefined : templates.find((template) => at(template, 'metadata', 'name') === name);
  const props = made && madeDisk(made);
  if (!props) return SOURCES[key]!(source);
  return {
    ...props,
    dataVolumeName: name === `${vmName}-${disk['name']}` ? undefined : name,
    volumeType: key === 'dataVolume' ? undefined : key,
    hotpluggable: source['hotpluggable'],
  };
}

/** A disk that the VM's dataVolumeTemplates create. */
function madeDisk({ metadata, ...template }: Json): Json | undefined {
  const spec = objectAt(template, 'spec');
  const storage = objectAt(spec, 'storage' in spec ? 'storage' : 'pvc');
  const origin = originOf(objectAt(spec, 'source'), objectAt(spec, 'sourceRef'));
  return (
    origin && {
      ...origin,
      size: at(storage, 'resources', 'requests', 'storage'),
      storageClass: storage['storageClassName'],
      accessMode: (storage['accessModes'] as unknown[] | undefined)?.[0],
      volumeMode: storage['volumeMode'],
      preallocation: spec['preallocation'],
      priorityClass: spec['priorityClassName'],
      labels: at(metadata, 'labels'),
      annotations: at(metadata, 'annotations'),
      retain: false,
    }
  );
}

const clone = (kind: string, { name, namespace }: Json): Json => ({ clone: filled({ [kind]: name, namespace }) });

const image = (kind: string, { url, secretRef, ...options }: Json): Json => ({
  import: filled({ [kind]: url, secret: secretRef, ...options }),
});

/** Where a DataVolume comes from, by the key of its source. */
const ORIGINS: Readonly<Record<string, (source: Json) => Json>> = {
  registry: ({ platform, ...source }) => image('registry', { ...source, architecture: at(platform, 'architecture') }),
  http: (source) => image('http', source),
  s3: (source) => image('s3', source),
  gcs: (source) => image('gcs', source),
  vddk: ({ secretRef, initImageURL, ...source }) => ({
    import: { vddk: filled({ ...source, secret: secretRef, initImageUrl: initImageURL }) },
  }),
  blank: () => ({ blank: {} }),
  upload: () => ({ upload: {} }),
  pvc: (source) => clone('pvc', source),
  snapshot: (source) => clone('volumeSnapshot', source),
};

function originOf(source: Json, ref: Json): Json | undefined {
  if (ref['kind'] === 'DataSource') return clone('dataSource', ref);
  const key = Object.keys(ORIGINS).find((name) => isObject(source[name]));
  return key === undefined ? undefined : ORIGINS[key]!(source[key] as Json);
}

function attachment(disk: Json, { defaultBus }: DiskOwner): Json {
  const as = ['cdrom', 'lun'].find((kind) => isObject(disk[kind])) ?? 'disk';
  const { bus = defaultBus, ...target } = objectAt(disk, as);
  const { cdrom: _cdrom, lun: _lun, disk: _disk, dedicatedIOThread, blockSize, ...rest } = disk;
  return filled({
    as: as === 'disk' ? undefined : as,
    bus,
    ...target,
    ...rest,
    dedicatedIoThread: dedicatedIOThread,
    blockSize: at(blockSize, 'custom') ?? (at(blockSize, 'matchVolume') ? 'matchVolume' : undefined),
  });
}
