import type { ClusterProfile } from '../../../kubevirt/config';
import type { RowId } from '../../../kubevirt/impact';
import { FAULT_ANNOTATION } from '../../../sandbox/testing';
import type { Edits } from '../../unit/impact/objects';

/** A change that one row of the table speaks of, to the VM of `unit/impact/objects.ts`. */
export interface VmChange {
  cluster?: ClusterName;
  /** What is different about the VM from the start. */
  vm?: Edits;
  /** An earlier change, which the guest has taken note of when the change comes. */
  first?: Edits;
  /** The guest is still starting when the change comes. */
  starting?: boolean;
  /** What the guest is in the middle of when the change comes. */
  meanwhile?: keyof typeof MEANWHILE;
  edits: Edits;
  /** The row under which the model tells it, where that is a more precise one. */
  told?: RowId;
  /** The assumption that the plugin, which previews by what its state holds, reported where it announced something else. */
  assumed?: RegExp;
}

const CONFIGURATION = {
  network: { binding: { netx: {} } },
  developerConfiguration: { featureGates: ['DecentralizedLiveMigration'] },
};

/** How KubeVirt is configured: one cluster after the other, in the same sandbox. */
export const CLUSTERS = {
  waiting: { configuration: CONFIGURATION, workloadUpdateMethods: [] },
  migrating: { configuration: CONFIGURATION, workloadUpdateMethods: ['LiveMigrate'] },
  stage: { configuration: { ...CONFIGURATION, vmRolloutStrategy: 'Stage' }, workloadUpdateMethods: [] },
  'without plugging': {
    configuration: {
      ...CONFIGURATION,
      developerConfiguration: { disabledFeatureGates: ['DeclarativeHotplugVolumes'] },
    },
    workloadUpdateMethods: [],
  },
} as const satisfies Record<string, Partial<ClusterProfile>>;

export type ClusterName = keyof typeof CLUSTERS;

interface Meanwhile {
  conditions?: readonly { type: string; status: string; reason: string }[];
  [field: string]: unknown;
}

/** In the status of a guest: a migration whose end the test decides, and a memory hot-plug that failed. */
export const MEANWHILE: Readonly<Record<'migrating' | 'memory failed', Meanwhile>> = {
  migrating: {
    migrationState: {
      migrationUid: 'held',
      sourceNode: 'node-1',
      targetNode: 'node-2',
      startTimestamp: '2026-01-01T00:00:00Z',
    },
  },
  'memory failed': { conditions: [{ type: 'HotMemoryChange', status: 'False', reason: 'Failed' }] },
};

const HOSTNAME = { hostname: 'other' };
const SOCKETS = { 'domain.cpu.sockets': 3 };
const MEMORY = { 'domain.memory.guest': '4Gi' };
const SELECTOR = { nodeSelector: { 'kubernetes.io/os': 'linux' } };
const MIGRATION = { 'spec.updateVolumesStrategy': 'Migration' };
const SWAP = { 'volumes[data].persistentVolumeClaim.claimName': 'other' };
const PLUG = {
  'volumes[new]': { persistentVolumeClaim: { claimName: 'new', hotpluggable: true } },
  'domain.devices.disks[new]': { disk: { bus: 'scsi' } },
};
const SATA = { ...PLUG, 'domain.devices.disks[new]': { disk: { bus: 'sata' } } };
const BRIDGE = {
  'networks[red]': { multus: { networkName: 'red' } },
  'domain.devices.interfaces[red]': { bridge: {} },
};
const NO_RED = { 'networks[red]': undefined, 'domain.devices.interfaces[red]': undefined };
const ABSENT = { 'domain.devices.interfaces[blue].state': 'absent' };
const sized = (name: string): Edits => ({
  'domain.cpu': undefined,
  'domain.memory': undefined,
  'spec.instancetype': { name },
});

const NOTHING_ELSE = /nothing else is in progress/;
const RUNS = /the guest runs/;

