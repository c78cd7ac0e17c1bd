/** What programs describe, against a real API server: the cluster accepts every object, and a disk grows by its claim. */
import { App, Chart } from 'cdk8s';
import type { Cluster } from '../../cluster';
import { Disk, VirtualMachine } from '../../constructs';
import { inOrder } from '../../constructs/synth/order';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { type Sandbox, startSandbox } from '../../sandbox/testing';
import { propsOf, SHAPES } from '../unit/constructs/expressive/shapes';
import { TABLE } from '../unit/constructs/expressive/table';
import { awaitObject, CLAIM, DATA_VOLUME, type Live } from './simulator-objects';

jest.setTimeout(180_000);

let sandbox: Sandbox;
let cluster: Cluster;

beforeAll(async () => {
  sandbox = await startSandbox({ name: 'guests', speed: 60 });
  cluster = sandbox.cluster({ rateLimit: { qps: 500, burst: 500 } });
  await cluster.apply(kindOf('v1', 'Namespace')!, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'vms' } });
}, 600_000);

afterAll(async () => {
  await sandbox?.stop();
});

/** The objects of a program, in the order in which they are applied. */
function objectsOf(program: (chart: Chart) => unknown): KubeObject[] {
  const chart = new Chart(new App(), 'test', { namespace: 'vms' });
  program(chart);
  return inOrder(chart).map(({ object }) => object.toJson() as KubeObject);
}

/** As Argo CD and Flux apply: what another manager owns is taken over. */
const apply = (object: KubeObject, dryRun = false) =>
  cluster.apply(kindOf(object.apiVersion, object.kind)!, object, { dryRun, force: true });

/** A claim without access modes is the growth of one that CDI has made, and cannot be created. */
const isGrowth = ({ kind, spec }: KubeObject) => kind === 'PersistentVolumeClaim' && !spec?.['accessModes'];

const PROGRAMS: [what: string, program: (chart: Chart) => unknown][] = [
  ...TABLE.map(([what, program]): [string, (chart: Chart) => unknown] => [what, program]),
  ...SHAPES.map(([name, spec]): [string, (chart: Chart) => unknown] => [
    name,
    (chart) => new VirtualMachine(chart, name, propsOf(name, spec)),
  ]),
];

test.each(PROGRAMS)('the API server accepts %s', async (_what, program) => {
  for (const object of objectsOf(program)) if (!isGrowth(object)) await apply(object, true);
});

test('a disk grows by its claim, whose DataVolume stays as it is', async () => {
  const program = (options: { size: string; initialSize?: string }) => (chart: Chart) =>
    new VirtualMachine(chart, 'grows', { cpu: 1, memory: '1Gi', bootDisk: Disk.blank(options) });
  for (const object of objectsOf(program({ size: '1Gi' }))) await apply(object);
  const ref = { metadata: { name: 'grows-root', namespace: 'vms' } } as Live;
  const before = await awaitObject(cluster, DATA_VOLUME, ref, ({ status }) => status?.['phase'] === 'Succeeded');
  const claim = await cluster.get(CLAIM, { name: 'grows-root', namespace: 'vms' });

  for (const object of objectsOf(program({ size: '2Gi', initialSize: '1Gi' }))) await apply(object);
  const after = await cluster.get(CLAIM, { name: 'grows-root', namespace: 'vms' });
  expect(after.metadata?.uid).toBe(claim.metadata?.uid);
  expect(after.spec).toEqual({ ...claim.spec, resources: { requests: { storage: '2Gi' } } });
  const dataVolume = (await cluster.get(DATA_VOLUME, { name: 'grows-root', namespace: 'vms' })) as unknown as Live;
  expect(dataVolume.metadata.uid).toBe(before.metadata.uid);
  expect(dataVolume.spec).toEqual(before.spec);
});
