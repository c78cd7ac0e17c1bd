/** The guides on upgrading, uninstalling and troubleshooting, followed as a reader would: every program and every command as it is written. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Stack } from '@pulumi/pulumi/automation';
import { ReleaseSource } from '../../constructs';
import { kindOf } from '../../kubevirt/kinds';
import { upgradePath } from '../../kubevirt/releases';
import { writeStandInRelease } from '../../sandbox/release';
import { type Sandbox, startSandbox } from '../../sandbox/testing';
import * as kubevirt from '../../sdk';
import { binaries } from '../../toolchain/binaries';
import { packageRoot } from '../../toolchain/package-root';
import { type PulumiWorkspace, pulumiWorkspace } from '../../tools/pulumi-workspace';

jest.setTimeout(240_000);

const guide = (name: string) => readFileSync(join(packageRoot(), 'docs', `${name}.md`), 'utf8');
const blocks = (page: string, language: string): string[] =>
  [...page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'gms'))].map(([, text = '']) => text);
/** The quoted paragraphs, each on one line. */
const quotes = (page: string): string[] =>
  [...page.matchAll(/(?:^> .*\n)+/gm)].map(([lines]) => lines.replace(/^> /gm, '').trim().replace(/\s+/g, ' '));

const [UPGRADE, UNINSTALL, TROUBLESHOOTING] = ['upgrade', 'uninstall', 'troubleshooting'].map(guide) as [
  string,
  string,
  string,
];
const VM = kindOf('kubevirt.io/v1', 'VirtualMachine')!;
const VMI = kindOf('kubevirt.io/v1', 'VirtualMachineInstance')!;
const KUBEVIRT = kindOf('kubevirt.io/v1', 'KubeVirt')!;
const CRD = kindOf('apiextensions.k8s.io/v1', 'CustomResourceDefinition')!;

let sandbox: Sandbox;
let workspace: PulumiWorkspace;
let folder: string;
let stack: Stack;
/** The program of the reader, as the guides have it. */
let program = '';
let said = '';

/** The construct of the guides, with releases that stand in for those that would be downloaded. */
class VirtualizationStack extends kubevirt.VirtualizationStack {
  constructor(name: string, args: kubevirt.VirtualizationStackArgs) {
    const { version } = args.kubevirt as { version: string };
    const release = version === '1.9.0' ? 'v1.9.0' : 'v1.8.4';
    super(name, {
      ...args,
      kubevirt: { ...(args.kubevirt as object), version, source: ReleaseSource.folder(join(folder, release)) },
      cdi: { version: release === 'v1.9.0' ? 'v1.66.0' : 'v1.65.0' },
      lockFile: join(folder, `${release}.lock.json`),
    });
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'guides-'));
  sandbox = await startSandbox({ name: 'guides', speed: 20, bare: true });
  await writeStandInRelease(join(folder, 'v1.8.4'), { kubevirt: 'v1.8.4', cdi: 'v1.65.0' });
  await writeStandInRelease(join(folder, 'v1.9.0'), { kubevirt: 'v1.9.0', cdi: 'v1.66.0' });
  workspace = pulumiWorkspace(dirname((await binaries(['pulumi'])).pulumi), join(packageRoot(), 'bin'));
  stack = await workspace.inline('guides', async () => {
    new Function('kubevirt', program)({ VirtualizationStack });
  });
  await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
});
afterAll(async () => {
  workspace?.remove();
  await sandbox?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  said = '';
});

const options = () => ({
  signal: workspace.signal,
  onOutput: (more: string) => {
    said += more;
  },
});

/** Commands of the guides, by how they begin. */
const COMMANDS: Readonly<Record<string, (args: string[]) => Promise<unknown>>> = {
  'pulumi preview': () => stack.preview(options()),
  'pulumi up': () => stack.up(options()),
  'pulumi destroy': () => stack.destroy(options()),
  'pulumi config set': ([key = '', value = '']) => stack.setConfig(key, { value }),
  'npx kubevirt-iac': (args) => cli(args),
};

/** Carries out what a reader types, line by line; the last answer. */
async function type(script: string): Promise<unknown> {
  let answer: unknown;
  for (const line of script.trim().split('\n')) {
    const begin = Object.keys(COMMANDS).find((one) => line === one || line.startsWith(`${one} `));
    if (!begin) throw new Error(`The guides have a command that this test does not know: ${line}`);
    answer = await COMMANDS[begin]!(line.slice(begin.length).split(' ').filter(Boolean));
  }
  return answer;
}

