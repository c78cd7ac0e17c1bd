/** The texts of the repository as pages of the site: which file becomes which page, and where its links lead then. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { packageRepository, packageRoot, packageVersion } from '../toolchain/package-root';
import { withPrograms } from './programs';

/** Pages by their path on the site, `guides/disks.md`. */
export type Pages = Map<string, string>;

/** Texts outside `docs`, and those that are another page there than their path says. */
const PAGE_OF: Readonly<Record<string, string>> = {
  'README.md': 'introduction.md',
  'docs/README.md': 'documentation.md',
  // A page of Pulumi's registry, in its templates; the site says the same in tabs.
  'docs/_index.md': 'start/pulumi.md',
  'ARCHITECTURE.md': 'architecture.md',
  'CHANGELOG.md': 'changelog.md',
  'CONTRIBUTING.md': 'contributing.md',
  'CODE_OF_CONDUCT.md': 'code-of-conduct.md',
  'SECURITY.md': 'security.md',
  'examples/README.md': 'examples.md',
  'docs/decisions/README.md': 'decisions/index.md',
};

const FOLDERS = ['docs', 'docs/constructs', 'docs/decisions', 'docs/rules'];
const OWN = 'site/pages';

/** The page that a file of the repository becomes, `docs/disks.md` to `disks.md`; undefined where it is not one. */
export function pageOf(file: string): string | undefined {
  if (Object.hasOwn(PAGE_OF, file)) return PAGE_OF[file];
  if (!file.endsWith('.md')) return undefined;
  if (file.startsWith(`${OWN}/`)) return file.slice(OWN.length + 1);
  return FOLDERS.includes(posix.dirname(file)) ? file.slice('docs/'.length) : undefined;
}

const markdownIn = (folder: string): string[] =>
  readdirSync(join(packageRoot(), folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => posix.join(folder, name));

/** Every text, with links that work on the site. */
export function textPages(): Pages {
  const files = [...Object.keys(PAGE_OF), ...markdownIn('docs'), ...markdownIn(OWN)].filter(
    (file, i, all) => all.indexOf(file) === i && file !== 'docs/_index.md',
  );
  return new Map(files.map((file) => [pageOf(file)!, withLinks(withPrograms(bodyOf(file), file), file)]));
}

/** Without the head of a guide, which is for Pulumi's registry: its layout is one of that site. */
const bodyOf = (file: string): string =>
  file.startsWith('docs/') ? textOf(file).replace(/^---\n.*?\n---\n+/s, '') : textOf(file);

export const textOf = (file: string): string => readFileSync(join(packageRoot(), file), 'utf8');

const FENCED = /(^```[\s\S]*?^```$)/m;

/** The text with each link to a file as one to its page, or to the repository at this version where it is not a page. */
export function withLinks(text: string, file: string): string {
  return text
    .split(FENCED)
    .map((part) =>
      part.startsWith('```') ? part : part.replace(/\]\(([^)\s]+)\)/g, (_, to) => `](${linkTo(to, file)})`),
    )
    .join('');
}

function linkTo(target: string, from: string): string {
  if (/^([a-z]+:|#|\/)/.test(target)) return target;
  const [path, anchor] = target.split('#') as [string, string?];
  const file = posix.normalize(posix.join(posix.dirname(from), path)).replace(/\/$/, '');
  if (!existsSync(join(packageRoot(), file))) throw new Error(`${from} links to ${target}, which does not exist.`);
  if (file.startsWith('docs/assets/')) return `/pictures/${posix.basename(file)}`;
  const page = pageOf(file);
  const address = page ? `/${page}` : `${packageRepository()}/blob/v${packageVersion()}/${file}`;
  return anchor ? `${address}#${anchor}` : address;
}
