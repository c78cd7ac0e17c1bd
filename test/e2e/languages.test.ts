/** One environment as programs in TypeScript, YAML, Go and Python: the same objects, the same warnings, and nothing is left in the end. */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import type { Stack } from '@pulumi/pulumi/automation';
import { Peer, Port } from '../../constructs';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { writeVerbs } from '../../sandbox';
import { type Sandbox, startSandbox } from '../../sandbox/testing';
import * as kubevirt from '../../sdk';
import { binaries } from '../../toolchain/binaries';
import { type PulumiWorkspace, pulumiWorkspace } from '../../tools/pulumi-workspace';
import { goProgram, python } from '../support/other-languages';

const BIN = join(__dirname, '../../bin');
const PROGRAMS = join(__dirname, 'languages');
const NAMESPACE = 'shop';
const SECRET = 'correct-horse-battery-staple';
const KINDS = [
  ['kubevirt.io/v1', 'VirtualMachine'],
  ['pool.kubevirt.io/v1beta1', 'VirtualMachinePool'],
  ['cdi.kubevirt.io/v1beta1', 'DataVolume'],
  ['migrations.kubevirt.io/v1alpha1', 'MigrationPolicy'],
  ['v1', 'Secret'],
  ['v1', 'Service'],
  ['networking.k8s.io/v1', 'NetworkPolicy'],
] as const;
jest.setTimeout(600_000);

