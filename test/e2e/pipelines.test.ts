/**
 * The example pipelines, step by step as their servers run them: in a clone of a repository with a base branch and a change, with the built CLI. What
 * would leave the machine is a stand-in that writes down how it was called, or a server on the loopback address.
 */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { packageRoot } from '../../toolchain/package-root';
import { readJunit } from '../support/junit';
import { type Job, PIPELINES, type Run, stepsOf } from '../support/pipelines';
import { placesIn, readSarif } from '../support/sarif';

jest.setTimeout(300_000);

/** A branch may be called so. */
// biome-ignore lint/suspicious/noTemplateCurlyInString: this is for a shell.
const BASE = 'main"$(touch${IFS}pwned)\'`touch${IFS}pwned`';
const PROGRAM = (cores: number, more = '', then = '') => `
import { App, Chart } from 'cdk8s';
import { Disk, Image, Rules, synth, VirtualMachine } from 'kubevirt-iac';
const app = new App();
const shop = new Chart(app, 'shop', { namespace: 'shop' });
for (const name of ['web'${more}])
  new VirtualMachine(shop, name, {
    cpu: { cores: ${cores} },
    memory: '4Gi',
    bootDisk: Disk.import(Image.registry('quay.io/containerdisks/fedora:42'), { size: '10Gi' }),
  });
${then}
synth(app, { outdir: 'manifests' });
`;

let home: string;
let work: string;
let server: Server;
/** What the server of comments was asked to write: the request, the token and the text. */
let comments: { path: string; token: string; body: string }[];

/** Programs that pipelines call and that are not here, or must not be called. */
function standIns(bin: string): void {
  const programs = {
    npx: `const { spawnSync } = require('node:child_process');
const { readFileSync, writeFileSync } = require('node:fs');
const [program, ...args] = process.argv.slice(2);
const run = (...words) => { process.exitCode = spawnSync(process.execPath, words, { stdio: 'inherit' }).status; };
if (program === 'kubevirt-iac' && args[0] !== 'wait') run(${JSON.stringify(join(packageRoot(), 'bin', 'kubevirt-iac'))}, ...args);
else if (program === 'tsx') {
  const { transformSync } = require(${JSON.stringify(require.resolve('esbuild'))});
  writeFileSync('node_modules/app.cjs', transformSync(readFileSync(args[0], 'utf8'), { loader: 'ts', format: 'cjs' }).code);
  run('node_modules/app.cjs');
} else record('npx', program, ...args);`,
    gh: `const { readFileSync } = require('node:fs');
const { spawnSync } = require('node:child_process');
const args = process.argv.slice(2);
const file = args.find((arg, at) => args[at - 1] === '--body-file' || arg.startsWith('body=@'));
record('gh', ...args, ...(file ? [readFileSync(file.replace('body=@', ''), 'utf8')] : []));
if (args[0] === 'repo') process.exitCode = spawnSync('git', ['clone', '--quiet', args[2], args[3]], { stdio: 'inherit' }).status;`,
    npm: "record('npm', ...process.argv.slice(2));",
    kubectl: "record('kubectl', ...process.argv.slice(2));",
    pulumi:
      "record('pulumi', ...process.argv.slice(2)); if (process.argv[2] === 'preview') console.log(JSON.stringify({ steps: [] }));",
  };
  const record = `const record = (...call) => require('node:fs').appendFileSync(${JSON.stringify(join(home, 'calls'))}, JSON.stringify(call) + '\\n');`;
  mkdirSync(bin);
  for (const [name, body] of Object.entries(programs)) {
    writeFileSync(join(bin, name), `#!${process.execPath}\n${record}\n${body}\n`);
    chmodSync(join(bin, name), 0o755);
  }
}

const git = (cwd: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], { cwd, encoding: 'utf8' });
const calls = (program: string): string[][] =>
  existsSync(join(home, 'calls'))
    ? readFileSync(join(home, 'calls'), 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as string[])
        .filter(([name]) => name === program)
    : [];
