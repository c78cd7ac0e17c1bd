/** Tenants from values files on a real API server: what their members may do, and what becomes of guests beyond the quota. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart } from 'cdk8s';
import type { Cluster } from '../../cluster';
import { Disk, Image, Tenants } from '../../constructs';
import { DeletionProtection } from '../../constructs/platform/deletion-protection';
import { inOrder } from '../../constructs/synth/order';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { PERSONAS, type PersonaName, type Rule } from '../../kubevirt/rights';
import { type Sandbox, startSandbox } from '../../sandbox';
import { MIGRATE_ROLE } from './simulator-objects';

const VALUES = `
tenants:
  - name: red
    members:
      authors: [{ group: red-authors }]
      operators: [{ user: olga }]
      consoleOperators: [{ user: carl }]
      viewers: [{ user: vera }, { serviceAccount: ci/red }]
    quota: { sizes: { u1.micro: 2 }, storage: 10Gi, largestDisk: 5Gi }
    traffic: { to: [{ tenant: blue, ports: [443] }] }
  - name: blue
    members: { authors: [{ group: blue-authors }] }
    quota: { vms: 1, memory: 1Gi, cpu: 1 }
    machines:
      safe: { size: u1.micro, image: tiny, deletionProtection: true }
`;

let sandbox: Sandbox;
let admin: Cluster;
const reports: string[] = [];
beforeAll(async () => {
  sandbox = await startSandbox({ name: 'tenants', speed: 50, report: (message) => reports.push(message) });
  admin = sandbox.cluster({ rateLimit: { qps: 1_000, burst: 1_000 } });
  // Operators are bound to it.
  await apply(MIGRATE_ROLE);
  const file = join(mkdtempSync(join(tmpdir(), 'tenants-')), 'tenants.yaml');
  writeFileSync(file, VALUES);
  const app = new App();
  const platform = new Chart(app, 'platform');
  new DeletionProtection(platform, 'deletion-protection');
  new Tenants(platform, 'tenants', {
    tenants: Tenants.fromFile(file, {
      images: { tiny: { disk: Disk.import(Image.registry('quay.io/containerdisks/cirros:6.1'), { size: '1Gi' }) } },
    }),
  });
  for (const { object } of inOrder(app)) await applied(object.toJson() as KubeObject);
}, 180_000);
afterAll(() => sandbox?.stop());

const apply = (object: KubeObject) => admin.apply(kindOf(object.apiVersion, object.kind)!, object);

/** Applied by a tool that tries again: a quota refuses everything until its controller has counted. */
const applied = (object: KubeObject) =>
  until(() =>
    apply(object).then(
      () => true,
      ({ message }: Error) => {
        if (/status unknown for quota/.test(message)) return false;
        throw new Error(message);
      },
    ),
  );

/** A user, or a group with any user. */
type Who = { user: string } | { group: string };
const RED: Who = { group: 'red-authors' };
const BLUE: Who = { group: 'blue-authors' };

/** A request in the name of a user, as `kubectl --as` makes it. */
function request<T = Record<string, unknown>>(who: Who, method: string, path: string, body?: unknown): Promise<T> {
  const headers: Record<string, string> =
    'user' in who ? { 'Impersonate-User': who.user } : { 'Impersonate-User': 'any', 'Impersonate-Group': who.group };
  return admin.request<T>({
    method,
    path,
    body,
    headers,
    retries: 0,
    ...(method === 'PATCH' && { contentType: 'application/merge-patch+json' }),
  } as never);
}

interface Right {
  group: string;
  resource: string;
  verb: string;
}

/** What the API server answers to `kubectl auth can-i`. */
async function may(who: Who, { group, resource, verb }: Right, namespace?: string): Promise<boolean> {
  const [plural, subresource] = resource.split('/');
  const { status } = await request<{ status: { allowed: boolean } }>(
    who,
    'POST',
    '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
    { spec: { resourceAttributes: { group, resource: plural, subresource, verb, namespace } } },
  );
  return status.allowed;
}

const rightsIn = (rules: readonly Rule[]): Right[] =>
  rules.flatMap(({ apiGroups, resources, verbs }) =>
    apiGroups.flatMap((group) => resources.flatMap((resource) => verbs.map((verb) => ({ group, resource, verb })))),
  );
