/** Every format of `validate` and `plan`: what it holds, how the command ends, and what becomes of text that is up to something. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import { RULES, rulePageOf } from '../../../../kubevirt/admission';
import { packageRoot } from '../../../../toolchain/package-root';
import { runCli } from '../../../support/in-process-cli';
import { readJunit } from '../../../support/junit';
import { placesIn, readSarif } from '../../../support/sarif';
import { edited, vm } from '../../impact/objects';

type Json = Record<string, unknown>;

const RESTARTS = { 'domain.cpu.cores': 2 };
const REJECTED = { 'domain.devices.disks[root].disk': { bus: 'ide' } };
const data = (name: string, annotations: Json = {}): Json => ({
  apiVersion: 'cdi.kubevirt.io/v1beta1',
  kind: 'DataVolume',
  metadata: { name, namespace: 'vms', annotations },
  spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '20Gi' } } } },
});
const KEPT = { 'argocd.argoproj.io/sync-options': 'Prune=false' };

let folder: string;
const home = process.cwd();
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'kubevirt-iac-formats-')));
  process.chdir(folder);
  execFileSync('git', ['init', '--quiet', '--initial-branch', 'main']);
});
afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

function write(files: Readonly<Record<string, string | readonly Json[]>>): void {
  for (const [file, content] of Object.entries(files)) {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(
      file,
      typeof content === 'string' ? content : content.map((object) => stringify(object)).join('---\n'),
    );
  }
}

/** The files are the base; then `now` replaces them. */
function change(old: Parameters<typeof write>[0], now: Parameters<typeof write>[0]): void {
  write(old);
  execFileSync('git', ['add', '--all']);
  execFileSync('git', [
    '-c',
    'user.name=a',
    '-c',
    'user.email=a@example.org',
    'commit',
    '--quiet',
    '--message',
    'base',
  ]);
  rmSync('manifests', { recursive: true });
  mkdirSync('manifests');
  write(now);
}

