import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { packageRoot } from '../../toolchain/package-root';
import { type GuideProgram, objectsMadeBy, programsIn, typeErrors } from '../support/guide-programs';

/** A reader copies programs from the guides: they compile, run, and give the YAML that stands beneath them. */

const pages = (folder: string) =>
  readdirSync(join(packageRoot(), folder))
    .filter((file) => file.endsWith('.md') && file !== 'reference.md')
    .map((file) => `${folder}/${file}`);
const all = ['README.md', ...pages('docs'), ...pages('docs/constructs')].flatMap(programsIn);
/** Whether an excerpt is found anywhere in what a program made: an object has what is shown of it, a list just the items that are shown. */
const holds = (made: unknown, excerpt: object): boolean =>
  matches(made, excerpt) ||
  (typeof made === 'object' && made !== null && Object.values(made).some((part) => holds(part, excerpt)));

function matches(made: unknown, shown: unknown): boolean {
  if (typeof shown !== 'object' || shown === null) return made === shown;
  if (typeof made !== 'object' || made === null || Array.isArray(made) !== Array.isArray(shown)) return false;
  if (Array.isArray(shown) && shown.length !== (made as unknown[]).length) return false;
  return Object.entries(shown).every(([key, value]) => matches((made as Record<string, unknown>)[key], value));
}

const isPulumi = ({ text }: GuideProgram) => /kubevirt\.|pulumi/.test(text);
const run = all.filter((program) => !isPulumi(program) && program.at.startsWith('docs/constructs/'));

test('every program in the guides compiles', () => {
  const broken = { at: 'docs/broken.md:7', text: '', module: "export const cores: number = 'four';" };
  expect(typeErrors([...all, broken])).toEqual([expect.stringMatching(/^docs\/broken\.md:7: .*'string'.*'four'/)]);
});

test.each(run.map((program) => [program.at, program] as const))(
  '%s runs, and gives what is shown',
  async (_, program) => {
    const objects = await objectsMadeBy(program);
    const shown = parseAllDocuments(program.yaml ?? '').map((document) => document.toJS() as object);
    expect(shown.filter(Boolean).filter((excerpt) => !holds(objects, excerpt))).toEqual([]);
  },
);
