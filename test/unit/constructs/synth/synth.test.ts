import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ApiObject, App, Chart } from 'cdk8s';
import { parse, parseAllDocuments } from 'yaml';
import { Rules } from '../../../../constructs/check';
import { SYNC_WAVES, synth } from '../../../../constructs/synth';
import { writeTree } from '../../../../constructs/synth/write-tree';

let outdir: string;
beforeEach(() => {
  outdir = join(mkdtempSync(join(tmpdir(), 'synth-')), 'manifests');
});
afterEach(() => rmSync(join(outdir, '..'), { recursive: true, force: true }));

const quiet = { onWarning: () => {} };
const configMap = (scope: Chart, id: string, name: string, namespace?: string) =>
  new ApiObject(scope, id, { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, namespace } });

/** Every file below the folder with its content. */
const tree = (folder: string): Record<string, string> =>
  Object.fromEntries(
    (readdirSync(folder, { recursive: true }) as string[])
      .filter((file) => statSync(join(folder, file)).isFile())
      .sort()
      .map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  );
const resources = (): string[] => parse(readFileSync(join(outdir, 'kustomization.yaml'), 'utf8')).resources;

describe('layout', () => {
  it('gives the same name in two namespaces, and two kinds of one name, files of their own', () => {
    const app = new App();
    const chart = new Chart(app, 'c');
    configMap(chart, 'a', 'web', 'red');
    configMap(chart, 'b', 'web', 'blue');
    new ApiObject(chart, 'c', { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web', namespace: 'red' } });
    new ApiObject(chart, 'd', {
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRole',
      metadata: { name: 'system:Web' },
    });
    synth(app, { outdir, ...quiet });
    expect(Object.keys(tree(outdir))).toEqual([
      '_cluster/clusterrole.rbac.authorization.k8s.io_system%3a%57eb.yaml',
      'blue/configmap_web.yaml',
      'kustomization.yaml',
      'red/configmap_web.yaml',
      'red/service_web.yaml',
    ]);
  });

  const fleet = () => {
    const app = new App();
    const web = new Chart(app, 'Web/front');
    const base = new Chart(app, '..');
    configMap(web, 'a', 'a', 'red');
    configMap(web, 'b', 'b', 'blue');
    for (const name of ['red', 'blue'])
      new ApiObject(base, name, { apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    return app;
  };
  const kindsAndNames = (file: string) =>
    parseAllDocuments(readFileSync(join(outdir, file), 'utf8')).map((document) => {
      const { kind, metadata } = document.toJS();
      return `${kind} ${metadata.name}`;
    });

  it('writes a file a chart on demand, in the order of application, its name made from nothing but the escaped path of the chart', () => {
    expect(synth(fleet(), { outdir, layout: 'chart', ...quiet }).files).toEqual(['%2e..yaml', '%57eb--front.yaml']);
    expect(Object.keys(tree(outdir))).toEqual(['%2e..yaml', '%57eb--front.yaml', 'kustomization.yaml']);
    expect(resources()).toEqual(['%2e..yaml', '%57eb--front.yaml']);
    expect(kindsAndNames('%2e..yaml')).toEqual(['Namespace blue', 'Namespace red']);
    expect(kindsAndNames('%57eb--front.yaml')).toEqual(['ConfigMap b', 'ConfigMap a']);
  });

  it('writes a file a namespace on demand, first the one of what belongs to none', () => {
    expect(synth(fleet(), { outdir, layout: 'namespace', ...quiet }).files).toEqual([
      '_cluster.yaml',
      'blue.yaml',
      'red.yaml',
    ]);
    expect(kindsAndNames('_cluster.yaml')).toEqual(['Namespace blue', 'Namespace red']);
    expect(kindsAndNames('red.yaml')).toEqual(['ConfigMap a']);
  });

  it('says the same in every layout, and leaves nothing of the layout before', () => {
    const said = () =>
      resources()
        .flatMap((file) =>
          parseAllDocuments(readFileSync(join(outdir, file), 'utf8')).map((document) =>
            JSON.stringify(document.toJS()),
          ),
        )
        .sort();
    synth(fleet(), { outdir, ...quiet });
    const [objects, files] = [said(), Object.keys(tree(outdir))];
    for (const layout of ['chart', 'namespace', 'object'] as const) {
      synth(fleet(), { outdir, layout, ...quiet });
      expect(said()).toEqual(objects);
      expect(Object.keys(tree(outdir))).toHaveLength(resources().length + 1);
    }
    expect(Object.keys(tree(outdir))).toEqual(files);
  });

  it.each(['chart', 'namespace'] as const)('rejects a %s that would take the place of the index', (layout) => {
    const app = new App();
    configMap(new Chart(app, 'kustomization'), 'a', 'a', 'kustomization');
    expect(() => synth(app, { outdir, layout, ...quiet })).toThrow(
      new RegExp(`the ${layout} kustomization would be written to kustomization\\.yaml.*Nothing was written`),
    );
    expect(existsSync(outdir)).toBe(false);
  });

  it('rejects a layout that there is not, and lists those that there are', () => {
    expect(() => synth(fleet(), { outdir, layout: 'folder' as never, ...quiet })).toThrow(
      '"folder" is not a valid layout. Choose one of "object", "chart", "namespace"',
    );
  });

  it('refuses two constructs that make the same object, whatever version they write, and names both', () => {
    const app = new App();
    const chart = new Chart(app, 'c');
    new ApiObject(chart, 'one', {
      apiVersion: 'snapshot.kubevirt.io/v1beta1',
      kind: 'VirtualMachineSnapshot',
      metadata: { name: 's', namespace: 'x' },
    });
    new ApiObject(chart, 'two', {
      apiVersion: 'snapshot.kubevirt.io/v1alpha1',
      kind: 'VirtualMachineSnapshot',
      metadata: { name: 's', namespace: 'x' },
    });
    expect(() => synth(app, { outdir, ...quiet })).toThrow(
      /VirtualMachineSnapshot x\/s: c\/one and c\/two.*another name or namespace/,
    );
    expect(existsSync(outdir)).toBe(false);
  });
});

describe('order', () => {
  it('puts dependencies first, then what Kubernetes itself needs first, then names', () => {
    const app = new App();
    const vms = new Chart(app, 'vms');
    configMap(vms, 'z', 'z', 'vms');
    configMap(vms, 'b', 'b', 'vms');
    new ApiObject(vms, 'ns', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'vms' } });
    const stack = new Chart(app, 'stack');
    new ApiObject(stack, 'crd', {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'operator', namespace: 'kubevirt' },
    });
    vms.node.addDependency(stack);
    synth(app, { outdir, ...quiet });
    expect(resources()).toEqual([
      'kubevirt/service_operator.yaml',
      '_cluster/namespace_vms.yaml',
      'vms/configmap_b.yaml',
      'vms/configmap_z.yaml',
    ]);
  });

  it('does not depend on the order of construction', () => {
    const names = ['a', 'b', 'c', 'd'];
    const build = (order: string[]): Record<string, string> => {
      const app = new App();
      const chart = new Chart(app, 'c');
      for (const name of order) configMap(chart, name, name, 'x');
      synth(app, { outdir, ...quiet });
      return tree(outdir);
    };
    expect(build([...names].reverse())).toEqual(build(names));
  });

  it('stamps sync waves only when asked, and only on what waits', () => {
    const app = new App();
    const chart = new Chart(app, 'c');
    const first = configMap(chart, 'first', 'first', 'x');
    configMap(chart, 'then', 'then', 'x').node.addDependency(first);
    synth(app, { outdir, syncWaves: true, ...quiet });
    const files = tree(outdir);
    expect(parse(files['x/configmap_then.yaml'] as string).metadata.annotations).toEqual({
      'argocd.argoproj.io/sync-wave': '1',
    });
    expect(files['x/configmap_first.yaml']).not.toContain('sync-wave');
    synth(app, { outdir, ...quiet });
    expect(JSON.stringify(tree(outdir))).not.toContain('sync-wave');
  });

  it('stamps them for a command that asks, unless the program declines', () => {
    const app = new App();
    const chart = new Chart(app, 'c');
    configMap(chart, 'then', 'then', 'x').node.addDependency(configMap(chart, 'first', 'first', 'x'));
    process.env[SYNC_WAVES] = 'true';
    try {
      synth(app, { outdir, ...quiet });
      expect(JSON.stringify(tree(outdir))).toContain('sync-wave');
      synth(app, { outdir, syncWaves: false, ...quiet });
      expect(JSON.stringify(tree(outdir))).not.toContain('sync-wave');
    } finally {
      delete process.env[SYNC_WAVES];
    }
  });

  it('says which constructs form a circle', () => {
    const app = new App();
    const chart = new Chart(app, 'c');
    const [a, b] = [configMap(chart, 'a', 'a'), configMap(chart, 'b', 'b')];
    a.node.addDependency(b);
    b.node.addDependency(a);
    expect(() => synth(app, { outdir, ...quiet })).toThrow(/Circular dependency.*c\/a -> c\/b -> c\/a/);
  });
});

describe('the folder', () => {
  const app = (content: string): App => {
    const made = new App();
    new ApiObject(new Chart(made, 'c'), 'a', {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a', namespace: 'x' },
      data: { content },
    });
    return made;
  };

  it('loses files that are no longer made, and is left alone when nothing changed', () => {
    const both = app('1');
    configMap(new Chart(both, 'd'), 'b', 'b', 'y');
    expect(synth(both, { outdir, ...quiet }).changed).toBe(true);
    expect(synth(app('1'), { outdir, ...quiet })).toEqual({ files: ['x/configmap_a.yaml'], changed: true });
    expect(existsSync(join(outdir, 'y'))).toBe(false);
    expect(synth(app('1'), { outdir, ...quiet }).changed).toBe(false);
  });

  it('refuses to replace files that it did not write, and keeps them', () => {
    synth(app('1'), { outdir, ...quiet });
    writeFileSync(join(outdir, 'x', 'mine.yaml'), 'mine');
    expect(() => synth(app('2'), { outdir, ...quiet })).toThrow(
      /contains 1 file\(s\) that synth did not write \(x\/mine\.yaml\).*Nothing was written/,
    );
    expect(readFileSync(join(outdir, 'x', 'mine.yaml'), 'utf8')).toBe('mine');
    expect(tree(outdir)['x/configmap_a.yaml']).toContain('content: "1"');
  });

  it('does not write a file again that has not changed', () => {
    const made = (content: string) => {
      const changing = app(content);
      configMap(new Chart(changing, 'd'), 'b', 'b', 'y');
      return changing;
    };
    synth(made('1'), { outdir, ...quiet });
    const [unchanged, changed] = ['y/configmap_b.yaml', 'x/configmap_a.yaml'].map((file) => join(outdir, file));
    const inodes = () => [unchanged!, changed!].map((file) => statSync(file).ino);
    const [before] = [inodes()];
    expect(synth(made('2'), { outdir, ...quiet }).changed).toBe(true);
    expect(inodes()[0]).toBe(before[0]);
    expect(inodes()[1]).not.toBe(before[1]);
    expect(readFileSync(changed!, 'utf8')).toContain('content: "2"');
  });

  it('repairs a file that somebody changed or removed', () => {
    synth(app('1'), { outdir, ...quiet });
    const whole = tree(outdir);
    writeFileSync(join(outdir, 'x', 'configmap_a.yaml'), 'mine');
    expect(synth(app('1'), { outdir, ...quiet }).changed).toBe(true);
    expect(tree(outdir)).toEqual(whole);
    rmSync(join(outdir, 'x', 'configmap_a.yaml'));
    expect(synth(app('1'), { outdir, ...quiet }).changed).toBe(true);
    expect(tree(outdir)).toEqual(whole);
  });

  it.each(['before anything moved', 'half way', 'but for the index', 'but for the empty folder'])(
    'finishes what a run that was killed after its commit has left undone: %s',
    (moment) => {
      const two = new App();
      configMap(new Chart(two, 'c'), 'a', 'a', 'x');
      configMap(new Chart(two, 'd'), 'b', 'b', 'y');
      synth(two, { outdir, ...quiet });
      const committed = join(outdir, '..', '.manifests.committed');
      const index = 'kustomization.yaml';
      // The killed run would have replaced x/configmap_a.yaml, added z/new.yaml and removed y/configmap_b.yaml.
      for (const folder of ['x', 'z']) mkdirSync(join(committed, folder), { recursive: true });
      writeFileSync(join(committed, 'x', 'configmap_a.yaml'), 'a');
      writeFileSync(join(committed, 'z', 'new.yaml'), 'new');
      writeFileSync(join(committed, index), 'resources:\n  - x/configmap_a.yaml\n  - z/new.yaml\n');
      const move = (...files: string[]) => {
        for (const file of files) {
          mkdirSync(join(outdir, file, '..'), { recursive: true });
          renameSync(join(committed, file), join(outdir, file));
        }
      };
      if (moment !== 'before anything moved') move('z/new.yaml');
      if (moment.startsWith('but')) {
        move('x/configmap_a.yaml');
        rmSync(join(outdir, 'y'), { recursive: true });
      }
      if (moment === 'but for the empty folder') move(index);
      writeTree(
        outdir,
        new Map([
          ['x/configmap_a.yaml', 'a'],
          ['z/new.yaml', 'new'],
          [index, 'resources:\n  - x/configmap_a.yaml\n  - z/new.yaml\n'],
        ]),
      );
      expect(Object.keys(tree(outdir))).toEqual([index, 'x/configmap_a.yaml', 'z/new.yaml']);
      expect(tree(outdir)['x/configmap_a.yaml']).toBe('a');
      expect(readdirSync(join(outdir, '..'))).toEqual(['manifests']);
    },
  );

  it('never holds half a file, whenever a run is killed, and the next run leaves the whole tree', async () => {
    // A child (of what `npm test` built) replaces a tree of 300 files by another again and again, and is killed at some moment.
    const rewrite = `
      const { writeTree } = require(process.argv[2]);
      const files = Array.from({ length: 300 }, (_, i) => 'x/' + i + '.yaml');
      for (let round = 0; ; round++) {
        writeTree(process.argv[1], new Map([...files.map((file) => [file, (round + '\\n').repeat(5000)]), ['kustomization.yaml', files.map((file) => '  - ' + file + '\\n').join('')]]));
        if (round === 0) process.stdout.write('begun');
      }`;
    const built = join(__dirname, '../../../../dist/constructs/synth/write-tree.js');
    for (let round = 0; round < 5; round++) {
      const child = spawn(process.execPath, ['-e', rewrite, outdir, built]);
      await once(child.stdout, 'data');
      child.kill('SIGKILL');
      await once(child, 'exit');
      const files = Object.entries(tree(outdir)).filter(([file]) => file !== 'kustomization.yaml');
      expect(files).toHaveLength(300);
      for (const [, text] of files) {
        const lines = text.split('\n');
        expect([new Set(lines).size, lines.length]).toEqual([2, 5001]);
      }
    }
    const next = new Map([...Array(300).keys()].map((i) => [`x/${i}.yaml`, 'next']));
    writeTree(
      outdir,
      new Map([...next, ['kustomization.yaml', [...next.keys()].map((file) => `  - ${file}\n`).join('')]]),
    );
    expect(new Set(Object.entries(tree(outdir)).map(([file, text]) => (file.startsWith('x/') ? text : '')))).toEqual(
      new Set(['', 'next']),
    );
    expect(readdirSync(join(outdir, '..'))).toEqual(['manifests']);
  });
});

describe('what the cluster would refuse', () => {
  it('is one error with every finding and its construct, and nothing is written', () => {
    const app = new App();
    const chart = new Chart(app, 'c');
    for (const [id, runStrategy] of [
      ['one', 'Alwys'],
      ['two', 'Never'],
    ] as const) {
      new ApiObject(chart, id, {
        apiVersion: 'kubevirt.io/v1',
        kind: 'VirtualMachine',
        metadata: { name: id, namespace: 'x' },
        spec: { runStrategy, template: { spec: { domain: { devices: {}, memory: { guest: '1Gi' } } } } },
      });
    }
    expect(() => synth(app, { outdir, ...quiet })).toThrow(
      /\[c\/one\] VirtualMachine x\/one at spec\.runStrategy.*Alwys[\s\S]*\[c\/two\] VirtualMachine x\/two at spec\.runStrategy.*Never/,
    );
    expect(existsSync(outdir)).toBe(false);
  });
});

it('tells what constructs say of themselves, too', () => {
  const app = new App();
  const chart = new Chart(app, 'c');
  configMap(chart, 'a', 'a', 'x');
  chart.node.addValidation({ validate: () => ['nobody ever said what this is for'] });
  expect(() => synth(app, { outdir, ...quiet })).toThrow(
    /for one reason[\s\S]*\[c\] nobody ever said what this is for/,
  );
  expect(existsSync(outdir)).toBe(false);
});

it.each([
  [
    'unpinned-container-disc',
    /"unpinned-container-disc" is not the id or name of a rule\. Did you mean "unpinned-container-disk"\?/,
  ],
  ['VM-2', /Did you mean "VM-02"\?/],
  ['something else entirely', /is not the id or name of a rule\. docs\/rules/],
])('rejects %j as a rule to disable, and names the nearest one', (rule, message) => {
  const chart = new Chart(new App(), 'c');
  expect(() => Rules.disable(chart, rule, 'a reason')).toThrow(message);
  expect(() => Rules.disable(chart, rule, 'a reason')).toThrow(/^c: /);
});

it('warns of a Secret in the manifests without repeating it, unless the rule is disabled with a reason', () => {
  const warnings = (reason?: string): string[] => {
    const app = new App();
    const secret = new ApiObject(new Chart(app, 'c'), 's', {
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: { name: 'login', namespace: 'x' },
      stringData: { password: 'hunter2' },
    });
    if (reason) Rules.disable(secret, 'GIT-01', reason);
    const told: string[] = [];
    synth(app, { outdir, onWarning: ({ message }) => told.push(message) });
    return told;
  };
  expect(warnings()).toEqual([
    expect.stringMatching(
      /Secret x\/login.*plain text.*External Secrets, Sealed Secrets, kubectl\) and refer to it by its name\.$/,
    ),
  ]);
  expect(warnings()[0]).not.toContain('hunter2');
  expect(warnings('a throwaway')).toEqual([expect.stringMatching(/rule disabled here: a throwaway/)]);
});
