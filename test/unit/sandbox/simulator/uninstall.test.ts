import { controllersOf } from '../../../../sandbox/simulator/controllers';
import { CDI, DEPLOYMENT, KUBEVIRT, POOL, STORAGE_PROFILE, VM, VMI } from '../../../../sandbox/simulator/kinds';
import type { AnyLive } from '../../../../sandbox/simulator/live-object';
import { nodeDraft } from '../../../../sandbox/simulator/nodes';
import { operators } from '../../../../sandbox/simulator/operators';
import { storageClasses } from '../../../../sandbox/simulator/storage';
import { FakeWorld } from './fake-world';
import { vm } from './play';

const NO_CRDS = { kubevirt: [], cdi: [] };
const controllers = controllersOf(NO_CRDS);

const operator = (name: string, namespace: string, variable: string, version: string) => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace },
  spec: { template: { spec: { containers: [{ name, env: [{ name: variable, value: version }] }] } } },
});
const KUBEVIRT_OBJECT = {
  apiVersion: KUBEVIRT.apiVersion,
  kind: KUBEVIRT.kind,
  metadata: { name: 'kubevirt', namespace: 'kubevirt' },
  spec: {},
};
const CDI_OBJECT = { apiVersion: CDI.apiVersion, kind: CDI.kind, metadata: { name: 'cdi' }, spec: {} };

/** A cluster onto which both operators have deployed what they deploy. */
function deployed(...more: object[]): FakeWorld {
  const world = new FakeWorld(
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'vms' }, spec: {} },
    { spec: {}, ...nodeDraft('node-1') },
    ...storageClasses.map((one) => ({ spec: {}, ...one })),
    operator('virt-operator', 'kubevirt', 'KUBEVIRT_VERSION', 'v1.9.0'),
    operator('cdi-operator', 'cdi', 'OPERATOR_VERSION', 'v1.66.0'),
    KUBEVIRT_OBJECT,
    CDI_OBJECT,
    ...more,
  );
  world.play(controllers);
  expect(world.list(KUBEVIRT)[0]!.status).toMatchObject({ phase: 'Deployed' });
  return world;
}

const deployments = (world: FakeWorld) => world.list(DEPLOYMENT).map(({ metadata }) => metadata.name);

test('CDI makes a StorageProfile for each class once it is deployed', () => {
  const world = deployed();
  expect(world.get(STORAGE_PROFILE, undefined, 'local')!.status).toMatchObject({
    claimPropertySets: [{ accessModes: ['ReadWriteOnce'], volumeMode: 'Filesystem' }],
  });
  expect(world.list(STORAGE_PROFILE)).toHaveLength(2);
});

test('CDI and KubeVirt go with all that their operators brought, which stay', () => {
  const world = deployed();
  for (const object of [world.list(CDI)[0]!, world.list(KUBEVIRT)[0]!]) world.delete(object);
  world.play(controllers);
  expect([...world.list(CDI), ...world.list(KUBEVIRT)]).toEqual([]);
  expect(deployments(world)).toEqual(['virt-operator', 'cdi-operator']);
});

test('KubeVirt takes a pool away together with its VMs, which would come back otherwise', () => {
  const pool = {
    apiVersion: POOL.apiVersion,
    kind: POOL.kind,
    metadata: { name: 'web', namespace: 'vms' },
    spec: {
      replicas: 2,
      selector: { matchLabels: { pool: 'web' } },
      virtualMachineTemplate: { metadata: { labels: { pool: 'web' } }, spec: vm('member').spec },
    },
  };
  const world = deployed(pool);
  expect(world.list(VMI)).toHaveLength(2);
  world.delete(world.list(KUBEVIRT)[0]!);
  world.play(controllers);
  expect([...world.list(POOL), ...world.list(VM), ...world.list(VMI), ...world.list(KUBEVIRT)]).toEqual([]);
});

test('an uninstallation hears of a VM that goes without having been marked as deleting', () => {
  const world = deployed(vm('web'));
  const [virtOperator] = operators(NO_CRDS);
  const heard = (changed: AnyLive) =>
    (virtOperator!.watches ?? [])
      .filter(({ kind }) => kind === VM)
      .flatMap(({ mapToRequests }) => mapToRequests(changed, world));
  const [machine] = world.list(VM);
  expect(machine!.metadata.deletionTimestamp).toBeUndefined();
  expect(heard(machine!)).toEqual([]);
  world.delete(world.list(KUBEVIRT)[0]!);
  expect(heard(machine!)).toEqual([expect.objectContaining({ name: 'kubevirt', namespace: 'kubevirt' })]);
});
