/** One file of an archive. */
export interface ArchivedFile {
  readonly path: string;
  readonly content: Buffer;
  readonly executable?: boolean;
}

const BLOCK = 512;
/** Every byte of the archive follows from its files, so the times are those of no build. 1985-10-26, as npm has it. */
const MODIFIED = 499_162_500;

/** A tar archive (ustar) of the files in their order, and of the folders that they lie in. */
export function tar(files: readonly ArchivedFile[]): Buffer {
  const blocks: Buffer[] = [];
  const folders = new Set<string>();
  for (const { path, content, executable } of files) {
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    if (folder && !folders.has(folder)) {
      folders.add(folder);
      blocks.push(header(folder, '5', 0o755, 0));
    }
    blocks.push(header(path, '0', executable ? 0o755 : 0o644, content.length), content, padding(content.length));
  }
  blocks.push(Buffer.alloc(2 * BLOCK));
  return Buffer.concat(blocks);
}

function header(path: string, type: '0' | '5', mode: number, size: number): Buffer {
  if (Buffer.byteLength(path) > 100)
    throw new Error(`${path} is too long for an archive: a path has at most 100 bytes.`);
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, at: number, length: number) =>
    block.write(`${value.toString(8).padStart(length - 1, '0')}\0`, at);
  block.write(path, 0);
  octal(mode, 100, 8);
  octal(0, 108, 8);
  octal(0, 116, 8);
  octal(size, 124, 12);
  octal(MODIFIED, 136, 12);
  block.fill(' ', 148, 156);
  block.write(type, 156);
  block.write('ustar\x0000', 257);
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return block;
}

const padding = (size: number): Buffer => Buffer.alloc((BLOCK - (size % BLOCK)) % BLOCK);
