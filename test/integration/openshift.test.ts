/** OpenShift as the sandbox plays it, and what is applied to it: by the plugin, by the Job of a Git repository, and by the API server itself. */
import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { App, Chart } from 'cdk8s';
import type { Cluster, ResourceKind } from '../../cluster';
import { OpenShiftVirtualization, type OpenShiftVirtualizationProps } from '../../constructs';
import { APPROVAL_RULES, APPROVAL_SCRIPT } from '../../constructs/platform/approval-job';
import { inOrder } from '../../constructs/synth/order';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { type Sandbox, startSandbox } from '../../sandbox';
import { OFFERS_ANNOTATION } from '../../sandbox/simulator';
import { type Declared, MiniEngine } from '../support/mini-engine';
import { type Plugin, startPlugin, stopPlugins } from '../support/plugin';
import { rightsIn, rulesOf, sorted, used } from '../support/rights';
import { awaitObject } from './simulator-objects';

jest.setTimeout(240_000);

let sandbox: Sandbox;
let cluster: Cluster;
let plugin: Plugin;
let engine: MiniEngine;
/** The stack of the platform, whose user has the rights of the guide and no others. */
const redhat = new MiniEngine('redhat');
let leastKubeconfig: string;

beforeAll(async () => {
  sandbox = await startSandbox({ name: 'openshift', speed: 20, openshift: true });
  cluster = sandbox.cluster({ rateLimit: { qps: 500, burst: 500 } });
});
afterAll(async () => {
  await sandbox?.stop();
  if (leastKubeconfig) rmSync(join(leastKubeconfig, '..'), { recursive: true, force: true });
});
beforeEach(async () => {
  plugin = await startPlugin({ KUBECONFIG: sandbox.kubeconfigPath });
});
afterEach(stopPlugins);

const OLM = 'operators.coreos.com/v1alpha1';
const kind = (apiVersion: string, name: string): ResourceKind => kindOf(apiVersion, name)!;
const PLAN = kind(OLM, 'InstallPlan');
const VERSION = kind(OLM, 'ClusterServiceVersion');
const csvOf = (version: string) => `kubevirt-hyperconverged-operator.v${version}`;

/** The objects of the construct as a program declares them. */
function platform(props: OpenShiftVirtualizationProps): Declared[] {
  const app = new App();
  new OpenShiftVirtualization(new Chart(app, 'platform'), 'virt', props);
  return inOrder(app).map(({ object }) => {
    const { apiVersion, kind: name, ...fields } = object.toJson() as KubeObject;
    const known = name === 'HyperConverged';
    return {
      type: known ? `kubevirt:hco/${apiVersion.split('/')[1]}:HyperConverged` : 'kubevirt:index:Manifest',
      name,
      inputs: known ? fields : { apiVersion, kind: name, ...fields },
    };
  });
}

async function up(program: readonly Declared[]) {
  return engine.up(plugin, program);
}

const offer = (source: string, versions: string) =>
  cluster.patch(
    kind(OLM, 'CatalogSource'),
    { name: source, namespace: 'openshift-marketplace' },
    { type: 'merge', body: { metadata: { annotations: { [OFFERS_ANNOTATION]: versions } } } },
  );
const approvals = async (namespace: string) =>
  (await cluster.list(PLAN, { namespace })).items
    .filter(({ spec }) => spec?.['approved'] === true)
    .flatMap(({ spec }) => spec?.['clusterServiceVersionNames']);

