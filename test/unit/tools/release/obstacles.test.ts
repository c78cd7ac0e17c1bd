import { sectionOf } from '../../../../tools/release/changelog';
import { type Observed, obstacles } from '../../../../tools/release/obstacles';

const CHANGELOG = `# Changelog

## 1.3.0 (unreleased)

- Something.

## 1.2.0

### Minor Changes

- 1a2b3c: A prop.

## 1.1.0

## 1.0.0

- The first.
`;

/** A commit that may become the release 1.2.0. */
const READY: Observed = {
  version: '1.2.0',
  versions: { 'package-lock.json': '1.2.0', 'schema.json': '1.2.0' },
  changed: [],
  commit: 'abc',
  changelog: CHANGELOG,
  changesets: [],
  missing: [],
};

test.each<[string, Partial<Observed>]>([
  ['as it is', {}],
  ['where the tag that started the release is on this commit', { tagged: 'abc' }],
])('a commit becomes a release %s', (_, seen) => {
  expect(obstacles({ ...READY, ...seen })).toEqual([]);
});

test.each<[string, Partial<Observed>, RegExp]>([
  ['a dirty tree', { changed: [' M sdk/index.ts'] }, /sdk\/index\.ts.*Commit/],
  ['a version that was released', { tagged: 'def' }, /1\.2\.0 is released already.*def/],
  ['a version that is not that of another file', { versions: { 'schema.json': '1.1.0' } }, /schema\.json.*1\.1\.0/],
  ['changes that no version contains', { changesets: ['.changeset/new-prop.md'] }, /new-prop\.md.*npm run bump/],
  ['a changelog without the version', { changelog: '# Changelog\n\n## 1.1.0\n\n- Old.\n' }, /no section `## 1\.2\.0`/],
  ['a section without an entry', { version: '1.1.0', versions: {} }, /no section `## 1\.1\.0`/],
  ['a tool that is missing', { missing: ['mvn'] }, /mvn is not on PATH.*Install/],
  ['a section that says unreleased', { version: '1.3.0', versions: {} }, /unreleased/],
])('%s is one reason against a release', (_, seen, reason) => {
  expect(obstacles({ ...READY, ...seen })).toEqual([expect.stringMatching(reason)]);
});

test('every reason is given at once', () => {
  expect(obstacles({ ...READY, changed: ['?? x'], tagged: 'def', changesets: ['a'], changelog: '' })).toHaveLength(4);
});

test('the notes of a release are the section of its version, without the heading and the other sections', () => {
  expect(sectionOf(CHANGELOG, '1.2.0')).toEqual({
    notes: '### Minor Changes\n\n- 1a2b3c: A prop.',
    unreleased: false,
  });
  // A version is not found by its beginning.
  expect(sectionOf(CHANGELOG, '1.2')).toBeUndefined();
});
