/** Preflight against a real API server: doctor as a user runs it, the resource through the plugin's executable, and what they leave behind. */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseAllDocuments } from 'yaml';
import { Cluster } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { optionsOf, type PreflightReport } from '../../kubevirt/preflight';
import { PROBE_DEFAULTS, type ProbeInputs, runPreflight } from '../../provider';
import { FAULT_ANNOTATION, HOST_ANNOTATION, type Rule, type Sandbox, startSandbox } from '../../sandbox';
import { type Declared, MiniEngine } from '../support/mini-engine';
import { type Plugin, startPlugin, stopPlugins } from '../support/plugin';

const ROOT = join(__dirname, '..', '..');
const CLI = join(ROOT, 'bin', 'kubevirt-iac');
const kind = (apiVersion: string, name: string) => kindOf(apiVersion, name)!;
const NODE = kind('v1', 'Node');
const NAMESPACE = kind('v1', 'Namespace');
const CLASS = kind('storage.k8s.io/v1', 'StorageClass');

let sandbox: Sandbox;
let cluster: Cluster;

beforeAll(async () => {
  sandbox = await startSandbox({ name: 'preflight', speed: 20 });
  cluster = sandbox.cluster();
}, 120_000);
afterAll(() => sandbox.stop());
afterEach(stopPlugins);
jest.setTimeout(120_000);

/** What an installation leaves behind whose namespace was deleted. */
const LEFT_OVER = {
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name: 'virt-left-over' },
  webhooks: [
    {
      name: 'left.kubevirt.io',
      admissionReviewVersions: ['v1'],
      sideEffects: 'None',
      clientConfig: { service: { namespace: 'kubevirt', name: 'virt-gone' } },
      rules: [],
    },
  ],
};
const WEBHOOK = kind(LEFT_OVER.apiVersion, LEFT_OVER.kind);

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

const doctor = (args: readonly string[], kubeconfig = sandbox.kubeconfigPath) =>
  new Promise<Ended>((resolve) => {
    const env = { ...process.env, KUBECONFIG: kubeconfig };
    execFile(process.execPath, [CLI, 'doctor', ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? Number(error.code) : 0, stdout, stderr }),
    );
  });
const report = async (...args: string[]) => JSON.parse((await doctor(['--json', ...args])).stdout) as PreflightReport;
const checkIn = ({ checks }: PreflightReport, id: string) => checks.find((one) => one.id === id)!;

const annotate = (name: string, annotations: Record<string, string | null>) =>
  cluster.patch(NODE, { name }, { type: 'merge', body: { metadata: { annotations } } });
const ours = async () =>
  (await cluster.list(NAMESPACE, { labelSelector: 'kubevirt-iac.io/preflight=true' })).items.map(
    ({ metadata }) => metadata!,
  );

/** Waits for what other controllers do. */
async function eventually<T>(read: () => Promise<T>, wanted: (found: T) => boolean): Promise<T> {
  for (;;) {
    const found = await read();
    if (wanted(found)) return found;
    await sleep(50);
  }
}
const nothingLeft = () => eventually(ours, (found) => found.length === 0);
const nodeShows = (name: string, wanted: (node: KubeObject) => boolean) =>
  eventually(() => cluster.get(NODE, { name }), wanted);
const readiness = (node: KubeObject) =>
  (node.status!['conditions'] as { type: string; status: string }[]).find(({ type }) => type === 'Ready')?.status;

