/** Files on the machine that runs the program. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';

/** Bytes of a file; undefined where there is none. */
export async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** SHA-256 of a file, in hexadecimal. `seen` is called with the bytes read so far. */
export async function sha256Of(
  path: string,
  { seen, signal }: { seen?: (bytes: number) => void; signal?: AbortSignal } = {},
): Promise<string> {
  const hash = createHash('sha256');
  let bytes = 0;
  const read = createReadStream(path, { highWaterMark: 1 << 20 });
  read.on('data', (chunk) => {
    bytes += chunk.length;
    seen?.(bytes);
  });
  await pipeline(read, hash, ...(signal ? [{ signal }] : []));
  return hash.digest('hex');
}

const MEBI = 2 ** 20;
/** First bytes of a qcow2 image, and where its virtual size stands. */
const QCOW2 = Buffer.from('QFI\xfb', 'latin1');
const QCOW2_SIZE_AT = 24;
/** First bytes of files that do not show the size of the disk in them. */
const COMPRESSED: readonly (readonly [name: string, magic: Buffer])[] = [
  ['gzip', Buffer.from([0x1f, 0x8b])],
  ['xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a])],
  ['zstd', Buffer.from([0x28, 0xb5, 0x2f, 0xfd])],
];

/** Bytes of the disk that an image holds, rounded up to MiB; undefined where the image does not show it. */
export async function diskSizeOf(path: string): Promise<number | undefined> {
  const file = await open(path);
  try {
    const head = Buffer.alloc(QCOW2_SIZE_AT + 8);
    await file.read(head, 0, head.length, 0);
    if (COMPRESSED.some(([, magic]) => head.subarray(0, magic.length).equals(magic))) return undefined;
    const isQcow2 = head.subarray(0, QCOW2.length).equals(QCOW2);
    const bytes = isQcow2 ? Number(head.readBigUInt64BE(QCOW2_SIZE_AT)) : (await file.stat()).size;
    return Math.max(1, Math.ceil(bytes / MEBI)) * MEBI;
  } finally {
    await file.close();
  }
}
