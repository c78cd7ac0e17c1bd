/**
 * A program's whole life under the real Pulumi CLI, through the real plugin, against a real API server: what a user of the README does and sees.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type * as pulumi from '@pulumi/pulumi';
import type { Stack } from '@pulumi/pulumi/automation';
import { FAULT_ANNOTATION, type Sandbox, startSandbox, writeVerbs } from '../../sandbox/testing';
import * as kubevirt from '../../sdk';
import { binaries } from '../../toolchain/binaries';
import { type PulumiWorkspace, pulumiWorkspace } from '../../tools/pulumi-workspace';

let sandbox: Sandbox;
let workspace: PulumiWorkspace;
jest.setTimeout(180_000);

const VM = { apiVersion: 'kubevirt.io/v1', kind: 'VirtualMachine', plural: 'virtualmachines', namespaced: true };
const VMI = { ...VM, kind: 'VirtualMachineInstance', plural: 'virtualmachineinstances' };
const vmNamed = (name: string) => sandbox.cluster().get(VM, { namespace: 'default', name });

beforeAll(async () => {
  sandbox = await startSandbox({ speed: 20 });
  workspace = pulumiWorkspace(dirname((await binaries(['pulumi'])).pulumi), join(__dirname, '../../bin'));
});
afterAll(async () => {
  workspace?.remove();
  await sandbox?.stop();
});

/** A stack of this program, told where the cluster is; `said` collects what the CLI shows. */
async function project(
  name: string,
  program: () => Promise<Record<string, unknown> | undefined>,
): Promise<{
  stack: Stack;
  said: () => string;
  up: () => ReturnType<Stack['up']>;
  show: { onOutput: (text: string) => void };
}> {
  let text = '';
  const show = {
    onOutput: (more: string) => {
      text += more;
    },
  };
  const stack = await workspace.inline(name, program);
  await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
  return { stack, show, said: () => text, up: () => stack.up({ ...show, signal: workspace.signal }) };
}

/** The test destroys the disks that it has filled. */
const disposable: pulumi.ResourceTransform = async ({ type, props, opts }) =>
  type === 'kubevirt:cdi/v1beta1:DataVolume'
    ? { props: { ...props, allow: [`${props.metadata.name}`] }, opts }
    : undefined;

describe('a machine and what belongs to it', () => {
  const SECRET = 'correct-horse-battery-staple';
  let settings = { memory: '1Gi', image: 'quay.io/containerdisks/fedora:42' };
  let web: Awaited<ReturnType<typeof project>>;
  const program = async () => {
    const vm = new kubevirt.VirtualMachine(
      'web',
      {
        namespace: 'default',
        cpu: { sockets: 1 },
        memory: settings.memory,
        bootDisk: { import: { registry: settings.image }, size: '5Gi', accessMode: 'ReadWriteMany' },
        cloudInit: { config: { users: [{ name: 'ops', plain_text_passwd: SECRET }] } } as never,
      },
      { transforms: [disposable] },
    );
    vm.expose('http', { port: 80 });
    return { address: vm.ipAddress, status: vm.printableStatus };
  };

  it('comes up, says what it waits for, and ends with the guest running', async () => {
    web = await project('web', program);
    const result = await web.up();
    expect(result.summary.result).toBe('succeeded');
    expect(result.outputs.status?.value).toBe('Running');
    expect(result.outputs.address?.value).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(web.said()).toMatch(/DataVolume .*(\d+(\.\d+)?\s?%|Import)/);
    expect((await vmNamed('web')).status?.['printableStatus']).toBe('Running');
  });

  it('keeps secrets out of the state and of what is shown', async () => {
    const state = readFileSync(join(workspace.state, '.pulumi/stacks/web/dev.json'), 'utf8');
    expect(state).toContain('web-cloudinit');
    expect(state.includes(SECRET)).toBe(false);
    expect(web.said().includes(SECRET)).toBe(false);
  });

  it('plans and writes nothing where nothing changed', async () => {
    const since = new Date();
    const { summary } = await web.up();
    expect(Object.keys(summary.resourceChanges ?? {})).toEqual(['same']);
    expect(sandbox.requests({ since, verbs: writeVerbs, userAgent: 'pulumi-resource-kubevirt' })).toEqual([]);
  });

  it('pulumi-kubernetes#349: previews with no cluster at all', async () => {
    const offline = await workspace.inline('offline', program);
    await offline.setConfig('kubevirt:kubeconfig', { value: '/nowhere/kubeconfig' });
    const { changeSummary } = await offline.preview();
    expect(changeSummary.create).toBeGreaterThan(3);
  });

  it('announces what a change does to the running guest, and applies it', async () => {
    settings = { ...settings, memory: '2Gi' };
    await web.stack.preview(web.show);
    expect(web.said()).toMatch(/memory\.guest.*1Gi.*2Gi.*live/);
    const { summary } = await web.up();
    expect(summary.resourceChanges).toMatchObject({ update: 1 });
    expect((await vmNamed('web')).spec).toMatchObject({ template: { spec: { domain: { memory: { guest: '2Gi' } } } } });
  });

  it('pulumi-kubernetes#2404: sees what others changed, and puts it right', async () => {
    await sandbox
      .cluster()
      .patch(VM, { namespace: 'default', name: 'web' }, { type: 'merge', body: { spec: { runStrategy: 'Manual' } } });
    const refreshed = await web.stack.refresh(web.show);
    expect(refreshed.summary.resourceChanges).toMatchObject({ update: 1 });
    const { summary } = await web.up();
    expect(summary.resourceChanges).toMatchObject({ update: 1 });
    expect((await vmNamed('web')).spec).toMatchObject({ runStrategy: 'Always' });
  });

  it('pulumi-kubernetes#2335, #2131, #1556: never takes what the webhooks and controllers write for a change', async () => {
    const { spec } = await vmNamed('web');
    expect(spec).toMatchObject({
      template: { spec: { domain: { firmware: { uuid: expect.any(String) } }, architecture: 'amd64' } },
    });
    const { summary } = await web.stack.refresh();
    expect(Object.keys(summary.resourceChanges ?? {})).toEqual(['same']);
  });

  it('is gone after destroy, with everything that was made for it', async () => {
    await web.stack.destroy();
    const cluster = sandbox.cluster();
    for (const [kind, plural, apiVersion] of [
      ['VirtualMachine', 'virtualmachines', 'kubevirt.io/v1'],
      ['VirtualMachineInstance', 'virtualmachineinstances', 'kubevirt.io/v1'],
      ['DataVolume', 'datavolumes', 'cdi.kubevirt.io/v1beta1'],
      ['Secret', 'secrets', 'v1'],
    ] as const) {
      const { items } = await cluster.list({ apiVersion, kind, plural, namespaced: true }, { namespace: 'default' });
      expect(items.map(({ metadata }) => metadata?.name)).toEqual([]);
    }
  });
});