/** Whether the text is of its format. */
const READERS: Readonly<Record<string, (text: string) => unknown>> = {
  text: (text) => expect(text).toMatch(/\n$/),
  markdown: (text) => expect(text).toMatch(/^## /),
  json: (text) => JSON.parse(text),
  sarif: readSarif,
  junit: readJunit,
};

describe('exit codes', () => {
  const VALIDATE = ['text', 'json', 'sarif', 'junit'];
  const PLAN = ['text', 'markdown', 'json', 'sarif', 'junit'];
  const good = { 'manifests/vm.yaml': [vm()] };
  const warned = { 'manifests/vm.yaml': [vm({ 'spec.runStrategy': undefined, 'spec.running': true })] };
  const rejected = { 'manifests/vm.yaml': [vm(REJECTED)] };
  const unreadable = { 'manifests/vm.yaml': 'a:\n\tb: c' };

  it.each(
    VALIDATE.flatMap((format) => [
      [format, 'nothing is wrong', good, 0] as const,
      [format, 'there are only warnings', warned, 0] as const,
      [format, 'there is an error', rejected, 1] as const,
      [format, 'a file cannot be read', unreadable, 1] as const,
    ]),
  )('of validate --format %s where %s', async (format, _, files, code) => {
    write(files);
    const { code: found, out } = await runCli('validate', '--format', format, 'manifests');
    expect(found).toBe(code);
    READERS[format]!(out);
  });

  it.each(
    PLAN.flatMap((format) => [
      [format, 'nothing changes', {}, [], 0] as const,
      [format, 'a restart is not asked about', RESTARTS, [], 0] as const,
      [format, 'a restart is caught', RESTARTS, ['--fail-on', 'hazard,restart'], 1] as const,
      [format, 'something else is caught', RESTARTS, ['--fail-on', 'hazard,refused'], 0] as const,
    ]),
  )('of plan --format %s where %s', async (format, _, edits, options, code) => {
    change(good, { 'manifests/vm.yaml': [vm(edits)] });
    const { code: found, out } = await runCli('plan', '--base', 'main', '--format', format, ...options, 'manifests');
    expect(found).toBe(code);
    READERS[format]!(out);
  });

  it.each([
    ['validate', '--format', 'pdf', 'manifests'],
    ['validate', '--report', 'junit', 'manifests'],
    ['validate', '--report', 'markdown=a.md', 'manifests'],
    ['validate', '--report', 'sarif=', 'manifests'],
    ['validate', '--report', 'sarif=a.sarif', '--jsonl'],
    ['validate', '--report', 'sarif=manifests/vm.yaml/a.sarif', 'manifests'],
    ['validate', 'nowhere'],
    ['plan', '--base', 'main', '--report', 'pdf=a.pdf', 'manifests'],
    ['plan', '--report', 'junit=a.xml', '--jsonl'],
    ['plan', '--base', 'main', '--fail-on', 'reboot', 'manifests'],
    ['plan', '--base', 'no-such-branch', 'manifests'],
    ['plan', 'manifests'],
  ])('of %s %s %s %s: 2, with one line that says why, and no report', async (...args) => {
    change(good, good);
    const { code, out, err } = await runCli(...args);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(/^error: .+\n$/);
    expect(['a.sarif', 'a.xml', 'a.md', 'a.pdf'].filter((file) => existsSync(file))).toEqual([]);
  });
});

it('several reports come from one run, in folders that are made for them', async () => {
  change({ 'manifests/vm.yaml': [vm()] }, { 'manifests/vm.yaml': [vm({ ...RESTARTS, ...REJECTED })] });
  const reports = (name: string, ...formats: string[]) =>
    formats.flatMap((format) => ['--report', `${format}=reports/${name}.${format}`]);
  const validated = await runCli('validate', ...reports('validate', 'sarif', 'junit'), 'manifests');
  expect(validated).toMatchObject({ code: 1, out: expect.stringContaining('error DSK-11') });
  const planned = await runCli(
    'plan',
    '--base',
    'main',
    ...reports('plan', 'sarif', 'junit', 'markdown', 'json'),
    'manifests',
  );
  expect(planned).toMatchObject({ code: 0, out: expect.stringContaining('1 changed') });
  for (const name of ['validate.sarif', 'validate.junit', 'plan.sarif', 'plan.junit', 'plan.markdown', 'plan.json'])
    READERS[name.split('.')[1]!]!(readFileSync(join('reports', name), 'utf8'));
});

describe('SARIF of validate', () => {
  it('has the line of each finding, in the second object of a file, too', async () => {
    write({ 'manifests/two.yaml': [data('data'), vm(REJECTED)] });
    const { out } = await runCli('validate', '--format', 'sarif', 'manifests');
    const line =
      readFileSync('manifests/two.yaml', 'utf8')
        .split('\n')
        .findIndex((text) => text.includes('bus: ide')) + 1;
    expect(placesIn(out)).toContain(`manifests/two.yaml:${line} error DSK-11`);
  });

  it('has paths below the root of the repository, wherever it runs', async () => {
    write({ 'a b/manifests/vm#1.yaml': [vm(REJECTED)] });
    process.chdir('a b');
    const { out } = await runCli('validate', '--format', 'sarif', 'manifests');
    expect(placesIn(out)[0]).toMatch(/^a b\/manifests\/vm#1\.yaml:\d+ error DSK-11$/);
  });

  it('keeps a fingerprint while lines move', async () => {
    const fingerprints = async () =>
      readSarif((await runCli('validate', '--format', 'sarif', 'manifests')).out).results.map(
        (one) => one.partialFingerprints,
      );
    write({ 'manifests/vm.yaml': [vm(REJECTED)] });
    const before = await fingerprints();
    write({ 'manifests/vm.yaml': `# One more line.\n${readFileSync('manifests/vm.yaml', 'utf8')}` });
    expect(await fingerprints()).toEqual(before);
  });

  it('says of a disabled rule that it is disabled, without an alert', async () => {
    write({
      'manifests/vm.yaml': [vm(REJECTED)],
      'rules.yaml': 'disable: [{ rule: ide-disk-bus, reason: old guests }]',
    });
    const { code, out } = await runCli('validate', '--config', 'rules.yaml', '--format', 'sarif', 'manifests');
    const { results, invocations } = readSarif(out);
    expect({ code, found: results.filter(({ ruleId }) => ruleId === 'DSK-11') }).toEqual({ code: 0, found: [] });
    expect(JSON.stringify(invocations)).toContain('disabled: DSK-11 ide-disk-bus');
    expect(JSON.stringify(invocations)).toContain('(old guests)');
  });

  it('links each rule to a page that exists', async () => {
    write({ 'manifests/vm.yaml': [vm(REJECTED)], 'manifests/x.yaml': 'a: {{ .Values.b }}' });
    const pages = readSarif((await runCli('validate', '--format', 'sarif', 'manifests')).out).tool.driver.rules.map(
      ({ helpUri }) => helpUri.replace(/^.*\/blob\/main\//, ''),
    );
    const all = [...pages, ...RULES.map(({ id }) => rulePageOf(id)), 'docs/pipelines.md', 'docs/what-a-change-does.md'];
    expect(all.filter((page) => !existsSync(join(packageRoot(), page.replace(/#.*/, ''))))).toEqual([]);
    expect(pages).toContain('docs/existing-manifests.md');
  });
});

describe('a plan', () => {
  const old = {
    'manifests/vms.yaml': [data('first'), vm()],
    'manifests/gone.yaml': [data('lost'), data('kept', KEPT)],
  };

  it('as SARIF has an alert at the line of each change, by its effect', async () => {
    change(old, {
      'manifests/vms.yaml': [data('first'), vm({ ...RESTARTS, 'volumes[root].containerDisk.image': 'x' })],
    });
    const { out } = await runCli('plan', '--base', 'main', '--format', 'sarif', 'manifests');
    const lines = readFileSync('manifests/vms.yaml', 'utf8').split('\n');
    const at = (text: string) => lines.findIndex((line) => line.includes(text)) + 1;
    const places = placesIn(out);
    expect(places).toContain(`manifests/vms.yaml:${at('cores: 2')} warning effect/restart`);
    expect(places).toContain(`manifests/vms.yaml:${at('image: x')} warning effect/restart`);
    expect(places).toContain('manifests/gone.yaml:1 error hazard/data-loss');
    expect(places).toContain('manifests/gone.yaml:1 note plan/kept');
    expect(places.filter((place) => place.includes('hazard/'))).toHaveLength(1);
    expect(readSarif(out).results[0]!.level).toBe('error');
  });

  it('as JUnit fails the objects that --fail-on catches, and says what happens to the others', async () => {
    change(old, { 'manifests/vms.yaml': [data('first'), vm(RESTARTS)], 'manifests/new.yaml': [data('new')] });
    const { code, out } = await runCli(
      'plan',
      '--base',
      'main',
      '--format',
      'junit',
      '--fail-on',
      'hazard,restart',
      'manifests',
    );
    const cases = readJunit(out).map(({ name, outcome, file }) => [name, outcome, file]);
    expect(code).toBe(1);
    expect(cases).toEqual([
      ['DataVolume vms/lost', 'failure', 'manifests/gone.yaml'],
      ['VirtualMachine vms/web', 'failure', 'manifests/vms.yaml'],
      ['DataVolume vms/kept', 'passed', 'manifests/gone.yaml'],
      ['DataVolume vms/new', 'passed', 'manifests/new.yaml'],
    ]);
    const [lost, web, kept] = readJunit(out);
    expect(lost!.message).toBe('hazard (data or guests at risk): This deletes the disk lost with all its data.');
    expect(web!.text).toMatch(/^needs a restart\nspec\.template\.spec\.domain\.cpu\.cores .*: restart\. /);
    expect(kept!.text).toContain('Argo CD keeps it');
  });

  it('in which nothing changes is a JUnit report with a case that passes', async () => {
    change(old, old);
    const { out } = await runCli('plan', '--base', 'main', '--format', 'junit', 'manifests');
    expect(readJunit(out)).toMatchObject([{ name: 'nothing changes', outcome: 'passed' }]);
  });

  it('of a rename has it in every format', async () => {
    const renamed = vm({ 'metadata.name': 'www' });
    change({ 'manifests/vm.yaml': [vm()] }, { 'manifests/vm.yaml': [renamed] });
    const of = async (format: string) => (await runCli('plan', '--base', 'main', '--format', format, 'manifests')).out;
    for (const format of ['text', 'markdown', 'json', 'junit'])
      expect(await of(format)).toContain('looks like a rename of vms/web');
    expect(placesIn(await of('sarif'))).toContain('manifests/vm.yaml:1 warning plan/renamed');
    expect(JSON.parse(await of('json')).objects).toContainEqual(
      expect.objectContaining({ name: 'VirtualMachine vms/www', renamedFrom: 'VirtualMachine vms/web' }),
    );
  });
});

describe('text that is up to something', () => {
  const NAME = 'web\u001b[2J](https://evil.example)|@octocat<img>';
  const hostile = (edits: Json = {}) =>
    edited(vm(edits), { 'metadata.labels': { x: '\u202e@octocat' }, 'metadata.name': NAME });

  it.each([
    ['validate', []],
    ['plan', ['--base', 'main', '--fail-on', 'restart']],
  ])('stays text in all reports of %s', async (command, options) => {
    change({ 'manifests/vm.yaml': [hostile()] }, { 'manifests/vm.yaml': [hostile({ ...RESTARTS, ...REJECTED })] });
    const formats = command === 'plan' ? ['text', 'markdown', 'sarif', 'junit'] : ['text', 'sarif', 'junit'];
    for (const format of formats) {
      const { out, err } = await runCli(command, ...options, '--format', format, 'manifests');
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not come out.
      expect(out + err).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
      READERS[format]!(out);
      if (format === 'sarif')
        for (const { message } of readSarif(out).results) expect(message.text).not.toContain('](');
      if (format === 'junit') expect(readJunit(out)[0]!.name).toContain('<img>');
      if (format === 'markdown') expect(out.replace(/`[^`\n]*`/g, '')).not.toMatch(/@octocat|<img/);
    }
  });
});
