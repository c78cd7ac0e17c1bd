import {
  CdRom,
  CloudInit,
  DataSource,
  Disk,
  Filesystem,
  Image,
  Lun,
  Nic,
  PersistentVolumeClaim,
  VirtualMachine,
  type VirtualMachineProps,
  Volume,
} from 'kubevirt-iac';
import { guest, type Row, vm } from '../compare';

const BASE: VirtualMachineProps = { cpu: 1, memory: '1Gi', evictionStrategy: 'None', nics: [Nic.pod()] };
const DISK = 'registry.example/os:1.0';

/** The rest of a guest with one container disk. */
const around = (disks: string, volumes: string, more = ''): string => `
domain:
  memory: { guest: 1Gi }
  devices:
    interfaces: [{ name: default, masquerade: {} }]${more}
    disks:
    - { name: root, disk: { bus: virtio } }
${disks}
networks: [{ name: default, pod: {} }]
volumes:
- { name: root, containerDisk: { image: '${DISK}' } }
${volumes}`;

const of = (what: string, disks: Disk[], devices: string, volumes: string, more = ''): Row =>
  guest(what, { ...BASE, bootDisk: Disk.containerDisk(DISK), disks }, around(devices, volumes, more));

/** Every source of a volume, every device that shows it, and the disks that are created with their VM. */
export const STORAGE: readonly Row[] = [
  of(
    'boot order, serial number, caches and errors',
    [
      Disk.fromPvc('data', {
        bootOrder: 2,
        serial: 'D2',
        cache: 'none',
        io: 'native',
        errorPolicy: 'report',
        readonly: true,
      }),
      Disk.fromPvc('shared', { shareable: true, cache: 'none', tag: 'cluster' }),
      Disk.fromPvc('blocks', { blockSize: { logical: 512, physical: 4096 }, dedicatedIoThread: true }),
    ],
    `    - { name: data, disk: { bus: virtio, readonly: true }, bootOrder: 2, serial: D2, cache: none, io: native, errorPolicy: report }
    - { name: shared, disk: { bus: virtio }, shareable: true, cache: none, tag: cluster }
    - { name: blocks, disk: { bus: virtio }, blockSize: { custom: { logical: 512, physical: 4096 } }, dedicatedIOThread: true }`,
    `- { name: data, persistentVolumeClaim: { claimName: data } }
- { name: shared, persistentVolumeClaim: { claimName: shared } }
- { name: blocks, persistentVolumeClaim: { claimName: blocks } }`,
  ),
  of(
    'an installation medium, drivers, and an empty drive',
    [
      CdRom.from(Disk.fromPvc('iso'), { bootOrder: 1, readonly: true }),
      CdRom.from(Disk.containerDisk('registry.example/drivers:1', { name: 'drivers', imagePullPolicy: 'Always' })),
      CdRom.emptyTray(),
    ],
    `    - { name: iso, cdrom: { bus: sata, readonly: true }, bootOrder: 1 }
    - { name: drivers, cdrom: { bus: sata } }
    - { name: cdrom, cdrom: { bus: sata } }`,
    `- { name: iso, persistentVolumeClaim: { claimName: iso } }
- { name: drivers, containerDisk: { image: 'registry.example/drivers:1', imagePullPolicy: Always } }`,
  ),
  of(
    'a medium that was inserted while the guest ran',
    [CdRom.inserted(Disk.fromDataVolume('iso'))],
    '    - { name: cdrom, cdrom: { bus: sata } }',
    '- { name: cdrom, dataVolume: { name: iso, hotpluggable: true } }',
  ),
  of(
    'LUNs, one of them with reservations',
    [Lun.fromPvc('lun', { reservation: true, errorPolicy: 'report' }), Lun.fromDataVolume('other')],
    `    - { name: lun, lun: { bus: scsi, reservation: true }, errorPolicy: report }
    - { name: other, lun: { bus: scsi } }`,
    `- { name: lun, persistentVolumeClaim: { claimName: lun } }
- { name: other, dataVolume: { name: other } }`,
  ),
  of(
    'hotplugged disks',
    [Disk.fromPvc('hot', { hotpluggable: true }), Disk.fromDataVolume('warm', { hotpluggable: true, bus: 'virtio' })],
    `    - { name: hot, disk: { bus: scsi } }
    - { name: warm, disk: { bus: virtio } }`,
    `- { name: hot, persistentVolumeClaim: { claimName: hot, hotpluggable: true } }
- { name: warm, dataVolume: { name: warm, hotpluggable: true } }`,
  ),
  of(
    'what is lost when the guest stops',
    [Disk.empty('2Gi', { name: 'scratch' }), Disk.ephemeral('golden', { name: 'overlay' })],
    `    - { name: scratch, disk: { bus: virtio } }
    - { name: overlay, disk: { bus: virtio } }`,
    `- { name: scratch, emptyDisk: { capacity: 2Gi } }
- { name: overlay, ephemeral: { persistentVolumeClaim: { claimName: golden } } }`,
  ),
  of(
    'objects of Kubernetes as disks',
    [
      Volume.configMap('settings', { name: 'settings', volumeLabel: 'CFG', optional: true, serial: 'S1' }),
      Volume.secret('keys', { name: 'keys', optional: false }),
      Volume.serviceAccount('robot', { name: 'robot' }),
      Volume.downwardApi({ labels: 'metadata.labels' }, { name: 'self' }),
      Volume.downwardMetrics(),
    ],
    `    - { name: settings, disk: { bus: virtio }, serial: S1 }
    - { name: keys, disk: { bus: virtio } }
    - { name: robot, disk: { bus: virtio } }
    - { name: self, disk: { bus: virtio } }
    - { name: downward-metrics, disk: { bus: virtio } }`,
    `- { name: settings, configMap: { name: settings, volumeLabel: CFG, optional: true } }
- { name: keys, secret: { secretName: keys, optional: false } }
- { name: robot, serviceAccount: { serviceAccountName: robot } }
- { name: self, downwardAPI: { fields: [{ path: labels, fieldRef: { fieldPath: metadata.labels } }] } }
- { name: downward-metrics, downwardMetrics: {} }`,
  ),
  of(
    'directories by virtiofs',
    [
      Filesystem.virtiofs(Volume.configMap('settings', { name: 'settings' })),
      Filesystem.virtiofs(Disk.fromPvc('shared')),
      Filesystem.virtiofs(Volume.containerPath('/var/run/secrets/token', { name: 'token' })),
    ],
    '',
    `- { name: settings, configMap: { name: settings } }
- { name: shared, persistentVolumeClaim: { claimName: shared } }
- { name: token, containerPath: { path: /var/run/secrets/token } }`,
    `
    filesystems:
    - { name: settings, virtiofs: {} }
    - { name: shared, virtiofs: {} }
    - { name: token, virtiofs: {} }`,
  ),
  vm(
    'disks from the web, a claim, a golden image and nothing, which are deleted with their VM',
    {
      ...BASE,
      bootDisk: Disk.import(Image.http('https://example.com/os.qcow2'), {
        size: '10Gi',
        retain: false,
        preallocation: true,
        accessMode: 'ReadWriteMany',
        volumeMode: 'Block',
        storageClass: 'fast',
      }),
      disks: [
        Disk.clone(PersistentVolumeClaim.ref('base', { namespace: 'images' }), {
          name: 'copy',
          size: '5Gi',
          retain: false,
          accessMode: 'ReadWriteOnce',
          volumeMode: 'Filesystem',
          storageClass: 'slow',
        }),
        Disk.clone(DataSource.ref('fedora', { namespace: 'images' }), { name: 'golden', size: '30Gi', retain: false }),
        Disk.import(Image.registry('registry.example/os:2', { pullMethod: 'node' }), {
          name: 'pulled',
          size: '4Gi',
          retain: false,
        }),
        Disk.blank({
          name: 'data',
          size: '1Gi',
          retain: false,
          labels: { app: 'db' },
          annotations: { 'cdi.kubevirt.io/storage.bind.immediate.requested': 'true' },
          priorityClass: 'late',
        }),
        Disk.upload({ name: 'uploaded', size: '1Gi', retain: false }),
        Disk.import(
          Image.vddk({
            url: 'https://vcenter.example',
            uuid: '5d307ca9',
            backingFile: '[store] vm/vm.vmdk',
            thumbprint: 'AA:BB',
            secret: 'vcenter',
          }),
          { name: 'moved', size: '20Gi', retain: false },
        ),
      ],
      updateVolumesStrategy: 'Migration',
      cloudInit: CloudInit.fromSecret('user', { networkSecret: 'net' }),
    },
    `
    running: true
    updateVolumesStrategy: Migration
    dataVolumeTemplates:
    - metadata: { name: vm-root, creationTimestamp: null }
      spec:
        preallocation: true
        source: { http: { url: 'https://example.com/os.qcow2' } }
        pvc:
          accessModes: [ReadWriteMany]
          volumeMode: Block
          storageClassName: fast
          resources: { requests: { storage: 10Gi } }
    - metadata: { name: vm-copy }
      spec:
        source: { pvc: { name: base, namespace: images } }
        storage: { accessModes: [ReadWriteOnce], volumeMode: Filesystem, storageClassName: slow, resources: { requests: { storage: 5Gi } } }
    - metadata: { name: vm-golden }
      spec:
        sourceRef: { kind: DataSource, name: fedora, namespace: images }
        storage: { resources: { requests: { storage: 30Gi } } }
    - metadata: { name: vm-pulled }
      spec:
        source: { registry: { url: 'docker://registry.example/os:2', pullMethod: node } }
        storage: { resources: { requests: { storage: 4Gi } } }
    - metadata:
        name: vm-data
        labels: { app: db }
        annotations: { cdi.kubevirt.io/storage.bind.immediate.requested: 'true' }
      spec:
        priorityClassName: late
        source: { blank: {} }
        storage: { resources: { requests: { storage: 1Gi } } }
    - metadata: { name: vm-uploaded }
      spec:
        source: { upload: {} }
        storage: { resources: { requests: { storage: 1Gi } } }
    - metadata: { name: vm-moved }
      spec:
        source:
          vddk:
            url: https://vcenter.example
            uuid: 5d307ca9
            backingFile: '[store] vm/vm.vmdk'
            thumbprint: AA:BB
            secretRef: vcenter
        storage: { resources: { requests: { storage: 20Gi } } }
    template:
      metadata: { creationTimestamp: null }
      spec:
        domain:
          memory: { guest: 1Gi }
          devices:
            interfaces: [{ name: default, masquerade: {} }]
            disks:
            - { name: root, disk: { bus: virtio } }
            - { name: copy, disk: { bus: virtio } }
            - { name: golden, disk: { bus: virtio } }
            - { name: pulled, disk: { bus: virtio } }
            - { name: data, disk: { bus: virtio } }
            - { name: uploaded, disk: { bus: virtio } }
            - { name: moved, disk: { bus: virtio } }
            - { name: cloudinit, disk: { bus: virtio } }
        networks: [{ name: default, pod: {} }]
        volumes:
        - { name: root, dataVolume: { name: vm-root } }
        - { name: copy, dataVolume: { name: vm-copy } }
        - { name: golden, dataVolume: { name: vm-golden } }
        - { name: pulled, dataVolume: { name: vm-pulled } }
        - { name: data, dataVolume: { name: vm-data } }
        - { name: uploaded, dataVolume: { name: vm-uploaded } }
        - { name: moved, dataVolume: { name: vm-moved } }
        - name: cloudinit
          cloudInitNoCloud: { secretRef: { name: user }, networkDataSecretRef: { name: net } }
    `,
  ),
  [
    'a disk that has grown, beside its VM',
    (chart) => new VirtualMachine(chart, 'vm', { ...BASE, bootDisk: Disk.blank({ size: '2Gi', initialSize: '1Gi' }) }),
    `
    apiVersion: kubevirt.io/v1
    kind: VirtualMachine
    metadata: { name: vm, namespace: vms }
    spec:
      runStrategy: Always
      template:
        spec:
          domain:
            memory: { guest: 1Gi }
            devices:
              interfaces: [{ name: default, masquerade: {} }]
              disks: [{ name: root, disk: { bus: virtio } }]
          networks: [{ name: default, pod: {} }]
          volumes: [{ name: root, dataVolume: { name: vm-root } }]
    ---
    apiVersion: cdi.kubevirt.io/v1beta1
    kind: DataVolume
    metadata: { name: vm-root, namespace: vms }
    spec: { source: { blank: {} }, storage: { resources: { requests: { storage: 1Gi } } } }
    ---
    apiVersion: v1
    kind: PersistentVolumeClaim
    metadata: { name: vm-root, namespace: vms }
    spec: { resources: { requests: { storage: 2Gi } } }
    `,
  ],
];
