/** A VirtualMachine as props of the construct: what has a prop becomes one. What has none is for the comparison with the original to find. */
import { isObject } from '../../kube/json';

type Json = Record<string, unknown>;

const at = (value: unknown, ...keys: string[]): unknown =>
  keys.reduce<unknown>((node, key) => (isObject(node) ? node[key] : undefined), value);
const objectAt = (value: unknown, ...keys: string[]): Json => {
  const found = at(value, ...keys);
  return isObject(found) ? found : {};
};
const listAt = (value: unknown, ...keys: string[]): Json[] => {
  const found = at(value, ...keys);
  return Array.isArray(found) ? found.filter(isObject) : [];
};

const filled = (props: Json): Json =>
  Object.fromEntries(Object.entries(props).filter(([, value]) => value !== undefined));
const isEmpty = (value: object): boolean => Object.keys(value).length === 0;
const orNone = (value: Json): Json | undefined => (isEmpty(value) ? undefined : value);
const without = (value: Json, ...keys: string[]): Json =>
  Object.fromEntries(Object.entries(value).filter(([key]) => !keys.includes(key)));

/** Label that the construct sets itself. */
const IDENTITY = 'kubevirt.io/vm';

export function machineProps(vm: Json): Json {
  const { metadata, spec } = vm;
  const guest = objectAt(spec, 'template', 'spec');
  const domain = objectAt(guest, 'domain');
  const { cloudInit, sysprep, disks } = drives(
    guest,
    listAt(spec, 'dataVolumeTemplates'),
    String(at(metadata, 'name')),
  );
  const devices = objectAt(domain, 'devices');
  return filled({
    ...sizing(objectAt(spec), domain),
    disks: disks.length > 0 ? disks : undefined,
    nics: nics(guest, devices),
    cloudInit,
    sysprep,
    runStrategy: runStrategy(objectAt(spec)),
    updateVolumesStrategy: at(spec, 'updateVolumesStrategy'),
    hostname: guest['hostname'],
    subdomain: guest['subdomain'],
    architecture: guest['architecture'],
    evictionStrategy: guest['evictionStrategy'],
    priorityClass: guest['priorityClassName'],
    terminationGracePeriod: seconds(guest['terminationGracePeriodSeconds']),
    scheduling: orNone(
      filled({
        nodeSelector: guest['nodeSelector'],
        affinity: guest['affinity'],
        tolerations: guest['tolerations'],
        topologySpreadConstraints: guest['topologySpreadConstraints'],
        schedulerName: guest['schedulerName'],
      }),
    ),
    clock: domain['clock'],
    features: domain['features'],
    launchSecurity: domain['launchSecurity'],
    tpm: tpm(devices['tpm']),
    devices: orNone(without(devices, 'disks', 'interfaces', 'filesystems', 'tpm', 'autoattachPodInterface')),
    labels: orNone(without(objectAt(metadata, 'labels'), IDENTITY)),
    annotations: at(metadata, 'annotations'),
    guestLabels: orNone(without(objectAt(spec, 'template', 'metadata', 'labels'), IDENTITY)),
    guestAnnotations: at(spec, 'template', 'metadata', 'annotations'),
  });
}

function runStrategy(spec: Json): unknown {
  return spec['runStrategy'] ?? (spec['running'] === true ? undefined : 'Halted');
}

function sizing(spec: Json, domain: Json): Json {
  const preference = matcher(spec['preference'], 'VirtualMachineClusterPreference');
  const instancetype = matcher(spec['instancetype'], 'VirtualMachineClusterInstancetype');
  if (instancetype) return { instancetype, preference };
  const cpu = objectAt(domain, 'cpu');
  const memory = objectAt(domain, 'memory');
  const guest = memory['guest'] ?? at(domain, 'resources', 'requests', 'memory');
  return {
    cpu: isEmpty(cpu) ? 1 : cpu,
    memory:
      memory['maxGuest'] || memory['hugepages']
        ? filled({ guest, maxGuest: memory['maxGuest'], hugepages: at(memory, 'hugepages', 'pageSize') })
        : guest,
    preference,
  };
}

