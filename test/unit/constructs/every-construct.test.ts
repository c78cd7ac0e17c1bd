import { mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart, Lazy } from 'cdk8s';
import { Construct } from 'constructs';
import * as fc from 'fast-check';
import * as kubevirt from 'kubevirt-iac';
import { synth } from 'kubevirt-iac';
import { setAt } from '../../../constructs/base/set-at';
import { PROP_NAMES } from '../../../constructs/generated/prop-names';
import { apiObjects } from '../../../constructs/render';
import { joinPath } from '../../../kube/path';
import { classOf, EXAMPLES, type Example, make } from './every-construct';
import { chartIn } from './rendered';

const rendered = (example: Example, props?: object): unknown[] => {
  const chart = chartIn();
  make(example, chart, props);
  return apiObjects(chart).map((object) => JSON.parse(JSON.stringify(object.toJson())));
};

/** Paths of the strings, numbers and booleans in a value. */
function leaves(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((item, i) => leaves(item, joinPath(path, i)));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, child]) => leaves(child, joinPath(path, key)));
  return typeof value === 'function' || value === undefined ? [] : [path];
}

/**
 * What decides which objects and disks there are, or what they are called, must be known when the program runs. Devices that an unknown preference
 * would ask for are left to it; an unknown secureBoot is taken for one. Text of cloud-init that is not known moves into a Secret.
 */
const STRUCTURE =
  /^of\[\d+\]\.disks|(^|\.)(name|as|deletionProtection|clusterWide|hotpluggable|preference|secureBoot)$|^parameters|\bcloudInit\b/;

const at = (value: unknown, path: string): unknown =>
  path
    .split(/[.[\]]+/)
    .filter(Boolean)
    .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], value);

describe.each(EXAMPLES.map((example) => [example.name, example] as const))('%s', (name, example) => {
  it('accepts a Lazy of cdk8s wherever it accepts a value', () => {
    const eager = rendered(example);
    const differing = leaves(example.props())
      .filter((path) => !STRUCTURE.test(path) && !example.known?.test(path))
      .flatMap((path) => {
        const props = example.props() as Record<string, unknown>;
        const value = at(props, path);
        setAt(props, path, Lazy.any({ produce: () => value }));
        try {
          return JSON.stringify(rendered(example, props)) === JSON.stringify(eager) ? [] : [`${path} is lost`];
        } catch (error) {
          return [`${path}: ${(error as Error).message}`];
        }
      });
    expect(differing).toEqual([]);
  });

  const { known } = example;
  if (known)
    it('says which values must be known at synth', () => {
      for (const path of leaves(example.props()).filter((leaf) => known.test(leaf))) {
        const props = example.props();
        setAt(props as Record<string, unknown>, path, Lazy.any({ produce: () => at(example.props(), path) }));
        expect(() => rendered(example, props)).toThrow(/must be (plain text that is )?known at synth/);
      }
    });

  it('names itself in text by its path', () => {
    const chart = chartIn();
    expect(`${make(example, chart)}`).toBe(`test/${name.toLowerCase()}`);
  });

  it('says what is wrong, and where, when a program without a compiler gives it nothing', () => {
    const needed = Object.values(PROP_NAMES[name] ?? {}).some((shape) => shape.endsWith('!'));
    for (const nothing of [...(needed ? [undefined] : []), null, 'text', []])
      expect(() => new (classOf(name))(chartIn(), 'x', nothing)).toThrow(
        new RegExp(`^test/x: ${name} needs an object`),
      );
  });

  it('refers to one that exists by its name, or has a reason not to', () => {
    const methods = [classOf(name), Object.getPrototypeOf(classOf(name))].flatMap(Object.getOwnPropertyNames);
    const refers = methods.some((method) => /^from(\w+)?Name$|^named$/.test(method));
    expect(refers).toBe(example.notReferredTo === undefined);
  });
});

