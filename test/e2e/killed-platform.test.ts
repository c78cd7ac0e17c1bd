/** The installation of the platform is killed all along: CLI and plugin die as soon as operators, their objects or certificates are new in the cluster, after three of them, or after each with STEPS_A_KILL=1. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { Stack } from '@pulumi/pulumi/automation';
import { sha256Of, vendoredPath } from '../../constructs/platform/assets';
import { lock } from '../../constructs/platform/assets/lock-file';
import { kindOf } from '../../kubevirt/kinds';
import { type Component, versionFor } from '../../kubevirt/releases';
import { standInNMState, standInNodeMaintenance, standInRelease } from '../../sandbox/release';
import { type Sandbox, startSandbox, writeVerbs } from '../../sandbox/testing';
import { binaries } from '../../toolchain/binaries';
import { type PulumiWorkspace, pulumiWorkspace } from '../../tools/pulumi-workspace';
import { type ApplicableRelease, applicableRelease } from '../support/applicable-release';
import { killAll, startUp, type Up, unlock } from '../support/killable-cli';

const BIN = join(__dirname, '../../bin');
const VERSIONS = { kubevirt: 'v1.9.0', cdi: 'v1.66.0' };
jest.setTimeout(600_000);

let sandbox: Sandbox;
let workspace: PulumiWorkspace;
let folder: string;
let stack: Stack;

beforeAll(async () => {
  sandbox = await startSandbox({ name: 'killed-platform', speed: 20, bare: true });
  folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-killed-platform-'));
  vendor();
  writeFileSync(join(folder, 'Pulumi.yaml'), JSON.stringify(PROGRAM));
  const { pulumi, 'pulumi-language-yaml': language } = await binaries(['pulumi', 'pulumi-language-yaml']);
  workspace = pulumiWorkspace(dirname(pulumi), BIN, {
    PATH: [dirname(language), dirname(pulumi), process.env.PATH].join(delimiter),
  });
  stack = await workspace.local('dev', folder);
  await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
});
afterAll(async () => {
  workspace?.remove();
  await sandbox?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Everything that the sandbox plays an operator of. */
const COMPONENTS = {
  certManager: true,
  hostpathProvisioner: { pools: [{ name: 'local', path: '/var/hpvolumes' }] },
  networkAddons: { macPool: { start: '02:00:00:00:00:00', end: '02:00:00:ff:ff:ff' } },
  nmstate: true,
  nodeHealthCheck: true,
  selfNodeRemediation: true,
  nodeMaintenance: true,
  quota: true,
};

/** A program in YAML, whose component the plugin runs: nothing survives a kill outside the cluster and the state. */
const PROGRAM = {
  name: 'killed-platform',
  runtime: 'yaml',
  plugins: { providers: [{ name: 'kubevirt', path: BIN }] },
  resources: {
    platform: {
      type: 'kubevirt:VirtualizationStack',
      properties: { kubevirt: { version: VERSIONS.kubevirt }, cdi: { version: VERSIONS.cdi }, ...COMPONENTS },
    },
  },
};

/** The files of all releases, by `<component>/<file>`. */
function releases(): Record<string, string> {
  const stacked = Object.entries(standInRelease(VERSIONS)).map(([file, text]) => [
    `${file.startsWith('cdi') ? 'cdi' : 'kubevirt'}/${file}`,
    text,
  ]);
  const versioned = (name: string, variable: string, component: Component) => ({
    component,
    env: { [name]: { [variable]: versionOf(component) } },
  });
  const others: readonly Omit<ApplicableRelease, 'version'>[] = [
    { component: 'cert-manager' },
    versioned('hostpath-provisioner-operator', 'VERSION', 'hostpath-provisioner'),
    versioned('cluster-network-addons-operator', 'OPERATOR_VERSION', 'cluster-network-addons'),
    { component: 'node-healthcheck' },
    { component: 'self-node-remediation' },
    {
      ...versioned('aaq-operator', 'OPERATOR_VERSION', 'application-aware-quota'),
      unlisted: {
        'aaq-operator.yaml': [
          'Namespace/aaq',
          'CustomResourceDefinition/aaqs.aaq.kubevirt.io',
          'Deployment/aaq-operator',
        ],
      },
    },
  ];
  return Object.assign(
    { ...Object.fromEntries(stacked), ...standInNMState(versionOf('nmstate')) },
    { 'node-maintenance/node-maintenance-operator.yaml': standInNodeMaintenance(versionOf('node-maintenance')) },
    ...others.map((one) => applicableRelease({ ...one, version: versionOf(one.component) })),
  );
}

const versionOf = (component: Component): string =>
  component === 'kubevirt' ? VERSIONS.kubevirt : versionFor(component, VERSIONS.kubevirt)!;

