/** Manifests as they were at a revision, from Git. Nothing of it goes through a shell, and no name is taken for an option. */
import { execFileSync } from 'node:child_process';
import { realpathSync, statSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { isManifestFile } from '../manifest-files';
import { type Manifest, readManifests } from '../manifests';

/** The manifests at `path` as they stood at `revision` (a branch, tag or commit). A path that was not there yet is empty. */
export function readRevision(revision: string, path: string): Manifest[] {
  return filesAt(commitOf(revision, path), path).flatMap(({ file, text }) => readManifests(text, file));
}

/** A commit in the repository of a path. */
export interface Commit {
  /** Folder of the repository. */
  root: string;
  hash: string;
}

export function commitOf(revision: string, path: string): Commit {
  const folder = existingFolder(resolve(path));
  const root = git(
    folder,
    ['rev-parse', '--show-toplevel'],
    `${path} is not in a Git repository, which --base requires.`,
  ).trim();
  const hash = git(
    root,
    ['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`],
    `${JSON.stringify(revision)} is not a revision that Git knows. Give a branch, a tag or a commit; in a pipeline, fetch it first.`,
  ).trim();
  return { root, hash };
}

/** The texts of the files with manifests below a path, by their path from there; of a file itself, by the path as it is given. */
export function filesAt({ root, hash }: Commit, path: string): { file: string; text: string }[] {
  const within = relative(root, realpathOf(resolve(path)))
    .split(sep)
    .join('/');
  const entries = git(
    root,
    ['ls-tree', '-r', '-z', hash, '--', within === '' ? '.' : within],
    `Git cannot list ${path} at ${hash}.`,
  );
  const blobs = entries
    .split('\0')
    .flatMap(blobOf)
    .filter(({ file }) => file === within || isManifestFile(file));
  const texts = contents(
    root,
    blobs.map((blob) => blob.hash),
  );
  return blobs.map(({ file }, index) => ({
    file: file === within ? path : within === '' ? file : file.slice(within.length + 1),
    text: texts[index]!,
  }));
}

interface Blob {
  hash: string;
  file: string;
}

/** `100644 blob HASH\tPATH`; links and submodules are omitted. */
function blobOf(entry: string): Blob[] {
  const [, hash, file] = /^100\d{3} blob ([0-9a-f]+)\t(.+)$/s.exec(entry) ?? [];
  return hash && file ? [{ hash, file }] : [];
}

/** All blobs by one process: its answer is, for each, a line `HASH blob SIZE`, the bytes, and a line end. */
function contents(root: string, hashes: readonly string[]): string[] {
  if (hashes.length === 0) return [];
  const answer = execFileSync('git', ['cat-file', '--batch'], {
    cwd: root,
    input: `${hashes.join('\n')}\n`,
    maxBuffer: MAX_OUTPUT,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let at = 0;
  return hashes.map(() => {
    const end = answer.indexOf('\n', at);
    const [hash, , size] = answer.toString('latin1', at, end).split(' ');
    if (size === undefined)
      throw new Error(`The Git repository lacks the file ${hash}, as a partial clone does. Fetch it first.`);
    const text = answer.toString('utf8', end + 1, end + 1 + Number(size));
    at = end + 1 + Number(size) + 1;
    return text;
  });
}

const MAX_OUTPUT = 1024 * 1024 * 1024;

function git(cwd: string, args: readonly string[], otherwise: string): string {
  try {
    return execFileSync('git', args, {
      cwd,
      encoding: 'utf8',
      maxBuffer: MAX_OUTPUT,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (error) {
    const { code, stderr } = error as { code?: string; stderr?: string };
    if (code === 'ENOENT') throw new Error('--base needs git, which is not on the PATH. Install git.');
    const [said] = String(stderr ?? '')
      .trim()
      .split('\n');
    throw new Error(said ? `${otherwise} Git says: ${said}` : otherwise);
  }
}

/** The path itself or the nearest folder above it that exists: a manifest may be new or gone. */
function existingFolder(path: string): string {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return path;
  return existingFolder(resolve(path, '..'));
}

/** Git's idea of the repository's root has links resolved. */
function realpathOf(path: string): string {
  const folder = existingFolder(path);
  return resolve(realpathSync(folder), relative(folder, path));
}
