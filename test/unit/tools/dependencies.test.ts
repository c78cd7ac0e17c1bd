import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type LockFile, problemsOf, vulnerable } from '../../../tools/dependencies';

const INTEGRITY = 'sha512-AAAA';
const good = { version: '1.0.0', license: 'MIT', integrity: INTEGRITY };
const problemsIn = (packages: LockFile['packages']) => problemsOf({ packages: { '': {}, ...packages } });

it('this package has no dependency that is not pinned, licensed, and free of scripts', () => {
  const lock = JSON.parse(readFileSync(join(__dirname, '../../../package-lock.json'), 'utf8')) as LockFile;
  expect(problemsOf(lock)).toEqual([]);
});

it.each<[string, LockFile['packages'], RegExp[]]>([
  ['a package as it should be', { 'node_modules/a': good }, []],
  ['one without a hash', { 'node_modules/a': { ...good, integrity: undefined } }, [/^a@1\.0\.0 has no SHA-512/]],
  ['one with a weak hash', { 'node_modules/a': { ...good, integrity: 'sha1-AAAA' } }, [/^a@1\.0\.0 has no SHA-512/]],
  ['one inside the archive of another', { 'node_modules/a/node_modules/b': { version: '1.0.0', inBundle: true } }, []],
  [
    'a license that is not known',
    { 'node_modules/a': { ...good, license: 'GPL-3.0' } },
    [/has the license "GPL-3\.0"/],
  ],
  ['none', { 'node_modules/a': { ...good, license: undefined } }, [/has the license undefined/]],
  ['a choice with one that is', { 'node_modules/a': { ...good, license: '(GPL-3.0 OR MIT)' } }, []],
  ['a sum with one that is not', { 'node_modules/a': { ...good, license: '(GPL-3.0 AND MIT)' } }, [/GPL-3\.0 AND MIT/]],
  ['a license for tools, for a tool', { 'node_modules/a': { ...good, dev: true, license: 'CC-BY-4.0' } }, []],
  ['the same for users', { 'node_modules/a': { ...good, license: 'CC-BY-4.0' } }, [/CC-BY-4\.0/]],
  ['a script at installation', { 'node_modules/a': { ...good, dev: true, hasInstallScript: true } }, [/runs a script/]],
  ['a known one of a tool', { 'node_modules/esbuild': { ...good, dev: true, hasInstallScript: true } }, []],
  ['the same for users', { 'node_modules/esbuild': { ...good, hasInstallScript: true } }, [/runs a script/]],
  [
    'a binary for another platform that is missing',
    {
      'node_modules/a': { ...good, optionalDependencies: { 'a-linux': '1', 'a-win32': '1' } },
      'node_modules/a-linux': good,
    },
    [/^a@1\.0\.0 needs a-win32 on another platform/],
  ],
  [
    'one that stands below its package',
    { 'node_modules/a': { ...good, optionalDependencies: { b: '1' } }, 'node_modules/a/node_modules/b': good },
    [],
  ],
])('%s', (_, packages, says) => {
  const problems = problemsIn(packages);
  expect(problems).toHaveLength(says.length);
  says.forEach((expected, index) => {
    expect(problems[index]).toMatch(expected);
  });
});

it('reads what the registry knows of vulnerabilities, and that it does not answer', () => {
  const answer = { vulnerabilities: { a: { severity: 'critical' }, b: { severity: 'low' }, c: { severity: 'high' } } };
  expect(vulnerable(JSON.stringify(answer))).toEqual([
    expect.stringMatching(/^a .*critical/),
    expect.stringMatching(/^c .*high/),
  ]);
  expect(vulnerable('{"vulnerabilities":{}}')).toEqual([]);
  expect(vulnerable('{"message":"405 Method Not Allowed"}')).toBeUndefined();
  expect(vulnerable('')).toBeUndefined();
});
