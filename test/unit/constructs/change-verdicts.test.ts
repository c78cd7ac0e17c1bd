import {
  Binding,
  BridgeNetwork,
  CloudInit,
  Disk,
  type DiskAttachment,
  Firmware,
  Instancetype,
  MigrationPolicy,
  Nic,
  PoolUpdate,
  Port,
  Probe,
  SriovNetwork,
  SshKey,
  Sysprep,
  VirtualMachine,
  type VirtualMachineProps,
  VMPool,
} from 'kubevirt-iac';
import type { KubeObject } from '../../../kube/object';
import { type Effect, impactOf } from '../../../kubevirt/impact';
import { withSentences } from '../../../tools/generate/change-tags';
import { propsTypes } from '../../../tools/generate/props';
import { chartIn, objectsOf } from './rendered';

/** How a comment says it. */
const WORDS: Partial<Readonly<Record<Effect, RegExp>>> = {
  live: /: goes live(?! by)/,
  'live+migration': /: goes live by migration/,
  restart: /: needs a restart/,
  'next-boot-silent': /: waits for the next boot, unannounced/,
  'no-effect': /: has no effect on the guest/,
  'data-loss': /: deletes data/,
  refused: /: is refused/,
};

const comments = new Map<string, string>(
  propsTypes().flatMap(({ name: type, props }) =>
    props.map(({ name, comment }) => [`${type}.${name}`, comment] as const),
  ),
);

type Props = Partial<VirtualMachineProps>;

const SIZE = { cpu: { sockets: 2 }, memory: '2Gi' } as const;
const machine = (props: Props) => (chart: ReturnType<typeof chartIn>) => {
  new VirtualMachine(chart, 'web', { ...SIZE, ...props } as VirtualMachineProps);
};
const boot = Disk.containerDisk('quay.io/disks/os:1');
const root = (options: Parameters<typeof Disk.fromPvc>[1]): Props => ({ bootDisk: Disk.fromPvc('root', options) });
const data = (options: Exclude<DiskAttachment, { as: string }>): Props => ({
  bootDisk: boot,
  disks: [Disk.fromPvc('data', { hotpluggable: true, ...options })],
});
const lan = (options: Parameters<typeof Nic.on>[1], network = 'lan'): Props => ({
  nics: [Nic.pod(), Nic.on(network, { name: 'lan', ...options })],
});
const KEY = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEmKrpTGlCRC9aEIJP7bTFXkLqQ5dVxs3yPCBlBe0wZT';

