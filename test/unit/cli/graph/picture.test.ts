/** Pictures that can be compared, and read: the same whatever the order, and few nodes for many objects. */
import fc from 'fast-check';
import { type Box, boxed } from '../../../../cli/graph/boxes';
import { collapsed, MOST_NODES } from '../../../../cli/graph/collapse';
import { FORMAT_NAMES, FORMATS } from '../../../../cli/graph/formats';
import { graphOf } from '../../../../cli/graph/graph-of';
import { pictureOf } from '../../../../cli/graph/picture';
import { within } from '../../../../cli/graph/scope';
import type { KubeObject } from '../../../../kube/object';
import { alone, clusterObject, disk, manyObjects, object, policy, pool, service, vm } from './objects';

/** Something of everything. */
const ENVIRONMENT: readonly KubeObject[] = [
  ...[1, 2, 3, 4, 5].flatMap((i) => [
    vm(`web-${i}`, { volumes: [{ name: 'root', dataVolume: { name: `web-${i}-root` } }] }, { labels: { app: 'web' } }),
    disk(`web-${i}-root`, { source: { registry: { url: 'docker://quay.io/fedora:42' } } }),
  ]),
  vm('db', alone, { labels: { app: 'db' }, meta: { labels: { app: 'data' } } }),
  pool('worker', 2),
  service('web', { app: 'web' }, { type: 'NodePort' }),
  policy('deny', { podSelector: {} }),
  policy('db', {
    podSelector: { matchLabels: { app: 'db' } },
    ingress: [{ from: [{ podSelector: { matchLabels: { app: 'web' } } }] }],
  }),
  clusterObject('migrations.kubevirt.io/v1alpha1', 'MigrationPolicy', 'slow', {
    selectors: { virtualMachineInstanceSelector: { app: 'db' } },
  }),
];

const draw = (objects: readonly KubeObject[], format: (typeof FORMAT_NAMES)[number]) =>
  FORMATS[format](pictureOf(graphOf(objects)));

test.each(FORMAT_NAMES)('%s: the order of the objects makes no difference', async (format) => {
  const first = await draw(ENVIRONMENT, format);
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray([...ENVIRONMENT], { minLength: ENVIRONMENT.length }), async (shuffled) => {
      expect(await draw(shuffled, format)).toBe(first);
    }),
    { numRuns: 15 },
  );
});

test('a part of an environment has the same ids for the same objects', () => {
  const ids = new Set(graphOf(ENVIRONMENT).nodes.map(({ id }) => id));
  fc.assert(
    fc.property(fc.subarray([...ENVIRONMENT]), (some) => {
      // A peer of a policy is a node of its own only where it is no guest.
      for (const { id, kind } of graphOf(some).nodes) if (kind !== 'Pods') expect(ids).toContain(id);
    }),
  );
});

test('one more VM changes the count of its like, and no id', () => {
  const shown = (objects: readonly KubeObject[]) => collapsed(graphOf(objects)).graph.nodes;
  const more = [
    ...ENVIRONMENT,
    vm('web-6', { volumes: [{ name: 'root', dataVolume: { name: 'web-6-root' } }] }, { labels: { app: 'web' } }),
    disk('web-6-root', { source: { registry: { url: 'docker://quay.io/fedora:42' } } }),
  ];
  expect(shown(more).map(({ id }) => id)).toEqual(shown(ENVIRONMENT).map(({ id }) => id));
  expect(shown(more).find(({ id }) => id === 'VirtualMachine/shop/web-*')?.members).toHaveLength(6);
});

test('what differs is not alike: one larger disk, one more network, another Service', () => {
  const nodesOf = (change: (objects: KubeObject[]) => KubeObject[]) =>
    collapsed(graphOf(change([...ENVIRONMENT]))).graph.nodes.flatMap(({ id, members }) =>
      members ? `${id} ${members.length}` : [],
    );
  const disks = {
    storage: { resources: { requests: { storage: '90Gi' } } },
    source: { registry: { url: 'docker://quay.io/fedora:42' } },
  };
  expect(nodesOf((all) => all)).toEqual(
    ['DataVolume/shop/web-*-root 5', 'VirtualMachine/shop/web-* 5'].map((one) => one.replace('*-root', '*')),
  );
  // Its VM is not like the others either, because it is the one with the larger disk.
  expect(
    nodesOf((all) => [...all.filter(({ metadata }) => metadata?.name !== 'web-5-root'), disk('web-5-root', disks)]),
  ).toEqual(['DataVolume/shop/web-* 4', 'VirtualMachine/shop/web-* 4']);
  expect(
    nodesOf((all) => [
      ...all,
      service('one', { 'vm.kubevirt.io/name': 'web-1' }),
      service('two', { 'vm.kubevirt.io/name': 'web-2' }),
    ]),
  ).toEqual([]);
});

