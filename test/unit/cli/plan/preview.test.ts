/** The JSON of `pulumi preview`, in the form that its documentation and test/e2e/plan-preview.test.ts show. */
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { compareTrees, type Plan } from '../../../../cli/plan/compare';
import { FORMAT_NAMES } from '../../../../cli/plan/formats';
import { previewOf } from '../../../../cli/plan/preview';
import { treeOf } from '../../../../cli/plan/tree';
import { runCli } from '../../../support/in-process-cli';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-preview-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const UNKNOWN = '04da6b54-80e4-46f7-96ec-b56ff0331ba9';
const urn = (type: string, name: string) => `urn:pulumi:dev::shop::${type}::${name}`;
const VM = 'kubevirt:core/v1:VirtualMachine';
const DISK = 'kubevirt:cdi/v1beta1:DataVolume';
const MANIFEST = 'kubevirt:index:Manifest';

const vm = (cores: unknown, edits: { userData?: unknown; annotations?: object; name?: string } = {}) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: {
    name: edits.name ?? 'web',
    namespace: 'vms',
    ...(edits.annotations && { annotations: edits.annotations }),
  },
  spec: {
    runStrategy: 'Always',
    template: {
      spec: {
        domain: {
          cpu: { cores },
          memory: { guest: '4Gi' },
          devices: { disks: [{ name: 'ci', disk: { bus: 'virtio' } }] },
        },
        volumes: [{ name: 'ci', cloudInitNoCloud: { userData: edits.userData ?? '[secret]' } }],
      },
    },
  },
});
const disk = (source: object) => ({
  apiVersion: 'cdi.kubevirt.io/v1beta1',
  kind: 'DataVolume',
  metadata: { name: 'data', namespace: 'vms' },
  spec: { source, storage: { resources: { requests: { storage: '10Gi' } } } },
});
const secret = (stringData: unknown) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'ci', namespace: 'vms' },
  stringData,
});

interface Sides {
  old?: object;
  now?: object;
  diff?: Record<string, string>;
  outputs?: object;
  more?: object;
}

const step = (op: string, type: string, name: string, { old, now, diff, outputs = {}, more = {} }: Sides) => ({
  op,
  urn: urn(type, name),
  ...(old && { oldState: { urn: urn(type, name), type, custom: true, inputs: old, outputs, ...more } }),
  ...(now && { newState: { urn: urn(type, name), type, custom: true, inputs: now } }),
  detailedDiff: diff
    ? Object.fromEntries(Object.entries(diff).map(([path, kind]) => [path, { kind, inputDiff: true }]))
    : null,
});

function planOf(steps: readonly object[], diagnostics: readonly object[] = []): Plan {
  const preview = previewOf({ steps, diagnostics }, 'preview.json');
  const tree = (side: 'old' | 'now') => treeOf(preview[side].manifests, side);
  return preview.completed(compareTrees(tree('old'), tree('now'), undefined, preview.seen(undefined)));
}

const CORES = 'spec.template.spec.domain.cpu.cores';
const USER_DATA = 'spec.template.spec.volumes[0].cloudInitNoCloud.userData';

test('judges an update as a change of manifests, and settings of the resource are no part of it', () => {
  const update = step('update', VM, 'web', {
    old: vm(2),
    now: { ...vm(4), allow: ['x'], onRestart: 'warn' },
    diff: { [CORES]: 'update', allow: 'add' },
  });
  const { objects } = planOf([step('same', 'pulumi:pulumi:Stack', 'shop-dev', {}), update]);
  expect(objects).toMatchObject([
    {
      name: 'VirtualMachine vms/web',
      status: 'changed',
      impact: { class: 'restart', changes: [{ path: CORES, from: '2', to: '4' }] },
      shape: expect.arrayContaining([{ name: 'CPU', old: ['2 vCPU (2 cores)'], new: ['4 vCPU (4 cores)'] }]),
    },
  ]);
});

test('uses the guest as the state has last seen it', () => {
  const sides = { old: vm(2), now: vm(4), diff: { [CORES]: 'update' } };
  const stopped = planOf([step('update', VM, 'web', { ...sides, outputs: { guest: { running: false } } })]);
  expect(stopped.objects[0]?.impact).toMatchObject({ class: 'next-boot-silent', assumptions: [] });
  const booted = { running: true, liveMigratable: true, settled: true, revision: 'r', bootedFrom: vm(4).spec };
  const back = planOf([step('update', VM, 'web', { ...sides, outputs: { guest: booted } })]);
  expect(back.objects[0]?.impact.class).toBe('no-effect');
});