/** A property, and a machine before and after somebody changed it. */
const MACHINES: readonly [property: string, before: Props, after: Props][] = [
  ['VirtualMachineOwnProps.runStrategy', {}, { runStrategy: 'Halted' }],
  ['VirtualMachineOwnProps.runStrategy', {}, { runStrategy: 'RerunOnFailure' }],
  ['VirtualMachineOwnProps.updateVolumesStrategy', {}, { updateVolumesStrategy: 'Migration' }],
  ['VirtualMachineOwnProps.deletionProtection', {}, { deletionProtection: true }],
  ['ResourceProps.labels', {}, { labels: { app: 'web' } }],
  ['ResourceProps.annotations', {}, { annotations: { note: 'mine' } }],
  ['CpuTopology.sockets', {}, { cpu: { sockets: 4 } }],
  ['CpuTopology.sockets', {}, { cpu: { sockets: 1 } }],
  ['CpuTopology.cores', {}, { cpu: { sockets: 2, cores: 2 } }],
  ['SizedExplicitly.memory', {}, { memory: '4Gi' }],
  ['MemoryProps.hugepages', {}, { memory: { guest: '2Gi', hugepages: '2Mi' } }],
  ['SizedExplicitly.preference', {}, { preference: 'fedora' }],
  ['MachineCommonProps.hostname', {}, { hostname: 'www' }],
  ['MachineCommonProps.evictionStrategy', {}, { evictionStrategy: 'None' }],
  ['MachineCommonProps.guestLabels', {}, { guestLabels: { tier: 'front' } }],
  ['MachineCommonProps.guestAnnotations', {}, { guestAnnotations: { note: 'mine' } }],
  ['Tpm.persistent', { tpm: { persistent: false } }, { tpm: { persistent: true } }],
  ['MachineCommonProps.clock', {}, { clock: { timezone: 'Europe/Berlin' } }],
  ['Scheduling.nodeSelector', {}, { scheduling: { nodeSelector: { disk: 'ssd' } } }],
  [
    'Scheduling.tolerations',
    {},
    { scheduling: { tolerations: [{ key: 'dedicated', operator: 'Exists', effect: 'NoSchedule' }] } },
  ],
  ['BiosOptions.useSerial', { firmware: Firmware.bios() }, { firmware: Firmware.bios({ useSerial: true }) }],
  ['EfiOptions.secureBoot', { firmware: Firmware.efi() }, { firmware: Firmware.efi({ secureBoot: false }) }],
  ['FirmwareOptions.serial', { firmware: Firmware.bios() }, { firmware: Firmware.bios({ serial: 'A1' }) }],
  ['ProbeTiming.period', { readiness: Probe.tcp(22) }, { readiness: Probe.tcp(22, { period: '20s' }) }],
  ['ProbeCheck.tcpSocket', { readiness: Probe.tcp(22) }, { readiness: Probe.tcp(23) }],
  ['DiskOptions.bus', root({ bus: 'virtio' }), root({ bus: 'sata' })],
  ['DiskOptions.bus', data({ bus: 'scsi' }), data({ bus: 'virtio' })],
  ['DiskOptions.cache', root({}), root({ cache: 'none' })],
  ['DiskOptions.cache', data({}), data({ cache: 'none' })],
  ['DiskOptions.serial', root({}), root({ serial: 'A1' })],
  ['DiskOptions.bootOrder', root({ bootOrder: 1 }), root({ bootOrder: 2 })],
  ['DiskOptions.hotpluggable', root({ bus: 'scsi' }), root({ bus: 'scsi', hotpluggable: true })],
  ['DiskOptions.hotpluggable', data({}), data({ bus: 'scsi', hotpluggable: false })],
  ['PvcDisk.pvc', { bootDisk: Disk.fromPvc('a') }, { bootDisk: Disk.fromPvc('b') }],
  ['ContainerDisk.containerDisk', { bootDisk: boot }, { bootDisk: Disk.containerDisk('quay.io/disks/os:2') }],
  ['EmptyDisk.empty', { disks: [Disk.empty('1Gi', { name: 'e' })] }, { disks: [Disk.empty('2Gi', { name: 'e' })] }],
  ['MachineCommonProps.disks', { bootDisk: boot }, data({})],
  ['BlankDisk.size', { bootDisk: Disk.blank({ size: '1Gi' }) }, { bootDisk: Disk.blank({ size: '2Gi' }) }],
  [
    'MadeDisk.storageClass',
    { bootDisk: Disk.blank({ size: '1Gi', storageClass: 'slow' }) },
    { bootDisk: Disk.blank({ size: '1Gi', storageClass: 'fast' }) },
  ],
  ['NicOptions.model', lan({ model: 'virtio' }), lan({ model: 'e1000e' })],
  ['NicOptions.mac', lan({}), lan({ mac: '02:00:00:00:00:01' })],
  ['NicOptions.state', lan({}), lan({ state: 'down' })],
  ['NicOptions.state', lan({}), lan({ state: 'absent' })],
  ['NicOptions.bootOrder', lan({}), lan({ bootOrder: 3 })],
  ['NicOptions.acpiIndex', lan({}), lan({ acpiIndex: 3 })],
  ['NetworkNic.network', lan({}), lan({}, 'wan')],
  ['NetworkNic.binding', lan({ binding: 'bridge' }), lan({ binding: Binding.plugin('mine') })],
  ['MachineCommonProps.nics', { nics: [Nic.pod()] }, lan({})],
  ['PodNic.ports', { nics: [Nic.pod()] }, { nics: [Nic.pod({ ports: [Port.tcp(22)] })] }],
  ['PodNetwork.vmNetworkCIDR', { nics: [Nic.pod()] }, { nics: [Nic.pod({ vmNetworkCIDR: '10.1.0.0/24' })] }],
  [
    'CloudInitSource.config',
    { cloudInit: CloudInit.config({ hostname: 'a' }) },
    { cloudInit: CloudInit.config({ hostname: 'b' }) },
  ],
  [
    'CloudInitSource.config',
    { cloudInit: CloudInit.config({ hostname: 'a' }, { inSecret: true }) },
    { cloudInit: CloudInit.config({ hostname: 'b' }, { inSecret: true }) },
  ],
  ['CloudInitSource.secret', { cloudInit: CloudInit.fromSecret('a') }, { cloudInit: CloudInit.fromSecret('b') }],
  ['Sysprep.unattend', { sysprep: Sysprep.unattend('<a/>') }, { sysprep: Sysprep.unattend('<b/>') }],
  ['Sysprep.configMap', { sysprep: Sysprep.fromConfigMap('a') }, { sysprep: Sysprep.fromConfigMap('b') }],
  ['GuestConfigProps.sshKeys', { sshKeys: [KEY] }, { sshKeys: [KEY, `${KEY} second`] }],
  [
    'SshKeySecret.secret',
    { sshKeys: [SshKey.fromSecret('a', { users: ['root'] })] },
    { sshKeys: [SshKey.fromSecret('b', { users: ['root'] })] },
  ],
];

