/** A program in YAML: types come from our schema, by way of Pulumi's own language host. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { valueAt } from '../../kube/json';
import { kindOf } from '../../kubevirt/kinds';
import { writeStandInRelease } from '../../sandbox/release';
import { type Sandbox, startSandbox, writeVerbs } from '../../sandbox/testing';
import { binaries } from '../../toolchain/binaries';
import { pulumiWorkspace } from '../../tools/pulumi-workspace';
import { programs } from '../support/packed';

const bin = join(__dirname, '../../bin');
jest.setTimeout(180_000);

let sandbox: Sandbox;
let folder: string;
beforeAll(async () => {
  sandbox = await startSandbox({ speed: 20 });
  folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-yaml-'));
});
afterAll(async () => {
  await sandbox?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const program = (runStrategy: string, settings: string): string => `
name: yaml
runtime: yaml
plugins:
  providers:
    - name: kubevirt
      path: ${JSON.stringify(bin)}
resources:
  settings:
    type: kubevirt:Manifest
    properties:
      apiVersion: v1
      kind: ConfigMap
      metadata: { name: settings, namespace: default }
      data: { colour: blue }
  web:
    type: kubevirt:core/v1:VirtualMachine
    properties:
      ${settings}
      metadata: { name: web, namespace: default, labels: { app: web } }
      spec:
        runStrategy: ${runStrategy}
        template:
          spec:
            domain:
              cpu: { sockets: 1, cores: 1, threads: 1 }
              memory: { guest: 1Gi }
              devices:
                disks: [{ name: root, disk: { bus: virtio } }]
                interfaces: [{ name: default, model: virtio, masquerade: {} }]
            networks: [{ name: default, pod: {} }]
            volumes: [{ name: root, containerDisk: { image: "quay.io/containerdisks/fedora:42" } }]
    options: { dependsOn: [ "\${settings}" ] }
outputs:
  status: \${web.status.printableStatus}
`;

/** Stacks of programs in YAML. */
async function yamlWorkspace() {
  const { pulumi, 'pulumi-language-yaml': language } = await binaries(['pulumi', 'pulumi-language-yaml']);
  return pulumiWorkspace(dirname(pulumi), bin, {
    PATH: `${dirname(language)}:${dirname(pulumi)}:${process.env.PATH}`,
  });
}

it('runs from up to destroy, and a mistake in it is told by path', async () => {
  const workspace = await yamlWorkspace();
  try {
    mkdirSync(folder, { recursive: true });
    const write = (runStrategy: string, settings = '') =>
      writeFileSync(join(folder, 'Pulumi.yaml'), program(runStrategy, settings));
    write('Always');
    const stack = await workspace.local('dev', folder);
    await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
    expect((await stack.up()).outputs.status?.value).toBe('Running');
    // YAML programs are checked against our schema before anything else runs.
    write('Alwys');
    await expect(stack.preview()).rejects.toThrow(
      /runStrategy: Alwys.*runStrategy: Cannot assign.*Allowed values are .*Always/s,
    );
    write('Halted');
    await expect(stack.preview()).rejects.toThrow(/running guest is shut down.*allow/s);
    write('Halted', 'allow: [spec.runStrategy]');
    expect((await stack.up()).outputs.status?.value).toBe('Stopped');
    await stack.destroy();
  } finally {
    workspace.remove();
  }
});

const components = (memory: string): string => `
name: components
runtime: yaml
plugins:
  providers:
    - name: kubevirt
      path: ${JSON.stringify(bin)}
config:
  password: { type: string, secret: true }
resources:
  labels:
    type: kubevirt:Manifest
    properties:
      apiVersion: v1
      kind: ConfigMap
      metadata: { name: labels, namespace: default }
      data: { tier: front }
  web:
    type: kubevirt:VirtualMachine
    properties:
      namespace: default
      memory: ${memory}
      cpu: { sockets: 1 }
      bootDisk: { import: { registry: "quay.io/containerdisks/fedora:42" }, size: 5Gi, accessMode: ReadWriteMany }
      cloudInit: { config: { users: [ { name: ops, plain_text_passwd: "\${password}" } ] } }
      guestLabels: { tier: "\${labels.data.tier}" }
      allow: [ web-root ]
  db:
    type: kubevirt:VirtualMachine
    properties:
      namespace: default
      memory: 1Gi
      cpu: { sockets: 1 }
      bootDisk: { containerDisk: "quay.io/containerdisks/fedora:42" }
  policy:
    type: kubevirt:MigrationPolicy
    properties: { guestLabels: { tier: front }, allowAutoConverge: true }
outputs:
  address: \${web.ipAddress}
  name: \${web.name}
  other: \${db.printableStatus}
`;

