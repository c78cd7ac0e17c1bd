/** The functions of the provider, as a request of the engine calls them: answers, arguments, and what does not exist. */
import { ApiError, type Cluster } from '../../../../cluster';
import { FUNCTIONS } from '../../../../provider';
import { invoke } from '../../../../provider/server/invoke';
import { Session } from '../../../../provider/session';
import { departures } from '../../../support/function-shapes';

const vm = (
  name: string,
  template: object = {},
  status: object = { printableStatus: 'Running' },
  spec: object = {},
) => ({
  kind: 'VirtualMachine',
  metadata: { name, namespace: 'vms', uid: `uid-${name}` },
  spec: { ...spec, template: { spec: template } },
  status,
});
const CONNECTED = { type: 'AgentConnected', status: 'True' };
const SECRET = 'correct-horse-battery';
const USER_DATA = `#cloud-config\nuser: ops\npassword: ${SECRET}`;

const objects: Readonly<Record<string, object>> = {
  'Namespace vms': { kind: 'Namespace', metadata: { name: 'vms' } },
  'Namespace default': { kind: 'Namespace', metadata: { name: 'default' } },
  'VirtualMachine vms/web': vm(
    'web',
    {
      volumes: [{ name: 'init', cloudInitNoCloud: { userData: USER_DATA } }],
      domain: { cpu: { sockets: 2, cores: 2 } },
    },
    { printableStatus: 'Running', conditions: [{ type: 'RestartRequired', status: 'True' }] },
  ),
  'VirtualMachineInstance vms/web': {
    kind: 'VirtualMachineInstance',
    metadata: { name: 'web', namespace: 'vms' },
    status: {
      phase: 'Running',
      nodeName: 'node-1',
      conditions: [CONNECTED],
      interfaces: [
        { name: 'default', ipAddress: '10.0.0.7', mac: '02:00:00:00:00:01', infoSource: 'domain, guest-agent' },
        { interfaceName: 'docker0', ipAddresses: ['172.17.0.1'] },
      ],
    },
  },
  'Service vms/ssh': {
    kind: 'Service',
    metadata: { name: 'ssh', namespace: 'vms' },
    spec: {
      type: 'NodePort',
      clusterIPs: ['10.96.0.7'],
      selector: { 'vm.kubevirt.io/name': 'web' },
      ports: [{ port: 22, nodePort: 30022 }],
    },
  },
  'Service vms/other': { kind: 'Service', metadata: { name: 'other' }, spec: { selector: { app: 'db' } } },
  'Node node-1': {
    kind: 'Node',
    metadata: { name: 'node-1' },
    status: { addresses: [{ type: 'InternalIP', address: '192.168.1.11' }] },
  },
  'VirtualMachine vms/off': vm('off', {}, { printableStatus: 'Stopped' }),
  'VirtualMachine vms/silent': vm('silent'),
  'VirtualMachineInstance vms/silent': {
    kind: 'VirtualMachineInstance',
    metadata: { name: 'silent', namespace: 'vms' },
    status: { phase: 'Running', interfaces: [{ name: 'default', ipAddress: '10.0.0.9' }] },
  },
};

const SUBRESOURCES: Readonly<Record<string, object>> = {
  guestosinfo: {
    guestAgentVersion: '9.0',
    hostname: 'web',
    os: { id: 'fedora', prettyName: 'Fedora' },
    timezone: 'UTC',
  },
  filesystemlist: {
    items: [{ diskName: 'vda1', mountPoint: '/', fileSystemType: 'ext4', usedBytes: 1, totalBytes: 2 }],
  },
  userlist: {
    items: [
      { userName: 'root', loginTime: 7 },
      { userName: 'x', domain: 'CORP' },
    ],
  },
  'expand-spec': { ...objects['VirtualMachine vms/web'], metadata: { name: 'web', managedFields: [{}] } },
  'expand-vm-spec': { metadata: {}, spec: { template: { spec: { domain: { memory: { guest: '4Gi' } } } } } },
};

