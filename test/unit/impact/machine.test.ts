import type { ClusterProfile } from '../../../kubevirt/config';
import { DEFAULT_PROFILE } from '../../../kubevirt/config';
import type { ImpactClass, LiveState } from '../../../kubevirt/impact';
import { type Edits, effects, impactOfEdits, profile, vm } from './objects';

interface Case {
  title: string;
  edits: Edits;
  before?: Edits;
  bootedFrom?: Edits;
  live?: LiveState;
  profile?: ClusterProfile;
  class: ImpactClass;
  hazards?: string[];
}

const NOT_MIGRATABLE: LiveState = { liveMigratable: false, storageLiveMigratable: false };
const STAGE = profile({ vmRolloutStrategy: 'Stage' });
const EVICT = profile({}, ['Evict']);
const MIGRATION = { 'spec.updateVolumesStrategy': 'Migration' };
const SWAP = { 'volumes[data].persistentVolumeClaim.claimName': 'other' };
const PLUG = {
  'volumes[new]': { persistentVolumeClaim: { claimName: 'new', hotpluggable: true } },
  'domain.devices.disks[new]': { disk: { bus: 'scsi' } },
};
const SATA = { ...PLUG, 'domain.devices.disks[new]': { disk: { bus: 'sata' } } };
const BRIDGE = {
  'networks[red]': { multus: { networkName: 'red' } },
  'domain.devices.interfaces[red]': { bridge: {} },
};
const PLUGIN = {
  'networks[p]': { multus: { networkName: 'p' } },
  'domain.devices.interfaces[p]': { binding: { name: 'netx' } },
};
const NO_BLUE = { 'networks[blue]': undefined, 'domain.devices.interfaces[blue]': undefined };
const WITH_PLUGIN = profile({ network: { binding: { netx: {} } } });
const HOSTNAME = { hostname: 'other' };

