/** Disks that are exported to files and uploaded from files: the plugin's real executable, and real transfers over HTTPS. */
import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { FAULT_ANNOTATION } from '../../sandbox';
import { engineOnSandbox, kind } from '../support/engine-on-sandbox';
import type { Declared } from '../support/mini-engine';
import { stopPlugins } from '../support/plugin';

const on = engineOnSandbox('transfer');
let folder: string;

const DATA_VOLUME = kind('cdi.kubevirt.io/v1beta1', 'DataVolume');
const EXPORT = kind('export.kubevirt.io/v1', 'VirtualMachineExport');
const VM = kind('kubevirt.io/v1', 'VirtualMachine');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-transfer-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const sha256 = (content: Buffer) => createHash('sha256').update(content).digest('hex');
const image = (name: string, content: Buffer) => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};
const upload = (inputs: object, more: object = {}): Declared => ({
  type: 'kubevirt:actions:Upload',
  name: 'golden',
  inputs: { file: join(folder, 'disk.img'), ...inputs },
  ...more,
});
const exported = (inputs: object, more: object = {}): Declared => ({
  type: 'kubevirt:actions:Export',
  name: 'backup',
  inputs: { path: join(folder, 'out', 'disk.img'), format: 'raw', ...inputs },
  ...more,
});
const out = () => join(folder, 'out', 'disk.img');

/** From now on, transfers break off in the middle. */
const breakTransfers = () =>
  on.cluster.patch(
    kind('v1', 'Namespace'),
    { name: on.namespace },
    { type: 'merge', body: { metadata: { annotations: { [FAULT_ANNOTATION]: 'broken-transfer' } } } },
  );

test('a file is uploaded once, to another disk when its content changes, and what is exported is what was uploaded', async () => {
  const content = randomBytes(300_000);
  image('disk.img', content);
  const first = await on.up([upload({})]);
  expect(first.errors).toEqual({});
  const { dataVolume, bytes } = on.outputsOf(upload({})) as { dataVolume: string; bytes: number };
  expect([bytes, (await on.cluster.get(DATA_VOLUME, on.at(dataVolume))).status?.['phase']]).toEqual([
    content.length,
    'Succeeded',
  ]);
  expect((await on.up([upload({})])).steps).toEqual({ golden: 'same' });

  const download = exported({ claim: dataVolume, sha256: sha256(content) });
  expect((await on.up([upload({}), download])).errors).toEqual({});
  expect(readFileSync(out()).equals(content)).toBe(true);
  expect(on.outputsOf(download)).toMatchObject({ sha256: sha256(content), bytes: content.length });
  // While it is offered, the disk is in use.
  expect((await on.cluster.list(EXPORT, { namespace: on.namespace })).items).toEqual([]);
  expect((await on.up([upload({}), download])).steps).toEqual({ golden: 'same', backup: 'same' });

  const next = randomBytes(200_000);
  image('disk.img', next);
  expect((await on.up([upload({}), download])).steps).toEqual({ golden: 'replace', backup: 'same' });
  const other = on.outputsOf(upload({}))['dataVolume'];
  expect(other).not.toBe(dataVolume);
  // Nobody agreed to lose the data of the earlier one.
  expect(
    (await on.cluster.list(DATA_VOLUME, { namespace: on.namespace })).items
      .map(({ metadata }) => metadata?.name)
      .sort(),
  ).toEqual([dataVolume, other].sort());
  expect((await on.up([download, upload({ deleteDisk: true })])).errors).toEqual({});
  expect((await on.up([download])).errors).toEqual({});
  expect(
    (await on.cluster.list(DATA_VOLUME, { namespace: on.namespace })).items.map(({ metadata }) => metadata?.name),
  ).toContain(dataVolume);
});

test('a file of another checksum is not sent, and one that is absent is named in the preview', async () => {
  image('disk.img', randomBytes(1000));
  const wrong = upload({ sha256: 'a'.repeat(64) });
  expect((await on.up([wrong])).errors['golden']?.join()).toMatch(/has the SHA-256 \w{64}, not a+: nothing was sent/);
  const absent = { ...upload({ file: join(folder, 'nope.img') }), name: 'absent' };
  expect((await on.up([absent], { preview: true })).errors['absent']?.join()).toMatch(/nope.img does not exist/);
  const compressed = { ...upload({ file: image('disk.gz', Buffer.from([0x1f, 0x8b, 8, 0])) }), name: 'compressed' };
  expect((await on.up([compressed])).errors['compressed']?.join()).toMatch(/is compressed.*Set size/);
});