type Refuse = (path: string) => number | undefined;

function session(refuse: Refuse = () => undefined): { made: Session; asked: string[] } {
  const made = new Session();
  const asked: string[] = [];
  const refused = (path: string, plural: string) => {
    asked.push(path);
    const status = refuse(path);
    if (status)
      throw new ApiError({
        message: `refused ${plural}`,
        status,
        reason: status === 404 ? 'NotFound' : 'Forbidden',
        attempt: { verb: 'get' },
      });
  };
  const cluster: Pick<Cluster, 'find' | 'list' | 'request' | 'server'> = {
    find: async ({ kind }, { namespace, name }) => {
      const key = `${kind} ${namespace ? `${namespace}/` : ''}${name}`;
      refused(key, kind);
      return objects[key] as never;
    },
    list: async ({ kind }, options) => {
      const within = `${kind} ${options?.namespace ?? ''}`;
      refused(within, kind);
      const items = Object.entries(objects).filter(([key]) =>
        key.startsWith(`${within}${options?.namespace ? '/' : ''}`),
      );
      return { items: items.map(([, one]) => one as never), resourceVersion: '1' };
    },
    request: async ({ path, method }) => {
      refused(`${method} ${path}`, path);
      return (path === '/version' ? { gitVersion: 'v1.35.2' } : SUBRESOURCES[path.split('/').at(-1)!]) as never;
    },
    server: async () => 'https://10.0.0.1:6443',
  };
  Object.defineProperty(made, 'cluster', { value: cluster });
  return { made, asked };
}

const call = (name: string, value: Record<string, unknown>, refuse?: Refuse, secrets: string[][] = []) =>
  invoke({ tok: `kubevirt:index:${name}`, args: { value, secrets } }, session(refuse).made);
const answer = async (name: string, value: Record<string, unknown>, refuse?: Refuse) =>
  (await call(name, value, refuse)).return!.value;

const WEB = { name: 'web', namespace: 'vms' };
/** Arguments with which each function answers. */
const CALLS: Readonly<Record<string, Record<string, unknown>>> = {
  expand: WEB,
  getAccess: WEB,
  getCapabilities: {},
  getGuestInfo: WEB,
  getInstancetypes: { namespace: 'vms' },
  getInventory: { namespace: 'vms' },
  getVirtualMachine: WEB,
};

test.each(Object.keys(FUNCTIONS))('%s answers what its schema promises', async (name) => {
  expect(departures(name, await answer(name, CALLS[name]!))).toEqual([]);
});

describe('P7: getVirtualMachine', () => {
  it('reads the VM and its guest, even if another program manages them', async () => {
    expect(await answer('getVirtualMachine', WEB)).toEqual({
      name: 'web',
      namespace: 'vms',
      uid: 'uid-web',
      printableStatus: 'Running',
      running: true,
      restartRequired: true,
      nodeName: 'node-1',
      ipAddresses: ['10.0.0.7', '172.17.0.1'],
    });
  });

  it('takes the id of a resource for name and namespace', async () => {
    expect(await answer('getVirtualMachine', { name: 'vms/web' })).toMatchObject({ name: 'web', namespace: 'vms' });
    await expect(call('getVirtualMachine', { name: 'vms/web', namespace: 'other' })).rejects.toThrow(
      'vms/web is in namespace vms, and namespace is other. Remove one of the two.',
    );
  });

  it('reports a stopped VM as such', async () => {
    expect(await answer('getVirtualMachine', { name: 'off', namespace: 'vms' })).toMatchObject({
      running: false,
      restartRequired: false,
      ipAddresses: [],
    });
  });
});

