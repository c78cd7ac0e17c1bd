/** Every command that reads files quotes the line that is wrong, in the same form. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readClusterFile } from '../../../../cli/cluster-file';
import { lockedSha256 } from '../../../../constructs/platform/assets/lock-file';
import { runCli } from '../../../support/in-process-cli';

const root = mkdtempSync(join(tmpdir(), 'quoted-'));
function written(name: string, text: string): string {
  const file = join(root, name);
  mkdirSync(join(file, '..'), { recursive: true });
  writeFileSync(file, text);
  return file;
}
const vms = written('vms.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n');

test.each([
  ['--cluster', 'a value', 'kubevirtVersion: v1.9.0\narchitecture: z80\n', '2:15', '2 | architecture: z80', '^^^'],
  ['--cluster', 'an unknown key', 'architectur: arm64\n', '1:14', '1 | architectur: arm64', '^^^^^'],
  ['--cluster', 'YAML', 'a: 1\nb: [\n', '2:4', '2 | b: [', '^'],
  [
    '--config',
    'a rule',
    'disable:\n- {rule: ide-disk-buss, reason: x}\n',
    '2:10',
    '2 | - {rule: ide-disk-buss, reason: x}',
    '^^^^^^^^^^^^^',
  ],
  [
    '--config',
    'a reason',
    'disable:\n- {rule: ide-disk-bus, reason: ""}\n',
    '2:32',
    '2 | - {rule: ide-disk-bus, reason: ""}',
    '^^',
  ],
])('%s with %s that is wrong', async (option, _, text, at, line, mark) => {
  const file = written('settings.yaml', text);
  const { code, out, err } = await runCli('validate', option, file, vms);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  const [head, margin, shown, marked] = err.split('\n');
  expect(head).toMatch(new RegExp(`settings\\.yaml:${at}: error: It `));
  expect(margin).toBe('    |');
  expect(shown).toBe(`  ${line}`);
  expect(marked!.trim()).toBe(`| ${' '.repeat(Number(at.split(':')[1]) - 1)}${mark}`);
});

test('a cluster that is an object, whose profile is derived, is reported without a place', () => {
  const file = written(
    'kubevirt.yaml',
    'apiVersion: kubevirt.io/v1\nkind: KubeVirt\nspec: {configuration: {vmRolloutStrategy: Now}}\n',
  );
  expect(() => readClusterFile(file)).toThrow(/is not a valid cluster profile/);
});

test.each([
  ['a conflict of Git', '{\n<<<<<<< HEAD\n  "version": 1\n}\n', ':2:1 ', '2 | <<<<<<< HEAD'],
  ['a checksum', '{"version": 1, "assets": {"a@1/b": {"sha256": "zz", "bytes": 1}}}', ':1:', '"sha256": "zz"'],
])('a lock file with %s says where', (_, text, at, line) => {
  const file = written('lock.json', text);
  const told = (() => {
    try {
      return lockedSha256(file, 'a');
    } catch (error) {
      return (error as Error).message;
    }
  })();
  expect(told).toContain(`The lock file ${file}${at}`);
  expect(told).toContain('is not valid');
  expect(told).toContain(line);
  expect(told).toMatch(/\n +\| +\^+$/);
});

test('plan quotes what the cluster rejects, and nothing of what is fine', async () => {
  const disk = (url: string) =>
    `apiVersion: cdi.kubevirt.io/v1beta1\nkind: DataVolume\nmetadata: {name: root, namespace: vms}\nspec:\n  source: {http: {url: "${url}"}}\n  storage: {resources: {requests: {storage: 1Gi}}}\n`;
  const [old, now] = [
    written('old/a.yaml', disk('https://a.example/a')),
    written('new/a.yaml', disk('https://a.example/b')),
  ];
  const { out } = await runCli('plan', old, now);
  expect(out).toContain(
    `    ${now}:5:24\n        |\n      5 |   source: {http: {url: "https://a.example/b"}}\n        |                        ^^^^^^^^^^^^^^^^^^^^^\n`,
  );
  const { out: fine } = await runCli('plan', old, old);
  expect(fine).not.toContain('|');
});
