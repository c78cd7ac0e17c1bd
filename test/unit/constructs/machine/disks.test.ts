import {
  CdRom,
  type CloneSource,
  DataSource,
  DataVolume,
  Disk,
  Filesystem,
  Image,
  Lun,
  PersistentVolumeClaim,
  Preference,
  VirtualMachine,
  Volume,
  VolumeSnapshot,
} from 'kubevirt-iac';
import { chartIn, type Loose, objectsOf, only } from '../rendered';

const machine = (props: { bootDisk?: Disk; disks?: Disk[]; preference?: Preference.Ref }, namespace?: string) => {
  const chart = chartIn(namespace);
  const vm = new VirtualMachine(chart, 'web', { instancetype: 'u1.small', ...props });
  return { chart, vm };
};
const guest = (chart: ReturnType<typeof chartIn>): Loose => only(chart, 'VirtualMachine').spec.template.spec;

describe('a disk that is created', () => {
  const sources: [string, Disk, object][] = [
    [
      'registry',
      Disk.import(Image.registry('quay.io/a/b:1', { secret: 'pull', pullMethod: 'node' }), { size: '1Gi' }),
      { registry: { url: 'docker://quay.io/a/b:1', secretRef: 'pull', pullMethod: 'node' } },
    ],
    [
      'oci archive',
      Disk.import(Image.registry('oci-archive://quay.io/a'), { size: '1Gi' }),
      { registry: { url: 'oci-archive://quay.io/a' } },
    ],
    [
      'http',
      Disk.import(Image.http('https://x/y.qcow2', { checksum: 'sha256:ab', certConfigMap: 'ca' }), { size: '1Gi' }),
      { http: { url: 'https://x/y.qcow2', checksum: 'sha256:ab', certConfigMap: 'ca' } },
    ],
    [
      's3',
      Disk.import(Image.s3('s3://b/k', { secret: 's' }), { size: '1Gi' }),
      { s3: { url: 's3://b/k', secretRef: 's' } },
    ],
    ['gcs', Disk.import(Image.gcs('gs://b/k'), { size: '1Gi' }), { gcs: { url: 'gs://b/k' } }],
    [
      'imageio',
      Disk.import(Image.imageio({ url: 'https://ovirt', diskId: '1', secret: 's' }), { size: '1Gi' }),
      { imageio: { url: 'https://ovirt', diskId: '1', secretRef: 's' } },
    ],
    [
      'vddk',
      Disk.import(
        Image.vddk({ url: 'https://vc', uuid: 'u', backingFile: 'f', thumbprint: 't', secret: 's', initImageUrl: 'i' }),
        { size: '1Gi' },
      ),
      { vddk: { url: 'https://vc', uuid: 'u', backingFile: 'f', thumbprint: 't', secretRef: 's', initImageURL: 'i' } },
    ],
    ['blank', Disk.blank({ size: '1Gi' }), { blank: {} }],
    ['upload', Disk.upload({ size: '1Gi' }), { upload: {} }],
    ['clone of a claim', Disk.clone(PersistentVolumeClaim.ref('base')), { pvc: { name: 'base', namespace: 'vms' } }],
    [
      'clone of a DataVolume',
      Disk.clone(DataVolume.ref('base', { namespace: 'images' })),
      { pvc: { name: 'base', namespace: 'images' } },
    ],
    [
      'clone of a snapshot',
      Disk.clone(VolumeSnapshot.ref({ name: 'snap', namespace: 'images' })),
      { snapshot: { name: 'snap', namespace: 'images' } },
    ],
  ];
  it.each(sources)('from %s', (_name, disk, source) => {
    const { chart } = machine({ bootDisk: disk });
    expect(only(chart, 'DataVolume').spec.source).toEqual(source);
    expect(guest(chart).volumes).toEqual([{ name: 'root', dataVolume: { name: 'web-root' } }]);
  });

  it('from a DataSource', () => {
    const { chart } = machine({
      bootDisk: Disk.clone(DataSource.ref('fedora', { namespace: 'images' }), { size: '30Gi' }),
    });
    expect(only(chart, 'DataVolume').spec).toEqual({
      sourceRef: { kind: 'DataSource', name: 'fedora', namespace: 'images' },
      storage: { resources: { requests: { storage: '30Gi' } } },
    });
  });

  it('reports a clone without a namespace', () => {
    const chart = chartIn('');
    const source: CloneSource = { pvc: 'base' };
    const make = () =>
      new VirtualMachine(chart, 'web', { instancetype: 'u1.small', namespace: undefined, bootDisk: { clone: source } });
    Object.assign(chart, { namespace: undefined });
    expect(make).toThrow("PersistentVolumeClaim.ref('base', { namespace: 'images' })");
  });

  it('outlives its VM: an object of its own that no tool deletes', () => {
    const { chart } = machine({
      bootDisk: Disk.blank({ size: '1Gi', storageClass: 'fast', accessMode: 'ReadWriteMany', volumeMode: 'Block' }),
    });
    const dataVolume = only(chart, 'DataVolume');
    expect(dataVolume.metadata.annotations).toEqual({
      'argocd.argoproj.io/sync-options': 'Prune=false,Delete=false',
      'cdi.kubevirt.io/storage.deleteAfterCompletion': 'false',
      'kustomize.toolkit.fluxcd.io/prune': 'disabled',
    });
    expect(dataVolume.spec.storage).toEqual({
      accessModes: ['ReadWriteMany'],
      resources: { requests: { storage: '1Gi' } },
      storageClassName: 'fast',
      volumeMode: 'Block',
    });
    expect(only(chart, 'VirtualMachine').spec.dataVolumeTemplates).toBeUndefined();
  });

  it('is deleted with its VM if it is not retained', () => {
    const { chart } = machine({ bootDisk: Disk.blank({ size: '1Gi', retain: false }) });
    expect(objectsOf(chart).map(({ kind }) => kind)).toEqual(['VirtualMachine']);
    expect(only(chart, 'VirtualMachine').spec.dataVolumeTemplates).toMatchObject([{ metadata: { name: 'web-root' } }]);
  });
});

