/**
 * The guide on mixing with @pulumi/kubernetes: its programs as they are written. The plugin of @pulumi/kubernetes is not at hand, so that what the
 * programs register is recorded, and our side of them is run. That in TypeScript is compiled with those of all guides; those in C# and Java are not
 * compiled here.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { parse, stringify } from 'yaml';
import { isObject } from '../../kube/json';
import { kindOf } from '../../kubevirt/kinds';
import { type Sandbox, startSandbox } from '../../sandbox/testing';
import { binaries } from '../../toolchain/binaries';
import { packageRoot } from '../../toolchain/package-root';
import { pulumiWorkspace } from '../../tools/pulumi-workspace';
import { compileGoWithKubernetes, pythonWithKubernetes } from '../support/other-languages';

const BIN = join(packageRoot(), 'bin');
const PASSWORD = 'correct-horse-battery-staple';
const guide = readFileSync(join(packageRoot(), 'docs', 'mixing-with-kubernetes.md'), 'utf8');
const programIn = (language: string): string => new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\`$`, 'ms').exec(guide)![1]!;

jest.setTimeout(600_000);
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-mixing-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Declared {
  readonly type: string;
  readonly name: string;
  readonly provider: string;
  readonly inputs: Record<string, unknown>;
}

interface YamlResource {
  type: string;
  properties?: Record<string, unknown>;
  options?: { provider?: string; dependsOn?: string[] };
}
interface YamlProgram {
  plugins?: object;
  resources: Record<string, YamlResource>;
}

/** What the program declares, by type; @pulumi/kubernetes adds a suffix to the names that it chooses. */
const DECLARED: readonly Omit<Declared, 'name'>[] = [
  { type: 'pulumi:providers:kubernetes', provider: '', inputs: { kubeconfig: 'config of the cluster' } },
  { type: 'pulumi:providers:kubevirt', provider: '', inputs: { kubeconfig: 'config of the cluster' } },
  { type: 'kubernetes:core/v1:Namespace', provider: 'cluster', inputs: {} },
  {
    type: 'kubernetes:core/v1:Secret',
    provider: 'cluster',
    inputs: {
      metadata: { namespace: 'vms-7c2f' },
      stringData: { userdata: `#cloud-config\npassword: ${PASSWORD}\n` },
    },
  },
  {
    type: 'kubevirt:index:VirtualMachine',
    provider: 'guests',
    inputs: {
      namespace: 'vms-7c2f',
      instancetype: 'u1.medium',
      bootDisk: { import: { registry: 'quay.io/containerdisks/fedora:42' }, size: '20Gi' },
      cloudInit: { secret: 'login-7c2f' },
      guestLabels: { app: 'web' },
    },
  },
  {
    type: 'kubernetes:core/v1:Service',
    provider: 'cluster',
    inputs: { metadata: { namespace: 'vms-7c2f' }, spec: { selector: { app: 'web' }, ports: [{ port: 80 }] } },
  },
];

const SIGNATURE = '4dabf18193072939515e22adb298388d';
const SECRET_MARK = '1b47061264138c4ac30d75fd1eb44270';
/** Inputs without the marks of secrets, and without what an SDK adds to each object. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (!isObject(value)) return value;
  if (SIGNATURE in value) return plain(value['value']);
  const entries = Object.entries(value).filter(([key]) => key !== 'apiVersion' && key !== 'kind');
  return Object.fromEntries(entries.map(([key, item]) => [key, plain(item)]));
}

/** Sorted, for what does not wait for each other is registered in any order. */
const byType = (declared: readonly Omit<Declared, 'name'>[]) =>
  declared
    .map(({ type, provider, inputs }) => ({ type, provider, inputs: plain(inputs) }))
    .toSorted((a, b) => a.type.localeCompare(b.type));

const CONFIG = { kubeconfig: 'config of the cluster', password: PASSWORD };

/** `npm test` reports that it omits them, and never does in CI. */
const languages = process.env['KUBEVIRT_IAC_WITHOUT_PYTHON'] === '1' ? ['YAML'] : ['YAML', 'Python'];
const declaredIn: Readonly<Record<string, () => Promise<readonly Omit<Declared, 'name'>[]>>> = {
  YAML: async () => inYaml(),
  Python: inPython,
};
it.each(languages)('the program in %s declares the four parts on one connection', async (language) => {
  expect(byType(await declaredIn[language]!())).toEqual(byType(DECLARED));
});

it('the program in Go compiles beside our SDK', async () => {
  await expect(compileGoWithKubernetes('mixed', programIn('go'))).resolves.toBeUndefined();
});

