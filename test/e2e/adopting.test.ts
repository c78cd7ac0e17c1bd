/** VMs that exist become resources of a stack, by the commands that `kubevirt-iac pulumi-import` prints, without touching their guests. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PulumiFn, Stack } from '@pulumi/pulumi/automation';
import ts from 'typescript';
import { kindOf } from '../../kubevirt/kinds';
import { type Sandbox, startSandbox, writeVerbs } from '../../sandbox/testing';
import * as kubevirt from '../../sdk';
import { binaries } from '../../toolchain/binaries';
import { type PulumiWorkspace, pulumiWorkspace } from '../../tools/pulumi-workspace';
import { kubectlFolder } from '../support/kubectl';

const CLI = join(__dirname, '../../bin/kubevirt-iac');
const PASSWORD = 'correct-horse-battery-staple';
const kind = (apiVersion: string, name: string) => kindOf(apiVersion, name)!;
const VM = kind('kubevirt.io/v1', 'VirtualMachine');
const VMI = kind('kubevirt.io/v1', 'VirtualMachineInstance');

let sandbox: Sandbox;
let workspace: PulumiWorkspace;
let out: string;
jest.setTimeout(180_000);

beforeAll(async () => {
  sandbox = await startSandbox({ speed: 20 });
  workspace = pulumiWorkspace(
    dirname((await binaries(['pulumi', 'pulumi-language-yaml'])).pulumi),
    join(__dirname, '../../bin'),
  );
  out = mkdtempSync(join(tmpdir(), 'kubevirt-iac-adopting-'));
});
afterAll(async () => {
  workspace?.remove();
  await sandbox?.stop();
  rmSync(out, { recursive: true, force: true });
});

/** A VM with a disk, a Secret and a Service, as another client writes them; resolves once its guest runs. */
async function running(name: string, fieldManager: string, namespace = 'default'): Promise<void> {
  const metadata = { name, namespace };
  const objects = [
    {
      apiVersion: 'cdi.kubevirt.io/v1beta1',
      kind: 'DataVolume',
      metadata: {
        ...metadata,
        name: `${name}-root`,
        annotations: { 'cdi.kubevirt.io/storage.bind.immediate.requested': '' },
      },
      spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '1Gi' } } } },
    },
    {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { ...metadata, name: `${name}-init` },
      stringData: { userdata: `#cloud-config\npassword: ${PASSWORD}\n` },
    },
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { selector: { app: name }, ports: [{ port: 80 }] } },
    {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { ...metadata, labels: { tier: 'front' } },
      spec: {
        runStrategy: 'Always',
        template: {
          metadata: { labels: { app: name } },
          spec: {
            domain: {
              memory: { guest: '1Gi' },
              devices: {
                disks: [
                  { name: 'root', disk: { bus: 'virtio' } },
                  { name: 'init', disk: { bus: 'virtio' } },
                ],
                interfaces: [{ name: 'default', masquerade: {} }],
              },
            },
            networks: [{ name: 'default', pod: {} }],
            volumes: [
              { name: 'root', dataVolume: { name: `${name}-root` } },
              {
                name: 'init',
                cloudInitNoCloud: { secretRef: { name: `${name}-init` }, networkData: `# ${PASSWORD}\nversion: 2\n` },
              },
            ],
          },
        },
      },
    },
  ];
  for (const object of objects)
    await sandbox.cluster().apply(kind(object.apiVersion, object.kind), object, { fieldManager });
  const watch = sandbox.cluster().watch(VMI, { namespace });
  try {
    const isRunning = (vmi: { status?: Record<string, unknown> } | undefined) =>
      vmi?.status?.['phase'] === 'Running' || undefined;
    await watch.until({ namespace, name }, isRunning, { signal: AbortSignal.timeout(60_000) });
  } finally {
    watch.close();
  }
}

/** The guest's identity: another one means that it was shut down in between. */
async function guestOf(name: string, namespace = 'default'): Promise<unknown> {
  const { metadata, status } = await sandbox.cluster().get(VMI, { namespace, name });
  return { uid: metadata?.uid, since: metadata?.creationTimestamp, phase: status?.['phase'] };
}

/** Runs `kubevirt-iac pulumi-import`, and returns what it prints. */
function pulumiImport(...args: string[]): string {
  const ran = spawnSync(process.execPath, [CLI, 'pulumi-import', ...args, '--out', out, '--force'], {
    encoding: 'utf8',
    env: { ...process.env, KUBECONFIG: sandbox.kubeconfigPath },
  });
  expect(ran.stderr).toBe('');
  expect(ran.status).toBe(0);
  return ran.stdout;
}