test('sees new, deleted and kept resources, and those of @pulumi/kubernetes', () => {
  const plan = planOf([
    step('create', VM, 'web', { now: vm(2) }),
    step('delete', DISK, 'data', { old: disk({ blank: {} }) }),
    step('delete', DISK, 'kept', {
      old: { ...disk({ blank: {} }), metadata: { name: 'kept' } },
      more: { retainOnDelete: true },
    }),
    step('create', 'kubernetes:core/v1:Secret', 'ci', { now: secret({ a: 'hunter2' }) }),
    step('create', 'aws:s3/bucket:Bucket', 'b', { now: { apiVersion: 'v1', kind: 'Secret', bucket: 'x' } }),
    step('create', 'kubevirt:actions:Restart', 'again', { now: { name: 'web', namespace: 'vms' } }),
  ]);
  expect(
    plan.objects.map(({ name, status, impact }) => [name, status, impact.hazards.map(({ kind }) => kind)]),
  ).toEqual([
    ['DataVolume vms/data', 'removed', ['data-loss']],
    ['Secret vms/ci', 'added', []],
    ['VirtualMachine vms/web', 'added', []],
  ]);
  expect(plan.unread).toEqual([
    expect.stringMatching(/^kept leaves the stack, and its DataVolume stays/),
    expect.stringMatching(/action Restart again/),
  ]);
});

test('knows that a replacement deletes what it replaces', () => {
  const diff = { 'spec.source.blank': 'delete-replace', 'spec.source.http': 'add-replace' };
  const now = disk({ http: { url: 'https://example.com/a.img' } });
  const { objects } = planOf([step('replace', DISK, 'data', { old: disk({ blank: {} }), now, diff })]);
  expect(objects[0]?.impact).toMatchObject({
    class: 'replace',
    hazards: [{ kind: 'data-loss' }],
    changes: [
      { path: 'spec.source.blank', reason: expect.stringMatching(/cannot be changed in place/) },
      { path: 'spec.source.http' },
    ],
  });
});

test('a renamed machine is one that goes and one that comes', () => {
  const renamed = step('replace', VM, 'web', {
    old: vm(2),
    now: vm(2, { name: 'web2' }),
    diff: { 'metadata.name': 'update-replace' },
  });
  expect(planOf([renamed]).objects.map(({ name, status }) => [name, status])).toEqual([
    ['VirtualMachine vms/web', 'removed'],
    ['VirtualMachine vms/web2', 'added'],
  ]);
});

test('a value that is not known yet is no finding', () => {
  const update = step('update', VM, 'web', { old: vm(2), now: vm(UNKNOWN), diff: { [CORES]: 'update' } });
  expect(planOf([update]).objects[0]?.impact.changes).toMatchObject([{ path: CORES, to: '(known after apply)' }]);
});

describe('secrets', () => {
  const changes = (plan: Plan) => plan.objects.flatMap(({ impact }) => impact.changes.map(({ path }) => path));

  test('that Pulumi hides are seen to change where the provider says so, and nowhere else', () => {
    const update = (diff: Record<string, string>) =>
      planOf([step('update', VM, 'web', { old: vm(2), now: vm(4), diff: { [CORES]: 'update', ...diff } })]);
    expect(changes(update({}))).toEqual([CORES]);
    expect(changes(update({ [USER_DATA]: 'update' }))).toEqual([
      CORES,
      'spec.template.spec.volumes[ci].cloudInitNoCloud.userData',
    ]);
  });

  test('of a whole object are seen to change by a path below them', () => {
    const diff = { 'stringData.password': 'update' };
    const update = step('update', MANIFEST, 'ci', { old: secret('[secret]'), now: secret('[secret]'), diff });
    expect(changes(planOf([update]))).toEqual(['stringData']);
  });

  test('in plain text are in no format, whether they change or not', async () => {
    const update = step('update', VM, 'web', {
      old: vm(2, { userData: 'password: hunter2', annotations: { a: '[secret]' } }),
      now: vm(4, { userData: 'password: hunter3', annotations: { a: '[secret]' } }),
      diff: { [CORES]: 'update', [USER_DATA]: 'update', 'metadata.annotations.a': 'update' },
    });
    const other = step('update', MANIFEST, 'ci', {
      old: secret({ a: 'hunter2' }),
      now: secret({ a: 'hunter3' }),
      diff: {},
    });
    const file = join(folder, 'preview.json');
    writeFileSync(file, JSON.stringify({ steps: [update, other] }));
    for (const format of FORMAT_NAMES) {
      const { code, out, err } = await runCli('plan', '--pulumi', file, '--format', format);
      expect([code, err]).toEqual([0, '']);
      expect(out).toContain('cloudInitNoCloud.userData');
      expect(out).not.toMatch(/hunter/);
    }
  });
});