test('the provider approves the plan of its version alone, waits for HyperConverged, and upgrades only to what is offered', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'installer-'));
  leastKubeconfig = join(folder, 'kubeconfig');
  writeFileSync(leastKubeconfig, await sandbox.userWith('installer', rulesOf('kubevirt-iac-openshift')), {
    mode: 0o600,
  });
  plugin = await startPlugin({ KUBECONFIG: leastKubeconfig });
  engine = redhat;
  await engine.open(plugin, {});
  const namespace = 'openshift-cnv';
  const first = await up(platform({ version: '4.20.0' }));
  expect(first.errors).toEqual({});
  const hco = await cluster.get(kind('hco.kubevirt.io/v1', 'HyperConverged'), {
    name: 'kubevirt-hyperconverged',
    namespace,
  });
  expect(hco.status).toMatchObject({ versions: [{ name: 'operator', version: '4.20.0' }] });
  expect((await cluster.get(VERSION, { name: csvOf('4.20.0'), namespace })).status?.['phase']).toBe('Succeeded');
  const lines = plugin.said.map(({ message }) => message);
  expect(lines).toContainEqual(expect.stringMatching(/OLM installs|being approved|is (Pending|Installing)/));
  expect(await approvals(namespace)).toEqual([csvOf('4.20.0')]);

  // The next version waits, and is not approved by a run that does not name it.
  await awaitObject(
    cluster,
    kind(OLM, 'Subscription'),
    { metadata: { name: 'kubevirt-hyperconverged', namespace } },
    (live) => live.status['state'] === 'UpgradePending',
  );
  expect((await up(platform({ version: '4.20.0' }))).steps).toMatchObject({
    Subscription: 'same',
    HyperConverged: 'same',
  });
  expect(await approvals(namespace)).toEqual([csvOf('4.20.0')]);

  // A version past the next one is not reached, and what is offered is named.
  const [to, from] = [platform({ version: '4.20.2' }), platform({ version: '4.20.0' })];
  // The Pulumi engine does not go on to what depends on a failure.
  const skipped = await up([...to.slice(0, -1), from.at(-1)!]);
  expect(skipped.errors['Subscription']?.join(' ')).toMatch(
    /the catalogue offers kubevirt-hyperconverged-operator\.v4\.20\.1 after .*v4\.20\.0, not .*v4\.20\.2, so the InstallPlan install-\w+ was not approved.*Set the version to 4\.20\.1 first/,
  );
  expect(await approvals(namespace)).toEqual([csvOf('4.20.0')]);

  const upgraded = await up(platform({ version: '4.20.1' }));
  expect(upgraded.errors).toEqual({});
  expect(await approvals(namespace)).toEqual([csvOf('4.20.0'), csvOf('4.20.1')]);
  const after = await cluster.get(kind('hco.kubevirt.io/v1', 'HyperConverged'), {
    name: 'kubevirt-hyperconverged',
    namespace,
  });
  expect(after.status).toMatchObject({ versions: [{ name: 'operator', version: '4.20.1' }] });
});

test('an edit of the KubeVirt object that HyperConverged has made is refused, with the field that belongs in its place', async () => {
  engine = new MiniEngine('edit');
  await engine.open(plugin, {});
  const at = { name: 'kubevirt-kubevirt-hyperconverged', namespace: 'openshift-cnv' };
  const before = await cluster.get(kind('kubevirt.io/v1', 'KubeVirt'), at);
  const run = await up([
    {
      type: 'kubevirt:core/v1:KubeVirt',
      name: 'edit',
      inputs: { metadata: at, adopt: true, spec: { configuration: { cpuModel: 'Haswell' } } },
    },
  ]);
  expect(run.errors['edit']?.join(' ')).toMatch(
    /KubeVirt openshift-cnv\/kubevirt-kubevirt-hyperconverged is managed by HyperConverged.*Nothing was changed.*set spec\.virtualization/,
  );
  expect((await cluster.get(kind('kubevirt.io/v1', 'KubeVirt'), at)).metadata?.generation).toBe(
    before.metadata?.generation,
  );
});

