/** What Pulumi itself says of schema.json: it checks it against its metaschema and binds every type, as a code generator would. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { binaries } from '../../toolchain/binaries';
import { packageRoot } from '../../toolchain/package-root';

const home = mkdtempSync(join(tmpdir(), 'kubevirt-iac-schema-'));
const SCHEMA = join(packageRoot(), 'schema.json');
let pulumi: string;

beforeAll(async () => {
  pulumi = (await binaries(['pulumi'])).pulumi;
}, 600_000);
afterAll(() => rmSync(home, { recursive: true }));

function check(file: string): { status: number | null; said: string } {
  const env = { ...process.env, PULUMI_HOME: home, PULUMI_SKIP_UPDATE_CHECK: 'true' };
  const { status, stdout, stderr } = spawnSync(pulumi, ['schema', 'check', file], { env, encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
}

test('Pulumi takes our schema, without a warning', () => {
  expect(check(SCHEMA)).toEqual({ status: 0, said: '' });
});

test('`pulumi package get-schema` reads it from the plugin, and finds what it holds', () => {
  const env = { ...process.env, PULUMI_HOME: home, PULUMI_SKIP_UPDATE_CHECK: 'true' };
  const plugin = join(packageRoot(), 'bin', 'pulumi-resource-kubevirt');
  const { stdout, stderr } = spawnSync(pulumi, ['package', 'get-schema', plugin], {
    env,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const read = JSON.parse(stdout || JSON.stringify({ stderr })) as Record<string, object>;
  const own = JSON.parse(readFileSync(SCHEMA, 'utf8')) as Record<string, object>;
  for (const part of ['resources', 'types', 'functions'])
    expect(Object.keys(read[part] ?? read)).toEqual(Object.keys(own[part]!));
});

test('it would not take one with a reference to nowhere', () => {
  const broken = join(home, 'broken.json');
  writeFileSync(
    broken,
    readFileSync(SCHEMA, 'utf8').replace('"#/types/kubevirt:core/v1:Disk"', '"#/types/kubevirt:core/v1:Disc"'),
  );
  const { status, said } = check(broken);
  expect(status).not.toBe(0);
  expect(said).toContain('kubevirt:core/v1:Disc not found');
});
