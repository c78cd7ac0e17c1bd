import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

/** An image in a file on the machine that uploads it: raw or qcow2, or compressed with gz or xz. Plain data, as `LocalImage.fromFile` returns it. */
export interface LocalImage {
  /**
   * Path of the file.
   * @change DataVolume/metadata.annotations
   */
  readonly file: string;
  /**
   * SHA-256 of its content, in hexadecimal. Another content is another disk.
   * @change DataVolume/metadata.name
   */
  readonly sha256: string;
}

export const LocalImage = {
  /**
   * The image in a file. A relative path is relative to the working directory. Reads the whole file for its SHA-256 unless that is given. Throws if the file
   * cannot be read.
   */
  fromFile: (file: string, options: { readonly sha256?: string } = {}): LocalImage => ({
    file,
    sha256: options.sha256 ?? sha256Of(file),
  }),
};

/** Bytes that are read at a time: images are larger than memory. */
const CHUNK = 4 * 1024 * 1024;

function sha256Of(path: string): string {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    throw new Error(
      `The image ${path} cannot be read: ${(error as Error).message}. Check the path; a relative one starts at ${process.cwd()}.`,
    );
  }
  try {
    const hash = createHash('sha256');
    const buffer = Buffer.alloc(CHUNK);
    for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) {
      hash.update(buffer.subarray(0, length));
    }
    return hash.digest('hex');
  } finally {
    closeSync(file);
  }
}