/** For every row about a VirtualMachine a change that it speaks of, or why the sandbox cannot show one. */
export const CHANGES: Partial<Record<RowId, VmChange | string>> = {
  'power-off': { edits: { 'spec.runStrategy': 'Halted' } },
  'power-on': { first: { 'spec.runStrategy': 'Halted' }, edits: { 'spec.runStrategy': 'Always' } },
  'run-strategy': { edits: { 'spec.runStrategy': 'RerunOnFailure' } },
  'run-strategy-unknown': 'the API refuses it, so that no controller comes to see it',
  'receiver-on-running': { edits: { 'spec.runStrategy': 'WaitAsReceiver' } },

  'cpu-sockets-up': { edits: SOCKETS },
  'cpu-sockets-before-start': {
    vm: { 'metadata.annotations': { [FAULT_ANNOTATION]: 'image-pull' } },
    starting: true,
    edits: SOCKETS,
    assumed: RUNS,
  },
  'cpu-sockets-down': { edits: { 'domain.cpu.sockets': 1 } },
  'cpu-sockets-beyond-max': { edits: { 'domain.cpu.sockets': 9 } },
  'cpu-sockets-unset': { vm: { 'domain.cpu': { model: 'host-model' } }, edits: SELECTOR },
  'cpu-arm64': {
    vm: { architecture: 'arm64', 'domain.devices.disks[cd]': undefined, 'volumes[cd]': undefined },
    edits: SOCKETS,
  },
  'cpu-in-progress': { first: SOCKETS, edits: { 'domain.cpu.sockets': 4 } },
  'cpu-while-migrating': { meanwhile: 'migrating', edits: SOCKETS, assumed: NOTHING_ELSE },
  'cpu-other': { edits: { 'domain.cpu.cores': 2 } },

  'memory-resize': { edits: MEMORY },
  'memory-not-migratable': {
    vm: { 'volumes[data].persistentVolumeClaim.claimName': 'single' },
    edits: MEMORY,
  },
  'memory-not-available': { vm: { 'domain.memory.guest': '512Mi' }, edits: { 'domain.memory.guest': '2Gi' } },
  'memory-invalid': { edits: { 'domain.memory.guest': '3G' } },
  'memory-below-boot': { edits: { 'domain.memory.guest': '1Gi' } },
  'memory-failed': { meanwhile: 'memory failed', edits: MEMORY, assumed: NOTHING_ELSE },
  'memory-in-progress': { first: MEMORY, edits: { 'domain.memory.guest': '6Gi' } },
  'memory-while-migrating': { meanwhile: 'migrating', edits: MEMORY, assumed: NOTHING_ELSE },
  'memory-other': { edits: { 'domain.resources': { requests: { memory: '1Gi' } } } },

  placement: { edits: SELECTOR },
  'placement-while-migrating': { meanwhile: 'migrating', edits: SELECTOR, assumed: NOTHING_ELSE },

  'vm-metadata': { edits: { 'metadata.labels': { team: 'a' } } },
  'synced-metadata': {
    edits: { 'spec.template.metadata.annotations': { 'descheduler.alpha.kubernetes.io/evict': 'true' } },
  },
  'template-metadata': { edits: { 'spec.template.metadata.labels.tier': 'gold' } },
  'server-metadata': {
    edits: { 'spec.template.metadata.annotations': { 'kubevirt.io/pci-topology-version': 'v3' } },
  },

  'disk-plugged': { edits: PLUG },
  'medium-changed': { edits: { 'volumes[cd].persistentVolumeClaim.claimName': 'new' } },
  'disk-refused': { edits: SATA },
  'disk-waits-for-running': 'the provider starts a guest anew that has not started: test/integration/restart.test.ts',
  'plugging-off-under-migration': { vm: MIGRATION, edits: PLUG },
  'plugging-off': { cluster: 'without plugging', edits: PLUG },
  'disk-attributes': { edits: { 'domain.devices.disks[plug].cache': 'none' } },
  'became-hotpluggable': { edits: { 'volumes[data].persistentVolumeClaim.hotpluggable': true } },
  'fixed-disk': { edits: { 'volumes[cloudinit].cloudInitNoCloud.userData': '#cloud-config\n' } },
  'order-of-disks': {
    edits: {
      volumes: [
        { name: 'cloudinit', cloudInitNoCloud: { userData: '#cloud-config\npassword: secret\n' } },
        { name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:40' } },
        { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
        { name: 'plug', persistentVolumeClaim: { claimName: 'plug', hotpluggable: true } },
        { name: 'cd', persistentVolumeClaim: { claimName: 'iso', hotpluggable: true } },
      ],
    },
  },
  'volumes-swapped-at-boot': { edits: SWAP },
  'storage-migration': { edits: { ...SWAP, ...MIGRATION } },
  'storage-migration-invalid': {
    vm: { 'domain.devices.disks[data].shareable': true, 'domain.devices.disks[data].cache': 'none' },
    edits: { ...SWAP, ...MIGRATION },
  },
  'storage-migration-missing': {
    edits: { ...MIGRATION, 'volumes[data].persistentVolumeClaim.claimName': 'nowhere' },
    assumed: /If it does not, nothing is copied/,
  },
  'storage-migration-no-source': {
    edits: { ...MIGRATION, 'volumes[root]': { persistentVolumeClaim: { claimName: 'other' } } },
  },
  'storage-migration-stage': { cluster: 'stage', edits: { ...SWAP, ...MIGRATION } },
  'storage-migration-suspended': { edits: { ...SWAP, ...MIGRATION, ...HOSTNAME } },
  'storage-migration-in-flight': {
    vm: MIGRATION,
    first: SWAP,
    edits: { 'volumes[data].persistentVolumeClaim.claimName': 'new' },
  },
  'storage-migration-cancelled': {
    vm: MIGRATION,
    first: SWAP,
    edits: { 'volumes[data].persistentVolumeClaim.claimName': 'data' },
    assumed: /The claim data is not known to exist/,
  },
  'update-volumes-strategy': { edits: MIGRATION },
  'update-volumes-strategy-unknown': { edits: { 'spec.updateVolumesStrategy': 'Copy' } },
  'data-volume-template': {
    vm: {
      'spec.dataVolumeTemplates': [imported('made', '1Gi')],
      'volumes[data]': { dataVolume: { name: 'made' } },
    },
    edits: { 'spec.dataVolumeTemplates': [imported('made', '2Gi')] },
  },
  'data-volume-template-added': {
    edits: {
      ...PLUG,
      'volumes[new]': { dataVolume: { name: 'added', hotpluggable: true } },
      'spec.dataVolumeTemplates': [imported('added', '1Gi')],
    },
  },

  'nic-plugged': { edits: BRIDGE },
  'nic-plugged-in-place': { meanwhile: 'migrating', edits: BRIDGE, assumed: NOTHING_ELSE },
  'nic-added-silent': {
    edits: {
      'networks[red]': { multus: { networkName: 'red' } },
      'domain.devices.interfaces[red]': { binding: { name: 'netx' } },
    },
  },
  'nic-fixed': { edits: { 'domain.devices.interfaces[blue].macAddress': '02:00:00:00:00:01' } },
  'nic-deleted': { edits: { 'networks[blue]': undefined, 'domain.devices.interfaces[blue]': undefined } },
  'nic-deleted-silent': { first: BRIDGE, edits: NO_RED },
  'nic-unplugged': { edits: ABSENT },
  'nic-unplugged-in-place': "the sandbox has no dynamic-networks-controller of Multus'",
  'nic-absent-already': {
    edits: { ...BRIDGE, 'domain.devices.interfaces[red]': { bridge: {}, state: 'absent' } },
  },
  'nic-ordinal': 'no pod of the sandbox was started by an old release',
  'nic-link': { edits: { 'domain.devices.interfaces[blue].state': 'down' } },
  'nic-network': { edits: { 'networks[blue].multus.networkName': 'green' } },
  'nic-network-same': { edits: { 'networks[blue].multus.networkName': 'vms/blue-nad' } },
  'nic-preferred-model': { vm: { 'spec.preference': { name: 'fedora' } }, edits: BRIDGE },
  'order-of-nics': {
    edits: {
      networks: [
        { name: 'blue', multus: { networkName: 'blue-nad' } },
        { name: 'default', pod: {} },
      ],
    },
  },

  instancetype: { vm: sized('u1.medium'), edits: { 'spec.instancetype': { name: 'cx1.medium' } }, told: 'cpu-other' },
  'instancetype-expanded': 'the sandbox does not write instancetypes into VMs',
  'instancetype-same': {
    vm: sized('u1.medium'),
    edits: { 'spec.instancetype': { name: 'u1.medium', kind: 'VirtualMachineClusterInstancetype' } },
  },
  'instancetype-missing': {
    vm: sized('u1.medium'),
    edits: { 'spec.instancetype': { name: 'nowhere' } },
    assumed: /instancetype/,
  },
  'instancetype-unknown': { vm: sized('u1.medium'), edits: { 'spec.instancetype': { name: 'own' } } },

  'other-field': { edits: HOSTNAME },
  'spurious-restart': { edits: { 'domain.features': { acpi: {} } }, told: 'other-field' },
  stage: { cluster: 'stage', edits: SOCKETS },
  suspended: { edits: { ...HOSTNAME, ...SOCKETS } },
  'behind-error': { edits: { ...SATA, ...SOCKETS } },
  'next-boot': { vm: { 'domain.cpu': { model: 'host-model' } }, edits: { 'domain.cpu.sockets': 1 } },
  started: {
    first: { 'spec.runStrategy': 'Halted' },
    edits: { 'spec.runStrategy': 'Always', ...HOSTNAME },
  },
  stopped: { first: { 'spec.runStrategy': 'Halted' }, edits: HOSTNAME },
  unchanged: { edits: { 'domain.machine': { type: 'q35' } } },
  refused: { edits: { 'domain.memory.guest': 'much', ...HOSTNAME } },
  replaced: 'the provider rejects a rename that `allow` does not name: test/unit/provider/data-safety.test.ts',
};

function imported(name: string, storage: string): object {
  return {
    metadata: { name },
    spec: { source: { blank: {} }, storage: { resources: { requests: { storage } } } },
  };
}
