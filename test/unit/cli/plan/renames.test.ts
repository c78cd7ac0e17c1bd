/** A machine under another name: what it was, what becomes of its data, and what only looks alike. */
import { compareTrees, type Plan } from '../../../../cli/plan/compare';
import { answerLine } from '../../../../cli/plan/jsonl';
import { planMarkdown } from '../../../../cli/plan/markdown';
import { planText } from '../../../../cli/plan/text';
import { treeOf } from '../../../../cli/plan/tree';
import { DEFAULT_PROFILE } from '../../../../kubevirt/config';
import { edited } from '../../impact/objects';

type Json = Record<string, unknown>;

const tree = (objects: readonly unknown[]) =>
  treeOf(
    objects.map((object) => ({ file: 'a.yaml', object: object as Json })),
    'a.yaml',
  );
const plan = (old: readonly unknown[], now: readonly unknown[]): Plan => compareTrees(tree(old), tree(now), undefined);
const of = ({ objects }: Plan, name: string) => objects.find((object) => object.name === name)!;
/** Renames that a plan reports: `new <- old`. */
const renames = (found: Plan): string[] =>
  found.objects
    .filter(({ renamedFrom }) => renamedFrom?.startsWith('VirtualMachine'))
    .map(({ name, renamedFrom }) => `${name} <- ${renamedFrom}`)
    .sort();

const KEPT = { 'kustomize.toolkit.fluxcd.io/prune': 'disabled' };
const IMPORT = { registry: { url: 'docker://quay.io/containerdisks/fedora:42' } };

const disk = (
  name: string,
  { source = IMPORT as object, size = '20Gi', annotations = KEPT as object } = {},
): unknown => ({
  apiVersion: 'cdi.kubevirt.io/v1beta1',
  kind: 'DataVolume',
  metadata: { name, namespace: 'vms', annotations },
  spec: { source, storage: { resources: { requests: { storage: size } } } },
});
const secret = (name: string, userData: string): unknown => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name, namespace: 'vms' },
  stringData: { userdata: userData },
});
/** A machine whose disk, Secret and host name are named after it, as the constructs name them. */
const machine = (name: string, edits: Json = {}): Json =>
  edited(
    {
      apiVersion: 'kubevirt.io/v1',
      kind: 'VirtualMachine',
      metadata: { name, namespace: 'vms', labels: { 'kubevirt.io/vm': name } },
      spec: {
        runStrategy: 'Always',
        template: {
          metadata: { labels: { 'kubevirt.io/vm': name } },
          spec: {
            hostname: name,
            domain: { devices: { disks: [{ name: 'root', disk: {} }] }, memory: { guest: '2Gi' } },
            volumes: [
              { name: 'root', dataVolume: { name: `${name}-root` } },
              { name: 'init', cloudInitNoCloud: { secretRef: { name: `${name}-init` } } },
            ],
          },
        },
      },
    },
    edits,
  );
const DISK_NAME = 'spec.template.spec.volumes[root].dataVolume.name';
const pool = (name: string, replicas = 2): Json => ({
  apiVersion: 'pool.kubevirt.io/v1beta1',
  kind: 'VirtualMachinePool',
  metadata: { name, namespace: 'vms' },
  spec: {
    replicas,
    selector: { matchLabels: { pool: name } },
    virtualMachineTemplate: {
      metadata: { labels: { pool: name } },
      spec: {
        runStrategy: 'Always',
        dataVolumeTemplates: [{ metadata: { name: `${name}-root` }, spec: { source: { blank: {} } } }],
        template: {
          metadata: { labels: { pool: name } },
          spec: {
            domain: { devices: {}, memory: { guest: '1Gi' } },
            volumes: [{ name: 'root', dataVolume: { name: `${name}-root` } }],
          },
        },
      },
    },
  },
});

