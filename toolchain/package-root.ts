import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Manifest {
  readonly version: string;
  readonly homepage: string;
}

/** The root folder of this package, whether this code runs from its source or from `dist/`. */
export function packageRoot(from = __dirname): string {
  if (existsSync(join(from, 'bin', 'kubevirt-iac'))) return from;
  if (dirname(from) === from)
    throw new Error(
      `The installation of kubevirt-iac is incomplete: there is no bin/kubevirt-iac above ${__dirname}. Install it again.`,
    );
  return packageRoot(dirname(from));
}

const manifest = (): Manifest => JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as Manifest;

export const packageVersion = (): string => manifest().version;

/** Address of the repository. */
export const packageRepository = (): string => manifest().homepage.replace(/#.*$/, '');