let sandbox: Sandbox;
let folder: string;
let path: string;
beforeAll(async () => {
  sandbox = await startSandbox({ speed: 50 });
  const namespace = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } };
  await sandbox.cluster().apply(kindOf('v1', 'Namespace')!, namespace);
  folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-languages-'));
  const { pulumi: cli, 'pulumi-language-yaml': yaml } = await binaries(['pulumi', 'pulumi-language-yaml']);
  path = [dirname(yaml), dirname(cli), process.env['PATH']].join(delimiter);
});
afterAll(async () => {
  await sandbox?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** The environment in TypeScript, with methods where YAML has arguments. */
async function environment(): Promise<void> {
  const config = new pulumi.Config();
  const machine = { memory: '1Gi', cpu: { sockets: 1 } };
  const web = new kubevirt.VirtualMachine('web', {
    ...machine,
    namespace: NAMESPACE,
    hostname: config.require('hostname'),
    bootDisk: { import: { registry: 'quay.io/containerdisks/fedora:42' }, size: '5Gi' },
    cloudInit: { config: { users: [{ name: 'ops', plain_text_passwd: config.requireSecret('password') }] } },
    guestLabels: { tier: 'front' },
    // The disk may go with the stack.
    allow: ['web-root'],
  });
  web.expose('http', { port: 80, targetPort: 8080 });
  web.expose('ssh', { port: 22 });
  web.connections.allowFrom(Peer.virtctl());
  web.connections.allowFrom(Peer.pods({ app: 'proxy' }), Port.tcp(8080));
  const workers = new kubevirt.VMPool('workers', {
    namespace: NAMESPACE,
    replicas: 2,
    machine: { ...machine, bootDisk: { containerDisk: 'quay.io/containerdisks/fedora:42' } },
  });
  workers.scheduling.separate(web.construct, { weight: 50 });
  new kubevirt.MigrationPolicy('policy', { guestLabels: { tier: 'front' }, allowAutoConverge: true });
}

type Operation = 'preview' | 'up' | 'destroy';
interface Project {
  readonly stack: Stack;
  /** Runs the program, and returns what the CLI printed. */
  operate(operation: Operation): Promise<string>;
}

const byAutomation = (stack: Stack): Project => ({
  stack,
  operate: async (operation) => {
    let printed = '';
    const onOutput = (text: string) => {
      printed += text;
    };
    await stack[operation]({ onOutput });
    return printed;
  },
});

/** A project on disk: the program in it, or beside it for a program that brings its own Automation API. */
async function projectOf(
  workspace: PulumiWorkspace,
  runtime: string,
  program = '',
): Promise<Project & { home: string }> {
  const home = join(folder, runtime);
  mkdirSync(home, { recursive: true });
  const plugins = `plugins: { providers: [{ name: kubevirt, path: ${JSON.stringify(BIN)} }] }\n`;
  writeFileSync(join(home, 'Pulumi.yaml'), `${program || `name: shop\nruntime: ${runtime}\n`}${plugins}`);
  return { ...byAutomation(await workspace.local('dev', home)), home };
}

async function byProgram(
  workspace: PulumiWorkspace,
  runtime: string,
  [program, ...args]: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv = {},
): Promise<Project> {
  const { stack, home } = await projectOf(workspace, runtime);
  const environment = { ...process.env, ...workspace.env, ...env, PULUMI_HOME: stack.workspace.pulumiHome };
  const operate = (operation: Operation) =>
    new Promise<string>((resolve, reject) => {
      execFile(program, [...args, operation, home], { env: environment }, (error, printed, said) =>
        error ? reject(new Error(`${error.message}\n${printed}\n${said}`)) : resolve(printed),
      );
    });
  return { stack, operate };
}

const LANGUAGES: Readonly<Record<string, (workspace: PulumiWorkspace) => Promise<Project>>> = {
  TypeScript: async (workspace) => byAutomation(await workspace.inline('shop', environment)),
  YAML: (workspace) => projectOf(workspace, 'yaml', readFileSync(join(PROGRAMS, 'environment.yaml'), 'utf8')),
  Go: async (workspace) => byProgram(workspace, 'go', [await goProgram('environment')]),
  Python: async (workspace) => {
    const { interpreter, env } = await python();
    return byProgram(workspace, 'python', [interpreter, join(PROGRAMS, 'environment.py')], env);
  },
};

/** The objects of the environment, without what the cluster makes up for each. */
async function objects(): Promise<unknown[]> {
  const found = await Promise.all(
    KINDS.map(async ([apiVersion, name]) => {
      const kind = kindOf(apiVersion, name)!;
      return (await sandbox.cluster().list(kind, kind.namespaced ? { namespace: NAMESPACE } : {})).items;
    }),
  );
  return found.flat().map(withoutServerSide);
}

/** The last two are of the firmware. */
const MADE_UP = ['managedFields', 'clusterIP', 'clusterIPs', 'uid', 'uuid', 'serial'];

function withoutServerSide({ status: _status, ...object }: KubeObject): unknown {
  const {
    uid: _uid,
    resourceVersion: _version,
    creationTimestamp: _created,
    generation: _generation,
    ...metadata
  } = object.metadata as Record<string, unknown>;
  const drop = (key: string, value: unknown) => (MADE_UP.includes(key) ? undefined : value);
  return JSON.parse(JSON.stringify({ ...object, metadata }, drop));
}

const warnings = (printed: string): string[] =>
  [...new Set(printed.match(/warning: .*/g)?.map((line) => line.trim()) ?? [])].sort();

const urns = async (stack: Stack): Promise<string[]> => {
  const { deployment } = await stack.exportStack();
  const resources = (deployment.resources ?? []) as { urn: string; type: string }[];
  return resources
    .filter(({ type }) => !type.startsWith('pulumi:'))
    .map(({ urn }) => urn)
    .sort();
};

/** `npm test` reports that it omits them, and never does in CI. */
const withoutPython = process.env['KUBEVIRT_IAC_WITHOUT_PYTHON'] === '1';
const languages = Object.keys(LANGUAGES).filter((language) => !(withoutPython && language === 'Python'));

let first: { objects: unknown[]; urns: string[]; warnings: string[] } | undefined;
it.each(languages)(
  '%s makes the environment, changes nothing at once, warns of a change, and takes all away',
  async (language) => {
    const workspace = pulumiWorkspace(path.split(delimiter)[1]!, BIN, { PATH: path });
    try {
      const { stack, operate } = await LANGUAGES[language]!(workspace);
      await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
      await stack.setConfig('password', { value: SECRET, secret: true });
      await stack.setConfig('hostname', { value: 'web' });
      await operate('up');
      const made = await objects();
      const state = readFileSync(join(workspace.state, '.pulumi/stacks/shop/dev.json'), 'utf8');
      expect(state).not.toContain(SECRET);

      const since = new Date();
      expect(await operate('up')).toMatch(/Resources:\s+\d+ unchanged\n/);
      const requests = sandbox.requests({ userAgent: 'pulumi-resource-kubevirt', since });
      expect(requests.filter(({ verb, dryRun }) => writeVerbs.includes(verb) && !dryRun)).toEqual([]);

      await stack.setConfig('hostname', { value: 'www' });
      const found = { objects: made, urns: await urns(stack), warnings: warnings(await operate('preview')) };
      first ??= found;
      expect(found).toEqual(first);
      expect(found.warnings.join()).toMatch(/hostname/);

      await operate('destroy');
      expect(await objects()).toEqual([]);
      expect(await urns(stack)).toEqual([]);
    } finally {
      workspace.remove();
    }
  },
);

/** Adds a label to the objects of some types. */
const labelled =
  (label: string, concerns: (type: string) => boolean): pulumi.ResourceTransform =>
  ({ type, props, opts }) => {
    if (!concerns(type)) return undefined;
    const metadata = { ...props['metadata'], labels: { ...props['metadata']?.labels, [label]: 'yes' } };
    return { props: { ...props, metadata }, opts };
  };

/** A component as an SDK of another language declares it. */
class RemoteVirtualMachine extends pulumi.ComponentResource {
  constructor(name: string, args: pulumi.Inputs, opts: pulumi.ComponentResourceOptions) {
    super('kubevirt:index:VirtualMachine', name, args, opts, true);
  }
}

it.each([
  ['in the program', kubevirt.VirtualMachine],
  ['in the plugin', RemoteVirtualMachine],
])('transforms of the stack and of a component that runs %s reach its objects', async (_, Component) => {
  const workspace = pulumiWorkspace(path.split(delimiter)[1]!, BIN, { PATH: path });
  try {
    const stack = await workspace.inline('transformed', async () => {
      await pulumi.runtime.registerResourceTransform(
        labelled('of-stack', (type) => !/:index:VirtualMachine$/.test(type) && type.startsWith('kubevirt:')),
      );
      const args = {
        namespace: NAMESPACE,
        memory: '1Gi',
        cpu: { sockets: 1 },
        bootDisk: { containerDisk: 'quay.io/containerdisks/fedora:42' },
        services: { http: { port: 80 } },
      };
      new Component('transformed', args, {
        transforms: [labelled('of-component', (type) => type === 'kubevirt:core/v1:VirtualMachine')],
      });
    });
    await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
    const { changeSummary } = await stack.preview();
    const { summary } = await stack.up();
    expect(summary.resourceChanges).toEqual(changeSummary);
    const labelsOf = async (apiVersion: string, kind: string, name: string) =>
      (await sandbox.cluster().get(kindOf(apiVersion, kind)!, { namespace: NAMESPACE, name })).metadata?.labels;
    const vm = await labelsOf('kubevirt.io/v1', 'VirtualMachine', 'transformed');
    expect(vm).toMatchObject({ 'of-stack': 'yes', 'of-component': 'yes' });
    const service = await labelsOf('v1', 'Service', 'transformed-http');
    expect(service).toHaveProperty('of-stack');
    expect(service).not.toHaveProperty('of-component');
    expect(Object.keys((await stack.up()).summary.resourceChanges ?? {})).toEqual(['same']);
    await stack.destroy();
  } finally {
    workspace.remove();
  }
});
