import { createHash } from 'node:crypto';

/** Bytes of a disk that nothing was uploaded to. */
const BLANK_BYTES = 1 << 20;

/** What is on the disks, by claim: what was uploaded, else bytes that its name determines. */
export class Disks {
  private readonly uploaded = new Map<string, Buffer>();

  put(claim: string, content: Buffer): void {
    this.uploaded.set(claim, content);
  }

  contentOf(claim: string): Buffer {
    return this.uploaded.get(claim) ?? simulated(claim);
  }
}

function simulated(claim: string): Buffer {
  const blocks: Buffer[] = [];
  for (let at = 0; at < BLANK_BYTES; at += 32) blocks.push(createHash('sha256').update(`${claim} ${at}`).digest());
  return Buffer.concat(blocks);
}
