/** Facts that are missing, and what a report says of the whole. */
import fc from 'fast-check';
import { CHECKS, type Facts, inputProblems, optionsOf, preflight } from '../../../kubevirt/preflight';
import { checkOf, factsOf, judged, kubevirt, node } from './cluster';

const options = optionsOf({ kubevirtVersion: 'v1.9.0' });

test('a fact that may not be read makes its checks unknown, and names the right', () => {
  const facts: Facts = {
    ...factsOf(),
    storageClasses: { unread: 'this user may not list storageclasses', right: 'list storageclasses' },
  };
  const report = preflight(facts, options);
  const unread = CHECKS.filter(({ needs }) => needs.includes('storageClasses')).map(({ id }) => id);
  expect(report.checks.filter(({ verdict }) => verdict === 'unknown').map(({ id }) => id)).toEqual(unread);
  expect(checkOf(report, 'default-storage-class')).toMatchObject({
    message: 'this user may not list storageclasses',
    repair: 'Grant the right to list storageclasses.',
  });
  expect(report.verdict).toBe('unknown');
});

test('without a probe its checks are skipped, and what the API knows of nodes is judged', () => {
  const { probes: _, ...facts } = factsOf();
  const report = preflight(facts, options);
  expect(checkOf(report, 'kvm')).toMatchObject({ verdict: 'skipped', message: 'the nodes are not probed' });
  expect(checkOf(report, 'image-volumes').verdict).toBe('pass');
});

test('no set of facts makes it throw: each is there, unreadable, or not asked for', () => {
  const full = factsOf({ kubevirts: [kubevirt('v1.9.0')] });
  fc.assert(
    fc.property(
      fc.record(
        Object.fromEntries(Object.keys(full).map((name) => [name, fc.constantFrom('there', 'unread', 'absent')])),
      ),
      (states) => {
        const facts = Object.fromEntries(
          Object.entries(full).flatMap(([name, fact]) => {
            if (states[name] === 'absent') return [];
            return [[name, states[name] === 'unread' ? { unread: 'forbidden' } : fact]];
          }),
        );
        const { checks } = preflight(facts, options);
        expect(checks).toHaveLength(CHECKS.length);
      },
    ),
  );
});

test('the facts may hold any JSON: a foreign object never makes a check throw', () => {
  const some = fc.dictionary(fc.string(), fc.jsonValue());
  const anything = fc.array(
    fc.record({
      apiVersion: fc.constant('v1'),
      kind: fc.constant('X'),
      metadata: fc.constant({ name: 'x' }),
      spec: some,
      status: some,
    }),
    { maxLength: 3 },
  );
  const lists = [
    'nodes',
    'storageClasses',
    'snapshotClasses',
    'storageProfiles',
    'kubevirts',
    'cdis',
    'apiServices',
    'quotas',
    'limitRanges',
    'handlers',
    'handlerPods',
  ] as const;
  fc.assert(
    fc.property(fc.record(Object.fromEntries(lists.map((name) => [name, anything]))), (change) => {
      expect(() => judged(change as never)).not.toThrow();
    }),
  );
});

const models = (name: string, ...shared: string[]) =>
  node(name, { labels: Object.fromEntries(shared.map((model) => [`cpu-model.node.kubevirt.io/${model}`, 'true'])) });

test.each<[string, string[][], string | undefined]>([
  [
    'the newest family',
    [
      ['Haswell', 'Broadwell', 'Skylake-Server'],
      ['Haswell', 'Broadwell'],
    ],
    'Broadwell',
  ],
  [
    'the name without a version',
    [
      ['Haswell-v4', 'Haswell', 'Haswell-v1'],
      ['Haswell', 'Haswell-v4'],
    ],
    'Haswell',
  ],
  [
    'mitigations before none',
    [
      ['EPYC', 'EPYC-IBPB'],
      ['EPYC-IBPB', 'EPYC'],
    ],
    'EPYC-IBPB',
  ],
  [
    'Rome before the first EPYC',
    [
      ['EPYC', 'EPYC-Rome', 'Dhyana'],
      ['EPYC-Rome', 'EPYC'],
    ],
    'EPYC-Rome',
  ],
  [
    'an unknown model last',
    [
      ['Zhaoxin', 'Nehalem'],
      ['Zhaoxin', 'Nehalem'],
    ],
    'Nehalem',
  ],
  ['none', [['Haswell'], ['EPYC']], undefined],
])('the CPU model that all nodes share: %s', (_, nodes, expected) => {
  const facts = { nodes: nodes.map((own, i) => models(`n${i}`, ...own)) };
  expect(judged(facts).cpuModel).toBe(expected);
});

test('a node that would run no guests, or is dead, has no say in the CPU model', () => {
  const nodes = [
    models('a', 'Haswell'),
    models('b', 'Haswell'),
    node('dead', { ready: 'Unknown' }),
    node('tainted', { taints: [{ key: 'x', effect: 'NoExecute' }] }),
  ];
  expect(judged({ nodes }).cpuModel).toBe('Haswell');
});

test.each([
  [
    { kubevirtVersion: '0.9' },
    'kubevirtVersion',
    /"0\.9" is not a known release of KubeVirt\. The known ones are v1\.9\.0/,
  ],
  [{ flavour: 'okd' }, 'flavour', /Use upstream, openshift or hco/],
  [{ requires: ['migration'] }, 'requires', /"migration".*live-migration/],
  [{ poolPath: 'var/hpvolumes' }, 'poolPath', /"var\/hpvolumes" is not a valid path: it must be absolute/],
  [{ poolPath: '/var/../etc' }, 'poolPath', /not a valid path/],
  [{ poolMinFree: 'much' }, 'poolMinFree', /not a valid quantity/],
  [{ nodeSelector: { 'a b': 'c' } }, 'nodeSelector', /which no node can have/],
] as const)('the input %j is rejected', (inputs, property, reason) => {
  expect(inputProblems(inputs as never)).toEqual([{ property, reason: expect.stringMatching(reason) }]);
});

test('good inputs have no problems', () => {
  expect(
    inputProblems({
      kubevirtVersion: '1.9.0',
      poolPath: '/var/hpvolumes',
      requires: ['storage'],
      poolMinFree: '1Ti',
      nodeSelector: { role: 'virt' },
    }),
  ).toEqual([]);
});