function matcher(value: unknown, kind: string): Json | undefined {
  const name = at(value, 'name');
  return name === undefined ? undefined : { name, kind: at(value, 'kind') ?? kind };
}

const seconds = (value: unknown): string | undefined => (typeof value === 'number' ? `${value}s` : undefined);

function tpm(value: unknown): unknown {
  if (!isObject(value)) return undefined;
  return value['persistent'] === undefined ? true : { persistent: value['persistent'] };
}

/** Disks with their volumes, in their order; the drives with the guest's configuration are props of their own. */
function drives(guest: Json, templates: Json[], vmName: string): { disks: Json[]; cloudInit?: Json; sysprep?: Json } {
  const volumes = new Map(listAt(guest, 'volumes').map((volume) => [volume['name'], volume]));
  const found: { disks: Json[]; cloudInit?: Json; sysprep?: Json } = { disks: [] };
  for (const disk of listAt(guest, 'domain', 'devices', 'disks')) {
    const volume = volumes.get(disk['name']) ?? {};
    const cloudInit = cloudInitOf(volume);
    if (cloudInit) found.cloudInit = filled({ ...cloudInit, ...driveOf(disk) });
    else if (isObject(volume['sysprep']) && disk['name'] === 'sysprep') found.sysprep = sysprepOf(volume['sysprep']);
    else found.disks.push({ ...sourceOf(volume, templates, `${vmName}-${disk['name']}`), ...attachment(disk) });
  }
  for (const { name } of listAt(guest, 'domain', 'devices', 'filesystems'))
    found.disks.push({ ...sourceOf(volumes.get(name) ?? {}, templates, ''), name, as: 'filesystem' });
  return found;
}

function cloudInitOf(volume: Json): Json | undefined {
  const drive = volume['cloudInitConfigDrive'];
  const source = isObject(drive) ? drive : volume['cloudInitNoCloud'];
  if (!isObject(source)) return undefined;
  const secret = at(source, 'secretRef', 'name');
  return filled({
    ...(secret === undefined ? { userData: source['userData'] ?? '' } : { secret }),
    network: source['networkData'],
    networkSecret: at(source, 'networkDataSecretRef', 'name'),
    datasource: isObject(drive) ? 'configDrive' : undefined,
  });
}

/** The name and the drive of cloud-init's disk, where they are not the usual ones. */
function driveOf(disk: Json): Json {
  const { name, as, bus } = attachment(disk);
  return { name: name === 'cloudinit' ? undefined : name, drive: as === 'cdrom' ? 'cdrom' : (bus ?? 'virtio') };
}

const sysprepOf = (source: Json): Json => {
  const secret = at(source, 'secret', 'name');
  return secret === undefined ? { configMap: at(source, 'configMap', 'name') } : { secret };
};

/** The source of a disk, by the key of its volume. A volume without one here has no disk in the props, and the comparison says so. */
const SOURCES: Readonly<Record<string, (source: Json) => Json>> = {
  persistentVolumeClaim: ({ claimName, hotpluggable }) => filled({ pvc: claimName, hotpluggable }),
  dataVolume: ({ name, hotpluggable }) => filled({ dataVolume: name, hotpluggable }),
  containerDisk: ({ image, path, imagePullPolicy, imagePullSecret }) =>
    filled({ containerDisk: image, path, imagePullPolicy, imagePullSecret }),
  emptyDisk: ({ capacity }) => ({ empty: capacity }),
  ephemeral: (source) => ({ ephemeral: at(source, 'persistentVolumeClaim', 'claimName') }),
  hostDisk: ({ path, type, capacity }) => filled({ hostDisk: path, type, capacity }),
  configMap: ({ name, volumeLabel }) => filled({ configMap: name, volumeLabel }),
  secret: ({ secretName, volumeLabel }) => filled({ secret: secretName, volumeLabel }),
  serviceAccount: ({ serviceAccountName }) => ({ serviceAccount: serviceAccountName }),
};

