/** PNG of at most 256 colours: pages have few beside the shades at the edges of letters, and their pictures become a third as large. */
import { crc32, deflateSync, inflateSync } from 'node:zlib';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const COLOURS = 256;

/** The same picture, with the colours that it has most of; of the others, each becomes the nearest. `png`: 8 bits a channel, not interlaced. */
export function withPalette(png: Buffer): Buffer {
  const { width, height, pixels } = decoded(png);
  const palette = commonest(pixels);
  const nearest = new Map<number, number>();
  // Each row begins with the number of its filter: none.
  const rows = Buffer.alloc((width + 1) * height);
  pixels.forEach((colour, at) => {
    const index = nearest.get(colour) ?? nearestIn(palette, colour);
    nearest.set(colour, index);
    rows[Math.floor(at / width) * (width + 1) + 1 + (at % width)] = index;
  });
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 3, 0, 0, 0]);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flatMap(channels))),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const channels = (colour: number): [number, number, number] => [colour >> 16, (colour >> 8) & 255, colour & 255];

/** Of each group of like colours the commonest, of the largest groups. */
function commonest(pixels: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const colour of pixels) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const groups = new Map<number, { count: number; colour: number; most: number }>();
  for (const [colour, count] of counts) {
    const like = colour & 0xf8f8f8;
    const { count: sum, ...of } = groups.get(like) ?? { count: 0, colour, most: 0 };
    groups.set(like, { count: sum + count, ...(count > of.most ? { colour, most: count } : of) });
  }
  return [...groups.values()]
    .sort((a, b) => b.count - a.count)
    .slice(0, COLOURS)
    .map(({ colour }) => colour);
}

function nearestIn(palette: readonly number[], colour: number): number {
  const distance = (other: number) =>
    channels(other).reduce((sum, value, at) => sum + (value - channels(colour)[at]!) ** 2, 0);
  return palette.reduce((best, other, at) => (distance(other) < distance(palette[best]!) ? at : best), 0);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

function decoded(png: Buffer): { width: number; height: number; pixels: Uint32Array } {
  const data: Buffer[] = [];
  for (let at = SIGNATURE.length; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT')
      data.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const [width, height, type] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25]];
  if (png[24] !== 8 || (type !== 2 && type !== 6) || png[28] !== 0)
    throw new Error('The PNG is not one of 8 bits a channel, in colour, without interlacing.');
  const size = type === 2 ? 3 : 4;
  const lines = unfiltered(inflateSync(Buffer.concat(data)), width * size, size);
  const pixels = new Uint32Array(width * height);
  for (let at = 0; at < pixels.length; at++) pixels[at] = lines.readUIntBE(at * size, 3);
  return { width, height, pixels };
}

/** The bytes of all rows. Each is stored as its difference from a guess, by the bytes to the left of it and above. */
function unfiltered(stored: Buffer, length: number, size: number): Buffer {
  const height = stored.length / (length + 1);
  const lines = Buffer.alloc(length * height);
  for (let row = 0; row < height; row++) {
    const filter = stored[row * (length + 1)]!;
    for (let at = 0; at < length; at++) {
      const to = row * length + at;
      const left = at < size ? 0 : lines[to - size]!;
      const above = row === 0 ? 0 : lines[to - length]!;
      const corner = at < size || row === 0 ? 0 : lines[to - length - size]!;
      lines[to] = stored[row * (length + 1) + 1 + at]! + guess(filter, left, above, corner);
    }
  }
  return lines;
}

function guess(filter: number, left: number, above: number, corner: number): number {
  if (filter < 4) return [0, left, above, (left + above) >> 1][filter]!;
  const [a, b, c] = [left, above, corner].map((value) => Math.abs(left + above - corner - value)) as [
    number,
    number,
    number,
  ];
  if (a <= b && a <= c) return left;
  return b <= c ? above : corner;
}