describe('doctor', () => {
  it('finds nothing wrong with the sandbox, boots a guest, and leaves nothing behind', async () => {
    const { code, stdout, stderr } = await doctor(['--version', '1.9.0', '--boot-guest']);
    expect({ code, stderr, failed: stdout.match(/^fail .*/gm) }).toEqual({ code: 0, stderr: '', failed: null });
    expect(stdout).toMatch(/^pass +guest-boot +A guest boots: on node-\d/m);
    expect(stdout).toMatch(/^pass +kvm +Hardware virtualization: \/dev\/kvm works \(vmx\) \(all 3 nodes\)$/m);
    expect(stdout).toMatch(/CPU model: Skylake-Server-noTSX-IBRS\n$/);
    await nothingLeft();
  });

  it('names the node and the repair, in every format, and exits with 1', async () => {
    await annotate('node-2', { [FAULT_ANNOTATION]: 'no-kvm', [HOST_ANNOTATION]: '{"cgroup": 1}' });
    const { code, stdout } = await doctor(['--junit', '-']);
    expect(code).toBe(1);
    expect(stdout).toMatch(
      /<failure message="node-2: no \/dev\/kvm; the CPU shows neither vmx nor svm; node-1 and node-3/,
    );
    const found = await report();
    expect(checkIn(found, 'kvm')).toMatchObject({ verdict: 'fail', repair: expect.stringContaining('firmware') });
    expect(checkIn(found, 'cgroup')).toMatchObject({ verdict: 'warn', message: expect.stringMatching(/^node-2: 1/) });
    await annotate('node-2', { [FAULT_ANNOTATION]: null, [HOST_ANNOTATION]: null });
  });

  it('D7: goes on without a node that is dead, one that cannot pull, and one whose probe talks nonsense', async () => {
    await annotate('node-1', { [FAULT_ANNOTATION]: 'image-pull' });
    await annotate('node-2', { [HOST_ANNOTATION]: 'Segmentation fault' });
    await annotate('node-3', { [FAULT_ANNOTATION]: 'not-ready' });
    await nodeShows('node-3', (node) => readiness(node) === 'Unknown');
    const found = await report();
    expect(checkIn(found, 'node-ready')).toMatchObject({
      verdict: 'warn',
      message: expect.stringContaining('node-3 is NotReady'),
    });
    expect(checkIn(found, 'probe')).toMatchObject({
      verdict: 'unknown',
      message: expect.stringMatching(
        /node-1: ImagePullBackOff.*node-2: .*not valid JSON: Segmentation fault|node-2.*node-1/,
      ),
    });
    for (const name of ['node-1', 'node-2', 'node-3'])
      await annotate(name, { [FAULT_ANNOTATION]: null, [HOST_ANNOTATION]: null });
    await nodeShows('node-3', (node) => readiness(node) === 'True');
    await nothingLeft();
  });

  it('D4: knows a container runtime without image volumes', async () => {
    await cluster.patchStatus(
      NODE,
      { name: 'node-1' },
      { nodeInfo: { containerRuntimeVersion: 'containerd://1.6.20' } },
    );
    const found = await report('--no-probe');
    expect(checkIn(found, 'image-volumes')).toMatchObject({
      verdict: 'fail',
      message: expect.stringContaining('node-1: containerd 1.6.20'),
    });
    expect(
      checkIn(await report('--no-probe', '--disabled-feature-gates', 'ImageVolume'), 'image-volumes').verdict,
    ).toBe('pass');
    await cluster.patchStatus(
      NODE,
      { name: 'node-1' },
      { nodeInfo: { containerRuntimeVersion: 'containerd://2.1.4' } },
    );
  });

  it('names both of two default StorageClasses, and webhooks and APIs that an installation left behind', async () => {
    const isDefault = { 'storageclass.kubernetes.io/is-default-class': 'true' };
    const second = {
      apiVersion: 'storage.k8s.io/v1',
      kind: 'StorageClass',
      metadata: { name: 'second', annotations: isDefault },
      provisioner: 'x',
    };
    await cluster.create(CLASS, second);
    await cluster.create(WEBHOOK, LEFT_OVER);
    const found = await report('--no-probe');
    expect(checkIn(found, 'default-storage-class')).toMatchObject({
      verdict: 'fail',
      message: expect.stringMatching(/second and shared|shared and second/),
    });
    expect(checkIn(found, 'webhooks')).toMatchObject({
      verdict: 'fail',
      message: expect.stringMatching(/virt-left-over.*kubevirt\/virt-gone/),
    });
    await cluster.delete(CLASS, { name: 'second' });
    await cluster.delete(WEBHOOK, LEFT_OVER.metadata);
  });

  it('P12: refuses a downgrade', async () => {
    expect(checkIn(await report('--no-probe', '--version', '1.8.4'), 'upgrade-path')).toMatchObject({
      verdict: 'fail',
    });
  });

  it.each([
    ['an unknown release', ['--version', '2.0.0'], /"2\.0\.0" is not a known release.*v1\.9\.0/],
    ['a relative pool path', ['--pool-path', 'pool'], /"pool" is not a valid path/],
  ])('rejects %s and sends nothing', async (_, args, message) => {
    const since = new Date();
    const { code, stderr } = await doctor(args);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
    expect(sandbox.requests({ since, userAgent: 'kubevirt-iac' })).toEqual([]);
  });

  it('cleans up when it is interrupted, and after a run that was killed', async () => {
    await annotate('node-1', { [FAULT_ANNOTATION]: 'slow' });
    for (const signal of ['SIGINT', 'SIGKILL'] as const) {
      const env = { ...process.env, KUBECONFIG: sandbox.kubeconfigPath };
      const child = spawn(process.execPath, [CLI, 'doctor'], { env, stdio: 'ignore' });
      await eventually(ours, (found) => found.length > 0);
      child.kill(signal);
      await once(child, 'exit');
      if (signal === 'SIGINT') await nothingLeft();
    }
    await annotate('node-1', { [FAULT_ANNOTATION]: null });
    const [left] = await ours();
    expect(left?.labels).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'privileged' });
    // Its time is not over: another run may still be using it.
    await report();
    expect((await ours()).map(({ name }) => name)).toContain(left!.name);
    await cluster.patch(
      NAMESPACE,
      { name: left!.name! },
      { type: 'merge', body: { metadata: { annotations: { 'kubevirt-iac.io/expires': '2020-01-01T00:00:00Z' } } } },
    );
    await report();
    await nothingLeft();
  });
});

