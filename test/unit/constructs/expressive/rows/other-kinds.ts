import {
  Clone,
  Disk,
  Export,
  Instancetype,
  PoolUpdate,
  Preference,
  ScaleIn,
  Snapshot,
  VirtualMachine,
  VMPool,
} from 'kubevirt-iac';
import type { Row } from '../compare';

const SMALL = {
  cpu: 1,
  memory: '128Mi',
  evictionStrategy: 'None',
  bootDisk: Disk.containerDisk('registry.example/os:1.0'),
} as const;
const SPEC = `
            spec:
              domain:
                memory: { guest: 128Mi }
                devices:
                  interfaces: [{ name: default, masquerade: {} }]
                  disks: [{ name: root, disk: { bus: virtio } }]
              networks: [{ name: default, pod: {} }]
              volumes: [{ name: root, containerDisk: { image: 'registry.example/os:1.0' } }]`;

const pool = (what: string, strategies: { update: PoolUpdate; scaleIn: ScaleIn }, yaml: string): Row => [
  what,
  (chart) => new VMPool(chart, 'workers', { replicas: 2, machine: SMALL, ...strategies }),
  `
    apiVersion: pool.kubevirt.io/v1beta1
    kind: VirtualMachinePool
    metadata: { name: workers, namespace: vms }
    spec:
      replicas: 2
      selector: { matchLabels: { kubevirt.io/vmpool: workers } }${yaml}
      virtualMachineTemplate:
        metadata: { labels: { kubevirt.io/vmpool: workers } }
        spec:
          runStrategy: Always
          template:
            metadata: { labels: { kubevirt.io/vmpool: workers } }${SPEC}
  `,
];

