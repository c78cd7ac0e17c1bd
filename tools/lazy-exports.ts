/**
 * A step of the build: some indexes load a module when one of its exports is first used, as those of aws-cdk-lib do, so that a program pays for the
 * constructs that it uses and not for those that exist, and the plugin only for what a run does: one without a change neither weighs a change nor
 * writes. ESM programs see the same names: Node finds them in the first assignment to `exports`, which stays. May run on indexes that are lazy
 * already: an incremental build rewrites only what changed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const INDEXES = [
  'constructs',
  'constructs/platform',
  'constructs/protection',
  'kubevirt/availability',
  'kubevirt/hyperconverged',
  'kubevirt/impact',
  'kubevirt/operators',
  'kubevirt/releases',
  'provider/lifecycle',
  'provider/platform',
];

const REQUIRED = /^var (\w+) = require\("(\.[^"]+)"\);$/gm;
const EXPORT = /^Object\.defineProperty\(exports, ("\w+"), (.*)return (\w+_\d+)\.(\w+); \} \}\);$/gm;

/** The module is kept, because `require` costs microseconds at each use of an export. */
export const withLazyExports = (script: string): string =>
  script
    .replace(REQUIRED, (_, name, path) => `var ${name}_, ${name} = () => (${name}_ ??= require("${path}"));`)
    // In brackets, because Node takes back a name of which it sees that it is not read from a module.
    .replace(
      EXPORT,
      (_, name, get, module, property) =>
        `Object.defineProperty(exports, (${name}), ${get}return ${module}().${property}; } });`,
    );

/* istanbul ignore next: runs in the build */
if (require.main === module) {
  for (const index of INDEXES) {
    const file = join(resolve(__dirname, '..'), index, 'index.js');
    const script = readFileSync(file, 'utf8');
    const lazy = withLazyExports(script);
    if (lazy !== script) writeFileSync(file, lazy);
  }
}