function sourceOf(volume: Json, templates: Json[], ownName: string): Json {
  const key = Object.keys(SOURCES).find((name) => isObject(volume[name]));
  if (!key) return isEmpty(volume) ? { emptyTray: true } : {};
  const made = templates.find((template) => at(template, 'metadata', 'name') === at(volume, key, 'name'));
  if (key === 'dataVolume' && made && at(made, 'metadata', 'name') === ownName) {
    const disk = madeDisk(objectAt(made, 'spec'));
    if (disk) return filled({ ...disk, hotpluggable: at(volume, key, 'hotpluggable') });
  }
  return SOURCES[key]!(volume[key] as Json);
}

/** A disk that the VM's dataVolumeTemplates create. */
function madeDisk(spec: Json): Json | undefined {
  const storage = objectAt(spec, 'storage');
  const common = {
    size: at(storage, 'resources', 'requests', 'storage'),
    storageClass: storage['storageClassName'],
    accessMode: (storage['accessModes'] as unknown[] | undefined)?.[0],
    volumeMode: storage['volumeMode'],
    retain: false,
  };
  const { registry, http, blank, pvc } = objectAt(spec, 'source');
  const image = isObject(registry)
    ? filled({
        registry: String(registry['url']),
        secret: registry['secretRef'],
        certConfigMap: registry['certConfigMap'],
        pullMethod: registry['pullMethod'],
      })
    : isObject(http)
      ? filled({ http: http['url'], secret: http['secretRef'], certConfigMap: http['certConfigMap'] })
      : undefined;
  if (image) return { import: image, ...common };
  if (isObject(blank)) return { blank: {}, ...common };
  if (isObject(pvc)) return { clone: filled({ pvc: pvc['name'], namespace: pvc['namespace'] }), ...common };
  const ref = objectAt(spec, 'sourceRef');
  if (ref['kind'] === 'DataSource')
    return { clone: filled({ dataSource: ref['name'], namespace: ref['namespace'] }), ...common };
  return undefined;
}

function attachment(disk: Json): Json {
  const as = ['cdrom', 'lun'].find((kind) => isObject(disk[kind])) ?? 'disk';
  const target = objectAt(disk, as);
  return filled({
    name: disk['name'],
    as: as === 'disk' ? undefined : as,
    bus: target['bus'],
    readonly: target['readonly'],
    tray: target['tray'],
    bootOrder: disk['bootOrder'],
    cache: disk['cache'],
    io: disk['io'],
    errorPolicy: disk['errorPolicy'],
    serial: disk['serial'],
    shareable: disk['shareable'],
    dedicatedIoThread: disk['dedicatedIOThread'],
    blockSize: at(disk, 'blockSize', 'custom') ?? (at(disk, 'blockSize', 'matchVolume') ? 'matchVolume' : undefined),
  });
}

const BINDINGS = ['masquerade', 'bridge', 'sriov'];

/** `[]` for a guest without NICs; undefined for the one that everybody has by default. */
function nics(guest: Json, devices: Json): Json[] | undefined {
  const networks = new Map(listAt(guest, 'networks').map((network) => [network['name'], network]));
  const interfaces = listAt(devices, 'interfaces');
  if (interfaces.length === 0) return devices['autoattachPodInterface'] === false ? [] : undefined;
  return interfaces.map((nic) => {
    const network = networks.get(nic['name']) ?? {};
    const plugin = at(nic, 'binding', 'name');
    const binding =
      plugin === undefined
        ? isObject(nic['passtBinding'])
          ? 'passt'
          : BINDINGS.find((kind) => isObject(nic[kind]))
        : { plugin };
    return filled({
      ...(isObject(network['multus'])
        ? { network: network['multus']['networkName'], default: network['multus']['default'] }
        : {}),
      name: nic['name'],
      binding,
      model: nic['model'],
      mac: nic['macAddress'],
      ports: nic['ports'],
      state: nic['state'],
      bootOrder: nic['bootOrder'],
      pciAddress: nic['pciAddress'],
      acpiIndex: nic['acpiIndex'],
      tag: nic['tag'],
      ...(isObject(network['multus']) ? {} : { pod: objectAt(network, 'pod') }),
    });
  });
}
