import { capabilitiesOf } from '../../kubevirt/capabilities';
import { kindOf } from '../../kubevirt/kinds';
import { readServerVersion } from '../preflight';
import { type Field, maybe, type ProviderFunction, type Struct, text } from './function';
import { listServed, requireNamespace, VM, VMI } from './read';

const boolean = (description: string): Field => ({ type: 'boolean', description });
const texts = (description: string): Field => ({ type: { list: 'string' }, description });

const NODE: Struct = {
  name: 'NodeCapabilities',
  description: 'What a node can do for guests.',
  fields: {
    name: text('Name of the node.'),
    ready: boolean('Whether it is Ready.'),
    canRunGuests: boolean('Whether the scheduler places guests there that ask for nothing special.'),
    reason: maybe('string', 'Why not, and what to do.'),
    kvm: boolean('Whether it has /dev/kvm: hardware virtualization.'),
    architecture: text('Its architecture, such as `amd64`.'),
    hostCpuModel: maybe('string', 'CPU model of the node itself, which guests with `host-model` get.'),
    cpuModels: texts('CPU models that guests can name.'),
    allocatable: {
      type: { map: 'string' },
      description: 'What is there for Pods: `cpu`, `memory`, huge pages and devices, as quantities.',
    },
    labels: { type: { map: 'string' }, description: 'Its labels.' },
    taints: texts('Taints that guests must tolerate, as `key=value:effect`.'),
  },
};

const MODE: Struct = {
  name: 'StorageMode',
  description: 'A way to use a volume.',
  fields: {
    mode: text('Access mode, such as `ReadWriteMany`.'),
    volumeMode: text('`Block` or `Filesystem`.'),
  },
};

const STORAGE: Struct = {
  name: 'StorageCapabilities',
  description: 'What a StorageClass can do for disks.',
  fields: {
    name: text('Name of the StorageClass.'),
    provisioner: text('Its driver.'),
    isDefault: boolean('Whether claims get it that name no class.'),
    isDefaultForVms: boolean('Whether disks of VMs get it that name no class, before the default of Kubernetes.'),
    modes: {
      type: { list: MODE },
      description:
        'Access and volume modes as CDI knows them; empty where neither CDI nor this package knows the driver.',
    },
    cloneStrategy: maybe('string', 'How CDI clones: `snapshot`, `csi-clone` or `copy`; absent without CDI.'),
    snapshotClass: maybe('string', 'VolumeSnapshotClass of its snapshots.'),
    volumeBindingMode: text('`Immediate` or `WaitForFirstConsumer`.'),
    liveMigration: maybe('boolean', 'Whether guests with its disks can move; absent where the driver is not known.'),
    block: maybe('boolean', 'Whether it has block volumes; absent where the driver is not known.'),
    snapshots: boolean('Whether its disks can be snapshotted.'),
    expansion: boolean('Whether its disks grow in place.'),
    limits: texts('Why it cannot do what it cannot.'),
  },
};

const GUEST: Struct = {
  name: 'GuestMobility',
  description: 'Whether a guest can move to another node while it runs.',
  fields: {
    namespace: text('Namespace of the VM.'),
    name: text('Name of the VM.'),
    running: boolean('Whether it runs.'),
    nodeName: maybe('string', 'Node that it runs on.'),
    canMigrate: boolean(
      'Whether it can be migrated live: as KubeVirt reports for a running guest, else as its spec and claims show.',
    ),
    reason: maybe('string', 'Why it cannot.'),
  },
};

export const getCapabilities: ProviderFunction = {
  description:
    'What a cluster can do for guests: versions and feature gates, its nodes, what its storage can do, and which guests can migrate. On a cluster without KubeVirt or CDI their versions are absent.',
  inputs: {
    namespace: maybe('string', 'Namespace of the VMs in `guests`. Default: all namespaces.'),
  },
  outputs: {
    kubernetesVersion: text('Version of the API server.'),
    kubevirtVersion: maybe('string', 'Version of KubeVirt; absent where it is not installed.'),
    cdiVersion: maybe('string', 'Version of CDI; absent where it is not installed.'),
    architecture: text('Architecture of VMs that do not name one.'),
    featureGates: texts('Feature gates of KubeVirt that are open, those included that no longer can be closed.'),
    cpuModel: maybe(
      'string',
      'Newest CPU model that all nodes share which run guests: a guest with it migrates between all of them.',
    ),
    defaultStorageClass: maybe('string', 'StorageClass of disks that name none.'),
    nodes: { type: { list: NODE }, description: 'Every node.' },
    storageClasses: { type: { list: STORAGE }, description: 'Every StorageClass.' },
    guests: { type: { list: GUEST }, description: 'Every VM.' },
  },
  async run(args, call) {
    const namespace = args['namespace'] as string | undefined;
    const within = namespace === undefined ? {} : { namespace };
    const list = (apiVersion: string, kind: string, options = {}) =>
      listServed(call, kindOf(apiVersion, kind)!, options);
    const [
      kubernetesVersion,
      kubevirts,
      cdis,
      nodes,
      storageClasses,
      storageProfiles,
      snapshotClasses,
      vms,
      instances,
      claims,
    ] = await Promise.all([
      readServerVersion(call.cluster, call.signal),
      list('kubevirt.io/v1', 'KubeVirt'),
      list('cdi.kubevirt.io/v1beta1', 'CDI'),
      list('v1', 'Node'),
      list('storage.k8s.io/v1', 'StorageClass'),
      list('cdi.kubevirt.io/v1beta1', 'StorageProfile'),
      list('snapshot.storage.k8s.io/v1', 'VolumeSnapshotClass'),
      listServed(call, VM, within),
      listServed(call, VMI, within),
      list('v1', 'PersistentVolumeClaim', within),
    ]);
    if (vms.length === 0) await requireNamespace(call, namespace);
    const facts = { kubevirts, cdis, nodes, storageClasses, storageProfiles, snapshotClasses, vms, instances, claims };
    return { ...capabilitiesOf({ kubernetesVersion, ...facts }) };
  },
};
