import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DataVolume,
  Disk,
  GoldenImage,
  Image,
  LocalImage,
  PersistentVolumeClaim,
  Sysprep,
  VirtualMachine,
  VmwareImport,
  type VmwareImportProps,
  VolumeSnapshot,
  Windows,
  WindowsImage,
} from 'kubevirt-iac';
import { UNRESOLVED } from '../../../kube/unresolved';
import { chartIn, type Loose, objectsOf, only, refusals } from './rendered';

describe('a golden image', () => {
  it('can be cloned by namespaces that are granted it', () => {
    const chart = chartIn('images');
    const fedora = new GoldenImage(chart, 'fedora', { from: Image.registry('quay.io/x:1') });
    fedora.grantClone({ namespace: 'team-a' }).grantClone({ namespace: 'team-b' }).grantClone({ namespace: 'team-a' });
    expect(only(chart, 'Role')).toMatchObject({
      metadata: { name: 'fedora-clone', namespace: 'images' },
      rules: [{ apiGroups: ['cdi.kubevirt.io'], resources: ['datavolumes/source'], verbs: ['create'] }],
    });
    const bindings = objectsOf(chart).filter(({ kind }) => kind === 'RoleBinding') as never as Loose[];
    expect(bindings.map(({ metadata, roleRef, subjects }) => [metadata!.name, roleRef!.name, subjects])).toEqual(
      ['team-a', 'team-b'].map((team) => [
        `fedora-clone-${team}`,
        'fedora-clone',
        [{ apiGroup: 'rbac.authorization.k8s.io', kind: 'Group', name: `system:serviceaccounts:${team}` }],
      ]),
    );
    expect(() => fedora.grantClone({ namespace: 'images' })).toThrow(
      'no right is needed to clone it. Remove this grantClone().',
    );
  });

  it.each([
    ['a claim', PersistentVolumeClaim.ref('base'), { pvc: { name: 'base', namespace: 'images' } }],
    ['a DataVolume', DataVolume.ref('base', { namespace: 'other' }), { pvc: { name: 'base', namespace: 'other' } }],
    ['a snapshot', VolumeSnapshot.ref('base'), { snapshot: { name: 'base', namespace: 'images' } }],
  ])('is made of %s that exists', (_, from, source) => {
    const chart = chartIn('images');
    new GoldenImage(chart, 'golden', { from, defaultPreference: 'fedora' });
    expect(objectsOf(chart)).toHaveLength(1);
    expect(only(chart, 'DataSource').spec).toEqual({ source });
    expect(refusals(chart)).toEqual([]);
  });

  it('exists already', () => {
    const rhel = GoldenImage.fromGoldenImageName(chartIn(), 'rhel', 'rhel9', {
      namespace: 'openshift-virtualization-os-images',
    });
    expect(rhel.source).toEqual({ dataSource: 'rhel9', namespace: 'openshift-virtualization-os-images' });
  });

  describe('in a file', () => {
    const folder = mkdtempSync(join(tmpdir(), 'images-'));
    const file = join(folder, 'golden image.qcow2');
    afterAll(() => rmSync(folder, { recursive: true }));

    it('is a disk that waits for the content of that file, and another one for another content', () => {
      const nameFor = (content: string) => {
        writeFileSync(file, content);
        const chart = chartIn('images');
        const golden = new GoldenImage(chart, 'appliance', { from: LocalImage.fromFile(file), size: '10Gi' });
        const dataVolume = only(chart, 'DataVolume');
        const sha256 = createHash('sha256').update(content).digest('hex');
        expect(dataVolume.metadata.annotations).toMatchObject({ 'kubevirt-iac/image-sha256': sha256 });
        expect(dataVolume.spec).toMatchObject({ source: { upload: {} } });
        expect(only(chart, 'DataSource').spec.source.pvc.name).toBe(dataVolume.metadata.name);
        expect(golden.uploadCommand).toEqual([
          ...['image-upload', 'dv', dataVolume.metadata.name, '--namespace', 'images', '--no-create', '--image-path'],
          file,
        ]);
        expect(refusals(chart)).toEqual([]);
        return String(dataVolume.metadata.name);
      };
      const first = nameFor('one');
      expect(first).toMatch(/^appliance-[0-9a-f]{8}$/);
      expect(nameFor('two')).not.toBe(first);
      expect(nameFor('one')).toBe(first);
    });

    it('must be there', () => {
      expect(() => LocalImage.fromFile(join(folder, 'nothing'))).toThrow(
        /The image .*nothing cannot be read: ENOENT.* Check the path/,
      );
    });
  });
});