describe('an existing disk', () => {
  const volumes: [string, Disk, object][] = [
    [
      'claim',
      Disk.fromPvc({ metadata: { name: 'data' } }),
      { name: 'data', persistentVolumeClaim: { claimName: 'data' } },
    ],
    ['DataVolume', Disk.fromDataVolume({ name: 'dv' }), { name: 'dv', dataVolume: { name: 'dv' } }],
    [
      'container image',
      Disk.containerDisk('quay.io/x:1', { name: 'c', imagePullPolicy: 'IfNotPresent', imagePullSecret: 's' }),
      { name: 'c', containerDisk: { image: 'quay.io/x:1', imagePullPolicy: 'IfNotPresent', imagePullSecret: 's' } },
    ],
    ['empty', Disk.empty('1Gi', { name: 'tmp' }), { name: 'tmp', emptyDisk: { capacity: '1Gi' } }],
    [
      'ephemeral',
      Disk.ephemeral('base', { name: 'e' }),
      { name: 'e', ephemeral: { persistentVolumeClaim: { claimName: 'base' } } },
    ],
    [
      'file of the node',
      Disk.hostDisk('/a', { name: 'h', type: 'DiskOrCreate', capacity: '1Gi' }),
      { name: 'h', hostDisk: { path: '/a', type: 'DiskOrCreate', capacity: '1Gi' } },
    ],
    [
      'ConfigMap',
      Volume.configMap('cm', { name: 'cm', volumeLabel: 'CFG' }),
      { name: 'cm', configMap: { name: 'cm', volumeLabel: 'CFG' } },
    ],
    ['Secret', Volume.secret('s', { name: 's' }), { name: 's', secret: { secretName: 's' } }],
    [
      'ServiceAccount',
      Volume.serviceAccount('sa', { name: 'sa' }),
      { name: 'sa', serviceAccount: { serviceAccountName: 'sa' } },
    ],
    [
      'downward API',
      Volume.downwardApi({ labels: 'metadata.labels' }, { name: 'd' }),
      { name: 'd', downwardAPI: { fields: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] } },
    ],
  ];
  it.each(volumes)('%s', (_name, disk, volume) => {
    const { chart } = machine({ disks: [disk] });
    expect(guest(chart).volumes).toEqual([volume]);
    expect(guest(chart).domain.devices.disks).toMatchObject([
      { name: (volume as { name: string }).name, disk: { bus: 'virtio' } },
    ]);
  });
});

