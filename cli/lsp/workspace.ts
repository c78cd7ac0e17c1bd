/** The manifests of a folder that is open in an editor: the files on disk, and in place of some the texts that are being edited. */
import { readFileSync, statSync } from 'node:fs';
import { manifestFiles } from '../manifest-files';
import type { UnreadableFile } from '../manifest-limits';
import type { Manifest } from '../manifests';
import { MOST_CHARACTERS, type Source, sourceOf, tooLarge } from './source';

/** More are seldom the manifests of one cluster. */
const MOST_FILES = 5_000;

interface OnDisk {
  /** Size and time of the last change. */
  stamp: string;
  manifests: readonly Manifest[];
  problem?: UnreadableFile;
}

export interface Contents {
  manifests: readonly Manifest[];
  /** Files whose objects are unknown. */
  unread: ReadonlySet<string>;
}

export class Workspace {
  private readonly open = new Map<string, Source>();
  /** Of a file that is open and cannot be read at the moment: what it was before. */
  private readonly lastGood = new Map<string, readonly Manifest[]>();
  private onDisk = new Map<string, OnDisk>();
  private stale = true;

  /** `root`: a folder, or a file that lies in none. `warn`: says what is not considered. */
  constructor(
    readonly root: string,
    private readonly warn: (text: string) => void,
  ) {}

  edit(file: string, text: string): void {
    const source = sourceOf(file, text);
    this.open.set(file, source);
    if (!source.problem) this.lastGood.set(file, source.manifests);
  }

  close(file: string): void {
    this.open.delete(file);
    this.lastGood.delete(file);
    this.stale = true;
  }

  source(file: string): Source | undefined {
    return this.open.get(file);
  }

  openSources(): Source[] {
    return [...this.open.values()];
  }

  /** Files may have changed on disk. */
  touch(): void {
    this.stale = true;
  }

  contents(): Contents {
    if (this.stale) this.rescan();
    const unread = new Set<string>();
    const manifests = [...new Set([...this.onDisk.keys(), ...this.open.keys()])].sort().flatMap((file) => {
      const [source, disk] = [this.open.get(file), this.onDisk.get(file)];
      if (source && !source.problem) return source.manifests;
      if (source) {
        const known = this.lastGood.get(file) ?? (disk && !disk.problem ? disk.manifests : undefined);
        if (!known) unread.add(file);
        return known ?? [];
      }
      if (disk?.problem) unread.add(file);
      return disk?.manifests ?? [];
    });
    return { manifests, unread };
  }

  private rescan(): void {
    const files = this.files();
    if (files.length > MOST_FILES)
      this.warn(
        `${this.root} has ${files.length} YAML and JSON files; the first ${MOST_FILES} of them are considered beside the open ones. Open a folder that holds the manifests of one cluster.`,
      );
    this.onDisk = new Map(
      files.slice(0, MOST_FILES).flatMap((file) => {
        const read = this.read(file);
        return read ? [[file, read] as const] : [];
      }),
    );
    this.stale = false;
  }

  private files(): string[] {
    try {
      return manifestFiles(this.root);
    } catch (error) {
      this.warn(`Cannot list ${this.root}: ${(error as NodeJS.ErrnoException).code}. Only open files are checked.`);
      return [];
    }
  }

  /** Undefined for what is gone, or is not a file that may be read. */
  private read(file: string): OnDisk | undefined {
    const known = this.onDisk.get(file);
    try {
      const stats = statSync(file);
      if (!stats.isFile()) return undefined;
      const stamp = `${stats.size} ${stats.mtimeMs}`;
      if (known?.stamp === stamp) return known;
      if (stats.size > MOST_CHARACTERS) return { stamp, manifests: [], problem: tooLarge(file, stats.size) };
      const { manifests, problem } = sourceOf(file, readFileSync(file, 'utf8'));
      return { stamp, manifests, ...(problem && { problem }) };
    } catch {
      return undefined;
    }
  }
}
