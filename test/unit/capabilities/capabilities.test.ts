/** What a cluster can do for guests: nodes, gates, storage, and who can move. */
import type { KubeObject } from '../../../kube/object';
import { capabilitiesOf } from '../../../kubevirt/capabilities';

const object = (kind: string, name: string, rest: object = {}, namespace?: string): KubeObject => ({
  apiVersion: 'v1',
  kind,
  ...(rest as object),
  metadata: { name, ...(namespace && { namespace }), ...((rest as KubeObject).metadata ?? {}) },
});
const READY = { conditions: [{ type: 'Ready', status: 'True' }] };
// The API server writes 1000 as 1k.
const WITH_KVM = { ...READY, allocatable: { cpu: '8', memory: '32Gi', 'devices.kubevirt.io/kvm': '1k' } };
const SCHEDULABLE = { 'kubevirt.io/schedulable': 'true' };
const node = (name: string, labels: Record<string, string>, status: object = WITH_KVM, spec: object = {}) =>
  object('Node', name, { metadata: { labels }, status, spec });

const EMPTY = {
  kubernetesVersion: 'v1.35.2',
  kubevirts: [],
  cdis: [],
  nodes: [],
  storageClasses: [],
  storageProfiles: [],
  snapshotClasses: [],
  vms: [],
  instances: [],
  claims: [],
};
const kubevirt = (configuration = {}) =>
  object('KubeVirt', 'kubevirt', { spec: { configuration }, status: { observedKubeVirtVersion: 'v1.9.0' } });

it('says of a cluster without KubeVirt and CDI that there are none', () => {
  expect(capabilitiesOf(EMPTY)).toEqual({
    kubernetesVersion: 'v1.35.2',
    architecture: 'amd64',
    featureGates: [],
    nodes: [],
    storageClasses: [],
    guests: [],
  });
});

it('knows versions, and the gates that are open by stage or configuration', () => {
  const found = capabilitiesOf({
    ...EMPTY,
    kubevirts: [
      kubevirt({ developerConfiguration: { featureGates: ['HostDisk'], disabledFeatureGates: ['ImageVolume'] } }),
    ],
    cdis: [object('CDI', 'cdi', { status: { observedVersion: '1.66.0' } })],
  });
  expect(found).toMatchObject({ kubevirtVersion: 'v1.9.0', cdiVersion: '1.66.0' });
  expect(found.featureGates).toEqual(expect.arrayContaining(['HostDisk', 'Snapshot', 'LiveMigration']));
  expect(found.featureGates).not.toEqual(expect.arrayContaining(['ImageVolume']));
});

it.each<[string, KubeObject, RegExp | undefined]>([
  ['a node as it must be', node('n', SCHEDULABLE), undefined],
  [
    'not Ready',
    node('n', SCHEDULABLE, { conditions: [{ type: 'Ready', status: 'False', message: 'kubelet is down' }] }),
    /NotReady.*kubelet is down/,
  ],
  ['cordoned', node('n', SCHEDULABLE, WITH_KVM, { unschedulable: true }), /kubectl uncordon/],
  ['no virt-handler', node('n', {}), /has no virt-handler/],
  ['virt-handler that has lost it', node('n', { 'kubevirt.io/schedulable': 'false' }), /read the log/],
  ['no KVM', node('n', SCHEDULABLE, { ...READY, allocatable: {} }), /has no devices.kubevirt.io\/kvm/],
  [
    'tainted',
    node('n', SCHEDULABLE, WITH_KVM, { taints: [{ key: 'gpu', value: 'yes', effect: 'NoSchedule' }] }),
    /gpu=yes:NoSchedule/,
  ],
])('a node: %s', (_, found, reason) => {
  const [only] = capabilitiesOf({ ...EMPTY, kubevirts: [kubevirt()], nodes: [found] }).nodes;
  expect(only?.canRunGuests).toBe(reason === undefined);
  if (reason) expect(only?.reason).toMatch(reason);
  else expect(only?.reason).toBeUndefined();
});

it('without KVM, a node runs guests where they are emulated', () => {
  const kubevirts = [kubevirt({ developerConfiguration: { useEmulation: true } })];
  const { nodes } = capabilitiesOf({
    ...EMPTY,
    kubevirts,
    nodes: [node('n', SCHEDULABLE, { ...READY, allocatable: {} })],
  });
  expect(nodes[0]).toMatchObject({ canRunGuests: true, kvm: false });
});

