import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { packageRoot } from '../../toolchain/package-root';
import { describe, guideProgram, isInstalled, run, type Sdk, skipped, timed } from './sdk';

export const python: Sdk = {
  language: 'python',
  generator: 'pulumi',
  build(folder, programs, out) {
    if (!isInstalled('python3')) return skipped('Python', 'python3');
    describe(folder);
    // Nothing is installed into the Python of the machine. Beside the sources: setuptools would take it for a package.
    const environment = `${folder}-environment`;
    const inside = (program: string) => join(environment, process.platform === 'win32' ? 'Scripts' : 'bin', program);
    timed('install pulumi, build and pyright', () => {
      run('python3', ['-m', 'venv', environment], folder);
      const files = ['tools/sdks', 'test/e2e/languages'].flatMap((place) => [
        '-r',
        join(packageRoot(), place, 'requirements.txt'),
      ]);
      run(inside('pip'), ['install', '--quiet', '--only-binary', ':all:', '--require-hashes', ...files], folder);
    });
    timed('pack it', () =>
      run(inside('python'), ['-m', 'build', '--no-isolation', '--outdir', join(out, 'python'), '.'], folder),
    );
    timed('install it', () =>
      run(inside('pip'), ['install', '--quiet', '--no-deps', '--no-build-isolation', '.'], folder),
    );
    const examples = join(folder, 'examples');
    mkdirSync(examples);
    for (const [name, text] of Object.entries({
      guide: guideProgram('python'),
      tenLines: guideProgram('python', 'languages'),
      ...programs,
    }))
      writeFileSync(join(examples, `${name}.py`), text);
    const config = {
      include: ['.'],
      venvPath: dirname(folder),
      venv: basename(environment),
      typeCheckingMode: 'basic',
    };
    writeFileSync(join(examples, 'pyrightconfig.json'), JSON.stringify(config));
    timed(`check ${Object.keys(programs).length + 2} programs`, () => run(inside('pyright'), [], examples));
    return undefined;
  },
};
