/** `kubevirt-iac lsp --stdio` as an editor starts it: a process of its own, from the build. */
import { type ChildProcessWithoutNullStreams, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { LanguageClient } from '../support/language-client';

const BIN = join(__dirname, '../../bin/kubevirt-iac');

const VM = `apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata: { name: web }
spec:
  runStrategy: Always
  template:
    spec:
      domain:
        cpu: { cores: 2 }
        memory: { guest: 2Gi }
        devices:
          disks: [{ name: root, disk: { bus: virtio } }]
      volumes: [{ name: root, containerDisk: { image: quay.io/containerdisks/fedora:41 } }]
`;

let folder: string;
let server: ChildProcessWithoutNullStreams;
let stderr = '';

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'lsp-')));
  stderr = '';
});

afterEach(() => {
  server?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function start(...options: string[]): Promise<LanguageClient> {
  server = spawn(process.execPath, [BIN, 'lsp', '--stdio', ...options], { cwd: folder });
  server.stderr.on('data', (text) => {
    stderr += String(text);
  });
  const client = new LanguageClient(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
  await client.start(folder);
  return client;
}

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
    cwd: folder,
    encoding: 'utf8',
  }).trim();

const codes = (found: { code?: unknown }[]): string[] => found.map(({ code }) => String(code));

test('it finds, repairs and compares with the commit, and ends with the editor', async () => {
  writeFileSync(join(folder, 'vm.yaml'), VM);
  writeFileSync(join(folder, 'off.yaml'), 'disable: [{ rule: LM-01, reason: these guests do not move }]\n');
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'as it is');
  const client = await start('--config', 'off.yaml');
  const file = join(folder, 'vm.yaml');
  const found = await client.open(file, VM.replace('cores: 2', 'cores: 4').replace('bus: virtio', 'bus: virtoi'));
  expect(codes(found).join(' ')).toMatch(/DSK-\d+/);
  expect(codes(found).join(' ')).not.toContain('LM-01');
  const [fix] = await client.actions(file);
  const left = await client.apply(file, fix!);
  expect(client.text(file)).toBe(VM.replace('cores: 2', 'cores: 4'));
  expect(codes(left)).toEqual(['effect/restart']);
  expect(await client.hover(file, 'cores')).toContain('On a running guest');
  await client.exit();
  expect(await once(server, 'close')).toEqual([0, null]);
  expect(stderr).toBe('');
});

test('it ends when the editor is gone, and says so by its code', async () => {
  await start();
  server.stdin.end();
  expect(await once(server, 'close')).toEqual([1, null]);
});

test('an option that cannot be used ends it with one sentence', async () => {
  server = spawn(process.execPath, [BIN, 'lsp', '--stdio', '--cluster', 'nowhere.yaml'], { cwd: folder });
  server.stderr.on('data', (text) => {
    stderr += String(text);
  });
  expect(await once(server, 'close')).toEqual([2, null]);
  expect(stderr).toBe('error: Cannot read nowhere.yaml, the file given with --cluster.\n');
});

test('no program runs that the opened repository names: Git does not fetch what it lacks', async () => {
  writeFileSync(join(folder, 'vm.yaml'), VM);
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'as it is');
  const ran = join(folder, 'ran');
  const blob = git('rev-parse', 'HEAD:vm.yaml');
  rmSync(join(folder, '.git/objects', blob.slice(0, 2), blob.slice(2)));
  for (const [name, value] of [
    ['core.repositoryFormatVersion', '1'],
    ['extensions.partialClone', 'origin'],
    ['remote.origin.url', `ext::touch ${ran}`],
    ['remote.origin.promisor', 'true'],
    ['protocol.ext.allow', 'always'],
  ] as const)
    git('config', name, value);
  const client = await start();
  const file = join(folder, 'vm.yaml');
  await client.open(file, VM.replace('cores: 2', 'cores: 4'));
  expect(existsSync(ran)).toBe(false);
  expect(client.said.join('\n')).toContain('The Git repository lacks the file');
  // Git as it is would have run it.
  spawnSync('git', ['cat-file', '--batch'], { cwd: folder, input: `${blob}\n` });
  expect(existsSync(ran)).toBe(true);
});
