import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { checksums } from './artefacts';
import { sectionOf } from './changelog';
import { sbom } from './sbom';

export interface Context {
  /** The checkout. */
  readonly root: string;
  /** Where the artefacts go. */
  readonly out: string;
  readonly version: string;
  /** What is made of the SDKs and of the plugin: all, or what a dry run names. */
  readonly languages: readonly string[];
  readonly platforms: readonly string[];
  /** Whether a package must be there whose tool (`TOOLS`) is not on every machine: a dry run makes what it can. */
  readonly complete: boolean;
}

interface Step {
  readonly name: string;
  run(context: Context): void;
  /** What it must have written, by the path below the folder or a pattern of it. */
  files(context: Context): readonly (string | RegExp)[];
}

/** Runs a program of the checkout. Its output explains a failure. */
function run({ root }: Context, program: string, args: readonly string[]): void {
  const { status, error } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (error) throw new Error(`${program} could not be run: ${error.message}`);
  if (status !== 0) throw new Error(`${[program, ...args].join(' ')} failed, see above.`);
}

const options = (name: string, values: readonly string[]): string[] => values.flatMap((value) => [`--${name}`, value]);

const write = ({ out }: Context, file: string, text: string): void => writeFileSync(join(out, file), text);

/** The SDKs: what each consists of, below `sdk`. Languages without a file format of their own are trees of sources, packed into one file. */
const SDKS: Readonly<
  Record<string, { readonly sources?: true; readonly packages?: readonly RegExp[]; readonly tool?: string }>
> = {
  nodejs: { packages: [/^sdk\/nodejs\/.*\.tgz$/] },
  python: { packages: [/^sdk\/python\/.*\.whl$/], tool: 'python3' },
  go: { sources: true },
  // Maven Central refuses a library without the other two.
  java: { packages: [/\d\.jar$/, /-sources\.jar$/, /-javadoc\.jar$/], tool: 'mvn' },
  csharp: { sources: true, packages: [/^sdk\/csharp\/packed\/.*\.nupkg$/], tool: 'dotnet' },
};

export const LANGUAGES = Object.keys(SDKS);
/** What packs the SDKs, beside Node.js and Go. */
export const TOOLS = Object.values(SDKS).flatMap(({ tool }) => tool ?? []);

const sourcesOf = (language: string, version: string): string => `pulumi-kubevirt-${language}-v${version}.tar.gz`;

/** Moves the sources of a language into an archive; packages that were built of them stay where they are. */
function archive(context: Context, language: string): void {
  const sdk = join(context.out, 'sdk');
  const sources = readdirSync(join(sdk, language)).filter((name) => name !== 'packed');
  const file = join(sdk, sourcesOf(language, context.version));
  run(context, 'tar', ['-czf', file, '-C', join(sdk, language), ...sources]);
  for (const name of sources) rmSync(join(sdk, language, name), { recursive: true });
}

const siteArchive = (version: string): string => `kubevirt-iac-site-v${version}.tar.gz`;

/** The list of the versions that are published, from the branch of the pages as it was fetched; undefined before the first release. */
function publishedVersions({ root }: Context): string | undefined {
  const { status, stdout } = spawnSync('git', ['show', 'refs/remotes/origin/gh-pages:versions.json'], {
    cwd: root,
    encoding: 'utf8',
  });
  return status === 0 ? stdout : undefined;
}

/** Everything that a release consists of, in the order in which it is made. */
export const STEPS: readonly Step[] = [
  {
    name: 'npm package',
    // The build has run: without its lifecycle, npm packs what is there.
    run: (context) => run(context, 'npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', context.out]),
    files: ({ version }) => [`kubevirt-iac-${version}.tgz`],
  },
  {
    name: 'plugin archives',
    run: (context) =>
      run(context, process.execPath, [
        'dist/tools/plugins.js',
        '--out',
        context.out,
        ...options('platform', context.platforms),
      ]),
    files: ({ version, platforms }) => platforms.map((name) => `pulumi-resource-kubevirt-v${version}-${name}.tar.gz`),
  },
  {
    name: 'SDKs of other languages',
    run: (context) => {
      const args = ['--out', join(context.out, 'sdk'), ...options('language', context.languages)];
      run(context, process.execPath, ['dist/tools/other-languages.js', ...args]);
      for (const language of context.languages) if (SDKS[language]?.sources) archive(context, language);
    },
    files: ({ version, languages, complete }) =>
      languages.flatMap((language) => {
        const { sources, packages = [], tool } = SDKS[language] ?? {};
        return [...(sources ? [`sdk/${sourcesOf(language, version)}`] : []), ...(complete || !tool ? packages : [])];
      }),
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
    // With the list of all versions, as their menu reads it: unpacked over what is published, it adds this one.
    name: 'documentation',
    run: (context) => {
      const site = join(context.out, 'site');
      mkdirSync(site);
      const published = publishedVersions(context);
      if (published !== undefined) writeFileSync(join(site, 'versions.json'), published);
      run(context, process.execPath, ['dist/site/main.js', '--if-changed', '--out', site]);
      run(context, 'tar', ['-czf', join(context.out, siteArchive(context.version)), '-C', site, ...readdirSync(site)]);
      rmSync(site, { recursive: true });
    },
    files: ({ version }) => [siteArchive(version)],
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
