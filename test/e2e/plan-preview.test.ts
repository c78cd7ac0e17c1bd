/** `kubevirt-iac plan --pulumi` on what the real Pulumi CLI writes. No cluster: the state is imported, and a preview asks none. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Stack } from '@pulumi/pulumi/automation';
import { binaries } from '../../toolchain/binaries';
import { packageRoot } from '../../toolchain/package-root';
import { type PulumiWorkspace, pulumiWorkspace } from '../../tools/pulumi-workspace';

let workspace: PulumiWorkspace;
let folder: string;
let stack: Stack;
jest.setTimeout(180_000);

const bin = join(packageRoot(), 'bin');
const SECRET = 'correct-horse-battery';
const run = promisify(execFile);

const program = (change: {
  name?: string;
  cores: number;
  size: string;
  source: object;
  old?: boolean;
  allow?: string[];
}) => ({
  name: 'shop',
  runtime: 'yaml',
  plugins: { providers: [{ name: 'kubevirt', path: bin }] },
  config: { password: { type: 'string', secret: true } },
  resources: {
    web: {
      type: 'kubevirt:core/v1:VirtualMachine',
      properties: {
        metadata: { name: change.name ?? 'web', namespace: 'vms' },
        spec: {
          runStrategy: 'Always',
          template: {
            spec: {
              domain: {
                cpu: { cores: change.cores },
                memory: { guest: '4Gi' },
                devices: { disks: [{ name: 'ci', disk: { bus: 'virtio' } }] },
              },
              // biome-ignore lint/suspicious/noTemplateCurlyInString: an expression of Pulumi YAML
              volumes: [{ name: 'ci', cloudInitNoCloud: { userData: '${password}' } }],
            },
          },
        },
      },
    },
    data: {
      type: 'kubevirt:cdi/v1beta1:DataVolume',
      properties: {
        allow: change.allow ?? [],
        metadata: { name: 'data', namespace: 'vms' },
        spec: { source: change.source, storage: { resources: { requests: { storage: change.size } } } },
      },
    },
    ...(change.old && {
      old: {
        type: 'kubevirt:cdi/v1beta1:DataVolume',
        properties: {
          metadata: { name: 'old', namespace: 'vms' },
          spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '1Gi' } } } },
        },
      },
    }),
  },
});
const BEFORE = { cores: 2, size: '10Gi', source: { blank: {} }, old: true };

/** `pulumi preview --json`, as a pipeline runs it; its output even where it fails. */
async function preview(change: Parameters<typeof program>[0]): Promise<{ file: string; steps: Step[] }> {
  writeFileSync(join(folder, 'Pulumi.yaml'), JSON.stringify(program(change)));
  const env = { ...process.env, ...workspace.env, PULUMI_HOME: stack.workspace.pulumiHome };
  const args = ['preview', '--json', '--non-interactive', '--stack', 'dev'];
  const { stdout } = await run('pulumi', args, { cwd: folder, env, maxBuffer: 2 ** 26 }).catch((error) => error);
  const file = join(folder, 'preview.json');
  writeFileSync(file, stdout);
  return { file, steps: JSON.parse(stdout).steps };
}

interface Step {
  newState: { urn: string; type: string; custom: boolean; parent?: string; inputs: { metadata: { name: string } } };
}

const plan = async (file: string, ...args: string[]) => {
  const ended = await run(process.execPath, [join(bin, 'kubevirt-iac'), 'plan', '--pulumi', file, ...args]).catch(
    (error) => error,
  );
  return { code: ended.code ?? 0, out: ended.stdout as string };
};

/** A state in which the resources that a preview would create exist. */
async function created(steps: readonly Step[]): Promise<void> {
  const provider = 'urn:pulumi:dev::shop::pulumi:providers:kubevirt::default';
  const id = '6f3b1c1e-1111-4222-8333-abcdefabcdef';
  const exported = await stack.exportStack();
  // As an imported stack may hold a secret: it is encrypted when it is stored.
  const secret = {
    '4dabf18193072939515e22adb298388d': '1b47061264138c4ac30d75fd1eb44270',
    plaintext: JSON.stringify(SECRET),
  };
  const resources = steps.map(({ newState: { urn, type, custom, parent, inputs } }) => ({
    urn,
    type,
    custom,
    ...(parent && { parent }),
    ...(custom && { id: `vms/${inputs.metadata.name}`, inputs, outputs: inputs, provider: `${provider}::${id}` }),
  }));
  resources.splice(1, 0, {
    urn: provider,
    type: 'pulumi:providers:kubevirt',
    custom: true,
    id,
    inputs: {} as never,
  } as never);
  const text = JSON.stringify({ ...exported.deployment, resources }).replaceAll('"[secret]"', () =>
    JSON.stringify(secret),
  );
  await stack.importStack({ ...exported, deployment: JSON.parse(text) });
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-preview-'));
  workspace = pulumiWorkspace(dirname((await binaries(['pulumi'])).pulumi), bin);
  writeFileSync(join(folder, 'Pulumi.yaml'), JSON.stringify(program(BEFORE)));
  stack = await workspace.local('dev', folder);
  await stack.setConfig('password', { value: SECRET, secret: true });
  await created((await preview(BEFORE)).steps);
});
afterAll(() => {
  workspace?.remove();
  rmSync(folder, { recursive: true });
});

it('says of an update, a replacement and a deletion what they do, in each format, without a secret', async () => {
  const { file } = await preview({
    ...BEFORE,
    cores: 4,
    source: { http: { url: 'https://example.com/a.img' } },
    old: false,
    allow: ['data'],
  });
  const { out } = await plan(file, '--format', 'json');
  expect(JSON.parse(out).objects).toMatchObject([
    { name: 'DataVolume vms/data', impact: { class: 'replace', hazards: [{ kind: 'data-loss' }] } },
    { name: 'DataVolume vms/old', status: 'removed', impact: { hazards: [{ kind: 'data-loss' }] } },
    {
      name: 'VirtualMachine vms/web',
      impact: { class: 'restart', changes: expect.arrayContaining([expect.objectContaining({ from: '2', to: '4' })]) },
    },
  ]);
  const formats = await Promise.all(
    ['text', 'markdown', 'html', 'sarif', 'junit'].map((format) => plan(file, '--format', format)),
  );
  for (const { code, out: text } of formats) {
    expect(code).toBe(0);
    expect(text).toContain('vms/web');
    expect(text).not.toContain(SECRET);
  }
  expect((await plan(file, '--fail-on', 'hazard')).code).toBe(1);
});

it('shows what the provider rejects in the preview', async () => {
  const { file } = await preview({ ...BEFORE, name: 'web2' });
  const { code, out } = await plan(file, '--fail-on', 'refused');
  expect(code).toBe(1);
  expect(out).toMatch(/VirtualMachine web\s+rejected by the cluster.*renaming web to web2 deletes machine web/s);
});

it('says that nothing changes where nothing does', async () => {
  const { file } = await preview(BEFORE);
  const { out } = await plan(file);
  expect(out).toMatch(/0 changed, 0 added, 0 removed/);
});
