/** What is a method in TypeScript is an argument for languages without methods, and a method of the schema for the others. */
import * as pulumi from '@pulumi/pulumi';
import { Peer, Port, Topology } from '../../../../constructs';
import * as kubevirt from '../../../../sdk';
import { called, constructed, declared } from '../../../support/component-requests';
import { type RecordingMonitor, type Registered, startRecordingMonitor } from '../../../support/recording-monitor';

let monitor: RecordingMonitor;
beforeAll(async () => {
  monitor = await startRecordingMonitor();
});
afterAll(() => monitor.close());

const machine = {
  namespace: 'vms',
  cpu: { sockets: 1 },
  memory: '1Gi',
  bootDisk: { containerDisk: 'quay.io/containerdisks/fedora:42' },
} as const;

/** Each row: a method call, and the arguments that stand for it, given another VM. */
const METHODS: readonly {
  readonly what: string;
  readonly call: (vm: kubevirt.VirtualMachine, db: kubevirt.VirtualMachine) => unknown;
  readonly args: (db: unknown) => object;
}[] = [
  {
    what: 'expose',
    call: (vm) => vm.expose('http', { port: 80, targetPort: 8080, type: 'LoadBalancer' }),
    args: () => ({ services: { http: { port: 80, targetPort: 8080, type: 'LoadBalancer' } } }),
  },
  {
    what: 'allowFrom another VM, and allowTo it',
    call: (vm, db) => {
      vm.connections.allowFrom(db.construct, Port.tcp(80));
      vm.connections.allowTo(db.construct);
      vm.connections.allowDns();
    },
    args: (db) => ({
      connections: {
        allowFrom: [{ guests: db, ports: [{ port: 80, protocol: 'TCP' }] }],
        allowTo: [{ guests: db }],
        allowDns: true,
      },
    }),
  },
  {
    what: 'allowFrom every kind of peer',
    call: ({ connections }) => {
      connections.allowFrom(Peer.pods({ app: 'proxy' }));
      connections.allowFrom(Peer.pods({ app: 'proxy' }, 'edge'));
      connections.allowFrom(Peer.namespace('monitoring'));
      connections.allowFrom(Peer.namespaces({ team: 'shop' }));
      connections.allowFrom(Peer.ipBlock('10.0.0.0/8', ['10.1.0.0/16']));
      connections.allowFrom(Peer.virtctl());
      connections.isolate('egress');
      connections.on('vms/lan').allowFrom(Peer.anywhere());
    },
    args: () => ({
      nics: [{ pod: {} }, { network: 'vms/lan' }],
      connections: {
        allowFrom: [
          { pods: { app: 'proxy' } },
          { pods: { app: 'proxy' }, namespace: 'edge' },
          { namespace: 'monitoring' },
          { namespaces: { team: 'shop' } },
          { ipBlock: '10.0.0.0/8', except: ['10.1.0.0/16'] },
          { peer: 'virtctl' },
        ],
        isolate: ['egress'],
        networks: { 'vms/lan': { allowFrom: [{ peer: 'anywhere' }] } },
      },
    }),
  },
  {
    what: 'separate, colocate, attract and spread',
    call: ({ scheduling }, db) => {
      scheduling.separate(db.construct, { weight: 50 });
      scheduling.separate({ guestSelector: { app: 'cache' }, namespace: 'cache' });
      scheduling.colocate(db.construct, { topology: Topology.ZONE });
      scheduling.attract({ key: 'disk', operator: 'In', values: ['ssd'] }, { weight: 10 });
      scheduling.spread({ maxSkew: 2 });
    },
    args: (db) => ({
      placement: {
        separate: [
          { guests: db, weight: 50 },
          { pods: { app: 'cache' }, namespace: 'cache' },
        ],
        colocate: [{ guests: db, topology: Topology.ZONE }],
        attract: [{ key: 'disk', operator: 'In', values: ['ssd'], weight: 10 }],
        spread: [{ maxSkew: 2 }],
      },
    }),
  },
];

const ofWeb = (registered: readonly Registered[]) => registered.filter(({ name }) => name.startsWith('web'));

it.each(METHODS)('$what is an argument, too', async ({ call, args }) => {
  const { nics } = args(undefined) as Pick<kubevirt.VirtualMachineArgs, 'nics'>;
  const program = (build: (db: kubevirt.VirtualMachine) => kubevirt.VirtualMachine) => () => {
    const db = new kubevirt.VirtualMachine('db', machine);
    return [db, build(db)];
  };
  const byMethod = await declared(
    monitor,
    program((db) => {
      const vm = new kubevirt.VirtualMachine('web', { ...machine, nics });
      call(vm, db);
      return vm;
    }),
  );
  const byArgument = await declared(
    monitor,
    program((db) => new kubevirt.VirtualMachine('web', { ...machine, ...args(db) })),
  );
  const db = await constructed(monitor, machine, { name: 'db' });
  const throughConstruct = await constructed(monitor, { ...machine, ...args(db.urn) });
  expect(ofWeb(byArgument)).toEqual(ofWeb(byMethod));
  expect(throughConstruct.registered).toEqual(ofWeb(byMethod));
});