interface Printed {
  code: number;
  stdout: string;
}
function cli(args: string[]): Promise<Printed> {
  const env = { ...process.env, KUBECONFIG: sandbox.kubeconfigPath };
  return new Promise((resolve) => {
    execFile(process.execPath, [join(packageRoot(), 'bin', 'kubevirt-iac'), ...args], { env }, (error, stdout) =>
      resolve({ code: Number(error?.code ?? 0), stdout }),
    );
  });
}

const versionNow = async () =>
  (await sandbox.cluster().get(KUBEVIRT, { namespace: 'kubevirt', name: 'kubevirt' })).status?.[
    'observedKubeVirtVersion'
  ];
/** The error as it stands in one paragraph of the CLI's output. */
const paragraph = () => said.replace(/\s+/g, ' ');
const [LISTED, SWEPT] = blocks(UNINSTALL, 'sh').at(-1)!.trim().split('\n') as [string, string];

test('upgrade: the refusal is worded as the guide has it', () => {
  expect(quotes(UPGRADE)).toEqual([upgradePath('kubevirt', 'v1.7.4', 'v1.9.0').reason]);
});

test('upgrade: another version in the program, a preview, and an update', async () => {
  program = "new kubevirt.VirtualizationStack('platform', { kubevirt: { version: '1.8.4' } });";
  await type('pulumi up');
  expect(await versionNow()).toBe('v1.8.4');
  const cluster = sandbox.cluster();
  const template = { spec: { domain: { devices: {}, memory: { guest: '1Gi' } } } };
  await cluster.create(kindOf('v1', 'Namespace')!, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'vms' } });
  await cluster.create(VM, {
    apiVersion: VM.apiVersion,
    kind: VM.kind,
    metadata: { name: 'web', namespace: 'vms' },
    spec: { runStrategy: 'Always', template },
  });

  const [next = '', updated = ''] = blocks(UPGRADE, 'ts');
  program = next;
  await type(blocks(UPGRADE, 'sh')[0]!);
  expect(await versionNow()).toBe('v1.9.0');

  program = updated;
  await type('pulumi up');
  const guest = await cluster.get(VMI, { namespace: 'vms', name: 'web' });
  expect(guest.metadata?.labels).not.toHaveProperty(['kubevirt.io/outdatedLauncherImage']);
});

test('troubleshooting: the command answers of an object that is there already', async () => {
  const { code, stdout } = (await type(blocks(TROUBLESHOOTING, 'sh')[0]!)) as Printed;
  expect([code, stdout]).toEqual([0, expect.stringMatching(/ready +KubeVirt kubevirt\/kubevirt\n$/)]);
});

test('uninstall: refused with a guest in the words of the guide, and done once the program agrees', async () => {
  const [destroy = ''] = blocks(UNINSTALL, 'sh');
  await expect(type(destroy)).rejects.toThrow();
  const [refusal = ''] = quotes(UNINSTALL);
  expect(paragraph()).toContain(refusal);
  expect(await versionNow()).toBe('v1.9.0');

  program = `new kubevirt.VirtualizationStack('platform', {
    kubevirt: { version: '1.9.0' },
    allow: ['remove-workloads'],
    uninstall: 'remove-workloads',
  });`;
  expect(UNINSTALL).toContain("`allow: ['remove-workloads']` on the stack, and `uninstall: 'remove-workloads'`");
  await type('pulumi up');
  await type('pulumi destroy');
  // The CRDs of guests go with the KubeVirt object, its own stays.
  expect(await sandbox.cluster().find(CRD, { name: 'virtualmachines.kubevirt.io' })).toBeUndefined();
  expect((await sandbox.cluster().list(KUBEVIRT)).items).toEqual([]);
  expect(paragraph()).toContain('CustomResourceDefinition kubevirts.kubevirt.io stays in the cluster');
});

test('uninstall: what is left is listed, swept without a loss, and CRDs go when two places agree', async () => {
  expect((await type(LISTED)) as Printed).toMatchObject({ code: 1 });
  const swept = (await type(SWEPT)) as Printed;
  expect(swept.stdout).toMatch(/left +CustomResourceDefinition kubevirts\.kubevirt\.io/);
  expect(await sandbox.cluster().find(CRD, { name: 'kubevirts.kubevirt.io' })).toBeDefined();

  program = "new kubevirt.VirtualizationStack('platform', { kubevirt: { version: '1.9.0' }, allow: ['purge-crds'] });";
  expect(UNINSTALL).toContain("`allow: ['purge-crds']` on the stack, and the configuration of the provider");
  await type(blocks(UNINSTALL, 'sh')[1]!);
  await type('pulumi up');
  await type('pulumi destroy');
  expect(await sandbox.cluster().find(CRD, { name: 'kubevirts.kubevirt.io' })).toBeUndefined();
});
