/** What a WindowsImage runs to publish its disk, against a real API server, with the rights that it has there and with one fewer. */
import { App, Chart } from 'cdk8s';
import { Image, Sysprep, WindowsImage } from 'kubevirt-iac';
import { apiObjects } from '../../constructs/render';
import { valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { type Rule, type Sandbox, startSandbox } from '../../sandbox';
import { applied, runJob } from '../support/job';
import { made, without } from '../support/rights';

jest.setTimeout(120_000);

const namespace = 'images';
const DATA_SOURCE = kindOf('cdi.kubevirt.io/v1beta1', 'DataSource')!;
const ROLE = kindOf('rbac.authorization.k8s.io/v1', 'Role')!;

const chart = new Chart(new App(), 'test', { namespace });
new WindowsImage(chart, 'win2022', {
  iso: Image.http('https://images.example.com/windows-2022.iso'),
  sysprep: Sysprep.fromSecret('answers'),
  preference: 'windows.2k22.virtio',
});
const objects = apiObjects(chart).map((object) => object.toJson() as KubeObject);
const role = objects.find(({ kind }) => kind === 'Role') as KubeObject & { rules: Rule[] };
const pod = valueAt(
  objects.find(({ kind }) => kind === 'Job'),
  'spec',
  'template',
  'spec',
) as KubeObject;

let sandbox: Sandbox;
beforeAll(async () => {
  // Nothing is installed: the test says what becomes of the installer.
  sandbox = await startSandbox({ name: 'windows', simulated: false });
  const home: KubeObject = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } };
  await applied(sandbox.cluster(), [home, ...objects.filter(({ kind }) => kind !== 'Job')]);
}, 120_000);
afterAll(() => sandbox.stop());

const installer = (phase: string) => {
  const spec = { domain: { devices: {}, memory: { guest: '4Gi' } } };
  const metadata = { name: 'win2022-installer', namespace };
  return made(
    sandbox.cluster(),
    { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachineInstance', metadata, spec },
    { phase },
  );
};
const run = (seconds: string) => runJob(sandbox, pod, { job: 'publish', namespace, env: { TIMEOUT_SECONDS: seconds } });
const published = async () =>
  (await sandbox.cluster().list(DATA_SOURCE, { namespace })).items.map(({ metadata, spec }) => ({
    name: metadata?.name,
    preference: metadata?.labels?.['instancetype.kubevirt.io/default-preference'],
    pvc: valueAt(spec, 'source', 'pvc'),
  }));

test('nothing is published while the installer runs, or if it failed', async () => {
  await installer('Running');
  expect(await run('-1')).toEqual({
    code: 1,
    output: expect.stringContaining('did not power itself off within -1 seconds'),
  });
  await installer('Failed');
  expect(await run('60')).toEqual({
    code: 1,
    output: expect.stringContaining('The installer win2022-installer failed.'),
  });
  expect(await published()).toEqual([]);
});

test('the disk is published once the installer has powered itself off, and again is no error; each right is needed', async () => {
  await installer('Succeeded');
  for (const [resource, verb] of [
    ['virtualmachineinstances', 'get'],
    ['datasources', 'create'],
  ] as const) {
    await sandbox.cluster().apply(ROLE, { ...role, rules: without(role.rules, resource, verb) } as KubeObject);
    expect(await run('60')).toEqual({
      code: 1,
      output: expect.stringMatching(new RegExp(`cannot ${verb} resource "${resource}"`)),
    });
  }
  await sandbox.cluster().apply(ROLE, role);
  expect(role.rules.flatMap(({ verbs }) => verbs)).toHaveLength(2);
  for (const _ of [1, 2]) expect((await run('60')).code).toBe(0);
  expect(await published()).toEqual([
    { name: 'win2022', preference: 'windows.2k22.virtio', pvc: { name: 'win2022-disk', namespace } },
  ]);
});
