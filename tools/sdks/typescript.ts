import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../toolchain/package-root';
import { describe, run, type Sdk, timed, VERSION } from './sdk';

/** The SDK that `pulumi package add` generates. Programs in TypeScript have `kubevirt-iac/pulumi`, which runs the components itself. */
export const typescript: Sdk = {
  language: 'nodejs',
  generator: 'pulumi',
  build(folder, programs, out) {
    describe(folder);
    for (const name of ['@pulumi/pulumi', '@types/node', '@kubevirt-iac/pulumi-kubevirt']) {
      const link = join(folder, 'node_modules', name);
      mkdirSync(dirname(link), { recursive: true });
      const own = name.startsWith('@kubevirt-iac');
      symlinkSync(
        own ? folder : dirname(require.resolve(`${name}/package.json`, { paths: [packageRoot()] })),
        link,
        'junction',
      );
    }
    const tsc = require.resolve('typescript/bin/tsc', { paths: [packageRoot()] });
    timed('compile it', () => run(process.execPath, [tsc, '-p', '.'], folder));
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
    // As Pulumi publishes its own: the compiled files are at the top.
    const packed = {
      ...manifest,
      version: VERSION,
      main: 'index.js',
      types: 'index.d.ts',
      scripts: {},
      devDependencies: {},
    };
    const compiled = join(folder, 'bin');
    writeFileSync(join(compiled, 'package.json'), `${JSON.stringify(packed, undefined, 2)}\n`);
    describe(compiled);
    mkdirSync(join(out, 'nodejs'), { recursive: true });
    timed('pack it', () => run('npm', ['pack', '--silent', '--pack-destination', join(out, 'nodejs')], compiled));
    const examples = join(folder, 'examples');
    mkdirSync(examples);
    for (const [name, text] of Object.entries(programs))
      writeFileSync(join(examples, `${name}.ts`), `${text}\nexport {};\n`);
    const options = {
      strict: true,
      noEmit: true,
      module: 'commonjs',
      moduleResolution: 'bundler',
      target: 'es2022',
      types: ['node'],
      skipLibCheck: true,
    };
    writeFileSync(join(examples, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['*.ts'] }));
    timed(`check ${Object.keys(programs).length} programs`, () =>
      run(process.execPath, [tsc, '-p', 'examples'], folder),
    );
    return undefined;
  },
};
