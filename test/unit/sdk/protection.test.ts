import * as pulumi from '@pulumi/pulumi';
import * as kubevirt from '../../../sdk';
import { type Registration, recordRegistrations } from '../../support/registrations';

let registered: readonly Registration[];
beforeEach(async () => {
  registered = await recordRegistrations();
});

const kinds = () => registered.map(({ inputs, type }) => inputs['kind'] ?? type.split(':').at(-1));
const only = (kind: string) => registered.filter(({ inputs }) => inputs['kind'] === kind).map(({ inputs }) => inputs);
const env = (cronJob: unknown) => {
  const text = JSON.stringify(cronJob);
  return (name: string) =>
    JSON.parse(`"${new RegExp(`"name":"${name}","value":"((?:[^"\\\\]|\\\\.)*)"`).exec(text)?.[1]}"`);
};

it('a schedule and its drill know the VMs of the program, and take Outputs', async () => {
  const vm = new kubevirt.VirtualMachine('db', {
    cpu: 1,
    memory: '1Gi',
    namespace: 'vms',
    bootDisk: { blank: {}, size: '1Gi' },
  });
  const nightly = new kubevirt.SnapshotSchedule('nightly', {
    of: [vm, pulumi.output('web')],
    schedule: pulumi.output('0 2 * * *'),
    keep: pulumi.output(3),
  });
  new kubevirt.RestoreDrill('drill', {
    of: [vm, { vm: 'web', disks: ['root'] }],
    snapshots: nightly,
    schedule: '0 5 * * 0',
  });
  await pulumi.runtime.disconnect();
  const cronJob = (name: string) =>
    only('CronJob').find(({ metadata }) => (metadata as { name: string }).name === name);
  const [first, second] = [cronJob('nightly'), cronJob('drill')];
  expect(first).toMatchObject({ metadata: { name: 'nightly', namespace: 'vms' }, spec: { schedule: '0 2 * * *' } });
  expect(env(first)('VMS')).toBe('[{"name":"db"},{"name":"web"}]');
  expect(env(first)('KEEP')).toBe('3');
  expect(JSON.parse(env(second)('VMS'))).toEqual([
    { name: 'db', copy: 'db-drill', claims: ['db-drill-root'] },
    { name: 'web', copy: 'web-drill', claims: ['web-drill-root'] },
  ]);
  expect(kinds().filter((kind) => kind === 'Role')).toHaveLength(2);
});

it('an image grants its clones, and is made of an upload', async () => {
  const upload = new kubevirt.actions.Upload('file', { file: 'x.qcow2', namespace: 'images' });
  const image = new kubevirt.GoldenImage('appliance', {
    from: { dataVolume: upload.dataVolume.apply((name) => name ?? 'appliance-1') },
    namespace: 'images',
  });
  image.grantClone({ namespace: 'team-a' });
  expect(image.source).toEqual({ dataSource: 'appliance', namespace: 'images' });
  await pulumi.runtime.disconnect();
  expect(registered.find(({ type }) => type === 'kubevirt:cdi/v1beta1:DataSource')?.inputs).toMatchObject({
    spec: { source: { pvc: { name: 'appliance-1', namespace: 'images' } } },
  });
  expect(only('RoleBinding')).toMatchObject([{ subjects: [{ name: 'system:serviceaccounts:team-a' }] }]);
});

it('an import and a Windows image are the objects of their constructs', async () => {
  new kubevirt.VmwareImport('wave', {
    namespace: 'mtv',
    url: 'https://vcenter.example.com/sdk',
    secret: pulumi.output('vcenter'),
    networks: [{ from: 'VM Network', to: 'pod' }],
    datastores: [{ from: 'nvme', to: 'ceph' }],
    vms: ['web'],
    targetNamespace: 'shop',
  });
  new kubevirt.WindowsImage('win', {
    namespace: 'images',
    iso: { http: 'https://images.example.com/x.iso' },
    sysprep: { secret: 'answers' },
    preference: 'windows.2k22.virtio',
  });
  await pulumi.runtime.disconnect();
  expect(only('Provider')).toMatchObject([{ spec: { secret: { name: 'vcenter', namespace: 'mtv' } } }]);
  expect(kinds()).toEqual(
    expect.arrayContaining(['NetworkMap', 'StorageMap', 'Plan', 'Job', 'DataVolume', 'VirtualMachine']),
  );
  expect(kinds()).not.toContain('Migration');
});

it('reports an argument that does not exist', () => {
  expect(
    () => new kubevirt.SnapshotSchedule('nightly', { of: ['db'], schedule: '0 2 * * *', kep: 3 } as never),
  ).toThrow('SnapshotSchedule "nightly": "kep" is not an argument.');
});
