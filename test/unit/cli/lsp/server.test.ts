/** The language server as an editor meets it: over its protocol, with files and Git as they are. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PassThrough } from 'node:stream';
import { createConnection, LSPErrorCodes, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { serve } from '../../../../cli/lsp/server';
import { LanguageClient } from '../../../support/language-client';

const clients: LanguageClient[] = [];
const folders: string[] = [];

afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.stop()));
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
});

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'lsp-')));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

function committed(files: Readonly<Record<string, string>>): string {
  const folder = folderWith(files);
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', ...args], {
      cwd: folder,
      stdio: 'pipe',
    });
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '--message', 'as it is');
  return folder;
}

async function editor(folder: string | undefined, capabilities: object = {}): Promise<LanguageClient> {
  const [toServer, toClient] = [new PassThrough(), new PassThrough()];
  serve(createConnection(new StreamMessageReader(toServer), new StreamMessageWriter(toClient)), {
    profile: undefined,
    rulesOff: new Map(),
    base: 'HEAD',
    delay: 0,
  });
  const client = new LanguageClient(new StreamMessageReader(toClient), new StreamMessageWriter(toServer));
  clients.push(client);
  await client.start(folder, capabilities);
  return client;
}

const VM = `# The web server.
apiVersion: kubevirt.io/v1
kind: VirtualMachine
metadata:
  name: web
spec:
  runStrategy: Always
  template:
    spec:
      domain:
        cpu:
          cores: 2 # as many as it has clients
        memory:
          guest: 2Gi
        devices:
          disks:
            - name: root
              disk:
                bus: virtio
          rng: {}
      volumes:
        - name: root
          containerDisk:
            image: quay.io/containerdisks/fedora:41
`;

const codes = (diagnostics: { code?: unknown }[]): string[] =>
  diagnostics.map(({ code }) => String(code).split(' ')[0]!);
const lineOf = (text: string, part: string): number => text.slice(0, text.indexOf(part)).split('\n').length - 1;

describe('findings', () => {
  test('stand at the field, with severity, rule and page', async () => {
    const folder = folderWith({});
    const file = join(folder, 'vm.yaml');
    const text = VM.replace('bus: virtio', 'bus: ide');
    const found = await (await editor(folder)).open(file, text);
    const [one] = found.filter(({ code }) => String(code).startsWith('DSK-11'));
    const line = lineOf(text, 'bus: ide');
    expect(one).toMatchObject({
      severity: 1,
      code: 'DSK-11 ide-disk-bus',
      codeDescription: { href: expect.stringMatching(/^https:.*\/docs\/rules\/DSK-11\.md$/) },
      source: 'kubevirt-iac',
      range: { start: { line, character: 16 }, end: { line, character: 24 } },
    });
  });

  test('know the other files of the folder, on disk and as they are edited', async () => {
    const kubevirt = (gate: string) =>
      `apiVersion: kubevirt.io/v1\nkind: KubeVirt\nmetadata: { name: kubevirt, namespace: kubevirt }\nspec: { configuration: { developerConfiguration: { featureGates: [${gate}] } } }\n`;
    const folder = folderWith({ 'cluster/kubevirt.yaml': kubevirt('VSOCK') });
    const client = await editor(folder);
    const vm = join(folder, 'vm.yaml');
    const errors = (found: { severity?: number }[]) => found.filter(({ severity }) => severity === 1);
    expect(errors(await client.open(vm, VM.replace('rng: {}', 'autoattachVSOCK: true')))).toEqual([]);
    const other = join(folder, 'cluster/kubevirt.yaml');
    await client.open(other, kubevirt('VSOCK'));
    const next = client.nextDiagnostics(vm);
    await client.replace(other, '[VSOCK]', '[Snapshot]');
    expect(errors(await next)).toMatchObject([{ message: expect.stringContaining('VSOCK') }]);
  });

  test('of a file that is broken are its syntax errors, until it is whole again', async () => {
    const folder = folderWith({});
    const client = await editor(folder);
    const file = join(folder, 'vm.yaml');
    expect(codes(await client.open(file, VM))).not.toContain('unreadable-file');
    const broken = await client.replace(file, 'cores: 2', 'cores: [2');
    expect(codes(broken)).toContain('unreadable-file');
    expect(broken[0]!.range.start.line).toBeGreaterThan(lineOf(VM, 'cpu:'));
    expect(codes(await client.replace(file, 'cores: [2', 'cores: 2'))).not.toContain('unreadable-file');
  });

  test('of an object in a file of several, with CRLF, are at its own lines', async () => {
    const folder = folderWith({});
    const text =
      `${VM}---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\n---\n${VM.replace('name: web', 'name: db').replace('bus: virtio', 'bus: ide')}`.replaceAll(
        '\n',
        '\r\n',
      );
    const found = await (await editor(folder)).open(join(folder, 'all.yaml'), text);
    const [one] = found.filter(({ code }) => String(code).startsWith('DSK-11'));
    expect(one!.range.start).toEqual({ line: lineOf(text, 'bus: ide'), character: 16 });
    expect(one!.range.end).toEqual({ line: lineOf(text, 'bus: ide'), character: 24 });
  });

  test('of a file that is too large are one message that says what to do', async () => {
    const folder = folderWith({});
    const found = await (await editor(folder)).open(join(folder, 'big.yaml'), `# ${'x'.repeat(99)}\n`.repeat(110_000));
    expect(found).toHaveLength(1);
    expect(found[0]!.message).toMatch(/11 MiB.*at most 1 MiB.*kubevirt-iac validate/);
  });

  test('of a template of Helm are a note, not an error', async () => {
    const folder = folderWith({});
    const found = await (await editor(folder)).open(
      join(folder, 't.yaml'),
      VM.replace('cores: 2', 'cores: {{ .Values.cores }}'),
    );
    expect(found).toMatchObject([{ severity: 3, message: expect.stringContaining('helm template') }]);
  });

  test('come for a text that was never saved, without a folder', async () => {
    const client = await editor(undefined);
    expect(codes(await client.open('untitled:Untitled-1', VM.replace('bus: virtio', 'bus: ide')))).toContain('DSK-11');
  });

  test('quote no secret, in no message and no log', async () => {
    const folder = committed({ 'vm.yaml': VM });
    const client = await editor(folder);
    const file = join(folder, 'vm.yaml');
    const cloudInit =
      '      volumes:\n        - name: init\n          cloudInitNoCloud: { userData: "#cloud-config\\npassword: hunter2\\nbad" }\n';
    await client.open(file, VM.replace('      volumes:\n', cloudInit));
    await client.replace(file, 'userData: "#cloud', 'userData: 7, userDataBase64: hunter2, x: "#cloud');
    const lenses = await client.lenses(file);
    const hints = await client.hints(file);
    expect(lenses).not.toEqual([]);
    expect(JSON.stringify([client.published, client.said, lenses, hints, await client.actions(file)])).not.toContain(
      'hunter2',
    );
  });
});

describe('quick fixes', () => {
  test('replace a value and keep comments, order and everything else', async () => {
    const folder = folderWith({});
    const client = await editor(folder);
    const file = join(folder, 'vm.yaml');
    const found = await client.open(file, VM.replace('bus: virtio', 'bus: "virtoi" # fast'));
    const wrong = found.filter(({ message }) => String(message).includes('virtoi'));
    const [fix] = await client.actions(file, wrong);
    expect(fix).toMatchObject({ kind: 'quickfix', title: 'Replace the value with virtio', diagnostics: wrong });
    const left = await client.apply(file, fix!);
    expect(client.text(file)).toBe(VM.replace('bus: virtio', 'bus: "virtio" # fast'));
    expect(left.filter(({ severity }) => severity === 1)).toEqual([]);
  });

  test('carry the version of the text to editors that know it', async () => {
    const folder = folderWith({});
    const client = await editor(folder, { workspace: { workspaceEdit: { documentChanges: true } } });
    const file = join(folder, 'vm.yaml');
    await client.open(file, VM.replace('bus: virtio', 'bus: virtoi'));
    const [fix] = await client.actions(file);
    expect(fix!.edit!.documentChanges).toMatchObject([{ textDocument: { version: 1 } }]);
  });
});

describe('effects against HEAD', () => {
  test('are shown at the field, behind its line and above the object', async () => {
    const folder = committed({ 'vm.yaml': VM });
    const client = await editor(folder);
    const file = join(folder, 'vm.yaml');
    const before = await client.open(file, VM);
    expect(codes(before).filter((code) => code.startsWith('effect/'))).toEqual([]);
    expect(await client.lenses(file)).toEqual([]);
    const after = await client.replace(file, 'cores: 2', 'cores: 4');
    const line = lineOf(VM, 'cores: 2');
    expect(after.find(({ code }) => code === 'effect/restart')).toMatchObject({
      severity: 2,
      message: expect.stringMatching(/^Against HEAD: 2 -> 4 needs a restart\. /),
      range: { start: { line, character: 10 }, end: { line, character: 18 } },
      codeDescription: { href: expect.stringContaining('what-a-change-does.md') },
    });
    expect(await client.hints(file)).toMatchObject([
      {
        position: { line, character: '          cores: 4 # as many as it has clients'.length },
        label: 'needs a restart (was 2)',
      },
    ]);
    expect(await client.lenses(file)).toMatchObject([
      { range: { start: { line: 2 } }, command: { title: expect.stringMatching(/^Against HEAD: .*restart/) } },
    ]);
  });

  test('include data that is lost, at the volume', async () => {
    const volume = (claim: string) =>
      VM.replace('  runStrategy', '  updateVolumesStrategy: Migration\n  runStrategy').replace(
        /containerDisk:\n.*\n/,
        `persistentVolumeClaim: { claimName: ${claim} }\n`,
      );
    const folder = committed({ 'vm.yaml': volume('old') });
    const client = await editor(folder);
    const found = await client.open(join(folder, 'vm.yaml'), volume('new'));
    expect(found.find(({ code }) => code === 'hazard/uncopied-destination')).toMatchObject({
      severity: 1,
      message: expect.stringMatching(/^Against HEAD: .*an empty disk/),
      range: { start: { line: lineOf(volume('new'), 'claimName') - 1 } },
    });
  });

  test('of an object that leaves the file are at its top', async () => {
    const folder = committed({ 'all.yaml': `${VM}---\n${VM.replace('name: web', 'name: db')}` });
    const client = await editor(folder);
    const found = await client.open(join(folder, 'all.yaml'), VM);
    expect(found.find(({ code }) => code === 'plan/removed')).toMatchObject({
      range: { start: { line: 0 } },
      message: expect.stringContaining('VirtualMachine db'),
    });
  });

  test('are not made of a broken file, nor of two files with one object', async () => {
    const folder = committed({ 'a/vm.yaml': VM, 'b/vm.yaml': VM });
    const client = await editor(folder);
    const file = join(folder, 'a/vm.yaml');
    const found = await client.open(file, VM.replace('cores: 2', 'cores: 4'));
    expect(codes(found)).toContain('effect/restart');
    const broken = await client.replace(file, 'apiVersion', '[apiVersion');
    expect(codes(broken)).not.toContain('plan/removed');
  });

  test('are missing outside of Git, which the log says', async () => {
    const folder = folderWith({});
    const client = await editor(folder);
    await client.open(join(folder, 'vm.yaml'), VM);
    expect(client.said.filter((text) => text.startsWith('No effects of changes are shown: '))).toHaveLength(1);
  });

  test('are those of the new commit after one', async () => {
    const folder = committed({ 'vm.yaml': VM });
    const client = await editor(folder);
    const file = join(folder, 'vm.yaml');
    const text = VM.replace('cores: 2', 'cores: 4');
    expect(codes(await client.open(file, text))).toContain('effect/restart');
    writeFileSync(file, text);
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.com', 'commit', '-qam', 'more'], {
      cwd: folder,
    });
    const next = client.nextDiagnostics(file);
    await client.notify('workspace/didChangeWatchedFiles', { changes: [] });
    expect(codes(await next)).not.toContain('effect/restart');
  });
});

describe('hover', () => {
  test('says what a field is, what a change does, and which rules are about it', async () => {
    const folder = folderWith({});
    const client = await editor(folder);
    const file = join(folder, 'vm.yaml');
    await client.open(file, VM);
    const bus = await client.hover(file, 'bus:');
    expect(bus).toContain('`spec.template.spec.domain.devices.disks[].disk.bus`');
    expect(bus).toMatch(/\*\*On a running guest\*\*.*needs a restart/);
    expect(bus).toMatch(/\[DSK-11\]\(https:.*DSK-11\.md\)/);
    expect(await client.hover(file, 'runStrategy')).toContain('When a guest should run.');
    expect(await client.hover(file, 'kind:')).toContain('A virtual machine that may be started and stopped');
    expect(await client.hover(file, '# The web')).toBeUndefined();
  });
});

test('changes that follow each other are checked once, as the text is at last', async () => {
  const folder = folderWith({});
  const client = await editor(folder);
  const file = join(folder, 'vm.yaml');
  await client.open(file, VM);
  const before = client.published.length;
  void client.replace(file, 'bus: virtio', 'bus: ide');
  void client.replace(file, 'bus: ide', 'bus: virtoi');
  const last = await client.replace(file, 'bus: virtoi', 'bus: sata');
  expect(codes(last)).not.toContain('DSK-11');
  const versions = client.published.slice(before).map(({ version }) => version);
  expect(versions.at(-1)).toBe(4);
  expect(versions.length).toBeLessThanOrEqual(3);
});

test('a question that is withdrawn is not answered', async () => {
  const file = join(committed({ 'vm.yaml': VM }), 'vm.yaml');
  const client = await editor(dirname(file));
  await client.open(file, VM);
  void client.replace(file, 'cores: 2', 'cores: 3');
  expect(await client.withdrawn(file)).toBe(LSPErrorCodes.RequestCancelled);
  expect(await client.hints(file)).toMatchObject([{ label: 'needs a restart (was 2)' }]);
});

test('what is closed has no diagnostics, and counts as it is on disk', async () => {
  const folder = folderWith({ 'vm.yaml': VM });
  const client = await editor(folder);
  const file = join(folder, 'vm.yaml');
  await client.open(file, VM.replace('bus: virtio', 'bus: ide'));
  const next = client.nextDiagnostics(file);
  await client.notify('textDocument/didClose', { textDocument: { uri: `file://${file}` } });
  expect(await next).toEqual([]);
});
