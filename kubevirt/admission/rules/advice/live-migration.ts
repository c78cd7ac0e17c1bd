/** Settings that prevent live migration, and what becomes of such a guest when its node is drained. */
import { isGiven, objectsAt, valueAt } from '../../../../kube/json';
import type { KubeObject } from '../../../../kube/object';
import type { Fault, Faults } from '../../engine/fault';
import { type AnyVmiRule, type VmiRule, vmiRules } from '../../engine/rule';
import { type VmiSpecView, virtualMachineSpecOf } from '../../engine/vmi-spec-view';

const BRIDGE_ALLOWED = 'kubevirt.io/allow-pod-bridge-network-live-migration';
const GPU = { 'domain.devices.gpus': [{ name: 'gpu', deviceName: 'nvidia.com/A2' }] };
const STAYS = 'The guest cannot be live-migrated';

/** The access modes of the volume behind a PVC or DataVolume, where a template or a known object sets them. */
function accessModesOf(
  vmi: VmiSpecView,
  name: string,
  kind: 'PersistentVolumeClaim' | 'DataVolume',
): readonly unknown[] {
  const templates = objectsAt(virtualMachineSpecOf(vmi.object), 'dataVolumeTemplates');
  const template = templates.length > 0 && templates.find((one) => valueAt(one, 'metadata', 'name') === name);
  const namespace = vmi.object.metadata?.namespace;
  const found: unknown =
    template || vmi.related.find(kind, name, namespace) || vmi.related.find('PersistentVolumeClaim', name, namespace);
  if (!found) return [];
  for (const path of [['spec', 'pvc'], ['spec', 'storage'], ['spec']]) {
    const modes = valueAt(found, ...path, 'accessModes');
    if (Array.isArray(modes)) return modes;
  }
  return [];
}

