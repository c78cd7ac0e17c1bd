/** `validate --watch` on real files. */
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ManifestReader } from '../../../../cli/validate/reader';
import { changesOf } from '../../../../cli/validate/watch';
import { edited, validObject } from '../../../../kubevirt/admission/examples';
import { runCli } from '../../../support/in-process-cli';
import { until } from '../../../support/until';

const good = JSON.stringify(validObject('VirtualMachine'));
const bad = JSON.stringify(
  edited(validObject('VirtualMachine'), { 'spec.template.spec.domain.devices.disks[0].disk.bus': 'ide' }),
);
const folder = () => mkdtempSync(join(tmpdir(), 'watch-'));

describe('changes', () => {
  let stop: AbortController;
  let seen: string[][];
  let ended: Promise<void>;
  beforeEach(() => {
    stop = new AbortController();
    seen = [];
  });
  afterEach(async () => {
    stop.abort();
    await ended;
  });

  async function watching(...paths: string[]): Promise<void> {
    ended = (async () => {
      for await (const changed of changesOf(paths, { signal: stop.signal, every: 20 })) seen.push([...changed].sort());
    })();
    await report(1);
  }

  const report = (count: number) =>
    until(
      async () => (seen.length >= count ? [] : [`${seen.length} of ${count} reports: ${JSON.stringify(seen)}`]),
      20,
    );

  test('of content, of names, new files and folders, and of what is deleted', async () => {
    const root = folder();
    const [a, b, below] = [join(root, 'a.yaml'), join(root, 'b.yaml'), join(root, 'below')];
    writeFileSync(a, good);
    await watching(root);
    expect(seen).toEqual([[a]]);
    writeFileSync(a, bad);
    await report(2);
    renameSync(a, b);
    await report(3);
    mkdirSync(below);
    writeFileSync(join(below, 'c.yaml'), good);
    await report(4);
    writeFileSync(join(root, 'README.md'), 'not a manifest');
    rmSync(below, { recursive: true });
    await report(5);
    expect(seen.slice(1)).toEqual([[a], [a, b], [join(below, 'c.yaml')], [join(below, 'c.yaml')]]);
  });

  test('of a file that an editor replaces, and of one that goes and comes back', async () => {
    const file = join(folder(), 'a.yaml');
    writeFileSync(file, good);
    await watching(file);
    writeFileSync(`${file}.swp`, good);
    renameSync(`${file}.swp`, file);
    await report(2);
    rmSync(file);
    await report(3);
    writeFileSync(file, good);
    await report(4);
    expect(seen).toEqual([[file], [file], [file], [file]]);
  });

  test('of many files at once are one change', async () => {
    const root = folder();
    await watching(root);
    const files = Array.from({ length: 50 }, (_, index) => join(root, `${String(index).padStart(2, '0')}.yaml`));
    for (const file of files) writeFileSync(file, good);
    await report(2);
    expect(seen.slice(1).flat()).toEqual(files);
  });
});

test('only what has changed is read again', () => {
  const root = folder();
  const [a, b] = [join(root, 'a.yaml'), join(root, 'b.yaml')];
  for (const file of [a, b]) writeFileSync(file, good);
  const reader = new ManifestReader();
  const first = reader.read([root]).manifests;
  expect(first.map(({ file }) => file)).toEqual([a, b]);
  writeFileSync(b, 'a: [');
  const second = reader.read([root]);
  expect(second.manifests).toHaveLength(1);
  expect(second.manifests[0]).toBe(first[0]);
  expect(second.unreadable.map(({ file }) => file)).toEqual([b]);
  rmSync(a);
  const third = reader.read([root]);
  expect(third.manifests).toEqual([]);
  expect(third.unreadable[0]).toBe(second.unreadable[0]);
});

describe('the command', () => {
  /** Runs until an interrupt; `steps` act after each report that standard error announces. */
  async function interrupted(args: readonly string[], steps: readonly (() => void)[]) {
    const reports = { count: 0 };
    const error = jest.spyOn(Date.prototype, 'toLocaleTimeString').mockImplementation(() => {
      reports.count++;
      return '12:00';
    });
    try {
      const running = runCli('validate', '--watch', ...args);
      for (const [index, step] of steps.entries()) {
        await until(async () => (reports.count > index ? [] : [`report ${index + 1}`]), 20);
        step();
      }
      await until(async () => (reports.count > steps.length ? [] : [`report ${steps.length + 1}`]), 20);
      process.emit('SIGINT');
      return await running;
    } finally {
      error.mockRestore();
    }
  }

  test('reports again, survives what is wrong in between, and ends with the last exit code', async () => {
    const root = folder();
    const file = join(root, 'vm.yaml');
    const config = join(root, 'config.yml');
    writeFileSync(file, good);
    writeFileSync(config, 'disable: []\n');
    const { code, out, err } = await interrupted(
      [file, '--config', config],
      [
        () => writeFileSync(config, 'disable: nothing\n'),
        () => writeFileSync(config, 'disable: []\n'),
        () => writeFileSync(file, bad),
      ],
    );
    expect(code).toBe(1);
    expect(out.match(/1 object, 0 errors/g)).toHaveLength(2);
    expect(out).toContain('DSK-11');
    expect(out).not.toContain('\u001b');
    expect(err).toContain('is not a valid configuration of validate');
    expect(err).toContain('Waiting for changes');
    expect(process.listenerCount('SIGINT')).toBe(0);
  });

  test('ends with 0 where all is well at last', async () => {
    const root = folder();
    writeFileSync(join(root, 'vm.yaml'), bad);
    const { code } = await interrupted([root], [() => writeFileSync(join(root, 'vm.yaml'), good)]);
    expect(code).toBe(0);
  });

  test.each([
    [['-'], 'cannot watch standard input'],
    [['--jsonl'], 'cannot be combined with --jsonl'],
    [['/nowhere'], 'No such file or folder'],
  ])('rejects %j', async (args, message) => {
    expect(await runCli('validate', '--watch', ...args)).toMatchObject({
      code: 2,
      err: expect.stringContaining(message),
    });
  });
});
