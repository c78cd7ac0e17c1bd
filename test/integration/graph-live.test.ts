/** `kubevirt-iac graph --live`: a namespace of a cluster, by lists alone. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Cluster } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { type Sandbox, startSandbox } from '../../sandbox';
import { runCli } from '../support/in-process-cli';
import { requestsBy, rightsIn, rulesOf, sorted, used, without } from '../support/rights';

jest.setTimeout(120_000);

const NAMESPACE = 'vms';
const ROLE = rulesOf('kubevirt-iac-graph');
const PASSWORD = 'correct-horse-battery-staple';

const object = (apiVersion: string, kind: string, name: string, spec: object, more: object = {}) =>
  ({ apiVersion, kind, metadata: { name, namespace: NAMESPACE }, spec, ...more }) as KubeObject;
const guest = (app: string, volumes: object[]) => ({
  metadata: { labels: { app } },
  spec: {
    domain: {
      memory: { guest: '1Gi' },
      devices: {
        disks: volumes.map((one) => ({ name: (one as { name: string }).name, disk: { bus: 'virtio' } })),
        interfaces: [{ name: 'default', masquerade: {} }],
      },
    },
    networks: [{ name: 'default', pod: {} }],
    volumes,
  },
});
const claim = { storage: { resources: { requests: { storage: '1Gi' } } } };
const OBJECTS = [
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } },
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'empty' } },
  object('v1', 'Secret', 'web-init', {}, { stringData: { userdata: `password: ${PASSWORD}` }, spec: undefined }),
  object('kubevirt.io/v1', 'VirtualMachine', 'web', {
    runStrategy: 'Always',
    dataVolumeTemplates: [{ metadata: { name: 'web-root' }, spec: { source: { blank: {} }, ...claim } }],
    template: guest('web', [
      { name: 'root', dataVolume: { name: 'web-root' } },
      { name: 'init', cloudInitNoCloud: { secretRef: { name: 'web-init' } } },
    ]),
  }),
  object('pool.kubevirt.io/v1beta1', 'VirtualMachinePool', 'worker', {
    replicas: 2,
    selector: { matchLabels: { app: 'worker' } },
    virtualMachineTemplate: {
      metadata: { labels: { app: 'worker' } },
      spec: {
        runStrategy: 'Always',
        template: guest('worker', [{ name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } }]),
      },
    },
  }),
  object('v1', 'Service', 'web', { selector: { app: 'web' }, ports: [{ port: 80 }] }),
  object('networking.k8s.io/v1', 'NetworkPolicy', 'web', {
    podSelector: { matchLabels: { app: 'web' } },
    ingress: [{ from: [{ podSelector: { matchLabels: { app: 'worker' } } }], ports: [{ port: 80 }] }],
  }),
] as KubeObject[];

let sandbox: Sandbox;
let cluster: Cluster;
let folder: string;

beforeAll(async () => {
  sandbox = await startSandbox({ name: 'graph', speed: 20 });
  cluster = sandbox.cluster();
  folder = mkdtempSync(join(tmpdir(), 'graph-live-'));
  for (const one of OBJECTS) await cluster.apply(kindOf(one.apiVersion, one.kind)!, one);
  // The pool's members and the guests are there.
  const watch = cluster.watch(kindOf('kubevirt.io/v1', 'VirtualMachineInstance')!, { namespace: NAMESPACE });
  for (const name of ['web', 'worker-0', 'worker-1'])
    await watch.until({ namespace: NAMESPACE, name }, (live) => (live ? true : undefined));
  watch.close();
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await sandbox?.stop();
});

async function drawn(user: string, rules = ROLE, namespace = NAMESPACE) {
  const kubeconfig = join(folder, user);
  writeFileSync(kubeconfig, await sandbox.userWith(user, rules), { mode: 0o600 });
  return runCli('graph', '--live', namespace, '--kubeconfig', kubeconfig, '--format', 'json');
}

/** With JSON as the format, an error is JSON, too. */
const messageIn = (err: string): string => (JSON.parse(err) as { error: { message: string } }).error.message;

test('shows what is there, without the members of a pool and what controllers made, and needs every right of its role', async () => {
  const { code, out, err } = await drawn('artist');
  expect([code, err]).toEqual([0, '']);
  const { nodes, edges } = JSON.parse(out) as {
    nodes: { id: string }[];
    edges: { from: string; relation: string; to: string }[];
  };
  expect(nodes.map(({ id }) => id)).toEqual([
    'DataVolume/vms/web-root',
    'Image/-/quay.io/containerdisks/fedora:42',
    'PodNetwork/vms/pod network',
    'Service/vms/web',
    'VirtualMachine/vms/web',
    'VirtualMachinePool/vms/worker',
  ]);
  expect(edges.map(({ from, relation, to }) => `${from} ${relation} ${to}`).sort()).toEqual([
    'Service/vms/web routes VirtualMachine/vms/web',
    'VirtualMachine/vms/web attaches PodNetwork/vms/pod network',
    'VirtualMachine/vms/web stores DataVolume/vms/web-root',
    'VirtualMachinePool/vms/worker attaches PodNetwork/vms/pod network',
    'VirtualMachinePool/vms/worker reaches VirtualMachine/vms/web',
    'VirtualMachinePool/vms/worker stores Image/-/quay.io/containerdisks/fedora:42',
  ]);
  expect(out).not.toContain(PASSWORD);
  const requests = requestsBy(sandbox, 'artist');
  expect(sorted(requests.map(({ verb }) => verb))).toEqual(['list']);
  expect(requests.map(({ resource }) => resource)).not.toEqual(expect.arrayContaining(['secrets']));
  // Kinds that this cluster does not serve.
  const NOT_SERVED =
    /httproutes|gateways|routes|userdefinednetworks|virtualmachinebackups|nodenetworkconfigurationpolicies/;
  expect(sorted(used(sandbox, 'artist').filter((one) => !NOT_SERVED.test(one)))).toEqual(
    sorted(rightsIn(ROLE).filter((one) => !NOT_SERVED.test(one))),
  );
});

test('names what it may not list, and shows the rest', async () => {
  const { code, out, err } = await drawn('no-services', without(ROLE, 'services', 'list'));
  expect(code).toBe(1);
  expect(err).toMatch(/^omitted: Service objects: could not be listed: .*services/m);
  expect(out).toMatch(/"VirtualMachine\/vms\/web"/);
});

test('fails without the right to list VirtualMachines, and names it', async () => {
  const { code, err } = await drawn('no-vms', without(ROLE, 'virtualmachines', 'list'));
  expect(code).toBe(2);
  expect(messageIn(err)).toMatch(/allows `list` on `virtualmachines\.kubevirt\.io`/);
});

test.each(['empty', 'missing'])('says that there is nothing to show: %s', async (namespace) => {
  const { code, err } = await drawn('lost', ROLE, namespace);
  expect(code).toBe(2);
  expect(messageIn(err)).toMatch(
    new RegExp(`^Namespace ${namespace} has nothing to show, or does not exist\\. Check the name`),
  );
});