it('P7: a component in YAML is the one that a TypeScript program declares', async () => {
  const SECRET = 'correct-horse-battery-staple';
  const workspace = await yamlWorkspace();
  const home = join(folder, 'components');
  try {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'Pulumi.yaml'), components('1Gi'));
    const stack = await workspace.local('dev', home);
    await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
    await stack.setConfig('password', { value: SECRET, secret: true });
    const { changeSummary } = await stack.preview();
    const { outputs, summary } = await stack.up();
    expect(summary.resourceChanges).toEqual(changeSummary);
    expect(outputs.address?.value).toMatch(/^\d+\.\d+\.\d+\.\d+$/);
    expect(outputs.name?.value).toBe('web');
    expect(outputs.other?.value).toBe('Running');
    const state = readFileSync(join(workspace.state, '.pulumi/stacks/components/dev.json'), 'utf8');
    // The URNs of the component in TypeScript: a program can move from one language to the other.
    expect(state).toContain('kubevirt:index:VirtualMachine$kubevirt:core/v1:VirtualMachine::web"');
    expect(state).not.toContain(SECRET);
    expect(Object.keys((await stack.up()).summary.resourceChanges ?? {})).toEqual(['same']);
    writeFileSync(join(home, 'Pulumi.yaml'), components('lots'));
    await expect(stack.preview()).rejects.toThrow(/\bmemory\b[^\n]*problem: [^\n]*"lots" is not a valid quantity/);
    // The rules of KubeVirt say the argument, too, not only the field of an object that the program does not have.
    writeFileSync(join(home, 'Pulumi.yaml'), components('1Gi').replace('size: 5Gi,', 'size: 5Gi, bootOrder: 0,'));
    await expect(stack.preview()).rejects.toThrow(/bootDisk\.bootOrder/);
    await stack.destroy();
    expect((await stack.exportStack()).deployment.resources ?? []).toEqual([]);
  } finally {
    workspace.remove();
  }
});

/** Annotations of which a preview knows a part, and those of which it knows nothing: Pulumi's host for YAML passes on all of an object, or none. */
const unknowns = `
name: unknowns
runtime: yaml
plugins:
  providers:
    - name: kubevirt
      path: ${JSON.stringify(bin)}
variables:
  machine: { containerDisk: "quay.io/containerdisks/fedora:42" }
resources:
  db:
    type: kubevirt:VirtualMachine
    properties: { namespace: default, memory: 1Gi, cpu: { sockets: 1 }, bootDisk: "\${machine}" }
  peers:
    type: kubevirt:Manifest
    properties:
      apiVersion: v1
      kind: ConfigMap
      metadata: { name: peers, namespace: default }
      data: { db: "\${db.ipAddress}" }
  part:
    type: kubevirt:VirtualMachine
    properties:
      namespace: default
      memory: 1Gi
      cpu: { sockets: 1 }
      bootDisk: \${machine}
      guestAnnotations: { role: front, db: "\${db.ipAddress}" }
  whole:
    type: kubevirt:VirtualMachine
    properties:
      namespace: default
      memory: 1Gi
      cpu: { sockets: 1 }
      bootDisk: \${machine}
      guestAnnotations: \${peers.data}
outputs:
  db: \${db.ipAddress}
`;

it('a preview accepts an object with an unknown part, and says which object it does not know at all', async () => {
  const workspace = await yamlWorkspace();
  const home = join(folder, 'unknowns');
  try {
    mkdirSync(home, { recursive: true });
    writeFileSync(join(home, 'Pulumi.yaml'), unknowns);
    const stack = await workspace.local('dev', home);
    await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
    const { stdout, changeSummary } = await stack.preview();
    expect(stdout).toMatch(/whole[\s\S]*guestAnnotations: the value is unknown until the resources exist/);
    const { outputs, summary } = await stack.up();
    // The stack, three components with a VM each, and the ConfigMap; the preview is without the VM of the last.
    expect([changeSummary, summary.resourceChanges]).toEqual([{ create: 7 }, { create: 8 }]);
    const annotations = async (name: string) => {
      const vm = await sandbox
        .cluster()
        .get(kindOf('kubevirt.io/v1', 'VirtualMachine')!, { namespace: 'default', name });
      return valueAt(vm, 'spec', 'template', 'metadata', 'annotations');
    };
    expect(await annotations('part')).toMatchObject({ role: 'front', db: outputs.db?.value });
    expect(await annotations('whole')).toMatchObject({ db: outputs.db?.value });
    expect(Object.keys((await stack.up()).summary.resourceChanges ?? {})).toEqual(['same']);
    await stack.destroy();
  } finally {
    workspace.remove();
  }
});