/** Each prevents live migration by itself. What a drain does then is added to the message. */
const OBSTACLES: readonly AnyVmiRule[] = [
  {
    id: 'LM-01',
    name: 'bridge-prevents-live-migration',
    title: '`bridge` on the pod network, which prevents live migration',
    forEach: 'interfaces',
    paths: ['domain.devices.interfaces[].bridge'],
    severity: 'warning',
    view: 'guest',
    when: 'domain.devices.interfaces[].bridge',
    check: ({ name, bridge }, vmi) =>
      bridge && vmi.network(name)?.pod && !Object.hasOwn(vmi.metadata.annotations ?? {}, BRIDGE_ALLOWED)
        ? {
            at: 'bridge',
            message: `${STAYS}: its interface "${name}" uses the bridge binding on the pod network, so the guest has the IP address of its pod, which changes with the node. Use interfaces: [{ name: ${name}, masquerade: {} }] and networks: [{ name: ${name}, pod: {} }].`,
            allowed: 'masquerade',
            suggestion: 'masquerade: {}',
          }
        : undefined,
    good: { 'domain.devices.interfaces': [{ name: 'default', masquerade: {} }] },
    bad: { 'domain.devices.interfaces': [{ name: 'default', bridge: {} }] },
  },
  {
    id: 'LM-02',
    name: 'host-device-prevents-live-migration',
    title: 'GPU or host device, which prevents live migration',
    paths: ['domain.devices.hostDevices', 'domain.devices.gpus'],
    severity: 'warning',
    view: 'guest',
    when: ['domain.devices.gpus', 'domain.devices.hostDevices'],
    check: ({ devices, cluster }) => {
      if (devices.hostDevices?.length) {
        return {
          at: 'domain.devices.hostDevices',
          message: `${STAYS}: it uses a device of its node (${devices.hostDevices.map(({ name }) => name).join(', ')}).`,
        };
      }
      const gpus = devices.gpus ?? [];
      if (gpus.length === 0 || (gpus.length === 1 && cluster.gate('VGPULiveMigration'))) return undefined;
      return {
        at: 'domain.devices.gpus',
        message: `${STAYS}: it uses ${gpus.length === 1 ? 'a GPU' : `${gpus.length} GPUs`} of its node.${gpus.length === 1 ? ' A single virtual GPU (vGPU) can migrate if the feature gate VGPULiveMigration is enabled.' : ''}`,
      };
    },
    good: {},
    bad: GPU,
  },
  {
    id: 'LM-03',
    name: 'host-disk-prevents-live-migration',
    title: '`hostDisk` on one node only, which prevents live migration',
    forEach: 'volumes',
    paths: ['volumes[].hostDisk'],
    severity: 'warning',
    view: 'guest',
    when: 'volumes[].hostDisk',
    check: ({ name, hostDisk }) =>
      hostDisk && !hostDisk.shared
        ? {
            at: 'hostDisk',
            message: `${STAYS}: its volume "${name}" is a file on the node (hostDisk). Use a PersistentVolumeClaim with ReadWriteMany, or set shared: true if the file is on every node.`,
          }
        : undefined,
    good: {
      edit: {
        'volumes[0]': {
          name: 'root',
          hostDisk: { path: '/data/x.img', type: 'DiskOrCreate', capacity: '1Gi', shared: true },
        },
      },
      configuration: { developerConfiguration: { featureGates: ['HostDisk'] } },
    },
    bad: {
      edit: {
        'volumes[0]': { name: 'root', hostDisk: { path: '/data/x.img', type: 'DiskOrCreate', capacity: '1Gi' } },
      },
      configuration: { developerConfiguration: { featureGates: ['HostDisk'] } },
    },
  },
  {
    id: 'LM-04',
    name: 'launch-security-prevents-live-migration',
    title: '`launchSecurity`, which prevents live migration',
    paths: ['domain.launchSecurity'],
    severity: 'warning',
    view: 'guest',
    when: 'domain.launchSecurity',
    check: ({ domain }) =>
      isGiven(domain.launchSecurity)
        ? {
            at: 'domain.launchSecurity',
            message: `${STAYS}: its memory is encrypted by the hardware of its node (launchSecurity).`,
          }
        : undefined,
    good: {},
    bad: { 'domain.launchSecurity': { snp: {} }, 'domain.firmware': { bootloader: { efi: { secureBoot: false } } } },
  },
  {
    id: 'LM-05',
    name: 'hyperv-passthrough-prevents-live-migration',
    title: '`hypervPassthrough`, which prevents live migration',
    paths: ['domain.features.hypervPassthrough'],
    severity: 'warning',
    view: 'guest',
    when: 'domain.features.hypervPassthrough',
    check: ({ domain }) =>
      domain.features?.hypervPassthrough && domain.features.hypervPassthrough.enabled !== false
        ? {
            at: 'domain.features.hypervPassthrough',
            message: `${STAYS}: hypervPassthrough enables every Hyper-V feature of its node, which other nodes may not support. List the Hyper-V features that it needs under features.hyperv instead.`,
          }
        : undefined,
    good: { 'domain.features': { hyperv: { relaxed: {} } } },
    bad: { 'domain.features': { hypervPassthrough: {} } },
  },
  {
    id: 'LM-06',
    name: 'volume-access-mode-prevents-live-migration',
    title: 'Volume without `ReadWriteMany`, which prevents live migration',
    forEach: 'volumes',
    paths: ['volumes[].persistentVolumeClaim', 'volumes[].dataVolume'],
    severity: 'warning',
    view: 'guest',
    when: ['volumes[].persistentVolumeClaim', 'volumes[].dataVolume'],
    check: ({ name, persistentVolumeClaim, dataVolume }, vmi) => {
      const source = persistentVolumeClaim ? persistentVolumeClaim.claimName : dataVolume?.name;
      const modes =
        source === undefined
          ? []
          : accessModesOf(vmi, source, persistentVolumeClaim ? 'PersistentVolumeClaim' : 'DataVolume');
      if (modes.length === 0 || modes.includes('ReadWriteMany')) return undefined;
      return {
        at: persistentVolumeClaim ? 'persistentVolumeClaim' : 'dataVolume',
        message: `${STAYS}: its volume "${name}" is ${modes.join(' and ')}, but two nodes must access it during a migration. Use ReadWriteMany, which requires shared storage; most shared storage supports it with volumeMode: Block.`,
        found: modes,
        allowed: 'ReadWriteMany',
      };
    },
    good: {
      edit: { 'volumes[0]': { name: 'root', persistentVolumeClaim: { claimName: 'data' } } },
      related: [claim('ReadWriteMany')],
    },
    bad: {
      edit: { 'volumes[0]': { name: 'root', persistentVolumeClaim: { claimName: 'data' } } },
      related: [claim('ReadWriteOnce')],
    },
  },
  {
    id: 'LM-07',
    name: 'scsi-reservation-prevents-live-migration',
    title: '`lun.reservation`, which prevents live migration',
    forEach: 'disks',
    paths: ['domain.devices.disks[].lun.reservation'],
    severity: 'warning',
    view: 'guest',
    when: 'domain.devices.disks[].lun.reservation',
    check: ({ name, lun }) =>
      lun?.reservation
        ? {
            at: 'lun.reservation',
            message: `${STAYS}: its disk "${name}" uses SCSI reservations (lun.reservation), which are tied to the node. Omit reservation unless several guests share the disk as a cluster.`,
          }
        : undefined,
    good: {
      'volumes[0]': { name: 'root', persistentVolumeClaim: { claimName: 'data' } },
      'domain.devices.disks[0]': { name: 'root', lun: { bus: 'scsi' } },
    },
    bad: {
      edit: {
        'volumes[0]': { name: 'root', persistentVolumeClaim: { claimName: 'data' } },
        'domain.devices.disks[0]': { name: 'root', lun: { bus: 'scsi', reservation: true } },
      },
      configuration: { persistentReservationConfiguration: { enabled: true } },
    },
  },
];

