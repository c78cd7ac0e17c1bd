/** The manifests of a folder as they were at a revision, read again only when the revision is another commit. */
import { isAbsolute, join } from 'node:path';
import type { Manifest } from '../manifests';
import { commitOf, filesAt } from '../plan/revision';
import { sourceOf } from './source';

export class Revision {
  private hash: string | undefined;
  private known: readonly Manifest[] | undefined;
  private problem: string | undefined;

  /** `root`: folder or file. `say`: gets one sentence, once, where there is nothing to compare with. */
  constructor(
    private readonly revision: string,
    private readonly root: string,
    private readonly say: (text: string) => void,
  ) {}

  /** Undefined where the folder is not in a Git repository, or there is no such revision. */
  manifests(): readonly Manifest[] | undefined {
    try {
      const commit = commitOf(this.revision, this.root);
      if (commit.hash !== this.hash) {
        this.known = filesAt(commit, this.root).flatMap(({ file, text }) => {
          const path = isAbsolute(file) ? file : join(this.root, file);
          return sourceOf(path, text).manifests;
        });
        this.hash = commit.hash;
      }
      return this.known;
    } catch (error) {
      const { message } = error as Error;
      if (message !== this.problem) this.say(`No effects of changes are shown: ${message}`);
      this.problem = message;
      return undefined;
    }
  }
}