type Build = (chart: ReturnType<typeof chartIn>) => void;

const sized =
  (sockets: number): Build =>
  (chart) => {
    const instancetype = new Instancetype(chart, 'size', { cpu: sockets, memory: '2Gi' });
    new VirtualMachine(chart, 'web', { instancetype });
  };
const pool =
  (props: Partial<ConstructorParameters<typeof VMPool>[2]>): Build =>
  (chart) => {
    new VMPool(chart, 'web', { machine: { ...SIZE, bootDisk: boot }, replicas: 2, ...props });
  };
/** A pool that restarts its guests for a change of its template. */
const restarting = (props: Props) =>
  pool({ machine: { ...SIZE, ...props } as VirtualMachineProps, update: PoolUpdate.proactive({ maxUnavailable: 1 }) });
const emptyDisk = (size: string): Props => ({ bootDisk: Disk.blank({ size }) });
const policy =
  (allowPostCopy: boolean): Build =>
  (chart) => {
    new MigrationPolicy(chart, 'policy', { guestLabels: { app: 'web' }, allowPostCopy });
  };

const vlan =
  (id: number): Build =>
  (chart) => {
    new BridgeNetwork(chart, 'lan', { bridge: 'br0', vlan: id });
  };
const card =
  (resourceName: string): Build =>
  (chart) => {
    new SriovNetwork(chart, 'fast', { resourceName });
  };

/** The same for what is more than one machine. */
const OTHERS: readonly [property: string, before: Build, after: Build][] = [
  ['InstancetypeProps.cpu', sized(1), sized(2)],
  ['InstancetypeProps.cpu', sized(2), sized(1)],
  ['VMPoolProps.machine', restarting({}), restarting({ hostname: 'www' })],
  ['VMPoolProps.machine', restarting(emptyDisk('1Gi')), restarting(emptyDisk('2Gi'))],
  ['VMPoolProps.runStrategy', pool({}), pool({ runStrategy: 'Halted' })],
  ['VMPoolProps.replicas', pool({}), pool({ replicas: 3 })],
  ['VMPoolProps.replicas', pool({}), pool({ replicas: 1 })],
  ['VMPoolProps.paused', pool({}), pool({ paused: true })],
  ['NetworkProps.vlan', vlan(1), vlan(2)],
  ['SriovNetworkProps.resourceName', card('intel.com/a'), card('intel.com/b')],
  ['MigrationPolicyProps.allowPostCopy', policy(false), policy(true)],
];

const identity = ({ kind, metadata }: KubeObject) => `${kind}/${metadata?.name}`;

/** What the model says of the same change: the effect of each difference between objects that are in both. */
function effects(before: Build, after: Build): Set<Effect> {
  const [old, related] = [before, after].map((build) => {
    const chart = chartIn();
    build(chart);
    return objectsOf(chart);
  }) as [KubeObject[], KubeObject[]];
  const was = new Map(old.map((object) => [identity(object), object]));
  const all = [...related, ...old.filter((object) => !related.some((other) => identity(other) === identity(object)))];
  return new Set(
    related.flatMap((object) => {
      const before = was.get(identity(object));
      return before ? impactOf({ old: before, new: object, related: all }).changes.map(({ effect }) => effect) : [];
    }),
  );
}

test.each([
  ...MACHINES.map(([property, before, after]) => [property, machine(before), machine(after)] as const),
  ...OTHERS,
])('the comment of %s says what the verdict on a change of it says', (name, before, after) => {
  const comment = withSentences(comments.get(name)!).replace(/\s+\*?\s*/g, ' ');
  const told = effects(before, after);
  expect([...told].length).toBeGreaterThan(0);
  for (const effect of told) expect(comment).toMatch(WORDS[effect] ?? `a word for ${effect}`);
});
