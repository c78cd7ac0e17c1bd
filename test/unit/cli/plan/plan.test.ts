import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { compareTrees } from '../../../../cli/plan/compare';
import { failures, parseFailOn } from '../../../../cli/plan/fail-on';
import { answerLine } from '../../../../cli/plan/jsonl';
import { planMarkdown } from '../../../../cli/plan/markdown';
import { readRevision } from '../../../../cli/plan/revision';
import { planText } from '../../../../cli/plan/text';
import { readTree, treeOf } from '../../../../cli/plan/tree';
import { lookOf } from '../../../../cli/terminal';
import { DEFAULT_PROFILE } from '../../../../kubevirt/config';
import { vm } from '../../impact/objects';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-plan-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(file: string, ...objects: object[]): string {
  const path = join(folder, file);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, objects.map((object) => stringify(object)).join('---\n'));
  return path;
}

const plan = () => compareTrees(readTree(join(folder, 'old')), readTree(join(folder, 'new')), undefined);
const secret = (value: string) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'ci', namespace: 'vms' },
  stringData: { userdata: value },
});
const DISKS = {
  'spec.dataVolumeTemplates': [{ metadata: { name: 'web-root' }, spec: { source: { blank: {} }, storage: {} } }],
};

describe('two trees', () => {
  it('are matched by identity, wherever the objects stand', () => {
    write('old/a.yaml', vm());
    write('new/deep/er/b.yaml', { kind: 'List', apiVersion: 'v1', items: [vm({ 'domain.cpu.sockets': 4 })] });
    expect(plan().objects).toEqual([
      expect.objectContaining({
        name: 'VirtualMachine vms/web',
        status: 'changed',
        file: 'deep/er/b.yaml',
        summary: 'cpu.sockets 2 -> 4 waits for a live migration',
      }),
    ]);
  });

  it('tell what was added and removed, and that disks go with a VM', () => {
    write('old/a.yaml', vm(DISKS));
    write('new/a.yaml', vm({ 'metadata.name': 'other' }));
    expect(
      plan().objects.map(({ name, status, impact }) => [name, status, impact.hazards.map(({ kind }) => kind)]),
    ).toEqual([
      ['VirtualMachine vms/web', 'removed', ['data-loss', 'guest-powered-off']],
      ['VirtualMachine vms/other', 'added', []],
    ]);
  });

  it('follow a Secret to the guest that reads it', () => {
    const reader = vm({ 'volumes[cloudinit]': { cloudInitNoCloud: { secretRef: { name: 'ci' } } } });
    write('old/a.yaml', reader, secret('one'));
    write('new/a.yaml', reader, secret('two'));
    const [changed] = plan().objects;
    expect(changed).toMatchObject({ name: 'Secret vms/ci', impact: { class: 'next-boot-silent' } });
    expect(JSON.stringify(plan())).not.toContain('"two"');
  });

  it('read the cluster from a KubeVirt object among them', () => {
    const cluster = {
      apiVersion: 'kubevirt.io/v1',
      kind: 'KubeVirt',
      metadata: { name: 'kubevirt', namespace: 'kubevirt' },
      spec: { configuration: { vmRolloutStrategy: 'Stage' } },
    };
    write('old/a.yaml', vm(), cluster);
    write('new/a.yaml', vm({ 'domain.cpu.sockets': 4 }), cluster);
    expect(plan().objects[0]?.impact.class).toBe('restart');
  });

  it('are refused where one object is described twice, or is no YAML', () => {
    write('twice/a.yaml', vm());
    write('twice/b.yaml', vm());
    expect(() => readTree(join(folder, 'twice'))).toThrow(
      /VirtualMachine vms\/web is defined twice .* a\.yaml and in b\.yaml/,
    );
    writeFileSync(join(folder, 'bad.yaml'), 'a: [1');
    expect(() => readTree(join(folder, 'bad.yaml'))).toThrow(/bad\.yaml is not valid YAML/);
    expect(() => readTree(join(folder, 'nowhere'))).toThrow(/No such file or folder/);
  });
});

