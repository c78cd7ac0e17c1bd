/**
 * Every picture of the documentation, made anew: `npm run pictures`, or those that are named. Nobody draws or cuts one by hand.
 *
 * `--check` makes them, too, and fails where docs/assets holds something else. Text and SVG are compared byte by byte. A PNG is not the same in two
 * builds of Chromium, so what is compared are the texts in it: they stand beside the picture, in a file of its name with `.txt`.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright-core';
import { packageRoot } from '../../toolchain/package-root';
import { output, session } from './commands';
import { browse, fromText, type Shot, shoot } from './pages';
import { duringMigration } from './sandbox-scene';
import { sitePage } from './site';

const ASSETS = join(packageRoot(), 'docs', 'assets');
const MOST_BYTES = 200_000;

type Picture = (browser: Browser) => Promise<string | Shot> | string;

const PLAN = ['plan', 'before', 'after'];

/** By the name of the file. */
const PICTURES: Readonly<Record<string, Picture>> = {
  'terminal.svg': () => session('validate and plan at the terminal', ['validate', 'new'], PLAN),
  'sandbox-view.png': async (browser) => {
    const shots: Shot[] = [];
    await duringMigration(async (url) => {
      shots.push(await shoot(browser, url, { finished: '#events li:has-text("is migrating")' }));
    });
    return shots[0]!;
  },
  'report.png': (browser) => shoot(browser, fromText(output([...PLAN, '--format', 'html'])), { height: 1180 }),
  'site-home.png': sitePage('/'),
  'site-start.png': sitePage('/start/pulumi.html'),
  'site-rules.png': sitePage('/rules/'),
  'site-changes.png': sitePage('/what-a-change-does.html'),
  'site-reference.png': sitePage('/constructs/reference.html'),
};

/** The files of a picture. */
function filesOf(name: string, made: string | Shot): Readonly<Record<string, string | Buffer>> {
  if (typeof made === 'string') return { [name]: made };
  if (made.image.length > MOST_BYTES)
    throw new Error(`it has ${made.image.length} bytes; ${MOST_BYTES} are allowed. Show less of the page.`);
  return { [name]: made.image, [`${name}.txt`]: made.text };
}

/** What is not as it would be written. */
function differing(files: Readonly<Record<string, string | Buffer>>): string[] {
  return Object.entries(files)
    .filter(([name, content]) => {
      const file = join(ASSETS, name);
      if (!existsSync(file)) return true;
      return typeof content === 'string' && readFileSync(file, 'utf8') !== content;
    })
    .map(([name]) => name);
}

async function main(args: readonly string[]): Promise<void> {
  const check = args.includes('--check');
  const asked = args.filter((arg) => arg !== '--check');
  const unknown = asked.filter((name) => !Object.hasOwn(PICTURES, name));
  if (unknown.length > 0)
    throw new Error(`There is no picture ${unknown.join(', ')}. There are: ${Object.keys(PICTURES).join(', ')}.`);
  const names = asked.length > 0 ? asked : Object.keys(PICTURES);
  await browse(async (browser) => {
    for (const name of names) {
      try {
        const files = filesOf(name, await PICTURES[name]!(browser));
        const wrong = check ? differing(files) : [];
        if (wrong.length > 0)
          throw new Error(
            `docs/assets/${wrong.join(' and ')} shows something else: run \`npm run pictures -- ${name}\`, and look at it.`,
          );
        if (!check) for (const [file, content] of Object.entries(files)) write(join(ASSETS, file), content);
        process.stdout.write(`${name}: ${check ? 'as it is' : 'written'}\n`);
      } catch (error) {
        process.stderr.write(`${name}: ${(error as Error).message}\n`);
        process.exitCode = 1;
      }
    }
  });
}

function write(file: string, content: string | Buffer): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
});
