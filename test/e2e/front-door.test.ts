/**
 * The first lines of the README, run as they stand there in an empty folder, with the packed package in place of the published one and whatever
 * version of the other packages a user gets today. Then the same ten lines in every way that they are run.
 */
import { execFileSync } from 'node:child_process';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { npm, pack, readme } from '../support/packed';

const { binaryOf } = require('../../tools/other-nodes.js') as { binaryOf(major: string): string };

jest.setTimeout(600_000);

const START = readme('Start', 'sh').join('');
const [PROGRAM] = readme('Ten lines for Git', 'ts') as [string];
const [RUN] = readme('Ten lines for Git', 'sh') as [string];

let home: string;
let tarball: string;
let folder: string;

/** Lines of a shell, run as a reader would paste them. */
const shell = (lines: string, env: NodeJS.ProcessEnv = {}): string =>
  execFileSync('bash', ['-eo', 'pipefail', '-c', lines], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, npm_config_fund: 'false', npm_config_audit: 'false', ...env },
  });

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'kubevirt-iac-front-door-'));
  tarball = pack(home);
  folder = join(home, 'vms');
  mkdirSync(folder);
  expect(START).toMatch(/npm i kubevirt-iac /);
  shell(START.replace('npm i kubevirt-iac ', `npm i '${tarball}' `));
  writeFileSync(join(folder, 'app.ts'), PROGRAM);
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Contents of the files below a folder, by path; the folder is emptied, so that the next program has to write them. */
function take(outdir = 'manifests'): Record<string, string> {
  const all = readdirSync(join(folder, outdir), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
  const taken = Object.fromEntries(
    all.map((file) => [file.slice(join(folder, outdir).length + 1), readFileSync(file, 'utf8')]),
  );
  rmSync(join(folder, outdir), { recursive: true });
  return taken;
}

let expected: Record<string, string>;

it('writes manifests and checks them, with the lines of the README', () => {
  expect(shell(RUN)).toMatch(/ 0 errors/);
  expected = take();
  expect(Object.keys(expected).sort()).toEqual([
    'kustomization.yaml',
    'vms/datavolume.cdi.kubevirt.io_web-root.yaml',
    'vms/service_web-http.yaml',
    'vms/virtualmachine.kubevirt.io_web.yaml',
  ]);
});

/** As CommonJS: the same names, from `require`. */
const COMMON_JS = PROGRAM.replace(/^import (\{.*\}) from ('.*');$/gm, 'const $1 = require($2);');

const WAYS: Record<string, () => void> = {
  'Node 22 alone, as ESM': () => execFileSync(binaryOf('22'), ['app.ts'], { cwd: folder }),
  'Node 22 alone, as CommonJS': () => {
    writeFileSync(join(folder, 'app.cjs'), COMMON_JS);
    execFileSync(binaryOf('22'), ['app.cjs'], { cwd: folder });
  },
  'this Node, as CommonJS': () => {
    writeFileSync(join(folder, 'app.cjs'), COMMON_JS);
    execFileSync(process.execPath, ['app.cjs'], { cwd: folder });
  },
};

it.each(Object.keys(WAYS))('writes the same bytes with %s', (way) => {
  WAYS[way]!();
  expect(take()).toEqual(expected);
});

it('writes the same bytes with cdk8s synth, to the folder of that command', () => {
  npm(folder, 'i', '-D', 'cdk8s-cli');
  shell('npx cdk8s synth --language typescript --app "npx tsx app.ts" --output out');
  expect(take('out')).toEqual(expected);
  expect(readdirSync(folder)).not.toContain('manifests');
});

it('compiles with the newest TypeScript, its own new settings, and the strictest reading of every declaration', () => {
  shell('npx tsc --init');
  const entries = ['kubevirt-iac', 'kubevirt-iac/testing'].map((entry, i) => `export * as e${i} from '${entry}';\n`);
  writeFileSync(join(folder, 'entries.ts'), entries.join(''));
  const strict = '--types node --skipLibCheck false --exactOptionalPropertyTypes true';
  expect(shell(`npx tsc --noEmit ${strict} || test $? != 0`)).toBe('');
});

it('is small for those who write manifests, and brings no client of Kubernetes and no gRPC', () => {
  const { packages } = JSON.parse(readFileSync(join(folder, 'node_modules/.package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean; devOptional?: boolean }>;
  };
  const installed = Object.entries(packages).filter(([, { dev, devOptional }]) => !dev && !devOptional);
  const beyond = installed
    .map(([path]) => path)
    .filter((path) => !/^node_modules\/(cdk8s|constructs)(\/|$)/.test(path));
  expect(beyond.filter((path) => /client-node|grpc|pulumi/.test(path))).toEqual([]);
  expect(beyond.length).toBeLessThanOrEqual(25);
  const megabytes = beyond.map((path) => bytesBelow(join(folder, path))).reduce((sum, bytes) => sum + bytes, 0) / 1e6;
  expect(megabytes).toBeLessThanOrEqual(25);
});

/** What files take on a disk with the usual blocks of 4 KiB. */
const bytesBelow = (path: string): number =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => Math.ceil(lstatSync(join(parentPath, name)).size / 4096) * 4096)
    .reduce((sum, bytes) => sum + bytes, 0);

describe('without the client of Kubernetes', () => {
  const as = (user: object): string => {
    const file = join(folder, 'kubeconfig');
    const clusters = [{ name: 'c', cluster: { server: 'http://127.0.0.1:9' } }];
    const contexts = [{ name: 'x', context: { cluster: 'c', user: 'u' } }];
    writeFileSync(file, JSON.stringify({ clusters, contexts, users: [{ name: 'u', user }], 'current-context': 'x' }));
    return file;
  };
  const said = (line: string, user: object): string => {
    const vm = expected['vms/virtualmachine.kubevirt.io_web.yaml']!;
    writeFileSync(join(folder, 'old.yaml'), vm);
    writeFileSync(join(folder, 'new.yaml'), vm.replace('Always', 'Halted'));
    return shell(`{ ${line} || test $? = 2; } 2>&1`, { KUBECONFIG: as(user) });
  };

  it.each([
    ['doctor', 'npx kubevirt-iac doctor'],
    ['wait', 'npx kubevirt-iac wait vm/web'],
    ['status', 'npx kubevirt-iac status'],
    ['plan --live', 'npx kubevirt-iac plan --live old.yaml new.yaml'],
  ])('%s says in one sentence which package runs the exec plugin of a kubeconfig', (_, line) => {
    const output = said(line, { exec: { apiVersion: 'client.authentication.k8s.io/v1', command: 'login' } });
    expect(output).toContain(
      ': The exec plugin of user u needs the package @kubernetes/client-node, which is not installed: npm install @kubernetes/client-node@1',
    );
    expect(output).not.toMatch(/^ +at /m);
  });

  it('a user with a token reaches the cluster', () => {
    const output = said('npx kubevirt-iac status', { token: 'hunter2' });
    expect(output).toContain('http://127.0.0.1:9');
    expect(output).not.toMatch(/client-node|^ +at /m);
  });
});

it('says in one sentence which package the Pulumi plugin needs', () => {
  expect(shell('{ npx pulumi-resource-kubevirt || test $? = 1; } 2>&1')).toBe(
    'pulumi-resource-kubevirt cannot start: The Pulumi plugin needs the package @grpc/grpc-js, which is not installed: npm install @pulumi/pulumi\n',
  );
});

it('holds every declaration that a public one imports', () => {
  const installed = join(folder, 'node_modules/kubevirt-iac');
  const { exports: entries } = JSON.parse(readFileSync(join(installed, 'package.json'), 'utf8'));
  const open = Object.values(entries as Record<string, { types?: string }>).flatMap(({ types }) =>
    types ? [join(installed, types)] : [],
  );
  expect(open.length).toBe(3);
  const seen = new Set(open);
  for (const file of seen) {
    for (const [, target] of readFileSync(file, 'utf8').matchAll(/(?:from |import\(|require\()['"](\.[^'"]+)['"]/g)) {
      const path = join(dirname(file), target!);
      const found = [`${path}.d.ts`, join(path, 'index.d.ts'), path].find((candidate) => existsSync(candidate));
      if (!found) throw new Error(`${file} imports ${target}, whose declarations are not in the package`);
      if (found.endsWith('.d.ts')) seen.add(found);
    }
  }
  expect(seen.size).toBeGreaterThan(100);
});

it('holds every page that the README and the guides link to', () => {
  const installed = join(folder, 'node_modules/kubevirt-iac');
  const guides = ['', 'docs', 'docs/constructs', 'examples'].flatMap((below) =>
    readdirSync(join(installed, below))
      .filter((name) => name.endsWith('.md'))
      .map((name) => join(below, name)),
  );
  expect(guides).toContain('README.md');
  const broken = guides.flatMap((page) =>
    [...readFileSync(join(installed, page), 'utf8').matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target]) => target!.replace(/#.*$/, ''))
      // The pages of the rules are those of the site and of the repository.
      .filter((target) => !target.includes('rules/'))
      .filter((target) => target && !/^[a-z]+:/.test(target) && !existsSync(join(installed, dirname(page), target)))
      .map((target) => `${page}: ${target}`),
  );
  expect(broken).toEqual([]);
});
