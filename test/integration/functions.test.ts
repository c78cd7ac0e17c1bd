/**
 * The functions of the provider on a sandbox, through the plugin's real executable: what each answers of running guests, and that the role of
 * docs/rights.md is exactly what it needs.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as pb from '@pulumi/pulumi/proto/provider_pb';
import { load } from 'js-yaml';
import { Cluster } from '../../cluster';
import { valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { functionRole, FUNCTIONS as RIGHTS } from '../../kubevirt/rights';
import { FUNCTIONS } from '../../provider';
import { type Rule, type Sandbox, startSandbox } from '../../sandbox';
import { packageRoot } from '../../toolchain/package-root';
import { departures } from '../support/function-shapes';
import { type Json, json, MiniEngine, struct } from '../support/mini-engine';
import { type Plugin, startPlugin, stopPlugins } from '../support/plugin';
import { requestsBy, right, rightsIn, rulesOf, sorted, without } from '../support/rights';

jest.setTimeout(180_000);

const namespace = 'vms';
const PASSWORD = 'correct-horse-battery-staple';
let sandbox: Sandbox;
let cluster: Cluster;
let folder: string;

interface Guest {
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  spec?: Record<string, unknown>;
  template?: Record<string, unknown>;
}

async function machine(name: string, { labels, annotations, spec, template }: Guest = {}): Promise<void> {
  const domain = { devices: { interfaces: [{ name: 'default', masquerade: {} }] } };
  await cluster.apply(kindOf('kubevirt.io/v1', 'VirtualMachine')!, {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name, namespace, ...(labels && { labels }), ...(annotations && { annotations }) },
    spec: {
      runStrategy: 'Always',
      instancetype: { name: 'u1.medium' },
      ...spec,
      template: { spec: { domain, networks: [{ name: 'default', pod: {} }], ...template } },
    },
  });
}

/** Resolves once a guest is as wanted. */
async function guest(name: string, done: (live: KubeObject) => boolean): Promise<void> {
  const watch = cluster.watch(kindOf('kubevirt.io/v1', 'VirtualMachineInstance')!, { namespace });
  try {
    await watch.until({ namespace, name }, (live) => (live && done(live) ? live : undefined));
  } finally {
    watch.close();
  }
}
const hasAgent = (live: KubeObject) => JSON.stringify(live.status?.['conditions'] ?? '').includes('"AgentConnected"');
const hasAddress = (live: KubeObject) => JSON.stringify(live.status?.['interfaces'] ?? '').includes('"ipAddress"');

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-functions-'));
  sandbox = await startSandbox({ name: 'functions', speed: 20 });
  cluster = sandbox.cluster();
  await cluster.apply(kindOf('v1', 'Namespace')!, {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: namespace },
  });
  const userData = `#cloud-config\nusers:\n  - name: ops\n    plain_text_passwd: ${PASSWORD}\n`;
  await machine('web', {
    labels: { app: 'web', tier: 'front' },
    spec: { preference: { name: 'fedora' } },
    template: { hostname: 'web-1', volumes: [{ name: 'init', cloudInitNoCloud: { userData } }] },
  });
  await machine('win', { labels: { app: 'ad' }, spec: { preference: { name: 'windows.2k22.virtio' } } });
  await machine('silent', { annotations: { 'sandbox.kubevirt-iac.io/fault': 'no-agent' } });
  await machine('off', { spec: { runStrategy: 'Halted' } });
  for (const [name, type] of Object.entries({ nodes: 'NodePort', balanced: 'LoadBalancer' }))
    await cluster.apply(kindOf('v1', 'Service')!, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: `web-${name}`, namespace },
      spec: { type, selector: { 'vm.kubevirt.io/name': 'web' }, ports: [{ name: 'http', port: 80 }] },
    });
  const sizes: Record<string, Record<string, string>> = {
    small: { team: 'shop' },
    older: { team: 'shop', 'instancetype.kubevirt.io/deprecated': 'true' },
  };
  for (const [name, labels] of Object.entries(sizes))
    await cluster.apply(kindOf('instancetype.kubevirt.io/v1beta1', 'VirtualMachineInstancetype')!, {
      apiVersion: 'instancetype.kubevirt.io/v1beta1',
      kind: 'VirtualMachineInstancetype',
      metadata: { name, namespace, labels },
      spec: { cpu: { guest: 1 }, memory: { guest: '1Gi' } },
    });
  await Promise.all([guest('web', hasAgent), guest('win', hasAgent), guest('silent', hasAddress)]);
}, 600_000);
afterAll(async () => {
  await sandbox?.stop();
  rmSync(folder, { recursive: true, force: true });
});
afterEach(stopPlugins);

