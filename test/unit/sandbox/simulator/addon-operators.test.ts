import {
  AAQ,
  DAEMON_SET,
  DEPLOYMENT,
  HOST_PATH_PROVISIONER,
  type Kind,
  NETWORK_ADDONS_CONFIG,
} from '../../../../sandbox/simulator/kinds';
import type { AddonObject } from '../../../../sandbox/simulator/types';
import type { FakeWorld } from './fake-world';
import { faulty, operator } from './platform';
import { bareCluster, play } from './play';

const OPERATORS = {
  network: { kind: NETWORK_ADDONS_CONFIG, name: 'cluster-network-addons-operator', variable: 'OPERATOR_VERSION' },
  quota: { kind: AAQ, name: 'aaq-operator', variable: 'OPERATOR_VERSION' },
  storage: { kind: HOST_PATH_PROVISIONER, name: 'hostpath-provisioner-operator', variable: 'VERSION' },
} as const;

function deploy(which: keyof typeof OPERATORS, name: string, spec: object, faults = ''): FakeWorld {
  const { kind, name: deployment, variable } = OPERATORS[which];
  const world = bareCluster(2);
  operator(deployment, 'addons', variable, 'v9', 1)(world);
  play(world);
  const { apiVersion } = kind;
  world.put({ apiVersion, kind: kind.kind, metadata: { name }, spec });
  if (faults) faulty(the(world, kind, name), faults, world);
  play(world);
  return world;
}

const the = (world: FakeWorld, kind: Kind<AddonObject>, name: string): AddonObject => world.get(kind, undefined, name)!;
const says = (object: AddonObject) =>
  Object.fromEntries((object.status?.conditions ?? []).map(({ type, status }) => [type, status]));
const workloads = (world: FakeWorld) =>
  [...world.list(DAEMON_SET), ...world.list(DEPLOYMENT)]
    .map(({ metadata }) => metadata.name)
    .filter((name) => !name.endsWith('-operator'))
    .sort();
const READY = { Available: 'True', Progressing: 'False', Degraded: 'False' };

test('each field of a NetworkAddonsConfig deploys its workloads, and its absence takes them away', () => {
  const world = deploy('network', 'cluster', { multus: {}, kubeMacPool: {} });
  const live = the(world, NETWORK_ADDONS_CONFIG, 'cluster');
  expect(workloads(world)).toEqual(['kubemacpool-cert-manager', 'kubemacpool-mac-controller-manager', 'multus']);
  expect(live.status).toMatchObject({ operatorVersion: 'v9', observedVersion: 'v9', targetVersion: 'v9' });
  expect(says(live)).toEqual(READY);
  world.put({ ...live, spec: { multus: {} } });
  play(world);
  expect(workloads(world)).toEqual(['multus']);
});

test('a NetworkAddonsConfig of another name is ignored', () => {
  const world = deploy('network', 'other', { multus: {} });
  expect(the(world, NETWORK_ADDONS_CONFIG, 'other').status).toBeUndefined();
});

test('a HostPathProvisioner that is ready stays so, though each status that is written is a generation of it', () => {
  const world = deploy('storage', 'hostpath-provisioner', { storagePools: [{ name: 'disks', path: '/disks' }] });
  const { generation } = the(world, HOST_PATH_PROVISIONER, 'hostpath-provisioner').metadata;
  for (const seconds of [1, 1, 1, 1]) play(world, seconds);
  const live = the(world, HOST_PATH_PROVISIONER, 'hostpath-provisioner');
  expect(says(live)).toEqual(READY);
  expect(live.metadata.generation).toBe(generation);
});

test('a HostPathProvisioner has its pools ready with its pods', () => {
  const world = deploy('storage', 'hostpath-provisioner', { storagePools: [{ name: 'disks', path: '/disks' }] });
  const live = the(world, HOST_PATH_PROVISIONER, 'hostpath-provisioner');
  expect(live.status).toMatchObject({
    observedVersion: 'v9',
    storagePoolStatuses: [{ name: 'disks', phase: 'Ready' }],
  });
  expect(says(live)).toEqual(READY);
  world.delete(live);
  play(world);
  expect(workloads(world)).toEqual([]);
  expect(world.list(HOST_PATH_PROVISIONER)).toEqual([]);
});

test('one whose image is missing is in progress, and observes no version', () => {
  const world = deploy('network', 'cluster', { multus: {} }, 'image-pull:multus');
  const live = the(world, NETWORK_ADDONS_CONFIG, 'cluster');
  expect(says(live)).toEqual({ Available: 'False', Progressing: 'True', Degraded: 'False' });
  expect(live.status).toMatchObject({ targetVersion: 'v9' });
  expect(live.status).not.toHaveProperty('observedVersion');
});

test('an AAQ has its controller and its server, and takes them away', () => {
  const world = deploy('quota', 'aaq', {});
  const live = the(world, AAQ, 'aaq');
  expect(workloads(world)).toEqual(['aaq-controller', 'aaq-server']);
  expect(live.status).toMatchObject({ phase: 'Deployed', observedVersion: 'v9' });
  expect(live.metadata.finalizers).toEqual(['operator.aaq.kubevirt.io']);
  world.delete(live);
  play(world);
  expect([...workloads(world), ...world.list(AAQ)]).toEqual([]);
});

describe('one that is stuck', () => {
  test('installs nothing until the fault ends', () => {
    const world = deploy('quota', 'aaq', {}, 'stuck');
    expect(workloads(world)).toEqual([]);
    expect(says(the(world, AAQ, 'aaq'))).toEqual({ Available: 'False', Progressing: 'True', Degraded: 'False' });
    faulty(the(world, AAQ, 'aaq'), '', world);
    play(world);
    expect(says(the(world, AAQ, 'aaq'))).toEqual(READY);
  });

  test('fails its upgrade: it is degraded, in the version before', () => {
    const world = deploy('storage', 'hostpath-provisioner', { storagePools: [] });
    faulty(the(world, HOST_PATH_PROVISIONER, 'hostpath-provisioner'), 'stuck', world);
    operator('hostpath-provisioner-operator', 'addons', 'VERSION', 'v10', 1)(world);
    play(world);
    const live = the(world, HOST_PATH_PROVISIONER, 'hostpath-provisioner');
    expect(live.status).toMatchObject({ observedVersion: 'v9', targetVersion: 'v10' });
    expect(says(live)).toEqual({ Available: 'False', Progressing: 'True', Degraded: 'True' });
  });
});