const env = (): NodeJS.ProcessEnv => ({
  PATH: `${join(home, 'bin')}${delimiter}${process.env['PATH']}`,
  HOME: home,
  GIT_CONFIG_NOSYSTEM: '1',
});

/** The repository: its program, and the manifests that the program has made, on the base branch. */
let origin: string;
beforeAll(() => {
  home = realpathSync(mkdtempSync(join(tmpdir(), 'kubevirt-iac-pipelines-')));
  standIns(join(home, 'bin'));
  origin = join(home, 'origin');
  mkdirSync(join(origin, 'node_modules'), { recursive: true });
  symlinkSync(packageRoot(), join(origin, 'node_modules', 'kubevirt-iac'));
  for (const name of ['cdk8s', 'constructs'])
    symlinkSync(join(packageRoot(), 'node_modules', name), join(origin, 'node_modules', name));
  git(origin, 'init', '--quiet', '--initial-branch', BASE);
  writeFileSync(join(origin, '.gitignore'), 'node_modules\nreports\n');
  writeFileSync(join(origin, 'app.ts'), PROGRAM(2));
  execFileSync('npx', ['tsx', 'app.ts'], { cwd: origin, env: env(), stdio: 'inherit' });
  git(origin, 'add', '--all');
  git(origin, 'commit', '--quiet', '--message', 'base');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

beforeEach(async () => {
  comments = [];
  rmSync(join(home, 'calls'), { force: true });
  work = join(home, 'work');
  git(home, 'clone', '--quiet', origin, work);
  cpSync(join(origin, 'node_modules'), join(work, 'node_modules'), { recursive: true, verbatimSymlinks: true });
  server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      // Who asks is unknown, and there are no comments yet: unit tests of the pipelines have those.
      if (request.method === 'GET') return response.end(request.url === '/user' ? '{}' : '[]');
      const { body } = JSON.parse(Buffer.concat(chunks).toString());
      const token = request.headers.authorization ?? String(request.headers['private-token']);
      comments.push({ path: `${request.method} ${request.url}`, token, body });
      response.writeHead(201).end('{}');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(async () => {
  await new Promise((closed) => server.close(closed));
  rmSync(work, { recursive: true });
});

const api = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

/** What each server tells a run. */
const runs = (): Run => ({
  env: {
    GITHUB_REPOSITORY: 'shop/vms',
    GITHUB_STEP_SUMMARY: join(home, 'summary.md'),
    CI_API_V4_URL: api(),
    CI_PROJECT_ID: '7',
    CI_MERGE_REQUEST_IID: '12',
    CI_MERGE_REQUEST_TARGET_BRANCH_NAME: BASE,
    CI_COMMIT_SHA: 'abc123',
    PLAN_TOKEN: 'token-7',
    GITOPS_URL: join(home, 'gitops.git'),
    CHANGE_ID: '12',
    CHANGE_TARGET: BASE,
    GITHUB_TOKEN: 'token-7',
  },
  values: {
    github: {
      base_ref: BASE,
      token: 'token-7',
      sha: 'abc123',
      repository: 'shop/vms',
      event: { pull_request: { number: 12, head: { repo: { full_name: 'shop/vms' } } } },
    },
    secrets: { GITOPS_TOKEN: 'token-7' },
    vars: { GITOPS_REPOSITORY: join(home, 'gitops.git') },
    'params.base': `origin/${BASE}`,
    'params.repository': 'shop/vms',
    'params.pull-request': '12',
    'params.api': api(),
    'params.vm': 'web',
    'params.namespace': 'shop',
    'secret.token': 'token-7',
    'steps.step-plan.exitCode.path': join(home, 'plan-code'),
  },
});

/** Runs a job; the code of the step at which it has failed, and all that was printed. */
async function run(file: string, job: Job): Promise<{ code: number; failed?: string; output: string }> {
  const { env: given, values } = runs();
  const done: { code: number; failed?: string; output: string } = { code: 0, output: '' };
  for (const step of stepsOf(file, job, { env: given, values })) {
    if (done.code !== 0 && !step.always) continue;
    const script = join(home, 'script');
    writeFileSync(script, step.script);
    chmodSync(script, 0o755);
    const [program, ...args] = step.script.startsWith('#!') ? [script] : [...step.shell, script];
    const set = { ...env(), ...given, ...step.env, ...(step.env['GITHUB_API'] && { GITHUB_API: api() }) };
    const child = spawn(program!, args, { cwd: work, env: set, stdio: ['ignore', 'pipe', 'pipe'] });
    const { code, output } = await ended(child);
    done.output += `== ${step.name}\n${output}`;
    if (step.codeIn !== undefined) writeFileSync(step.codeIn, String(code));
    else if (code !== 0 && done.code === 0) Object.assign(done, { code, failed: step.name });
  }
  return done;
}

async function ended(child: ChildProcess): Promise<{ code: number; output: string }> {
  let output = '';
  for (const stream of [child.stdout!, child.stderr!]) stream.on('data', (chunk) => (output += String(chunk)));
  const [code] = (await once(child, 'close')) as [number];
  return { code, output };
}

/** The change under review: another program, with the manifests that it makes unless they were forgotten. */
function change(program: string, { synthesized = true } = {}): void {
  git(work, 'checkout', '--quiet', '-b', 'change');
  writeFileSync(join(work, 'app.ts'), program);
  if (synthesized) execFileSync('npx', ['tsx', 'app.ts'], { cwd: work, env: env() });
  git(work, 'add', '--all');
  git(work, 'commit', '--quiet', '--message', 'change');
}

/** The comment, as it reached its server: `gh` is a stand-in, the others send a request. */
function comment(file: string): string | undefined {
  if (file === 'github-actions.yaml') {
    const [call] = calls('gh').filter(([, ...args]) => args[0] === 'pr');
    if (call) expect(call.slice(0, 4)).toEqual(['gh', 'pr', 'comment', '12']);
    return call?.at(-1);
  }
  const gitlab = file === 'gitlab-ci.yaml';
  for (const { path, token } of comments) {
    expect(path).toBe(gitlab ? 'POST /projects/7/merge_requests/12/notes' : 'POST /repos/shop/vms/issues/12/comments');
    expect(token).toBe(gitlab ? 'token-7' : 'Bearer token-7');
  }
  expect(comments.length).toBeLessThan(2);
  return comments[0]?.body;
}

const report = (name: string): string => readFileSync(join(work, 'reports', name), 'utf8');
const VM_FILE = 'manifests/shop/virtualmachine.kubevirt.io_web.yaml';

describe.each(PIPELINES)('%s', (file) => {
  it('fails where a guest needs a restart, with a comment, an alert at the line, and a failed case', async () => {
    change(PROGRAM(3));
    const { code, failed, output } = await run(file, 'check');
    expect({ failed, output }).toMatchObject({
      failed: { 'gitlab-ci.yaml': 'script', 'tekton.yaml': 'verdict' }[file] ?? 'plan',
    });
    expect(code).toBe(1);
    const text = comment(file);
    expect(text).toMatch(/^## What this change does to virtual machines\n/);
    expect(text).toContain('| `VirtualMachine shop/web` | needs a restart |');
    expect(report('plan.html')).toMatch(/<h1[^>]*>.*VMs need a restart/);
    const line =
      readFileSync(join(work, VM_FILE), 'utf8')
        .split('\n')
        .findIndex((one) => one.includes('cores: 3')) + 1;
    expect(placesIn(report('plan.sarif'))).toEqual([`${VM_FILE}:${line} warning effect/restart`]);
    expect(readJunit(report('plan.xml'))).toMatchObject([
      { name: 'VirtualMachine shop/web', outcome: 'failure', message: expect.stringMatching(/^restart \(/) },
    ]);
    expect(output).not.toContain('token-7');
    expect(existsSync(join(work, 'pwned'))).toBe(false);
  });

  it('passes where nothing is at risk, with a comment that says what is new', async () => {
    change(PROGRAM(2, ", 'db'"));
    const { code, output } = await run(file, 'check');
    expect({ code, output }).toMatchObject({ code: 0 });
    expect(comment(file)).toContain('| `VirtualMachine shop/db` | added |');
    expect(readSarif(report('validate.sarif')).results.filter(({ level }) => level === 'error')).toEqual([]);
    expect(readJunit(report('validate.xml')).map(({ name, outcome }) => [name, outcome])).toContainEqual([
      'VirtualMachine shop/db',
      'passed',
    ]);
    expect(readJunit(report('plan.xml')).filter(({ outcome }) => outcome !== 'passed')).toEqual([]);
    expect(calls('npm')).toEqual([['npm', 'ci']]);
    expect(report('plan.html')).toMatch(/<h1[^>]*>.*Only new objects/);
    if (file !== 'Jenkinsfile') return;
    expect(calls('pulumi')).toEqual([['pulumi', 'preview', '--stack', 'production', '--non-interactive', '--json']]);
    expect(report('preview.html')).toMatch(/<h1[^>]*>.*Nothing changes/);
    expect(existsSync(join(work, 'preview.json'))).toBe(false);
  });

  it('fails where the manifests are not those that the program makes, and plans nothing', async () => {
    change(PROGRAM(3), { synthesized: false });
    const { code, failed } = await run(file, 'check');
    expect(code).not.toBe(0);
    expect(failed).toBe(file === 'gitlab-ci.yaml' ? 'script' : 'synth');
    expect(existsSync(join(work, 'reports'))).toBe(false);
    expect(comment(file)).toBeUndefined();
  });

  it('fails where the cluster would reject what the program made with a rule disabled', async () => {
    const ide = "addOverride('spec.template.spec.domain.devices.disks[0].disk.bus', 'ide')";
    change(
      PROGRAM(
        2,
        '',
        `const web = shop.node.findChild('web'); web.${ide}; Rules.disable(web, 'ide-disk-bus', 'old guest');`,
      ),
    );
    const { code, failed } = await run(file, 'check');
    expect({ code, failed }).toEqual({ code: 1, failed: file === 'gitlab-ci.yaml' ? 'script' : 'validate' });
    const line =
      readFileSync(join(work, VM_FILE), 'utf8')
        .split('\n')
        .findIndex((one) => one.includes('bus: ide')) + 1;
    expect(placesIn(report('validate.sarif'))).toContain(`${VM_FILE}:${line} error DSK-11`);
    expect(comment(file)).toBeUndefined();
  });

  it('brings what was merged to the cluster', async () => {
    const gitops = join(home, 'gitops.git');
    execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch', 'main', gitops]);
    git(home, 'init', '--quiet', join(home, 'first'));
    git(join(home, 'first'), 'commit', '--quiet', '--allow-empty', '--message', 'first');
    git(join(home, 'first'), 'push', '--quiet', gitops, 'HEAD:main');
    try {
      const { code, output } = await run(file, 'deploy');
      expect({ code, output }).toMatchObject({ code: 0 });
      if (file === 'Jenkinsfile') {
        expect(calls('pulumi')).toEqual([['pulumi', 'up', '--stack', 'production', '--non-interactive', '--yes']]);
      } else if (file === 'tekton.yaml') {
        expect(calls('kubectl')).toEqual([
          ['kubectl', 'apply', '--server-side', '--field-manager=vms', '--kustomize', 'manifests/'],
        ]);
        expect(calls('npx')).toEqual([
          ['npx', 'kubevirt-iac', 'wait', 'vm/web', '--namespace', 'shop', '--timeout', '20m'],
        ]);
      } else {
        expect(git(gitops, 'log', '--format=%s')).toBe('VMs of abc123\nfirst\n');
        expect(git(gitops, 'show', `HEAD:${VM_FILE.replace('manifests', 'vms')}`)).toBe(
          readFileSync(join(work, VM_FILE), 'utf8'),
        );
        rmSync(join(work, 'gitops'), { recursive: true });
        expect(await run(file, 'deploy')).toMatchObject({ code: 0 });
        expect(git(gitops, 'log', '--format=%s')).toBe('VMs of abc123\nfirst\n');
      }
    } finally {
      for (const folder of ['first', 'gitops.git']) rmSync(join(home, folder), { recursive: true });
    }
  });
});
