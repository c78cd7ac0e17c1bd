import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { binaries, MissingPrograms } from '../../../toolchain/binaries';
import { builtPath } from '../../../toolchain/build';
import { locked } from '../../../toolchain/lock';

let home: string;
let told: string;
const environment = { ...process.env };
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'kubevirt-iac-test-'));
  told = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told += text;
    return true;
  });
  process.env = {
    ...environment,
    PATH: join(home, 'bin'),
    XDG_CACHE_HOME: join(home, 'cache'),
    KUBEBUILDER_ASSETS: '',
  };
});
afterEach(() => {
  process.env = { ...environment };
  jest.restoreAllMocks();
  rmSync(home, { recursive: true, force: true });
});

function program(path: string, script: string): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
}

/** A compiler that notes each call, and writes the file that follows `-o`. */
const compiler = (more = '') =>
  program(
    join(home, 'bin', 'go'),
    `echo "$@" >> ${home}/calls\nwhile [ "$1" != -o ]; do shift; done\necho built > "$2"\n${more}`,
  );
const calls = () => readFileSync(join(home, 'calls'), 'utf8').trim().split('\n');

test('what KUBEBUILDER_ASSETS or PATH has is used as it is', async () => {
  process.env.KUBEBUILDER_ASSETS = join(home, 'assets');
  const etcd = program(join(home, 'assets', 'etcd'), '');
  const api = program(join(home, 'bin', 'kube-apiserver'), '');
  expect(await binaries(['etcd', 'kube-apiserver'])).toEqual({ etcd, 'kube-apiserver': api });
});

test.each([
  ['v3.200.0', false],
  ['v3.220.0', true],
  ['v4.0.1', true],
])('pulumi %s on PATH is taken: %s', async (version, taken) => {
  compiler();
  const installed = program(join(home, 'bin', 'pulumi'), `echo ${version}`);
  const { pulumi } = await binaries(['pulumi']);
  expect(pulumi === installed).toBe(taken);
});

test('what is missing is built once, also when two ask at once, and says so', async () => {
  compiler();
  const [one, two] = await Promise.all([binaries(['etcd']), binaries(['etcd'])]);
  expect(one).toEqual(two);
  await binaries(['etcd']);
  expect(calls()).toHaveLength(1);
  expect(calls()[0]).toMatch(/build -trimpath -ldflags -s -w -o .* go\.etcd\.io\/etcd\/server\/v3/);
  expect(told).toMatch(/Building etcd with Go, once.*done in \d+ s/s);
});

test('a build that was interrupted is no program, and its remains go with the next', async () => {
  const path = builtPath('etcd');
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.partial-1`, 'half');
  compiler();
  await binaries(['etcd']);
  expect(readFileSync(path, 'utf8')).toBe('built\n');
  expect(readdirSync(dirname(path))).toEqual(['etcd']);
});

test('a build that fails says what the compiler said, and leaves nothing that looks built', async () => {
  program(join(home, 'bin', 'go'), 'echo "dial tcp: no route to host" >&2; exit 1');
  await expect(binaries(['etcd'])).rejects.toThrow(/could not build go\.etcd\.io.*no route to host.*module proxy/s);
  expect(existsSync(builtPath('etcd'))).toBe(false);
});

test('without Go: one line that says what is missing, what for, and how to get it', async () => {
  const error = await binaries(['etcd', 'pulumi']).catch((refused) => refused);
  expect(error).toBeInstanceOf(MissingPrograms);
  expect(error.message).toMatch(/^etcd, pulumi: needed for the sandbox.*end-to-end tests.*https:\/\/go\.dev\/dl/);
  expect(error.message).not.toContain('\n');
});

describe('a lock', () => {
  const file = () => join(home, 'some.lock');

  test('lets one in at a time', async () => {
    let inside = 0;
    const most: number[] = [];
    const work = async () => {
      most.push(++inside);
      await new Promise(setImmediate);
      inside--;
    };
    await Promise.all([locked(file(), work), locked(file(), work), locked(file(), work)]);
    expect(most).toEqual([1, 1, 1]);
    expect(existsSync(file())).toBe(false);
  });

  test('of a process that died is taken over', async () => {
    const child = spawn('/bin/sh', ['-c', 'exit 0']);
    await new Promise((resolve) => child.once('close', resolve));
    writeFileSync(file(), JSON.stringify({ pid: child.pid, host: hostname() }));
    await expect(locked(file(), async () => 'mine')).resolves.toBe('mine');
  });

  test('is given back when the work fails', async () => {
    await expect(locked(file(), () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    await expect(locked(file(), async () => 'mine')).resolves.toBe('mine');
  });
});
