/** Reads manifests, and keeps what it has read: a file is read again only when it has changed. */
import { statSync } from 'node:fs';
import { manifestFilesAt } from '../manifest-files';
import { manifestText, UnreadableFile } from '../manifest-limits';
import { type Manifest, readManifests } from '../manifests';

export interface Contents {
  readonly manifests: readonly Manifest[];
  readonly unreadable: readonly UnreadableFile[];
}

export class ManifestReader {
  private known = new Map<string, Contents & { readonly version: string | undefined }>();

  /** What can be read of files and folders, whatever stands beside it. `advance` is called before each file. */
  read(paths: readonly string[], advance?: (done: number, total: number) => void): Contents {
    const before = this.known;
    this.known = new Map();
    const files = [...new Set(paths.flatMap(manifestFilesAt))];
    const all = files.map((file, index) => {
      advance?.(index, files.length);
      const version = versionOf(file);
      const kept = before.get(file);
      const contents = version !== undefined && kept?.version === version ? kept : { version, ...contentsOf(file) };
      this.known.set(file, contents);
      return contents;
    });
    return {
      manifests: all.flatMap(({ manifests }) => manifests),
      unreadable: all.flatMap(({ unreadable }) => unreadable),
    };
  }
}

function contentsOf(file: string): Contents {
  try {
    return { manifests: readManifests(manifestText(file), file === '-' ? '(standard input)' : file), unreadable: [] };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    return { manifests: [], unreadable: [error] };
  }
}

/** Differs when the content of a file may have changed; undefined where it cannot be known, or the file is gone. */
export function versionOf(file: string): string | undefined {
  const stats = file === '-' ? undefined : statSync(file, { bigint: true, throwIfNoEntry: false });
  return stats && [stats.ino, stats.size, stats.mtimeNs, stats.ctimeNs].join(':');
}