/** Runs the commands of a report in a shell, as its reader does, up to those of the program. */
function follow(report: string, stack: Stack, beforeImport: readonly string[] = []): string {
  const commands = report
    .split('\n')
    .filter((line) => line.startsWith('     '))
    .slice(0, -1);
  commands.splice(-1, 0, ...beforeImport);
  // These commands run no program, and the host of TypeScript programs is not installed.
  const project = join(stack.workspace.workDir, 'Pulumi.yaml');
  const settings = readFileSync(project, 'utf8');
  writeFileSync(project, settings.replace(/runtime: .*/, 'runtime: yaml'));
  const ran = spawnSync('bash', ['-euo', 'pipefail', '-c', commands.join('\n')], {
    encoding: 'utf8',
    cwd: stack.workspace.workDir,
    env: {
      ...process.env,
      ...workspace.env,
      PATH: `${kubectlFolder(stack.workspace.workDir)}:${workspace.env['PATH'] ?? process.env['PATH']}`,
      PULUMI_HOME: stack.workspace.pulumiHome,
      PULUMI_STACK: 'dev',
      KUBECONFIG: sandbox.kubeconfigPath,
    },
  });
  writeFileSync(project, settings);
  expect(`${ran.stdout}${ran.stderr}\nexit ${ran.status}`).toMatch(/exit 0$/);
  return ran.stdout;
}

/** The program that was written; `edit` is what its reader changes. */
function program(edit: (text: string) => string = (text) => text): PulumiFn {
  return async () => {
    const source = edit(readFileSync(join(out, 'imported.ts'), 'utf8'));
    const { outputText } = ts.transpileModule(source, {
      compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
    });
    const load = (name: string) => require(name === 'kubevirt-iac/pulumi' ? '../../sdk' : name);
    new Function('require', 'exports', outputText)(load, {});
  };
}

async function stackOf(name: string, run: PulumiFn): Promise<Stack> {
  const stack = await workspace.inline(name, run);
  await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
  return stack;
}

const writes = (since: Date) => sandbox.requests({ since, verbs: writeVerbs, userAgent: 'pulumi-resource-kubevirt' });

it('a running VM with its disk, Secret and Service: the first preview is empty, and the guest goes on', async () => {
  await running('web', 'kubectl-client-side-apply');
  const guest = await guestOf('web');
  const since = new Date();
  const report = pulumiImport('default/web');
  let memory = '1Gi';
  const stack = await stackOf('adopting', () =>
    program((text) => text.replace('guest: "1Gi"', `guest: "${memory}"`))(),
  );
  follow(report, stack);
  expect(await stack.preview({ expectNoChanges: true })).toMatchObject({ changeSummary: { same: expect.any(Number) } });
  expect((await stack.up()).summary.resourceChanges).toEqual({ same: 5 });
  expect((await stack.refresh({ expectNoChanges: true })).summary.result).toBe('succeeded');
  expect(writes(since)).toEqual([]);
  const state = join(workspace.state, '.pulumi/stacks/adopting/dev.json');
  const files = [report, ...[join(out, 'imported.ts'), state].map((file) => readFileSync(file, 'utf8'))];
  expect(files.join('\n')).not.toContain(PASSWORD);

  // The fields belong to another manager until now.
  memory = '2Gi';
  expect((await stack.up()).summary.resourceChanges).toMatchObject({ update: 1 });
  expect(await guestOf('web')).toEqual(guest);
});

it('a whole namespace by --all: the first preview is empty, and its guests go on', async () => {
  await sandbox.cluster().apply(kind('v1', 'Namespace'), {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'fleet' },
  });
  const names = ['one', 'two'];
  for (const name of names) await running(name, 'kubectl-client-side-apply', 'fleet');
  const guests = await Promise.all(names.map((name) => guestOf(name, 'fleet')));
  const since = new Date();
  const stack = await stackOf('fleet', program());
  follow(pulumiImport('--all', '--namespace', 'fleet'), stack);
  // Four objects of each VM, the stack and its provider.
  expect((await stack.preview({ expectNoChanges: true })).changeSummary).toEqual({ same: 9 });
  expect((await stack.up()).summary.resourceChanges).toEqual({ same: 9 });
  expect((await stack.refresh({ expectNoChanges: true })).summary.result).toBe('succeeded');
  expect(writes(since)).toEqual([]);
  expect(await Promise.all(names.map((name) => guestOf(name, 'fleet')))).toEqual(guests);
});

