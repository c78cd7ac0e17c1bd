/** `validate` as a program sees it: what it prints, and how it ends. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { answerLine, answerLines } from '../../../../cli/validate/jsonl';
import { edited, validObject } from '../../../../kubevirt/admission/examples';
import { runCli } from '../../../support/in-process-cli';

const vm = validObject('VirtualMachine');
const ide = edited(vm, { 'spec.template.spec.domain.devices.disks[0].disk.bus': 'ide' });

function written(files: Record<string, string>): string {
  const folder = mkdtempSync(join(tmpdir(), 'validate-'));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const run = (...args: string[]) => runCli('validate', ...args);

describe('files', () => {
  test('that cannot be read are reported, and the others are checked', async () => {
    const folder = written({
      'a.yaml': 'apiVersion: v1\nkind: ConfigMap\n\tmetadata: {}\n',
      'b.yaml': JSON.stringify(ide),
      'c.yaml': 'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ .Values.name }}\n',
    });
    const { code, out } = await run(folder);
    expect(code).toBe(1);
    expect(out).toContain(`${join(folder, 'a.yaml')}:3:1: error unreadable file\n`);
    expect(out).toContain(
      `${join(folder, 'c.yaml')}:4:9: error unreadable file\n    |\n  4 |   name: {{ .Values.name }}\n    |         ^^^^^^^^^^\n  It is a Helm template: render it first, with \`helm template\`, and give the result.\n`,
    );
    expect(out).toMatch(/DSK-\d+|bus/);
    expect(out).toMatch(/1 object, 1 error, \d+ warnings?, 2 unreadable files\n$/);
    const { out: json } = await run('--format', 'json', folder);
    expect(JSON.parse(json).unreadable).toMatchObject([
      { file: join(folder, 'a.yaml'), line: 3 },
      { file: join(folder, 'c.yaml'), line: 4 },
    ]);
  });

  test('with text that has braces of another tool are not Helm templates', async () => {
    const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata: { rule: "{{ $labels.instance }}" }\n';
    expect(await run(written({ 'a.yaml': text }))).toMatchObject({ code: 0 });
  });

  test('that are all right end with 0', async () => {
    const folder = written({ 'vm.yaml': JSON.stringify(vm) });
    expect(await run(folder)).toMatchObject({ code: 0, out: expect.stringContaining('1 object, 0 errors') });
  });

  test('with an error end with 1, and it is told with its file, line, object and path', async () => {
    const folder = written({
      'vm.yaml': [
        'apiVersion: v1',
        'kind: ConfigMap',
        'metadata: { name: other }',
        '---',
        'apiVersion: kubevirt.io/v1',
        'kind: VirtualMachine',
        'metadata: { name: web }',
        'spec:',
        '  runStrategy: Always',
        '  template:',
        '    spec:',
        '      hostname: Web',
        '      domain: { memory: { guest: 1Gi }, devices: {} }',
      ].join('\n'),
    });
    const { code, out, err } = await run(folder);
    expect(code).toBe(1);
    expect(out).toContain(`${join(folder, 'vm.yaml')}:12:17: error GEN-01`);
    expect(out).toContain('VirtualMachine web spec.template.spec.hostname');
    expect(err).toContain('ConfigMap');
  });

  test('that are not there, or not named, end with 2', async () => {
    expect((await run('/nowhere/at/all.yaml')).code).toBe(2);
    expect((await run()).code).toBe(2);
  });

  test('know each other: an instancetype beside a VM sizes it', async () => {
    const sized = edited(vm, { 'spec.instancetype': { name: 'small' } });
    const folder = written({
      'vm.yaml': JSON.stringify(sized),
      'type.yaml': JSON.stringify(validObject('VirtualMachineClusterInstancetype')),
    });
    expect((await run('--format', 'json', folder)).out).toContain('INS-16');
  });

  test('tell the cluster by a KubeVirt object among them', async () => {
    const gated = edited(vm, { 'spec.template.spec.domain.devices.autoattachVSOCK': true });
    const kubevirt = edited(validObject('KubeVirt'), {
      'spec.configuration': { developerConfiguration: { featureGates: ['VSOCK'] } },
    });
    const alone = written({ 'vm.yaml': JSON.stringify(gated) });
    const together = written({ 'vm.yaml': JSON.stringify(gated), 'kubevirt.yaml': JSON.stringify(kubevirt) });
    expect((await run(alone)).code).toBe(1);
    expect((await run(together)).code).toBe(0);
  });
});

describe('a rule switched off', () => {
  const config = (text: string) => join(written({ 'config.yaml': text }), 'config.yaml');
  const manifests = written({ 'vm.yaml': JSON.stringify(ide) });

  test('is no error, and is told with its reason', async () => {
    const { code, out } = await run('--config', config('disable: [{ rule: DSK-11, reason: old guests }]'), manifests);
    expect(code).toBe(0);
    expect(out).toContain('disabled: DSK-11');
    expect(out).toContain('old guests');
  });

  test('can be given by name', async () => {
    const { code, out } = await run('--config', config('disable: [{ rule: ide-disk-bus, reason: x }]'), manifests);
    expect(code).toBe(0);
    expect(out).toContain('disabled: DSK-11 ide-disk-bus');
  });

  test('needs a reason, and has to be a rule', async () => {
    expect(await run('--config', config('disable: [{ rule: DSK-11 }]'), manifests)).toMatchObject({ code: 2 });
    const { code, err } = await run('--config', config('disable: [{ rule: DSK-99, reason: x }]'), manifests);
    expect(code).toBe(2);
    expect(err).toContain('DSK-99');
  });
});

describe('--jsonl', () => {
  const answers = async (lines: string[]) => {
    const output = new PassThrough();
    const chunks: string[] = [];
    output.on('data', (chunk) => chunks.push(String(chunk)));
    await answerLines(Readable.from(lines.map((line) => `${line}\n`)), output, undefined, new Map());
    return chunks
      .join('')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
  };

  test('answers every line in order, whatever it is', async () => {
    const got = await answers([
      JSON.stringify({ id: 'a', object: vm }),
      'no JSON',
      '[]',
      JSON.stringify({ id: 'b' }),
      JSON.stringify({ id: 'c', object: ide }),
    ]);
    expect(got.map(({ id, allowed }) => [id, allowed])).toEqual([
      ['a', true],
      [null, false],
      [null, false],
      ['b', false],
      ['c', false],
    ]);
    expect(got[4].violations[0]).toEqual({
      rule: 'DSK-11',
      path: 'spec.template.spec.domain.devices.disks[0].disk.bus',
      message: expect.stringContaining('IDE'),
      stage: 'admission',
      severity: 'error',
    });
  });

  test('takes the cluster and the old object of each line', () => {
    const gated = edited(vm, { 'spec.template.spec.domain.devices.autoattachVSOCK': true });
    const cluster = { configuration: { developerConfiguration: { featureGates: ['VSOCK'] } } };
    expect(answerLine(JSON.stringify({ object: gated })).allowed).toBe(false);
    expect(answerLine(JSON.stringify({ object: gated, cluster })).allowed).toBe(true);
    const vmi = validObject('VirtualMachineInstance');
    const changed = edited(vmi, { 'spec.terminationGracePeriodSeconds': 5 });
    expect(answerLine(JSON.stringify({ object: changed })).allowed).toBe(true);
    expect(answerLine(JSON.stringify({ object: changed, oldObject: vmi })).allowed).toBe(false);
  });
});

test('D10: a warning about a guest that starts is not labelled as if it could not start', async () => {
  const folder = written({
    'vm.yaml': JSON.stringify(edited(vm, { 'spec.template.spec.evictionStrategy': undefined })),
  });
  const { out } = await run(folder);
  expect(out).toContain('LM-08');
  expect(out).not.toContain('cannot start');
});

describe('with HyperConverged', () => {
  const hco = {
    apiVersion: 'hco.kubevirt.io/v1beta1',
    kind: 'HyperConverged',
    metadata: { name: 'kubevirt-hyperconverged', namespace: 'openshift-cnv' },
    spec: {
      permittedHostDevices: { pciHostDevices: [{ pciDeviceSelector: '10DE:1EB8', resourceName: 'nvidia.com/T4' }] },
    },
    status: { versions: [{ name: 'operator', version: '4.20.1' }] },
  };
  const gpu = edited(vm, {
    'spec.template.spec.domain.devices.hostDevices': [{ name: 'card', deviceName: 'nvidia.com/T4' }],
  });

  test.each([
    ['as the file of --cluster', (file: string) => ['--cluster', file]],
    ['among the manifests', (file: string) => [file]],
  ])('H5: %s, a device that it permits is not refused', async (_, more) => {
    const folder = written({ 'vm.yaml': JSON.stringify(gpu) });
    const cluster = join(written({ 'hco.yaml': JSON.stringify(hco) }), 'hco.yaml');
    expect(await run(folder)).toMatchObject({ code: 1, out: expect.stringContaining('HostDevices') });
    const { code, out } = await run(folder, ...more(cluster));
    expect({ code, refused: /HostDevices|nvidia\.com/.test(out) }).toEqual({ code: 0, refused: false });
  });

  test('a List of it and of the KubeVirt object that it has made is a cluster, too', async () => {
    const kubevirt = {
      apiVersion: 'kubevirt.io/v1',
      kind: 'KubeVirt',
      metadata: { name: 'kubevirt-kubevirt-hyperconverged' },
      spec: { configuration: { developerConfiguration: { featureGates: ['HostDevices'] } } },
    };
    const list = JSON.stringify({ apiVersion: 'v1', kind: 'List', items: [hco, kubevirt] });
    const cluster = join(written({ 'list.yaml': list }), 'list.yaml');
    expect(await run(written({ 'vm.yaml': JSON.stringify(gpu) }), '--cluster', cluster)).toMatchObject({ code: 0 });
  });

  test('a KubeVirt beside it is one paragraph, which names what to remove and where its settings belong', async () => {
    const kubevirt = {
      apiVersion: 'kubevirt.io/v1',
      kind: 'KubeVirt',
      metadata: { name: 'kubevirt', namespace: 'kubevirt' },
      spec: {},
    };
    const folder = written({ 'hco.yaml': JSON.stringify(hco), 'kubevirt.yaml': JSON.stringify(kubevirt) });
    const { code, out } = await run(folder);
    expect(code).toBe(1);
    expect(out.match(/makes the KubeVirt object itself/g)).toHaveLength(1);
    expect(out).toMatch(/Remove KubeVirt kubevirt\/kubevirt from the program, and set spec\.virtualization/);
  });
});
