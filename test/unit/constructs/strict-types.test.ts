/** A user may compile more strictly than this repository does: what is rejected there, and what is shown, must be the same. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { errorsOf } from '../types/compile';

const ROOT = join(__dirname, '..', '..', '..');
const programsIn = (folder: string): string[] =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => join(folder, name));

it('with exactOptionalPropertyTypes, the same programs compile and the same do not', () => {
  const files = [
    'test/unit/constructs/types.test.ts',
    'test/unit/constructs/machine/types.test.ts',
    ...programsIn('examples'),
    ...programsIn('test/unit/constructs/programs'),
    ...programsIn('test/unit/constructs/programs/guides'),
  ];
  expect(errorsOf(files, { exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true })).toEqual([]);
});