const textOf = ({ verb, resource, group }: Right): string => `${verb} ${resource}.${group}`;
async function allowed(who: Who, rights: readonly Right[], namespace: string): Promise<string[]> {
  const answers = await Promise.all(
    rights.map(async (right) => ((await may(who, right, namespace)) ? [textOf(right)] : [])),
  );
  return answers.flat();
}

/** Resolves once the API server's answer is so: its authorizer and its policies hear of objects a moment later. */
async function until(condition: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await condition())) {
    // What is waited for may be no answer, but a report of the simulator.
    await new Promise(setImmediate);
    if (Date.now() > end) throw new Error(`It never was so: ${condition}. ${reports.slice(-3).join(' ')}`);
  }
}

const MEMBERS: [PersonaName, Who][] = [
  ['vm-author', RED],
  ['operator', { user: 'olga' }],
  ['console-operator', { user: 'carl' }],
  ['viewer', { user: 'vera' }],
  ['viewer', { user: 'system:serviceaccount:ci:red' }],
];

test.each(MEMBERS)(
  'a %s may do all that the role says among its own, and nothing of it elsewhere: %j',
  async (persona, who) => {
    const rights = rightsIn(PERSONAS[persona].rules());
    await until(() => may(who, rights[0]!, 'red'));
    expect(await allowed(who, rights, 'red')).toEqual(rights.map(textOf));
    const everywhere = new Set(rightsIn(PERSONAS[persona].cluster).map(textOf));
    const elsewhere = await Promise.all(
      ['blue', 'default', 'kubevirt'].map((namespace) => allowed(who, rights, namespace)),
    );
    expect(elsewhere.flat().filter((right) => !everywhere.has(right))).toEqual([]);
  },
);

test.each(MEMBERS)('a %s cannot widen what the tenant may, nor see the whole cluster: %j', async (_, who) => {
  const guarded: [group: string, resources: string][] = [
    ['', 'resourcequotas limitranges namespaces nodes serviceaccounts persistentvolumes'],
    ['networking.k8s.io', 'networkpolicies ingresses'],
    ['rbac.authorization.k8s.io', 'roles rolebindings clusterroles clusterrolebindings'],
    ['admissionregistration.k8s.io', 'validatingadmissionpolicies validatingadmissionpolicybindings'],
    ['aaq.kubevirt.io', 'applicationawareresourcequotas'],
    ['kubevirt.io', 'kubevirts'],
  ];
  const rights = guarded.flatMap(([group, resources]) =>
    resources.split(' ').flatMap((resource) =>
      ['create', 'update', 'patch', 'delete', 'deletecollection', 'escalate', 'bind'].map((verb) => ({
        group,
        resource,
        verb,
      })),
    ),
  );
  expect(await allowed(who, rights, 'red')).toEqual([]);
  const impersonated = ['users', 'groups', 'serviceaccounts'].map((resource) => ({
    group: '',
    resource,
    verb: 'impersonate',
  }));
  expect(await allowed(who, impersonated, '')).toEqual([]);
  for (const resource of ['secrets', 'pods', 'services'])
    expect(await may(who, { group: '', resource, verb: 'list' })).toBe(false);
});

test('requests are answered as the reviews say', async () => {
  const red = (method: string, path: string, body?: unknown) => request(RED, method, path, body);
  const forbidden = (promise: Promise<unknown>) => expect(promise).rejects.toMatchObject({ status: 403 });
  await forbidden(
    red('PATCH', '/api/v1/namespaces/red/resourcequotas/quota', { spec: { hard: { 'requests.memory': '1Ti' } } }),
  );
  await forbidden(red('DELETE', '/apis/networking.k8s.io/v1/namespaces/red/networkpolicies/default-deny'));
  await forbidden(
    red('PATCH', '/api/v1/namespaces/red', {
      metadata: { labels: { 'pod-security.kubernetes.io/enforce': 'privileged' } },
    }),
  );
  await forbidden(red('DELETE', '/api/v1/namespaces/red'));
  await forbidden(red('GET', '/apis/kubevirt.io/v1/namespaces/blue/virtualmachines'));
  await forbidden(red('GET', '/apis/kubevirt.io/v1/virtualmachines'));
  await forbidden(red('GET', '/apis/subresources.kubevirt.io/v1/namespaces/blue/virtualmachineinstances/safe/console'));
  await expect(red('GET', '/apis/kubevirt.io/v1/namespaces/red/virtualmachines')).resolves.toMatchObject({ items: [] });
});