describe('a machine under another name', () => {
  const renamed = plan([machine('old'), disk('old-root')], [machine('new'), disk('new-root')]);

  it('starts from a fresh import, and the data stays on the old disk, which Git tools keep', () => {
    const note =
      "looks like a rename of vms/old (same spec): the new machine starts from a fresh import, the data stays on old-root. Keep name: 'old', or use Disk.fromDataVolume('old-root')";
    expect(of(renamed, 'VirtualMachine vms/new')).toMatchObject({
      status: 'added',
      note,
      renamedFrom: 'VirtualMachine vms/old',
    });
    expect(planText(renamed)).toContain(note);
    expect(planMarkdown(renamed)).toContain('looks like a rename of vms/old');
  });

  it('is what the old one has become, whose guest is shut down all the same', () => {
    const old = of(renamed, 'VirtualMachine vms/old');
    expect(old).toMatchObject({ status: 'removed', renamedTo: 'VirtualMachine vms/new' });
    expect(old.note).toBe('is deleted; looks renamed to VirtualMachine vms/new');
    expect(old.impact.hazards.map(({ kind }) => kind)).toEqual(['guest-powered-off']);
  });

  it('has a disk of another name, which is told as such', () => {
    expect(of(renamed, 'DataVolume vms/new-root')).toMatchObject({
      renamedFrom: 'DataVolume vms/old-root',
      note: 'renamed from old-root with vms/old, now vms/new: it is a fresh import, and the data stays on old-root',
    });
    expect(of(renamed, 'DataVolume vms/old-root')).toMatchObject({
      kept: true,
      renamedTo: 'DataVolume vms/new-root',
      impact: { hazards: [] },
    });
  });

  it('loses the data where nothing keeps its disk', () => {
    const found = plan([machine('old'), disk('old-root', { annotations: {} })], [machine('new'), disk('new-root')]);
    expect(of(found, 'VirtualMachine vms/new').note).toContain('the data on old-root is deleted with the old one');
    expect(of(found, 'DataVolume vms/new-root').note).toContain('the data on old-root is deleted');
    expect(of(found, 'DataVolume vms/old-root').impact.hazards).toMatchObject([{ kind: 'data-loss' }]);
  });

  it.each([
    [
      'takes its disk along',
      { [DISK_NAME]: 'old-root' },
      [],
      'starts from the disks of the old machine (old-root), once that has stopped',
    ],
    [
      'copies its disk',
      {},
      [disk('new-root', { source: { pvc: { name: 'old-root', namespace: 'vms' } } })],
      'starts from a copy of old-root, the data stays on old-root',
    ],
    ['is not said to import what is not among the manifests', { 'spec.template.spec.volumes': [] }, [], undefined],
  ])('%s', (_, edits, beside, words) => {
    const found = plan([machine('old'), disk('old-root')], [machine('new', edits), ...beside]);
    const { note } = of(found, 'VirtualMachine vms/new');
    if (words === undefined) expect(note).toBeUndefined();
    else expect(note).toContain(words);
  });

  it('starts from an empty disk where the old one did', () => {
    const blank = (name: string) => disk(name, { source: { blank: {} } });
    const found = plan([machine('old'), blank('old-root')], [machine('new'), blank('new-root')]);
    expect(of(found, 'VirtualMachine vms/new').note).toContain('starts from an empty disk, the data stays on old-root');
  });

  it('runs beside the old one where a Git tool keeps that', () => {
    const kept = machine('old', { 'metadata.annotations': KEPT });
    const taking = machine('new', { [DISK_NAME]: 'old-root', 'metadata.annotations': KEPT });
    const found = plan([kept, disk('old-root')], [taking]);
    expect(of(found, 'VirtualMachine vms/new').note).toBe(
      "looks like a rename of vms/old (same spec), but Flux keeps that (annotation): both run on the same disks. Keep name: 'old', or delete vms/old by hand first",
    );
  });

  it('is seen with its Secret, where that differs by its name alone', () => {
    const found = plan(
      [machine('old'), secret('old-init', '#cloud-config\nhostname: old')],
      [machine('new'), secret('new-init', '#cloud-config\nhostname: new')],
    );
    expect(renames(found)).toEqual(['VirtualMachine vms/new <- VirtualMachine vms/old']);
    expect(JSON.stringify(found)).not.toContain('cloud-config');
  });

  it('is seen in a line of --jsonl, too', () => {
    const line = (now: unknown) =>
      answerLine(JSON.stringify({ id: 1, old: machine('old'), new: now }), DEFAULT_PROFILE);
    expect(line(machine('new'))).toMatchObject({
      class: 'replace',
      note: expect.stringContaining('looks like a rename of vms/old'),
    });
    expect(line(machine('new', { 'spec.runStrategy': 'Manual' }))).not.toHaveProperty('note');
    expect(line(machine('old', { 'spec.runStrategy': 'Manual' }))).not.toHaveProperty('note');
  });
});

