/** Renames, moves between stacks and replacements, under the real Pulumi CLI: whether the guest goes on is the measure. */
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import type { Stack } from '@pulumi/pulumi/automation';
import { kindOf } from '../../kubevirt/kinds';
import { type Sandbox, startSandbox } from '../../sandbox/testing';
import * as kubevirt from '../../sdk';
import { binaries } from '../../toolchain/binaries';
import { type PulumiWorkspace, pulumiWorkspace } from '../../tools/pulumi-workspace';

let sandbox: Sandbox;
let workspace: PulumiWorkspace;
jest.setTimeout(180_000);

const VM = kindOf('kubevirt.io/v1', 'VirtualMachine')!;
const VMI = kindOf('kubevirt.io/v1', 'VirtualMachineInstance')!;

beforeAll(async () => {
  sandbox = await startSandbox({ speed: 20 });
  workspace = pulumiWorkspace(dirname((await binaries(['pulumi'])).pulumi), join(__dirname, '../../bin'));
});
afterAll(async () => {
  workspace?.remove();
  await sandbox?.stop();
});

type Change = { memory?: string; cores?: number; allow?: string[] };

const machine = (resource: string, name: string, options: object = {}, change: Change = {}) =>
  new kubevirt.core.v1.VirtualMachine(
    resource,
    {
      ...(change.allow && { allow: change.allow }),
      metadata: { name, namespace: 'default' },
      spec: {
        runStrategy: 'Always',
        template: {
          spec: {
            domain: {
              cpu: { cores: change.cores ?? 1 },
              memory: { guest: change.memory ?? '1Gi' },
              devices: { interfaces: [{ name: 'default', masquerade: {} }] },
            },
            networks: [{ name: 'default', pod: {} }],
          },
        },
      },
    } as never,
    options,
  );

async function project(name: string, program: () => void) {
  const stack = await workspace.inline(name, async () => {
    program();
    return {};
  });
  await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
  return stack;
}

/** What a command reports: an error's text instead of the error. */
async function reported(act: (show: { onOutput: (text: string) => void }) => Promise<unknown>) {
  let said = '';
  const onOutput = (text: string) => {
    said += text;
  };
  const failed = await act({ onOutput }).then(
    () => false,
    () => true,
  );
  return { failed, said };
}

/** The guest's identity: another one means that it was shut down in between. */
async function guestOf(name: string): Promise<unknown> {
  const { metadata } = await sandbox.cluster().get(VMI, { namespace: 'default', name });
  return { uid: metadata?.uid, since: metadata?.creationTimestamp };
}

const changes = async (stack: Stack) => (await stack.up()).summary.resourceChanges;
const annotated = async (name: string) =>
  (await sandbox.cluster().get(VM, { namespace: 'default', name })).metadata?.annotations?.['kubevirt-iac.io/urn'];

/** The real CLI, as a user types it. */
function pulumi(stack: Stack, ...args: string[]): string {
  const ran = spawnSync('pulumi', args, {
    encoding: 'utf8',
    cwd: stack.workspace.workDir,
    env: { ...process.env, ...workspace.env, PULUMI_HOME: stack.workspace.pulumiHome },
  });
  expect(`${ran.stdout}${ran.stderr}\nexit ${ran.status}`).toMatch(/exit 0$/);
  return ran.stdout;
}

it('a resource that was renamed in the program with `aliases` keeps its guest', async () => {
  let program = () => void machine('before', 'renamed');
  const stack = await project('renaming', () => program());
  await stack.up();
  const guest = await guestOf('renamed');
  program = () => void machine('after', 'renamed', { aliases: [{ name: 'before' }] });
  expect(await changes(stack)).toEqual({ same: 2 });
  program = () => void machine('after', 'renamed', { aliases: [{ name: 'before' }] }, { memory: '2Gi' });
  expect(await changes(stack)).toEqual({ same: 1, update: 1 });
  expect(await guestOf('renamed')).toEqual(guest);
  expect(await annotated('renamed')).toMatch(/::after$/);
  await stack.destroy();
});