it('shows the CPU models of each node, and the newest that those share which run guests', () => {
  const models = (...names: string[]) =>
    Object.fromEntries(names.map((name) => [`cpu-model.node.kubevirt.io/${name}`, 'true']));
  const found = capabilitiesOf({
    ...EMPTY,
    nodes: [
      node('a', {
        ...SCHEDULABLE,
        ...models('Haswell', 'Cascadelake-Server'),
        'host-model-cpu.node.kubevirt.io/Haswell': 'true',
      }),
      node('b', { ...SCHEDULABLE, ...models('Haswell', 'Broadwell') }),
      node('master', { ...models('Nehalem') }),
    ],
  });
  expect(found.cpuModel).toBe('Haswell');
  expect(found.nodes[0]).toMatchObject({ hostCpuModel: 'Haswell', cpuModels: ['Cascadelake-Server', 'Haswell'] });
  expect(found.nodes[0]?.allocatable['cpu']).toBe('8');
});

describe('storage', () => {
  const storageClass = (name: string, provisioner: string, rest: object = {}) =>
    object('StorageClass', name, { provisioner, ...rest });
  const of = (facts: Partial<typeof EMPTY>) => capabilitiesOf({ ...EMPTY, ...facts } as typeof EMPTY);

  it('is what CDI knows of the class, with its default, clone strategy and snapshot class', () => {
    const found = of({
      storageClasses: [
        storageClass('ceph', 'example.org/new-driver', {
          metadata: { annotations: { 'storageclass.kubevirt.io/is-default-virt-class': 'true' } },
          allowVolumeExpansion: true,
          volumeBindingMode: 'WaitForFirstConsumer',
        }),
      ],
      storageProfiles: [
        object('StorageProfile', 'ceph', {
          status: {
            claimPropertySets: [{ accessModes: ['ReadWriteMany'], volumeMode: 'Block' }],
            cloneStrategy: 'csi-clone',
          },
        }),
      ],
      snapshotClasses: [object('VolumeSnapshotClass', 'snaps', { driver: 'example.org/new-driver' })],
    } as never);
    expect(found.defaultStorageClass).toBe('ceph');
    expect(found.storageClasses[0]).toEqual({
      name: 'ceph',
      provisioner: 'example.org/new-driver',
      isDefault: false,
      isDefaultForVms: true,
      modes: [{ mode: 'ReadWriteMany', volumeMode: 'Block' }],
      cloneStrategy: 'csi-clone',
      snapshotClass: 'snaps',
      volumeBindingMode: 'WaitForFirstConsumer',
      liveMigration: true,
      block: true,
      snapshots: true,
      expansion: true,
      limits: [],
    });
  });

  it('is what is known of the driver before CDI, and says what it cannot', () => {
    const [found] = of({ storageClasses: [storageClass('local', 'rancher.io/local-path')] } as never).storageClasses;
    expect(found).toMatchObject({ liveMigration: false, block: false, snapshots: false, expansion: false });
    expect(found?.limits.join('\n')).toMatch(
      /no ReadWriteMany.*\n.*no block.*\n.*VolumeSnapshotClass.*\n.*does not grow/,
    );
  });

  it('claims nothing of a driver that it does not know', () => {
    const [found] = of({ storageClasses: [storageClass('new', 'example.org/new')] } as never).storageClasses;
    expect(found).toMatchObject({ modes: [] });
    expect(found).not.toHaveProperty('liveMigration');
  });
});

it('says which guests can migrate, and why the others cannot', () => {
  const vm = (name: string, template: object = {}) =>
    object('VirtualMachine', name, { spec: { template: { spec: template } } }, 'vms');
  const condition = {
    type: 'LiveMigratable',
    status: 'False',
    reason: 'DisksNotLiveMigratable',
    message: 'disk is RWO',
  };
  const { guests } = capabilitiesOf({
    ...EMPTY,
    vms: [vm('moves'), vm('stays'), vm('gpu', { domain: { devices: { gpus: [{ name: 'g', deviceName: 'x/y' }] } } })],
    instances: [
      object(
        'VirtualMachineInstance',
        'stays',
        { status: { phase: 'Running', nodeName: 'a', conditions: [condition] } },
        'vms',
      ),
    ],
  });
  expect(guests).toEqual([
    { namespace: 'vms', name: 'moves', running: false, canMigrate: true },
    { namespace: 'vms', name: 'stays', running: true, nodeName: 'a', canMigrate: false, reason: 'disk is RWO' },
    { namespace: 'vms', name: 'gpu', running: false, canMigrate: false, reason: 'it uses a GPU of its node' },
  ]);
});
