import fc from 'fast-check';
import { clockSkewMs, FAULTS, type FaultName, interference } from '../../chaos/faults';
import { OPERATIONS } from '../../chaos/program';
import type { Passing } from '../../chaos/proxy';

const NAMES = Object.keys(FAULTS) as FaultName[];
const passing: fc.Arbitrary<Passing> = fc.record({
  method: fc.constantFrom('GET', 'PATCH', 'DELETE', 'PUT'),
  path: fc.constantFrom('/api/v1/namespaces/*/services/web', '/apis/kubevirt.io/v1/namespaces/*/virtualmachines'),
  query: fc.constant(''),
  watch: fc.boolean(),
  write: fc.boolean(),
  ordinal: fc.nat(5),
  total: fc.nat(50),
});

test('what becomes of a request depends on seed, operation and request alone: a seed repeats exactly', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...NAMES),
      fc.nat(1000),
      fc.constantFrom(...OPERATIONS),
      passing,
      (fault, seed, operation, request) => {
        const first = interference(fault, seed, operation)(request);
        // In another run, other requests may come before it.
        expect(interference(fault, seed, operation)({ ...request, total: request.total + 7 })).toEqual(first);
        expect(clockSkewMs(fault, seed)).toBe(clockSkewMs(fault, seed));
      },
    ),
  );
});

test.each(NAMES)('%s happens within 20 seeds', (fault) => {
  const request: Passing = { method: 'PATCH', path: '/x', query: '', watch: false, write: true, ordinal: 0, total: 0 };
  const requests = [
    request,
    { ...request, method: 'GET', write: false },
    { ...request, method: 'GET', write: false, watch: true },
  ];
  const seeds = Array.from({ length: 20 }, (_, seed) => seed);
  const hit = seeds.filter(
    (seed) => clockSkewMs(fault, seed) !== 0 || requests.some((one) => interference(fault, seed, 'create')(one)),
  );
  expect(hit.length).toBeGreaterThan(5);
});

test('what the plugin does not get through ends: no class treats the fourth attempt of a write', () => {
  const harmful = NAMES.filter((fault) => !['latency', 'slow bodies', 'cut after'].includes(fault));
  for (const fault of harmful)
    for (let seed = 0; seed < 50; seed++) {
      const request: Passing = {
        method: 'PATCH',
        path: '/x',
        query: '',
        watch: false,
        write: true,
        ordinal: 3,
        total: 9,
      };
      expect(interference(fault, seed, 'create')(request)).toBeUndefined();
    }
});
