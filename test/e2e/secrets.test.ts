/**
 * Canaries at every place where a secret can stand, as a program in YAML of the real Pulumi CLI against an API server that repeats whatever it is sent:
 * neither what the CLI prints, nor its state, nor a file beside them may hold one.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import type { Stack } from '@pulumi/pulumi/automation';
import { binaries } from '../../toolchain/binaries';
import { type PulumiWorkspace, pulumiWorkspace } from '../../tools/pulumi-workspace';
import { type EchoingApi, startEchoingApi } from '../support/echoing-api';
import { killAll, startUp, unlock } from '../support/killable-cli';
import type { Json } from '../support/mini-engine';
import { leaksIn as canariesIn, canaryAt, needlesOf, SECRET_PLACES } from '../support/secret-places';
import { kubeconfig } from '../unit/cluster/server';

const bin = join(__dirname, '../../bin');
jest.setTimeout(300_000);

const TOKEN = 'canaryTokenQx7Lm2Vb9';

/** Arguments of components, which the plugin's Construct gets and passes on. */
const COMPONENT_PLACES: readonly { place: string; inputs: (canary: string) => Json }[] = [
  {
    place: 'VirtualMachine component: cloudInit.config.password',
    inputs: (c) => ({ cloudInit: { config: { password: c } } }),
  },
  {
    place: 'VirtualMachine component: secret Output in cloudInit.config',
    inputs: (c) => ({ cloudInit: { config: { bootcmd: [{ 'fn::secret': `echo ${c}` }] } } }),
  },
  {
    place: 'VirtualMachine component: ignition',
    inputs: (c) => ({
      ignition: { config: { ignition: { version: '3.4.0' }, passwd: { users: [{ name: 'core', passwordHash: c }] } } },
    }),
  },
];

const PLACES = [...SECRET_PLACES.map(({ place }) => place), ...COMPONENT_PLACES.map(({ place }) => place)];

/** The program with all places. `change`: something else is different, too. */
function program(change = ''): string {
  const raw = SECRET_PLACES.map(({ declare, clusterWide }, index) => {
    const { type, inputs } = declare(canaryAt(index), (value) => ({ 'fn::secret': value }));
    const { metadata = {}, ...rest } = inputs as { metadata?: Json };
    const { annotations, ...others } = metadata as { annotations?: Json };
    const marked = annotations && 'fn::secret' in annotations;
    const properties = {
      ...rest,
      await: 'created',
      metadata: {
        ...others,
        name: `r${index}`,
        ...(!clusterWide && { namespace: 'vms' }),
        annotations: marked ? annotations : { ...annotations, 'example.com/change': change },
      },
    };
    return [`r${index}`, { type, properties }] as const;
  });
  const components = COMPONENT_PLACES.map(({ inputs }, at) => {
    const properties = {
      namespace: 'vms',
      memory: '1Gi',
      cpu: { cores: 1 },
      bootDisk: { containerDisk: 'quay.io/containerdisks/fedora:42' },
      await: 'created',
      ...inputs(canaryAt(SECRET_PLACES.length + at)),
    };
    return [`c${at}`, { type: 'kubevirt:VirtualMachine', properties }] as const;
  });
  return JSON.stringify({
    name: 'canaries',
    runtime: 'yaml',
    plugins: { providers: [{ name: 'kubevirt', path: bin }] },
    resources: Object.fromEntries([...raw, ...components]),
  });
}

let api: EchoingApi;
let folder: string;
let temporary: string;
let workspace: PulumiWorkspace;
let stack: Stack;
let printed = '';