describe('a preview that failed', () => {
  const [RED, PLAIN] = ['\u001b[31m', '\u001b[0m'];
  const error = (message: string, on?: string) => ({ ...(on && { urn: on }), message, severity: 'error' });

  test('shows what the provider has rejected as rejected, with its reason', () => {
    const said = error(
      `${RED}error: ${PLAIN}renaming web to web2 deletes machine web. To agree, set allow.\n`,
      urn(VM, 'web'),
    );
    expect(planOf([], [said]).objects).toMatchObject([
      {
        name: 'VirtualMachine web',
        impact: { class: 'refused', changes: [{ reason: expect.stringMatching(/^renaming web .*may be missing/) }] },
      },
    ]);
  });

  test('for another reason is not a plan', () => {
    expect(() => planOf([], [error('error: no such stack\n')])).toThrow(
      /^preview\.json is of a preview that failed: no such stack\. Correct that/,
    );
  });

  test('because its program ended early says that changes may be missing', () => {
    const { unread } = planOf([], [{ message: 'TypeError: x\n', severity: 'info#err' }]);
    expect(unread).toEqual([expect.stringMatching(/may be missing.*TypeError: x/)]);
  });
});

describe('what is not a preview', () => {
  test.each([
    [
      'text',
      'Previewing update (dev): hunter2',
      /is not a preview of Pulumi: it is not JSON\. Write one with `pulumi preview --json/,
    ],
    ['an event stream', '{"a":1}\n{"a":2}', /it is not JSON.*STREAMING/],
    ['an exported stack', '{"version":3,"deployment":{"resources":[]}}', /it is an exported stack/],
    ['manifests', '{"kind":"List","items":[]}', /it has no list `steps`/],
    ['a list', '[]', /it has no list `steps`/],
    ['very deep', `{"steps":[${'['.repeat(2000)}${']'.repeat(2000)}]}`, /nested more than 1000 levels/],
  ])('%s ends with 2 and says what to do, without a quotation', async (_, text, message) => {
    const file = join(folder, 'preview.json');
    writeFileSync(file, text);
    const { code, out, err } = await runCli('plan', '--pulumi', file);
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
    expect(err).not.toContain('hunter2');
  });

  test('a file that is too large says what to do instead', async () => {
    const file = join(folder, 'preview.json');
    writeFileSync(file, '');
    truncateSync(file, 513 * 2 ** 20);
    const { code, err } = await runCli('plan', '--pulumi', file);
    expect([code, err]).toEqual([2, expect.stringMatching(/at most 512 MiB are read\. Preview a part of the stack/)]);
  });

  test('a file that does not exist, and paths beside the preview', async () => {
    expect((await runCli('plan', '--pulumi', join(folder, 'none.json'))).err).toMatch(/No such file: .*none.json/);
    expect((await runCli('plan', '--pulumi', 'a.json', 'manifests')).err).toMatch(/--pulumi reads both sides/);
    expect((await runCli('plan', '--pulumi', 'a.json', '--jsonl')).err).toMatch(/cannot be combined with --jsonl/);
  });

  test('steps of any shape are passed over', () => {
    const odd = [
      null,
      3,
      {},
      { op: 'update' },
      { op: 'update', urn: 'x' },
      { op: 'constructor', urn: urn(VM, 'a') },
      step('update', VM, 'web', { old: { spec: 3 }, now: {} }),
    ];
    expect(() => planOf(odd as object[], [null as never, { severity: 'warning' }])).not.toThrow();
  });
});
