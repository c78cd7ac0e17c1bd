/** A wrong argument of a component is reported by its path in the program, whether its construct or the provider rejects it. */
import type * as pulumi from '@pulumi/pulumi';
import { check } from '../../../provider/server/check';
import { Session } from '../../../provider/session';
import * as kubevirt from '../../../sdk';
import { type Registration, recordRegistrations } from '../../support/registrations';

let registered: readonly Registration[];
beforeEach(async () => {
  registered = await recordRegistrations();
});

const CONTAINER = 'quay.io/containerdisks/fedora:42';
const MACHINE = { namespace: 'vms', cpu: 1, memory: '1Gi', bootDisk: { containerDisk: CONTAINER } };

const NO_VALUES = { value: {}, secrets: [] };
/** What the plugin answers for each object of the component. */
function checks() {
  const session = new Session();
  const objects = registered.filter(({ inputs }) => 'kind' in inputs);
  return objects.map(({ type, name, inputs }) => {
    const urn = `urn:pulumi:dev::shop::kubevirt:index:VirtualMachine$${type}::${name}`;
    const news = { value: inputs, secrets: [] };
    return check({ urn, news, olds: NO_VALUES, name, type, autonaming: undefined } as never, session);
  });
}

async function settled(component: pulumi.ComponentResource): Promise<void> {
  const objects = await (component as unknown as { getData(): Promise<Map<unknown, pulumi.Resource>> }).getData();
  await Promise.all([...objects.values()].map(({ urn }) => new Promise((resolve) => void urn.apply(resolve))));
}

/** What a preview says of a VM: its constructor throws, or the provider rejects one of its objects. */
async function complaints(args: object): Promise<string[]> {
  try {
    await settled(new kubevirt.VirtualMachine('web', { ...MACHINE, ...args } as never));
  } catch (error) {
    return [(error as Error).message];
  }
  return checks().flatMap(({ failures = [] }) =>
    failures.map(({ property, reason }) => (property ? `${property}: ${reason}` : reason)),
  );
}

const TEN = 'x'.repeat(10);

describe('what the provider rejects', () => {
  it.each([
    ['bootDisk.bus', 'domain.devices.disks[0].disk.bus', { bootDisk: { containerDisk: CONTAINER, bus: 'ide' } }],
    [
      'bootDisk.serial',
      'domain.devices.disks[0].serial',
      { bootDisk: { containerDisk: CONTAINER, serial: TEN.repeat(30) } },
    ],
    [
      'disks[0].bootOrder',
      'domain.devices.disks[1].bootOrder',
      { disks: [{ name: 'data', blank: {}, size: '1Gi', bootOrder: 0 }] },
    ],
    ['nics[0].mac', 'domain.devices.interfaces[0].macAddress', { nics: [{ pod: {}, mac: 'zz' }] }],
    ['nics[0].model', 'domain.devices.interfaces[0].model', { nics: [{ pod: {}, model: 'foo' }] }],
    [
      'nics[1].pciAddress',
      'domain.devices.interfaces[1].pciAddress',
      { nics: [{ pod: {} }, { network: 'lan', pciAddress: 'foo' }] },
    ],
    [
      'nics[0].ports[0].port',
      'domain.devices.interfaces[0].ports[0].port',
      { nics: [{ pod: {}, ports: [{ port: 70_000 }] }] },
    ],
    [
      'cpu.features[0].policy',
      'domain.cpu.features[0].policy',
      { cpu: { sockets: 1, features: [{ name: 'vmx', policy: 'never' }] } },
    ],
    ['memory.guest', 'domain.memory.guest', { memory: { guest: '1Gi', hugepages: '3Mi' } }],
    ['machineType', 'domain.machine.type', { machineType: 'foo' }],
    ['ioThreads.threads', 'domain.ioThreads.supplementalPoolThreadCount', { ioThreads: { threads: 0 } }],
    ['hostname', 'hostname', { hostname: 'UPPER_case' }],
    ['evictionStrategy', 'evictionStrategy', { evictionStrategy: 'Foo' }],
    [
      'scheduling.tolerations[0].operator',
      'tolerations[0].operator',
      { scheduling: { tolerations: [{ operator: 'Foo' }] } },
    ],
    [
      'resources.requests.memory',
      'domain.resources.requests.memory',
      { memory: '2Gi', resources: { requests: { memory: '4Gi' }, limits: { memory: '1Gi' } } },
    ],
  ])('%s, and not only the field %s of the object', async (argument, field, args) => {
    const found = await complaints(args);
    expect(found).toEqual([
      expect.stringMatching(
        new RegExp(`^${escaped(argument)}: .* This is spec\\.template\\.spec\\.${escaped(field)} of`),
      ),
    ]);
  });

  it.each([
    ['runStrategy', 'spec.runStrategy', { runStrategy: 'Sometimes' }],
    ['namespace', 'metadata.namespace', { namespace: 'Bad_NS' }],
    ['guestLabels["bad key!"]', 'spec.template.metadata.labels["bad key!"]', { guestLabels: { 'bad key!': 'x' } }],
  ])('%s, which is %s of the object', async (argument, field, args) => {
    const [found] = await complaints(args);
    expect(found).toContain(`${argument}: `);
    expect(found).toContain(`This is ${field} of the VirtualMachine that the component makes.`);
  });

  it('a field that no argument ends in keeps its own path', async () => {
    expect(await complaints({ dnsPolicy: 'None' })).toEqual([
      expect.stringMatching(/^spec\.template\.spec\.dnsConfig: /),
    ]);
  });

  it('the hint is not an input of the object', async () => {
    await complaints({ machineType: 'foo' });
    expect(registered.find(({ inputs }) => 'kind' in inputs)!.inputs).toHaveProperty('__arguments');
    for (const { inputs } of checks()) expect(inputs.value).not.toHaveProperty('__arguments');
  });

  it('a component without a mistake sends no hint', async () => {
    expect(await complaints({})).toEqual([]);
    for (const { inputs } of registered) expect(inputs).not.toHaveProperty('__arguments');
  });
});

describe('what the construct rejects', () => {
  it.each([
    ['bootDisk.size', { bootDisk: { import: { registry: CONTAINER }, size: '20 GB' } }],
    [
      'disks',
      {
        disks: [
          { name: 'a', blank: {}, size: '1Gi' },
          { name: 'a', blank: {}, size: '1Gi' },
        ],
      },
    ],
    ['name', { name: 'Bad_Name' }],
  ])('%s, by an error that has the path', async (argument, args) => {
    const make = () => new kubevirt.VirtualMachine('web', { ...MACHINE, ...args } as never);
    expect(make).toThrow(`VirtualMachine "web": ${argument}: `);
    expect(make).toThrow(expect.objectContaining({ argument, reason: expect.not.stringContaining('component/') }));
  });

  it('a construct of another component among the arguments is left alone', async () => {
    const vm = new kubevirt.VirtualMachine('web', MACHINE as never);
    const service = () =>
      new kubevirt.GuestService('http', { guests: [vm], ports: { http: 80 }, name: 'Bad_Name' } as never);
    expect(service).toThrow(/GuestService name "Bad_Name" is not valid|Service name "Bad_Name" is not valid/);
    await settled(vm);
    expect(JSON.stringify(registered)).not.toContain('"from"');
  });
});

const escaped = (text: string): string => text.replace(/[.[\]]/g, '\\$&');