/** Objects whose kinds have rows elsewhere, with the fields that those lack. */
export const OTHER_KINDS: readonly Row[] = [
  pool(
    'a pool that says nothing of updates: KubeVirt restarts all guests, and deletes disks',
    { update: PoolUpdate.proactive({ maxUnavailable: '100%' }), scaleIn: ScaleIn.proactive({ keep: 'nothing' }) },
    '',
  ),
  pool(
    'a pool that is updated as guests restart',
    { update: PoolUpdate.opportunistic(), scaleIn: ScaleIn.opportunistic({ keep: 'disks' }) },
    `
      updateStrategy: { opportunistic: {} }
      scaleInStrategy: { opportunistic: { statePreservation: Offline } }`,
  ),
  pool(
    'a pool that leaves its VMs alone',
    { update: PoolUpdate.unmanaged(), scaleIn: ScaleIn.unmanaged() },
    `
      updateStrategy: { unmanaged: {} }
      scaleInStrategy: { unmanaged: {} }`,
  ),
  [
    'a snapshot that outlives its object, and its export',
    (chart) => {
      const vm = VirtualMachine.fromVirtualMachineName(chart, 'vm', 'vm');
      const snapshot = new Snapshot(chart, 'before', { of: vm, failureDeadline: '10m', deletionPolicy: 'Retain' });
      new Export(chart, 'out', { snapshot, ttl: '4h', tokenSecret: 'token' });
    },
    `
    apiVersion: snapshot.kubevirt.io/v1beta1
    kind: VirtualMachineSnapshot
    metadata: { name: before, namespace: vms }
    spec:
      source: { apiGroup: kubevirt.io, kind: VirtualMachine, name: vm }
      failureDeadline: 600s
      deletionPolicy: Retain
    ---
    apiVersion: export.kubevirt.io/v1
    kind: VirtualMachineExport
    metadata: { name: out, namespace: vms }
    spec:
      source: { apiGroup: snapshot.kubevirt.io, kind: VirtualMachineSnapshot, name: before }
      ttlDuration: 14400s
      tokenSecretRef: token
    `,
  ],
  [
    'a clone that is changed on the way',
    (chart) =>
      new Clone(chart, 'copy', {
        of: 'vm',
        to: 'vm2',
        labelFilters: ['*'],
        annotationFilters: ['*', '!note'],
        newMacAddresses: { default: '02:00:00:00:00:09' },
        newSmbiosSerial: 's1',
        volumeNamePolicy: 'RandomizeNames',
        patches: [{ op: 'replace', path: '/spec/runStrategy', value: 'Halted' }],
      }),
    `
    apiVersion: clone.kubevirt.io/v1beta1
    kind: VirtualMachineClone
    metadata: { name: copy, namespace: vms }
    spec:
      source: { apiGroup: kubevirt.io, kind: VirtualMachine, name: vm }
      target: { apiGroup: kubevirt.io, kind: VirtualMachine, name: vm2 }
      labelFilters: ['*']
      annotationFilters: ['*', '!note']
      template: { labelFilters: ['*'], annotationFilters: ['*', '!note'] }
      newMacAddresses: { default: '02:00:00:00:00:09' }
      newSMBiosSerial: s1
      volumeNamePolicy: RandomizeNames
      patches: ['{"op":"replace","path":"/spec/runStrategy","value":"Halted"}']
    `,
  ],
  [
    'instancetypes with everything that guests are given',
    (chart) => {
      new Instancetype(chart, 'realtime', {
        cpu: {
          guest: 4,
          dedicatedCPUPlacement: true,
          isolateEmulatorThread: true,
          maxSockets: 8,
          model: 'host-passthrough',
          numa: { guestMappingPassthrough: {} },
          realtime: {},
        },
        memory: { guest: '8Gi', hugepages: { pageSize: '1Gi' }, maxGuest: '16Gi' },
        gpus: [{ name: 'g', deviceName: 'example.com/gpu' }],
        hostDevices: [{ name: 'h', deviceName: 'example.com/device' }],
        ioThreadsPolicy: 'auto',
        launchSecurity: { sev: {} },
        nodeSelector: { zone: 'a' },
        schedulerName: 'own-scheduler',
        guestAnnotations: { note: 'own' },
      });
      new Instancetype(chart, 'large', {
        clusterWide: true,
        cpu: { guest: 2, model: 'host-model', maxSockets: 4 },
        memory: { guest: '3Gi', hugepages: { pageSize: '1Gi' }, maxGuest: '6Gi' },
        ioThreadsPolicy: 'shared',
      });
    },
    `
    apiVersion: instancetype.kubevirt.io/v1beta1
    kind: VirtualMachineInstancetype
    metadata: { name: realtime, namespace: vms }
    spec:
      cpu:
        guest: 4
        dedicatedCPUPlacement: true
        isolateEmulatorThread: true
        maxSockets: 8
        model: host-passthrough
        numa: { guestMappingPassthrough: {} }
        realtime: {}
      memory: { guest: 8Gi, hugepages: { pageSize: 1Gi }, maxGuest: 16Gi }
      gpus: [{ name: g, deviceName: example.com/gpu }]
      hostDevices: [{ name: h, deviceName: example.com/device }]
      ioThreadsPolicy: auto
      launchSecurity: { sev: {} }
      nodeSelector: { zone: a }
      schedulerName: own-scheduler
      annotations: { note: own }
    ---
    apiVersion: instancetype.kubevirt.io/v1beta1
    kind: VirtualMachineClusterInstancetype
    metadata: { name: large }
    spec:
      cpu: { guest: 2, model: host-model, maxSockets: 4 }
      memory: { guest: 3Gi, hugepages: { pageSize: 1Gi }, maxGuest: 6Gi }
      ioThreadsPolicy: shared
    `,
  ],
  [
    'preferences of nothing, of a bus, and of a whole system',
    (chart) => {
      new Preference(chart, 'nothing', {});
      new Preference(chart, 'bus', {
        clusterWide: true,
        devices: { preferredDiskBus: 'virtio', preferredInterfaceModel: 'virtio', preferredRng: {} },
      });
      new Preference(chart, 'system', {
        clock: {
          preferredClockOffset: { utc: {} },
          preferredTimer: {
            hpet: { present: false },
            hyperv: {},
            pit: { tickPolicy: 'delay' },
            rtc: { tickPolicy: 'catchup' },
          },
        },
        cpu: { preferredCPUTopology: 'sockets' },
        devices: { preferredDiskBus: 'sata', preferredInterfaceModel: 'e1000', preferredTPM: {} },
        features: {
          preferredAcpi: {},
          preferredApic: {},
          preferredHyperv: { relaxed: {}, spinlocks: { spinlocks: 4096 }, vapic: {} },
          preferredSmm: {},
        },
        firmware: { preferredEfi: { secureBoot: true } },
      });
    },
    `
    apiVersion: instancetype.kubevirt.io/v1beta1
    kind: VirtualMachinePreference
    metadata: { name: nothing, namespace: vms }
    spec: {}
    ---
    apiVersion: instancetype.kubevirt.io/v1beta1
    kind: VirtualMachineClusterPreference
    metadata: { name: bus }
    spec: { devices: { preferredDiskBus: virtio, preferredInterfaceModel: virtio, preferredRng: {} } }
    ---
    apiVersion: instancetype.kubevirt.io/v1beta1
    kind: VirtualMachinePreference
    metadata: { name: system, namespace: vms }
    spec:
      clock:
        preferredClockOffset: { utc: {} }
        preferredTimer: { hpet: { present: false }, hyperv: {}, pit: { tickPolicy: delay }, rtc: { tickPolicy: catchup } }
      cpu: { preferredCPUTopology: sockets }
      devices: { preferredDiskBus: sata, preferredInterfaceModel: e1000, preferredTPM: {} }
      features:
        preferredAcpi: {}
        preferredApic: {}
        preferredHyperv: { relaxed: {}, spinlocks: { spinlocks: 4096 }, vapic: {} }
        preferredSmm: {}
      firmware: { preferredEfi: { secureBoot: true } }
    `,
  ],
];
