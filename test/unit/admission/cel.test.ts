import fc from 'fast-check';
import { secondsOf } from '../../../kube/duration';
import { readCel } from '../../../kubevirt/admission/engine/cel';

test.each([
  ['vmi.Spec.Domain.CPU.Cores > 2u', 'bool', ['vmi']],
  ['has(vmi.metadata.labels) && vmi.metadata.labels["a.b/c"] == \'x\'', 'bool', ['vmi']],
  ['Domain{Title: "x", Memory: DomainMemory{Value: 2u}}', 'Domain', []],
  ['vmi.spec.volumes.exists(v, v.name == "root")', 'bool', ['vmi']],
  ['domainSpec.Title != "" ? Domain{} : Domain{Title: r"\\d"}', 'Domain', ['domainSpec']],
  ['[1, 2, 3,].all(x, x in {1: "a"})', 'bool', []],
  ['-1 + 2 * size("abc") // comment', 'int', []],
  ['foo.bar', 'unknown', ['foo']],
])('%s', (text, gives, variables) => {
  const reading = readCel(text);
  expect(reading).toMatchObject({ gives });
  expect([...new Set(reading.variables.map(({ name }) => name))]).toEqual(variables);
});

test.each([
  ['1 +', 'it ends too early, at character 4'],
  ['nope(', 'it ends too early, at character 6'],
  ['', 'it ends too early, at character 1'],
  ['a b', '"b" at character 3 was not expected'],
  ['a == #', '"#" at character 6 was not expected'],
  ['(a', 'it ends too early'],
  ['"open', 'was not expected'],
  ['{a: }', 'was not expected'],
])('%j does not parse', (text, reason) => {
  expect(readCel(text).error).toContain(reason);
});

test('a macro’s variable is its own, and only inside it', () => {
  expect(readCel('list.all(x, x > y) && x').variables.map(({ name }) => name)).toEqual(['list', 'y', 'x']);
});

test('any text is read without throwing or hanging', () => {
  fc.assert(fc.property(fc.string(), (text) => readCel(text).variables.length >= 0));
  expect(readCel('('.repeat(100_000)).error).toContain('nested too deeply');
  expect(readCel('!'.repeat(100_000)).error).toBeDefined();
});

test.each([
  ['0', 0],
  ['1h30m', 5400],
  ['1.5h', 5400],
  ['300ms', 0.3],
  ['-2s', -2],
  ['168h0m0s', 604_800],
])('%s lasts %d seconds', (text, seconds) => {
  expect(secondsOf(text)).toBeCloseTo(seconds);
});

test.each(['', '5', '7d', 'h', '1h30', '1 h', 'abc', '1.1.1s'])('%j is no duration', (text) => {
  expect(secondsOf(text)).toBeUndefined();
});