const platform = (source: string): string => `
name: platform
runtime: yaml
plugins:
  providers:
    - name: kubevirt
      path: ${JSON.stringify(bin)}
resources:
  platform:
    type: kubevirt:VirtualizationStack
    properties:
      kubevirt: { version: 1.9.0, source: ${source} }
      lockFile: ${JSON.stringify(join(folder, 'lock.json'))}
      transforms: [ { mirror: registry.example }, { replicas: { virt-operator: 1 } } ]
`;

const hyperConverged = {
  type: 'kubevirt:hco/v1:HyperConverged',
  properties: { metadata: { name: 'kubevirt-hyperconverged', namespace: 'kubevirt-hyperconverged' }, spec: {} },
};
const storageClass = (name: string, isDefault: string) => ({
  type: 'kubevirt:Manifest',
  properties: {
    apiVersion: 'storage.k8s.io/v1',
    kind: 'StorageClass',
    metadata: { name, annotations: { 'storageclass.kubernetes.io/is-default-class': isDefault } },
    provisioner: 'sandbox.kubevirt-iac.io/simulated',
    adopt: true,
  },
});

/** A platform that cannot be one: its resources, by what its nodes are; how it is run, and the paragraph. */
const BAD_PLATFORMS: readonly (readonly [
  what: string,
  resources: (platform: (nodes?: object) => object) => Record<string, object>,
  run: readonly string[],
  paragraph: RegExp,
])[] = [
  [
    'a HyperConverged beside it',
    (platform) => ({ hco: hyperConverged, platform: platform() }),
    ['preview'],
    /HyperConverged "kubevirt-hyperconverged" makes the KubeVirt object itself .* Remove KubeVirt kubevirt\/kubevirt from the program/,
  ],
  [
    'a node selector that matches nothing, without a preview',
    (platform) => ({ platform: platform({ rack: 'z' }) }),
    ['up', '--yes', '--skip-preview'],
    /virt-handler, and so every guest, would run nowhere: the node selector rack=z matches none of the 3 nodes\..* Label the nodes/,
  ],
  [
    'a second default StorageClass',
    () => ({ fast: storageClass('fast', 'true') }),
    ['preview'],
    /StorageClass fast would be the default of the cluster beside StorageClass shared.* Take the mark from shared first/,
  ],
];

it('the platform in YAML reads its manifests from a folder, and changes them, as the program says', async () => {
  const workspace = await yamlWorkspace();
  const home = join(folder, 'platform');
  const releases = join(folder, 'releases');
  try {
    await writeStandInRelease(releases);
    mkdirSync(home, { recursive: true });
    const write = (source: string) => writeFileSync(join(home, 'Pulumi.yaml'), platform(source));
    write(`{ folder: ${JSON.stringify(releases)} }`);
    const stack = await workspace.local('dev', home);
    await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
    const inputs: string[] = [];
    const { changeSummary } = await stack.preview({
      onEvent: ({ resourcePreEvent }) => {
        inputs.push(JSON.stringify(resourcePreEvent?.metadata.new?.inputs ?? {}));
      },
    });
    expect(changeSummary).toEqual({ create: 22 });
    const operator = inputs.find((text) => text.includes('"kind":"Deployment"') && text.includes('virt-operator'));
    expect(operator).toContain('registry.example/kubevirt/virt-operator:v1.9.0');
    expect(operator).toContain('"replicas":1');
    write('{ folders: nowhere }');
    await expect(stack.preview()).rejects.toThrow(/source: Cannot assign .*Existing properties are: folder, inline/s);
  } finally {
    workspace.remove();
  }
});