test('SSP protects a VM: the API server rejects its deletion until the label is gone', async () => {
  const VM = kind('kubevirt.io/v1', 'VirtualMachine');
  const at = { name: 'kept', namespace: 'default' };
  await cluster.create(VM, {
    apiVersion: VM.apiVersion,
    kind: VM.kind,
    metadata: { ...at, labels: { 'kubevirt.io/vm-delete-protection': 'True' } },
    spec: { runStrategy: 'Halted', template: { spec: { domain: { devices: {}, memory: { guest: '1Gi' } } } } },
  });
  await expect(cluster.delete(VM, at)).rejects.toThrow(/kubevirt\.io\/vm-delete-protection protects it/);
  await cluster.patch(VM, at, {
    type: 'merge',
    body: { metadata: { labels: { 'kubevirt.io/vm-delete-protection': null } } },
  });
  await cluster.delete(VM, at);
});

test('it is taken away, and the rights of the guide were enough for all of it: each of them was used', async () => {
  const least = await startPlugin({ KUBECONFIG: leastKubeconfig });
  await redhat.open(least, {});
  expect((await redhat.destroy(least)).errors).toEqual({});
  expect((await cluster.list(kind('kubevirt.io/v1', 'KubeVirt'))).items).toEqual([]);
  const granted = rightsIn(rulesOf('kubevirt-iac-openshift'));
  expect(sorted(used(sandbox, 'installer').filter((one) => granted.includes(one)))).toEqual(sorted(granted));
});

/** `oc`, as far as the script of the Job uses it: the very arguments, and real requests with its rights. */
const OC = (root: string) => `#!/usr/bin/env node
const { Cluster } = require(${JSON.stringify(join(root, 'dist/cluster'))});
const cluster = Cluster.connect({ kubeconfig: process.env.KUBECONFIG });
const [verb, resource, ...args] = process.argv.slice(2);
const path = (name = '') => '/apis/operators.coreos.com/v1alpha1/namespaces/' + process.env.NAMESPACE + '/' + resource.replace(/^installplan$/, 'installplans') + name;
const run = async () => {
  if (verb === 'get' && resource === 'installplans') {
    const { items } = await cluster.request({ method: 'GET', path: path() });
    for (const { metadata, spec } of items) console.log([metadata.name, spec.approved, ...spec.clusterServiceVersionNames].join(' '));
  } else if (verb === 'get') {
    const found = await cluster.request({ method: 'GET', path: path('/' + args[0]) }).catch((error) => {
      if (error.status !== 404) throw error;
    });
    process.stdout.write(found?.status?.phase ?? '');
  } else if (verb === 'patch' && args.at(-1) === '{"spec":{"approved":true}}') {
    await cluster.request({ method: 'PATCH', path: path('/' + args[0]), contentType: 'application/merge-patch+json', body: JSON.parse(args.at(-1)) });
  } else throw new Error('not played: ' + process.argv.slice(2).join(' '));
  await cluster.close();
};
run().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
`;