type Check = (subject: unknown, vmi: VmiSpecView, index: number) => Faults;

/** The strategy that counts: of the guest, else of the cluster. */
const strategyOf = ({ written, cluster }: VmiSpecView): unknown =>
  written?.evictionStrategy ?? cluster.configuration['evictionStrategy'] ?? undefined;

/** What a drain of its node does to a guest that cannot be migrated; undefined where its owner has agreed to that. */
function drained(vmi: VmiSpecView): string | undefined {
  switch (strategyOf(vmi)) {
    case 'None':
      return undefined;
    case 'LiveMigrate':
      return 'A drain of its node waits for it (evictionStrategy: LiveMigrate).';
    case 'External':
      return 'A drain of its node waits until another controller has moved it (evictionStrategy: External).';
    default:
      return 'A drain of its node stops it; set evictionStrategy: None if that is intended.';
  }
}

/** Reports an obstacle with what a drain does. */
function withDrain(rule: AnyVmiRule): AnyVmiRule {
  const check: Check = (subject, vmi, index) => {
    const found = (rule.check as Check)(subject, vmi, index) as Fault | undefined;
    const then = found && drained(rule.forEach ? vmi : (subject as VmiSpecView));
    return then === undefined ? undefined : { ...found!, message: `${found!.message} ${then}` };
  };
  return { ...rule, check } as AnyVmiRule;
}

function isUnmovable(vmi: VmiSpecView): boolean {
  return OBSTACLES.some(({ forEach, check }) =>
    forEach
      ? (vmi[forEach] as readonly unknown[]).some((item, i) => (check as Check)(item, vmi, i))
      : (check as VmiRule['check'])(vmi),
  );
}

export const LIVE_MIGRATION = vmiRules('live migration', [
  ...OBSTACLES.map(withDrain),
  {
    id: 'LM-08',
    name: 'eviction-strategy-missing',
    title: 'Missing `evictionStrategy`',
    paths: ['evictionStrategy'],
    severity: 'warning',
    view: 'guest',
    check: (vmi) => {
      if (strategyOf(vmi) !== undefined || vmi.derived(isUnmovable)) return undefined;
      return {
        at: 'evictionStrategy',
        message:
          'evictionStrategy is set neither here nor for the cluster, so a drain of the node shuts this guest down. Set LiveMigrateIfPossible to migrate it to another node where possible, or None if it may be stopped.',
        allowed: 'LiveMigrate, LiveMigrateIfPossible, External or None',
        suggestion: 'LiveMigrateIfPossible',
      };
    },
    good: { evictionStrategy: 'LiveMigrateIfPossible' },
    bad: { evictionStrategy: undefined },
  },
  {
    id: 'LM-09',
    name: 'drain-waits-forever',
    title: '`evictionStrategy: LiveMigrate` of a guest that cannot be migrated',
    paths: ['evictionStrategy'],
    severity: 'warning',
    view: 'guest',
    check: (vmi) => {
      if (strategyOf(vmi) !== 'LiveMigrate' || !vmi.derived(isUnmovable)) return undefined;
      const whose = isGiven(vmi.written?.evictionStrategy) ? '' : ', which the cluster sets for every guest,';
      return {
        at: 'evictionStrategy',
        message: `A drain of its node never ends: evictionStrategy LiveMigrate${whose} allows it only once this guest has been migrated, and it cannot be. Nodes cannot be updated or repaired until a user stops the guest. Set LiveMigrateIfPossible or None, so that a drain stops it, or remove what prevents the migration.`,
        found: 'LiveMigrate',
        allowed: 'LiveMigrateIfPossible or None',
        suggestion: 'LiveMigrateIfPossible',
      };
    },
    good: { evictionStrategy: 'LiveMigrateIfPossible', ...GPU },
    bad: { evictionStrategy: 'LiveMigrate', ...GPU },
  },
]);

function claim(mode: string): KubeObject {
  return { apiVersion: 'v1', kind: 'PersistentVolumeClaim', metadata: { name: 'data' }, spec: { accessModes: [mode] } };
}
