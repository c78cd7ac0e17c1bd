import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

interface LockedPackage {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly peer?: boolean;
  readonly [key: string]: unknown;
}

interface Lock {
  readonly packages: Readonly<Record<string, LockedPackage>>;
}

/** Not what the package brings: its own tools, and the packages that a user chooses beside it. */
const OTHER = ['devDependencies', 'peerDependencies', 'peerDependenciesMeta'];

const withoutOthers = <T extends object>(manifest: T): T =>
  Object.fromEntries(Object.entries(manifest).filter(([key]) => !OTHER.includes(key))) as T;

/** The lock file of whoever installs the package and nothing else. */
export function runtimeLock<T extends Lock>(lock: T): T {
  const packages = Object.entries(lock.packages)
    .filter(([, { dev, devOptional, peer }]) => !dev && !devOptional && !peer)
    .map(([path, locked]) => [path, path === '' ? withoutOthers(locked) : locked]);
  return { ...lock, packages: Object.fromEntries(packages) };
}

/** The bill of materials of the npm package in CycloneDX, as npm writes it: with versions, licences and hashes of the runtime dependencies. */
export function sbom(root: string): string {
  const read = (file: string) => JSON.parse(readFileSync(join(root, file), 'utf8'));
  const folder = mkdtempSync(join(tmpdir(), 'kubevirt-iac-sbom-'));
  try {
    const write = (file: string, content: object) => writeFileSync(join(folder, file), JSON.stringify(content));
    write('package.json', withoutOthers(read('package.json')));
    write('package-lock.json', runtimeLock(read('package-lock.json')));
    // npm's own --omit=dev omits a package altogether that is a development dependency elsewhere.
    const args = ['sbom', '--package-lock-only', '--sbom-format=cyclonedx', '--sbom-type=library'];
    return execFileSync('npm', args, { cwd: folder, encoding: 'utf8' });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
