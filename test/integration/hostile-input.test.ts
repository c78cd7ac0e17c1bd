/** Files, standard input and clusters of an attacker, through the command line as it is installed: each ends with a sentence, within a small heap. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { kubeconfig } from '../unit/cluster/server';

const CLI = join(__dirname, '../../bin/kubevirt-iac');
/** What the commands need for ordinary files, and a fraction of what the bombs would expand to. */
const HEAP_MB = 300;

jest.setTimeout(120_000);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-hostile-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

interface Ended {
  code: number | null;
  text: string;
}

async function cli(args: readonly string[], { input = '', env = {}, cwd = folder } = {}): Promise<Ended> {
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, CLI, ...args], {
    cwd,
    env: { ...process.env, ...env },
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (more: Buffer) => (text += more.toString()));
  child.stdin.on('error', () => {});
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, text };
}

const head = 'apiVersion: kubevirt.io/v1\nkind: VirtualMachine\nmetadata: { name: a }\n';
const levels = (of: (level: number) => string) => Array.from({ length: 9 }, (_, level) => of(level)).join('');
const deep = (open: string, inside: string, close: string, times: number) =>
  open.repeat(times) + inside + close.repeat(times);

const DOCUMENTS: Readonly<Record<string, { text: () => string; says: RegExp }>> = {
  'a list that doubles': {
    text: () => `${head}spec:\n${levels((i) => `  a${i}: &a${i} [${(i === 0 ? 'x,' : `*a${i - 1},`).repeat(10)}]\n`)}`,
    says: /grows to more than \d+ MiB when its YAML aliases are expanded/,
  },
  'a mapping that doubles': {
    text: () =>
      `${head}spec:\n${levels((i) => `  a${i}: &a${i} { k: [${(i === 0 ? 'x,' : `*a${i - 1},`).repeat(10)}] }\n`)}`,
    says: /grows to more than \d+ MiB/,
  },
  'a mapping in itself': { text: () => `${head}spec: &s\n  template: *s\n`, says: /contains itself by a YAML alias/ },
  'a list in itself': {
    text: () => '&l\napiVersion: v1\nkind: List\nitems: [*l]\n',
    says: /contains itself by a YAML alias/,
  },
  'deep YAML': {
    text: () => `${head}spec: ${deep('[', '', ']', 20_000)}\n`,
    says: /nesting exceeded|nested more than/,
  },
  'deep JSON': { text: () => deep('[', '', ']', 100_000), says: /nested more than/ },
  'deep JSON objects': {
    text: () => `{"apiVersion":"kubevirt.io/v1","kind":"VirtualMachine","spec":${deep('{"a":', '1', '}', 20_000)}}`,
    says: /nested more than/,
  },
  'a line of 100 MB': {
    text: () => `${head}spec: { a: ${'a'.repeat(100_000_000)} }\n`,
    says: /line of more than 3 MiB/,
  },
};

describe.each([
  ['validate', (file: string) => ['validate', file]],
  ['plan', (file: string) => ['plan', file, file]],
  ['ready', (file: string) => ['ready', file]],
  ['import', (file: string) => ['import', file]],
])('%s', (name, command) => {
  // One reader serves them all: the others prove that they use it.
  const documents = name === 'validate' ? Object.keys(DOCUMENTS) : ['a mapping that doubles', 'a line of 100 MB'];
  it.each(documents)('reads %s in a bounded heap, and says what is wrong with the file', async (document) => {
    const { text, says } = DOCUMENTS[document]!;
    const ended = await cli(command(write('hostile.yaml', text())));
    expect(ended.text).toMatch(says);
    expect(ended.text).toContain('hostile.yaml');
    expect([1, 2]).toContain(ended.code);
    expect(ended.text.length).toBeLessThan(2_000);
  });
});

it.each([['validate'], ['plan'], ['ready']])('%s --jsonl answers the line after one of 100 MB', async (command) => {
  const args = command === 'ready' ? [command, '--jsonl', '-'] : [command, '--jsonl'];
  const { text } = await cli(args, { input: `{"id":1,"object":"${'a'.repeat(100_000_000)}"}\n{"id":2,"object":{}}\n` });
  const answers = text.trim().split('\n');
  expect(answers).toHaveLength(2);
  expect(answers[0]!.length).toBeLessThan(2_000);
  expect(JSON.parse(answers[1]!)).toMatchObject({ id: 2 });
});

/** Everything that a terminal obeys, other than line breaks and tabs. */
const OBEYED = /(?![\n\t])\p{Cc}|[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/u;
const EVIL = 'x\u001b]0;pwned\u0007\u001b[2J\u009b31m\u202egnp.exe\u200b\r';
const evil = (running = true) =>
  JSON.stringify({
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: EVIL, namespace: EVIL, labels: { [EVIL]: EVIL } },
    spec: { running, [EVIL]: EVIL, template: { spec: { domain: { devices: {}, cpu: { model: EVIL } } } } },
  });

