/** What a program in plain JavaScript is told, where TypeScript would not have compiled it. */
import { App, Size } from 'cdk8s';
import * as kubevirt from 'kubevirt-iac';
import { chartIn, objectsOf } from './rendered';

const { CloudInit, Disk, Image, Nic } = kubevirt;
const js = kubevirt as unknown as Record<
  string,
  new (
    ...args: unknown[]
  ) => { expose(name: string, options: object): void }
>;
const vm = (props: object) => () => new js.VirtualMachine!(chartIn(), 'web', { instancetype: 'u1.small', ...props });
const size = { size: '1Gi' };
const any = <T>(value: unknown): T => value as T;
const guests = () => new kubevirt.VirtualMachine(chartIn(), 'web', { instancetype: 'u1.small' });
const PRIVATE_KEY = '-----BEGIN OPENSSH PRIVATE KEY-----\naaaa\n-----END OPENSSH PRIVATE KEY-----';

it.each<[what: string, program: () => unknown, message: string | RegExp]>([
  [
    'a misspelled prop',
    vm({ bootdisk: Disk.blank(size) }),
    'test/web: VirtualMachine has no prop `bootdisk`. Did you mean `bootDisk`?',
  ],
  [
    'a misspelled option of a disk',
    vm({ bootDisk: { ...Disk.blank(size), storageclass: 'x' } }),
    'test/web: Disk has no prop `storageclass`. Did you mean `storageClass`?',
  ],
  [
    'a misspelled option of a NIC',
    vm({ nics: [{ ...Nic.pod(), modle: 'e1000' }] }),
    'test/web: Nic has no prop `modle`. Did you mean `model`?',
  ],
  [
    'an image as text',
    vm({ bootDisk: Disk.import(any('quay.io/x'), size) }),
    'test/web: `import` must be an object, as the factories return it (Image.registry, Disk.import, CloudInit.config, ...); found a string.',
  ],
  [
    'a disk as text',
    vm({ bootDisk: 'quay.io/x' }),
    'test/web: `bootDisk` must be an object, as the factories return it (Image.registry, Disk.import, CloudInit.config, ...); found a string.',
  ],
  [
    'a disk as text in the list',
    vm({ disks: ['data'] }),
    'test/web: Disk needs an object, as Disk.import(Image.registry(url), { size }) and the other factories return it; found a string.',
  ],
  ['one NIC for a list', vm({ nics: Nic.pod() }), 'test/web: `nics` must be a list; found an object.'],
  ['a disk of nothing', vm({ disks: [{ name: 'data' }] }), 'has no source'],
  [
    'an import without a size',
    vm({ bootDisk: any<typeof Disk>(Disk).import(Image.http('https://x'), any(undefined)) }),
    'test/web: disk "root": `size` must be set, such as { size: \'20Gi\' }.',
  ],
  [
    'a size of nothing',
    vm({ bootDisk: Disk.blank({ size: Size.gibibytes(any(undefined)) }) }),
    'test/web: disk "root": "undefinedGi" is not a valid quantity.',
  ],
  [
    'a size in GB',
    vm({ bootDisk: Disk.blank({ size: '20GB' }) }),
    "test/web: disk \"root\": \"20GB\" is not a valid quantity. Use Size.gibibytes(20), or a string such as '20Gi' or '512Mi'. Did you mean '20Gi'?",
  ],
  ['text for cloud-init', vm({ cloudInit: '#cloud-config' }), 'test/web: `cloudInit` must be an object'],
  ['a golden image of nothing', () => new js.GoldenImage!(chartIn(), 'a', {}), 'test/a: `from` must be set.'],
  [
    'a network without a bridge',
    () => new js.BridgeNetwork!(chartIn(), 'a', { brigde: 'br0' }),
    'test/a: BridgeNetwork has no prop `brigde`. Did you mean `bridge`?',
  ],
  ['a pool of nothing', () => new js.VMPool!(chartIn(), 'a', {}), 'test/a: `machine` must be set.'],
  [
    'a misspelled prop of the machine of a pool',
    () => new js.VMPool!(chartIn(), 'a', { machine: { instancetyp: 'u1.small' } }),
    'test/a: VMPool.machine has no prop `instancetyp`. Did you mean `instancetype`?',
  ],
  [
    'a word of the API for a prop of a NIC',
    vm({ nics: [any<typeof Nic>(Nic).pod(any({ macAddress: '02:00:00:00:00:01' }))] }),
    'test/web: Nic has no prop `macAddress`. Did you mean `mac`?',
  ],
  [
    'an option of a disk that there is not',
    vm({ bootDisk: { ...Disk.blank(size), colour: 'red' } }),
    'test/web: Disk has no prop `colour`. Remove it: docs/constructs/reference.md lists its props.',
  ],
  [
    'a misspelled prop inside a prop',
    vm({ scheduling: { nodeselector: { gpu: 'true' } } }),
    'test/web: `scheduling` has no prop `nodeselector`. Did you mean `nodeSelector`?',
  ],
  [
    'a prop inside a prop that there is not',
    vm({ scheduling: { zone: 'a' } }),
    'test/web: `scheduling` has no prop `zone`. Use affinity, nodeSelector, schedulerName, tolerations or topologySpreadConstraints.',
  ],
  [
    'what is no list inside a prop',
    vm({ scheduling: { tolerations: {} } }),
    'test/web: `scheduling.tolerations` must be a list; found an object.',
  ],
  [
    'a misspelled option in a map',
    () => new js.GuestService!(chartIn(), 'web', { guests: [], ports: { http: { port: 80, targetport: 8080 } } }),
    'test/web: `ports.http` has no prop `targetport`. Did you mean `targetPort`?',
  ],
  [
    'a misspelled amount of a quota',
    () => new js.Tenant!(chartIn(), 'a', { quota: { guests: { vcpu: 4 } } }),
    'test/a: `quota.guests` has no prop `vcpu`. Did you mean `cpu`?',
  ],
  [
    'a quota of what cannot be limited',
    () => new js.Tenant!(chartIn(), 'a', { quota: { gpus: 4 } }),
    /^test\/a: `quota` has no prop `gpus`\. Use /,
  ],
  [
    'a misspelled option of expose',
    () => guests().expose('http', any({ port: 80, target: 8080 })),
    'test/web: expose() has no prop `target`. Did you mean `targetPort`?',
  ],
  [
    'expose without options',
    () => guests().expose('http', any(undefined)),
    'test/web: expose() needs an object with `port`; found nothing.',
  ],
  [
    'a preference that would be a requirement',
    () => {
      const [a, b] = ['a', 'b'].map((id) => new kubevirt.VirtualMachine(chartIn(), id, { instancetype: 'u1.small' }));
      a!.scheduling.separate(b!, any({ wieght: 100 }));
    },
    'test/a: separate() has no prop `wieght`. Did you mean `weight`?',
  ],
  [
    'a misspelled option of synth',
    () => kubevirt.synth(new App(), any({ outDir: 'manifests' })),
    'synth: synth() has no prop `outDir`. Did you mean `outdir`?',
  ],
  [
    'a misspelled limit of an update, which would restart all VMs at once',
    () =>
      new js.VMPool!(chartIn(), 'a', {
        machine: { instancetype: 'u1.small' },
        update: kubevirt.PoolUpdate.proactive(any({ maxunavailable: '20%' })),
      }),
    'has no prop `maxunavailable`. Did you mean `maxUnavailable`?',
  ],
  [
    'a misspelled option of the firmware',
    vm({ firmware: kubevirt.Firmware.efi(any({ secureboot: false })) }),
    'has no prop `secureboot`. Did you mean `secureBoot`?',
  ],
  [
    'a misspelled option of the TPM',
    vm({ tpm: { persistant: true } }),
    'test/web: `tpm` has no prop `persistant`. Did you mean `persistent`?',
  ],
  [
    'a misspelled option of cloud-init',
    vm({ cloudInit: CloudInit.config({}, any({ insecret: true })) }),
    'test/web: `cloudInit` has no prop `insecret`. Did you mean `inSecret`?',
  ],
  [
    'a misspelled option of the answer file of Windows',
    vm({ sysprep: kubevirt.Sysprep.windows(any({ edition: '11', adminPassword: { secret: 'a' }, timezone: 'UTC' })) }),
    'test/web: `sysprep.windows` has no prop `timezone`. Did you mean `timeZone`?',
  ],
  [
    'a private key for a public one',
    vm({ sshKeys: [PRIVATE_KEY] }),
    'test/web: `sshKeys` contains a private key, which must stay secret. Use the public key, from the file whose name ends in .pub.',
  ],
  [
    'a private key of a user',
    () => kubevirt.User.admin('ops', { sshKeys: [PRIVATE_KEY] }),
    'A key of the user ops is a private key, which must stay secret.',
  ],
  [
    'a key in a file that there is not',
    () => kubevirt.SshKey.fromFile('keys/none.pub'),
    /^SshKey\.fromFile: ENOENT.*keys\/none\.pub.*Name the public key by its path from /,
  ],
  [
    'a text for a peer',
    () => guests().connections.allowFrom(any('10.0.0.0/8')),
    "the other end of a connection must be a VM, a pool or a `Peer`, such as Peer.ipBlock('10.0.0.0/8').",
  ],
  [
    'an address for a range',
    () => kubevirt.Peer.ipBlock('10.0.0.1'),
    'Peer.ipBlock: "10.0.0.1" is not a range of addresses. Write 10.0.0.1/32 for one address.',
  ],
  [
    'no address among the exceptions of a range',
    () => kubevirt.Peer.ipBlock('10.0.0.0/8', ['dmz']),
    'Peer.ipBlock: "dmz" is not a range of addresses. Write it as 10.0.0.0/8 or fd00::/8.',
  ],
  [
    'a number for a port, which would open all of them',
    () => guests().connections.allowFrom(kubevirt.Peer.anywhere(), any(22)),
    'a port of a connection is 22. Use Port.tcp(22) or Port.udp(53)',
  ],
  [
    'a port that there is not',
    () => guests().connections.allowTo(kubevirt.Peer.internet(), kubevirt.Port.tcp(Number('https'))),
    'a port of a connection is NaN.',
  ],
  [
    'the name of a VM for the VM',
    () => new js.MigrationPolicy!(chartIn(), 'a', { appliesTo: ['web'] }),
    'test/a: `appliesTo` must list VMs and pools of this program. Select others by their labels: `guestLabels`, `namespaceLabels`.',
  ],
])('%s', (_, program, message) => {
  expect(program).toThrow(message);
});

it('never quotes what it found, which may be secret', () => {
  expect(vm({ cloudInit: 'password: hunter2' })).toThrow(/^(?!.*hunter2)/);
});

it.each(['tier', 'whatever', 'x'])(
  'lets a prop pass that resembles none, such as "%s" of a function around it',
  (name) => {
    expect(vm({ [name]: 1, cloudInit: CloudInit.userData('#cloud-config\n') })).not.toThrow();
  },
);

it.each([Number.NaN, Number.POSITIVE_INFINITY])('%s never reaches a manifest', (value) => {
  const chart = chartIn();
  new kubevirt.VMPool(chart, 'web', { replicas: value, machine: { instancetype: 'u1.small' } });
  expect(() => objectsOf(chart)).toThrow(
    `test/web/Resource: VirtualMachinePool "web" cannot be rendered. The value at "spec.replicas" is ${value}. It was computed from what is not a number`,
  );
});