describe('500 objects', () => {
  const objects = manyObjects();
  const picture = pictureOf(graphOf(objects));

  test('are a page: few nodes that stand for all, and a small SVG', async () => {
    expect(objects.length).toBe(500);
    expect(picture.detail).not.toBe('full');
    expect(picture.graph.nodes.length).toBeLessThanOrEqual(MOST_NODES);
    const counted = picture.graph.nodes.reduce((sum, { members }) => sum + (members?.length ?? 1), 0);
    expect(counted).toBe(graphOf(objects).nodes.length);
    expect((await FORMATS.svg(picture)).length).toBeLessThan(100_000);
  });

  test('every detail shows all of them, ever coarser', () => {
    const sizes = (['full', 'alike', 'kind', 'namespace'] as const).map((detail) => {
      const { nodes, edges } = pictureOf(graphOf(objects), { detail }).graph;
      expect(nodes.reduce((sum, { members }) => sum + (members?.length ?? 1), 0)).toBe(graphOf(objects).nodes.length);
      const ids = new Set(nodes.map(({ id }) => id));
      expect(ids.size).toBe(nodes.length);
      for (const { from, to } of edges) expect([ids.has(from), ids.has(to)]).toEqual([true, true]);
      return nodes.length;
    });
    expect(sizes[0]).toBeGreaterThan(450);
    expect(sizes).toEqual([...sizes].sort((a, b) => b - a));
    expect(sizes[3]).toBeLessThanOrEqual(7);
  });

  test('a namespace as one node says what is in it', () => {
    const { nodes } = pictureOf(graphOf(objects), { detail: 'namespace' }).graph;
    expect(nodes.find(({ name }) => name === 'team-0')?.details).toEqual([
      '9 Services',
      '45 VMs',
      '45 DataVolumes',
      '1 NetworkAttachmentDefinition',
    ]);
  });
});

describe('boxes', () => {
  const titles = ({ title, boxes }: Box): unknown => [title, boxes.map(titles)];
  const { nodes } = graphOf(manyObjects());

  test('are namespaces with their applications, namespaces, or none', () => {
    const own = within(graphOf(manyObjects()), ['team-0']).nodes;
    expect(titles(boxed(own, 'app'))).toEqual([
      undefined,
      [
        ['golden-images', []],
        [
          'team-0',
          [
            ['api', []],
            ['db', []],
            ['web', []],
          ],
        ],
      ],
    ]);
    expect(titles(boxed(own, 'namespace'))).toEqual([
      undefined,
      [
        ['golden-images', []],
        ['team-0', []],
      ],
    ]);
    expect(titles(boxed(own, 'none'))).toEqual([undefined, []]);
  });

  test.each(['app', 'namespace', 'none'] as const)('hold every node once: %s', (group) => {
    const all = (box: Box): string[] => [...box.nodes.map(({ id }) => id), ...box.boxes.flatMap(all)];
    expect(all(boxed(nodes, group)).sort()).toEqual(nodes.map(({ id }) => id).sort());
  });
});

test('a namespace with what stands directly beside it', () => {
  const shown = within(
    graphOf([
      vm('web', { ...alone, volumes: [{ name: 'root', dataVolume: { name: 'root' } }] }),
      disk('root', { sourceRef: { kind: 'DataSource', name: 'fedora', namespace: 'images' } }),
      object(
        'cdi.kubevirt.io/v1beta1',
        'DataSource',
        'fedora',
        { source: { pvc: { name: 'fedora', namespace: 'images' } } },
        { namespace: 'images' },
      ),
    ]),
    ['shop'],
  );
  expect(shown.nodes.map(({ id }) => id)).toEqual([
    'DataSource/images/fedora',
    'DataVolume/shop/root',
    'VirtualMachine/shop/web',
  ]);
});