async function plugin(kubeconfig: string): Promise<Plugin> {
  const started = await startPlugin({ KUBECONFIG: '' });
  expect(await new MiniEngine('functions').open(started, { kubeconfig, namespace })).toEqual([]);
  return started;
}

/** A function as the engine calls it: its answer, or what is wrong with its arguments. */
async function invoke(on: Plugin, name: string, args: Json = {}): Promise<Json> {
  const request = new pb.InvokeRequest();
  request.setTok(`kubevirt:index:${name}`);
  request.setArgs(struct(args));
  const answer: pb.InvokeResponse = await on.call('invoke', request);
  const failures = answer.getFailuresList().map((one) => one.getReason());
  return failures.length > 0 ? { failures } : json(answer.getReturn());
}

/** The calls with which each function reads all that it reads. */
const CALLS: Readonly<Record<string, readonly Json[]>> = {
  getVirtualMachine: [{ name: 'web' }],
  getAccess: [{ name: 'web' }],
  getGuestInfo: [{ name: 'web' }],
  expand: [
    { name: 'web' },
    { manifest: { spec: { instancetype: { name: 'u1.large' }, template: { spec: { domain: { devices: {} } } } } } },
  ],
  getInstancetypes: [{}],
  getInventory: [{}],
  getCapabilities: [{}],
};