it.each([
  [
    { allowFrom: [{ ports: [{ port: 80 }] }] },
    /web: `connections\.allowFrom\[0\]` must have one of guests, pods, .*; found none/,
  ],
  [
    { allowTo: [{ ipBlock: '10.0.0.0/8', peer: 'dns' }] },
    /`connections\.allowTo\[0\]` must have one of .*; found ipBlock and peer/,
  ],
  [
    { allowTo: [{ peer: 'everybody' }] },
    /`connections\.allowTo\[0\]\.peer` is not a valid peer\. Choose from anywhere/,
  ],
  [{ allowFrom: [{ guests: 'db' }] }, /`connections\.allowFrom\[0\]\.guests` is not a VM or a pool of this program/],
  [{ alowFrom: [] }, /web": connections: "alowFrom" is not an argument\. The arguments are allowDns, allowFrom/],
])('connections: %j is an error that says what to write', async (connections, message) => {
  await expect(constructed(monitor, { ...machine, connections })).rejects.toThrow(message);
});

it('expose through Call registers what `services` registers, and answers where the Service is', async () => {
  const options = { port: 80, type: 'NodePort' };
  const byArgument = await constructed(monitor, { ...machine, services: { http: options } });
  const { urn } = await constructed(monitor, machine, { set: (request) => request.setProtect(true) });
  const { registered, outputs } = await called(monitor, 'kubevirt:index:VirtualMachine/expose', urn, {
    name: 'http',
    ...options,
  });
  const service = ({ name }: Registered) => name === 'web/service-http';
  const [expected] = byArgument.registered.filter(service);
  // With the options of the component that it belongs to.
  expect(registered).toEqual([{ ...expected, options: { ...expected!.options, protect: true } }]);
  expect(outputs).toMatchObject({ name: 'web-http', hostname: 'web-http.vms.svc', port: 80 });
});

it.each([
  ['allowFrom', 'ingress', { ports: [{ port: 9100 }] }],
  ['allowTo', 'egress', {}],
] as const)(
  '%s through Call registers the rule that `connections` has, as a policy of its own',
  async (method, direction, more) => {
    const db = await constructed(monitor, machine, { name: 'db' });
    const rule = { guests: db.urn, ...more };
    const byArgument = await constructed(monitor, { ...machine, connections: { [method]: [rule] } });
    const { urn } = await constructed(monitor, machine);
    const call = () => called(monitor, `kubevirt:index:VirtualMachine/${method}`, urn, { name: 'metrics', rule });
    const { registered, outputs } = await call();
    const expected = byArgument.registered.find(({ name }) => name === `web/${direction}-policy`)!;
    expect(registered).toEqual([
      {
        ...expected,
        name: `web/connection-metrics/${direction}-policy`,
        inputs: { ...expected.inputs, metadata: { name: `web-metrics-${direction}`, namespace: 'vms' } },
      },
    ]);
    expect(outputs).toEqual({ name: `web-metrics-${direction}` });
  },
);

it('a rule of a call that names no peer is an error that says what to write', async () => {
  const { urn } = await constructed(monitor, machine);
  await expect(
    called(monitor, 'kubevirt:index:VirtualMachine/allowFrom', urn, {
      name: 'metrics',
      rule: { ports: [{ port: 80 }] },
    }),
  ).rejects.toThrow(/web: `allowFrom` must have one of guests, pods, .*; found none/);
});

const GONE = 'urn:pulumi:dev::shop::kubevirt:index:VirtualMachine::gone';
it.each([
  [
    'kubevirt:index:VirtualMachine/expose',
    GONE,
    { name: 'http', port: 80 },
    /expose: .*::gone was not made in this run/,
  ],
  [
    'kubevirt:index:VirtualMachine/publish',
    GONE,
    {},
    /publish is not a method .* The methods are expose, allowFrom, allowTo/,
  ],
])('a call of %s on %s is an error', async (token, self, args, message) => {
  await expect(called(monitor, token, self, args)).rejects.toThrow(message);
});

it('what would change the guests is not possible once they are registered', async () => {
  const { urn } = await constructed(monitor, machine);
  const headless = { name: 'http', port: 80, headless: true };
  await expect(called(monitor, 'kubevirt:index:VirtualMachine/expose', urn, headless)).rejects.toThrow(
    'its objects are registered already',
  );
});

it('a secret output of a component is secret where the program says so', async () => {
  const { outputs } = await constructed(monitor, machine, {
    set: (request) => request.setAdditionalsecretoutputsList(['name']),
  });
  expect(outputs['name']).toEqual({
    '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270',
    value: 'web',
  });
});

it('the methods stay usable with Outputs', async () => {
  const registered = await declared(monitor, () => [
    new kubevirt.VirtualMachine('web', { ...machine, services: { http: { port: pulumi.output(80) } } }),
  ]);
  const service = registered.find(({ inputs }) => inputs['kind'] === 'Service');
  expect(service?.inputs).toHaveProperty('spec.ports', [{ name: 'http', port: 80, targetPort: 80, protocol: 'TCP' }]);
});
