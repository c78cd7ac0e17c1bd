import * as pulumi from '@pulumi/pulumi';
import type { Chart } from 'cdk8s';
import {
  CloudInit,
  Disk,
  GoldenImages,
  Image,
  Instancetype,
  Nic,
  NodeNetwork,
  Rights,
  SnapshotSchedule,
  Template,
  User,
  UserDefinedNetwork,
  VirtualMachine,
} from 'kubevirt-iac';
import { parse } from 'yaml';
import { isUnresolved } from '../../../kube/unresolved';
import { chartIn, only } from './rendered';

/** What a Pulumi program hands to a construct. */
const late = <T>(value: T): T => pulumi.output(value) as never;
const known = (value: unknown): Promise<unknown> =>
  new Promise((resolve) => (value as pulumi.Output<unknown>).apply(resolve));

it('an unresolved value is in the manifest as it is', () => {
  const chart = chartIn();
  const size = late('20Gi');
  const mac = late('02:00:00:00:00:01');
  new VirtualMachine(chart, 'web', {
    instancetype: 'u1.small',
    hostname: late('web-1'),
    bootDisk: Disk.import(Image.http(late('https://x')), { size, storageClass: late('fast') }),
    nics: [Nic.pod({ mac })],
  });
  expect(isUnresolved(only(chart, 'VirtualMachine').spec.template.spec.hostname)).toBe(true);
  expect(only(chart, 'VirtualMachine').spec.template.spec.domain.devices.interfaces).toMatchObject([
    { macAddress: mac },
  ]);
  expect(isUnresolved(only(chart, 'DataVolume').spec.storage.resources.requests.storage)).toBe(true);
});

it('an unresolved value inside cloud-init is data, cannot break out of its place, and moves the text into a Secret', async () => {
  const evil = 'x\nruncmd: ["rm -rf /"]\n#';
  const chart = chartIn();
  new VirtualMachine(chart, 'web', {
    instancetype: 'u1.small',
    cloudInit: CloudInit.config({
      hostname: late(evil),
      users: [User.admin('ops', { sshKeys: [late('ssh-ed25519 AAAA')] })],
    }),
  });
  expect(only(chart, 'VirtualMachine').spec.template.spec.volumes).toMatchObject([
    { cloudInitNoCloud: { secretRef: { name: 'web-cloudinit' } } },
  ]);
  const text = (await known(only(chart, 'Secret').stringData.userdata)) as string;
  expect(parse(text)).toMatchObject({ hostname: evil, users: [{ ssh_authorized_keys: ['ssh-ed25519 AAAA'] }] });
  expect(parse(text)).not.toHaveProperty('runcmd');
});

it('a name inside another string is inserted once it is known', async () => {
  const chart = chartIn();
  new VirtualMachine(chart, 'web', {
    instancetype: 'u1.small',
    bootDisk: { import: { registry: late('quay.io/x:1') }, size: '1Gi' },
    nics: [{ network: { name: late('lan'), namespace: 'nets' } }],
  });
  expect(await known(only(chart, 'DataVolume').spec.source.registry.url)).toBe('docker://quay.io/x:1');
  const { networks } = only(chart, 'VirtualMachine').spec.template.spec as unknown as {
    networks: { name: unknown; multus: { networkName: unknown } }[];
  };
  expect(await known(networks[0]!.name)).toBe('lan');
  expect(await known(networks[0]!.multus.networkName)).toBe('nets/lan');
});

it('an unresolved instancetype and an unresolved number of CPUs are not checked', async () => {
  const chart = chartIn();
  new VirtualMachine(chart, 'a', { cpu: late(4), memory: '2Gi' });
  const { cpu } = only(chart, 'VirtualMachine').spec.template.spec.domain;
  expect(await known(cpu)).toEqual({ sockets: 4, cores: 1, threads: 1 });
  expect(() => new VirtualMachine(chart, 'b', { instancetype: late('u1.odd') as never })).not.toThrow();
});

it('unresolved content gives an unresolved name', async () => {
  const type = new Instancetype(chartIn(), 'db', { cpu: late(8), memory: '32Gi' });
  const same = new Instancetype(chartIn(), 'db', { cpu: 8, memory: '32Gi' });
  expect(await known(type.name)).toBe(same.name);
});

it('the name of a network that another resource has is the name of its NIC, too', async () => {
  const chart = chartIn();
  new VirtualMachine(chart, 'web', { instancetype: 'u1.small', nics: [{ network: late('nets/lan') }] });
  const { domain, networks } = only(chart, 'VirtualMachine').spec.template.spec;
  expect(domain.devices.interfaces).toMatchObject([{ bridge: {} }]);
  expect(await known(domain.devices.interfaces[0].name)).toBe('lan');
  expect(await known(networks[0].multus.networkName)).toBe('nets/lan');
});

it('an unresolved user of a script is what it says, and none where the cluster assigns one', async () => {
  const schedule = (runAsUser: number | 'assigned') => {
    const chart = chartIn();
    new SnapshotSchedule(chart, 'nightly', { schedule: '0 2 * * *', of: ['web'], keep: 7, runAsUser });
    return only(chart, 'CronJob').spec.jobTemplate.spec.template.spec.securityContext.runAsUser;
  };
  expect(await known(schedule(late('assigned')))).toBeUndefined();
  expect(await known(schedule(late(1234)))).toBe(1234);
});

const machine = { instancetype: 'u1.small' } as const;
const containerDisk = 'quay.io/containerdisks/fedora:42';
it.each<[string, (chart: Chart) => unknown]>([
  [
    'disks[].as',
    (chart) => new VirtualMachine(chart, 'web', { ...machine, disks: [{ containerDisk, as: late('cdrom') }] }),
  ],
  [
    'disks[].blockSize',
    (chart) =>
      new VirtualMachine(chart, 'web', { ...machine, disks: [{ containerDisk, blockSize: late('matchVolume') }] }),
  ],
  [
    'nics[].binding',
    (chart) => new VirtualMachine(chart, 'web', { ...machine, nics: [{ pod: {}, binding: late('bridge') }] }),
  ],
  [
    'cloudInit.datasource',
    (chart) =>
      new VirtualMachine(chart, 'web', { ...machine, cloudInit: { config: {}, datasource: late('configDrive') } }),
  ],
  ['role', (chart) => new UserDefinedNetwork(chart, 'net', { role: late('primary'), subnets: ['10.0.0.0/16'] })],
  [
    'addresses',
    (chart) => new NodeNetwork(chart, 'net', { bridge: { name: 'br1', ports: ['eth1'] }, addresses: late('dhcp') }),
  ],
  ['vlan.id', (chart) => new NodeNetwork(chart, 'net', { vlan: { base: 'eth1', id: late(7) } })],
  ['images[1]', (chart) => new GoldenImages(chart, 'images', { images: ['fedora', late('debian13')] })],
  ['components[0]', (chart) => new Rights(chart, 'rights', { persona: 'installer', components: [late('kubevirt')] })],
  [
    'machine.name',
    (chart) => new Template(chart, 'small', { parameters: {}, machine: { ...machine, name: late('vm') } }),
  ],
])(
  '`%s` determines the shape of an object: unresolved, it is an error, and not the shape of another value',
  (path, make) => {
    expect(() => make(chartIn())).toThrow(`\`${path}\` determines the shape of the object, so it must be known`);
  },
);
