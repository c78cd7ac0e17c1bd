/**
 * The last step of the build: writes the sentence behind each `@change PATH` in the declarations of the constructs, which editors show. It may
 * run on declarations that hold sentences already (an incremental build rewrites only what changed): they are replaced by those of today.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { withSentences } from './generate/change-tags';

const DECLARATIONS = resolve(__dirname, '..', 'constructs');

function main(): void {
  for (const name of readdirSync(DECLARATIONS, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.d.ts')) continue;
    const file = join(DECLARATIONS, name);
    const text = readFileSync(file, 'utf8');
    let expanded: string;
    try {
      expanded = withSentences(text);
    } catch (error) {
      throw new Error(`constructs/${name.replace(/\.d\.ts$/, '.ts')}: ${(error as Error).message}`);
    }
    if (expanded !== text) writeFileSync(file, expanded);
  }
}

try {
  main();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
