/** The operations on VMs, as their constructs write them: the API server accepts each as it is, and KubeVirt does what the guide says. */
import { App, Chart } from 'cdk8s';
import {
  Backup,
  BackupTracker,
  Clone,
  Disk,
  Export,
  GoldenImage,
  Image,
  PersistentVolumeClaim,
  Restore,
  VirtualMachine,
} from 'kubevirt-iac';
import type { ResourceKind } from '../../cluster';
import { inOrder } from '../../constructs/synth/order';
import { objectsAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { type Sandbox, startSandbox } from '../../sandbox';
import { applied } from '../support/job';

jest.setTimeout(180_000);

const namespace = 'vms';
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ name: 'operations', speed: 60 });
  const cluster = sandbox.cluster();
  await applied(cluster, [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }]);
  const body = { spec: { configuration: { developerConfiguration: { featureGates: ['IncrementalBackup'] } } } };
  await cluster.patch(
    kindOf('kubevirt.io/v1', 'KubeVirt')!,
    { namespace: 'kubevirt', name: 'kubevirt' },
    { type: 'merge', body },
  );
}, 180_000);
afterAll(() => sandbox.stop());

const kind = (apiVersion: string, name: string): ResourceKind => kindOf(apiVersion, name)!;

/** Everything that a program makes, in the order of application. */
function made(program: (chart: Chart) => void): KubeObject[] {
  const chart = new Chart(new App(), 'test', { namespace });
  program(chart);
  return inOrder(chart).map(({ object }) => object.toJson() as KubeObject);
}

async function until(of: ResourceKind, name: string, is: (object: KubeObject) => boolean): Promise<KubeObject> {
  const watch = sandbox.cluster().watch(of, { namespace });
  const found = await watch.until({ namespace, name }, (object) => (object && is(object) ? object : undefined));
  watch.close();
  return found as KubeObject;
}

test('all objects are accepted as they are, in the order in which they are written', async () => {
  const cluster = sandbox.cluster();
  const objects = made((chart) => {
    const db = new VirtualMachine(chart, 'db', {
      instancetype: 'u1.small',
      runStrategy: 'Halted',
      disks: [Disk.blank({ name: 'data', size: '1Gi' })],
    });
    const before = db.snapshot('before');
    new Restore(chart, 'back', { of: db, from: before });
    new Clone(chart, 'copy', { snapshot: before, to: 'db-2', newMacAddresses: { default: '' } });
    new Clone(chart, 'twin', { of: db, to: 'db-3' });
    new Export(chart, 'out', { claim: 'db-data' });
    new Export(chart, 'out-snapshot', { snapshot: before, ttl: '4h' });
    const tracker = new BackupTracker(chart, 'tracker', { of: db });
    new Backup(chart, 'increment', { tracker, claim: 'backups' });
    new Backup(chart, 'pulled', { of: db, claim: 'scratch', pullToken: 'token', ttl: '1h' });
    new GoldenImage(chart, 'golden', { from: PersistentVolumeClaim.ref('db-data') }).grantClone({
      namespace: 'team-a',
    });
    new GoldenImage(chart, 'fedora', { from: Image.registry('quay.io/x/fedora:42'), schedule: '0 3 * * 1' });
  });
  for (const object of objects) {
    const { metadata: _, ...fields } = object;
    expect(await cluster.apply(kind(object.apiVersion, object.kind), object, { dryRun: true })).toMatchObject(fields);
  }
});

test('a restore in place leaves VM and claims as Git has them, and a clone has claims of its own', async () => {
  const cluster = sandbox.cluster();
  const vm = (chart: Chart) =>
    new VirtualMachine(chart, 'web', {
      instancetype: 'u1.small',
      runStrategy: 'Halted',
      disks: [Disk.blank({ name: 'data', size: '1Gi' })],
    });
  const machine = made((chart) => void vm(chart));
  await applied(cluster, machine);
  const ready = ({ status }: KubeObject) => status?.['readyToUse'] === true;
  await until(kind('v1', 'PersistentVolumeClaim'), 'web-data', () => true);
  const snapshot = kind('snapshot.kubevirt.io/v1beta1', 'VirtualMachineSnapshot');
  await applied(cluster, made((chart) => void vm(chart).snapshot('before')).slice(-1));
  await until(snapshot, 'web-before', ready);
  await applied(
    cluster,
    made((chart) => {
      new Restore(chart, 'back', { of: 'web', from: 'web-before' });
      new Clone(chart, 'copy', { snapshot: 'web-before', to: 'web-2' });
    }),
  );
  const restore = kind('snapshot.kubevirt.io/v1beta1', 'VirtualMachineRestore');
  const restored = await until(restore, 'back', ({ status }) => status?.['complete'] === true);
  expect(objectsAt(restored, 'status', 'restores')).toMatchObject([{ persistentVolumeClaim: 'web-data' }]);
  const clone = kind('clone.kubevirt.io/v1beta1', 'VirtualMachineClone');
  await until(clone, 'copy', ({ status }) => status?.['phase'] === 'Succeeded');
  const claims = (await cluster.list(kind('v1', 'PersistentVolumeClaim'), { namespace })).items;
  expect(claims.map(({ metadata }) => metadata?.name).sort()).toEqual(['web-2-data', 'web-data']);
  // A Service of the source does not select the copy.
  const live = (await cluster.list(kind('kubevirt.io/v1', 'VirtualMachine'), { namespace })).items;
  const copy = live.find(({ metadata }) => metadata?.name === 'web-2');
  expect(Object.keys(copy?.metadata?.labels ?? {})).not.toContain('kubevirt.io/vm');
});
