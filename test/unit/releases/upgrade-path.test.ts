import fc from 'fast-check';
import { type Component, upgradePath } from '../../../kubevirt/releases';

it.each<[Component, string, string, string[]]>([
  ['kubevirt', 'v1.9.0', 'v1.9.0', []],
  ['kubevirt', 'v1.8.4', 'v1.9.0', ['v1.9.0']],
  ['kubevirt', 'v1.8.3', 'v1.8.4', ['v1.8.4']],
  ['cert-manager', 'v1.18.0', 'v1.18.2', ['v1.18.2']],
  ['kubevirt', 'v1.7.4', 'v1.8.4', ['v1.8.4']],
  ['cdi', 'v1.60.0', 'v1.66.0', ['v1.66.0']],
  ['cluster-network-addons', 'v0.95.0', 'v0.102.0', ['v0.102.0']],
  ['hyperconverged', 'v1.18.1', 'release-1.19', ['release-1.19']],
])('%s %s to %s is allowed', (component, from, to, steps) => {
  expect(upgradePath(component, from, to)).toEqual({ allowed: true, steps });
});

it.each<[Component, string, string, string[], RegExp]>([
  [
    'kubevirt',
    'v1.8.2',
    'v1.8.4',
    ['v1.8.3', 'v1.8.4'],
    /no patch may be skipped, and only the newest patch .* Install v1\.8\.3, then v1\.8\.4, and wait/,
  ],
  [
    'kubevirt',
    'v1.8.2',
    'v1.9.0',
    ['v1.8.3', 'v1.8.4', 'v1.9.0'],
    /Install v1\.8\.3, then v1\.8\.4, then v1\.9\.0, and wait/,
  ],
  ['cert-manager', 'v1.16.1', 'v1.18.2', ['v1.17.x', 'v1.18.2'], /: only the newest patch of a minor/],
  ['kubevirt', 'v1.7.4', 'v1.9.0', ['v1.8.4', 'v1.9.0'], /cannot be reached from it in one step/],
  ['kubevirt', 'v1.6.2', 'v1.9.0', ['v1.7.x', 'v1.8.4', 'v1.9.0'], /Install v1\.7\.x, then v1\.8\.4, then v1\.9\.0/],
  ['kubevirt', 'v1.9.0', 'v1.8.4', [], /v1\.8\.4 is older.*does not support downgrades: keep v1\.9\.0 or a newer/],
  ['cdi', 'v1.66.0', 'v1.65.0', [], /does not support downgrades/],
  ['hyperconverged', 'v1.17.3', 'release-1.19', ['v1.18.1', 'release-1.19'], /Install v1\.18\.1/],
])('%s %s to %s is refused with the path that works', (component, from, to, steps, reason) => {
  const path = upgradePath(component, from, to);
  expect(path).toMatchObject({ allowed: false, steps });
  expect(path.reason).toMatch(reason);
});

it('every step of a path is allowed from the one before, where the table knows it', () => {
  const minors = fc.integer({ min: 4, max: 12 });
  fc.assert(
    fc.property(minors, fc.nat(6), minors, (first, patch, last) => {
      const from = `v1.${first}.${patch}`;
      const { allowed, steps } = upgradePath('kubevirt', from, `v1.${last}.0`);
      if (allowed || steps.length === 0) return;
      let at = from;
      for (const step of steps) {
        if (!step.endsWith('.x') && !at.endsWith('.x')) expect(upgradePath('kubevirt', at, step).allowed).toBe(true);
        at = step;
      }
      expect(at).toBe(`v1.${last}.0`);
    }),
  );
});
