/** Canaries through the real CLI: its output, its state with every backup, and an export show none, also at the highest level of its log from our plugin. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { Stack } from '@pulumi/pulumi/automation';
import { type Sandbox, startSandbox } from '../../sandbox/testing';
import { binaries } from '../../toolchain/binaries';
import { type PulumiWorkspace, pulumiWorkspace } from '../../tools/pulumi-workspace';
import { killAll, pluginsOf, startUp, unlock } from '../support/killable-cli';

const BIN = join(__dirname, '../../bin');
jest.setTimeout(240_000);

const CANARIES = {
  component: 'CanaryComponentQx7Lm2Vb9',
  machine: 'CanaryMachineQx7Lm2Vb9',
  marked: 'CanaryMarkedQx7Lm2Vb9',
  header: 'CanaryHeaderQx7Lm2Vb9',
} as const;

/** To the secret of the configuration. */
const REFERENCE = '$'.concat('{token}');

let sandbox: Sandbox;
let workspace: PulumiWorkspace;
let folder: string;
let stack: Stack;

/** `storage`: a size that is invalid makes the API server reject the disk. */
function write(storage: string, runStrategy = 'Halted'): void {
  const cloudInit = `#cloud-config\npassword: ${CANARIES.machine}\n`;
  const program = {
    name: 'leaks',
    runtime: 'yaml',
    plugins: { providers: [{ name: 'kubevirt', path: BIN }] },
    config: { token: { type: 'string', secret: true } },
    resources: {
      component: {
        type: 'kubevirt:VirtualMachine',
        properties: {
          namespace: 'default',
          memory: '1Gi',
          runStrategy: 'Halted',
          bootDisk: { containerDisk: 'quay.io/containerdisks/fedora:42' },
          cloudInit: { config: { password: { 'fn::secret': CANARIES.component } }, inSecret: true },
          annotations: { note: REFERENCE },
        },
      },
      machine: {
        type: 'kubevirt:core/v1:VirtualMachine',
        properties: {
          metadata: { namespace: 'default', annotations: { note: REFERENCE } },
          spec: {
            runStrategy,
            template: {
              spec: {
                domain: { memory: { guest: '1Gi' }, devices: {} },
                volumes: [{ name: 'init', cloudInitNoCloud: { userData: cloudInit } }],
              },
            },
          },
        },
      },
      disk: {
        type: 'kubevirt:cdi/v1beta1:DataVolume',
        properties: {
          await: 'created',
          metadata: { namespace: 'default' },
          spec: {
            source: {
              http: { url: 'https://example.com/a.img', extraHeaders: [`Authorization: Bearer ${CANARIES.header}`] },
            },
            storage: { resources: { requests: { storage } } },
          },
        },
      },
    },
  };
  writeFileSync(join(folder, 'Pulumi.yaml'), JSON.stringify(program));
}

beforeAll(async () => {
  sandbox = await startSandbox({ speed: 20 });
  folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-leaks-'));
  const { pulumi, 'pulumi-language-yaml': language } = await binaries(['pulumi', 'pulumi-language-yaml']);
  workspace = pulumiWorkspace(dirname(pulumi), BIN, {
    PATH: [dirname(language), dirname(pulumi), process.env.PATH].join(delimiter),
  });
  write('1Gi');
  stack = await workspace.local('dev', folder);
  await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
  await stack.setConfig('token', { value: CANARIES.marked, secret: true });
});
afterAll(async () => {
  workspace?.remove();
  await sandbox?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function pulumi(...args: string[]): { status: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync('pulumi', [...args, '--stack', stack.name, '--non-interactive'], {
    cwd: folder,
    env: { ...process.env, ...workspace.env, PULUMI_HOME: stack.workspace.pulumiHome },
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  return { status, text: stdout + stderr };
}

/** The state, its history and its backups, as they lie on the disk. */
function stateFiles(): string {
  return readdirSync(workspace.state, { recursive: true, encoding: 'utf8' })
    .map((name) => join(workspace.state, name))
    .filter((path) => statSync(path).isFile())
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n');
}

function seenIn(text: string): string[] {
  return Object.values(CANARIES).filter((canary) =>
    [canary, Buffer.from(canary).toString('base64').slice(4, -4)].some((needle) => text.includes(needle)),
  );
}

it('shows no secret of components, machines and disks, from the preview to a crash', async () => {
  const texts: Record<string, string> = {};
  const run = (name: string, ...args: string[]) => {
    const { status, text } = pulumi(...args);
    texts[name] = text + stateFiles();
    return { status, text };
  };
  expect(run('preview', 'preview', '--diff').status).toBe(0);
  expect(run('up', 'up', '--yes').status).toBe(0);
  expect(run('refresh', 'refresh', '--yes', '--diff').status).toBe(0);
  expect(run('export', 'stack', 'export').status).toBe(0);
  write('0');
  expect(run('failing up', 'up', '--yes', '--diff').status).not.toBe(0);
  write('1Gi', 'Always');
  const crashed = startUp(folder, workspace, stack);
  while (pluginsOf(crashed.cli).length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  await killAll(crashed);
  texts['crash'] = crashed.said() + stateFiles();
  await unlock(workspace, stack);
  const logged = run('log', 'preview', '--logtostderr', '-v=11').text;
  // Pulumi's own log has the requests of every provider; the lines that it takes over from the plugin have none of them.
  texts['log'] = logged
    .split('\n')
    .filter((line) => /kubevirt.*(stdout|stderr)|(stdout|stderr).*kubevirt/.test(line))
    .join('\n');
  expect(Object.entries(texts).flatMap(([name, text]) => seenIn(text).map((canary) => `${name}: ${canary}`))).toEqual(
    [],
  );
});
