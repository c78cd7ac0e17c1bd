import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';

/** Files by their path below the folder, with `/` between the parts. */
export type Tree = ReadonlyMap<string, string>;

/** Written into every tree, so that the next synth knows which folder is its own to replace. */
export const INDEX = 'kustomization.yaml';

/**
 * Makes `folder` hold exactly this tree, all of it or nothing of it: the new tree is written beside the old one and takes its place when it is
 * complete. A run that is killed leaves the old tree; one killed in the instant between the two renames leaves it under another name, and the
 * next run puts it back. A tree that is the same already is not touched. Answers whether anything was written.
 */
export function writeTree(folder: string, tree: Tree): boolean {
  const target = resolve(folder);
  const beside = (what: string): string => join(dirname(target), `.${basename(target)}.${what}`);
  const [next, previous] = [beside(`next-${process.pid}`), beside('previous')];

  if (existsSync(previous)) {
    if (existsSync(target)) rmSync(previous, { recursive: true });
    else renameSync(previous, target);
  }
  const present = existsSync(target) ? filesBelow(target) : [];
  refuseForeignFiles(folder, target, present);
  if (
    present.length === tree.size &&
    present.every((file) => tree.get(file) === readFileSync(join(target, file), 'utf8'))
  )
    return false;

  rmSync(next, { recursive: true, force: true });
  try {
    for (const parent of new Set([...tree.keys()].map((file) => dirname(file))))
      mkdirSync(join(next, parent), { recursive: true });
    for (const [file, content] of tree) writeFileSync(join(next, file), content);
    if (existsSync(target)) renameSync(target, previous);
    renameSync(next, target);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
  rmSync(previous, { recursive: true, force: true });
  return true;
}

function filesBelow(folder: string): string[] {
  return (readdirSync(folder, { recursive: true }) as string[])
    .filter((file) => !statSync(join(folder, file)).isDirectory())
    .map((file) => relative('.', file).split(sep).join('/'));
}

/** A folder is replaced whole, so it must be ours: everything in it stands in the index of the tree that was written last. */
function refuseForeignFiles(folder: string, target: string, present: string[]): void {
  if (present.length === 0) return;
  const index = present.includes(INDEX) ? readFileSync(join(target, INDEX), 'utf8') : '';
  const ours = new Set([
    INDEX,
    ...[...index.matchAll(/^ {2}- (.+)$/gm)].map(([, file]) => String(file).replace(/^"(.*)"$/, '$1')),
  ]);
  const foreign = present.filter((file) => !ours.has(file));
  if (foreign.length === 0) return;
  throw new Error(
    `synth: the folder ${folder} holds ${foreign.length} file(s) that synth did not write (${foreign.slice(0, 3).join(', ')}${foreign.length > 3 ? ', ...' : ''}). ` +
      'The folder is replaced as a whole, so they would be lost. Choose an empty folder as outdir, or move these files away. Nothing was written.',
  );
}
