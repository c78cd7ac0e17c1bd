/** The installation of the platform is killed at every step: CLI and plugin die as soon as something new stands in the cluster. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { Stack } from '@pulumi/pulumi/automation';
import { sha256Of, vendoredPath } from '../../constructs/platform/assets';
import { lock } from '../../constructs/platform/assets/lock-file';
import { kindOf } from '../../kubevirt/kinds';
import { standInRelease } from '../../sandbox/release';
import { type Sandbox, startSandbox, writeVerbs } from '../../sandbox/testing';
import { binaries } from '../../toolchain/binaries';
import { type PulumiWorkspace, pulumiWorkspace } from '../../tools/pulumi-workspace';
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

/** A program in YAML, whose component the plugin runs: nothing survives a kill outside the cluster and the state. */
const PROGRAM = {
  name: 'killed-platform',
  runtime: 'yaml',
  plugins: { providers: [{ name: 'kubevirt', path: BIN }] },
  resources: {
    platform: {
      type: 'kubevirt:VirtualizationStack',
      properties: { kubevirt: { version: VERSIONS.kubevirt }, cdi: { version: VERSIONS.cdi } },
    },
  },
};

/** What `kubevirt-iac vendor` would have written. */
function vendor(): void {
  for (const [file, text] of Object.entries(standInRelease(VERSIONS))) {
    const component = file.startsWith('cdi') ? 'cdi' : 'kubevirt';
    const id = { component, version: VERSIONS[component], file } as const;
    const path = join(folder, vendoredPath('vendor/kubevirt-iac', id));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    const content = Buffer.from(text);
    lock(join(folder, 'kubevirt-iac.lock.json'), `${component}@${id.version}/${file}`, {
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

/** Resolves to whether something that had not been written before was, before the run ended. */
async function advanced(run: Up, known: ReadonlySet<string>): Promise<boolean> {
  let over = false;
  void run.ended.then(() => {
    over = true;
  });
  for (;;) {
    if (written().some((path) => !known.has(path))) return true;
    if (over) return false;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

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
    for (const path of written()) known.add(path);
    if (!further) {
      expect(`${run.said()}${run.cli.exitCode}`).toMatch(/0$/);
      break;
    }
    kills++;
    await unlock(workspace, stack);
  }
  // The engine starts several resources at a time, so that one kill may fall into more than one step.
  expect(kills).toBeGreaterThanOrEqual(4);
  expect(lines.join('\n')).not.toMatch(/already exists|exists already/);
  const deleted = sandbox.requests({ verbs: ['delete'], userAgent: 'pulumi-resource-kubevirt' });
  expect(deleted).toEqual([]);

  const cluster = sandbox.cluster();
  const kubevirt = await cluster.get(kindOf('kubevirt.io/v1', 'KubeVirt')!, {
    namespace: 'kubevirt',
    name: 'kubevirt',
  });
  expect(kubevirt.status).toMatchObject({ observedKubeVirtVersion: VERSIONS.kubevirt, phase: 'Deployed' });
  const cdi = await cluster.get(kindOf('cdi.kubevirt.io/v1beta1', 'CDI')!, { name: 'cdi' });
  expect(cdi.status).toMatchObject({ observedVersion: VERSIONS.cdi, phase: 'Deployed' });
  const { changeSummary } = await stack.preview();
  expect(Object.keys(changeSummary)).toEqual(['same']);
});
