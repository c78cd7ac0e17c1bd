/** OLM, HyperConverged and SSP as the sandbox plays them. */
import { controllersOf } from '../../../../sandbox/simulator/controllers';
import {
  ADMISSION_POLICY,
  CATALOG_SOURCE,
  CDI,
  CLUSTER_SERVICE_VERSION,
  DATA_IMPORT_CRON,
  DEPLOYMENT,
  HYPERCONVERGED,
  INSTALL_PLAN,
  KUBEVIRT,
  NETWORK_ADDONS_CONFIG,
  OPERATOR_GROUP,
  SSP,
  SUBSCRIPTION,
} from '../../../../sandbox/simulator/kinds';
import { CATALOGUES, OFFERS_ANNOTATION } from '../../../../sandbox/simulator/olm';
import type { HyperConverged, Subscription } from '../../../../sandbox/simulator/types';
import type { FakeWorld } from './fake-world';
import { faulty, operator } from './platform';
import { bareCluster, play } from './play';

const NAMESPACE = 'openshift-cnv';
const controllers = controllersOf({ kubevirt: [], cdi: [], olm: [] });
const go = (world: FakeWorld, seconds = 40): void => world.play(controllers, seconds);
const csvOf = (version: string) => `kubevirt-hyperconverged-operator.v${version}`;

function openshift(): FakeWorld {
  const world = bareCluster(2);
  for (const source of CATALOGUES) world.put(source);
  world.put({
    apiVersion: OPERATOR_GROUP.apiVersion,
    kind: OPERATOR_GROUP.kind,
    metadata: { name: 'group', namespace: NAMESPACE },
    spec: { targetNamespaces: [NAMESPACE] },
  });
  return world;
}

function subscribe(world: FakeWorld, startingCSV: string, more: object = {}): Subscription {
  return world.put<Subscription>({
    apiVersion: SUBSCRIPTION.apiVersion,
    kind: SUBSCRIPTION.kind,
    metadata: { name: 'kubevirt-hyperconverged', namespace: NAMESPACE },
    spec: {
      name: 'kubevirt-hyperconverged',
      source: 'redhat-operators',
      sourceNamespace: 'openshift-marketplace',
      channel: 'stable',
      installPlanApproval: 'Manual',
      startingCSV,
      ...more,
    },
  });
}

const subscription = (world: FakeWorld): Subscription => world.list(SUBSCRIPTION)[0]!;
const plans = (world: FakeWorld) =>
  world.list(INSTALL_PLAN).map(({ spec, status }) => `${spec.clusterServiceVersionNames} ${status?.phase}`);
const versions = (world: FakeWorld) =>
  world.list(CLUSTER_SERVICE_VERSION).map(({ metadata, status }) => `${metadata.name} ${status?.phase}`);
const says = (object: { status?: { conditions?: { type: string; status: string }[] } }) =>
  Object.fromEntries((object.status?.conditions ?? []).map(({ type, status }) => [type, status]));

function approve(world: FakeWorld, csv: string): void {
  const plan = world.list(INSTALL_PLAN).find(({ spec }) => spec.clusterServiceVersionNames.includes(csv))!;
  world.put({ ...plan, spec: { ...plan.spec, approved: true } });
}

function hyperConverged(world: FakeWorld, spec: object = {}): void {
  world.put({
    apiVersion: HYPERCONVERGED.apiVersion,
    kind: HYPERCONVERGED.kind,
    metadata: { name: 'kubevirt-hyperconverged', namespace: NAMESPACE },
    spec,
  });
}
const hco = (world: FakeWorld): HyperConverged => world.list(HYPERCONVERGED)[0]!;
const UP = {
  ReconcileComplete: 'True',
  Available: 'True',
  Progressing: 'False',
  Degraded: 'False',
  Upgradeable: 'True',
};

function installed(spec: object = {}): FakeWorld {
  const world = openshift();
  subscribe(world, csvOf('4.20.0'));
  go(world);
  approve(world, csvOf('4.20.0'));
  go(world);
  hyperConverged(world, spec);
  go(world);
  return world;
}

test('a plan waits for its approval; approved, it installs its version; the next one waits again', () => {
  const world = openshift();
  subscribe(world, csvOf('4.20.0'));
  go(world);
  expect(plans(world)).toEqual([`${csvOf('4.20.0')} RequiresApproval`]);
  expect(subscription(world).status).toMatchObject({
    state: 'UpgradePending',
    conditions: [{ type: 'InstallPlanPending', status: 'True', reason: 'RequiresApproval' }],
  });
  expect(subscription(world).status).not.toHaveProperty('installedCSV');
  expect(versions(world)).toEqual([]);

  approve(world, csvOf('4.20.0'));
  go(world);
  expect(versions(world)).toEqual([`${csvOf('4.20.0')} Succeeded`]);
  expect(world.list(DEPLOYMENT, NAMESPACE).map(({ metadata }) => metadata.name)).toEqual(
    expect.arrayContaining(['hyperconverged-cluster-operator', 'ssp-operator', 'virt-operator']),
  );
  expect(plans(world)).toEqual([`${csvOf('4.20.0')} Complete`, `${csvOf('4.20.1')} RequiresApproval`]);
  expect(subscription(world).status).toMatchObject({
    state: 'UpgradePending',
    installedCSV: csvOf('4.20.0'),
    currentCSV: csvOf('4.20.0'),
  });
});

