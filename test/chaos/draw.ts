import { createHash } from 'node:crypto';

/** A number from 0 to below 1 that depends on nothing but these words: the same words, the same number, on every machine. */
export function draw(...words: readonly (string | number)[]): number {
  return createHash('sha256').update(JSON.stringify(words)).digest().readUInt32BE(0) / 2 ** 32;
}
