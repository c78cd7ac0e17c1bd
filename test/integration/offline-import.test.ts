/** Nothing that is imported, and no command that is only asked for its help, looks for a network. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(__dirname, '../..');

/** Whatever opens a connection or asks for a name ends the process with its stack. */
const GUARD = `
const end = (what) => () => { process.stderr.write(new Error('NETWORK: ' + what).stack + '\\n'); process.exit(9); };
const net = require('net'), dns = require('dns'), dgram = require('dgram'), child = require('child_process');
net.Socket.prototype.connect = end('connect');
dgram.createSocket = end('udp');
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) { dns[name] = end(name); dns.promises[name] = end(name); }
globalThis.fetch = end('fetch');
for (const name of ['spawn', 'exec', 'execFile', 'fork', 'spawnSync', 'execSync', 'execFileSync']) child[name] = end('child process ' + name);
`;
/** Every export, because they are loaded when they are first used. */
const use = (from: string) => `const all = ${from}; for (const key of Object.keys(all)) void all[key];`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-offline-'));
  writeFileSync(join(folder, 'guard.cjs'), GUARD);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(...args: string[]): { status: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--require', join(folder, 'guard.cjs'), ...args], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  return { status, text: stdout + stderr };
}

it.each([
  ['constructs', ['-e', use("require('kubevirt-iac')")]],
  ['Pulumi resources', ['-e', use("require('kubevirt-iac/pulumi')")]],
  ['sandbox', ['-e', use("require('kubevirt-iac/testing')")]],
  [
    'constructs, as an ES module',
    [
      '--input-type=module',
      '-e',
      "import * as all from 'kubevirt-iac'; for (const key of Object.keys(all)) void all[key];",
    ],
  ],
  ['plugin', ['-e', use("require('./dist/provider/main.js')")]],
  ['server of the plugin', ['-e', use("require('./dist/provider/server/index.js')")]],
  ['components of the plugin', ['-e', use("require('./dist/sdk/remote/index.js')")]],
  ['help of the command line', ['bin/kubevirt-iac', '--help']],
  ['help of a command', ['bin/kubevirt-iac', 'sandbox', '--help']],
])('%s', (_, args) => {
  expect(run(...args)).toMatchObject({ status: 0, text: expect.not.stringContaining('NETWORK') });
});

it('would notice one', () => {
  expect(run('-e', "require('https').get('https://example.com')")).toMatchObject({
    status: 9,
    text: expect.stringContaining('NETWORK'),
  });
});