test('without the wait for an approval, OLM goes on to the newest version that is offered, step by step', () => {
  const world = openshift();
  subscribe(world, csvOf('4.21.0'), { installPlanApproval: 'Automatic' });
  go(world, 90);
  expect(versions(world)).toEqual([`${csvOf('4.22.1')} Succeeded`]);
  expect(subscription(world).status).toMatchObject({ state: 'AtLatestKnown', installedCSV: csvOf('4.22.1') });
});

test.each([
  [csvOf('4.20.9'), {}, /no operators found with name .*v4\.20\.9 in channel stable/],
  [csvOf('4.20.0'), { source: 'absent' }, /no operators found in package kubevirt-hyperconverged/],
])('what the catalogue does not have is not resolved: %s %j', (csv, more, message) => {
  const world = openshift();
  subscribe(world, csv, more);
  go(world);
  expect(subscription(world).status?.conditions).toMatchObject([
    { type: 'ResolutionFailed', status: 'True', message: expect.stringMatching(message) },
  ]);
  expect(plans(world)).toEqual([]);
});

test('a version that the catalogue takes up later is offered then', () => {
  const world = openshift();
  subscribe(world, csvOf('4.22.1'));
  go(world);
  approve(world, csvOf('4.22.1'));
  go(world);
  expect(subscription(world).status?.state).toBe('AtLatestKnown');
  const source = world.get(CATALOG_SOURCE, 'openshift-marketplace', 'redhat-operators')!;
  const annotations = { [OFFERS_ANNOTATION]: '4.22.1,4.22.2' };
  world.put({ ...source, metadata: { ...source.metadata, annotations } });
  go(world);
  expect(plans(world)).toContain(`${csvOf('4.22.2')} RequiresApproval`);
});

test('an operator whose image is missing fails its version after a while, which recovers with it', () => {
  const world = openshift();
  faulty(subscribe(world, csvOf('4.20.0')), 'image-pull:virt-operator', world);
  go(world);
  approve(world, csvOf('4.20.0'));
  go(world, 330);
  expect(versions(world)).toEqual([`${csvOf('4.20.0')} Failed`]);
  faulty(subscription(world), '', world);
  go(world);
  expect(versions(world)).toEqual([`${csvOf('4.20.0')} Succeeded`]);
});