/** What `kubevirt-iac vendor` would have written. */
function vendor(): void {
  for (const [name, text] of Object.entries(releases())) {
    const [component, ...rest] = name.split('/') as [Component, ...string[]];
    const id = { component, version: versionOf(component), file: rest.join('/') };
    const path = join(folder, vendoredPath('vendor/kubevirt-iac', id));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    const content = Buffer.from(text);
    lock(join(folder, 'kubevirt-iac.lock.json'), `${component}@${id.version}/${id.file}`, {
      sha256: sha256Of(content),
      bytes: content.length,
    });
  }
}

/** The objects that the plugin has written so far. */
const written = (): string[] =>
  sandbox
    .requests({ verbs: writeVerbs, userAgent: 'pulumi-resource-kubevirt' })
    .filter(({ code, dryRun }) => code < 300 && !dryRun)
    .map(({ path }) => path.split('?')[0]!);

/** The steps of the installation: operators, what they follow, and certificates. What else their manifests contain comes with them. */
const STEPS = new Set([
  ...['deployments', 'issuers', 'certificates', 'kubevirts', 'cdis', 'hostpathprovisioners', 'networkaddonsconfigs'],
  ...['nmstates', 'aaqs', 'storageclasses'],
]);
const steps = (): string[] => [...new Set(written().filter((path) => STEPS.has(path.split('/').at(-2)!)))];

/** A kill takes half a dozen seconds, so each comes after the next few steps: they move from run to run with the order in which these end. */
const STEPS_A_KILL = Number(process.env['STEPS_A_KILL'] ?? 3);

/** Resolves to whether the next steps had been taken before the run ended. */
async function advanced(run: Up, known: ReadonlySet<string>): Promise<boolean> {
  let over = false;
  void run.ended.then(() => {
    over = true;
  });
  for (;;) {
    if (steps().filter((path) => !known.has(path)).length >= STEPS_A_KILL) return true;
    if (over) return false;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

const AVAILABLE = {
  conditions: expect.arrayContaining([expect.objectContaining({ type: 'Available', status: 'True' })]),
};
const INSTALLED: readonly (readonly [apiVersion: string, kind: string, name: string, status: object])[] = [
  ['kubevirt.io/v1', 'KubeVirt', 'kubevirt', { observedKubeVirtVersion: VERSIONS.kubevirt, phase: 'Deployed' }],
  ['cdi.kubevirt.io/v1beta1', 'CDI', 'cdi', { observedVersion: VERSIONS.cdi, phase: 'Deployed' }],
  ['hostpathprovisioner.kubevirt.io/v1beta1', 'HostPathProvisioner', 'hostpath-provisioner', AVAILABLE],
  ['networkaddonsoperator.network.kubevirt.io/v1', 'NetworkAddonsConfig', 'cluster', AVAILABLE],
  ['nmstate.io/v1', 'NMState', 'nmstate', AVAILABLE],
  ['aaq.kubevirt.io/v1alpha1', 'AAQ', 'aaq', AVAILABLE],
];
const readyIn = (status: object | undefined): string | undefined =>
  (status as { conditions?: { type: string; status: string }[] } | undefined)?.conditions?.find(
    ({ type }) => type === 'Ready',
  )?.status;

it('converges, with nothing made twice and nothing left out', async () => {
  const known = new Set<string>();
  const lines: string[] = [];
  let kills = 0;
  for (;;) {
    const run = startUp(folder, workspace, stack);
    const further = await advanced(run, known);
    if (further) await killAll(run);
    else await run.ended;
    lines.push(run.said());
    for (const path of steps()) known.add(path);
    if (!further) {
      expect(`${run.said()}${run.cli.exitCode}`).toMatch(/0$/);
      break;
    }
    kills++;
    await unlock(workspace, stack);
  }
  // The engine starts several resources at a time, so that one kill may fall into more than one step.
  expect(kills).toBeGreaterThanOrEqual(6);
  expect(lines.join('\n')).not.toMatch(/already exists|exists already/);
  const deleted = sandbox.requests({ verbs: ['delete'], userAgent: 'pulumi-resource-kubevirt' });
  expect(deleted).toEqual([]);

  const cluster = sandbox.cluster();
  for (const [apiVersion, kind, name, status] of INSTALLED) {
    const namespace = kind === 'KubeVirt' ? 'kubevirt' : undefined;
    const object = await cluster.get(kindOf(apiVersion, kind)!, { name, ...(namespace && { namespace }) });
    expect(object.status).toMatchObject(status);
  }
  const { items } = await cluster.list(kindOf('cert-manager.io/v1', 'Certificate')!, {});
  expect(items.map(({ metadata, status }) => [metadata?.name, readyIn(status)]).sort()).toEqual(
    [
      'hostpath-provisioner-operator-webhook-service-cert',
      'node-healthcheck-webhook-certificate',
      'node-maintenance-operator-webhook-certificate',
      'self-node-remediation-webhook-certificate',
    ].map((name) => [name, 'True']),
  );
  const { changeSummary } = await stack.preview();
  expect(Object.keys(changeSummary)).toEqual(['same']);
});
