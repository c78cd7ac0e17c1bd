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
const isPulumi = ({ text }: GuideProgram) => /kubevirt\.|pulumi/.test(text);
const run = all.filter((program) => !isPulumi(program) && program.at.startsWith('docs/constructs/'));

test('every program in the guides compiles', () => {
  expect(typeErrors(all)).toEqual([]);
});

test.each(run.map((program) => [program.at, program] as const))(
  '%s runs, and gives what is shown',
  async (_, program) => {
    const objects = await objectsMadeBy(program);
    const shown = parseAllDocuments(program.yaml ?? '').map((document) => document.toJS() as object);
    for (const object of shown.filter(Boolean)) expect(objects).toContainEqual(expect.objectContaining(object));
  },
);
