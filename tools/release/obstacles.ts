import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isInstalled } from '../sdks/sdk';
import { sectionOf } from './changelog';

/** What decides whether a commit may become a release. */
export interface Observed {
  readonly version: string;
  /** Versions that other files name, by file. */
  readonly versions: Readonly<Record<string, string>>;
  /** Files that differ from the commit, a line each. */
  readonly changed: readonly string[];
  readonly commit: string;
  /** The commit of the tag of this version, if there is one. */
  readonly tagged?: string;
  readonly changelog: string;
  /** Files of changes that no version contains yet. */
  readonly changesets: readonly string[];
  /** Programs that pack an SDK, and are not on PATH. */
  readonly missing: readonly string[];
}

/** Every reason for which these sources cannot be released. */
export function obstacles({
  version,
  versions,
  changed,
  commit,
  tagged,
  changelog,
  changesets,
  missing,
}: Observed): string[] {
  const section = sectionOf(changelog, version);
  return [
    ...missing.map((program) => `${program} is not on PATH, and packs an SDK. Install it.`),
    ...(changed.length > 0
      ? [`The working tree has changes that are not committed: ${changed.join(', ')}. Commit or discard them.`]
      : []),
    ...(tagged && tagged !== commit
      ? [`v${version} is released already, from the commit ${tagged}. Run \`npm run bump\` for the next version.`]
      : []),
    ...Object.entries(versions)
      .filter(([, other]) => other !== version)
      .map(([file, other]) => `${file} has the version ${other}, package.json ${version}. Run \`npm run bump\`.`),
    ...(changesets.length > 0
      ? [`${changesets.join(', ')}: no version contains these changes yet. Run \`npm run bump\`.`]
      : []),
    ...(!section
      ? [`CHANGELOG.md has no section \`## ${version}\`. Run \`npm run bump\`.`]
      : section.unreleased
        ? [`CHANGELOG.md calls ${version} unreleased. Take "(unreleased)" from its heading.`]
        : []),
  ];
}

/** What the files and Git say of a checkout, and which of these programs are not there. */
export function observed(root: string, tools: readonly string[]): Observed {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  const text = (file: string): string => readFileSync(join(root, file), 'utf8');
  const versionIn = (file: string): string => (JSON.parse(text(file)) as { version: string }).version;
  const version = versionIn('package.json');
  const tag = `refs/tags/v${version}`;
  const tagged = git(
    'for-each-ref',
    '--format=%(if)%(*objectname)%(then)%(*objectname)%(else)%(objectname)%(end)',
    tag,
  );
  return {
    version,
    versions: Object.fromEntries(['package-lock.json', 'schema.json'].map((file) => [file, versionIn(file)])),
    changed: git('status', '--porcelain').split('\n').filter(Boolean),
    commit: git('rev-parse', 'HEAD'),
    ...(tagged && { tagged }),
    changelog: text('CHANGELOG.md'),
    changesets: readdirSync(join(root, '.changeset'))
      .filter((file) => file.endsWith('.md') && file !== 'README.md')
      .map((file) => `.changeset/${file}`),
    missing: tools.filter((program) => !isInstalled(program)),
  };
}
