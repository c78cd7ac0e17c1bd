/** Repositories as people keep them: old versions and fields, comments, anchors, Lists, files that cannot be read. */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { main } from '../../../../cli/main';
import { readManifests } from '../../../../cli/manifests';
import { compareTrees } from '../../../../cli/plan/compare';
import { readTree, treeOf } from '../../../../cli/plan/tree';
import { run } from '../../../support/imported-program';
import { firstErrors } from '../../types/compile';

/** What `import` wrote and said of files. */
interface Imported {
  readonly code: number;
  readonly program: string;
  readonly err: string;
  readonly folder: string;
}

const folderOf = (files: Readonly<Record<string, string>>): string => {
  const folder = mkdtempSync(join(tmpdir(), 'repository-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
};

async function cli(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const [out, err] = (['stdout', 'stderr'] as const).map((name) =>
    jest.spyOn(process[name], 'write').mockReturnValue(true),
  );
  const exitCode = process.exitCode;
  try {
    const code = await main(args);
    const text = (spy: jest.SpyInstance) => spy.mock.calls.map(([chunk]) => String(chunk)).join('');
    return { code, out: text(out!), err: text(err!) };
  } finally {
    process.exitCode = exitCode;
    out!.mockRestore();
    err!.mockRestore();
  }
}

async function imported(files: Readonly<Record<string, string>>): Promise<Imported> {
  const folder = folderOf(files);
  const { code, out, err } = await cli('import', folder);
  return { code, program: out, err, folder };
}

/** Summaries of what `plan` says between the folder and what the program writes. */
function planned({ folder, program }: Imported): string[] {
  const old = treeOf(readManifestsBelow(folder), folder);
  return compareTrees(old, readTree(run(program)), undefined)
    .objects.filter(({ status, impact }) => status !== 'changed' || impact.class !== 'no-effect')
    .map(({ name, summary }) => `${name} ${summary}`);
}

const readManifestsBelow = (folder: string) => {
  const texts: string[] = [];
  for (const file of ['vm.yaml', 'all.yaml', 'old.yaml', 'list.json'])
    try {
      texts.push(readFileSync(join(folder, file), 'utf8'));
    } catch {
      // Not every repository has each of these files.
    }
  return texts.flatMap((text) => readManifests(text, 'repository'));
};

const GUEST = `template:
    metadata: { labels: { kubevirt.io/vm: web } }
    spec:
      domain:
        cpu: { cores: 2 }
        resources: { requests: { memory: 2Gi } }
        devices:
          disks: [{ name: root, disk: { bus: virtio } }, { name: init, disk: { bus: virtio } }]
          interfaces: [{ name: default, masquerade: {} }]
      networks: [{ name: default, pod: {} }]
      volumes:
        - { name: root, containerDisk: { image: "quay.io/containerdisks/fedora:42" } }
        - { name: init, cloudInitNoCloud: { userData: "#cloud-config\\npassword: open-sesame\\n" } }`;

const vm = (spec: string, apiVersion = 'kubevirt.io/v1'): string => `apiVersion: ${apiVersion}
kind: VirtualMachine
metadata: { name: web, namespace: shop }
spec:
  ${spec}
  ${GUEST}
`;

it.each([
  ['running: true', vm('running: true'), 'spec.runStrategy is added: "Always"'],
  [
    'a version that is deprecated',
    vm('running: false', 'kubevirt.io/v1alpha3'),
    'apiVersion is "kubevirt.io/v1" instead of "kubevirt.io/v1alpha3"',
  ],
  [
    'a status and a timestamp',
    vm('runStrategy: Halted').replace(
      'metadata: {',
      'status: { ready: true }\nmetadata: { creationTimestamp: null, generation: 3,',
    ),
    'metadata.generation is omitted: 3; metadata.labels is added; status is omitted',
  ],
])('is a construct with %s, which a comment names', async (_, text, comment) => {
  const found = await imported({ 'vm.yaml': text });
  expect(found.program).toMatch(/new VirtualMachine\(inShop, "web"/);
  expect(found.program).toContain('inSecret: false');
  const named = found.program.split('\n').find((line) => line.startsWith('// Differs'));
  expect(named).toContain(comment);
  expect(found.err).toContain(`differs, without effect: VirtualMachine shop/web: ${comment.split('; ')[0]}`);
  expect(planned(found)).toEqual([]);
});

it('reads carriage returns, comments, anchors, several documents and Lists', async () => {
  const text = `# the shop
apiVersion: v1
kind: List
items:
- apiVersion: cdi.kubevirt.io/v1beta1
  kind: DataVolume
  metadata: { name: a, namespace: shop, labels: &labels { tier: front } } # an anchor
  spec: &disk { source: { blank: {} }, storage: { resources: { requests: { storage: 1Gi } } } }
- apiVersion: cdi.kubevirt.io/v1beta1
  kind: DataVolume
  metadata: { name: b, namespace: shop, labels: *labels }
  spec: *disk
---
{ "a": "document that is not an object of Kubernetes" }
---
${vm('runStrategy: Always')}`;
  const found = await imported({ 'all.yaml': text.replaceAll('\n', '\r\n') });
  expect(found.code).toBe(0);
  expect(found.program.match(/new cdi\.v1beta1\.DataVolume/g)).toHaveLength(2);
  expect(planned(found)).toEqual([]);
});

it('keeps what the cluster would reject, with the rule and the reason beside it', async () => {
  const text = vm('runStrategy: Always').replace('masquerade: {}', 'masquerade: {}, bootOrder: 0');
  const found = await imported({ 'vm.yaml': text });
  expect(found.program).toMatch(/^Rules\.disable\(virtualMachineWeb, "[A-Z]+-\d+", "written as it was imported"\);$/m);
  expect(found.err).toMatch(
    /^rejected by the cluster: VirtualMachine shop\/web at spec\.template\.spec\.\S+: .*disabled in the program/m,
  );
  expect(planned(found).filter((line) => !/is refused/.test(line))).toEqual([]);
});

it('disables a rule about several objects for the whole program, whichever of them it names', async () => {
  const found = await imported({
    'all.yaml': `apiVersion: hco.kubevirt.io/v1beta1
kind: HyperConverged
metadata: { name: kubevirt-hyperconverged, namespace: hco }
spec: {}
---
apiVersion: kubevirt.io/v1
kind: KubeVirt
metadata: { name: kubevirt-kubevirt-hyperconverged, namespace: hco }
spec: {}
---
apiVersion: cdi.kubevirt.io/v1beta1
kind: CDI
metadata: { name: cdi-kubevirt-hyperconverged }
spec: {}
`,
  });
  expect(found.program).toContain('Rules.disable(app, "HCO-01", "written as it was imported");');
  expect(planned(found)).toEqual([]);
});

it('keeps an object of a version that is not served any more', async () => {
  const text = vm('running: true', 'kubevirt.io/v1alpha2');
  const found = await imported({ 'old.yaml': text });
  expect(found.program).toContain('new Manifest(inShop, "web"');
  expect(readTree(run(found.program)).size).toBe(1);
});

it('drops the namespace of a cluster-scoped object, and says so', async () => {
  const found = await imported({
    'all.yaml': 'apiVersion: cdi.kubevirt.io/v1beta1\nkind: CDI\nmetadata: { name: cdi, namespace: cdi }\nspec: {}\n',
  });
  expect(found.program).toContain(
    '// Differs from the manifest, without effect: metadata.namespace is omitted: "cdi".',
  );
  expect(planned(found)).toEqual([]);
});

describe('a file that cannot be read', () => {
  const files = {
    'vm.yaml': vm('runStrategy: Always'),
    'broken/pool.yaml': 'apiVersion: v1\nkind: Pod\n  metadata: {',
    'chart/vm.yaml': 'kind: VirtualMachine\nmetadata:\n  name: {{ .Values.name }}\n',
  };

  it('is named with its line, and the others are imported', async () => {
    const { code, err, program } = await imported(files);
    expect(code).toBe(1);
    expect(err).toMatch(/^omitted: \S+broken\/pool\.yaml:3 is not valid YAML/m);
    expect(err).toMatch(/^omitted: \S+chart\/vm\.yaml:3 is a Helm template: render it first/m);
    expect(program).toContain('new VirtualMachine(inShop, "web"');
  });

  it('fails where there is nothing else', async () => {
    const { code, out, err } = await cli('import', folderOf({ 'pool.yaml': files['broken/pool.yaml'] }));
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(/^error: There is nothing to import in .*\n\S+pool\.yaml:3 is not valid YAML/);
  });
});

it('writes the first of two manifests of one object, and names the other', async () => {
  const twice = `${vm('runStrategy: Always')}---\n${vm('runStrategy: Halted')}`;
  const { code, err, program } = await imported({ 'vm.yaml': twice });
  expect(code).toBe(1);
  expect(err).toContain('omitted: VirtualMachine shop/web: it is defined twice, and the program has the first');
  expect(program).not.toContain('Halted');
});

it('knows a cluster-scoped object again under another namespace', async () => {
  const cdi = (namespace: string) =>
    `apiVersion: cdi.kubevirt.io/v1beta1\nkind: CDI\nmetadata: { name: cdi${namespace} }\nspec: {}\n`;
  const { err, program } = await imported({ 'all.yaml': `${cdi('')}---\n${cdi(', namespace: cdi')}` });
  expect(err).toContain('omitted: CDI cdi/cdi: it is defined twice');
  expect(readTree(run(program)).size).toBe(1);
});

it('never quotes a password, neither in a comment nor on standard error', async () => {
  const encoded = Buffer.from('#cloud-config\npassword: open-sesame\n').toString('base64');
  const text = vm('running: true').replace(/userData: "[^"]+"/, `userDataBase64: ${encoded}`);
  const { program, err } = await imported({ 'vm.yaml': text });
  const comments = program.split('\n').filter((line) => line.includes('//'));
  expect([...comments, err].filter((line) => /open-sesame|userData.*b3Blbi1zZXNhbWU/.test(line))).toEqual([]);
});

describe('--to', () => {
  const target = () => join(mkdtempSync(join(tmpdir(), 'program-')), 'app.ts');

  it('writes the file, and says how much of it are constructs', async () => {
    const to = target();
    const { code, out, err } = await cli('import', folderOf({ 'vm.yaml': vm('runStrategy: Always') }), '--to', to);
    expect([code, out]).toEqual([0, '']);
    expect(err).toContain(`Wrote ${to}.\n1 object as constructs, 1 of them with overrides; 0 objects as they are\n`);
    expect(readFileSync(to, 'utf8')).toContain('new VirtualMachine(inShop, "web"');
  });

  it('leaves a file that exists alone, unless --force replaces it', async () => {
    const to = target();
    writeFileSync(to, 'mine');
    const folder = folderOf({ 'vm.yaml': vm('runStrategy: Always') });
    expect(await cli('import', folder, '--to', to)).toEqual({
      code: 2,
      out: '',
      err: `error: ${to} exists. Choose another file with --to, or replace with --force.\n`,
    });
    expect(readFileSync(to, 'utf8')).toBe('mine');
    expect((await cli('import', folder, '--to', to, '--force')).code).toBe(0);
    expect(readFileSync(to, 'utf8')).toContain('VirtualMachine');
  });
});

it.each([
  [['import', 'no/such/folder'], /No such file or folder: no\/such\/folder\./],
  [['import'], /Name either manifests \(files, folders, or -\) or --live with a namespace\./],
  [['import', '.', '--live', 'vms'], /Name either manifests/],
])('%j fails with what to write', async (args, message) => {
  const { code, err } = await cli(...args);
  expect(code).toBe(2);
  expect(err).toMatch(message);
});

it('says that a folder has no manifests', async () => {
  const { code, err } = await cli('import', folderOf({ 'readme.md': 'nothing' }));
  expect(code).toBe(2);
  expect(err).toMatch(/^error: There is nothing to import in /);
});

it('omits an object whose name YAML does not read as a text', async () => {
  const text = `${vm('runStrategy: Always')}---\n${vm('runStrategy: Always').replace('name: web', 'name: on')}`;
  const { code, err } = await imported({ 'vm.yaml': text });
  expect([code, err]).toEqual([1, expect.stringContaining('its name is not a text: quote it, as "true"')]);
});

it('compiles, also where a value is not one that the types know', async () => {
  const texts = [
    vm('runStrategy: Always'),
    vm('runStrategy: Sometimes').replace('name: web', 'name: sometimes'),
    vm(
      `instancetype: { kind: ${'VirtualMachineClusterInstancetype'.toLowerCase()}, name: u1.medium }\n  runStrategy: Always`,
    )
      .replace('name: web', 'name: typed')
      .replace(/resources: .*|cpu: .*/g, ''),
    vm('runStrategy: Always').replace('name: web', 'name: ide').replace('bus: virtio', 'bus: ide'),
    vm('runStrategy: Always')
      .replace('namespace: shop', 'namespace: shop, labels: { on: true }')
      .replace('name: web', 'name: labelled'),
    vm('runStrategy: Always').replace('name: web', 'name: none').replace('cpu: { cores: 2 }', 'cpu: null'),
    'apiVersion: migrations.kubevirt.io/v1alpha1\nkind: MigrationPolicy\nmetadata: { name: slow }\nspec: { bandwidthPerMigration: 64Mi, selectors: { namespaceSelector: { a: b } } }\n',
  ];
  const found = await imported({ 'all.yaml': texts.join('---\n') });
  expect(found.err).not.toMatch(/^error/m);
  expect(found.program.match(/^(const \S+ = )?new /gm)).toHaveLength(
    texts.length + ['app', 'inShop', 'inNoNamespace'].length,
  );
  expect(firstErrors([found.program.replace("'kubevirt-iac'", "'./constructs'")])).toEqual([undefined]);
  expect(planned(found)).toEqual([]);
});
