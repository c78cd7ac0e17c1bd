import type { Cluster } from '../../cluster';
import { kindOf } from '../../kubevirt/kinds';
import { type Sandbox, startSandbox } from '../../sandbox';
import { type Declared, MiniEngine } from '../support/mini-engine';
import { type Plugin, startPlugin, stopPlugins } from '../support/plugin';

/** What a person or virtctl changed is drift where the program owns the field, and nowhere else: against a real API server. */
let sandbox: Sandbox;
let cluster: Cluster;
let plugin: Plugin;
let engine: MiniEngine;
jest.setTimeout(120_000);

const VM = kindOf('kubevirt.io/v1', 'VirtualMachine')!;
const NAMESPACE = 'default';

const web: Declared = {
  type: 'kubevirt:core/v1:VirtualMachine',
  name: 'web',
  inputs: {
    allow: ['spec.runStrategy'],
    metadata: { name: 'web', labels: { tier: 'front', stage: 'lab' }, annotations: { 'example.com/owner': 'shop' } },
    spec: {
      runStrategy: 'Always',
      template: {
        metadata: { labels: { app: 'web' } },
        spec: {
          domain: {
            memory: { guest: '1024Mi' },
            devices: {
              disks: [{ name: 'root', disk: { bus: 'virtio' } }],
              interfaces: [{ name: 'default', masquerade: {} }],
            },
          },
          networks: [{ name: 'default', pod: {} }],
          volumes: [{ name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } }],
        },
      },
    },
  },
};

beforeAll(async () => {
  sandbox = await startSandbox({ name: 'drift', speed: 20 });
  cluster = sandbox.cluster();
  plugin = await startPlugin({ KUBECONFIG: sandbox.kubeconfigPath });
  engine = new MiniEngine('drift');
  expect(await engine.open(plugin, { namespace: NAMESPACE })).toEqual([]);
  expect((await engine.up(plugin, [web])).errors).toEqual({});
});
afterAll(async () => {
  await stopPlugins();
  await sandbox.stop();
});

const patch = (body: object, fieldManager = 'kubectl-edit') =>
  cluster.patch(VM, { name: 'web', namespace: NAMESPACE }, { type: 'merge', body }, { fieldManager });
const template = (spec: object) => ({ spec: { template: { spec } } });
const virtctl = (action: string, body: object = {}) =>
  cluster.request({
    method: 'PUT',
    path: `/apis/subresources.kubevirt.io/v1/namespaces/${NAMESPACE}/virtualmachines/web/${action}`,
    body,
  });

const T = 'spec.template.spec';

test.each<[string, () => Promise<unknown>, string[]]>([
  ['a label of the program', () => patch({ metadata: { labels: { tier: 'back' } } }), ['metadata.labels.tier']],
  [
    'a label of the program that was removed',
    () => patch({ metadata: { labels: { tier: null } } }),
    ['metadata.labels.tier'],
  ],
  ['a label that the program does not have', () => patch({ metadata: { labels: { owner: 'ops' } } }), []],
  ['an annotation of a tool', () => patch({ metadata: { annotations: { 'backup.example.com/last': 'today' } } }), []],
  [
    'the memory and the host name, by kubectl edit',
    () => patch(template({ hostname: 'shop', domain: { memory: { guest: '2Gi' } } })),
    [`${T}.domain.memory.guest`],
  ],
  ['the spelling of a size', () => patch(template({ domain: { memory: { guest: '1Gi' } } })), []],
  ['a field that the program does not have', () => patch(template({ terminationGracePeriodSeconds: 30 })), []],
  ['the run strategy, by virtctl stop', () => virtctl('stop'), ['spec.runStrategy']],
  ['the guest, by virtctl restart', () => virtctl('restart'), []],
  [
    'a volume, by virtctl addvolume: the list is owned as a whole',
    async () => {
      await cluster.apply(kindOf('v1', 'PersistentVolumeClaim')!, {
        apiVersion: 'v1',
        kind: 'PersistentVolumeClaim',
        metadata: { name: 'extra', namespace: NAMESPACE },
        spec: {
          storageClassName: 'shared',
          accessModes: ['ReadWriteMany'],
          resources: { requests: { storage: '1Gi' } },
        },
      });
      await virtctl('addvolume', {
        name: 'extra',
        disk: { name: 'extra', disk: { bus: 'scsi' } },
        volumeSource: { persistentVolumeClaim: { claimName: 'extra', hotpluggable: true } },
      });
    },
    [`${T}.domain.devices.disks[1]`, `${T}.volumes[1]`],
  ],
])('pulumi-kubernetes#2404: %s', async (_, change, paths) => {
  await change();
  await engine.refresh(plugin);
  const preview = await engine.up(plugin, [web], { preview: true });
  expect(Object.keys(preview.diffs['web'] ?? {}).sort()).toEqual(paths);
  // The next update puts back what was changed and leaves the rest alone; after it, nothing differs.
  expect((await engine.up(plugin, [web])).errors).toEqual({});
  await engine.refresh(plugin);
  expect((await engine.up(plugin, [web], { preview: true })).steps).toEqual({ web: 'same' });
});