/** The script of the Job, as the shell of its image runs it. */
async function approve(csv: string, namespace: string, kubeconfig: string, seconds: number) {
  const folder = mkdtempSync(join(tmpdir(), 'job-'));
  try {
    const root = join(__dirname, '../..').replace(/[\\/]dist$/, '');
    writeFileSync(join(folder, 'oc'), OC(root));
    chmodSync(join(folder, 'oc'), 0o755);
    writeFileSync(join(folder, 'kubeconfig'), kubeconfig, { mode: 0o600 });
    const env = {
      ...process.env,
      PATH: `${folder}:${process.env['PATH']}`,
      KUBECONFIG: join(folder, 'kubeconfig'),
      CSV: csv,
      NAMESPACE: namespace,
      WAIT_SECONDS: String(seconds),
      PAUSE_SECONDS: '1',
    };
    return await new Promise<{ code: number; stderr: string }>((resolve) => {
      execFile('/bin/sh', ['-c', APPROVAL_SCRIPT], { env }, (error, _, stderr) =>
        resolve({ code: Number(error?.code ?? 0), stderr }),
      );
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test('the Job approves the plan of its version with its own rights, and fails with what is offered where there is none', async () => {
  const namespace = 'kubevirt-hyperconverged';
  await offer('community-operators', '1.18.0,1.18.1');
  const app = new App();
  new OpenShiftVirtualization(new Chart(app, 'platform'), 'virt', {
    version: '1.18.0',
    catalog: 'community',
    approver: 'job',
  });
  const objects = inOrder(app).map(({ object }) => object.toJson() as KubeObject);
  for (const object of objects.filter((one) => one.kind !== 'HyperConverged'))
    await cluster.apply(kind(object.apiVersion, object.kind), object, { fieldManager: 'git' });
  const kubeconfig = await sandbox.userWith('approver', APPROVAL_RULES, namespace);

  expect(await approve(csvOf('1.18.0'), namespace, kubeconfig, 60)).toEqual({ code: 0, stderr: '' });
  expect((await cluster.get(VERSION, { name: csvOf('1.18.0'), namespace })).status?.['phase']).toBe('Succeeded');
  const later = async () => (await cluster.list(PLAN, { namespace })).items.length > 1;
  while (!(await later())) await pause(50);
  const none = await approve(csvOf('1.18.9'), namespace, kubeconfig, 2);
  expect(none).toEqual({
    code: 1,
    stderr: expect.stringMatching(/No InstallPlan of \S+v1\.18\.9 alone has succeeded\. There are:\n.*v1\.18\.1/s),
  });
  expect(await approvals(namespace)).toEqual([csvOf('1.18.0')]);
});

test.each(['list', 'patch'])('the Job cannot do its work without the verb %s on InstallPlans', async (verb) => {
  const rules = APPROVAL_RULES.map((rule) => ({ ...rule, verbs: rule.verbs.filter((one) => one !== verb) }));
  const kubeconfig = await sandbox.userWith(`without-${verb}`, rules, 'kubevirt-hyperconverged');
  // The plan of the next version waits; without `list` it is not even found.
  const { code, stderr } = await approve(csvOf('1.18.1'), 'kubevirt-hyperconverged', kubeconfig, 2);
  expect(code).not.toBe(0);
  expect(stderr).toMatch(new RegExp(`cannot ${verb}|forbidden|may not ${verb}`, 'i'));
});

/** A schema with fields enough to make its CRD as large as that of HyperConverged, which a client-side apply could not store in an annotation. */
function largeCrd(bytes: number): KubeObject {
  const field = (index: number) => [
    `setting${index}`,
    { type: 'object', description: `Setting ${index}. `.repeat(20), properties: { value: { type: 'string' } } },
  ];
  const count = Math.ceil(bytes / 330);
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'larges.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { kind: 'Large', listKind: 'LargeList', plural: 'larges', singular: 'large' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              properties: {
                spec: {
                  type: 'object',
                  properties: Object.fromEntries(Array.from({ length: count }, (_, i) => field(i))),
                },
              },
            },
          },
        },
      ],
    },
  };
}

test('a CRD as large as that of HyperConverged is applied, unchanged by a second run, and updated', async () => {
  engine = new MiniEngine('large');
  await engine.open(plugin, {});
  const crd = largeCrd(400_000);
  expect(JSON.stringify(crd).length).toBeGreaterThan(400_000);
  const declared = (object: KubeObject): Declared => ({
    type: 'kubevirt:index:Manifest',
    name: 'large',
    inputs: object,
  });
  expect(await up([declared(crd)])).toMatchObject({ steps: { large: 'create' }, errors: {} });
  expect(await up([declared(crd)])).toMatchObject({ steps: { large: 'same' }, errors: {} });
  const larger = largeCrd(420_000);
  expect(await up([declared(larger)])).toMatchObject({ steps: { large: 'update' }, errors: {} });
  const live = await cluster.get(kind(crd.apiVersion, crd.kind), { name: 'larges.example.com' });
  expect(live.spec).toMatchObject(larger.spec!);
});
