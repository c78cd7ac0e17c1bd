import fc from 'fast-check';
import { bytesQuantity, canonicalQuantity, quantityValue, sameQuantity } from '../../../kube/quantity';

test.each([
  ['1Gi', 1_073_741_824],
  ['1.5Gi', 1_610_612_736],
  ['500m', 0.5],
  [0.5, 0.5],
  [2, 2],
  ['2Gi ', 2_147_483_648],
  ['+.5k', 500],
  ['-1M', -1_000_000],
  ['1e3', 1000],
  ['12E', 2 ** 63],
])('%p is worth %p', (quantity, worth) => {
  expect(quantityValue(quantity)).toBe(worth);
});

test.each(['', 'Gi', '1 Gi', '1gi', '1GB', '0x10', '1e', '--1', '1.2.3', null, true, {}, undefined])(
  '%p is no quantity',
  (value) => {
    expect(quantityValue(value)).toBeUndefined();
    expect(canonicalQuantity(value)).toBeUndefined();
  },
);

test.each([
  ['1024Mi', '1Gi'],
  ['1.5Gi', '1536Mi'],
  ['0.5Ki', '512'],
  ['1000m', '1'],
  [0.5, '500m'],
  [1.5, '1500m'],
  ['2147483648', '2147483648'],
  ['2000M', '2G'],
  ['1000Mi', '1000Mi'],
  ['1e3', '1e3'],
  ['1200e0', '1200'],
  ['0.1n', '1n'],
  ['-1024Ki', '-1Mi'],
  ['0Gi', '0'],
])('the API writes %p back as %p', (given, written) => {
  expect(canonicalQuantity(given)).toBe(written);
});

test('what is written back is worth the same, and is written back as it is', () => {
  const suffix = fc.constantFrom('', 'm', 'k', 'M', 'G', 'Ki', 'Mi', 'Gi', 'e3', 'E2');
  const quantity = fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), suffix).map(([n, unit]) => `${n}${unit}`);
  fc.assert(
    fc.property(quantity, (text) => {
      const written = canonicalQuantity(text)!;
      expect(sameQuantity(text, written)).toBe(true);
      expect(canonicalQuantity(written)).toBe(written);
    }),
  );
});

test('bytes become a binary quantity', () => {
  expect(bytesQuantity(4 * 2 ** 30)).toBe('4Gi');
  expect(bytesQuantity(1000)).toBe('1k');
});
