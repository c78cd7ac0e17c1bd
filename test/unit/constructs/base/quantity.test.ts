import { Duration, Size } from 'cdk8s';
import { goDuration, quantity, seconds } from '../../../../constructs/base';
import { UNRESOLVED } from '../../../../kube/unresolved';

it.each([
  [Size.gibibytes(20), '20Gi'],
  [Size.mebibytes(1500), '1500Mi'],
  ['512Mi', '512Mi'],
  ['1.5Gi', '1.5Gi'],
  ['.5Gi', '.5Gi'],
  ['2E3', '2E3'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a parameter of a template
  ['${SIZE}', '${SIZE}'],
] as const)('%s is the quantity %s', (value, expected) => {
  expect(quantity(value)).toBe(expected);
});

it.each(['20GB', '20 Gi', '', 'much'])('"%s" is not a valid quantity', (value) => {
  expect(() => quantity(value)).toThrow(`${JSON.stringify(value)} is not a valid quantity`);
});

it.each([
  [Duration.minutes(2), 120],
  ['90s', 90],
  ['1h30m', 5400],
  ['1.5h', 5400],
] as const)('%s is that many seconds', (value, expected) => {
  expect(seconds(value)).toBe(expected);
  expect(goDuration(value)).toBe(`${expected}s`);
});

it.each(['7d', '5', '', '300ms', '-5s'])('"%s" is not a valid duration', (value) => {
  expect(() => seconds(value)).toThrow('is not a valid duration');
});

it('leaves unresolved values alone', () => {
  expect(quantity(UNRESOLVED as never)).toBe(UNRESOLVED);
  expect(goDuration(UNRESOLVED as never)).toBe(UNRESOLVED);
});