describe('getGuestInfo', () => {
  it('gathers what the agent reports, and what KubeVirt knows of the interfaces', async () => {
    expect(await answer('getGuestInfo', WEB)).toEqual({
      running: true,
      agentConnected: true,
      agentVersion: '9.0',
      hostname: 'web',
      timezone: 'UTC',
      os: { id: 'fedora', prettyName: 'Fedora' },
      nodeName: 'node-1',
      interfaces: [
        { name: 'default', ipAddresses: ['10.0.0.7'], mac: '02:00:00:00:00:01', source: 'domain, guest-agent' },
        { interfaceName: 'docker0', ipAddresses: ['172.17.0.1'] },
      ],
      fileSystems: [{ diskName: 'vda1', mountPoint: '/', type: 'ext4', usedBytes: 1, totalBytes: 2 }],
      users: [
        { userName: 'root', loginTime: 7 },
        { userName: 'x', domain: 'CORP' },
      ],
    });
  });

  it.each([
    ['a guest without an agent', 'silent', { running: true, message: expect.stringContaining('qemu-guest-agent') }],
    ['a VM that is stopped', 'off', { running: false, message: expect.stringContaining('start the VM') }],
  ])('says of %s that no agent is connected, and what to do', async (_, name, expected) => {
    const found = await answer('getGuestInfo', { name, namespace: 'vms' });
    expect(found).toMatchObject({ agentConnected: false, fileSystems: [], users: [], ...expected });
    expect(departures('getGuestInfo', found)).toEqual([]);
  });

  it('says the same of an agent that goes while it is asked', async () => {
    expect(await answer('getGuestInfo', WEB, (path) => (path.endsWith('/userlist') ? 409 : undefined))).toMatchObject({
      agentConnected: false,
      interfaces: [{ ipAddresses: ['10.0.0.7'] }, {}],
    });
  });
});

describe('getAccess', () => {
  it('has the commands and addresses, with the user that cloud-init makes', async () => {
    expect(await answer('getAccess', { ...WEB, openShiftConsole: 'https://console.example.com' })).toEqual({
      running: true,
      user: 'ops',
      ssh: 'virtctl ssh --namespace vms ops@vm/web',
      vnc: 'virtctl vnc --namespace vms web',
      vncUrl: 'wss://10.0.0.1:6443/apis/subresources.kubevirt.io/v1/namespaces/vms/virtualmachineinstances/web/vnc',
      serial: 'virtctl console --namespace vms web',
      serialUrl:
        'wss://10.0.0.1:6443/apis/subresources.kubevirt.io/v1/namespaces/vms/virtualmachineinstances/web/console',
      rdp: 'virtctl port-forward --namespace vms vm/web 13389:3389',
      rdpUrl: 'rdp://full%20address=s:localhost:13389',
      services: [expect.objectContaining({ service: 'ssh', url: 'ssh://ops@192.168.1.11:30022' })],
      openShiftConsoleUrl: 'https://console.example.com/k8s/ns/vms/kubevirt.io~v1~VirtualMachine/web/console',
    });
  });

  it('answers without Services that may not be listed, and without a node that may not be read', async () => {
    const forbidden = (what: string) => (path: string) => (path.startsWith(what) ? 403 : undefined);
    expect(await answer('getAccess', WEB, forbidden('Service'))).not.toHaveProperty('services');
    expect(await answer('getAccess', WEB, forbidden('Node '))).toHaveProperty(
      'services',
      expect.arrayContaining([expect.objectContaining({ addresses: [], url: 'ssh://ops@ssh.vms.svc' })]),
    );
    await expect(call('getAccess', WEB, (path) => (path.startsWith('Service') ? 500 : undefined))).rejects.toThrow(
      'refused Service',
    );
  });

  it('takes the user and the key of the program before that, and has no ssh without a user', async () => {
    expect(await answer('getAccess', { ...WEB, user: 'me', identityFile: 'my key' })).toMatchObject({
      ssh: "virtctl ssh --namespace vms --identity-file 'my key' me@vm/web",
    });
    expect(await answer('getAccess', { name: 'off', namespace: 'vms' })).not.toHaveProperty('ssh');
  });
});

