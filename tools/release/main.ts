/**
 * `npm run release -- [--dry-run] [--out FOLDER]`: builds every artefact of a release into a folder, and publishes none: the release workflow does,
 * from that folder alone. Without --dry-run it first makes sure that this commit may become a release. With it, `--language NAME` and
 * `--platform OS-ARCH`, each as often as wanted, choose SDKs and plugins.
 */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRoot, packageVersion } from '../../toolchain/package-root';
import { nameOf, PLATFORMS } from '../plugins/platforms';
import { filesBelow, table } from './artefacts';
import { observed, obstacles } from './obstacles';
import { type Context, LANGUAGES, STEPS, TOOLS } from './steps';

/** Empties the folder, which must be one that an earlier run filled: whatever else is in it would be lost, or published. */
function emptied(out: string): string {
  if (existsSync(out) && readdirSync(out).length > 0 && !existsSync(join(out, 'SHA256SUMS')))
    throw new Error(`${out} holds files that are not a release. Name an empty or a new folder with --out.`);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  return out;
}

/** Those that a dry run names, or all. */
function chosen(what: string, names: readonly string[] | undefined, all: readonly string[]): readonly string[] {
  const unknown = names?.find((name) => !all.includes(name));
  if (unknown !== undefined)
    throw new Error(`${unknown} is not a ${what} of the release. Choose from ${all.join(', ')}.`);
  return names ?? all;
}

function release(args: readonly string[]): void {
  const { values } = parseArgs({
    args: [...args],
    options: {
      'dry-run': { type: 'boolean', default: false },
      out: { type: 'string' },
      language: { type: 'string', multiple: true },
      platform: { type: 'string', multiple: true },
    },
  });
  const root = packageRoot();
  const version = packageVersion();
  const reasons = obstacles(observed(root, TOOLS));
  const isDryRun = values['dry-run'];
  if (!isDryRun && (values.language || values.platform))
    throw new Error('A release has every SDK and every plugin. --language and --platform go with --dry-run.');
  if (!isDryRun && reasons.length > 0)
    throw new Error(`${version} cannot be released:\n${reasons.map((reason) => `- ${reason}`).join('\n')}`);
  const languages = chosen('language', values.language, LANGUAGES);
  const platforms = chosen('platform', values.platform, PLATFORMS.map(nameOf));
  const out = emptied(resolve(values.out ?? join(root, 'release')));
  const context: Context = { root, out, version, languages, platforms, complete: !isDryRun };
  for (const { name, run, files } of STEPS) {
    const started = Date.now();
    process.stderr.write(`> ${name} ...\n`);
    run(context);
    const made = filesBelow(out);
    const missing = files(context).filter((file) =>
      typeof file === 'string' ? !made.includes(file) : !made.some((path) => file.test(path)),
    );
    if (missing.length > 0) throw new Error(`${name}: ${missing.join(', ')} should be in ${out}, and is not there.`);
    process.stderr.write(`> ${name}: done in ${((Date.now() - started) / 1000).toFixed(0)} s\n`);
  }
  process.stdout.write(table(out));
  for (const reason of reasons) process.stdout.write(`A release would be refused: ${reason}\n`);
}

try {
  release(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