/** How a run of the CLI ends in a folder with such a program. */
async function said(home: string, resources: object, args: readonly string[]): Promise<string> {
  const workspace = await yamlWorkspace();
  const plugins = { providers: [{ name: 'kubevirt', path: bin }] };
  try {
    writeFileSync(join(home, 'Pulumi.yaml'), JSON.stringify({ name: 'bad', runtime: 'yaml', plugins, resources }));
    const stack = await workspace.local('dev', home);
    await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
    const env = { ...process.env, ...workspace.env, PULUMI_HOME: stack.workspace.pulumiHome };
    const options = ['--stack', 'dev', '--non-interactive', '--suppress-progress'];
    const ended = spawnSync('pulumi', [...args, ...options], { cwd: home, env, encoding: 'utf8' });
    return `${ended.stdout} exit code ${ended.status}`;
  } finally {
    workspace.remove();
  }
}

it.each(BAD_PLATFORMS)(
  '%s: one paragraph names the repair, and nothing is applied',
  async (_, resources, run, paragraph) => {
    const home = mkdtempSync(join(folder, 'bad-'));
    const releases = join(home, 'releases');
    await writeStandInRelease(releases);
    const program = resources((nodes) => ({
      type: 'kubevirt:VirtualizationStack',
      properties: { kubevirt: { source: { folder: releases }, nodes }, cdi: false, lockFile: join(home, 'lock.json') },
    }));
    const since = new Date();
    const text = await said(home, program, run);
    expect(text).toMatch(paragraph);
    expect(text).toMatch(/exit code (?!0)/);
    expect(sandbox.requests({ since, verbs: writeVerbs, userAgent: 'pulumi-resource-kubevirt' })).toEqual([]);
  },
);

it('the default StorageClass moves in one program, which declares the new one first', async () => {
  const [fast, shared] = [storageClass('fast', 'true'), storageClass('shared', 'false')];
  const text = await said(mkdtempSync(join(folder, 'moved-')), { fast, shared }, ['preview']);
  expect(text).toMatch(/3 to create[\s\S]*exit code 0/);
});

it('the guide: components in the arguments of others, by themselves and by name, and a template', async () => {
  const workspace = await yamlWorkspace();
  const home = join(folder, 'guide');
  try {
    mkdirSync(home, { recursive: true });
    const parts = ['Components in the arguments of others', 'Templates'].map((heading) =>
      programs('docs/languages.md', heading, 'yaml')[0]!.replace('resources:\n', ''),
    );
    const plugins = `plugins: { providers: [{ name: kubevirt, path: ${JSON.stringify(bin)} }] }`;
    writeFileSync(join(home, 'Pulumi.yaml'), `name: guide\nruntime: yaml\n${plugins}\nresources:\n${parts.join('')}`);
    const stack = await workspace.local('dev', home);
    await stack.setConfig('kubevirt:kubeconfig', { value: sandbox.kubeconfig, secret: true });
    const { changeSummary } = await stack.preview();
    expect((await stack.up()).summary.resourceChanges).toEqual(changeSummary);
    const cluster = sandbox.cluster();
    const [vm, size, preference] = await Promise.all([
      cluster.get(kindOf('kubevirt.io/v1', 'VirtualMachine')!, { namespace: 'default', name: 'web' }),
      only('VirtualMachineInstancetype'),
      only('VirtualMachinePreference'),
    ]);
    expect(valueAt(vm, 'spec', 'instancetype')).toMatchObject({ kind: 'VirtualMachineInstancetype', name: size });
    expect(valueAt(vm, 'spec', 'preference')).toMatchObject({ kind: 'VirtualMachinePreference', name: preference });
    expect(valueAt(vm, 'spec', 'template', 'spec', 'networks')).toMatchObject([{}, { multus: { networkName: 'lan' } }]);
    const template = await cluster.get(kindOf('template.kubevirt.io/v1beta1', 'VirtualMachineTemplate')!, {
      namespace: 'default',
      name: 'small',
    });
    expect(valueAt(template, 'spec', 'virtualMachine', 'metadata', 'name')).toBe(`\${NAME}`);
    expect(valueAt(template, 'spec', 'virtualMachine', 'spec', 'template', 'spec', 'domain', 'cpu')).toMatchObject({
      sockets: `\${{CPUS}}`,
    });
    expect(Object.keys((await stack.up()).summary.resourceChanges ?? {})).toEqual(['same']);
    await stack.destroy();
  } finally {
    workspace.remove();
  }
});

/** The name of the only object of a kind of instancetypes. */
async function only(kind: string): Promise<string | undefined> {
  const { items } = await sandbox
    .cluster()
    .list(kindOf('instancetype.kubevirt.io/v1beta1', kind)!, { namespace: 'default' });
  expect(items).toHaveLength(1);
  return items[0]?.metadata?.name;
}
