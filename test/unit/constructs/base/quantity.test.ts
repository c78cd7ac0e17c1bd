import { Duration, Size } from 'cdk8s';
import { goDuration, quantity, seconds } from '../../../../constructs/base';
import { UNRESOLVED } from '../../../../kube/unresolved';

it.each([
  [Size.gibibytes(20), '20Gi'],
  [Size.mebibytes(1500), '1500Mi'],
  ['512Mi', '512Mi'],
  ['1.5Gi', '1.5Gi'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a parameter of a template
  ['${SIZE}', '${SIZE}'],
] as const)('%s is the quantity %s', (value, expected) => {
  expect(quantity(value)).toBe(expected);
});

it.each(['20GB', '20 Gi', '', 'much'])('"%s" is no size', (value) => {
  expect(() => quantity(value)).toThrow(`${JSON.stringify(value)} is no size`);
});

it.each([
  [Duration.minutes(2), 120],
  ['90s', 90],
  ['1h30m', 5400],
] as const)('%s is so many seconds', (value, expected) => {
  expect(seconds(value)).toBe(expected);
  expect(goDuration(value)).toBe(`${expected}s`);
});

it.each(['7d', '5', ''])('"%s" is no time', (value) => {
  expect(() => seconds(value)).toThrow('is no time');
});

it('leaves what is late alone', () => {
  expect(quantity(UNRESOLVED as never)).toBe(UNRESOLVED);
  expect(goDuration(UNRESOLVED as never)).toBe(UNRESOLVED);
});