test('an upload that breaks off starts again', async () => {
  const content = randomBytes(4_000_000);
  image('disk.img', content);
  await breakTransfers();
  expect((await on.up([upload({ name: 'golden' })])).errors).toEqual({});
  const download = exported({ claim: 'golden' });
  expect((await on.up([upload({ name: 'golden' }), download])).errors).toEqual({});
  expect(on.outputsOf(download)['sha256']).toBe(sha256(content));
  // The disk holds data: another content is not written over it.
  image('disk.img', randomBytes(1000));
  const { errors } = await on.up([upload({ name: 'golden' }), download]);
  expect(errors['golden']?.join()).toMatch(/holds another content, and its data is not overwritten/);
});

const blank = (name: string): Declared => ({
  type: 'kubevirt:cdi/v1beta1:DataVolume',
  name,
  inputs: {
    metadata: { name, annotations: { 'cdi.kubevirt.io/storage.bind.immediate.requested': 'true' } },
    spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '1Gi' } } } },
  },
});

test('a download that breaks off goes on where it broke, and the token is shown nowhere', async () => {
  await breakTransfers();
  const run = await on.up([blank('data'), exported({ claim: 'data' })]);
  expect(run.errors).toEqual({});
  expect(readFileSync(out())).toHaveLength(1 << 20);
  const zipped = { ...exported({ claim: 'data', format: 'gzip', path: join(folder, 'disk.gz') }), name: 'zipped' };
  expect((await on.up([blank('data'), exported({ claim: 'data' }), zipped])).errors).toEqual({});
  expect(gunzipSync(readFileSync(join(folder, 'disk.gz'))).equals(readFileSync(out()))).toBe(true);
  const tokens = on.sandbox.requests().filter(({ resource }) => resource === 'secrets');
  expect(tokens.length).toBeGreaterThan(0);
  expect(JSON.stringify([...on.engine.state.values()]) + on.said().join('\n')).not.toMatch(/\b[0-9a-f]{40}\b/);
});

test('a disk with another checksum is discarded, and the file stays as it was', async () => {
  const file = image('disk.img', Buffer.from('earlier'));
  const wrong = exported({ claim: 'data', path: file, sha256: 'b'.repeat(64) });
  const { errors } = await on.up([blank('data'), wrong]);
  expect(errors['backup']?.join()).toMatch(/has the SHA-256 \w{64}, not b+ as expected: it was discarded/);
  expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual(['earlier', ['disk.img']]);
});

test('a download that was killed leaves no half file, and the next update continues it', async () => {
  // The export object stays offered: the plugin is killed when the download has begun.
  const declared = exported({ claim: 'data' });
  expect((await on.up([blank('data')])).errors).toEqual({});
  const exports = on.cluster.watch(EXPORT, { namespace: on.namespace });
  await exports.ready();
  const offered = new Promise<void>((resolve) => {
    exports.onChange(({ object }) => object.status?.['phase'] === 'Ready' && resolve());
  });
  const killed = on.up([blank('data'), declared]).catch((error: Error) => error);
  await Promise.race([offered, killed]);
  exports.close();
  on.plugin.process.kill('SIGKILL');
  await killed;
  await stopPlugins();
  // Killed before or after the rename: never a half file.
  if (existsSync(out())) expect(readFileSync(out())).toHaveLength(1 << 20);
  await on.startPlugin();
  expect((await on.up([blank('data'), declared])).errors).toEqual({});
  expect(readFileSync(out())).toHaveLength(1 << 20);
  expect(readdirSync(join(folder, 'out'))).toEqual(['disk.img']);
});

test('the disk of a VM that runs is waited for, and the row says why', async () => {
  await on.cluster.apply(VM, {
    apiVersion: 'kubevirt.io/v1',
    kind: 'VirtualMachine',
    metadata: { name: 'web', namespace: on.namespace },
    spec: {
      runStrategy: 'Always',
      dataVolumeTemplates: [
        {
          metadata: { name: 'web-root' },
          spec: { source: { blank: {} }, storage: { resources: { requests: { storage: '1Gi' } } } },
        },
      ],
      template: {
        spec: {
          domain: { devices: {}, memory: { guest: '1Gi' } },
          volumes: [{ name: 'root', dataVolume: { name: 'web-root' } }],
        },
      },
    },
  });
  const { errors } = await on.up([exported({ vm: 'web' }, { timeoutSeconds: 4 })]);
  expect(errors['backup']?.join()).toMatch(/in use by web/);
  await on.cluster.patch(VM, on.at('web'), { type: 'merge', body: { spec: { runStrategy: 'Halted' } } });
  expect((await on.up([exported({ vm: 'web' })])).errors).toEqual({});
  expect(existsSync(out())).toBe(true);
});
