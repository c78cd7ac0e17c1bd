import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../toolchain/package-root';
import { programs } from '../support/packed';

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

/** The files that a page links to, relative to it. */
const targetsIn = (file: string): string[] =>
  [...text(file).matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!.replace(/#.*$/, ''))
    .filter((target) => target && !/^[a-z]+:/.test(target));

test('every link between files leads somewhere', () => {
  const broken = guides.flatMap((file) =>
    targetsIn(file)
      .filter((target) => !existsSync(join(root, dirname(file), target)))
      .map((target) => `${file}: ${target}`),
  );
  expect(broken).toEqual([]);
});

/** Whether npm packs a file: the patterns of package.json, whose negations take away again. README and licence always are. */
function isPacked(file: string): boolean {
  const { files } = JSON.parse(text('package.json')) as { files: string[] };
  const covers = (pattern: string) => file === pattern || file.startsWith(`${pattern}/`);
  const [negated, named] = [true, false].map((no) => files.filter((pattern) => pattern.startsWith('!') === no));
  if (['README.md', 'LICENSE', 'package.json'].includes(file)) return true;
  return named!.some(covers) && !negated!.some((pattern) => covers(pattern.slice(1)));
}

test('every page of the package links to what is in the package', () => {
  const packed = guides.filter(isPacked);
  expect(packed).toEqual(expect.arrayContaining(['README.md', 'docs/hazards.md', 'examples/README.md']));
  expect(packed).not.toContain('docs/kubevirt-upgrade.md');
  const outside = packed.flatMap((file) =>
    targetsIn(file)
      .map((target) => join(dirname(file), target))
      // The site and the repository have the pages of the rules, which take 2 MB in their 500 blocks of a disk.
      .filter((path) => !path.startsWith('docs/rules/'))
      // A folder is there where a file of it is.
      .filter((path) => !isPacked(path) && !(statSync(join(root, path)).isDirectory() && isPacked(join(path, 'any'))))
      .map((path) => `${file}: ${path}`),
  );
  expect(outside).toEqual([]);
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
  // Pages for those who change the package are not part of it.
  const index = [...linked('docs/README.md'), ...linked('CONTRIBUTING.md')];
  expect(pages.filter((file) => !(isPacked(file) ? linked('docs/README.md') : index).includes(file))).toEqual([]);
  expect(
    below('docs/decisions', /\d{4}-.*\.md$/).filter((file) => !linked('docs/decisions/README.md').includes(file)),
  ).toEqual([]);
  const examples = below('examples', /\.(ts|yaml)$/);
  expect(examples.filter((file) => !linked('examples/README.md').includes(file))).toEqual([]);
});

test.each([
  ['README.md', 'Ten lines for Pulumi', 'ts'],
  ['README.md', 'Ten lines in YAML', 'yaml'],
  ['docs/languages.md', 'Python', 'python'],
  ['docs/languages.md', 'Go', 'go'],
  ['docs/languages.md', 'C#', 'csharp'],
  ['docs/languages.md', 'Java', 'java'],
] as const)('%s describes the same machine under %s as the others', (page, heading, language) => {
  const said = programs(page, heading, language).join('\n');
  const values = [
    /['" ]web['":]/,
    /\bdefault\b/,
    /u1[._]medium/i,
    /quay\.io\/containerdisks\/fedora:42/,
    /\b20Gi\b/,
    /web-root/,
    /address/,
  ];
  expect(values.filter((value) => !value.test(said))).toEqual([]);
  const link = `docs/languages.md#${heading.toLowerCase().replace('#', '')}`;
  if (page !== 'README.md') expect(text('README.md')).toContain(`](${link})`);
});