describe('a machine that exists already', () => {
  it('is imported by its id and not touched', async () => {
    const manifest = {
      metadata: { name: 'legacy', namespace: 'default' },
      spec: { runStrategy: 'Halted', template: { spec: { domain: { devices: {}, memory: { guest: '1Gi' } } } } },
    };
    await sandbox.cluster().create(VM, { ...VM, ...manifest, plural: undefined, namespaced: undefined } as never);
    const { stack, up } = await project('legacy', async () => {
      new kubevirt.core.v1.VirtualMachine('legacy', manifest as never, { import: 'default/legacy' });
      return {};
    });
    const { summary } = await up();
    expect(summary.resourceChanges).toMatchObject({ import: 1 });
    expect(await up()).toMatchObject({ summary: { resourceChanges: { same: expect.any(Number) } } });
    await stack.destroy();
  });

  it('of somebody else is not overwritten', async () => {
    const ref = { namespace: 'default', name: 'theirs' };
    await sandbox.cluster().create(VM, {
      apiVersion: VM.apiVersion,
      kind: VM.kind,
      metadata: ref,
      spec: { runStrategy: 'Halted', template: { spec: { domain: { devices: {}, memory: { guest: '1Gi' } } } } },
    });
    const { stack, up, said } = await project('theirs', async () => {
      new kubevirt.core.v1.VirtualMachine('theirs', {
        metadata: ref,
        spec: { runStrategy: 'Always', template: { spec: { domain: { devices: {}, memory: { guest: '2Gi' } } } } },
      });
      return {};
    });
    await expect(up()).rejects.toThrow();
    expect(said()).toMatch(/VirtualMachine default\/theirs.*exists/);
    expect((await vmNamed('theirs')).spec).toMatchObject({ runStrategy: 'Halted' });
    await stack.destroy();
  });
});

describe('a machine that cannot start', () => {
  it('is reported with its reason, keeps its place in the state, and is repaired by the next up', async () => {
    let image = 'quay.io/containerdisks/no-such:1';
    // Of the guest, so that a guest keeps it as it keeps its image: only another guest is rid of it.
    let guestAnnotations: Record<string, string> = { [FAULT_ANNOTATION]: 'image-pull' };
    const { stack, up, said } = await project('broken', async () => {
      new kubevirt.VirtualMachine('broken', {
        namespace: 'default',
        cpu: { sockets: 1 },
        memory: '1Gi',
        bootDisk: { containerDisk: image },
        guestAnnotations,
      });
      return {};
    });
    await expect(up()).rejects.toThrow();
    expect(said()).toMatch(/ErrImagePull|ImagePullBackOff/);
    const { deployment } = await stack.exportStack();
    expect(
      deployment.resources.find(({ type }: { type: string }) => type === 'kubevirt:core/v1:VirtualMachine'),
    ).toMatchObject({ id: 'default/broken', initErrors: [expect.stringMatching(/image/i)] });
    image = 'quay.io/containerdisks/fedora:42';
    guestAnnotations = {};
    expect((await up()).summary.result).toBe('succeeded');
    expect((await vmNamed('broken')).status?.['printableStatus']).toBe('Running');
    const guest = await sandbox.cluster().get(VMI, { namespace: 'default', name: 'broken' });
    expect(JSON.stringify(guest.spec)).toContain(image);
    await stack.destroy();
  });
});

describe('an interrupt in the middle of an await', () => {
  it('ends at once, and the next up goes on where it stopped', async () => {
    let annotations: Record<string, string> = { [FAULT_ANNOTATION]: 'unschedulable' };
    const { stack, said } = await project('slow', async () => {
      new kubevirt.VirtualMachine('slow', {
        namespace: 'default',
        cpu: { sockets: 1 },
        memory: '1Gi',
        bootDisk: { containerDisk: 'quay.io/containerdisks/fedora:42' },
        annotations,
      });
      return {};
    });
    const interrupt = new AbortController();
    let text = '';
    const running = stack.up({
      signal: interrupt.signal,
      onOutput: (more) => {
        text += more;
        if (/slow .*creating.*(Unschedulable|Scheduling)/i.test(text)) interrupt.abort();
      },
    });
    await expect(running).rejects.toThrow();
    expect(said()).toBe('');
    const { deployment } = await stack.exportStack();
    expect(deployment.resources.map(({ id }: { id?: string }) => id)).toContain('default/slow');
    annotations = {};
    expect((await stack.up()).summary.result).toBe('succeeded');
    expect((await vmNamed('slow')).status?.['printableStatus']).toBe('Running');
    await stack.destroy();
  });
});
