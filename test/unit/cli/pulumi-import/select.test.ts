/** `kubevirt-iac pulumi-import`: what it takes, what it omits and why, and what it asks the cluster. */
import { readState } from '../../../../cli/pulumi-import/from-state';
import { type Selection, selectMachine, selectNamespace, selectState } from '../../../../cli/pulumi-import/select';
import { describe as nameOf } from '../../../../kube/object';
import { disk, machine, object, readerOf, secret, service } from './fake-reader';

const names = ({ taken }: Selection) => taken.map(({ object: found }) => nameOf(found));
const omitted = (selection: Selection) =>
  Object.fromEntries(selection.omitted.map(({ object: found, why }) => [found, why]));

const WEB = machine(
  'web',
  [
    { name: 'root', dataVolume: { name: 'web-root' } },
    { name: 'scratch', dataVolume: { name: 'web-scratch' } },
    { name: 'old', persistentVolumeClaim: { claimName: 'old' } },
    { name: 'init', cloudInitNoCloud: { secretRef: { name: 'web-init' }, networkDataSecretRef: { name: 'web-net' } } },
    { name: 'settings', configMap: { name: 'settings' } },
  ],
  {
    dataVolumeTemplates: [{ metadata: { name: 'web-scratch' }, spec: {} }],
    instancetype: { kind: 'VirtualMachineInstancetype', name: 'small' },
    preference: { kind: 'VirtualMachineClusterPreference', name: 'fedora' },
  },
);
const SMALL = object('instancetype.kubevirt.io/v1beta1', 'VirtualMachineInstancetype', 'small', { spec: {} });
const WORLD = [
  WEB,
  disk('web-root'),
  disk('web-scratch'),
  secret('web-init'),
  secret('unrelated'),
  SMALL,
  service('http', { app: 'web' }),
  service('ssh', { 'vm.kubevirt.io/name': 'web' }),
  service('other', { app: 'db' }),
  service('headless', {}),
];

it('takes a VM with its disks, Secrets, instancetype, and the Services that select its guest', async () => {
  const cluster = readerOf(WORLD);
  const selection = await selectMachine(cluster, 'vms', 'web');
  expect(names(selection)).toEqual([
    'VirtualMachine vms/web',
    'DataVolume vms/web-root',
    'Secret vms/web-init',
    'VirtualMachineInstancetype vms/small',
    'Service vms/http',
    'Service vms/ssh',
  ]);
  expect(cluster.asked).not.toContain('list Secret');
});

it('names what it omits, each with the reason', async () => {
  expect(omitted(await selectMachine(readerOf(WORLD), 'vms', 'web'))).toEqual({
    'PersistentVolumeClaim vms/old': expect.stringMatching(/stays outside.*kubevirt\.Manifest/),
    'ConfigMap vms/settings': expect.stringMatching(/stays outside/),
    'Secret vms/web-net': 'does not exist',
  });
});

it('takes a DataVolume whose claim a volume names', async () => {
  const web = machine('web', [{ name: 'root', persistentVolumeClaim: { claimName: 'web-root' } }]);
  expect(names(await selectMachine(readerOf([web, disk('web-root')]), 'vms', 'web'))).toContain(
    'DataVolume vms/web-root',
  );
});

it('omits what a controller made, and what is being deleted', async () => {
  const owned = disk('golden');
  owned.metadata!.ownerReferences = [{ apiVersion: 'v1', kind: 'DataImportCron', name: 'cron', uid: '1' }];
  const leaving = disk('leaving');
  leaving.metadata!.deletionTimestamp = '2026-01-01T00:00:00Z';
  const selection = await selectNamespace(readerOf([WEB, owned, leaving]), 'vms');
  expect(omitted(selection)).toMatchObject({
    'DataVolume vms/golden': expect.stringMatching(/belongs to DataImportCron cron/),
    'DataVolume vms/leaving': 'is being deleted',
  });
});

