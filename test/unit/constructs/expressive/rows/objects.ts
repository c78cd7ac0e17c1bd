import {
  BridgeNetwork,
  Disk,
  Instancetype,
  MigrationPolicy,
  Nic,
  OvsNetwork,
  PoolUpdate,
  Preference,
  ScaleIn,
  SriovNetwork,
  VirtualMachine,
  VMPool,
} from 'kubevirt-iac';
import type { Row } from '../compare';

const OS = Disk.containerDisk('registry.example/os:1.0');
const SPEC = `
          domain:
            memory: { guest: 128Mi }
            devices:
              interfaces: [{ name: default, masquerade: {} }]
              disks: [{ name: root, disk: { bus: virtio } }]
          networks: [{ name: default, pod: {} }]
          volumes: [{ name: root, containerDisk: { image: 'registry.example/os:1.0' } }]`;
const SIZED_BY_TYPE = SPEC.replace('memory: { guest: 128Mi }', 'resources: {}');

/** Objects beside one VM. */
export const OBJECTS: readonly Row[] = [
  [
    'a pool',
    (chart) =>
      new VMPool(chart, 'workers', {
        replicas: 3,
        machine: { cpu: 1, memory: '128Mi', bootDisk: OS, evictionStrategy: 'None' },
        update: PoolUpdate.proactive({ maxUnavailable: '20%' }),
        scaleIn: ScaleIn.proactive({ keep: 'disks' }),
      }),
    `
    apiVersion: pool.kubevirt.io/v1beta1
    kind: VirtualMachinePool
    metadata: { name: workers, namespace: vms }
    spec:
      replicas: 3
      selector: { matchLabels: { kubevirt.io/vmpool: workers } }
      updateStrategy: { proactive: {} }
      maxUnavailable: '20%'
      scaleInStrategy: { proactive: { statePreservation: Offline } }
      virtualMachineTemplate:
        metadata: { labels: { kubevirt.io/vmpool: workers } }
        spec:
          runStrategy: Always
          template:
            metadata: { labels: { kubevirt.io/vmpool: workers } }
            spec:${SPEC.replaceAll('\n', '\n    ')}
    `,
  ],
  [
    'a VM by a common instancetype and preference',
    (chart) =>
      new VirtualMachine(chart, 'vm', {
        instancetype: 'u1.small',
        preference: 'fedora',
        bootDisk: OS,
        evictionStrategy: 'None',
        runStrategy: 'RerunOnFailure',
        labels: { app: 'web' },
        annotations: { note: 'mine' },
        guestLabels: { tier: 'front' },
        guestAnnotations: { note: 'guest' },
      }),
    `
    apiVersion: kubevirt.io/v1
    kind: VirtualMachine
    metadata: { name: vm, namespace: vms, labels: { app: web }, annotations: { note: mine } }
    spec:
      runStrategy: RerunOnFailure
      instancetype: { name: u1.small, kind: VirtualMachineClusterInstancetype }
      preference: { name: fedora, kind: VirtualMachineClusterPreference }
      template:
        metadata: { labels: { tier: front }, annotations: { note: guest } }
        spec:${SIZED_BY_TYPE}
    `,
  ],
  [
    'a VM whose size and preference are those of its image',
    (chart) =>
      new VirtualMachine(chart, 'vm', {
        instancetype: Instancetype.inferFromVolume(),
        preference: Preference.inferFromVolume('root', { failurePolicy: 'Ignore' }),
        bootDisk: Disk.fromPvc('golden', { bus: 'virtio' }),
        nics: [Nic.pod({ model: 'virtio' })],
        evictionStrategy: 'None',
      }),
    `
    apiVersion: kubevirt.io/v1
    kind: VirtualMachine
    metadata: { name: vm, namespace: vms }
    spec:
      runStrategy: Always
      instancetype: { inferFromVolume: root }
      preference: { inferFromVolume: root, inferFromVolumeFailurePolicy: Ignore }
      template:
        spec:
          domain:
            devices:
              interfaces: [{ name: default, masquerade: {} }]
              disks: [{ name: root, disk: { bus: virtio } }]
          networks: [{ name: default, pod: {} }]
          volumes: [{ name: root, persistentVolumeClaim: { claimName: golden } }]
    `,
  ],
  [
    'instancetypes of a namespace and of the cluster',
    (chart) => {
      new Instancetype(chart, 'large', {
        cpu: {
          guest: 4,
          dedicatedCPUPlacement: true,
          isolateEmulatorThread: true,
          model: 'host-passthrough',
          maxSockets: 8,
        },
        memory: { guest: '8Gi', hugepages: { pageSize: '1Gi' }, maxGuest: '16Gi' },
        gpus: [{ name: 'g', deviceName: 'nvidia.com/A2' }],
        ioThreadsPolicy: 'auto',
        nodeSelector: { disk: 'ssd' },
        guestAnnotations: { note: 'mine' },
      });
      new Instancetype(chart, 'small', { cpu: 1, memory: '128Mi', clusterWide: true });
    },
    `
    apiVersion: instancetype.kubevirt.io/v1beta1
    kind: VirtualMachineInstancetype
    metadata: { name: large, namespace: vms }
    spec:
      cpu: { guest: 4, dedicatedCPUPlacement: true, isolateEmulatorThread: true, model: host-passthrough, maxSockets: 8 }
      memory: { guest: 8Gi, hugepages: { pageSize: 1Gi }, maxGuest: 16Gi }
      gpus: [{ name: g, deviceName: nvidia.com/A2 }]
      ioThreadsPolicy: auto
      nodeSelector: { disk: ssd }
      annotations: { note: mine }
    ---
    apiVersion: instancetype.kubevirt.io/v1beta1
    kind: VirtualMachineClusterInstancetype
    metadata: { name: small }
    spec: { cpu: { guest: 1 }, memory: { guest: 128Mi } }
    `,
  ],
  [
    'preferences of a namespace and of the cluster',
    (chart) => {
      new Preference(chart, 'virtio', {
        devices: { preferredDiskBus: 'virtio', preferredInterfaceModel: 'virtio', preferredTPM: { persistent: true } },
        cpu: { preferredCPUTopology: 'spread', spreadOptions: { across: 'SocketsCores', ratio: 4 } },
      });
      new Preference(chart, 'windows', {
        clusterWide: true,
        clock: {
          preferredClockOffset: { utc: {} },
          preferredTimer: { hpet: { present: false }, pit: { tickPolicy: 'delay' }, rtc: { tickPolicy: 'catchup' } },
        },
        features: {
          preferredAcpi: {},
          preferredApic: {},
          preferredHyperv: { relaxed: {}, vapic: {} },
          preferredSmm: {},
        },
        firmware: { preferredUseEfi: true, preferredUseSecureBoot: true },
        machine: { preferredMachineType: 'q35' },
      });
    },
    `
    apiVersion: instancetype.kubevirt.io/v1beta1
    kind: VirtualMachinePreference
    metadata: { name: virtio, namespace: vms }
    spec:
      devices: { preferredDiskBus: virtio, preferredInterfaceModel: virtio, preferredTPM: { persistent: true } }
      cpu: { preferredCPUTopology: spread, spreadOptions: { across: SocketsCores, ratio: 4 } }
    ---
    apiVersion: instancetype.kubevirt.io/v1beta1
    kind: VirtualMachineClusterPreference
    metadata: { name: windows }
    spec:
      clock:
        preferredClockOffset: { utc: {} }
        preferredTimer: { hpet: { present: false }, pit: { tickPolicy: delay }, rtc: { tickPolicy: catchup } }
      features: { preferredAcpi: {}, preferredApic: {}, preferredHyperv: { relaxed: {}, vapic: {} }, preferredSmm: {} }
      firmware: { preferredUseEfi: true, preferredUseSecureBoot: true }
      machine: { preferredMachineType: q35 }
    `,
  ],
  [
    'a migration policy',
    (chart) =>
      new MigrationPolicy(chart, 'gentle', {
        guestLabels: { app: 'db' },
        namespaceLabels: { team: 'a' },
        allowAutoConverge: false,
        allowPostCopy: false,
        allowWorkloadDisruption: false,
        bandwidth: '2000Mi',
        completionTimeoutPerGiB: '2m',
      }),
    `
    apiVersion: migrations.kubevirt.io/v1alpha1
    kind: MigrationPolicy
    metadata: { name: gentle }
    spec:
      selectors: { virtualMachineInstanceSelector: { app: db }, namespaceSelector: { team: a } }
      allowAutoConverge: false
      allowPostCopy: false
      allowWorkloadDisruption: false
      bandwidthPerMigration: 2000Mi
      completionTimeoutPerGiB: 120
    `,
  ],
  [
    'networks on bridges and virtual functions',
    (chart) => {
      new BridgeNetwork(chart, 'lan', { bridge: 'br-lan', vlan: 120 });
      new OvsNetwork(chart, 'ovs', { bridge: 'br1' });
      new SriovNetwork(chart, 'fast', { resourceName: 'intel.com/sriov' });
    },
    `
    apiVersion: k8s.cni.cncf.io/v1
    kind: NetworkAttachmentDefinition
    metadata:
      name: lan
      namespace: vms
      annotations: { k8s.v1.cni.cncf.io/resourceName: bridge.network.kubevirt.io/br-lan }
    spec:
      config: '{"cniVersion":"0.3.1","name":"lan","type":"bridge","bridge":"br-lan","macspoofchk":true,"disableContainerInterface":true,"vlan":120}'
    ---
    apiVersion: k8s.cni.cncf.io/v1
    kind: NetworkAttachmentDefinition
    metadata:
      name: ovs
      namespace: vms
      annotations: { k8s.v1.cni.cncf.io/resourceName: ovs-cni.network.kubevirt.io/br1 }
    spec: { config: '{"cniVersion":"0.3.1","name":"ovs","type":"ovs","bridge":"br1"}' }
    ---
    apiVersion: k8s.cni.cncf.io/v1
    kind: NetworkAttachmentDefinition
    metadata: { name: fast, namespace: vms, annotations: { k8s.v1.cni.cncf.io/resourceName: intel.com/sriov } }
    spec: { config: '{"cniVersion":"0.3.1","name":"fast","type":"sriov","ipam":{}}' }
    `,
  ],
];
