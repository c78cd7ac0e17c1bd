/** What a refresh shows of guests that others changed, under the real Pulumi CLI: the engine's own rows and paths. */
import { dirname, join } from 'node:path';
import type { EngineEvent, Stack } from '@pulumi/pulumi/automation';
import { kindOf } from '../../kubevirt/kinds';
import { type Sandbox, startSandbox } from '../../sandbox/testing';
import * as kubevirt from '../../sdk';
import { binaries } from '../../toolchain/binaries';
import { type PulumiWorkspace, pulumiWorkspace } from '../../tools/pulumi-workspace';

let sandbox: Sandbox;
let workspace: PulumiWorkspace;
let stack: Stack;
jest.setTimeout(180_000);

const VM = kindOf('kubevirt.io/v1', 'VirtualMachine')!;
const VMI = kindOf('kubevirt.io/v1', 'VirtualMachineInstance')!;
const MIGRATION = kindOf('kubevirt.io/v1', 'VirtualMachineInstanceMigration')!;
const WEB = { namespace: 'default', name: 'web' };

let cpu = { sockets: 1, maxSockets: 4, cores: 1 };
let memory = '1Gi';

beforeAll(async () => {
  sandbox = await startSandbox({ speed: 20 });
  workspace = pulumiWorkspace(dirname((await binaries(['pulumi'])).pulumi), join(__dirname, '../../bin'));
  stack = await workspace.inline('drift', async () => {
    new kubevirt.core.v1.VirtualMachine('web', {
      allow: ['spec.runStrategy'],
      metadata: WEB,
      spec: {
        runStrategy: 'Always',
        template: {
          spec: {
            domain: {
              cpu,
              memory: { guest: memory, maxGuest: '4Gi' },
              devices: {
                disks: [{ name: 'root', disk: { bus: 'virtio' } }],
                interfaces: [{ name: 'default', masquerade: {} }],
              },
            },
            networks: [{ name: 'default', pod: {} }],
            volumes: [{ name: 'root', containerDisk: { image: 'quay.io/containerdisks/fedora:42' } }],
          },
        },
      },
    } as never);
  });
  await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
  await stack.up();
});
afterAll(async () => {
  workspace?.remove();
  await sandbox?.stop();
});

/** Collects the paths that the engine shows of the VM, by its own events. */
function shown() {
  const paths = new Set<string>();
  const onEvent = ({ resourcePreEvent, resOutputsEvent }: EngineEvent) => {
    for (const { metadata } of [resourcePreEvent, resOutputsEvent].filter((event) => event !== undefined))
      if (metadata.type.endsWith(':VirtualMachine'))
        for (const path of Object.keys(metadata.detailedDiff ?? {})) paths.add(path);
  };
  return { onEvent, paths: () => [...paths].sort() };
}

async function refresh(): Promise<string[]> {
  const { onEvent, paths } = shown();
  await stack.refresh({ onEvent });
  return paths();
}

/** The outputs of the VM in the state: a refresh does not run the program, whose own outputs stay. */
async function outputs(): Promise<Record<string, unknown>> {
  const { deployment } = await stack.exportStack();
  return deployment.resources.find(({ type }: { type: string }) => type.endsWith(':VirtualMachine')).outputs;
}

const guest = async () => (await outputs())['guest'];

interface Conditions {
  conditions?: { type: string; status: string }[];
}

interface GuestStatus extends Conditions {
  migrationState?: { completed?: boolean };
  memory?: { guestCurrent?: string };
  interfaces?: { ipAddress?: string }[];
}

const has = ({ conditions = [] }: Conditions, name: string) =>
  conditions.some(({ type, status }) => type === name && status === 'True');