const CASES: Record<string, Case[]> = {
  CPU: [
    { title: 'more sockets', edits: { 'domain.cpu.sockets': 8 }, class: 'live+migration' },
    { title: 'more sockets than four times those at boot', edits: { 'domain.cpu.sockets': 9 }, class: 'restart' },
    {
      title: 'more sockets within an own ratio',
      edits: { 'domain.cpu.sockets': 5 },
      profile: profile({ liveUpdateConfiguration: { maxHotplugRatio: 2 } }),
      class: 'restart',
    },
    { title: 'fewer sockets', edits: { 'domain.cpu.sockets': 1 }, class: 'restart' },
    { title: 'more cores', edits: { 'domain.cpu.cores': 2 }, class: 'restart' },
    {
      title: 'more sockets on arm64',
      edits: { 'domain.cpu.sockets': 3 },
      before: { architecture: 'arm64' },
      class: 'restart',
    },
    {
      title: 'more sockets on s390x',
      edits: { 'domain.cpu.sockets': 3 },
      before: { architecture: 's390x' },
      class: 'live+migration',
    },
    {
      title: 'more sockets during a migration',
      edits: { 'domain.cpu.sockets': 3 },
      live: { migrating: true },
      class: 'stuck',
    },
    {
      title: 'more sockets, not migratable',
      edits: { 'domain.cpu.sockets': 3 },
      live: NOT_MIGRATABLE,
      class: 'live+migration',
    },
    {
      title: 'more sockets, evicting cluster',
      edits: { 'domain.cpu.sockets': 3 },
      profile: EVICT,
      class: 'live+migration',
      hazards: ['guest-evicted'],
    },
    {
      title: 'the 512 vCPU limit',
      edits: { 'domain.cpu.sockets': 513 },
      before: { 'domain.cpu.sockets': 200 },
      class: 'restart',
    },
    {
      title: 'no 512 vCPU limit without cores and threads',
      edits: { 'domain.cpu.sockets': 600 },
      before: { 'domain.cpu': { sockets: 200 } },
      class: 'live+migration',
    },
    { title: 'a model where the default is meant', edits: { 'domain.cpu.model': 'host-model' }, class: 'restart' },
    {
      title: 'nothing, but no topology was written',
      edits: {},
      before: { 'domain.cpu': { model: 'host-model' } },
      class: 'restart',
    },
    {
      title: 'the topology that KubeVirt assumed',
      edits: { 'domain.cpu.sockets': 1 },
      before: { 'domain.cpu': { model: 'host-model' } },
      class: 'next-boot-silent',
    },
    { title: 'more sockets under Stage', edits: { 'domain.cpu.sockets': 3 }, profile: STAGE, class: 'restart' },
    {
      title: 'back before the migration ran',
      edits: {},
      before: {},
      bootedFrom: { 'domain.cpu.sockets': 1 },
      class: 'no-effect',
    },
  ],
  memory: [
    { title: 'more', edits: { 'domain.memory.guest': '8Gi' }, class: 'live+migration' },
    { title: 'more than four times', edits: { 'domain.memory.guest': '8194Mi' }, class: 'restart' },
    { title: 'less than at boot', edits: { 'domain.memory.guest': '1Gi' }, class: 'restart' },
    { title: 'odd sizes', edits: { 'domain.memory.guest': '3G' }, class: 'restart' },
    { title: 'more, not migratable', edits: { 'domain.memory.guest': '4Gi' }, live: NOT_MIGRATABLE, class: 'restart' },
    {
      title: 'more, booted below 1Gi',
      edits: { 'domain.memory.guest': '2Gi' },
      before: { 'domain.memory.guest': '512Mi' },
      class: 'restart',
    },
    {
      title: 'more after a failure',
      edits: { 'domain.memory.guest': '4Gi' },
      live: { extraConditions: [{ type: 'HotMemoryChange', status: 'False' }] },
      class: 'restart',
    },
    {
      title: 'more, no multiple of its 1Gi hugepages',
      edits: { 'domain.memory.guest': '2050Mi' },
      before: { 'domain.memory.hugepages': { pageSize: '1Gi' } },
      class: 'refused',
    },
    {
      title: 'a first guest size beside requests',
      edits: { 'domain.memory': { guest: '4Gi' } },
      before: { 'domain.memory': undefined, 'domain.resources': { requests: { memory: '2Gi' } } },
      class: 'live+migration',
    },
    {
      title: 'the guest size that requests imply',
      edits: { 'domain.memory': { guest: '2048Mi' } },
      before: { 'domain.memory': undefined, 'domain.resources': { requests: { memory: '2Gi' } } },
      class: 'no-effect',
    },
    { title: 'a request', edits: { 'domain.resources': { requests: { memory: '2Gi' } } }, class: 'restart' },
    { title: 'another spelling', edits: { 'domain.memory.guest': '2048Mi' }, class: 'no-effect' },
  ],
  placement: [
    { title: 'a node selector', edits: { nodeSelector: { zone: 'a' } }, class: 'live' },
    { title: 'an empty node selector', edits: { nodeSelector: {} }, class: 'no-effect' },
    {
      title: 'tolerations during a migration',
      edits: { tolerations: [{ key: 'a', operator: 'Exists' }] },
      live: { migrating: true },
      class: 'stuck',
    },
    { title: 'a node selector under Stage', edits: { nodeSelector: { zone: 'a' } }, profile: STAGE, class: 'restart' },
  ],
  metadata: [
    { title: 'a label of the VM', edits: { 'metadata.labels': { a: 'b' } }, class: 'no-effect' },
    {
      title: 'a label of the template',
      edits: { 'spec.template.metadata.labels.tier': 'gold' },
      class: 'next-boot-silent',
    },
    {
      title: 'the descheduler annotation',
      edits: { 'spec.template.metadata.annotations': { 'descheduler.alpha.kubernetes.io/evict': 'true' } },
      class: 'live',
    },
    {
      title: 'a label that the launcher keeps in step',
      edits: { 'spec.template.metadata.labels.tier': 'gold' },
      profile: { ...DEFAULT_PROFILE, additionalLauncherLabelsSync: ['ti*'] },
      class: 'live',
    },
    {
      title: 'a label and more sockets',
      edits: { 'spec.template.metadata.labels.tier': 'gold', 'domain.cpu.sockets': 4 },
      class: 'mixed',
    },
  ],
  disks: [
    { title: 'plug', edits: PLUG, class: 'live' },
    { title: 'plug under Stage', edits: PLUG, profile: STAGE, class: 'live' },
    { title: 'unplug', edits: { 'volumes[plug]': undefined, 'domain.devices.disks[plug]': undefined }, class: 'live' },
    { title: 'plug under strategy Migration', edits: PLUG, before: MIGRATION, class: 'next-boot-silent' },
    {
      title: 'plug with the legacy gate',
      edits: PLUG,
      profile: profile({ developerConfiguration: { featureGates: ['HotplugVolumes'] } }),
      class: 'next-boot-silent',
    },
    { title: 'plug on sata', edits: SATA, class: 'stuck' },
    { title: 'plug without a disk', edits: { 'volumes[new]': PLUG['volumes[new]'] }, class: 'stuck' },
    { title: 'plug on sata with more sockets', edits: { ...SATA, 'domain.cpu.sockets': 4 }, class: 'stuck' },
    {
      title: 'swap a plugged claim',
      edits: { 'volumes[plug].persistentVolumeClaim.claimName': 'other' },
      class: 'live',
    },
    {
      title: 'swap a plugged claim with the legacy gate',
      edits: { 'volumes[plug].persistentVolumeClaim.claimName': 'other' },
      profile: profile({ developerConfiguration: { featureGates: ['HotplugVolumes'] } }),
      class: 'next-boot-silent',
      hazards: ['silent-volume-swap'],
    },
    {
      title: 'cache of a plugged disk',
      edits: { 'domain.devices.disks[plug].cache': 'none' },
      class: 'next-boot-silent',
    },
    {
      title: 'cache and claim of a plugged disk',
      edits: { 'domain.devices.disks[plug].cache': 'none', 'volumes[plug].persistentVolumeClaim.claimName': 'other' },
      class: 'live',
    },
    {
      title: 'a fixed disk made hotpluggable',
      edits: { 'volumes[data].persistentVolumeClaim.hotpluggable': true },
      class: 'next-boot-silent',
    },
    {
      title: 'a fixed disk made hotpluggable and swapped',
      edits: { 'volumes[data].persistentVolumeClaim': { claimName: 'other', hotpluggable: true } },
      class: 'next-boot-silent',
      hazards: ['silent-volume-swap'],
    },
    {
      title: 'an image replaced by a hotpluggable claim',
      edits: { 'volumes[root]': { persistentVolumeClaim: { claimName: 'root', hotpluggable: true } } },
      class: 'next-boot-silent',
      hazards: ['silent-volume-swap'],
    },
    {
      title: 'a plugged disk made fixed',
      edits: { 'volumes[plug].persistentVolumeClaim.hotpluggable': false },
      class: 'restart',
    },
    { title: 'eject', edits: { 'volumes[cd]': undefined }, class: 'live' },
    { title: 'swap the medium', edits: { 'volumes[cd].persistentVolumeClaim.claimName': 'iso2' }, class: 'live' },
    {
      title: 'remove drive and medium',
      edits: { 'volumes[cd]': undefined, 'domain.devices.disks[cd]': undefined },
      class: 'mixed',
    },
    { title: 'an empty drive', edits: { 'domain.devices.disks[cd2]': { cdrom: { bus: 'sata' } } }, class: 'restart' },
    {
      title: 'a drive with a medium',
      edits: {
        'domain.devices.disks[cd2]': { cdrom: { bus: 'sata' } },
        'volumes[cd2]': { persistentVolumeClaim: { claimName: 'i', hotpluggable: true } },
      },
      class: 'stuck',
    },
    { title: 'open the tray', edits: { 'domain.devices.disks[cd].cdrom.tray': 'open' }, class: 'next-boot-silent' },
    {
      title: 'the tray as it is by default',
      edits: { 'domain.devices.disks[cd].cdrom.tray': 'closed' },
      class: 'no-effect',
    },
    {
      title: 'cloud-init text',
      edits: { 'volumes[cloudinit].cloudInitNoCloud.userData': '#cloud-config\n' },
      class: 'restart',
    },
    {
      title: 'an image',
      edits: { 'volumes[root].containerDisk.image': 'quay.io/containerdisks/fedora:41' },
      class: 'restart',
    },
    { title: 'plug with a hostname', edits: { ...PLUG, ...HOSTNAME }, class: 'mixed' },
  ],
  'storage migration': [
    { title: 'swap', edits: SWAP, class: 'restart' },
    {
      title: 'swap to a claim that nobody showed',
      edits: { ...SWAP, ...MIGRATION },
      class: 'live+migration',
      hazards: ['uncopied-destination'],
    },
    {
      title: 'with a hostname',
      edits: { ...SWAP, ...MIGRATION, ...HOSTNAME },
      class: 'restart',
      hazards: ['uncopied-destination'],
    },
    {
      title: 'under Stage',
      edits: { ...SWAP, ...MIGRATION },
      profile: STAGE,
      class: 'next-boot-silent',
      hazards: ['uncopied-destination'],
    },
    {
      title: 'of a shareable disk',
      edits: { ...SWAP, ...MIGRATION },
      before: { 'domain.devices.disks[data].shareable': true },
      class: 'restart',
      hazards: ['uncopied-destination'],
    },
    {
      title: 'of a LUN',
      edits: { ...SWAP, ...MIGRATION },
      before: { 'domain.devices.disks[data]': { lun: { bus: 'scsi' } } },
      class: 'restart',
      hazards: ['uncopied-destination'],
    },
    {
      title: 'where storage cannot migrate',
      edits: { ...SWAP, ...MIGRATION },
      live: NOT_MIGRATABLE,
      class: 'restart',
      hazards: ['uncopied-destination'],
    },
    {
      title: 'of one of two where only storage can migrate',
      edits: { ...SWAP, ...MIGRATION },
      live: { liveMigratable: false },
      class: 'restart',
      hazards: ['uncopied-destination'],
    },
    {
      title: 'to a DataVolume that nobody makes',
      edits: { ...MIGRATION, 'volumes[data]': { dataVolume: { name: 'nope' } } },
      class: 'next-boot-silent',
      hazards: ['uncopied-destination'],
    },
    {
      title: 'of an image',
      edits: { ...MIGRATION, 'volumes[root]': { persistentVolumeClaim: { claimName: 'root' } } },
      class: 'next-boot-silent',
      hazards: ['silent-volume-swap'],
    },
    { title: 'only the strategy', edits: MIGRATION, class: 'no-effect' },
    { title: 'an unknown strategy', edits: { 'spec.updateVolumesStrategy': 'Bogus' }, class: 'stuck' },
    {
      title: 'once more in flight',
      edits: { 'volumes[data].persistentVolumeClaim.claimName': 'third' },
      before: { ...SWAP, ...MIGRATION },
      bootedFrom: MIGRATION,
      class: 'stuck',
      hazards: ['uncopied-destination'],
    },
    {
      title: 'sockets down beside it',
      edits: { ...SWAP, ...MIGRATION, 'domain.cpu.sockets': 1 },
      class: 'mixed',
      hazards: ['uncopied-destination'],
    },
    {
      title: 'of a stopped VM',
      edits: { ...SWAP, ...MIGRATION },
      live: { running: false },
      class: 'next-boot-silent',
      hazards: ['uncopied-destination'],
    },
  ],
  NICs: [
    { title: 'plug a bridge', edits: BRIDGE, class: 'live+migration' },
    { title: 'plug a bridge in place', edits: BRIDGE, live: { dynamicNetworksController: true }, class: 'live' },
    { title: 'plug a binding plugin', edits: PLUGIN, profile: WITH_PLUGIN, class: 'next-boot-silent' },
    { title: 'plug both', edits: { ...PLUGIN, ...BRIDGE }, profile: WITH_PLUGIN, class: 'mixed' },
    { title: 'delete', edits: NO_BLUE, class: 'restart' },
    { title: 'delete what was plugged since boot', edits: NO_BLUE, bootedFrom: NO_BLUE, class: 'next-boot-silent' },
    { title: 'absent', edits: { 'domain.devices.interfaces[blue].state': 'absent' }, class: 'live+migration' },
    {
      title: 'absent with ordinal names',
      edits: { 'domain.devices.interfaces[blue].state': 'absent' },
      live: { ordinalPodIfaces: true },
      class: 'next-boot-silent',
    },
    { title: 'link down', edits: { 'domain.devices.interfaces[blue].state': 'down' }, class: 'live' },
    { title: 'another network', edits: { 'networks[blue].multus.networkName': 'green' }, class: 'live+migration' },
    {
      title: 'the same network, spelled out',
      edits: { 'networks[blue].multus.networkName': 'vms/blue-nad' },
      class: 'live',
    },
    {
      title: 'another MAC',
      edits: { 'domain.devices.interfaces[blue].macAddress': '02:00:00:00:00:01' },
      class: 'restart',
    },
    {
      title: 'without a model beside a preferred one',
      edits: BRIDGE,
      before: { 'spec.preference': { name: 'fedora' } },
      class: 'mixed',
    },
  ],
  power: [
    { title: 'halt', edits: { 'spec.runStrategy': 'Halted' }, class: 'live', hazards: ['guest-powered-off'] },
    { title: 'another strategy', edits: { 'spec.runStrategy': 'RerunOnFailure' }, class: 'no-effect' },
    {
      title: 'the deprecated spelling',
      edits: { 'spec.runStrategy': undefined, 'spec.running': true },
      class: 'no-effect',
    },
    {
      title: 'start',
      edits: { 'spec.runStrategy': 'Always' },
      before: { 'spec.runStrategy': 'Halted' },
      class: 'live',
    },
    { title: 'anything, stopped', edits: HOSTNAME, live: { running: false }, class: 'next-boot-silent' },
  ],
  instancetypes: [
    {
      title: 'up within a series',
      edits: { 'spec.instancetype': { name: 'u1.large' } },
      before: sized('u1.medium'),
      class: 'live+migration',
    },
    {
      title: 'down within a series',
      edits: { 'spec.instancetype': { name: 'u1.medium' } },
      before: sized('u1.large'),
      class: 'restart',
    },
    {
      title: 'to another series',
      edits: { 'spec.instancetype': { name: 'cx1.medium' } },
      before: sized('u1.medium'),
      class: 'restart',
    },
    {
      title: 'to one that nobody knows',
      edits: { 'spec.instancetype': { name: 'own' } },
      before: sized('u1.medium'),
      class: 'restart',
    },
    {
      title: 'the default kind',
      edits: { 'spec.instancetype': { name: 'u1.medium', kind: 'VirtualMachineClusterInstancetype' } },
      before: sized('u1.medium'),
      class: 'no-effect',
    },
  ],
  defaults: [
    {
      title: 'the machine type that the server writes',
      edits: { 'domain.machine': { type: 'q35' } },
      class: 'no-effect',
    },
    { title: 'another machine type', edits: { 'domain.machine': { type: 'pc-q35-rhel9.4.0' } }, class: 'restart' },
    { title: 'acpi as it is', edits: { 'domain.features': { acpi: {} } }, class: 'restart' },
    { title: 'an eviction strategy as it is', edits: { evictionStrategy: 'None' }, class: 'restart' },
  ],
};

