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
  ['20GB', '20Gi'],
  ['512mb', '512Mi'],
  ['4GiB', '4Gi'],
  ['20 Gi', '20Gi'],
  ['4g', '4Gi'],
  ['2 k', '2k'],
])('"%s" most likely means %s', (value, meant) => {
  expect(() => quantity(value)).toThrow(`Did you mean '${meant}'?`);
});

it.each([Size.gibibytes(undefined as never), Number.NaN, undefined])('%p is not a quantity either', (value) => {
  expect(() => quantity(value as never)).toThrow(/^("undefinedGi"|NaN|undefined) is not a valid quantity/);
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
