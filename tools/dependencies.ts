/**
 * `npm run dependencies`: what is installed with this package and what builds it. Exits 1 where a package has a license that is not known to be acceptable, runs a
 * script at installation, or is not pinned by its hash for every platform; and where the registry knows of a severe vulnerability in what users install.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../toolchain/package-root';

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
  readonly inBundle?: boolean;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

export interface LockFile {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** Licenses that let a product be passed on under the Apache License, and ask for their text only. */
const LICENSES = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC0-1.0',
  'ISC',
  'MIT',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
]);

/** Tools and data that are used here and passed on to nobody. */
const TOOLS_ONLY: Readonly<Record<string, string>> = {
  'CC-BY-3.0': 'names of licenses',
  'CC-BY-4.0': 'tables of browsers',
  'MPL-2.0': 'the accessibility check of pages',
  'CC BY-SA 4.0': 'a dictionary of the spelling check',
  'SEE LICENSE IN LICENSE': 'dictionaries of the spelling check',
};

/** Development dependencies that have a script for installation, which nothing here needs: all is installed with --ignore-scripts. */
const SCRIPTS: Readonly<Record<string, string>> = {
  '@parcel/watcher': 'builds from source where there is no binary',
  '@pulumi/kubernetes': "downloads Pulumi's plugin",
  '@swc/core': 'checks its binary',
  esbuild: 'checks its binary',
  protobufjs: 'warns of a version',
};

/** Whether one of the choices of an SPDX expression, or all parts of it, are acceptable. */
function isAccepted(license: string, accepted: (name: string) => boolean): boolean {
  if (accepted(license)) return true;
  const inner = license.replace(/^\((.*)\)$/, '$1');
  if (/ OR /.test(inner)) return inner.split(' OR ').some((one) => isAccepted(one, accepted));
  return / AND /.test(inner) && inner.split(' AND ').every((one) => isAccepted(one, accepted));
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** The place of a dependency as Node finds it from a package. */
function found(path: string, name: string, packages: LockFile['packages']): boolean {
  for (let from = path; ; from = from.slice(0, Math.max(0, from.lastIndexOf('node_modules/') - 1))) {
    if (`${from ? `${from}/` : ''}node_modules/${name}` in packages) return true;
    if (from === '') return false;
  }
}

/** What is wrong with the packages of a lock file, a line each. */
export function problemsOf({ packages }: LockFile): string[] {
  return Object.entries(packages).flatMap(([path, locked]) => {
    if (path === '' || locked.link) return [];
    const name = nameOf(path);
    const id = `${name}@${locked.version}`;
    const problems: string[] = [];
    // A package within another's archive has the hash of that one.
    if (!locked.inBundle && !/^sha512-/.test(locked.integrity ?? ''))
      problems.push(
        `${id} has no SHA-512 in package-lock.json. Remove its entry and run \`npm install --package-lock-only --ignore-scripts\`.`,
      );
    const accepted = (license: string) => LICENSES.has(license) || (locked.dev === true && license in TOOLS_ONLY);
    if (!locked.inBundle && !isAccepted(locked.license ?? '', accepted))
      problems.push(
        `${id} has the license ${JSON.stringify(locked.license)}. Use another package, or add the license to tools/dependencies.ts with a reason.`,
      );
    if (locked.hasInstallScript && !(locked.dev && name in SCRIPTS))
      problems.push(`${id} runs a script when it is installed. Use another package.`);
    for (const one of Object.keys(locked.optionalDependencies ?? {}))
      if (!found(path, one, packages))
        problems.push(`${id} needs ${one} on another platform, which package-lock.json lacks.`);
    return problems;
  });
}

const SEVERE = ['high', 'critical'];

interface Audit {
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string }>>;
}

/** Severe vulnerabilities of what users install; undefined where the registry does not answer. */
export function vulnerable(answer: string): string[] | undefined {
  let audit: Audit;
  try {
    audit = JSON.parse(answer) as Audit;
  } catch {
    return undefined;
  }
  if (!audit.vulnerabilities) return undefined;
  return Object.entries(audit.vulnerabilities)
    .filter(([, { severity }]) => SEVERE.includes(severity))
    .map(([name, { severity }]) => `${name} has a vulnerability (${severity}): see \`npm audit --omit=dev\`.`);
}

function main(): number {
  const root = packageRoot();
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as LockFile;
  const problems = problemsOf(lock);
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
    cwd: root,
    encoding: 'utf8',
    timeout: 60_000,
  });
  const known = vulnerable(stdout ?? '');
  if (!known)
    process.stdout.write(
      'The registry does not answer what it knows of vulnerabilities: nothing was checked of them.\n',
    );
  problems.push(...(known ?? []));
  for (const problem of problems) process.stdout.write(`${problem}\n`);
  if (problems.length === 0)
    process.stdout.write(
      `${Object.keys(lock.packages).length - 1} packages: licenses, hashes and scripts are as they should be.\n`,
    );
  return problems.length > 0 ? 1 : 0;
}

if (require.main === module) process.exitCode = main();
