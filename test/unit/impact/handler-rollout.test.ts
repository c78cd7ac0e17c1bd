import { impactOf, summarize } from '../../../kubevirt/impact';

const kubevirt = (spec: object) => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'KubeVirt',
  metadata: { name: 'kubevirt', namespace: 'kubevirt' },
  spec,
});
const saysOf = (before: object, after: object) =>
  summarize(impactOf({ old: kubevirt(before), new: kubevirt(after) } as never));
const ROLLS = /rolls out virt-handler on every node: consoles drop, and migrations in progress fail/;

const settings = (migrations: object = {}, rest: object = {}) => ({
  infra: {},
  configuration: { migrations: { parallelMigrationsPerCluster: 5, ...migrations }, ...rest },
});

describe('a change that replaces virt-handler on every node', () => {
  test.each([
    ['placement', { ...settings(), workloads: { nodePlacement: {} } }, /workloads rolls/],
    ['the network of migrations', settings({ network: 'lan' }), /configuration\.migrations\.network rolls/],
    [
      'a feature gate',
      settings({}, { developerConfiguration: { featureGates: ['HostDisk'] } }),
      /developerConfiguration rolls/,
    ],
  ])('is announced: %s', (_, after, names) => {
    const text = saysOf(settings(), after);
    expect(text).toMatch(ROLLS);
    expect(text).toMatch(names);
  });

  test('is not announced of a setting that only virt-controller reads', () => {
    expect(saysOf(settings(), settings({ parallelMigrationsPerCluster: 9 }))).not.toMatch(ROLLS);
  });
});
