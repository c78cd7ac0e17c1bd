/** `kill -9` of the plugin, and of the CLI with it, in the middle of an `up`: the next one goes on with what it finds. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { Stack } from '@pulumi/pulumi/automation';
import { kindOf } from '../../kubevirt/kinds';
import { FAULT_ANNOTATION, type Sandbox, startSandbox } from '../../sandbox/testing';
import { binaries } from '../../toolchain/binaries';
import { type PulumiWorkspace, pulumiWorkspace } from '../../tools/pulumi-workspace';
import { killAll, pluginsOf, startUp, type Up, unlock } from '../support/killable-cli';

const BIN = join(__dirname, '../../bin');
const NAMES = ['web-1', 'web-2', 'web-3'];
/** A VM as a program writes it, and the resources that it makes. */
const FORMS: Readonly<Record<string, { vm: (name: string, fault: string) => object; resources: number }>> = {
  resources: {
    vm: (name, fault) => ({
      type: 'kubevirt:core/v1:VirtualMachine',
      properties: {
        metadata: { name, namespace: 'default', annotations: { [FAULT_ANNOTATION]: fault } },
        spec: { runStrategy: 'Always', template: { spec: { domain: { memory: { guest: '1Gi' }, devices: {} } } } },
      },
    }),
    resources: 1,
  },
  // Killed in the middle of each Construct: it ends when the VM is ready.
  components: {
    vm: (name, fault) => ({
      type: 'kubevirt:VirtualMachine',
      properties: {
        namespace: 'default',
        annotations: { [FAULT_ANNOTATION]: fault },
        memory: '1Gi',
        cpu: { sockets: 1 },
        bootDisk: { containerDisk: 'quay.io/containerdisks/fedora:42' },
        cloudInit: { config: { hostname: name }, inSecret: true },
        services: { ssh: { port: 22 } },
      },
    }),
    resources: 4,
  },
};
const VM = kindOf('kubevirt.io/v1', 'VirtualMachine')!;
jest.setTimeout(240_000);

let sandbox: Sandbox;
let workspace: PulumiWorkspace;
let folder: string;
let stack: Stack;

beforeAll(async () => {
  sandbox = await startSandbox({ speed: 20 });
  folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-killed-'));
  const { pulumi, 'pulumi-language-yaml': language } = await binaries(['pulumi', 'pulumi-language-yaml']);
  workspace = pulumiWorkspace(dirname(pulumi), BIN, {
    PATH: [dirname(language), dirname(pulumi), process.env.PATH].join(delimiter),
  });
  write('resources', 'unschedulable');
  stack = await workspace.local('dev', folder);
  await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
});
afterAll(async () => {
  workspace?.remove();
  await sandbox?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Three machines, which do not become ready while they have the fault. */
function write(form: string, fault: string): void {
  const program = {
    name: 'killed',
    runtime: 'yaml',
    plugins: { providers: [{ name: 'kubevirt', path: BIN }] },
    resources: Object.fromEntries(NAMES.map((name) => [name, FORMS[form]!.vm(name, fault)])),
  };
  writeFileSync(join(folder, 'Pulumi.yaml'), JSON.stringify(program));
}

const up = (): Up => startUp(folder, workspace, stack);

const uids = async () => {
  const kinds = [VM, kindOf('v1', 'Secret')!, kindOf('v1', 'Service')!];
  const lists = await Promise.all(kinds.map((kind) => sandbox.cluster().list(kind, { namespace: 'default' })));
  const found = lists.flatMap(({ items }) => items).filter(({ metadata }) => metadata?.name?.startsWith('web-'));
  return found.map(({ kind, metadata }) => `${kind} ${metadata?.name} ${metadata?.uid}`).sort();
};

/** Resolves once all machines exist and wait, which is the middle of their creation. */
async function waiting(run: Up): Promise<void> {
  const isStuck = ({ status }: { status?: Record<string, unknown> }) =>
    status?.['printableStatus'] === 'ErrorUnschedulable';
  const watch = sandbox.cluster().watch(VM, { namespace: 'default' });
  try {
    const all = Promise.all(
      NAMES.map((name) => watch.until({ name, namespace: 'default' }, (vm) => (vm && isStuck(vm)) || undefined)),
    );
    await Promise.race([all, run.ended.then(() => Promise.reject(new Error(`up ended before: ${run.said()}`)))]);
  } finally {
    watch.close();
  }
}

it.each(Object.keys(FORMS))(
  'P3: after a kill -9 of the plugin, and one of the CLI with its plugin, `up` of %s converges and nothing "already exists"',
  async (form) => {
    const { resources } = FORMS[form]!;
    write(form, 'unschedulable');
    const first = up();
    await waiting(first);
    const made = await uids();
    expect(made.length).toBeGreaterThanOrEqual(NAMES.length);
    for (const pid of pluginsOf(first.cli)) process.kill(pid, 'SIGKILL');
    await first.ended;
    expect(first.cli.exitCode).not.toBe(0);

    const second = up();
    await waiting(second);
    // It goes on with the machines that it finds: when the plugin waits, all of them are its own again.
    while (pluginsOf(second.cli).length === 0 || !/ErrorUnschedulable/.test(second.said()))
      await new Promise((resolve) => setTimeout(resolve, 50));
    await killAll(second);

    await unlock(workspace, stack);
    write(form, '');
    const third = up();
    await third.ended;
    expect(third.said()).not.toMatch(/already exists|exists already/);
    expect(third.cli.exitCode).toBe(0);
    for (const said of [first.said(), second.said()]) expect(said).not.toMatch(/already exists|exists already/);
    const kept = await uids();
    expect(kept).toEqual(expect.arrayContaining(made));
    expect(kept).toHaveLength(NAMES.length * (form === 'components' ? 3 : 1));
    const { deployment } = await stack.exportStack();
    const isVm = ({ type }: { type: string }) => type.endsWith('core/v1:VirtualMachine');
    const ids = deployment.resources
      .filter(isVm)
      .map(({ id, initErrors = [] }: { id: string; initErrors?: string[] }) => [id, initErrors.length]);
    expect(ids.sort()).toEqual(NAMES.map((name) => [`default/${name}`, 0]));
    expect((await stack.preview()).changeSummary).toEqual({ same: NAMES.length * resources + 1 });
    await stack.destroy();
  },
);