const VMS = (namespace: string) => `/apis/kubevirt.io/v1/namespaces/${namespace}/virtualmachines`;
const vm = (name: string, memory: string) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name },
  spec: {
    runStrategy: 'Always',
    template: { spec: { domain: { cpu: { sockets: 1 }, memory: { guest: memory }, devices: {} } } },
  },
});
interface Seen {
  metadata: { name: string };
  status?: { phase?: string };
}
const itemsOf = async (path: string): Promise<Seen[]> =>
  (await admin.request<{ items: Seen[] }>({ method: 'GET', path } as never)).items;
const running = async (): Promise<string[]> =>
  (await itemsOf('/apis/kubevirt.io/v1/namespaces/red/virtualmachineinstances'))
    .filter(({ status }) => status?.phase === 'Running')
    .map(({ metadata }) => metadata.name);

test('a quota counts guests: VMs beyond their number are rejected, guests beyond the memory wait, and follow when there is room', async () => {
  await request(RED, 'POST', VMS('red'), vm('one', '1Gi'));
  await until(async () => (await running()).includes('one'));
  await request(RED, 'POST', VMS('red'), vm('large', '3Gi'));
  await expect(request(RED, 'POST', VMS('red'), vm('three', '128Mi'))).rejects.toMatchObject({
    status: 403,
    message: expect.stringMatching(
      /exceeded quota: quota, requested: count\/virtualmachines\.kubevirt\.io=1, used: .*=2, limited: .*=2/,
    ),
  });
  await until(async () =>
    reports.some((one) =>
      /red\/large: Cannot create Pod .*exceeded quota: quota, requested: requests\.memory/.test(one),
    ),
  );
  expect(await running()).toEqual(['one']);
  // Another tenant does not notice.
  expect((await itemsOf(VMS('blue'))).map(({ metadata }) => metadata.name)).toEqual(['safe']);
  await request(RED, 'PATCH', `${VMS('red')}/large`, {
    spec: { template: { spec: { domain: { memory: { guest: '1Gi' } } } } },
  });
  await request(RED, 'DELETE', `/apis/kubevirt.io/v1/namespaces/red/virtualmachineinstances/large`);
  await until(async () => (await running()).length === 2);
  await request(RED, 'DELETE', `${VMS('red')}/one`);
  await until(async () => (await running()).join() === 'large');
  const create = () =>
    request(RED, 'POST', VMS('red'), vm('three', '1Gi')).then(
      () => true,
      () => false,
    );
  await until(create);
  await until(async () => (await running()).includes('three'));
}, 120_000);

test('disks beyond the quota, or larger than one may be, get no claim', async () => {
  const disk = (name: string, storage: string) =>
    request(RED, 'POST', '/apis/cdi.kubevirt.io/v1beta1/namespaces/red/datavolumes', {
      apiVersion: 'cdi.kubevirt.io/v1beta1',
      kind: 'DataVolume',
      metadata: { name },
      spec: { source: { blank: {} }, storage: { resources: { requests: { storage } } } },
    });
  const claims = async () =>
    (await itemsOf('/api/v1/namespaces/red/persistentvolumeclaims')).map(({ metadata }) => metadata.name);
  await disk('huge', '6Gi');
  await until(async () =>
    reports.some((one) => /red\/huge: .*maximum storage usage per PersistentVolumeClaim is 5Gi/.test(one)),
  );
  for (const name of ['a', 'b']) {
    await disk(name, '4Gi');
    await until(async () => (await claims()).includes(name));
  }
  await disk('c', '4Gi');
  await until(async () =>
    reports.some((one) => /red\/c: .*exceeded quota: quota, requested: requests\.storage=4Gi/.test(one)),
  );
  expect(await claims()).toEqual(['a', 'b']);
}, 60_000);

test('a VM with deletion protection is not deleted, whoever asks', async () => {
  const remove = (who: Who) =>
    request(who, 'DELETE', `${VMS('blue')}/safe?dryRun=All`).then(
      () => 'deleted',
      (error: Error) => error.message,
    );
  await until(async () => (await remove(BLUE)) !== 'deleted');
  expect(await remove(BLUE)).toMatch(/VirtualMachine blue\/safe is protected against deletion/);
  expect(await remove({ group: 'system:masters' })).toMatch(/is protected against deletion/);
  expect(await remove(RED)).toMatch(/cannot delete/);
});