/** Waits until the VM and its guest are like this, and the VM shows what its guest does. */
async function awaitGuest(is: (guest: GuestStatus, vm: Conditions) => boolean): Promise<void> {
  const cluster = sandbox.cluster();
  const [machines, guests] = [VM, VMI].map((kind) => cluster.watch(kind, { namespace: 'default' }));
  const look = () => {
    const [vm, vmi] = [machines!.get(WEB)?.status as Conditions, guests!.get(WEB)?.status as GuestStatus];
    return vm && vmi && has(vm, 'Ready') && is(vmi, vm) && vmi.interfaces?.[0]?.ipAddress ? true : undefined;
  };
  const signal = AbortSignal.timeout(60_000);
  await Promise.race([machines, guests].map((watch) => watch!.until(WEB, look, { signal })));
  for (const watch of [machines, guests]) watch!.close();
}

async function migrate(name: string): Promise<void> {
  const metadata = { name, namespace: 'default' };
  await sandbox
    .cluster()
    .create(MIGRATION, { apiVersion: 'kubevirt.io/v1', kind: MIGRATION.kind, metadata, spec: { vmiName: 'web' } });
  await awaitGuest(({ migrationState }, vm) => migrationState?.completed === true && !has(vm, 'MigrationRequired'));
}

it('D5: a guest that moved is shown with its node and addresses, and nothing else; the outputs are true', async () => {
  const before = await outputs();
  await migrate('moving');
  expect(await refresh()).toEqual(['ipAddresses', 'nodeName']);
  const { status } = await sandbox.cluster().get(VMI, WEB);
  const now = await outputs();
  expect(now['nodeName']).toBe(status?.['nodeName']);
  expect(now['nodeName']).not.toBe(before['nodeName']);
  expect(now['ipAddresses']).not.toEqual(before['ipAddresses']);
  expect(await refresh()).toEqual([]);
  expect((await stack.up()).summary.resourceChanges).toEqual({ same: 2 });
});

it('P6: a live change that has only been asked for is in the outputs, and what arrives is shown by a refresh', async () => {
  memory = '2Gi';
  await stack.up();
  expect(await guest()).toMatchObject({ pending: ['memory'], memory: '1Gi' });
  await migrate('carrying');
  await awaitGuest(({ memory: now }) => now?.guestCurrent === '2Gi');
  expect(await refresh()).toEqual(expect.arrayContaining(['guest.memory', 'guest.pending']));
  expect(await guest()).toMatchObject({ memory: '2Gi' });
  expect(await guest()).not.toHaveProperty('pending');
});

it('P6: a change that needs a restart is in the outputs until another client restarts the guest', async () => {
  cpu = { ...cpu, cores: 2 };
  await stack.up();
  expect(await guest()).toMatchObject({ restartRequired: true });
  await sandbox.cluster().request({
    method: 'PUT',
    path: '/apis/subresources.kubevirt.io/v1/namespaces/default/virtualmachines/web/restart',
    body: {},
  });
  await awaitGuest((_, vm) => !has(vm, 'RestartRequired'));
  expect(await refresh()).toContain('guest.restartRequired');
  expect(await guest()).not.toHaveProperty('restartRequired');
});

it('pulumi-kubernetes#2404: `preview --refresh` shows exactly what another client changed, and changes nothing', async () => {
  const before = await stack.exportStack();
  const { onEvent, paths } = shown();
  expect((await stack.preview({ refresh: true, onEvent })).changeSummary).toEqual({ same: 2 });
  expect(paths()).toEqual([]);
  await sandbox
    .cluster()
    .patch(
      VM,
      WEB,
      { type: 'merge', body: { metadata: { labels: { owner: 'ops' } }, spec: { runStrategy: 'Halted' } } },
      { fieldManager: 'virt-api' },
    );
  const edited = shown();
  const { changeSummary } = await stack.preview({ refresh: true, onEvent: edited.onEvent });
  expect(changeSummary).toEqual({ same: 1, update: 1 });
  expect(edited.paths()).toContain('spec.runStrategy');
  expect(edited.paths().filter((path) => /^metadata|^spec\.(?!runStrategy)/.test(path))).toEqual([]);
  expect((await stack.exportStack()).deployment.resources).toEqual(before.deployment.resources);
});