async function inPython(): Promise<Declared[]> {
  const { interpreter, env } = await pythonWithKubernetes();
  const program = join(folder, 'mixed.py');
  writeFileSync(program, programIn('python'));
  const recorder = join(packageRoot(), 'test/e2e/languages/registered.py');
  const args = [recorder, program, 'mixed', JSON.stringify(CONFIG)];
  const { stdout } = await promisify(execFile)(interpreter, args, { env: { ...process.env, ...env } });
  const declared = JSON.parse(stdout) as Declared[];
  const marked = JSON.stringify(declared).split(SECRET_MARK).length - 1;
  // The kubeconfig of both providers, and the user data.
  expect(marked).toBe(3);
  return declared;
}

function inYaml(): Omit<Declared, 'name'>[] {
  const known: Record<string, unknown> = {
    ...CONFIG,
    'vms.metadata.name': 'vms-7c2f',
    'login.metadata.name': 'login-7c2f',
  };
  const resolved = (value: unknown): unknown =>
    JSON.parse(
      JSON.stringify(value ?? {}).replace(/\$\{([\w.]+)\}/g, (_, name: string) => String(known[name] ?? name)),
    );
  const { resources } = parse(programIn('yaml')) as YamlProgram;
  return Object.values(resources).map(({ type, properties, options }) => ({
    type: type.replace('kubevirt:V', 'kubevirt:index:V'),
    provider: String(resolved(options?.provider ?? '')),
    inputs: resolved(properties) as Record<string, unknown>,
  }));
}

describe('the program in YAML, with Manifests in place of the resources of @pulumi/kubernetes', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ speed: 50 });
  });
  afterAll(() => sandbox?.stop());

  it('runs: the guest boots from the Secret, and the Service selects it', async () => {
    const { pulumi, 'pulumi-language-yaml': language } = await binaries(['pulumi', 'pulumi-language-yaml']);
    const workspace = pulumiWorkspace(dirname(pulumi), BIN, {
      PATH: [dirname(language), dirname(pulumi), process.env['PATH']].join(delimiter),
    });
    try {
      const home = join(folder, 'yaml');
      mkdirSync(home);
      writeFileSync(join(home, 'Pulumi.yaml'), withManifests(programIn('yaml')));
      const stack = await workspace.local('dev', home);
      await stack.setConfig('kubeconfig', { value: sandbox.kubeconfig, secret: true });
      await stack.setConfig('password', { value: PASSWORD, secret: true });
      const { changeSummary } = await stack.preview();
      expect((await stack.up()).summary.resourceChanges).toEqual(changeSummary);
      const at = { namespace: 'vms', name: 'web' };
      const cluster = sandbox.cluster();
      const guest = await cluster.get(kindOf('kubevirt.io/v1', 'VirtualMachineInstance')!, at);
      expect(guest).toMatchObject({
        metadata: { labels: { app: 'web' } },
        spec: {
          volumes: expect.arrayContaining([
            expect.objectContaining({ cloudInitNoCloud: { secretRef: { name: 'login' } } }),
          ]),
        },
        status: { phase: 'Running' },
      });
      expect(await cluster.get(kindOf('v1', 'Service')!, { namespace: 'vms', name: 'http' })).toHaveProperty(
        'spec.selector',
        { app: 'web' },
      );
      const changed: unknown[] = [];
      await stack.up({
        onEvent: ({ resourcePreEvent }) => {
          const { op, urn, detailedDiff } = resourcePreEvent?.metadata ?? { op: 'same' };
          if (op !== 'same') changed.push({ op, urn, detailedDiff });
        },
      });
      expect(changed).toEqual([]);
    } finally {
      workspace.remove();
    }
  });
});

/** Our own provider does what that of @pulumi/kubernetes does for these objects, except that it makes up no names. */
function withManifests(program: string): string {
  const parsed = parse(program) as YamlProgram;
  for (const [name, resource] of Object.entries(parsed.resources)) {
    if (resource.type === 'pulumi:providers:kubernetes') resource.type = 'pulumi:providers:kubevirt';
    const [, kind] = /^kubernetes:core\/v1:(\w+)$/.exec(resource.type) ?? [];
    if (kind === undefined) continue;
    resource.type = 'kubevirt:Manifest';
    const metadata = { name, ...(resource.properties?.['metadata'] as object | undefined) };
    resource.properties = { ...resource.properties, apiVersion: 'v1', kind, metadata };
  }
  return stringify({ ...parsed, plugins: { providers: [{ name: 'kubevirt', path: BIN }] } });
}