it('a resource that `pulumi state move` takes to another stack keeps its guest, and its former stack leaves it alone', async () => {
  let inOld = true;
  let memory = '1Gi';
  const old = await project('former', () => void (inOld && machine('web', 'moved')));
  const next = await project('latter', () => void (inOld || machine('web', 'moved', {}, { memory })));
  await old.up();
  await next.up();
  const guest = await guestOf('moved');
  const { deployment } = await old.exportStack();
  const { urn } = deployment.resources.find(({ type }: { type: string }) => type.endsWith(':VirtualMachine'));
  pulumi(
    old,
    ...['state', 'move', '--yes', '--source', 'organization/former/dev', '--dest', 'organization/latter/dev', urn],
  );
  inOld = false;
  expect(await changes(old)).toEqual({ same: 1 });
  expect(await changes(next)).toEqual({ same: 2 });
  memory = '2Gi';
  expect(await changes(next)).toEqual({ same: 1, update: 1 });
  expect(await annotated('moved')).toMatch(/^urn:pulumi:dev::latter::/);
  await old.destroy();
  expect(await guestOf('moved')).toEqual(guest);
  await next.destroy();
});

it('P17: two stacks that declare one machine are told, and neither undoes the other', async () => {
  const mine = await project('mine', () => void machine('web', 'shared'));
  await mine.up();
  const guest = await guestOf('shared');
  const theirs = await project('theirs', () => void machine('web', 'shared', {}, { memory: '2Gi' }));
  const refused = await reported((show) => theirs.up(show));
  expect(refused).toMatchObject({ failed: true, said: expect.stringMatching(/of stack dev in project mine/) });
  await theirs.destroy();
  expect(await changes(mine)).toEqual({ same: 2 });
  expect(await guestOf('shared')).toEqual(guest);
  await mine.destroy();
});

it('P15: an import that also changes the machine shows what the change does to its guest', async () => {
  const first = await project('origin', () => void machine('web', 'taken', { retainOnDelete: true }));
  await first.up();
  await first.destroy();
  const guest = await guestOf('taken');
  const stack = await project('importing', () =>
    machine('web', 'taken', { import: 'default/taken' }, { memory: '2Gi', cores: 2 }),
  );
  const preview = await reported((show) => stack.preview(show));
  expect(preview.said).toMatch(/cpu\.cores.*restart/s);
  const up = await reported((show) => stack.up(show));
  expect(up.said).toMatch(/cpu\.cores.*restart/s);
  expect(await guestOf('taken')).toEqual(guest);
});

it('P5: `--replace` alone keeps the machine and says how to replace it; `deleteBeforeReplace` replaces it where allow names it', async () => {
  let change: Change = {};
  let options = {};
  const stack = await project('replacing', () => void machine('web', 'replaced', options, change));
  await stack.up();
  const guest = await guestOf('replaced');
  const { deployment } = await stack.exportStack();
  const { urn } = deployment.resources.find(({ type }: { type: string }) => type.endsWith(':VirtualMachine'));
  const alone = await reported((show) => stack.up({ ...show, replace: [urn] }));
  expect(alone).toMatchObject({ failed: false, said: expect.stringMatching(/`--replace` creates before it deletes/) });
  expect(alone.said).not.toMatch(/already exists/);
  expect(await guestOf('replaced')).toEqual(guest);

  options = { deleteBeforeReplace: true };
  const refused = await reported((show) => stack.up({ ...show, replace: [urn] }));
  expect(refused).toMatchObject({ failed: true, said: expect.stringMatching(/shuts its guest down.*metadata\.name/s) });
  expect(await guestOf('replaced')).toEqual(guest);
  change = { allow: ['metadata.name'] };
  await stack.up();
  await stack.up({ replace: [urn] });
  expect(await guestOf('replaced')).not.toEqual(guest);
  await stack.destroy();
});
