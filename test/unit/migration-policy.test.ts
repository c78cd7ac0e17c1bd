import { migrationPolicyFor } from '../../kubevirt/migration-policy';

const policy = (name: string, guest?: object, namespace?: object) => ({
  metadata: { name },
  spec: { selectors: { virtualMachineInstanceSelector: guest, namespaceSelector: namespace } },
});
const LABELS = { app: 'web', tier: 'front' };
const NAMESPACE = { team: 'a' };

test.each([
  ['none that selects', [policy('other', { app: 'db' })], undefined],
  ['none without selectors', [{ metadata: { name: 'a' }, spec: {} }], undefined],
  ['the one with most labels', [policy('one', { app: 'web' }), policy('two', { app: 'web' }, NAMESPACE)], 'two'],
  [
    'of as many, the one with more labels of the guest',
    [policy('a', { app: 'web' }, NAMESPACE), policy('b', LABELS)],
    'b',
  ],
  ['of the same weight, the first by name', [policy('b', { app: 'web' }), policy('a', { tier: 'front' })], 'a'],
])('%s', (_, policies, name) => {
  for (const order of [policies, [...policies].reverse()])
    expect(migrationPolicyFor(order, LABELS, NAMESPACE)?.metadata?.name).toBe(name);
});
