/** A PNG with a palette is the picture that it was made from. */
import { deflateSync, inflateSync } from 'node:zlib';
import fc from 'fast-check';
import { withPalette } from '../../../../tools/pictures/palette-png';

const chunk = (type: string, data: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(data.length, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, data, Buffer.alloc(4)]);
};
/** RGB rows, stored as they are (filter 0) or as differences from the row above (2) or from the left (1). */
function png(width: number, rows: readonly number[][], filter = 0): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(rows.length, 4);
  header[8] = 8;
  header[9] = 2;
  const stored = rows.map((row, at) =>
    Buffer.from([
      filter,
      ...row.map((value, x) => value - ([0, x < 3 ? 0 : row[x - 3], rows[at - 1]?.[x] ?? 0][filter] ?? 0)),
    ]),
  );
  return Buffer.concat([Buffer.alloc(8), chunk('IHDR', header), chunk('IDAT', deflateSync(Buffer.concat(stored)))]);
}
/** The colours of a PNG with a palette, row by row. */
function colours(file: Buffer): number[][] {
  const found: Record<string, Buffer> = {};
  for (let at = 8; at < file.length; at += file.readUInt32BE(at) + 12)
    found[file.toString('latin1', at + 4, at + 8)] = file.subarray(at + 8, at + 8 + file.readUInt32BE(at));
  const width = found['IHDR']!.readUInt32BE(0);
  const lines = inflateSync(found['IDAT']!);
  return Array.from({ length: found['IHDR']!.readUInt32BE(4) }, (_, row) =>
    [...lines.subarray(row * (width + 1) + 1, (row + 1) * (width + 1))].flatMap((index) => [
      ...found['PLTE']!.subarray(index * 3, index * 3 + 3),
    ]),
  );
}

test('colours that are apart stay exactly what they are, however the rows were stored', () => {
  const value = fc.constantFrom(0, 64, 128, 255);
  const picture = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 })).chain(([width, height]) =>
    fc.array(fc.array(value, { minLength: width * 3, maxLength: width * 3 }), {
      minLength: height,
      maxLength: height,
    }),
  );
  fc.assert(
    fc.property(picture, fc.constantFrom(0, 1, 2), (rows, filter) => {
      expect(colours(withPalette(png(rows[0]!.length / 3, rows, filter)))).toEqual(rows);
    }),
  );
});

test('a shade between becomes the commonest of those that look like it', () => {
  const [common, shade] = [
    [16, 96, 104],
    [17, 97, 105],
  ];
  expect(colours(withPalette(png(4, [[...common!, ...common!, ...shade!, ...common!]])))[0]).toEqual(
    [common, common, common, common].flat(),
  );
});

test('another kind of PNG is refused', () => {
  const grey = png(1, [[0, 0, 0]]);
  grey[25] = 0;
  expect(() => withPalette(grey)).toThrow('not one of 8 bits a channel');
});
