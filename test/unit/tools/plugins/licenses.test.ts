import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { packagesOf, thirdPartyLicenses } from '../../../../tools/plugins/licenses';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'licenses-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A package with files; gives the path of its module in a bundle. */
function installed(name: string, license: unknown, files: Record<string, string>, below = ''): string {
  const folder = `${below}node_modules/${name}`;
  const all = { 'package.json': JSON.stringify({ name, version: '1.0.0', license }), 'lib/index.js': '', ...files };
  for (const [file, text] of Object.entries(all)) {
    mkdirSync(dirname(join(root, folder, file)), { recursive: true });
    writeFileSync(join(root, folder, file), text);
  }
  return `${folder}/lib/index.js`;
}

it('collects each package of a bundle once, with its license and its notice, and skips our own files', () => {
  const inputs = [
    'dist/kube/json.js',
    installed('b', 'MIT', { LICENSE: 'the terms of b' }),
    installed('@scope/a', 'Apache-2.0', { 'LICENSE.md': 'the terms of a', NOTICE: 'a was made by A' }),
    installed('c', '(BSD-3-Clause AND Apache-2.0)', { 'license.txt': 'the terms of c' }, 'node_modules/b/'),
  ];
  const parts = packagesOf(root, [...inputs, inputs[1]!]);
  expect(parts.map(({ id, license }) => `${id} ${license}`)).toEqual([
    '@scope/a@1.0.0 Apache-2.0',
    'b@1.0.0 MIT',
    'c@1.0.0 (BSD-3-Clause AND Apache-2.0)',
  ]);
  const text = thirdPartyLicenses(parts);
  for (const terms of ['the terms of a\n\na was made by A', 'the terms of b', 'the terms of c'])
    expect(text).toContain(terms);
});

it('refuses a bundle with a license that may not be passed on, or without its text, and names each', () => {
  const inputs = [
    installed('copyleft', 'GPL-3.0', { LICENSE: 'terms' }),
    installed('either', '(MIT OR GPL-3.0)', { LICENSE: 'terms' }),
    installed('silent', 'MIT', {}),
    installed('unsaid', undefined, { LICENSE: 'terms' }),
  ];
  expect(() => packagesOf(root, inputs)).toThrow(
    /copyleft@1\.0\.0 has the license "GPL-3\.0".*either@1\.0\.0 has.*silent@1\.0\.0 holds no text.*unsaid@1\.0\.0 has the license "none"/s,
  );
});
