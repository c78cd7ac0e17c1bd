import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../toolchain/package-root';
import { describe, guideProgram, omitted, run, type Sdk, timed, VERSION, withoutWrong } from './sdk';

/** What the packages of the Go SDK are imported from, without the name of the package. */
const GO_MODULE = 'github.com/kubevirt-iac/pulumi-kubevirt/sdk/go';
/** What the SDK imports, in the versions that its generator is pinned to. */
const REQUIRED = ['github.com/blang/semver', 'github.com/pulumi/pulumi/sdk/v3'];

export const go: Sdk = {
  language: 'go',
  generator: 'pulumi',
  build(folder, programs, out) {
    const pinned = readFileSync(join(packageRoot(), 'toolchain', 'pulumi', 'go.mod'), 'utf8');
    // All pinned versions, so that nothing is looked up.
    writeFileSync(join(folder, 'go.mod'), pinned.replace(/^module .*$/m, `module ${GO_MODULE}`));
    cpSync(join(packageRoot(), 'toolchain', 'pulumi', 'go.sum'), join(folder, 'go.sum'));
    timed('compile it', () => run('go', ['build', './kubevirt/...'], folder));
    const place = join(folder, 'examples');
    for (const [name, text] of Object.entries({
      guide: guideProgram('go'),
      tenLines: guideProgram('go', 'languages'),
      ...programs,
    })) {
      mkdirSync(join(place, name), { recursive: true });
      writeFileSync(join(place, name, 'main.go'), text);
    }
    const names = Object.keys(programs);
    const written = { place, names, pattern: /examples\/(\w+)\/main\.go/g };
    const wrong = timed(`vet ${names.length + 2} programs`, () =>
      withoutWrong(written, 'go', ['vet', './examples/...'], folder),
    );
    omitted(wrong, names.length);
    const target = join(out, 'go');
    cpSync(join(folder, 'kubevirt'), join(target, 'kubevirt'), { recursive: true });
    const versions = REQUIRED.map((name) => `\t${name} ${new RegExp(`\\s${name} (\\S+)`).exec(pinned)![1]}\n`);
    const goVersion = /^go \S+$/m.exec(pinned)![0];
    writeFileSync(join(target, 'go.mod'), `module ${GO_MODULE}\n\n${goVersion}\n\nrequire (\n${versions.join('')})\n`);
    writeFileSync(join(target, 'VERSION'), `sdk/go/v${VERSION}\n`);
    describe(target);
    return wrong;
  },
};