it('has an example of every construct', () => {
  const classes = Object.entries(kubevirt).filter(
    ([, value]) => typeof value === 'function' && value.prototype instanceof Construct && !('kind' in value),
  );
  const without = classes.map(([name]) => name).filter((name) => !EXAMPLES.some((example) => example.name === name));
  expect(without.filter((name) => !Object.hasOwn(ELSEWHERE, name))).toEqual([]);
});

/** Those that are tested elsewhere. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  Manifest: 'is any object, and refers to none',
  Network: 'is the base of the networks',
  Fleet: 'makes apps rather than objects: in test/unit/constructs/fleet',
  Tenants: 'reads files: in test/unit/constructs/tenants',
  ...Object.fromEntries(
    [
      'DeletionProtection',
      'Descheduler',
      'GoldenImages',
      'HyperConvergedStack',
      'NodeHealthCheck',
      'NodeNetwork',
      'OpenShiftVirtualization',
      'VirtualizationStack',
    ].map((name) => [name, 'in test/unit/constructs/platform']),
  ),
};

it.each([
  ['fromGoldenImageName', 'GoldenImage'],
  ['fromMigrationPolicyName', 'MigrationPolicy'],
  ['fromTemplateName', 'Template'],
])('%s is a reference that other constructs accept', (method, name) => {
  const chart = chartIn();
  const from = (
    classOf(name) as unknown as Record<string, (...args: unknown[]) => { name: string; namespace?: string }>
  )[method]!;
  const existing = from(chart, 'existing', 'mine', { namespace: 'images' });
  expect(existing.name).toBe('mine');
  expect(apiObjects(chart)).toEqual([]);
});

it('clones from a golden image that exists', () => {
  const chart = chartIn();
  const image = kubevirt.GoldenImage.fromGoldenImageName(chart, 'rhel9', 'rhel9', { namespace: 'images' });
  new kubevirt.VirtualMachine(chart, 'a', { instancetype: 'u1.small', bootDisk: kubevirt.Disk.clone(image.source) });
  const [volume] = apiObjects(chart)
    .map((object) => object.toJson())
    .filter(({ kind }) => kind === 'DataVolume');
  expect(volume.spec.sourceRef).toEqual({ kind: 'DataSource', name: 'rhel9', namespace: 'images' });
});

describe('a program whose constructs move', () => {
  const CLUSTER = kubevirt.Cluster.from({
    configuration: { developerConfiguration: { featureGates: ['IncrementalBackup'] } },
  });
  const tree = (app: App): Record<string, string> => {
    const outdir = join(mkdtempSync(join(tmpdir(), 'moved-')), 'out');
    synth(app, { outdir, cluster: CLUSTER, onWarning: () => {} });
    return Object.fromEntries(
      readdirSync(outdir, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.yaml'))
        .sort()
        .map((file) => [file, readFileSync(join(outdir, file), 'utf8')]),
    );
  };
  const program = (order: readonly number[], chartOf: (i: number) => number): App => {
    const app = new App();
    const charts = [0, 1, 2].map((i) => new Chart(app, `chart-${i}`, { namespace: 'vms' }));
    for (const i of order) make(EXAMPLES[i]!, charts[chartOf(i)]!);
    return app;
  };
  const inOrder = EXAMPLES.map((_, i) => i);
  const expected = tree(program(inOrder, () => 0));

  it('writes the same bytes, in whatever order and chart they stand', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray(inOrder, { minLength: inOrder.length }),
        fc.array(fc.nat({ max: 2 }), { minLength: inOrder.length, maxLength: inOrder.length }),
        (order, charts) => {
          expect(tree(program(order, (i) => charts[i]!))).toEqual(expected);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('writes the same bytes with another id under the same name', () => {
    const app = new App();
    const chart = new Chart(app, 'renamed', { namespace: 'vms' });
    const inner = new Chart(chart, 'inner', { namespace: 'vms' });
    for (const example of EXAMPLES) {
      const { name, props } = example;
      if (example.several) make(example, inner);
      else new (classOf(name))(inner, `another-${name}`, { ...props(), name: name.toLowerCase() });
    }
    expect(tree(app)).toEqual(expected);
  });
});