it('from the state of @pulumi/kubernetes: no conflict with its field manager, and the guest goes on', async () => {
  await running('shop', 'pulumi-kubernetes-1a2b3c4d');
  const guest = await guestOf('shop');
  let memory = '1Gi';
  const stack = await stackOf('from-state', () =>
    program((text) => text.replace('guest: "1Gi"', `guest: "${memory}"`))(),
  );
  const provider = 'urn:pulumi:dev::from-state::pulumi:providers:kubernetes::default_4_24_0';
  const held = (type: string, name: string, id: string) => ({
    urn: `urn:pulumi:dev::from-state::${type}::${name}`,
    custom: true,
    id,
    type,
    provider: `${provider}::1a2b3c4d`,
  });
  await stack.importStack({
    version: 3,
    deployment: {
      manifest: { time: '2026-01-01T00:00:00Z', magic: '', version: '' },
      resources: [
        { urn: provider, custom: true, id: '1a2b3c4d', type: 'pulumi:providers:kubernetes' },
        held('kubernetes:cdi.kubevirt.io/v1beta1:DataVolume', 'disk', 'default/shop-root'),
        held('kubernetes:core/v1:Secret', 'init', 'default/shop-init'),
        held('kubernetes:kubevirt.io/v1:VirtualMachine', 'machine', 'default/shop'),
      ],
    },
  } as never);
  const state = join(out, 'state.json');
  writeFileSync(state, JSON.stringify(await stack.exportStack()));
  const since = new Date();
  const report = pulumiImport('--from-state', state);
  // The plugin of the other provider is not installed, and the engine loads what the state names.
  follow(report, stack, [`pulumi state delete ${provider} --yes`]);
  const { deployment } = await stack.exportStack();
  expect(deployment.resources.map(({ urn }: { urn: string }) => urn.split('::').slice(2).join(' '))).toEqual(
    expect.arrayContaining(['kubevirt:core/v1:VirtualMachine machine', 'kubevirt:cdi/v1beta1:DataVolume disk']),
  );
  expect(await stack.preview({ expectNoChanges: true })).toMatchObject({ changeSummary: { same: expect.any(Number) } });
  expect(writes(since)).toEqual([]);
  memory = '2Gi';
  expect((await stack.up()).summary.resourceChanges).toMatchObject({ update: 1 });
  expect((await sandbox.cluster().get(VM, { namespace: 'default', name: 'shop' })).spec).toMatchObject({
    template: { spec: { domain: { memory: { guest: '2Gi' } } } },
  });
  expect(await guestOf('shop')).toEqual(guest);
});

it('power state that is managed elsewhere: a stop by virtctl is neither drift nor undone', async () => {
  let memory = '1Gi';
  const stack = await stackOf('power', async () => {
    new kubevirt.VirtualMachine(
      'idle',
      {
        namespace: 'default',
        cpu: { sockets: 1 },
        memory,
        bootDisk: { containerDisk: 'quay.io/containerdisks/fedora:42' },
        runStrategy: 'Always',
      },
      { ignoreChanges: ['spec.runStrategy'] },
    );
  });
  await stack.up();
  // The subresource `stop` writes this under `Always`.
  const stopped = { type: 'merge' as const, body: { spec: { runStrategy: 'Halted' } } };
  await sandbox.cluster().patch(VM, { namespace: 'default', name: 'idle' }, stopped, { fieldManager: 'virt-api' });
  expect((await stack.preview({ expectNoChanges: true })).changeSummary).toEqual({ same: expect.any(Number) });
  memory = '2Gi';
  expect((await stack.up()).summary.resourceChanges).toMatchObject({ update: 1 });
  const { spec } = await sandbox.cluster().get(VM, { namespace: 'default', name: 'idle' });
  expect(spec).toMatchObject({ runStrategy: 'Halted', template: { spec: { domain: { memory: { guest: '2Gi' } } } } });
  await stack.refresh();
  expect((await stack.up()).summary.resourceChanges).toEqual({ same: expect.any(Number) });
  expect((await sandbox.cluster().get(VM, { namespace: 'default', name: 'idle' })).spec).toMatchObject({
    runStrategy: 'Halted',
  });
});
