/** SARIF of anything that may be found: one that code scanning takes. */
import { join } from 'node:path';
import fc from 'fast-check';
import { type SarifResult, sarifLog } from '../../../../cli/report/sarif';
import { packageRoot } from '../../../../toolchain/package-root';
import { readSarif } from '../../../support/sarif';

const RULE = { id: 'DSK-11', title: 'Disk on the IDE bus', help: 'Use another.', page: 'docs/rules/DSK-11.md' };
const result = (more: Partial<SarifResult> = {}): SarifResult => ({
  rule: RULE,
  level: 'error',
  message: 'no',
  file: 'vm.yaml',
  ...more,
});

it('is valid whatever stands in a manifest and however its file is called', () => {
  const text = fc.string({ unit: 'binary' });
  const said = fc.string({ unit: 'binary', minLength: 1 });
  const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((one) => !/[/\0]|^\.\.?$/.test(one));
  fc.assert(
    fc.property(said, text, text, name, fc.boolean(), (message, object, path, file, twice) => {
      const one = result({ message, object, path, file });
      const { results } = readSarif(sarifLog('validate', twice ? [one, one] : [one], [], packageRoot()));
      expect(results).toHaveLength(twice ? 2 : 1);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these would steer what shows them.
      expect(results[0]!.message.text).not.toMatch(/\]\(|[\u0000-\u001f\u202e]/);
      const { uri } = results[0]!.locations[0]!.physicalLocation.artifactLocation;
      expect(decodeURIComponent(uri)).toBe(file);
    }),
  );
});

it('has a path below the root of the repository from any folder in it, and the address of a file outside', () => {
  const uri = (file: string, from: string) =>
    JSON.parse(sarifLog('validate', [result({ file })], [], from)).runs[0].results[0].locations[0].physicalLocation
      .artifactLocation;
  const below = { uri: 'cli/vm.yaml', uriBaseId: '%SRCROOT%' };
  expect(uri('vm.yaml', join(packageRoot(), 'cli'))).toEqual(below);
  expect(uri('../cli/vm.yaml', join(packageRoot(), 'docs'))).toEqual(below);
  expect(uri(join(packageRoot(), 'cli', 'vm.yaml'), packageRoot())).toEqual(below);
  expect(uri('/elsewhere/vm.yaml', packageRoot())).toEqual({ uri: 'file:///elsewhere/vm.yaml' });
});

it('has the errors where there are more results than code scanning takes, and says how many it omits', () => {
  const warnings = Array.from({ length: 25_010 }, (_, index) => result({ level: 'warning', path: String(index) }));
  const { results, invocations } = readSarif(sarifLog('validate', [...warnings, result()]));
  expect(results).toHaveLength(25_000);
  expect(results[0]!.level).toBe('error');
  expect(invocations[0]!.toolExecutionNotifications).toEqual([
    { level: 'warning', message: { text: '11 results do not fit.' } },
  ]);
});
