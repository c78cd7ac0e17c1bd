import { parseAllDocuments } from 'yaml';
import type { Cluster, ResourceKind } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { standInRelease } from '../../sandbox/release';
import { type Sandbox, startSandbox } from '../../sandbox/testing';
import { awaitObject, CDI, CRD, KUBEVIRT, type Live, NODE, VM, vm } from './simulator-objects';

jest.setTimeout(120_000);

let sandbox: Sandbox;
let cluster: Cluster;

beforeAll(async () => {
  sandbox = await startSandbox({ bare: true, speed: 20 });
  cluster = sandbox.cluster({ rateLimit: { qps: 500, burst: 500 } });
}, 600_000);

afterAll(async () => {
  await sandbox?.stop();
});

const release = standInRelease();
const objectsIn = (file: string) => parseAllDocuments(release[file]!).map((document) => document.toJS() as KubeObject);
const kindOf = ({ apiVersion, kind, metadata }: KubeObject): ResourceKind => ({
  apiVersion,
  kind,
  plural: `${kind.toLowerCase()}${kind.endsWith('s') ? 'es' : 's'}`,
  namespaced: metadata?.namespace !== undefined,
});

async function apply(file: string): Promise<void> {
  for (const object of objectsIn(file)) {
    await cluster.apply(kindOf(object), object);
    if (object.kind === 'CustomResourceDefinition') await awaitObject(cluster, CRD, object, established);
  }
}

const established = (live: Live) =>
  live.status?.conditions?.some(({ type, status }) => type === 'Established' && status === 'True');
const is = (live: Live, type: string) => live.status?.conditions?.find((condition) => condition.type === type)?.status;
const kubevirt = { metadata: { name: 'kubevirt', namespace: 'kubevirt' } };
const cdi = { metadata: { name: 'cdi' } };

test('the stack is deployed, runs a guest, and goes again with all that it brought', async () => {
  const [fresh] = (await cluster.list(NODE)).items;
  expect(fresh?.status?.['allocatable'] ?? {}).not.toHaveProperty(['devices.kubevirt.io/kvm']);

  await apply('kubevirt-operator.yaml');
  await apply('cdi-operator.yaml');
  expect(await cluster.find(CRD, { name: 'virtualmachines.kubevirt.io' })).toBeUndefined();
  await apply('kubevirt-cr.yaml');
  await apply('cdi-cr.yaml');
  const deployed = await awaitObject(cluster, KUBEVIRT, kubevirt, (live) => is(live, 'Available') === 'True');
  expect(deployed.status).toMatchObject({
    phase: 'Deployed',
    observedGeneration: deployed.metadata.generation,
    observedKubeVirtVersion: 'v1.9.0',
    targetKubeVirtVersion: 'v1.9.0',
  });
  expect(deployed.status['observedDeploymentID']).toBe(deployed.status['targetDeploymentID']);
  expect(is(deployed, 'Progressing')).toBe('False');
  const imports = await awaitObject(cluster, CDI, cdi, (live) => live.status?.['phase'] === 'Deployed');
  expect(imports.status['observedVersion']).toBe('v1.66.0');
  const node = await awaitObject(cluster, NODE, { metadata: { name: 'node-1' } }, (live) =>
    Object.hasOwn(live.status['allocatable'] as object, 'devices.kubevirt.io/kvm'),
  );
  expect(node.metadata.labels).toMatchObject({ 'kubevirt.io/schedulable': 'true' });

  const guest = vm('first', { import: true });
  await cluster.apply(VM, guest);
  await awaitObject(cluster, VM, guest, (live) => live.status?.['printableStatus'] === 'Running');

  await cluster.delete(KUBEVIRT, kubevirt.metadata);
  await awaitObject(cluster, KUBEVIRT, kubevirt, undefined);
  await cluster.delete(CDI, cdi.metadata);
  await awaitObject(cluster, CDI, cdi, undefined);
  const left = (await cluster.list(CRD)).items.map(({ metadata }) => metadata?.name ?? '');
  expect(left.filter((name) => name.startsWith('virtualmachine') || name.startsWith('datavolume'))).toEqual(
    left.filter((name) => name.endsWith('.template.kubevirt.io')),
  );
});
