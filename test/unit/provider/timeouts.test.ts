import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { knownKinds } from '../../../kubevirt/kinds';
import { FAILED_IMPORTS, FAILED_STARTS } from '../../../provider/causes';
import { DEFAULT_TIMEOUT_MINUTES, traitsOf } from '../../../provider/kinds';
import { FAILED_AFTER_MS } from '../../../provider/lifecycle/failed-after';
import { packageRoot } from '../../../toolchain/package-root';

const [, section = ''] = readFileSync(join(packageRoot(), 'docs/pulumi.md'), 'utf8').split(
  '### How long an operation waits',
);
const text = section.split('\n## ')[0]!.replace(/\s+/g, ' ');

const HYPER_CONVERGED = { apiVersion: 'hco.kubevirt.io/v1beta1', kind: 'HyperConverged' };

test('P10: the guide lists the limit of every kind', () => {
  const limits = new Map<number, string[]>();
  for (const { apiVersion, kind } of [...knownKinds(), HYPER_CONVERGED]) {
    const minutes = traitsOf(apiVersion, kind).timeoutMinutes;
    if (minutes !== undefined) limits.set(minutes, [...(limits.get(minutes) ?? []), kind]);
  }
  limits.set(DEFAULT_TIMEOUT_MINUTES, ['every other kind']);
  const documented = new Map(
    [...section.split('\n## ')[0]!.matchAll(/^\| (\d+) \| (.*) \|$/gm)].map(([, minutes, kinds = '']) => [
      Number(minutes),
      kinds.split(', '),
    ]),
  );
  const sorted = (map: Map<number, string[]>) =>
    [...map].map(([minutes, kinds]) => [minutes, [...new Set(kinds)].sort()] as const).sort(([a], [b]) => b - a);
  expect(sorted(documented)).toEqual(sorted(limits));
});

test('P10: the guide says what ends a wait earlier: a crash loop is not waited for to the limit', () => {
  expect(text).toContain(`lasts ${FAILED_AFTER_MS / 1000} s`);
  expect(text).toContain(`${FAILED_STARTS} failed starts`);
  expect(text).toContain(`${FAILED_IMPORTS} failed imports`);
});
