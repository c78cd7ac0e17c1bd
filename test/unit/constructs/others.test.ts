import { Duration, Size } from 'cdk8s';
import {
  BridgeNetwork,
  Disk,
  GoldenImage,
  Image,
  Instancetype,
  MigrationPolicy,
  Nic,
  Preference,
  VirtualMachine,
  VMPool,
} from 'kubevirt-iac';
import { chartIn, objectsOf, only, refusals } from './rendered';

describe('MigrationPolicy', () => {
  it('selects the guests that it labels, and converts units to those of the API', () => {
    const chart = chartIn();
    const vm = new VirtualMachine(chart, 'web', { instancetype: 'u1.small' });
    const pool = new VMPool(chart, 'workers', { machine: { instancetype: 'u1.small' } });
    new MigrationPolicy(chart, 'gentle', {
      appliesTo: [vm, pool],
      bandwidth: Size.mebibytes(512),
      completionTimeoutPerGiB: Duration.minutes(2),
      allowPostCopy: false,
      allowAutoConverge: true,
      namespaceLabels: { env: 'prod' },
    });
    const policy = only(chart, 'MigrationPolicy');
    expect(policy.metadata).toEqual({ name: 'gentle' });
    expect(policy.spec).toEqual({
      selectors: {
        virtualMachineInstanceSelector: { 'kubevirt-iac/migration-policy': 'gentle' },
        namespaceSelector: { env: 'prod' },
      },
      bandwidthPerMigration: '512Mi',
      completionTimeoutPerGiB: 120,
      allowPostCopy: false,
      allowAutoConverge: true,
    });
    expect(only(chart, 'VirtualMachine').spec.template.metadata.labels).toMatchObject({
      'kubevirt-iac/migration-policy': 'gentle',
    });
    expect(only(chart, 'VirtualMachinePool').spec.virtualMachineTemplate.spec.template.metadata.labels).toMatchObject({
      'kubevirt-iac/migration-policy': 'gentle',
    });
    expect(vm.guestSelector).toEqual({ 'kubevirt.io/vm': 'web' });
    expect(refusals(chart)).toEqual([]);
  });

  it('is the only policy of its guests, and selects some', () => {
    const chart = chartIn();
    const vm = new VirtualMachine(chart, 'web', { instancetype: 'u1.small' });
    new MigrationPolicy(chart, 'one', { appliesTo: [vm] });
    expect(() => new MigrationPolicy(chart, 'two', { appliesTo: [vm] })).toThrow(
      'test/web: the guest label kubevirt-iac/migration-policy is already set to "one"',
    );
    expect(new MigrationPolicy(chart, 'none', {}).node.validate()).toEqual([
      expect.stringContaining('the policy selects no guests'),
    ]);
  });
});

describe('Instancetype', () => {
  it('has a name that changes with its content only', () => {
    const name = (props: object, chart = chartIn()) =>
      new Instancetype(chart, 'db', { cpu: 8, memory: Size.gibibytes(32), ...props }).name;
    expect(name({})).toMatch(/^db-[0-9a-f]{8}$/);
    expect(name({ labels: { a: 'b' } })).toBe(name({}));
    expect(name({ memory: '32Gi' })).toBe(name({}));
    expect(name({ cpu: { guest: 8 } })).toBe(name({}));
    expect(name({ cpu: 4 })).not.toBe(name({}));
  });

  it('is what VMs refer to, and they depend on it', () => {
    const chart = chartIn();
    const type = new Instancetype(chart, 'size', {
      cpu: { guest: 2, dedicatedCPUPlacement: true },
      memory: { guest: Size.gibibytes(4), overcommitPercent: 10 },
      clusterWide: true,
    });
    const vm = new VirtualMachine(chart, 'web', { instancetype: type });
    expect(only(chart, 'VirtualMachine').spec.instancetype).toEqual({
      name: type.name,
      kind: 'VirtualMachineClusterInstancetype',
    });
    const object = only(chart, 'VirtualMachineClusterInstancetype');
    expect(object.metadata).toEqual({ name: type.name });
    expect(object.spec).toEqual({
      cpu: { guest: 2, dedicatedCPUPlacement: true },
      memory: { guest: '4Gi', overcommitPercent: 10 },
    });
    expect(vm.node.dependencies).toEqual([type]);
  });
});