it('takes a whole namespace, each object once', async () => {
  const pool = object('pool.kubevirt.io/v1beta1', 'VirtualMachinePool', 'pool', {
    spec: {
      virtualMachineTemplate: { spec: machine('x', [{ name: 'init', secret: { secretName: 'unrelated' } }]).spec },
    },
  });
  const selection = await selectNamespace(readerOf([...WORLD, machine('db'), pool, disk('spare')]), 'vms');
  expect(names(selection)).toEqual(
    expect.arrayContaining([
      'VirtualMachine vms/db',
      'VirtualMachinePool vms/pool',
      'DataVolume vms/spare',
      'Secret vms/unrelated',
    ]),
  );
  expect(new Set(names(selection)).size).toBe(names(selection).length);
});

it('goes on where a right is missing, and names it', async () => {
  const selection = await selectNamespace(readerOf(WORLD, ['Secret', 'Service', 'VirtualMachinePool']), 'vms');
  expect(names(selection)).toContain('VirtualMachine vms/web');
  expect(omitted(selection)).toMatchObject({
    'Secret vms/web-init': expect.stringMatching(/could not be read: .*forbidden/),
    Services: expect.stringMatching(/could not be listed/),
    'VirtualMachinePool objects': expect.stringMatching(/could not be listed/),
  });
});

it('a VM that does not exist is an error that names those that do', async () => {
  await expect(selectMachine(readerOf(WORLD), 'vms', 'wbe')).rejects.toThrow(
    'VirtualMachine vms/wbe does not exist. Namespace vms has web.',
  );
  await expect(selectMachine(readerOf(WORLD), 'default', 'web')).rejects.toThrow('It exists as vms/web.');
  await expect(selectMachine(readerOf([]), 'vms', 'web')).rejects.toThrow('Namespace vms has no VirtualMachines.');
});

it('a VM of a pool is an error that names the pool', async () => {
  const member = machine('pool-0');
  member.metadata!.ownerReferences = [{ apiVersion: 'v1', kind: 'VirtualMachinePool', name: 'pool', uid: '1' }];
  await expect(selectMachine(readerOf([member]), 'vms', 'pool-0')).rejects.toThrow(
    /belongs to VirtualMachinePool pool.*cannot be imported by itself/,
  );
});

describe('from the state of @pulumi/kubernetes', () => {
  const resource = (type: string, name: string, id: string, rest: object = {}) => ({
    urn: `urn:pulumi:dev::shop::${type}::${name}`,
    type,
    id,
    custom: true,
    ...rest,
  });
  const state = (...resources: object[]) => JSON.stringify({ version: 3, deployment: { resources } });
  const exported = state(
    { urn: 'urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev', type: 'pulumi:pulumi:Stack' },
    resource('pulumi:providers:kubernetes', 'default', '1'),
    resource('kubernetes:kubevirt.io/v1:VirtualMachine', 'shop-vm', 'vms/web'),
    resource('kubernetes:kubevirt.io/v1:VirtualMachine', 'replaced', 'vms/web', { delete: true }),
    resource('kubernetes:cdi.kubevirt.io/v1beta1:DataVolume', 'disk', 'vms/web-root'),
    resource('kubernetes:core/v1:Secret', 'init', 'vms/web-init'),
    resource('kubernetes:core/v1:Service', 'http', 'vms/gone'),
    resource('kubernetes:apps/v1:Deployment', 'app', 'vms/app'),
  );

  it('takes exactly its objects, under the names of its resources', async () => {
    const { found, others } = readState(exported, 'state.json');
    const selection = await selectState(readerOf(WORLD), found);
    expect(selection.taken.map(({ name, object: taken }) => `${name} = ${nameOf(taken)}`)).toEqual([
      'shop-vm = VirtualMachine vms/web',
      'disk = DataVolume vms/web-root',
      'init = Secret vms/web-init',
    ]);
    expect(omitted(selection)).toEqual({ 'Service vms/gone': 'is in the state, but not in the cluster' });
    expect(others).toEqual(['kubernetes:apps/v1:Deployment vms/app']);
  });

  it('a file that is not an exported stack is an error that never quotes it', () => {
    for (const text of ['{"password": "hunter2"', '[]', '{}'])
      expect(() => readState(text, 'state.json')).toThrow(
        /^state\.json is not an exported stack: (?!.*hunter2).*pulumi stack export --file state\.json/,
      );
  });
});
