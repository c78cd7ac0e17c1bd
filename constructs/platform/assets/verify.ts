import { assetOf } from '../../../kubevirt/releases';
import { type AssetId, assetName, sha256Of } from './asset';
import { lock, lockedSha256 } from './lock-file';
import { objectsOf, type ReleasedObject } from './manifest-objects';

export interface Verification {
  /** Path of the lock file. */
  readonly lockFile: string;
  /** Where the content was read, for messages. */
  readonly from: string;
  /** Whether the content may differ from what the project published, as adapted manifests do. Then only the lock file pins it. */
  readonly adapted: boolean;
}

/** The checksum that an asset must have: that of the lock file, else the published one. Undefined where neither is known. */
export function expectedSha256(id: AssetId, { lockFile, adapted }: Omit<Verification, 'from'>): string | undefined {
  const { component, version, file } = id;
  return lockedSha256(lockFile, assetName(id)) ?? (adapted ? undefined : assetOf(component, version, file)?.sha256);
}

/**
 * The objects of an asset. Throws where the content is not the pinned one, or does not consist of the objects of the release. Content that the lock
 * file does not contain is pinned by it from now on.
 */
export function verifiedObjects(id: AssetId, content: Buffer, verification: Verification): ReleasedObject[] {
  const { lockFile, from } = verification;
  const name = assetName(id);
  const expected = expectedSha256(id, verification);
  const sha256 = sha256Of(content);
  if (expected !== undefined && sha256 !== expected) {
    throw new Error(
      `${name}: the file from ${from} is not the pinned one. Its sha256 is ${sha256}; ${lockFile} or the published checksum of the release expects ${expected}. ` +
        'The file was not used. Find out why it changed; if the change is intended, remove this entry from the lock file and run again.',
    );
  }
  const objects = objectsOf(id, content.toString('utf8'));
  if (lockedSha256(lockFile, name) === undefined) lock(lockFile, name, { sha256, bytes: content.length });
  return objects;
}