describe('expand', () => {
  it('is what KubeVirt computes of a VM by its name, with its text for cloud-init as a secret', async () => {
    const { value, secrets } = (await call('expand', WEB)).return!;
    expect(value).toMatchObject({ cpu: 4, vm: { metadata: { name: 'web' } } });
    expect(value).not.toHaveProperty('vm.metadata.managedFields');
    expect(secrets).toEqual([['vm', 'spec', 'template', 'spec', 'volumes', 0, 'cloudInitNoCloud', 'userData']]);
  });

  it('is the same of one that need not exist; what is made of a secret argument is secret', async () => {
    const manifest = { metadata: { name: 'new' }, spec: { template: { spec: {} } } };
    const { made, asked } = session();
    const args = { value: { manifest, namespace: 'vms' }, secrets: [['manifest', 'spec']] };
    const { value, secrets } = (await invoke({ tok: 'kubevirt:index:expand', args }, made)).return!;
    expect(asked).toEqual(['PUT /apis/subresources.kubevirt.io/v1/namespaces/vms/expand-vm-spec']);
    expect(value).toMatchObject({ memory: '4Gi', cpu: 1 });
    expect(secrets).toEqual([['vm'], ['cpu'], ['memory']]);
  });
});

describe('what does not exist', () => {
  it.each(['getVirtualMachine', 'getGuestInfo', 'getAccess'])(
    '%s names a VM that does not, with how to find it',
    async (name) => {
      await expect(call(name, { name: 'wbe', namespace: 'vms' })).rejects.toThrow(
        /^VirtualMachine vms\/wbe does not exist\. `kubectl get virtualmachines --namespace vms` lists those that do: correct name or namespace\.$/,
      );
    },
  );

  it('expand does, too', async () => {
    await expect(
      call('expand', { name: 'wbe', namespace: 'vms' }, (path) => (path.endsWith('expand-spec') ? 404 : undefined)),
    ).rejects.toThrow(/VirtualMachine vms\/wbe does not exist/);
  });

  it.each([
    ['getVirtualMachine', { name: 'web', namespace: 'vsm' }],
    ['getInventory', { namespace: 'vsm' }],
    ['getInstancetypes', { namespace: 'vsm' }],
    ['getCapabilities', { namespace: 'vsm' }],
  ])('%s names a namespace that does not', async (name, args) => {
    await expect(call(name, args)).rejects.toThrow(
      /^Namespace vsm does not exist on https:\/\/10\.0\.0\.1:6443\. `kubectl get namespaces` lists/,
    );
  });

  it('a namespace that may not be read is left alone', async () => {
    const refuse = (path: string) => (path.startsWith('Namespace') ? 403 : undefined);
    await expect(call('getVirtualMachine', { name: 'web', namespace: 'vsm' }, refuse)).rejects.toThrow(
      /VirtualMachine vsm\/web does not exist/,
    );
    expect(await answer('getInventory', { namespace: 'vsm' }, refuse)).toMatchObject({ hosts: [], omitted: [] });
  });

  it('a function is named with those that exist', async () => {
    await expect(call('getX', {})).rejects.toThrow(
      /getX is not a function.*kubevirt:index:expand, .*getVirtualMachine\. If a newer SDK has it/,
    );
  });
});

it('of a cluster without CDI and KubeVirt, the capabilities are those of Kubernetes', async () => {
  const { made } = session();
  const list = made.cluster.list.bind(made.cluster);
  Object.assign(made.cluster, {
    list: async (kind: { apiVersion: string }, options: object) => {
      if (!/kubevirt|snapshot/.test(kind.apiVersion)) return list(kind as never, options);
      throw new ApiError({ message: 'no', status: 404, reason: 'KindNotServed', attempt: { verb: 'list' } });
    },
  });
  const found = await invoke({ tok: 'kubevirt:index:getCapabilities', args: { value: {}, secrets: [] } }, made);
  expect(found.return?.value).toMatchObject({ kubernetesVersion: 'v1.35.2', nodes: [{ kvm: false }], guests: [] });
  expect(found.return?.value).not.toHaveProperty('kubevirtVersion');
});

