import { patched } from '../../../kube/json-patch';

const object = { metadata: { labels: { 'a/b': '1', c: '2' } }, list: ['x', 'y'] };

test.each([
  ['a key with a slash goes', { op: 'remove', path: '/metadata/labels/a~1b' }, { labels: { c: '2' } }, ['x', 'y']],
  [
    'a value is replaced',
    { op: 'replace', path: '/metadata/labels/c', value: '3' },
    { labels: { 'a/b': '1', c: '3' } },
    ['x', 'y'],
  ],
  ['an item is added', { op: 'add', path: '/list/-', value: 'z' }, object.metadata, ['x', 'y', 'z']],
  ['an item goes', { op: 'remove', path: '/list/0' }, object.metadata, ['y']],
  ['a path that leads nowhere changes nothing', { op: 'remove', path: '/none/at/all' }, object.metadata, ['x', 'y']],
])('%s', (_, patch, metadata, list) => {
  const before = structuredClone(object);
  expect(patched(object, [JSON.stringify(patch)])).toEqual({ metadata, list });
  expect(object).toEqual(before);
});
