import { packageVersion } from '../../../../toolchain/package-root';
import { keptReleases } from '../../../../tools/generate/data';
import { deriveAll } from '../../../../tools/generate/derive';
import { checkFiles } from '../../../../tools/generate/files';
import { graphPictures } from '../../../../tools/generate/graph-pictures';

test('every generated file is what `npm run generate` writes', () => {
  expect(checkFiles(deriveAll(keptReleases(), packageVersion()))).toEqual([]);
});

test('every picture of the guides is what `npm run generate` draws', async () => {
  const pictures = await graphPictures();
  expect(pictures.size).toBeGreaterThan(0);
  expect(checkFiles(pictures)).toEqual([]);
});

test('a file that is missing or was edited is found', () => {
  const edited = new Map([
    ['schema.json', '{}'],
    ['sdk/generated/nowhere.ts', ''],
  ]);
  expect(checkFiles(edited)).toEqual(['schema.json', 'sdk/generated/nowhere.ts']);
});