describe('a Windows image', () => {
  const props = {
    iso: Image.http('https://images.example.com/windows-2022.iso'),
    sysprep: Sysprep.fromSecret('answers'),
    preference: 'windows.2k22.virtio',
  } as const;

  it('is installed by a VM that runs once, and published when that has ended', () => {
    const chart = chartIn('images');
    const windows = new WindowsImage(chart, 'win2022', props);
    expect(objectsOf(chart).map(({ kind, metadata }) => `${kind} ${metadata?.name}`)).toEqual([
      'DataVolume win2022-disk',
      'VirtualMachine win2022-installer',
      'ServiceAccount win2022-publish',
      'Role win2022-publish',
      'RoleBinding win2022-publish',
      expect.stringMatching(/^Job win2022-publish-[0-9a-f]{8}$/),
    ]);
    const installer = only(chart, 'VirtualMachine');
    expect(installer.spec).toMatchObject({ runStrategy: 'Once', instancetype: { name: 'u1.large' } });
    const { devices } = installer.spec.template.spec.domain;
    expect(devices.disks).toMatchObject([
      { name: 'root', bootOrder: 1 },
      { name: 'iso', cdrom: { bus: 'sata' }, bootOrder: 2 },
      { name: 'virtio-win', cdrom: { bus: 'sata' } },
      { name: 'sysprep', cdrom: { bus: 'sata' } },
    ]);
    expect(only(chart, 'Role').rules).toEqual([
      {
        apiGroups: ['kubevirt.io'],
        resources: ['virtualmachineinstances'],
        verbs: ['get'],
        resourceNames: ['win2022-installer'],
      },
      { apiGroups: ['cdi.kubevirt.io'], resources: ['datasources'], verbs: ['create'] },
    ]);
    expect(windows.source).toEqual({ dataSource: 'win2022', namespace: 'images' });
    expect(refusals(chart)).toEqual([]);
  });

  it('is a disk and a DataSource once it is installed, the same disk as before', () => {
    const chart = chartIn('images');
    const windows = new WindowsImage(chart, 'win2022', { ...props, installed: true });
    windows.grantClone({ namespace: 'team-a' });
    expect(windows.installer).toBeUndefined();
    expect(objectsOf(chart).map(({ kind, metadata }) => `${kind} ${metadata?.name}`)).toEqual([
      'DataVolume win2022-disk',
      'DataSource win2022',
      'Role win2022-clone',
      'RoleBinding win2022-clone-team-a',
    ]);
    expect(only(chart, 'DataSource')).toMatchObject({
      metadata: { labels: { 'instancetype.kubevirt.io/default-preference': 'windows.2k22.virtio' } },
      spec: { source: { pvc: { name: 'win2022-disk', namespace: 'images' } } },
    });
  });

  const answers = { edition: Windows.SERVER_2022, adminPassword: { secret: 'admin' } } as const;
  it.each([
    [
      Sysprep.unattend('<unattend/>'),
      'the answer file does not generalize Windows, so the installer would never power itself off.',
    ],
    [
      Sysprep.windows({ ...answers, install: true }),
      'so the installer would never power itself off. Use Sysprep.windowsImage({ edition }), whose answer file does.',
    ],
    [
      Sysprep.windows({ ...answers, script: 'sysprep.exe /generalize /oobe /shutdown' }),
      'the answer file does not install Windows from an ISO. Set `install: true`.',
    ],
  ])('reports an answer file with which it would not end: %j', (sysprep, message) => {
    expect(() => new WindowsImage(chartIn(), 'win2022', { ...props, sysprep })).toThrow(message);
  });

  it('takes an answer file that generalizes', () => {
    const script = 'Add-Content setup.cmd "sysprep.exe /generalize /oobe /shutdown"';
    const chart = chartIn('images');
    new WindowsImage(chart, 'win2022', { ...props, sysprep: Sysprep.windows({ ...answers, install: true, script }) });
    expect(JSON.stringify(only(chart, 'Secret').stringData)).toContain('/generalize');
    expect(refusals(chart)).toEqual([]);
  });

  it('is installed and generalized by an answer file that is written for it', () => {
    const chart = chartIn('images');
    const sysprep = Sysprep.windowsImage({ edition: Windows.SERVER_2022, script: 'Install-WindowsFeature Web-Server' });
    new WindowsImage(chart, 'win2022', { ...props, sysprep });
    const files = only(chart, 'Secret').stringData as unknown as Record<string, string>;
    expect(Object.keys(files).sort()).toEqual(['autounattend.xml', 'guest-setup.ps1']);
    const volumes = only(chart, 'VirtualMachine').spec.template.spec.volumes as unknown as { name: string }[];
    expect(volumes.map(({ name }) => name)).toEqual(['root', 'iso', 'virtio-win', 'sysprep']);
    expect(refusals(chart)).toEqual([]);
  });

  it('has another Job for another script or image alone', () => {
    const nameOf = (more: object) => {
      const chart = chartIn('images');
      new WindowsImage(chart, 'win2022', { ...props, ...more });
      return only(chart, 'Job').metadata.name;
    };
    expect(nameOf({ size: '80Gi', labels: { a: 'b' } })).toBe(nameOf({}));
    expect(nameOf({ image: 'registry.example.com/node:22' })).not.toBe(nameOf({}));
  });
});

