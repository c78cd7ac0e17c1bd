import * as fc from 'fast-check';
import { setAt } from '../../../../constructs/base/set-at';

describe('setting a value', () => {
  it('creates missing objects and lists along the path', () => {
    const object = {};
    setAt(object, 'spec.list[0].key', 1);
    expect(object).toEqual({ spec: { list: [{ key: 1 }] } });
  });

  it('is what reading the same place finds, whatever the keys are', () => {
    const key = fc.string({ minLength: 1 }).filter((text) => text !== '__proto__');
    fc.assert(
      fc.property(fc.array(key, { minLength: 1, maxLength: 4 }), fc.jsonValue(), (keys, value) => {
        const object: Record<string, unknown> = {};
        setAt(object, keys.map((text) => `[${JSON.stringify(text)}]`).join(''), value);
        const read = keys.reduce<unknown>((node, text) => (node as Record<string, unknown>)[text], object);
        expect(read).toEqual(value);
      }),
    );
  });

  it('removes a key or an item', () => {
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
    expect(() => setAt(object, 'list[5]', 'z')).toThrow('list has 2 items. The next one is [2], not [5].');
  });

  it.each([
    ['spec.name.first', 'Cannot set "spec.name.first": spec.name is the string "web", which has no fields.'],
    ['spec.disks.name', 'spec.disks is a list with 2 items. Select one: spec.disks[0] to [1].'],
    ['spec[0]', 'spec is an object, not a list. Use a key instead of [0].'],
    ['', 'An override needs a path'],
    ['spec.__proto__.x', 'contains the key __proto__'],
  ])('"%s" is rejected with what stands there', (path, message) => {
    expect(() => setAt({ spec: { name: 'web', disks: [{}, {}] } }, path, 1)).toThrow(message);
  });
});
