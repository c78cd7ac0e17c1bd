import { withLazyExports } from '../../tools/lazy-exports';

const INDEX = [
  '"use strict";',
  'exports.Two = exports.One = void 0;',
  'var parts_1 = require("./parts");',
  'Object.defineProperty(exports, "One", { enumerable: true, get: function () { return parts_1.One; } });',
  'Object.defineProperty(exports, "Two", { enumerable: true, get: function () { return parts_1.Two; } });',
].join('\n');

describe('an index of the constructs', () => {
  const lazy = withLazyExports(INDEX);

  test('loads a module when one of its exports is used, and not before', () => {
    const loaded: string[] = [];
    const exported: Record<string, unknown> = {};
    new Function('exports', 'require', lazy)(exported, (path: string) => {
      loaded.push(path);
      return { One: 1, Two: 2 };
    });
    expect(Object.keys(exported)).toEqual(['One', 'Two']);
    expect(loaded).toEqual([]);
    expect(exported.Two).toBe(2);
    expect(loaded).toEqual(['./parts']);
  });

  test('stays as it is when it is built again', () => {
    expect(lazy).not.toBe(INDEX);
    expect(withLazyExports(lazy)).toBe(lazy);
  });
});