describe('how a disk is attached', () => {
  it('accepts every option', () => {
    const { chart } = machine({
      disks: [
        Disk.fromPvc('data', {
          bus: 'scsi',
          cache: 'none',
          io: 'native',
          errorPolicy: 'stop',
          serial: 'S1',
          bootOrder: 2,
          shareable: true,
          readonly: true,
          dedicatedIoThread: false,
          blockSize: { logical: 512, physical: 4096 },
        }),
        Disk.fromPvc('match', { blockSize: 'matchVolume' }),
      ],
    });
    expect(guest(chart).domain.devices.disks).toEqual([
      {
        name: 'data',
        disk: { bus: 'scsi', readonly: true },
        cache: 'none',
        io: 'native',
        errorPolicy: 'stop',
        serial: 'S1',
        bootOrder: 2,
        shareable: true,
        dedicatedIOThread: false,
        blockSize: { custom: { logical: 512, physical: 4096 } },
      },
      { name: 'match', disk: { bus: 'virtio' }, blockSize: { matchVolume: { enabled: true } } },
    ]);
  });

  it('as CD-ROM, empty tray, LUN and filesystem', () => {
    const { chart } = machine({
      disks: [
        CdRom.from(Disk.containerDisk('quay.io/virtio-win', { name: 'drivers' })),
        CdRom.emptyTray({ tray: 'open' }),
        Lun.fromPvc('lun'),
        Filesystem.virtiofs(Volume.configMap('cm', { name: 'cfg' })),
      ],
    });
    expect(guest(chart).domain.devices).toMatchObject({
      disks: [
        { name: 'drivers', cdrom: { bus: 'sata' } },
        { name: 'cdrom', cdrom: { bus: 'sata', tray: 'open' } },
        { name: 'lun', lun: { bus: 'scsi' } },
      ],
      filesystems: [{ name: 'cfg', virtiofs: {} }],
    });
    expect((guest(chart).volumes as unknown as { name: string }[]).map(({ name }) => name)).toEqual([
      'drivers',
      'lun',
      'cfg',
    ]);
  });

  it('while the guest runs: a hotpluggable volume, always with a bus that can be hotplugged', () => {
    const { chart, vm } = machine({ bootDisk: Disk.containerDisk('quay.io/x:1'), preference: 'windows.11' });
    vm.addDisk(Disk.fromPvc('data', { hotpluggable: true }));
    expect(guest(chart).volumes).toMatchObject([
      {},
      { persistentVolumeClaim: { claimName: 'data', hotpluggable: true } },
    ]);
    expect(guest(chart).domain.devices.disks).toMatchObject([{ disk: { bus: 'sata' } }, { disk: { bus: 'scsi' } }]);
  });

  it.each([
    ['windows.11', 'sata'],
    ['windows.11.virtio', 'virtio'],
    ['fedora', 'virtio'],
    [Preference.named('mine', { devices: { diskBus: 'scsi', interfaceModel: 'e1000' } }), 'scsi'],
    [Preference.named('mine'), undefined],
  ] as const)('by the bus that the preference %j asks for', (preference, bus) => {
    const { chart } = machine({ bootDisk: Disk.containerDisk('quay.io/x:1'), preference });
    expect(guest(chart).domain.devices.disks).toEqual([{ name: 'root', disk: bus ? { bus } : {} }]);
  });
});

describe('names of disks', () => {
  it('are required if data is found by them', () => {
    expect(() => machine({ disks: [Disk.blank({ size: '1Gi' })] })).toThrow(
      'test/web: a disk (blank) has no name. Set `name`: it identifies the data on the disk',
    );
  });

  it('are unique', () => {
    const { vm } = machine({ disks: [Disk.fromPvc('data')] });
    expect(() => vm.addDisk(Disk.empty('1Gi', { name: 'data' }))).toThrow('test/web: two disks are named "data"');
  });
});