describe('of guests that run', () => {
  let on: Plugin;
  beforeEach(async () => {
    on = await plugin(sandbox.kubeconfig);
  });

  test('getGuestInfo: what the agent reports, or that there is none', async () => {
    expect(await invoke(on, 'getGuestInfo', { name: 'web' })).toMatchObject({
      running: true,
      agentConnected: true,
      hostname: 'web-1',
      os: { id: 'simulated', prettyName: expect.stringContaining('Simulated guest') },
      interfaces: [{ name: 'default', interfaceName: 'eth0', ipAddresses: [expect.stringMatching(/^10\./)] }],
      fileSystems: [{ mountPoint: '/', type: 'ext4' }],
      users: [{ userName: 'root' }],
    });
    expect(await invoke(on, 'getGuestInfo', { name: 'silent' })).toMatchObject({
      running: true,
      agentConnected: false,
      message: expect.stringContaining('qemu-guest-agent'),
      interfaces: [{ ipAddresses: [expect.stringMatching(/^10\./)] }],
      fileSystems: [],
    });
    expect(await invoke(on, 'getGuestInfo', { name: 'off' })).toMatchObject({ running: false, agentConnected: false });
  });

  test('getAccess: commands, addresses, and the user that cloud-init makes', async () => {
    const found = await invoke(on, 'getAccess', { name: 'web' });
    expect(found).toMatchObject({ user: 'ops', ssh: 'virtctl ssh --namespace vms ops@vm/web', windows: false });
    expect(found['vncUrl']).toBe(
      `${(await cluster.server()).replace('https:', 'wss:')}/apis/subresources.kubevirt.io/v1/namespaces/vms/virtualmachineinstances/web/vnc`,
    );
    expect(await invoke(on, 'getAccess', { name: 'win' })).toMatchObject({ windows: true, services: [] });
  });

  test('getAccess: Services that select the guest, with the addresses of the load balancer and of its node', async () => {
    const watch = cluster.watch(kindOf('v1', 'Service')!, { namespace });
    try {
      const balanced = (live?: KubeObject) => (JSON.stringify(live?.status ?? '').includes('"ip"') ? live : undefined);
      await watch.until({ namespace, name: 'web-balanced' }, balanced);
    } finally {
      watch.close();
    }
    const found = (await invoke(on, 'getAccess', { name: 'web' })) as { services: Json[] };
    const ip = expect.stringMatching(/^\d+\.\d+\.\d+\.\d+:80$/);
    const ofNode = expect.stringMatching(/^192\.168\.1\.\d+:3\d+$/);
    expect(found.services).toMatchObject([
      {
        service: 'web-balanced',
        addresses: [ip, ofNode],
        clusterAddresses: ['web-balanced.vms.svc:80', ip],
        url: expect.stringMatching(/^http:\/\/\d+\.\d+\.\d+\.\d+$/),
      },
      { service: 'web-nodes', type: 'NodePort', nodePort: expect.any(Number), addresses: [ofNode] },
    ]);
  });

  test('expand: as KubeVirt computes it, without a write, and with the text of cloud-init as a secret', async () => {
    const found = await invoke(on, 'expand', { name: 'web' });
    expect(found).toMatchObject({ memory: '4Gi', cpu: 1 });
    expect(valueAt(found, 'vm', 'spec')).not.toHaveProperty('instancetype');
    expect(JSON.stringify(valueAt(found, 'vm', 'spec', 'template', 'spec', 'volumes'))).toMatch(
      /"4dabf18193072939515e22adb298388d":"1b47061264138c4ac30d75fd1eb44270"/,
    );
    expect(await invoke(on, 'expand', CALLS['expand']![1])).toMatchObject({ memory: '8Gi', cpu: 2 });
    const unknown = { spec: { instancetype: { name: 'u9.huge' }, template: { spec: { domain: { devices: {} } } } } };
    await expect(invoke(on, 'expand', { manifest: unknown })).rejects.toThrow(/u9\.huge.*not found/);
  });

  test('getInstancetypes: of the cluster and the namespace, by label, and the latest', async () => {
    const all = (await invoke(on, 'getInstancetypes')) as Record<string, Json[]>;
    const of = (list: string, name: string) => all[list]!.find((one) => one['name'] === name);
    expect(of('instancetypes', 'u1.medium')).toMatchObject({
      kind: 'VirtualMachineClusterInstancetype',
      cpu: 1,
      memory: '4Gi',
      latest: true,
    });
    expect(of('instancetypes', 'small')).toMatchObject({ namespace, cpu: 1, memory: '1Gi', deprecated: false });
    expect(of('instancetypes', 'older')).toMatchObject({ deprecated: true, latest: false });
    expect(of('preferences', 'rhel.9')).toMatchObject({ latest: false, os: 'linux' });
    expect(of('preferences', 'rhel.10')).toMatchObject({ latest: true });
    const own = await invoke(on, 'getInstancetypes', { labelSelector: 'team=shop', latestOnly: true });
    expect(own).toMatchObject({ instancetypes: [{ name: 'small' }], preferences: [] });
  });

  test('getCapabilities: nodes, gates, versions, storage, and who can move', async () => {
    const found = (await invoke(on, 'getCapabilities')) as Record<string, never>;
    expect(found).toMatchObject({ kubernetesVersion: expect.stringMatching(/^v1\./), kubevirtVersion: 'v1.9.0' });
    expect(found['featureGates']).toEqual(expect.arrayContaining(['LiveMigration', 'Snapshot']));
    expect(found['nodes']).toContainEqual(expect.objectContaining({ ready: true, canRunGuests: true, kvm: true }));
    expect(found['storageClasses']).toContainEqual(expect.objectContaining({ isDefault: true, expansion: true }));
    expect(found['guests']).toContainEqual(
      expect.objectContaining({ name: 'web', namespace, running: true, canMigrate: expect.any(Boolean) }),
    );
    expect(found['guests']).toContainEqual(expect.objectContaining({ name: 'off', running: false }));
    expect((await invoke(on, 'getCapabilities', { namespace: 'default' }))['guests']).toEqual([]);
  });

  test('getInventory: addresses, groups, users and connections, and nothing of the password', async () => {
    const found = (await invoke(on, 'getInventory')) as { hosts: Json[]; yaml: string; omitted: Json[] };
    expect(found.hosts.map(({ host, groups }) => [host, groups])).toEqual([
      ['silent.vms', ['namespace_vms']],
      ['web.vms', ['label_app_web', 'label_tier_front', 'linux', 'namespace_vms']],
      ['win.vms', ['label_app_ad', 'namespace_vms', 'windows']],
    ]);
    expect(found.hosts[1]).toMatchObject({ vars: { ansible_user: 'ops', ansible_host: found.hosts[1]!['address'] } });
    expect(found.hosts[2]).toMatchObject({ vars: { ansible_connection: 'winrm', ansible_port: 5986 } });
    expect(found.omitted).toEqual([{ name: 'off', namespace, reason: 'It is not running: start it.' }]);
    expect(load(found.yaml)).toHaveProperty('all.children.label_app_web.hosts', { 'web.vms': {} });
    expect(JSON.stringify(found)).not.toContain(PASSWORD);
    expect((await invoke(on, 'getInventory', { labelSelector: 'app=ad' }))['hosts']).toHaveLength(1);
  });

  test('what is wrong is one paragraph with its repair: an unknown VM, namespace, argument', async () => {
    await expect(invoke(on, 'getGuestInfo', { name: 'wbe' })).rejects.toThrow(
      /VirtualMachine vms\/wbe does not exist\. `kubectl get virtualmachines --namespace vms` lists those that do/,
    );
    await expect(invoke(on, 'getInventory', { namespace: 'vsm' })).rejects.toThrow(
      /Namespace vsm does not exist on https:/,
    );
    expect(await invoke(on, 'getAccess', { nmae: 'web' })).toMatchObject({
      failures: [
        expect.stringMatching(/"nmae" is not an argument.*the arguments are name, /),
        expect.stringMatching(/name is missing/),
      ],
    });
  });
});

