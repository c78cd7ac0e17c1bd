import * as fc from 'fast-check';
import { parsePath, setAt } from '../../../../constructs/base/path';

describe('a path', () => {
  it.each([
    ['spec', ['spec']],
    ['spec.template.spec.networks[0].name', ['spec', 'template', 'spec', 'networks', 0, 'name']],
    ['metadata.annotations["example.com/owner"]', ['metadata', 'annotations', 'example.com/owner']],
    ["metadata.labels['a.b/c'].x", ['metadata', 'labels', 'a.b/c', 'x']],
  ])('%s', (path, steps) => {
    expect(parsePath(path)).toEqual(steps);
  });

  it.each(['', '.spec', 'spec.', 'spec..x', 'a[', 'a[x]', 'a]'])('"%s" is refused', (path) => {
    expect(() => parsePath(path)).toThrow();
  });
});

describe('setting a value', () => {
  it('makes the objects and lists that are missing on the way', () => {
    const object = {};
    setAt(object, 'spec.list[0].key', 1);
    expect(object).toEqual({ spec: { list: [{ key: 1 }] } });
  });

  it('is what reading the same place finds, whatever the keys are', () => {
    const key = fc.string({ minLength: 1 }).filter((text) => !/["\\[\]]/.test(text) && text !== '__proto__');
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 4 }), fc.jsonValue(), (keys, value) => {
        const object: Record<string, unknown> = {};
        setAt(object, keys.map((text) => `["${text}"]`).join(''), value);
        const read = keys.reduce<unknown>((node, text) => (node as Record<string, unknown>)[text], object);
        expect(read).toEqual(value);
      }),
    );
  });

  it('takes a key or an entry away', () => {
    const object = { spec: { a: 1, list: ['x', 'y'] } };
    setAt(object, 'spec.a', undefined);
    setAt(object, 'spec.list[0]', undefined);
    setAt(object, 'spec.missing.deep', undefined);
    expect(object).toEqual({ spec: { list: ['y'] } });
  });

  it('appends to a list at its next place only', () => {
    const object = { list: ['x'] };
    setAt(object, 'list[1]', 'y');
    expect(object.list).toEqual(['x', 'y']);
    expect(() => setAt(object, 'list[5]', 'z')).toThrow('list has 2 entries, so the next one is [2], not [5]');
  });

  it.each([
    ['spec.name.first', 'spec.name is the string "web", which has nothing in it'],
    ['spec.disks.name', 'spec.disks is a list of 2. Say which entry: spec.disks[0] to [1]'],
    ['spec[0]', 'spec is an object, so [0] says no place in it'],
  ])('%s is refused with what stands there', (path, message) => {
    expect(() => setAt({ spec: { name: 'web', disks: [{}, {}] } }, path, 1)).toThrow(message);
  });
});
