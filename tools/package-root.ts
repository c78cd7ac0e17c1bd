import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

interface Manifest {
  readonly name?: string;
  readonly version: string;
}

/** The folder of this package, wherever it is installed and whether this code runs from its source or from `dist/`. */
export function packageRoot(from = __dirname): string {
  const file = join(from, 'package.json');
  if (existsSync(file) && manifest(file).name === 'kubevirt-iac') return from;
  if (dirname(from) === from)
    throw new Error(`This is not part of an installed kubevirt-iac: no package.json of that name above ${__dirname}.`);
  return packageRoot(dirname(from));
}

export const packageVersion = (): string => manifest(join(packageRoot(), 'package.json')).version;

const manifest = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Manifest;
