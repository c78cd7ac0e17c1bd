import { Disk, GoldenImage, Image, type Nic, PersistentVolumeClaim, StorageClass, VirtualMachine } from 'kubevirt-iac';
import type { Row } from '../compare';

/** A VM without NICs beside the objects of its disks. */
const WITH_DISKS = { cpu: 1, memory: '1Gi', evictionStrategy: 'None', nics: [] as Nic[] } as const;

const dataVolume = (name: string, spec: string): string => `
    ---
    apiVersion: cdi.kubevirt.io/v1beta1
    kind: DataVolume
    metadata: { name: vm-${name}, namespace: vms }
    spec: ${spec}`;

/** Disks with objects of their own, the images that they are copies of, and the storage that they are claimed from. */
export const DATA_VOLUMES: readonly Row[] = [
  [
    'disks with DataVolumes of their own, from every source that people use',
    (chart) =>
      new VirtualMachine(chart, 'vm', {
        ...WITH_DISKS,
        disks: [
          Disk.import(Image.http('https://images.example/os.qcow2'), {
            name: 'web',
            size: '10Gi',
            storageClass: 'fast',
            accessMode: 'ReadWriteOnce',
            volumeMode: 'Filesystem',
            preallocation: true,
          }),
          Disk.import(Image.registry('registry.example/os:1.0', { pullMethod: 'node', certConfigMap: 'authorities' }), {
            name: 'registry',
            size: '10Gi',
            storageClass: 'fast',
            accessMode: 'ReadWriteMany',
          }),
          Disk.import(Image.s3('https://s3.example/images/os.qcow2', { secret: 's3' }), {
            name: 'bucket',
            size: '10Gi',
            storageClass: 'fast',
            accessMode: 'ReadWriteOnce',
            volumeMode: 'Block',
          }),
          Disk.clone(PersistentVolumeClaim.ref('base', { namespace: 'images' }), {
            name: 'copy',
            size: '10Gi',
            storageClass: 'fast',
            accessMode: 'ReadWriteOnce',
          }),
          Disk.blank({ name: 'data', size: '10Gi', storageClass: 'fast', accessMode: 'ReadWriteOnce' }),
          Disk.upload({ name: 'upload', size: '10Gi', storageClass: 'fast', accessMode: 'ReadWriteOnce' }),
        ],
      }),
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
              autoattachPodInterface: false
              disks:
              - { name: web, disk: { bus: virtio } }
              - { name: registry, disk: { bus: virtio } }
              - { name: bucket, disk: { bus: virtio } }
              - { name: copy, disk: { bus: virtio } }
              - { name: data, disk: { bus: virtio } }
              - { name: upload, disk: { bus: virtio } }
          volumes:
          - { name: web, dataVolume: { name: vm-web } }
          - { name: registry, dataVolume: { name: vm-registry } }
          - { name: bucket, dataVolume: { name: vm-bucket } }
          - { name: copy, dataVolume: { name: vm-copy } }
          - { name: data, dataVolume: { name: vm-data } }
          - { name: upload, dataVolume: { name: vm-upload } }
${[
  dataVolume(
    'web',
    `
      preallocation: true
      source: { http: { url: 'https://images.example/os.qcow2' } }
      pvc: { accessModes: [ReadWriteOnce], volumeMode: Filesystem, storageClassName: fast, resources: { requests: { storage: 10Gi } } }`,
  ),
  dataVolume(
    'registry',
    `
      source: { registry: { url: 'docker://registry.example/os:1.0', pullMethod: node, certConfigMap: authorities } }
      storage: { accessModes: [ReadWriteMany], storageClassName: fast, resources: { requests: { storage: 10Gi } } }`,
  ),
  dataVolume(
    'bucket',
    `
      source: { s3: { url: 'https://s3.example/images/os.qcow2', secretRef: s3 } }
      pvc: { accessModes: [ReadWriteOnce], volumeMode: Block, storageClassName: fast, resources: { requests: { storage: 10Gi } } }`,
  ),
  dataVolume(
    'copy',
    `
      source: { pvc: { name: base, namespace: images } }
      pvc: { accessModes: [ReadWriteOnce], storageClassName: fast, resources: { requests: { storage: 10Gi } } }`,
  ),
  dataVolume(
    'data',
    `
      source: { blank: {} }
      storage: { accessModes: [ReadWriteOnce], storageClassName: fast, resources: { requests: { storage: 10Gi } } }`,
  ),
  dataVolume(
    'upload',
    `
      source: { upload: {} }
      storage: { accessModes: [ReadWriteOnce], storageClassName: fast, resources: { requests: { storage: 10Gi } } }`,
  ),
].join('')}
    `,
  ],
  [
    'a golden image on a claim that exists',
    (chart) => new GoldenImage(chart, 'linux', { from: PersistentVolumeClaim.ref('base', { namespace: 'images' }) }),
    `
    apiVersion: cdi.kubevirt.io/v1beta1
    kind: DataSource
    metadata: { name: linux, namespace: vms }
    spec: { source: { pvc: { name: base, namespace: images } } }
    `,
  ],
  [
    'a golden image that is imported again by a schedule',
    (chart) =>
      new GoldenImage(chart, 'linux', {
        from: Image.registry('registry.example/os:1.0', { pullMethod: 'node' }),
        schedule: '0 3 * * 1',
        size: '20Gi',
        importsToKeep: 2,
      }),
    `
    apiVersion: cdi.kubevirt.io/v1beta1
    kind: DataImportCron
    metadata: { name: linux, namespace: vms }
    spec:
      schedule: 0 3 * * 1
      managedDataSource: linux
      garbageCollect: Outdated
      importsToKeep: 2
      template:
        spec:
          source: { registry: { url: 'docker://registry.example/os:1.0', pullMethod: node } }
          storage: { resources: { requests: { storage: 20Gi } } }
    `,
  ],
  [
    'how disks are claimed from a storage class',
    (chart) =>
      new StorageClass(chart, 'own', {
        provisioner: 'csi.example.com',
        profile: {
          claims: [{ accessModes: ['ReadWriteMany', 'ReadWriteOnce'], volumeMode: 'Block' }],
          cloneStrategy: 'csi-clone',
          snapshotClass: 'own',
          imagesAs: 'snapshot',
        },
      }),
    `
    apiVersion: storage.k8s.io/v1
    kind: StorageClass
    metadata: { name: own }
    provisioner: csi.example.com
    volumeBindingMode: WaitForFirstConsumer
    reclaimPolicy: Delete
    allowVolumeExpansion: true
    ---
    apiVersion: cdi.kubevirt.io/v1beta1
    kind: StorageProfile
    metadata: { name: own }
    spec:
      claimPropertySets: [{ accessModes: [ReadWriteMany, ReadWriteOnce], volumeMode: Block }]
      cloneStrategy: csi-clone
      snapshotClass: own
      dataImportCronSourceFormat: snapshot
    `,
  ],
];