describe('HyperConverged', () => {
  // One installation, which the tests take through its life: each begins where the one before has left it.
  let world: FakeWorld;
  beforeAll(() => {
    world = installed({ liveMigrationConfig: { parallelMigrationsPerCluster: 4 } });
  });

  test('makes the objects of the others, with its own gates, and is available once all of them are', () => {
    const [kubevirt] = world.list(KUBEVIRT);
    expect(kubevirt?.metadata).toMatchObject({
      name: 'kubevirt-kubevirt-hyperconverged',
      namespace: NAMESPACE,
      labels: { 'app.kubernetes.io/managed-by': 'hco-operator' },
    });
    expect(kubevirt?.spec.configuration).toMatchObject({
      developerConfiguration: { featureGates: expect.arrayContaining(['CPUManager', 'HostDevices', 'VMExport']) },
      migrations: { parallelMigrationsPerCluster: 4 },
    });
    expect(kubevirt?.status?.observedKubeVirtVersion).toBe('v1.6.0');
    for (const kind of [CDI, NETWORK_ADDONS_CONFIG, SSP]) expect(world.list(kind as never)).toHaveLength(1);
    expect(says(hco(world))).toEqual(UP);
    expect(hco(world).status).toMatchObject({
      versions: [{ name: 'operator', version: '4.20.0' }],
      systemHealthStatus: 'healthy',
    });
  });

  test('puts back what others change of them, and follows its own spec', () => {
    const [kubevirt] = world.list(KUBEVIRT);
    const configuration = { ...kubevirt!.spec.configuration, cpuModel: 'Haswell', vmRolloutStrategy: 'Stage' };
    world.put({ ...kubevirt!, spec: { ...kubevirt!.spec, configuration } });
    go(world);
    const back = world.list(KUBEVIRT)[0]!.spec.configuration!;
    expect(back).toMatchObject({ vmRolloutStrategy: 'LiveUpdate' });
    expect(back).not.toHaveProperty('cpuModel');
    world.put({ ...hco(world), spec: { defaultCPUModel: 'Haswell' } });
    go(world);
    expect(world.list(KUBEVIRT)[0]!.spec.configuration).toMatchObject({ cpuModel: 'Haswell' });
    expect(says(hco(world))).toEqual(UP);
  });

  test('does not apply its spec while it is stuck, and says so; what is up stays up', () => {
    faulty(hco(world), 'stuck', world);
    world.put({ ...hco(world), spec: { defaultCPUModel: 'Skylake-Server' } });
    go(world);
    expect(says(hco(world))).toMatchObject({ ReconcileComplete: 'False', Available: 'True' });
    expect(world.list(KUBEVIRT)[0]!.spec.configuration).toMatchObject({ cpuModel: 'Haswell' });
    faulty(hco(world), '', world);
    go(world);
    expect(world.list(KUBEVIRT)[0]!.spec.configuration).toMatchObject({ cpuModel: 'Skylake-Server' });
  });

  test('is degraded by an upgrade that fails, in the version before; once it succeeds, the version follows last of all', () => {
    faulty(hco(world), 'upgrade-failure', world);
    approve(world, csvOf('4.20.1'));
    go(world);
    expect(says(hco(world))).toMatchObject({ Degraded: 'True', Available: 'False', Upgradeable: 'False' });
    expect(hco(world).status).toMatchObject({
      versions: [{ name: 'operator', version: '4.20.0' }],
      systemHealthStatus: 'error',
    });
    world.events.length = 0;
    faulty(hco(world), '', world);
    go(world);
    const seen = world.events
      .map(({ object }) => object as HyperConverged)
      .filter(({ kind, status }) => kind === HYPERCONVERGED.kind && status?.versions?.[0]?.version === '4.20.0');
    expect(seen.map((one) => says(one)['Progressing'])).toContain('True');
    expect(hco(world).status?.versions).toEqual([{ name: 'operator', version: '4.20.1' }]);
    expect(world.list(KUBEVIRT)[0]?.status?.observedKubeVirtVersion).toBe('v1.6.1');
    expect(versions(world)).toEqual([`${csvOf('4.20.1')} Succeeded`]);
    expect(says(hco(world))).toEqual(UP);
  });

  test('of another name is not followed', () => {
    world.put({ ...hco(world), metadata: { name: 'other', namespace: NAMESPACE }, status: undefined });
    go(world);
    const other = world.get(HYPERCONVERGED, NAMESPACE, 'other')!;
    expect(says(other)).toEqual({ ReconcileComplete: 'False' });
    world.delete(other);
  });

  test('has SSP bring golden images, its validator and the policy for protected VMs, and takes all of it away', () => {
    const images = () => world.list(DATA_IMPORT_CRON).map(({ metadata }) => `${metadata.namespace}/${metadata.name}`);
    expect(images()).toContain('openshift-virtualization-os-images/fedora-image-cron');
    expect(world.list(ADMISSION_POLICY).map(({ metadata }) => metadata.name)).toEqual([
      'kubevirt-vm-deletion-protection',
    ]);
    expect(world.list(SSP)[0]?.status).toMatchObject({ phase: 'Deployed', observedVersion: 'v0.23.1' });
    world.put({ ...hco(world), spec: { enableCommonBootImageImport: false } });
    go(world);
    expect(images()).toEqual([]);
    world.delete(hco(world));
    go(world);
    expect(world.list(ADMISSION_POLICY)).toEqual([]);
    expect([...world.list(HYPERCONVERGED), ...world.list(KUBEVIRT), ...world.list(CDI), ...world.list(SSP)]).toEqual(
      [],
    );
  });
});

test('slow: it says that it is available long after everything is', () => {
  const slow = openshift();
  subscribe(slow, csvOf('4.20.0'));
  go(slow);
  approve(slow, csvOf('4.20.0'));
  go(slow);
  hyperConverged(slow);
  faulty(hco(slow), 'slow', slow);
  go(slow, 8);
  expect(says(slow.list(KUBEVIRT)[0] as never)).toMatchObject({ Available: 'True' });
  expect(says(hco(slow))).toMatchObject({ Available: 'False' });
  go(slow);
  expect(says(hco(slow))).toEqual(UP);
});

test('without OLM and OpenShift, HyperConverged makes no SSP', () => {
  const world = bareCluster(2);
  for (const [name, variable, version] of [
    ['hyperconverged-cluster-operator', 'HCO_KV_IO_VERSION', '1.18.1'],
    ['virt-operator', 'KUBEVIRT_VERSION', 'v1.8.4'],
    ['cdi-operator', 'OPERATOR_VERSION', 'v1.65.0'],
    ['cluster-network-addons-operator', 'OPERATOR_VERSION', 'v0.102.0'],
  ] as const)
    operator(name, 'kubevirt-hyperconverged', variable, version, 1)(world);
  play(world);
  world.put({
    apiVersion: HYPERCONVERGED.apiVersion,
    kind: HYPERCONVERGED.kind,
    metadata: { name: 'kubevirt-hyperconverged', namespace: 'kubevirt-hyperconverged' },
    spec: {},
  });
  play(world, 40);
  expect(says(hco(world))).toEqual(UP);
  expect(world.list(SSP)).toEqual([]);
  expect(world.list(KUBEVIRT)[0]?.status?.observedKubeVirtVersion).toBe('v1.8.4');
});