function sized(name: string): Edits {
  return { 'domain.cpu': undefined, 'domain.memory': undefined, 'spec.instancetype': { name } };
}

describe.each(Object.entries(CASES))('a change of %s', (_, cases) => {
  it.each(cases)(
    '$title: $class',
    ({ edits, before, bootedFrom, live, profile: cluster, class: expected, hazards = [] }) => {
      const impact = impactOfEdits(edits, before, {
        ...(live && { live }),
        ...(cluster && { profile: cluster }),
        ...(bootedFrom && { bootedFrom: vm(bootedFrom) }),
      });
      expect(impact.class).toBe(expected);
      expect(impact.hazards.map(({ kind }) => kind)).toEqual(hazards);
    },
  );
});

describe('what is said path by path', () => {
  it('tells that a change which needs a restart holds the sockets back', () => {
    const impact = impactOfEdits({ ...HOSTNAME, 'domain.cpu.sockets': 4 });
    expect(effects(impact)).toEqual({ 'domain.cpu.sockets': 'restart', hostname: 'restart' });
    expect(impact.changes.find(({ path }) => path.endsWith('sockets'))?.advice).toMatch(/first, on its own/);
  });

  it('lets memory go live beside sockets that cannot be lowered', () => {
    const impact = impactOfEdits({ 'domain.cpu.sockets': 1, 'domain.memory.guest': '4Gi' });
    expect(effects(impact)).toEqual({ 'domain.cpu.sockets': 'restart', 'domain.memory.guest': 'live+migration' });
  });

  it('tells which part of a change waits behind the one that gets stuck', () => {
    const impact = impactOfEdits({ ...SATA, 'domain.cpu.sockets': 4 });
    expect(effects(impact)).toMatchObject({ 'volumes[new]': 'stuck', 'domain.cpu.sockets': 'stuck' });
  });

  it('lets a NIC through that comes before the disk which gets stuck', () => {
    expect(effects(impactOfEdits({ ...SATA, ...BRIDGE }))).toMatchObject({
      'volumes[new]': 'stuck',
      'domain.devices.interfaces[red]': 'live+migration',
    });
  });

  it('says what an instancetype changes', () => {
    const impact = impactOfEdits({ 'spec.instancetype': { name: 'u1.large' } }, sized('u1.medium'));
    expect(impact.changes).toHaveLength(1);
    expect(impact.changes[0]?.reason).toContain('domain.memory.guest 4Gi -> 8Gi (live+migration)');
    expect(impact.changes[0]?.reason).toContain('domain.cpu.sockets 1 -> 2 (live+migration)');
  });

  it('tells apart what waits since an earlier change', () => {
    const impact = impactOfEdits({ nodeSelector: { a: 'b' } }, { 'domain.cpu.sockets': 1 }, { bootedFrom: vm() });
    expect(impact.class).toBe('mixed');
    expect(impact.changes.find(({ path }) => path.endsWith('sockets'))?.reason).toMatch(/^Not part of this change/);
  });

  it('takes an earlier change as it came, not under what the guest waits for since', () => {
    const live = { settled: false, extraConditions: [{ type: 'HotVCPUChange', status: 'True' }] };
    const before = { 'domain.cpu.sockets': 4 };
    expect(impactOfEdits({ nodeSelector: { a: 'b' } }, before, { bootedFrom: vm(), live }).class).toBe('live');
    expect(impactOfEdits({ 'domain.cpu.sockets': 5 }, before, { bootedFrom: vm(), live }).class).toBe('stuck');
  });

  it('names the error of an earlier change at which the controller still stops', () => {
    const { changes } = impactOfEdits({ 'metadata.labels': { a: 'b' } }, { 'spec.updateVolumesStrategy': 'Bogus' });
    expect(changes.find(({ path }) => path === 'spec.updateVolumesStrategy')).toMatchObject({
      effect: 'stuck',
      reason: expect.stringMatching(/^Not part of this change/),
    });
  });

  it('gives back no-effect for a revert before the restart', () => {
    expect(impactOfEdits({ hostname: undefined }, HOSTNAME, { bootedFrom: vm() }).class).toBe('no-effect');
  });

  it('takes the worse where it is not known whether an earlier migration has run', () => {
    const impact = impactOfEdits({ 'domain.cpu.sockets': 2 }, { 'domain.cpu.sockets': 4 }, { bootedFrom: vm() });
    expect(impact.class).toBe('stuck');
    expect(impact.assumptions.join()).toMatch(/not completed yet; otherwise this is restart/);
  });

  it('says what it assumed of the guest, and nothing where it was told', () => {
    expect(impactOfEdits({ nodeSelector: { a: 'b' } }).assumptions).toHaveLength(2);
    const live = { running: true, liveMigratable: true };
    expect(impactOfEdits({ nodeSelector: { a: 'b' } }, {}, { live }).assumptions).toEqual([]);
  });

  it('never shows what cloud-init says', () => {
    const impact = impactOfEdits({ 'volumes[cloudinit].cloudInitNoCloud.userData': 'password: hunter2' });
    expect(JSON.stringify(impact)).not.toMatch(/hunter2|secret/);
  });

  it('knows the claims that it was shown', () => {
    const claim = (name: string, mode = 'ReadWriteMany') => ({
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name, namespace: 'vms' },
      spec: { accessModes: [mode] },
    });
    const swap = { ...SWAP, ...MIGRATION };
    const among = (...related: ReturnType<typeof claim>[]) => impactOfEdits(swap, {}, { related });
    expect(among(claim('other'))).toMatchObject({ class: 'live+migration', hazards: [] });
    expect(among(claim('unrelated')).class).toBe('next-boot-silent');
    expect(among(claim('other'), claim('plug', 'ReadWriteOnce')).class).toBe('restart');
  });
});