it.each([
  ['validate', ['validate', 'new.json']],
  ['validate --format json', ['validate', '--format', 'json', 'new.json']],
  ['plan', ['plan', 'old.json', 'new.json']],
  ['plan --format markdown', ['plan', '--format', 'markdown', 'old.json', 'new.json']],
  ['plan --format json', ['plan', '--format', 'json', 'old.json', 'new.json']],
  ['ready', ['ready', 'new.json']],
  ['import', ['import', 'new.json']],
  ['an unknown file', ['validate', EVIL.replaceAll('\u0000', '')]],
])('%s shows what a terminal would obey', async (_, args) => {
  write('old.json', evil());
  write('new.json', evil(false));
  const { text } = await cli(args);
  expect(text).toMatch(/pwned/);
  expect(OBEYED.exec(text)?.index).toBeUndefined();
});

it('a name is text in Markdown, whatever HTML and Markdown is in it', async () => {
  const name = '<img src=x onerror=alert(1)>|`[a](javascript:b)</details><script>';
  const vm = (running: boolean) =>
    JSON.stringify({
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { name },
      spec: { running, template: { spec: { domain: { devices: {} } } } },
    });
  const { text } = await cli(['plan', '--format', 'markdown', write('a.json', vm(true)), write('b.json', vm(false))]);
  const outsideOfCode = text.replace(/(`+)[^`].*?[^`]\1(?!`)/g, '');
  expect(outsideOfCode).not.toMatch(/<(img|script)|<\/details><script/);
});

describe('a kubeconfig that runs a program', () => {
  const marker = () => join(folder, 'has-run');
  const config = () =>
    kubeconfig('https://127.0.0.1:9', {
      exec: {
        apiVersion: 'client.authentication.k8s.io/v1',
        interactiveMode: 'Never',
        command: process.execPath,
        args: [
          '-e',
          `require('fs').writeFileSync(${JSON.stringify(marker())}, process.argv[1]);process.exit(1)`,
          'login',
        ],
      },
    });

  it.each([
    ['profile', ['profile']],
    ['import --live', ['import', '--live', 'vms']],
  ])('in the working directory, names the program first: %s', async (_, command) => {
    const { text } = await cli([...command, '--kubeconfig', write('kubeconfig', config())]);
    expect(text).toMatch(
      /^note: .*kubeconfig, which lies in the working directory, runs this program to get the credentials of user u: .*login\n/,
    );
    expect(text.indexOf('note:')).toBeLessThan(text.indexOf('error:'));
  });

  it('that other users can change, names it, too; and one of the user alone does not', async () => {
    const elsewhere = join(folder, 'elsewhere');
    mkdirSync(elsewhere, { recursive: true });
    const file = write('theirs', config());
    chmodSync(file, 0o666);
    const theirs = await cli(['profile', '--kubeconfig', file], { cwd: elsewhere });
    expect(theirs.text).toMatch(/theirs, which other users can change, runs this program/);
    chmodSync(file, 0o600);
    const own = await cli(['profile', '--kubeconfig', file], { cwd: elsewhere });
    expect(own.text).not.toMatch(/note:/);
    expect(own.text).toMatch(/its exec plugin/);
  });

  it('is not read when it is a bomb', async () => {
    const bomb = `${levels((i) => `a${i}: &a${i} [${(i === 0 ? 'x,' : `*a${i - 1},`).repeat(10)}]\n`)}apiVersion: v1\nkind: Config\nusers: *a8\n`;
    const { code, text } = await cli(['profile', '--kubeconfig', write('bomb', bomb)]);
    expect(code).toBe(2);
    expect(text).toMatch(/kubeconfig|context/);
    expect(text.length).toBeLessThan(2_000);
  });
});

it('profiles, rules and lock files are read as carefully as manifests', async () => {
  const bomb = write('bomb.yaml', DOCUMENTS['a mapping that doubles']!.text());
  const vm = write('vm.json', evil());
  for (const args of [
    ['validate', '--cluster', bomb, vm],
    ['validate', '--config', bomb, vm],
  ]) {
    const { code, text } = await cli(args);
    expect(code).toBe(2);
    expect(text).toMatch(/grows to more than/);
  }
  const lock = write('lock.json', `{"__proto__":{"polluted":1},"assets":${deep('[', '', ']', 50_000)}}`);
  const { code, text } = await cli([
    'vendor',
    '--component',
    'hostpath-provisioner',
    '--from',
    folder,
    '--lock-file',
    lock,
    '--out',
    join(folder, 'v'),
  ]);
  expect(code).toBe(2);
  expect(text).toMatch(/lock\.json|hostpath-provisioner/);
});
