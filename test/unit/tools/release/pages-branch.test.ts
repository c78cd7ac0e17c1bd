/** What the release workflow does to the branch that the site is served from: run as it stands there, on a repository in a folder. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../../../toolchain/package-root';

const workflow = parse(readFileSync(join(packageRoot(), '.github/workflows/release.yml'), 'utf8')) as {
  jobs: Record<'site', { steps: { run?: string }[] }>;
};
const script = workflow.jobs.site.steps.map(({ run }) => run).find(Boolean)!;

const home = mkdtempSync(join(tmpdir(), 'pages-branch-'));
afterAll(() => rmSync(home, { recursive: true, force: true }));
const git = (...args: string[]) => execFileSync('git', args, { cwd: home, encoding: 'utf8' });

beforeAll(() => {
  git('init', '--quiet', '--bare', 'origin');
  mkdirSync(join(home, 'bin'));
  // Only sets the credentials of git, which a folder needs none of.
  writeFileSync(join(home, 'bin/gh'), '#!/bin/sh\n');
  chmodSync(join(home, 'bin/gh'), 0o755);
});

/** Publishes the archive of a release that consists of these files. */
function publish(version: string, files: Readonly<Record<string, string>>): void {
  const job = mkdtempSync(join(home, 'job-'));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(job, 'site', name, '..'), { recursive: true });
    writeFileSync(join(job, 'site', name), text);
  }
  mkdirSync(join(job, 'release'));
  const archive = join(job, 'release', `kubevirt-iac-site-${version}.tar.gz`);
  const names = execFileSync('ls', [join(job, 'site')], { encoding: 'utf8' })
    .trim()
    .split('\n');
  execFileSync('tar', ['-czf', archive, '-C', join(job, 'site'), ...names]);
  execFileSync('bash', ['-e', '-c', script], {
    cwd: job,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PATH: `${join(home, 'bin')}${delimiter}${process.env['PATH']}`,
      GITHUB_SERVER_URL: `file://${home}`,
      GITHUB_REPOSITORY: 'origin',
      GITHUB_REF_NAME: version,
    },
  });
}

const published = () =>
  Object.fromEntries(
    git('--git-dir', 'origin', 'ls-tree', '-r', '--name-only', 'gh-pages')
      .trim()
      .split('\n')
      .map((name) => [name, git('--git-dir', 'origin', 'show', `gh-pages:${name}`)]),
  );

test('a version is added to those before it, and a patch takes the place of its minor version', () => {
  publish('v0.1.0', { 'v0.1/index.html': 'one', 'v0.1/gone.html': 'gone', 'versions.json': '["v0.1"]' });
  expect(published()).toEqual({
    '.nojekyll': '',
    'v0.1/index.html': 'one',
    'v0.1/gone.html': 'gone',
    'versions.json': '["v0.1"]',
  });
  publish('v0.2.0', { 'v0.2/index.html': 'two', 'versions.json': '["v0.2","v0.1"]' });
  publish('v0.1.1', { 'v0.1/index.html': 'one, repaired', 'versions.json': '["v0.2","v0.1"]' });
  expect(published()).toEqual({
    '.nojekyll': '',
    'v0.1/index.html': 'one, repaired',
    'v0.2/index.html': 'two',
    'versions.json': '["v0.2","v0.1"]',
  });
});
