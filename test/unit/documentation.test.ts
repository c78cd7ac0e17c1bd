import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../toolchain/package-root';

/** What a reader follows or types from the guides is there. */

const root = packageRoot();
const guides = execFileSync(
  'git',
  ['ls-files', '--cached', '--others', '--exclude-standard', '--', '*.md', ':!docs/rules', ':!api'],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => file && existsSync(join(root, file)));
const text = (file: string) => readFileSync(join(root, file), 'utf8');

test('every link between files leads somewhere', () => {
  const broken = guides.flatMap((file) =>
    [...text(file).matchAll(/\]\(([^)\s]+)\)/g)]
      .map(([, target]) => target!.replace(/#.*$/, ''))
      .filter((target) => target && !/^[a-z]+:/.test(target) && !existsSync(join(root, dirname(file), target)))
      .map((target) => `${file}: ${target}`),
  );
  expect(broken).toEqual([]);
});

test('every npm script that the guides name exists', () => {
  const { scripts } = JSON.parse(text('package.json')) as { scripts: Record<string, string> };
  const unknown = guides.flatMap((file) =>
    [...text(file).matchAll(/npm run (?:--silent )?([a-z][a-z-]*)/g)]
      .map(([, name]) => name!)
      .filter((name) => !Object.hasOwn(scripts, name))
      .map((name) => `${file}: npm run ${name}`),
  );
  expect(unknown).toEqual([]);
});

test('the indexes list every guide and every example', () => {
  const linked = (file: string) =>
    [...text(file).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => join(dirname(file), target!));
  const below = (folder: string, pattern: RegExp) =>
    execFileSync('git', ['ls-files', '--', folder], { cwd: root, encoding: 'utf8' })
      .split('\n')
      .filter((file) => pattern.test(file));
  const pages = below('docs', /\.md$/).filter((file) => !/^docs\/(rules|decisions)\/|README\.md$/.test(file));
  expect(pages.filter((file) => !linked('docs/README.md').includes(file))).toEqual([]);
  expect(
    below('docs/decisions', /\d{4}-.*\.md$/).filter((file) => !linked('docs/decisions/README.md').includes(file)),
  ).toEqual([]);
  const examples = below('examples', /\.(ts|yaml)$/);
  expect(examples.filter((file) => !linked('examples/README.md').includes(file))).toEqual([]);
});