/** What the API server allowed a user, subresources included. What was allowed and is not served answers 404. */
const used = (user: string): string[] =>
  requestsBy(sandbox, user)
    .filter(({ code, resource }) => (code < 400 || code === 404) && resource)
    .map(({ path, resource, subresource, verb }) =>
      right(/^\/apis\/([^/]+)\//.exec(path)?.[1] ?? '', `${resource}${subresource ? `/${subresource}` : ''}`, verb),
    );

describe.each(Object.keys(FUNCTIONS))('the role of %s', (name) => {
  const role = rulesOf(functionRole(name));

  test('is enough, and every right of it is used', async () => {
    const user = name.toLowerCase();
    const on = await plugin(await sandbox.userWith(user, role));
    for (const args of CALLS[name]!) {
      const answer = await invoke(on, name, args);
      // Secrets are told by the executable as what they are, which the table of shapes does not know.
      if (name !== 'expand') expect(departures(name, answer)).toEqual([]);
    }
    expect(sorted(used(user))).toEqual(sorted(rightsIn(role)));
    expect(requestsBy(sandbox, user).filter(({ code }) => code === 403)).toEqual([]);
  });

  const rights = RIGHTS[name]!.flatMap(({ apiGroups: [group], resources, verbs, optional = false }) =>
    resources.flatMap((resource) => verbs.map((verb) => ({ verb, resource, group: group!, optional }))),
  );

  /** What the function answers to all its calls, as a user with these rights. */
  async function answers(user: string, rules: readonly Rule[]): Promise<string> {
    const as = Cluster.connect({ kubeconfig: await sandbox.userWith(user.toLowerCase(), rules) });
    try {
      const call = { cluster: as, namespace, signal: AbortSignal.timeout(60_000) };
      return JSON.stringify(await Promise.all(CALLS[name]!.map((args) => FUNCTIONS[name]!.run(args, call))));
    } finally {
      await as.close();
    }
  }

  test.each(rights)(
    'without `$verb` on $resource the call fails, and the error names the right; where it is optional ($optional), the answer is shorter',
    async ({ verb, resource, group, optional }) => {
      const given = answers(`${name}-${verb}-${resource.replace('/', '-')}`, without(role, resource, verb));
      if (optional) {
        expect((await given).length).toBeLessThan((await answers(`${name}-all`, role)).length);
        return;
      }
      const right = `${resource}${group ? `.${group}` : ''}`.replaceAll('.', '\\.');
      await expect(given).rejects.toThrow(new RegExp(`allows \`${verb}\` on \`${right}\``));
    },
  );
});

describe('kubevirt-iac inventory', () => {
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(packageRoot(), 'bin', 'kubevirt-iac'), 'inventory', ...args],
      { encoding: 'utf8', env: { ...process.env, KUBECONFIG: sandbox.kubeconfigPath } },
    );
    return { status, stdout, stderr };
  };

  test('prints a file, and names on stderr what is not in it', () => {
    const { status, stdout, stderr } = run('--namespace', namespace, '--windows-user', 'Administrator');
    expect(status).toBe(0);
    expect(load(stdout)).toMatchObject({
      all: {
        hosts: { 'web.vms': { ansible_user: 'ops' }, 'win.vms': { ansible_user: 'Administrator' } },
        children: { windows: { hosts: { 'win.vms': {} } } },
      },
    });
    expect(stderr).toBe('omitted: vms/off: It is not running: start it.\n');
    expect(stdout).not.toContain(PASSWORD);
  });

  test('is an inventory script: --list and --host, through a script that holds the options', () => {
    const script = join(folder, 'inventory.sh');
    const command = `exec "${process.execPath}" "${join(packageRoot(), 'bin', 'kubevirt-iac')}" inventory --namespace vms "$@"`;
    writeFileSync(script, `#!/bin/sh\n${command}\n`);
    chmodSync(script, 0o700);
    const env = { ...process.env, KUBECONFIG: sandbox.kubeconfigPath };
    const list = spawnSync(script, ['--list'], { encoding: 'utf8', env });
    // Ansible shows what a script writes there as an error.
    expect(list.stderr).toBe('');
    const { _meta, ...groups } = JSON.parse(list.stdout) as { _meta: { hostvars: Record<string, Json> } };
    expect(groups).toMatchObject({ label_app_web: { hosts: ['web.vms'] }, windows: { hosts: ['win.vms'] } });
    const host = spawnSync(script, ['--host', 'web.vms'], { encoding: 'utf8', env });
    expect(JSON.parse(host.stdout)).toEqual(_meta.hostvars['web.vms']);
  });

  test.each([
    [['--host', 'off.vms'], /off\.vms cannot be reached\. It is not running: start it\./],
    [['--host', 'web'], /no host web\. Hosts are named after VM and namespace/],
    [['--namespace', 'vsm'], /Namespace vsm does not exist/],
    [['--selector', 'app=a b'], /"app=a b" is not a valid label selector/],
    [['--windows-connection', 'ssh'], /Allowed choices are winrm, psrp/],
    [['--list', '--host', 'web.vms'], /cannot be used with/],
  ])('%j ends with 2 and says what to do', (args, said) => {
    const { status, stdout, stderr } = run(...args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(said);
  });
});
