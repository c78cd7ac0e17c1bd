/**
 * What the pages show of runs, played anew on a sandbox with the real Pulumi CLI and written into the pages: `npm run transcripts`, or the scenes
 * that are named. Nobody types one by hand. test/e2e/transcripts.test.ts plays them, too, and finds each line that a page shows.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as sdk from '../../sdk';
import { packageRoot } from '../../toolchain/package-root';
import { pages, type Transcripts, withTranscripts } from './blocks';
import { SCENES } from './scenes';
import { onStage } from './stage';

async function main(asked: readonly string[]): Promise<void> {
  const unknown = asked.filter((name) => !Object.hasOwn(SCENES, name));
  if (unknown.length > 0)
    throw new Error(`There is no scene ${unknown.join(', ')}. There are: ${Object.keys(SCENES).join(', ')}.`);
  const names = Object.keys(SCENES).filter((name) => asked.length === 0 || asked.includes(name));
  await onStage(async (stage) => {
    for (const name of names) {
      try {
        write(await SCENES[name]!(stage, sdk));
        process.stdout.write(`${name}: written\n`);
      } catch (error) {
        process.stderr.write(`${name}: ${(error as Error).stack}\n`);
        process.exitCode = 1;
      }
    }
  });
}

function write(made: Transcripts): void {
  for (const page of pages()) writeFileSync(join(packageRoot(), page), withTranscripts(page, made));
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
