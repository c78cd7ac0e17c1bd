import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameOf, PLATFORMS } from '../plugins/platforms';
import { checksums } from './artefacts';
import { sectionOf } from './changelog';
import { sbom } from './sbom';

interface Context {
  /** The checkout. */
  readonly root: string;
  /** Where the artefacts go. */
  readonly out: string;
  readonly version: string;
}

interface Step {
  readonly name: string;
  run(context: Context): void;
  /** What it must have written, by the path below the folder or a pattern of it. */
  files(version: string): readonly (string | RegExp)[];
}

/** Runs a program of the checkout. Its output explains a failure. */
function run({ root }: Context, program: string, args: readonly string[]): void {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (error) throw new Error(`${program} could not be run: ${error.message}`);
  if (status !== 0) throw new Error(`${[program, ...args].join(' ')} failed, see above.`);
}

const write = ({ out }: Context, file: string, text: string): void => writeFileSync(join(out, file), text);

/** Languages whose packages are trees of sources. */
const SOURCES = ['go', 'csharp'] as const;

const sourcesOf = (language: string, version: string): string => `pulumi-kubevirt-${language}-v${version}.tar.gz`;

/** Moves the sources of a language into an archive; packages that were built of them stay where they are. */
function archive(context: Context, language: string): void {
  const sdk = join(context.out, 'sdk');
  const sources = readdirSync(join(sdk, language)).filter((name) => name !== 'packed');
  const file = join(sdk, sourcesOf(language, context.version));
  run(context, 'tar', ['-czf', file, '-C', join(sdk, language), ...sources]);
  for (const name of sources) rmSync(join(sdk, language, name), { recursive: true });
}

/** Everything that a release consists of, in the order in which it is made. */
export const STEPS: readonly Step[] = [
  {
    name: 'npm package',
    // The build has run: without its lifecycle, npm packs what is there.
    run: (context) => run(context, 'npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', context.out]),
    files: (version) => [`kubevirt-iac-${version}.tgz`],
  },
  {
    name: 'plugin archives',
    run: (context) => run(context, process.execPath, ['dist/tools/plugins.js', '--out', context.out]),
    files: (version) => PLATFORMS.map((platform) => `pulumi-resource-kubevirt-v${version}-${nameOf(platform)}.tar.gz`),
  },
  {
    name: 'SDKs of other languages',
    run: (context) => {
      run(context, process.execPath, ['dist/tools/other-languages.js', '--out', join(context.out, 'sdk')]);
      // What has no file format of its own goes into one file each.
      for (const language of SOURCES) archive(context, language);
    },
    files: (version) => [
      /^sdk\/nodejs\/.*\.tgz$/,
      /^sdk\/python\/.*\.whl$/,
      ...SOURCES.map((language) => `sdk/${sourcesOf(language, version)}`),
    ],
  },
  {
    name: 'schema',
    run: ({ root, out }) => {
      // With the examples in every language, where the SDKs' step writes one.
      const complete = join(out, 'sdk', 'schema.json');
      if (existsSync(complete)) renameSync(complete, join(out, 'schema.json'));
      else copyFileSync(join(root, 'schema.json'), join(out, 'schema.json'));
    },
    files: () => ['schema.json'],
  },
  {
    name: 'bill of materials',
    run: (context) => write(context, 'sbom.cdx.json', sbom(context.root)),
    files: () => ['sbom.cdx.json'],
  },
  {
    name: 'release notes',
    run: (context) => {
      const changelog = readFileSync(join(context.root, 'CHANGELOG.md'), 'utf8');
      write(context, 'release-notes.md', `${sectionOf(changelog, context.version)?.notes ?? ''}\n`);
    },
    files: () => ['release-notes.md'],
  },
  {
    // The last: they are of everything above.
    name: 'checksums',
    run: (context) => write(context, 'SHA256SUMS', checksums(context.out)),
    files: () => ['SHA256SUMS'],
  },
];
