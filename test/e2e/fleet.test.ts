/** A fleet under the real Pulumi CLI, a stack for each site: what fails at one site, and what the next run does about it. */
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { kindOf } from '../../kubevirt/kinds';
import { type Sandbox, startSandbox } from '../../sandbox/testing';
import type { FleetReport } from '../../sdk';
import { binaries } from '../../toolchain/binaries';
import { packageRoot } from '../../toolchain/package-root';
import { type PulumiWorkspace, pulumiWorkspace } from '../../tools/pulumi-workspace';

const DIST = join(packageRoot(), 'dist');
jest.setTimeout(300_000);

const VM = kindOf('kubevirt.io/v1', 'VirtualMachine')!;
const NAMESPACE = kindOf('v1', 'Namespace') ?? {
  apiVersion: 'v1',
  kind: 'Namespace',
  plural: 'namespaces',
  namespaced: false,
};

let sandbox: Sandbox;
let workspace: PulumiWorkspace;
let folder: string;
beforeAll(async () => {
  sandbox = await startSandbox({ speed: 20 });
  folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-fleet-'));
  workspace = pulumiWorkspace(dirname((await binaries(['pulumi'])).pulumi), join(__dirname, '../../bin'));
  for (const name of ['lab', 'a', 'b'])
    await sandbox.cluster().apply(NAMESPACE, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
});
afterAll(async () => {
  workspace?.remove();
  await sandbox?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

/**
 * The program of a user, in a process of its own, as Pulumi's errors that nobody awaits end processes. Each site is a namespace of the one cluster; `away` is
 * a cluster that does not answer.
 */
const PROGRAM = `
const { App, Chart } = require('cdk8s');
const { Disk, Fleet, VirtualMachine } = require(${JSON.stringify(join(DIST, 'constructs'))});
const { deployFleet } = require(${JSON.stringify(join(DIST, 'sdk'))});
const { kubeconfig, memory = {}, refused, operation, report, workspace } = JSON.parse(process.env.FLEET);
const fleet = new Fleet(new App(), 'stores', {
  clusters: ['lab', 'a', 'b', 'away'].map((name) => ({ name })),
  waves: [{ name: 'canary', sites: ['lab'] }, { name: 'rest' }],
  site: ({ app, name }) => {
    new VirtualMachine(new Chart(app, 'shop', { namespace: name }), 'till', {
      cpu: 1,
      memory: memory[name] ?? '1Gi',
      bootDisk: Disk.containerDisk('quay.io/containerdisks/fedora:42'),
      ...(name === refused && { guestLabels: { tier: 'not a label' } }),
    });
  },
});
deployFleet(fleet, {
  project: 'stores',
  provider: ({ name }) => ({ kubeconfig: name === 'away' ? kubeconfig.replace(/(127\\.0\\.0\\.1):\\d+/, '$1:1') : kubeconfig }),
  concurrency: 2,
  operation,
  report,
  workspace,
}).then((result) => console.log(JSON.stringify(result)));
`;

interface Run {
  readonly memory?: Readonly<Record<string, string>>;
  readonly refused?: string;
  readonly operation?: string;
}

async function deployed(run: Run = {}): Promise<FleetReport> {
  const report = join(folder, 'report.json');
  const given = { kubeconfig: sandbox.kubeconfig, report, workspace: workspace.options('stores'), ...run };
  const { stdout } = await promisify(execFile)(process.execPath, ['-e', PROGRAM], {
    cwd: packageRoot(),
    env: { ...process.env, FLEET: JSON.stringify(given) },
  });
  return JSON.parse(stdout) as FleetReport;
}

const outcomes = ({ sites }: FleetReport) => Object.fromEntries(sites.map(({ site, outcome }) => [site, outcome]));
const memoryAt = async (site: string) => {
  const vm = await sandbox
    .cluster()
    .get(VM, { namespace: site, name: 'till' })
    .catch(() => undefined);
  return (vm?.spec as { template?: { spec: { domain: { memory: { guest: string } } } } } | undefined)?.template?.spec
    .domain.memory.guest;
};

it('rolls out by waves, names what fails where, and goes on from there', async () => {
  // The canary is refused: nothing else is touched.
  const refused = await deployed({ refused: 'lab' });
  expect(outcomes(refused)).toEqual({ lab: 'failed', a: 'waiting', b: 'waiting', away: 'waiting' });
  expect(refused.sites[0]!.reason).toMatch(/not a label/);
  expect(await memoryAt('a')).toBeUndefined();

  // A cluster that is away leaves the others alone.
  const first = await deployed();
  expect(first.sites.find(({ site }) => site === 'away')?.reason).toMatch(/ECONNREFUSED/);
  expect(outcomes(first)).toEqual({ lab: 'done', a: 'done', b: 'done', away: 'unreachable' });
  expect(first.finished).toBe(false);
  expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toEqual(first);
  expect(await Promise.all(['lab', 'a', 'b'].map(memoryAt))).toEqual(['1Gi', '1Gi', '1Gi']);

  // The next run tries what is left, and what has another program now.
  const since = new Date();
  const second = await deployed({ memory: { b: '2Gi' } });
  expect(outcomes(second)).toEqual({ lab: 'done', a: 'done', b: 'done', away: 'unreachable' });
  expect(await memoryAt('b')).toBe('2Gi');
  const asked = new Set(
    sandbox.requests({ since, userAgent: 'pulumi-resource-kubevirt' }).map(({ namespace }) => namespace),
  );
  expect(asked).toContain('b');
  expect(asked).not.toContain('lab');
  expect(asked).not.toContain('a');
  expect(existsSync(join(folder, 'report.json.next'))).toBe(false);

  const gone = await deployed({ operation: 'destroy' });
  expect(outcomes(gone)).toMatchObject({ lab: 'done', a: 'done', b: 'done' });
  expect(await Promise.all(['lab', 'a', 'b'].map(memoryAt))).toEqual([undefined, undefined, undefined]);
});