describe('the roles of docs/rights.md', () => {
  const page = readFileSync(join(ROOT, 'docs', 'rights.md'), 'utf8');
  const roles = [...page.matchAll(/^```yaml\n(.*?)^```$/gms)].flatMap(([, text = '']) =>
    parseAllDocuments(text).map((document) => document.toJS() as { metadata: { name: string }; rules: Rule[] }),
  );
  const rulesOf = (name: string) => roles.find(({ metadata }) => metadata.name === name)!.rules;
  const asUser = async (name: string, rules: readonly Rule[], probing: Partial<ProbeInputs> = {}) => {
    const user = Cluster.connect({ kubeconfig: await sandbox.userWith(name, rules) });
    const inputs = { ...PROBE_DEFAULTS, probe: false, ...probing };
    return runPreflight(user, optionsOf({ kubevirtVersion: 'v1.9.0' }), inputs).finally(() => user.close());
  };
  const unknowns = ({ checks }: PreflightReport) =>
    checks.filter(({ message }) => message.includes('may not')).map(({ id, message }) => `${id}: ${message}`);

  it('are enough: nothing is unknown for lack of a right', async () => {
    expect(unknowns(await asUser('reader', rulesOf('kubevirt-iac-doctor')))).toEqual([]);
    const both = [...rulesOf('kubevirt-iac-doctor'), ...rulesOf('kubevirt-iac-probe')];
    const found = await asUser('prober', both, { probe: true, bootGuest: true });
    expect(unknowns(found)).toEqual([]);
    expect(checkIn(found, 'guest-boot').verdict).toBe('pass');
    await nothingLeft();
  });

  it('are all needed: without one, a check is unknown and names it', async () => {
    // Only a webhook makes it look for Services.
    await cluster.create(WEBHOOK, LEFT_OVER);
    const rules = rulesOf('kubevirt-iac-doctor');
    const rights = rules.flatMap(({ resources, verbs }) =>
      resources.flatMap((resource) => verbs.map((verb) => ({ resource, verb }))),
    );
    for (const [i, { resource, verb }] of rights.entries()) {
      const fewer = rules
        .map((rule) => ({ ...rule, resources: rule.resources.filter((one) => one !== resource) }))
        .filter((rule) => rule.resources.length > 0);
      const missing = unknowns(await asUser(`without-${i}`, fewer)).join('\n');
      expect(`${resource}: ${missing}`).toContain(`may not ${verb} ${resource}`);
    }
    await cluster.delete(WEBHOOK, LEFT_OVER.metadata);
  });
});

describe('the resource', () => {
  let plugin: Plugin;
  let engine: MiniEngine;
  beforeEach(async () => {
    plugin = await startPlugin({ KUBECONFIG: sandbox.kubeconfigPath });
    engine = new MiniEngine('vms');
    expect(await engine.open(plugin, {})).toEqual([]);
  });
  const preflight = (inputs: object): Declared => ({
    type: 'kubevirt:index:Preflight',
    name: 'preflight',
    inputs: inputs as never,
  });
  const up = (inputs: object) => engine.up(plugin, [preflight(inputs)]);

  it('runs when it is created, and again in place when an input changes', async () => {
    expect(await up({ kubevirtVersion: 'v1.9.0' })).toMatchObject({ errors: {}, steps: { preflight: 'create' } });
    const outputs = engine.state.get(engine.urn(preflight({})))!.outputs as Record<string, unknown>;
    expect(outputs).toMatchObject({
      cpuModel: 'Skylake-Server-noTSX-IBRS',
      nodes: ['node-1', 'node-2', 'node-3'],
      checks: expect.arrayContaining([expect.objectContaining({ id: 'kvm', verdict: 'pass' })]),
    });
    const since = new Date();
    expect((await up({ kubevirtVersion: 'v1.9.0' })).steps).toMatchObject({ preflight: 'same' });
    expect(sandbox.requests({ since, userAgent: 'pulumi-resource-kubevirt' })).toEqual([]);
    expect((await up({ kubevirtVersion: 'v1.9.0', triggers: ['again'] })).steps).toMatchObject({ preflight: 'update' });
    await nothingLeft();
  });

  it('fails with a paragraph for each problem, and heals', async () => {
    const { errors } = await up({ nodeSelector: { role: 'virt' }, probe: false });
    const text = errors['preflight']!.join('\n');
    expect(text).toMatch(/The cluster is not ready for KubeVirt: 1 of \d+ checks did not pass/);
    expect(text).toMatch(/Nodes for guests \(node-selector\): the node selector role=virt matches none of the 3 nodes/);
    expect(text).toContain('kubectl label node NAME role=virt');
    expect((await up({ probe: false })).errors).toEqual({});
  });
});