it('an inventory holds nothing of cloud-init but the name of the user', async () => {
  const found = await answer('getInventory', { allNamespaces: true });
  expect(found['hosts']).toHaveLength(2);
  expect(JSON.stringify(found)).toContain('ops');
  expect(JSON.stringify(found)).not.toContain(SECRET);
});

test.each<[string, Record<string, unknown>, string[]]>([
  [
    'getVirtualMachine',
    { nmae: 'web' },
    [
      'nmae: "nmae" is not an argument of kubevirt:index:getVirtualMachine; the arguments are name, namespace, after. Remove it, or correct its name.',
      'name: name is missing from the arguments of kubevirt:index:getVirtualMachine: Name of the VirtualMachine, or the id of its resource: `vms/web`. Set it.',
    ],
  ],
  ['getGuestInfo', { name: 7 }, ['name: name must be a text that is not empty, not 7.']],
  ['getAccess', { name: '' }, ['name: name must be a text that is not empty, not "".']],
  ['getAccess', { name: 'web', user: '-oProxyCommand=x' }, [expect.stringMatching(/^user: user must be a user name/)]],
  ['getInventory', { groupLabels: 'app' }, ['groupLabels: groupLabels must be a list of texts, not "app".']],
  [
    'getInventory',
    { windowsLabels: { os: 1 } },
    ['windowsLabels: windowsLabels must be an object whose values are texts, not {"os":1}.'],
  ],
  [
    'getInventory',
    { windowsConnection: 'ssh' },
    ['windowsConnection: windowsConnection must be winrm or psrp, not "ssh".'],
  ],
  ['getInventory', { allNamespaces: 'yes' }, ['allNamespaces: allNamespaces must be true or false, not "yes".']],
  [
    'getInventory',
    { allNamespaces: true, namespace: 'vms' },
    [expect.stringMatching(/exclude each other\. Remove one/)],
  ],
  [
    'getInventory',
    { labelSelector: 'app=a b' },
    [expect.stringMatching(/^labelSelector: "app=a b" is not a valid label selector.*Write it as/)],
  ],
  ['getInstancetypes', { labelSelector: 'app=-' }, [expect.stringMatching(/^labelSelector: "app=-".*Write it as/)]],
  ['expand', {}, [expect.stringMatching(/Exactly one of name and manifest is needed/)]],
  [
    'expand',
    { manifest: { spec: {} } },
    [expect.stringMatching(/^manifest: manifest must be a VirtualMachine with spec\.template/)],
  ],
])('%s rejects the arguments %j, with the repair, before it asks the cluster', async (name, args, failures) => {
  const { made, asked } = session();
  const found = await invoke({ tok: `kubevirt:index:${name}`, args: { value: args, secrets: [] } }, made);
  expect(found.failures?.map(({ property, reason }) => `${property}: ${reason}`.replace(/^: /, ''))).toEqual(failures);
  expect(asked).toEqual([]);
});

it('quotes no argument where one of them is secret', async () => {
  const { failures } = await call('getAccess', { name: 'web', user: 7 }, undefined, [['user']]);
  expect(failures).toEqual([{ property: 'user', reason: 'user must be a text that is not empty.' }]);
});

test.each(['app', '!app', 'app=web', 'app==web,tier!=x', 'tier in (a,b),app', 'a.io/b notin (x)', 'app='])(
  'the label selector %s is one that Kubernetes accepts',
  async (labelSelector) => {
    expect((await call('getInventory', { namespace: 'vms', labelSelector })).failures).toBeUndefined();
  },
);