beforeAll(async () => {
  api = await startEchoingApi();
  folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-canaries-'));
  temporary = join(folder, 'tmp');
  mkdirSync(temporary);
  const { pulumi, 'pulumi-language-yaml': language } = await binaries(['pulumi', 'pulumi-language-yaml']);
  workspace = pulumiWorkspace(dirname(pulumi), bin, {
    PATH: [dirname(language), dirname(pulumi), process.env['PATH']].join(delimiter),
    TMPDIR: temporary,
  });
  writeFileSync(join(folder, 'Pulumi.yaml'), program());
  stack = await workspace.local('dev', folder);
  const access = kubeconfig(api.address, { token: TOKEN });
  const gates = {
    configuration: { developerConfiguration: { featureGates: ['Sidecar', 'ExperimentalIgnitionSupport'] } },
  };
  await stack.setConfig('kubevirt:kubeconfig', { value: access, secret: true });
  await stack.setConfig('kubevirt:cluster', { value: JSON.stringify(gates) });
  await stack.setConfig('kubevirt:namespace', { value: 'vms' });
});
afterAll(async () => {
  await api?.stop();
  workspace?.remove();
  rmSync(folder, { recursive: true, force: true });
});

const hear = (text: string): void => {
  printed += text;
};
const output = { onOutput: hear, onError: hear };
/** An operation that may fail, with the end of its message; all that it prints is searched. */
const attempt = (operation: Promise<unknown>): Promise<string> =>
  operation.then(
    () => 'succeeded',
    (error: Error) => {
      printed += error.message;
      return `failed: ${error.message.slice(-3_000)}`;
    },
  );
const change = (text: string) => writeFileSync(join(folder, 'Pulumi.yaml'), program(text));

/** All that a user, a colleague with the state, or a backup of the machine sees. */
function shown(): string {
  const files = [workspace.state, temporary].flatMap((place) =>
    readdirSync(place, { recursive: true, encoding: 'utf8' })
      .map((name) => join(place, name))
      .filter((path) => statSync(path).isFile())
      .map((path) => `${path}: ${readFileSync(path, 'utf8')}`),
  );
  const text = [printed, ...files].join('\n');
  printed = '';
  return text;
}

/** What stands in a text that should not. */
const leaksIn = (text: string): string[] => [
  ...canariesIn(text, PLACES),
  ...(text.includes(TOKEN) ? ['the token of the kubeconfig'] : []),
];

test('preview and up show none, and all canaries have arrived', async () => {
  expect(await attempt(stack.preview({ ...output, diff: true }))).toBe('succeeded');
  expect(await attempt(stack.up({ ...output, diff: true }))).toBe('succeeded');
  const stored = JSON.stringify([...api.objects.values()]);
  expect(PLACES.filter((_, index) => !needlesOf(index).some((needle) => stored.includes(needle)))).toEqual([]);
  expect(leaksIn(shown())).toEqual([]);
});

test('an update, rejected in every way, and then accepted, shows none', async () => {
  change('b');
  for (const mood of ['reject', 'forbid', 'babble'] as const) {
    api.mood = mood;
    expect(await attempt(stack.up({ ...output, diff: true }))).toMatch(/^failed/);
  }
  api.mood = 'accept';
  expect(await attempt(stack.up({ ...output, diff: true }))).toBe('succeeded');
  expect(leaksIn(shown())).toEqual([]);
});

test('a refresh after drift shows none', async () => {
  for (const [path, object] of api.objects)
    api.objects.set(path, { ...object, metadata: { ...object.metadata, labels: { drifted: 'a' } } });
  expect(await attempt(stack.refresh(output))).toBe('succeeded');
  api.mood = 'forbid';
  await attempt(stack.refresh(output));
  api.mood = 'accept';
  expect(leaksIn(shown())).toEqual([]);
});

test('CLI and plugin that are killed, and the run after that, show none', async () => {
  change('c');
  const written = api.written;
  const up = startUp(folder, workspace, stack);
  while (api.written === written) await new Promise((resolve) => setImmediate(resolve));
  await killAll(up);
  printed += up.said();
  await unlock(workspace, stack);
  expect(await attempt(stack.up({ ...output, diff: true, refresh: true }))).toBe('succeeded');
  expect(leaksIn(shown())).toEqual([]);
});