it('a pool under another name loses the disks of its members, and cannot attach them', () => {
  const found = plan([pool('old')], [pool('new')]);
  const { note, renamedFrom } = of(found, 'VirtualMachinePool vms/new');
  expect(renamedFrom).toBe('VirtualMachinePool vms/old');
  expect(note).toBe(
    "looks like a rename of vms/old (same spec): the new machine starts from an empty disk, and the data on old-root is deleted with the old one. Keep name: 'old'",
  );
  expect(renames(plan([pool('old')], [pool('new', 3)]))).toEqual([]);
});

describe('several machines under other names', () => {
  const all = (names: readonly string[], edits: (name: string) => Json = () => ({})) =>
    names.flatMap((name) => [machine(name, edits(name)), disk(`${name}-root`)]);

  it.each([
    ['each has the closest name', ['web-1', 'db-1'], ['db-2', 'web-2'], ['db-2 <- db-1', 'web-2 <- web-1']],
    ['each is taken once', ['web-1'], ['web-2', 'web-3'], ['web-2 <- web-1']],
    ['one of two that left', ['web-1', 'api-1'], ['web-9'], ['web-9 <- web-1']],
  ])('%s', (_, old, now, expected) => {
    const whole = expected.map((pair) => pair.replace(/[\w-]+-\d/g, 'VirtualMachine vms/$&'));
    expect(renames(plan(all(old), all(now)))).toEqual(whole);
  });

  it('the one whose disks are taken along comes before the one of a closer name', () => {
    const found = plan(all(['db', 'web-1']), [machine('web-2', { [DISK_NAME]: 'db-root' })]);
    // The name of the disk is no longer that of the machine: only the machine that it was named after can be meant.
    expect(renames(found)).toEqual(['VirtualMachine vms/web-2 <- VirtualMachine vms/db']);
  });

  it('names the others that it might have been', () => {
    const found = plan(all(['web-1', 'web-2', 'web-3', 'web-4']), all(['web-5']));
    expect(of(found, 'VirtualMachine vms/web-5').note).toContain(
      'looks like a rename of vms/web-1 (same spec, as have vms/web-2, vms/web-3 and 1 more)',
    );
  });
});

describe('is another machine, and not a rename', () => {
  const old = [machine('old'), disk('old-root'), secret('old-init', 'packages: [postgresql]')];
  it.each<[string, unknown[]]>([
    ['with another size', [machine('new', { 'spec.template.spec.domain.memory.guest': '4Gi' })]],
    ['with another run strategy', [machine('new', { 'spec.runStrategy': 'Manual' })]],
    ['with one more disk', [machine('new', { 'spec.template.spec.volumes[x]': { emptyDisk: { capacity: '1Gi' } } })]],
    ['in another namespace', [machine('new', { 'metadata.namespace': 'other' })]],
    ['of another role by its labels', [machine('new', { 'metadata.labels.app': 'nginx' })]],
    [
      'from another image',
      [
        machine('new'),
        disk('new-root', { source: { registry: { url: 'docker://quay.io/containerdisks/debian:13' } } }),
      ],
    ],
    ['with a disk of another size', [machine('new'), disk('new-root', { size: '40Gi' })]],
    ['configured by another Secret', [machine('new'), secret('new-init', 'packages: [nginx]')]],
    ['with a disk that is not named after it', [machine('new', { [DISK_NAME]: 'shared' })]],
    ['of another kind', [{ ...machine('new'), kind: 'VirtualMachineInstance' }]],
    ['that only holds the old name within a word', [machine('new', { 'spec.template.spec.hostname': 'newer' })]],
  ])('%s', (_, now) => {
    expect(renames(plan(old, now))).toEqual([]);
  });

  it('while the machine that it resembles stays', () => {
    expect(renames(plan(old, [...old, machine('new'), disk('new-root')]))).toEqual([]);
  });

  it('where short names are parts of other words', () => {
    const vm = (name: string, image: string) => machine(name, { 'spec.template.spec.domain.machine': { type: image } });
    expect(renames(plan([vm('l', 'light')], [vm('r', 'right')]))).toEqual([]);
  });
});

it('a hundred machines of one shape are paired at once, each with its own', () => {
  const names = Array.from({ length: 100 }, (_, index) => `web-${index + 100}`);
  const found = plan(
    names.map((name) => machine(name)),
    names.map((name) => machine(`x-${name}`)),
  );
  expect(renames(found)).toEqual(
    names.map((name) => `VirtualMachine vms/x-${name} <- VirtualMachine vms/${name}`).sort(),
  );
});