it('a Preference decides the devices of its VMs', () => {
  const chart = chartIn();
  const preference = new Preference(chart, 'old', {
    devices: { preferredDiskBus: 'sata', preferredInterfaceModel: 'e1000' },
    guestAnnotations: { 'a.b/c': 'd' },
  });
  new VirtualMachine(chart, 'web', {
    instancetype: 'u1.small',
    preference,
    bootDisk: Disk.containerDisk('quay.io/x:1'),
  });
  const { devices } = only(chart, 'VirtualMachine').spec.template.spec.domain;
  expect(devices).toMatchObject({ disks: [{ disk: { bus: 'sata' } }], interfaces: [{ model: 'e1000' }] });
  expect(only(chart, 'VirtualMachinePreference').spec).toMatchObject({ annotations: { 'a.b/c': 'd' } });
});

describe('GoldenImage', () => {
  it('imports from a registry on a schedule', () => {
    const chart = chartIn('images');
    const fedora = new GoldenImage(chart, 'fedora', {
      from: Image.registry('quay.io/containerdisks/fedora:42'),
      schedule: '0 3 * * 1',
      defaultInstancetype: 'u1.medium',
      defaultPreference: 'fedora',
      importsToKeep: 2,
    });
    expect(only(chart, 'DataImportCron')).toMatchObject({
      metadata: {
        name: 'fedora',
        labels: {
          'instancetype.kubevirt.io/default-instancetype': 'u1.medium',
          'instancetype.kubevirt.io/default-preference': 'fedora',
        },
      },
      spec: {
        schedule: '0 3 * * 1',
        managedDataSource: 'fedora',
        importsToKeep: 2,
        template: { spec: { storage: { resources: { requests: { storage: '30Gi' } } } } },
      },
    });
    expect(fedora.source).toEqual({ dataSource: 'fedora', namespace: 'images' });
  });

  it('is imported once without a schedule', () => {
    const chart = chartIn('images');
    new GoldenImage(chart, 'win', { from: Image.http('https://x/win.qcow2'), size: '60Gi' });
    expect(only(chart, 'DataSource').spec).toEqual({ source: { pvc: { name: 'win-image', namespace: 'images' } } });
    expect(only(chart, 'DataVolume')).toMatchObject({
      metadata: { name: 'win-image' },
      spec: { source: { http: { url: 'https://x/win.qcow2' } } },
    });
  });

  it('reports that only images of a registry have a schedule', () => {
    expect(() => new GoldenImage(chartIn(), 'x', { from: Image.http('https://x'), schedule: '* * * * *' })).toThrow(
      'works with images of a registry only',
    );
  });
});

it('a literal equals what its factory returns', () => {
  const rendered = (make: (chart: ReturnType<typeof chartIn>) => void) => {
    const chart = chartIn();
    make(chart);
    return objectsOf(chart);
  };
  const byFactories = rendered((chart) => {
    const lan = new BridgeNetwork(chart, 'lan', { bridge: 'br0', namespace: 'nets' });
    new VirtualMachine(chart, 'web', {
      instancetype: Instancetype.clusterNamed('mine'),
      bootDisk: Disk.import(Image.registry('quay.io/x:1'), { size: Size.gibibytes(20) }),
      nics: [Nic.pod(), Nic.on(lan)],
    });
  });
  const byLiterals = rendered((chart) => {
    new BridgeNetwork(chart, 'lan', { bridge: 'br0', namespace: 'nets' });
    new VirtualMachine(chart, 'web', {
      instancetype: { name: 'mine', kind: 'VirtualMachineClusterInstancetype' },
      bootDisk: { import: { registry: 'quay.io/x:1' }, size: '20Gi' },
      nics: [{ pod: {} }, { network: 'nets/lan' }],
    });
  });
  expect(byLiterals).toEqual(byFactories);
});
