/**
 * A step of the build: the indexes of the constructs load a module when one of its exports is first used, as those of aws-cdk-lib do, so that a
 * program pays for the constructs that it uses and not for those that exist. ESM programs see the same names: Node finds them in the first
 * assignment to `exports`, which stays. May run on indexes that are lazy already: an incremental build rewrites only what changed.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const INDEXES = ['constructs/index.js', 'constructs/platform/index.js', 'constructs/protection/index.js'];

const REQUIRED = /^var (\w+) = require\("(\.[^"]+)"\);$/gm;
const EXPORT = /^Object\.defineProperty\(exports, ("\w+"), (.*)return (\w+_\d+)\.(\w+); \} \}\);$/gm;

export const withLazyExports = (script: string): string =>
  script
    .replace(REQUIRED, (_, name, path) => `var ${name} = () => require("${path}");`)
    // In brackets, because Node takes back a name of which it sees that it is not read from a module.
    .replace(
      EXPORT,
      (_, name, get, module, property) =>
        `Object.defineProperty(exports, (${name}), ${get}return ${module}().${property}; } });`,
    );

/* istanbul ignore next: runs in the build */
if (require.main === module) {
  for (const index of INDEXES) {
    const file = join(resolve(__dirname, '..'), index);
    const script = readFileSync(file, 'utf8');
    const lazy = withLazyExports(script);
    if (lazy !== script) writeFileSync(file, lazy);
  }
}
