/** `kubevirt-iac graph`: what it reads, where it writes, and what it says when it cannot. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { LISTED, liveNamespace } from '../../../../cli/graph/live';
import { ApiError } from '../../../../cluster';
import type { KubeObject } from '../../../../kube/object';
import { runCli } from '../../../support/in-process-cli';
import { alone, disk, vm } from './objects';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'graph-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (name: string, ...objects: readonly object[]): string => {
  const file = join(folder, name);
  writeFileSync(file, objects.map((object) => stringify(object)).join('---\n'));
  return file;
};
const graph = (...args: string[]) => runCli('graph', ...args);
const WEB = vm('web', { ...alone, volumes: [{ name: 'root', dataVolume: { name: 'web-root' } }] });

test.each([
  ['Mermaid is the default', [], /^%% shop\nflowchart LR\n/],
  ['DOT', ['--format', 'dot'], /^digraph "shop" \{\n/],
  ['SVG', ['--format', 'svg'], /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/],
  ['JSON', ['--format', 'json'], /"id": "VirtualMachine\/shop\/web"/],
])('%s', async (_, args, text) => {
  const { code, out, err } = await graph(write('web.yaml', WEB, disk('web-root')), ...args);
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(text);
});

test.each([
  ['picture.svg', /^<svg/],
  ['picture.dot', /^digraph/],
  ['picture.json', /^\{/],
  ['picture.mmd', /^%% /],
])('the name of the output file chooses the format: %s', async (name, text) => {
  const file = join(folder, 'new', name);
  const { code, out, err } = await graph(write('web.yaml', WEB), '-o', file);
  expect([code, out, err]).toEqual([0, '', `Wrote ${file}.\n`]);
  expect(readFileSync(file, 'utf8')).toMatch(text);
});

test.each([
  ['mermaid', /^%% shop\nflowchart TB\n/],
  ['dot', /rankdir=TB,/],
])('arrows that lead down, in %s', async (format, text) => {
  const { out } = await graph(write('web.yaml', WEB), '--format', format, '--direction', 'down');
  expect(out).toMatch(text);
});

test('arrows that lead down: a VM stands above its disk, so that the picture is taller, and no wider', async () => {
  const file = write('web.yaml', WEB, disk('web-root'));
  const size = async (...args: string[]) => {
    const { out } = await graph(file, '--format', 'svg', ...args);
    return /viewBox="0 0 (\d+) (\d+)"/.exec(out)!.slice(1).map(Number) as [number, number];
  };
  const [[width, height], [narrow, tall]] = [await size(), await size('--direction', 'down')];
  expect(narrow).toBeLessThanOrEqual(width);
  expect(tall).toBeGreaterThan(height);
});

test('a namespace of several', async () => {
  const file = write('two.yaml', WEB, vm('api', alone, { meta: { namespace: 'other' } }));
  const { out } = await graph(file, '--namespace', 'other');
  expect(out).toMatch(/<b>api<\/b>/);
  expect(out).not.toMatch(/<b>web<\/b>/);
});

describe('exits with 2, and says what to do', () => {
  const broken = () => {
    const file = join(folder, 'broken.yaml');
    writeFileSync(file, 'kind: VirtualMachine\n  name: [\n');
    return file;
  };
  test.each<[string, () => string[], RegExp]>([
    [
      'an unknown format',
      () => [write('a.yaml', WEB), '--format', 'png'],
      /'png' is invalid\. Allowed choices are mermaid, dot, svg, json/,
    ],
    ['nothing to read', () => [], /Name either manifests \(files, folders, or -\), or --app with a command, or --live/],
    ['manifests and a program', () => [write('a.yaml', WEB), '--app', 'true'], /Name either manifests/],
    ['a path without a file', () => [join(folder, 'none')], /No such file or folder: .*none\./],
    ['broken YAML', () => [broken()], /broken\.yaml:2:7: error: It is not valid YAML: .*Correct it and try again/],
    [
      'the same object twice',
      () => [write('a.yaml', WEB), write('b.yaml', WEB)],
      /VirtualMachine shop\/web is defined twice/,
    ],
    [
      'nothing to show',
      () => [write('a.yaml', { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' } })],
      /There is nothing to show in .*a\.yaml: no VM, disk, network, Service or policy among its 1 objects/,
    ],
    [
      'an empty namespace',
      () => [write('a.yaml', WEB), '-n', 'none'],
      /nothing to show in namespace none\. Namespaces with something to show: shop\./,
    ],
    [
      'a file that cannot be written',
      () => [write('a.yaml', WEB), '-o', join(broken(), 'x.svg')],
      /Cannot write .*the file given with --output/,
    ],
    [
      'a program that fails',
      () => ['--app', 'exit 3'],
      /The command of --app ended with exit code 3: exit 3\. Its messages are above/,
    ],
    [
      'a program that writes nothing',
      () => ['--app', 'true'],
      /wrote no manifests: true\. End the program with synth\(app\) or app\.synth\(\)/,
    ],
  ])('%s', async (_, args, message) => {
    const { code, out, err } = await graph(...args());
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });
});

test('a program is run as cdk8s runs it, and its folder is removed', async () => {
  const source = write('app.yaml', WEB);
  const { code, out } = await graph(
    '--app',
    `cp '${source}' "$CDK8S_OUTDIR/web.yaml" && printf %s "$CDK8S_OUTDIR" > '${folder}/outdir'`,
  );
  expect(code).toBe(0);
  expect(out).toMatch(/<b>web<\/b>/);
  expect(() => readFileSync(join(readFileSync(join(folder, 'outdir'), 'utf8'), 'web.yaml'))).toThrow(/ENOENT/);
});

test('without the package for SVG, the message says what to install; the other formats work', async () => {
  jest.resetModules();
  jest.doMock('@hpcc-js/wasm-graphviz', () => {
    throw Object.assign(new Error("Cannot find module '@hpcc-js/wasm-graphviz' from 'layout.js'"), {
      code: 'MODULE_NOT_FOUND',
    });
  });
  const { runCli: run } =
    require('../../../support/in-process-cli') as typeof import('../../../support/in-process-cli');
  const file = write('a.yaml', WEB);
  const { code, err } = await run('graph', file, '--format', 'svg');
  expect(code).toBe(2);
  expect(err).toBe(
    'error: Drawing SVG needs the package @hpcc-js/wasm-graphviz, which is not installed: npm install @hpcc-js/wasm-graphviz@1. The formats mermaid, dot and json need no package.\n',
  );
  expect((await run('graph', file, '--format', 'dot')).code).toBe(0);
  jest.dontMock('@hpcc-js/wasm-graphviz');
});

describe('a live namespace', () => {
  type Lists = Readonly<Record<string, () => readonly object[]>>;
  const cluster = (lists: Lists, asked: string[] = []) => ({
    list: async ({ kind, namespaced }: { kind: string; namespaced: boolean }, options: { namespace?: string } = {}) => {
      asked.push(`${kind} ${options.namespace ?? '-'}`);
      expect(options.namespace).toBe(namespaced ? 'shop' : undefined);
      return { items: (lists[kind]?.() ?? []) as KubeObject[], resourceVersion: '1' };
    },
  });
  const fails = (status: number, reason: string) => (): never => {
    throw new ApiError({ message: 'not allowed\nat all', status, reason: reason as never, attempt: { verb: 'list' } });
  };

  test('is only listed, and no Secret or ConfigMap', async () => {
    const asked: string[] = [];
    const { objects } = await liveNamespace(cluster({ VirtualMachine: () => [WEB] }, asked) as never, 'shop');
    expect(objects).toEqual([WEB]);
    expect(asked).toHaveLength(LISTED.length);
    expect(asked.join()).not.toMatch(/Secret|ConfigMap/);
  });

  test('kinds that are not served are passed over, those that may not be listed are named', async () => {
    const { omitted } = await liveNamespace(
      cluster({ Route: fails(404, 'KindNotServed'), Service: fails(403, 'Forbidden') }) as never,
      'shop',
    );
    expect(omitted).toEqual(['Service objects: could not be listed: not allowed']);
  });

  test.each([
    ['VirtualMachines that may not be listed', { VirtualMachine: fails(403, 'Forbidden') }],
    ['a cluster that does not answer', { Service: fails(0, 'Unreachable') }],
  ])('fails with %s', async (_, lists: Lists) => {
    await expect(liveNamespace(cluster(lists) as never, 'shop')).rejects.toThrow(/not allowed/);
  });
});
