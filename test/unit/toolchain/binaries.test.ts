import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { binaries, MissingPrograms } from '../../../toolchain/binaries';
import { builtPath } from '../../../toolchain/build';
import { locked } from '../../../toolchain/lock';
import type { Published } from '../../../toolchain/published';
import { tar } from '../../../tools/plugins/tar';
import { FileServer } from '../../support/file-server';

/** The releases that the projects publish, for the tests of this file. */
const mockReleases = new Map<string, Published>();
jest.mock('../../../toolchain/published', () => ({ publishedFor: (name: string) => mockReleases.get(name) }));

let home: string;
let told: string;
const environment = { ...process.env };
beforeEach(() => {
  mockReleases.clear();
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
    KUBEVIRT_IAC_MIRROR: '',
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
  const api = program(join(home, 'bin', 'kube-apiserver'), 'echo Kubernetes v1.35.4');
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

test('a server on PATH that is too old is passed over, and the reason said', async () => {
  compiler();
  const old = program(join(home, 'bin', 'kube-apiserver'), 'echo Kubernetes v1.29.3');
  expect((await binaries(['kube-apiserver']))['kube-apiserver']).not.toBe(old);
  expect(told).toContain(`${old} is not used: it is 1.29.3, and 1.34 or later is needed.`);
});

test('without a release, a network or Go: one line that says what is missing, what for, and every way to get it', async () => {
  const closed = await FileServer.start({});
  const { url } = closed;
  await closed.stop();
  mockReleases.set('etcd', { url: `${url}/etcd.tar.gz`, hash: 'sha256:0' });
  const error = await binaries(['etcd', 'pulumi']).catch((refused) => refused);
  expect(error).toBeInstanceOf(MissingPrograms);
  expect(error.message).toMatch(/^etcd, pulumi: needed for the sandbox.*end-to-end tests/);
  expect(error.message).toMatch(
    /etcd: 127\.0\.0\.1:\d+ cannot be reached \(.*ECONNREFUSED.*\); pulumi: no download of it is pinned for/,
  );
  for (const way of ['network', 'KUBEVIRT_IAC_MIRROR', 'KUBEBUILDER_ASSETS', 'https://go.dev/dl'])
    expect(error.message).toContain(way);
  expect(error.message).not.toContain('\n');
});

describe('a release', () => {
  const archive = (files: Record<string, string>): Buffer =>
    gzipSync(
      tar(Object.entries(files).map(([path, text]) => ({ path, content: Buffer.from(text), executable: true }))),
    );
  const sha512 = (content: Buffer): Published['hash'] => `sha512:${createHash('sha512').update(content).digest('hex')}`;
  const both = archive({
    'envtest/etcd': 'the etcd'.repeat(1000),
    'envtest/kube-apiserver': 'the API server',
    'envtest/kubectl': 'not asked for',
  });
  const members = { etcd: 'envtest/etcd', 'kube-apiserver': 'envtest/kube-apiserver' };
  const path = '/project.example/releases/envtest.tar.gz';

  let server: FileServer;
  /** What the project publishes, at a mirror. */
  async function publish(content = both, hash = sha512(content)): Promise<void> {
    server = await FileServer.start({ [path]: content });
    process.env.KUBEVIRT_IAC_MIRROR = `${server.url}/`;
    const published = { url: 'https://project.example/releases/envtest.tar.gz', hash, members };
    for (const name of ['etcd', 'kube-apiserver']) mockReleases.set(name, published);
  }
  afterEach(() => server.stop());
  const cached = (): string[] => {
    const folder = join(home, 'cache', 'kubevirt-iac', 'tools');
    return existsSync(folder)
      ? readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /release/.test(file))
      : [];
  };

  test('is downloaded once, from a mirror where one is named, for all programs in it', async () => {
    await publish();
    const found = await binaries(['etcd', 'kube-apiserver']);
    expect(readFileSync(found.etcd, 'utf8')).toMatch(/^the etcd/);
    expect(statSync(found['kube-apiserver']).mode & 0o111).toBe(0o111);
    expect(await binaries(['kube-apiserver', 'etcd'])).toEqual(found);
    expect(server.requests).toEqual([`GET ${path}`]);
    expect(told).toMatch(/Downloading envtest\.tar\.gz from 127\.0\.0\.1:\d+, once.*done in \d+ s/s);
    expect(cached().filter((file) => /kubectl|arriving|partial/.test(file))).toEqual([]);
  });

  test('is taken up where the connection broke', async () => {
    await publish();
    server.breakAfter(100);
    expect(readFileSync((await binaries(['etcd'])).etcd, 'utf8')).toMatch(/^the etcd/);
    expect(server.requests).toEqual([`GET ${path}`, `GET ${path} bytes=100-`]);
  });

  test('that is one program is that program', async () => {
    await publish(Buffer.from('a binary'));
    mockReleases.set('kube-controller-manager', {
      url: 'https://project.example/releases/envtest.tar.gz',
      hash: sha512(Buffer.from('a binary')),
    });
    const found = await binaries(['kube-controller-manager']);
    expect(readFileSync(found['kube-controller-manager'], 'utf8')).toBe('a binary');
  });

  test('with another hash is refused, leaves nothing behind, and Go builds the program', async () => {
    compiler();
    await publish(both, 'sha512:1234');
    const found = await binaries(['etcd', 'kube-apiserver']);
    expect(readFileSync(found.etcd, 'utf8')).toBe('built\n');
    expect(told).toMatch(
      /etcd, kube-apiserver: \S+ has the sha512 [0-9a-f]{128}, and 1234 is pinned, so it is not used\. Building with Go instead\.\n/,
    );
    expect(cached()).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  test('that does not exist is built with Go, and the reason said once', async () => {
    compiler();
    await publish();
    delete server.files[path];
    await binaries(['etcd', 'kube-apiserver']);
    expect(told.match(/the server answered 404 Not Found\. Building with Go instead\./g)).toHaveLength(1);
    expect(cached()).toEqual([]);
  });

  test('whose archive has other paths and links writes nothing but the programs', async () => {
    const folder = join(home, 'links', 'envtest');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(home, 'secret'), 'not a program');
    symlinkSync(join(home, 'secret'), join(folder, 'etcd'));
    writeFileSync(join(folder, 'kube-apiserver'), 'the API server');
    const links = execFileSync('tar', ['-czf', '-', '-C', dirname(folder), 'envtest'], { env: environment });
    await publish(links);
    compiler();
    expect(readFileSync((await binaries(['etcd'])).etcd, 'utf8')).toBe('built\n');
    expect(told).toContain('the archive has no file envtest/etcd');
    await server.stop();
    await publish(archive({ '../../../evil': 'evil', 'envtest/etcd': 'etcd', 'envtest/kube-apiserver': 'api' }));
    rmSync(builtPath('etcd'));
    expect(readFileSync((await binaries(['etcd'])).etcd, 'utf8')).toBe('etcd');
    expect(readdirSync(home, { recursive: true, encoding: 'utf8' }).filter((file) => file.includes('evil'))).toEqual(
      [],
    );
  });

  test('is not asked for where KUBEBUILDER_ASSETS has the program', async () => {
    await publish();
    process.env.KUBEBUILDER_ASSETS = join(home, 'assets');
    const etcd = program(join(home, 'assets', 'etcd'), '');
    expect((await binaries(['etcd'])).etcd).toBe(etcd);
    expect(server.requests).toEqual([]);
  });

  test('cannot come from a mirror that is not a URL', async () => {
    await publish();
    process.env.KUBEVIRT_IAC_MIRROR = 'mirror.example';
    await expect(binaries(['etcd'])).rejects.toThrow('KUBEVIRT_IAC_MIRROR is "mirror.example", which is not a URL');
  });
});

describe('the pins', () => {
  const DOWNLOADED = ['etcd', 'kube-apiserver', 'kube-controller-manager', 'pulumi', 'pulumi-language-yaml'] as const;
  const { publishedFor } =
    jest.requireActual<typeof import('../../../toolchain/published')>('../../../toolchain/published');

  test.each(['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64'])(
    'on %s are complete, over https',
    (platform) => {
      const releases = DOWNLOADED.map((name) => [name, publishedFor(name, platform)] as const);
      // Kubernetes publishes its controllers for Linux only.
      expect(releases.filter(([, release]) => !release).map(([name]) => name)).toEqual(
        platform.startsWith('darwin') ? ['kube-controller-manager'] : [],
      );
      for (const [name, release] of releases) {
        if (!release) continue;
        expect(release.url).toMatch(/^https:\/\/(github\.com|dl\.k8s\.io)\//);
        expect(release.hash).toMatch(/^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/);
        expect(release.members ? Object.keys(release.members) : [name]).toContain(name);
      }
    },
  );
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
