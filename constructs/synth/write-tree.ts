import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

/** Files by their path below the folder, with `/` between the parts. */
export type Tree = ReadonlyMap<string, string>;

/** Written into every tree, so that the next synth knows which files are its own to replace. */
export const INDEX = 'kustomization.yaml';

/** A tree that is written beside its folder, and waits to be moved into place. */
export interface StagedTree {
  /** Whether anything in the folder will change. */
  readonly changed: boolean;
  /** Makes the folder hold the tree. */
  commit(): void;
  /** Leaves the folder as it is. */
  discard(): void;
}

/** Makes `folder` hold exactly this tree. Returns whether anything was written. */
export function writeTree(folder: string, tree: Tree): boolean {
  const staged = stageTree(folder, tree);
  staged.commit();
  return staged.changed;
}

/**
 * Makes ready that `folder` holds exactly this tree, by writing only the files that are not there as they should be. What changes is written beside
 * the folder first; once that is complete it can be committed, by one rename, and moved into place. A run that is killed before the commit leaves the
 * old tree; what one that is killed after it has left undone, the next run does first. No file is ever half written.
 */
export function stageTree(folder: string, tree: Tree): StagedTree {
  const target = resolve(folder);
  const beside = (what: string): string => join(dirname(target), `.${basename(target)}.${what}`);
  const [staged, committed] = [beside('next'), beside('committed')];

  if (existsSync(committed)) moveIntoPlace(committed, target);
  const present = existsSync(target) ? filesBelow(target) : [];
  rejectForeignFiles(folder, target, present);
  const there = new Set(present);
  const changed = [...tree].filter(
    ([file, content]) => !there.has(file) || readFileSync(join(target, file), 'utf8') !== content,
  );
  if (changed.length === 0 && present.length === tree.size) return { changed: false, commit() {}, discard() {} };

  const discard = (): void => rmSync(staged, { recursive: true, force: true });
  discard();
  try {
    const files = new Map([...changed, [INDEX, tree.get(INDEX)!]]);
    for (const parent of new Set([...files.keys()].map((file) => dirname(file))))
      mkdirSync(join(staged, parent), { recursive: true });
    for (const [file, content] of files) writeFileSync(join(staged, file), content);
  } catch (error) {
    discard();
    throw error;
  }
  return {
    changed: true,
    commit() {
      renameSync(staged, committed);
      moveIntoPlace(committed, target);
    },
    discard,
  };
}

/** Removes a tree that an earlier synth wrote, and nothing else. Returns whether there was one. */
export function removeTree(folder: string): boolean {
  const target = resolve(folder);
  if (!existsSync(target)) return false;
  rejectForeignFiles(folder, target, filesBelow(target));
  rmSync(target, { recursive: true });
  return true;
}

/** Can be killed anywhere and done again: the index, which says what is old and what is new, moves last. */
function moveIntoPlace(committed: string, target: string): void {
  // Without its index there is nothing left of it but empty folders.
  if (!existsSync(join(committed, INDEX))) {
    rmSync(committed, { recursive: true });
    return;
  }
  const before = filesOfIndex(target);
  if (before.length === 0 && (!existsSync(target) || filesBelow(target).length === 0)) {
    rmSync(target, { recursive: true, force: true });
    renameSync(committed, target);
    return;
  }
  const move = (file: string): void => {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    renameSync(join(committed, file), join(target, file));
  };
  const after = new Set(filesOfIndex(committed));
  for (const file of filesBelow(committed)) if (file !== INDEX) move(file);
  const stale = before.filter((file) => !after.has(file));
  for (const file of stale) rmSync(join(target, file), { force: true });
  for (const parent of new Set(stale.map((file) => dirname(file)))) removeIfEmpty(target, parent);
  move(INDEX);
  rmSync(committed, { recursive: true, force: true });
}

function removeIfEmpty(target: string, parent: string): void {
  const folder = join(target, parent);
  if (parent === '.' || (existsSync(folder) && readdirSync(folder).length > 0)) return;
  rmSync(folder, { recursive: true, force: true });
  removeIfEmpty(target, dirname(parent));
}

function filesBelow(folder: string, prefix = ''): string[] {
  return readdirSync(join(folder, prefix), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? filesBelow(folder, `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`],
  );
}

/** The files that the index of a tree lists; they are our own words, so that no path leads out of the folder. */
function filesOfIndex(folder: string): string[] {
  const index = join(folder, INDEX);
  if (!existsSync(index)) return [];
  const lines = readFileSync(index, 'utf8').matchAll(/^#? {2}- (.+)$/gm);
  return [...lines]
    .map(([, file]) => String(file).replace(/^"(.*)"$/, '$1'))
    .filter((file) => !file.split('/').includes('..'));
}

/** What stands in the folder and not in the index of the tree that was written last is not ours: it would be lost or mixed with ours. */
function rejectForeignFiles(folder: string, target: string, present: string[]): void {
  if (present.length === 0) return;
  const ours = new Set([...filesOfIndex(target), ...(existsSync(join(target, INDEX)) ? [INDEX] : [])]);
  const foreign = present.filter((file) => !ours.has(file));
  if (foreign.length === 0) return;
  throw new Error(
    `synth: the folder ${folder} contains ${foreign.length} file(s) that synth did not write (${foreign.slice(0, 3).join(', ')}${foreign.length > 3 ? ', ...' : ''}). ` +
      'Everything in the folder belongs to synth, so they would be lost. Choose an empty folder as outdir, or move these files away. Nothing was written.',
  );
}