describe('an import from VMware', () => {
  const props: VmwareImportProps = {
    url: 'https://vcenter.example.com/sdk',
    secret: 'vcenter',
    networks: [
      { from: 'VM Network', to: 'pod' },
      { from: { id: 'network-31' }, to: { network: { name: 'lan', namespace: 'nets' } } },
    ],
    datastores: [{ from: 'nvme', to: 'ceph-block', accessMode: 'ReadWriteMany', volumeMode: 'Block' }],
    vms: ['web', { from: { id: 'vm-42' }, to: 'db', instancetype: 'u1.large' }],
    targetNamespace: 'shop',
  };
  const spec = (chart: ReturnType<typeof chartIn>, kind: string) => only(chart, kind).spec;
  const provider = {
    source: { name: 'wave-1', namespace: 'openshift-mtv' },
    destination: { name: 'host', namespace: 'openshift-mtv' },
  };

  it('is a plan, its maps and its provider, and waits', () => {
    const chart = chartIn('openshift-mtv');
    new VmwareImport(chart, 'wave-1', { ...props, vddkImage: 'registry.example.com/vddk:8' });
    expect(spec(chart, 'Provider')).toEqual({
      type: 'vsphere',
      url: 'https://vcenter.example.com/sdk',
      secret: { name: 'vcenter', namespace: 'openshift-mtv' },
      settings: { sdkEndpoint: 'vcenter', vddkInitImage: 'registry.example.com/vddk:8' },
    });
    expect(spec(chart, 'NetworkMap')).toEqual({
      provider,
      map: [
        { source: { name: 'VM Network' }, destination: { type: 'pod' } },
        { source: { id: 'network-31' }, destination: { type: 'multus', name: 'lan', namespace: 'nets' } },
      ],
    });
    expect(spec(chart, 'StorageMap')).toEqual({
      provider,
      map: [
        {
          source: { name: 'nvme' },
          destination: { storageClass: 'ceph-block', accessMode: 'ReadWriteMany', volumeMode: 'Block' },
        },
      ],
    });
    const ref = { name: 'wave-1', namespace: 'openshift-mtv' };
    expect(spec(chart, 'Plan')).toEqual({
      provider,
      map: { network: ref, storage: ref },
      targetNamespace: 'shop',
      vms: [{ name: 'web' }, { id: 'vm-42', targetName: 'db', instanceType: 'u1.large' }],
      warm: false,
      preserveStaticIPs: true,
      pvcNameTemplate: '{{.VmName}}-{{.DiskIndex}}',
      pvcNameTemplateUseGenerateName: false,
    });
    expect(objectsOf(chart).filter(({ kind }) => kind === 'Migration' || kind === 'Secret')).toEqual([]);
  });

  it('runs when it is told to, at a time', () => {
    const chart = chartIn('openshift-mtv');
    new VmwareImport(chart, 'wave-1', { ...props, warm: true, run: { cutover: '2026-12-24T22:00:00Z' } });
    expect(spec(chart, 'Migration')).toEqual({
      plan: { name: 'wave-1', namespace: 'openshift-mtv' },
      cutover: '2026-12-24T22:00:00Z',
    });
  });

  it('knows its VMs by their names in the cluster', () => {
    const imported = new VmwareImport(chartIn('openshift-mtv'), 'wave-1', {
      ...props,
      vms: ['web', { from: 'DB 1', to: 'db' }],
    });
    expect([imported.vm('db').name, imported.vm('db').namespace]).toEqual(['db', 'shop']);
    expect(() => imported.vm('DB 1')).toThrow('"DB 1" is not imported. The VMs are web, db.');
  });

  it.each([
    [{ url: 'https://user:pw@vcenter/sdk' }, 'Use https://HOST/sdk, and put user and password into the Secret.'],
    [{ networks: [] }, '`networks` is empty, so nothing can be imported.'],
    [{ run: { cutover: '2026-12-24T22:00:00Z' } }, 'a cutover belongs to a warm import, and this one is not.'],
  ])('reports %j, and quotes no password', (more, message) => {
    const make = () => new VmwareImport(chartIn(), 'wave-1', { ...props, ...more });
    expect(make).toThrow(message);
    expect(make).not.toThrow(/user:pw/);
  });

  it('takes values that are not known yet', () => {
    const chart = chartIn();
    const later = UNRESOLVED as never;
    new VmwareImport(chart, 'wave-1', { ...props, url: later, secret: later, targetNamespace: later });
    expect(spec(chart, 'Plan').targetNamespace).toBe(UNRESOLVED);
  });
});

it('a VM clones from each kind of image', () => {
  const chart = chartIn();
  const windows = new WindowsImage(chart, 'win', {
    iso: PersistentVolumeClaim.ref('iso'),
    sysprep: Sysprep.fromSecret('answers'),
    preference: 'windows.2k22.virtio',
  });
  new VirtualMachine(chart, 'dc', { instancetype: 'u1.large', bootDisk: Disk.clone(windows.source, { size: '60Gi' }) });
  expect(objectsOf(chart).find(({ metadata }) => metadata?.name === 'dc-root')).toMatchObject({
    spec: { sourceRef: { kind: 'DataSource', name: 'win', namespace: 'vms' } },
  });
});
