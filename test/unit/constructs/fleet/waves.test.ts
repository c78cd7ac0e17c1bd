import * as fc from 'fast-check';
import type { FleetCluster } from 'kubevirt-iac';
import { sitesByWave } from '../../../../constructs/fleet/waves';

const clusters = (...names: string[]) => names.map((name) => ({ name }));
const hundred = clusters(...Array.from({ length: 100 }, (_, index) => `store-${index}`));

it('puts all sites in one wave by default', () => {
  expect([...sitesByWave(clusters('a', 'b'))]).toEqual([['all', ['a', 'b']]]);
});

it('gives a wave the sites that it names or chooses by labels, wherever it stands', () => {
  const waves = [
    { name: 'canary', sites: ['lab'] },
    { name: 'rest' },
    { name: 'banks', labels: { kind: 'bank', country: 'ch' } },
  ];
  const fleet: FleetCluster[] = [
    { name: 'bank-1', labels: { kind: 'bank', country: 'ch' } },
    { name: 'bank-2', labels: { kind: 'bank' } },
    { name: 'lab', labels: { kind: 'bank', country: 'ch' } },
  ];
  expect(Object.fromEntries(sitesByWave(fleet, waves))).toEqual({
    canary: ['lab'],
    rest: ['bank-2'],
    banks: ['bank-1'],
  });
});

const shares = [
  { name: 'canary', sites: ['store-7'] },
  { name: 'few', percent: 10 },
  { name: 'half', percent: 50 },
  { name: 'rest' },
];

it('counts a share over the whole fleet, with what the waves before have', () => {
  const sizes = [...sitesByWave(hundred, shares)].map(([, sites]) => sites.length);
  const [canary, few, half, rest] = sizes as [number, number, number, number];
  expect(canary).toBe(1);
  expect(few).toBeGreaterThan(3);
  expect(few).toBeLessThan(20);
  expect(few + half).toBeGreaterThan(38);
  expect(few + half).toBeLessThan(62);
  expect(canary + few + half + rest).toBe(100);
});

it('moves no site into another wave when others come, leave or change places', () => {
  const waveIn = (fleet: readonly { name: string }[], site: string) =>
    [...sitesByWave(fleet, shares)].find(([, sites]) => sites.includes(site))?.[0];
  fc.assert(
    fc.property(fc.shuffledSubarray(hundred.slice(8), { minLength: 1 }), (some) => {
      for (const { name } of some) expect(waveIn([hundred[7]!, ...some], name)).toBe(waveIn(hundred, name));
    }),
  );
});

it.each([
  [[{ name: 'Canary' }], /the name "Canary" is not valid/],
  [[{ name: 'a', sites: ['a'] }, { name: 'a' }], /two waves are called "a"/],
  [[{ name: 'a', sites: ['lab', 'x'] }, { name: 'rest' }], /"a" names "lab", "x", which is not a cluster/],
  [[{ name: 'a', percnt: 10 }, { name: 'rest' }], /"a" has `percnt`, which is not a field of a wave \(there are name,/],
  [
    [
      { name: 'a', sites: ['a'], after: 'b' },
      { name: 'b', after: 'a' },
    ],
    /"a" has `after`, .*; waves come in the order of the list; "b" has `after`/,
  ],
  [[{ name: 'a', sites: ['a'], percent: 10 }, { name: 'rest' }], /"a" has a `percent` beside `sites` or `labels`/],
  [[{ name: 'a', percent: 0 }, { name: 'rest' }], /percent 0; use a number above 0, up to 100/],
  [[{ name: 'a', percent: Number.NaN }, { name: 'rest' }], /percent NaN/],
  [[{ name: 'a', percent: 20 }, { name: 'b', percent: 10 }, { name: 'rest' }], /"b" comes to 10 % .*\(20 %\)/],
  [[{ name: 'rest' }, { name: 'b' }], /"b" comes to 100 %/],
  [[{ name: 'a', sites: ['a'] }], /no wave takes the site "b"\. End the list with/],
])('says what is wrong in %j', (waves, message) => {
  expect(() => sitesByWave(clusters('a', 'b'), waves)).toThrow(message);
});