describe('a revision', () => {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', '-C', folder, ...args], {
      stdio: 'pipe',
    });

  it('gives the manifests as they were, with names that would trip a shell', () => {
    git('init', '-q', '-b', 'main');
    write('m/a $(touch x); b.yaml', vm());
    git('add', '.');
    git('commit', '-qm', 'first');
    write('m/a $(touch x); b.yaml', vm({ hostname: 'other' }));
    const old = treeOf(readRevision('main', join(folder, 'm')), 'main');
    const [changed] = compareTrees(old, readTree(join(folder, 'm')), undefined).objects;
    expect(changed).toMatchObject({ status: 'changed', summary: 'hostname set to other needs a restart' });
  });

  it('that does not exist, or would be an option, is rejected', () => {
    git('init', '-q', '-b', 'main');
    expect(() => readRevision('nope', folder)).toThrow(/"nope" is not a revision that Git knows/);
    expect(() => readRevision('--help', folder)).toThrow(/"--help" is not a revision that Git knows/);
  });

  it('needs a repository', () => {
    expect(() => readRevision('main', folder)).toThrow(/not in a Git repository/);
  });
});

describe('a plan as Markdown', () => {
  it('begins with what to look at, folds the details, and explains its words', () => {
    write('old/a.yaml', vm(DISKS), vm({ 'metadata.name': 'db' }));
    write('new/a.yaml', vm({ 'metadata.name': 'db', 'domain.cpu.cores': 2 }));
    const text = planMarkdown(plan());
    expect(text).toMatch(/^## .*\n\n\*\*Careful: 2 hazards/);
    expect(text.indexOf('Data is deleted')).toBeLessThan(text.indexOf('| Object |'));
    expect(text.indexOf('| Object |')).toBeLessThan(text.indexOf('<details>'));
    expect(text).toContain('- **needs a restart**: The VM keeps running');
  });

  it('shows text from manifests as it is, never as Markdown or HTML', () => {
    const evil = '</details><img src=x> | `code` [link](http://x) @team';
    write('old/a.yaml', vm());
    write('new/a.yaml', vm({ 'spec.template.metadata.labels.evil': evil }));
    const text = planMarkdown(plan());
    const outsideCode = text.replace(/(`+) ?.*?\1/g, '');
    expect(outsideCode).not.toMatch(/<img|[^\\]\[link|[^\\]@team/);
    for (const line of text.split('\n').filter((line) => line.startsWith('| `spec'))) {
      expect(line.match(/(?<!\\)\|/g)).toHaveLength(5);
    }
  });

  it('stays below what a comment may hold', () => {
    const many = (hostname: string) =>
      Array.from({ length: 400 }, (_, i) => vm({ 'metadata.name': `vm-${i}`, hostname }));
    write('old/a.yaml', ...many('a'));
    write('new/a.yaml', ...many('b'));
    const text = planMarkdown(plan());
    expect(text.length).toBeLessThanOrEqual(65_536);
    expect(text).toContain('more objects do not fit');
  });
});

describe('a plan as text', () => {
  it('has no colours unless asked, and lets no manifest steer the terminal', () => {
    write('old/a.yaml', vm());
    write('new/a.yaml', vm({ 'spec.template.metadata.labels.evil': '\u001b[2J' }));
    expect(planText(plan())).not.toContain('\u001b');
    expect(planText(plan(), lookOf({ isTTY: true, columns: 120 }, {}))).toContain('\u001b[');
    expect(planText(plan(), lookOf({ isTTY: true, columns: 120 }, {}))).not.toContain('\u001b[2J');
  });
});

describe('--fail-on', () => {
  it('catches what it names', () => {
    write('old/a.yaml', vm());
    write('new/a.yaml', vm({ hostname: 'other' }));
    expect(failures(plan(), parseFailOn('hazard,stuck'))).toEqual([]);
    expect(failures(plan(), parseFailOn('restart'))).toEqual([
      expect.stringContaining('VirtualMachine vms/web: restart'),
    ]);
  });

  it('rejects other names', () => {
    expect(() => parseFailOn('reboot')).toThrow(/"reboot" is not a valid value of --fail-on.*hazard, .*restart/);
  });
});

describe('--jsonl', () => {
  it('answers a change with its class', () => {
    const line = JSON.stringify({
      id: 7,
      old: vm(),
      new: vm({ 'domain.cpu.sockets': 4 }),
      cluster: { workloadUpdateMethods: ['Evict'] },
    });
    expect(answerLine(line, DEFAULT_PROFILE)).toMatchObject({
      id: 7,
      class: 'live+migration',
      hazards: [{ kind: 'guest-evicted' }],
    });
  });

  it.each(['', 'no json', '[]', '1', '{"id":1}', '{"id":1,"old":{},"new":3}'])('answers %j with an error', (line) => {
    expect(answerLine(line, DEFAULT_PROFILE)).toMatchObject({ error: expect.any(String) });
  });
});
