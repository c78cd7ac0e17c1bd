/** A file of manifests as it is now: in the editor, or on disk. */
import { lazy } from '../../kube/lazy';
import { UnreadableFile } from '../manifest-limits';
import { type Manifest, readManifests } from '../manifests';
import { type Positions, positionsOf } from './positions';

export interface Source {
  readonly file: string;
  readonly text: string;
  readonly manifests: readonly Manifest[];
  /** Why it has no manifests. */
  readonly problem?: UnreadableFile;
  readonly positions: Positions;
}

const MEBIBYTE = 1024 * 1024;
/** The reader that keeps positions needs a second for as much, after each change. */
export const MOST_CHARACTERS = MEBIBYTE;

/** Reads a text; never throws. */
export function sourceOf(file: string, text: string): Source {
  const positions = lazy(() => positionsOf(text));
  const source = {
    file,
    text,
    get positions() {
      return positions();
    },
  };
  try {
    if (text.length > MOST_CHARACTERS) throw tooLarge(file, text.length);
    return Object.assign(source, { manifests: readManifests(text, file) });
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return Object.assign(source, { manifests: [], problem: error });
  }
}

export const tooLarge = (file: string, size: number): UnreadableFile =>
  new UnreadableFile(
    file,
    `has ${Math.ceil(size / MEBIBYTE)} MiB, and in an editor at most ${MOST_CHARACTERS / MEBIBYTE} MiB are checked. Split it, or check it with \`kubevirt-iac validate\`.`,
  );
