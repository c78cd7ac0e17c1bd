/** The package as users get it: packed, and installed into folders that hold nothing else. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const root = join(__dirname, '../..');

/** Packs the repository into a folder, and answers the path of the tarball. */
export function pack(folder: string): string {
  const printed = npm(root, 'pack', '--pack-destination', folder, '--silent');
  // The name is the last line: the prepack script may print before it.
  return join(folder, printed.trim().split('\n').at(-1)!);
}

export const npm = (folder: string, ...args: string[]): string =>
  execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel', 'error'], { cwd: folder, encoding: 'utf8' });

/** An empty folder with a package.json that has these dependencies, installed. */
export function project(
  folder: string,
  dependencies: Record<string, string>,
  files: Record<string, string> = {},
): string {
  mkdirSync(folder);
  const manifest = JSON.stringify({ name: basename(folder), private: true, dependencies });
  for (const [file, text] of Object.entries({ 'package.json': manifest, ...files }))
    writeFileSync(join(folder, file), text);
  npm(folder, 'install', '--prefer-offline');
  return folder;
}

export const node = (folder: string, ...args: string[]): string =>
  execFileSync(process.execPath, args, { cwd: folder, encoding: 'utf8' });

/** Every file of a tarball, from the package's root. */
export const filesOf = (tarball: string): string[] =>
  execFileSync('tar', ['-tzf', tarball], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean)
    .map((file) => file.replace(/^package\//, ''));

/** A file of a tarball. */
export const fileOf = (tarball: string, file: string): string =>
  execFileSync('tar', ['-xzOf', tarball, `package/${file}`], { encoding: 'utf8' });

/** The code blocks of a section of a page in a language, as a reader would copy them. */
export function programs(page: string, heading: string, language: string): string[] {
  const [, rest = ''] = readFileSync(join(root, page), 'utf8').split(`\n## ${heading}\n`);
  const [section = ''] = rest.split(/\n## /);
  const blocks = [...section.matchAll(new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``, 'g'))].map(
    ([, code]) => code!,
  );
  if (blocks.length === 0) throw new Error(`${page} has no ${language} block under "${heading}"`);
  return blocks;
}

export const readme = (heading: string, language: 'sh' | 'ts' | 'yaml'): string[] =>
  programs('README.md', heading, language);
