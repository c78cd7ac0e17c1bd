/** Edits of texts: what is read after one is what was meant, whatever the text looks like. */
import fc from 'fast-check';
import { isMap, isSeq, parse, parseDocument, stringify, type YAMLMap, type YAMLSeq } from 'yaml';
import { appendItem, applied, mergeInto, renameKey, replaceValue } from '../../../../cli/lsp/yaml-edits';

const key = fc.stringMatching(/^[a-z][a-zA-Z]{0,6}$/);
const scalar = fc.oneof(
  fc.integer(),
  fc.boolean(),
  fc.constantFrom('', '2Gi', 'yes', '0644', 'a: b', '#c', '- x', "it's", 'two\nlines\n', 'text\n\n'),
  key,
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    scalar,
    fc.array(tie('any'), { maxLength: 3 }),
    fc.dictionary(key, tie('any'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).any;
const mapping = fc.dictionary(key, value, { minKeys: 1, maxKeys: 4, noNullPrototype: true });

const SPELLINGS: Readonly<Record<string, (object: unknown) => string>> = {
  'block style': (object) => `# first\n${stringify(object)}# last\n`,
  'block style with indented lists and CRLF': (object) =>
    stringify(object, { indentSeq: false }).replaceAll('\n', '\r\n'),
  'flow style': (object) => stringify(object, { collectionStyle: 'flow' }),
  JSON: (object) => JSON.stringify(object, null, 2),
};

const read = (text: string): unknown => parse(text);

describe.each(Object.entries(SPELLINGS))('%s', (_, spell) => {
  test('keys are set, and everything else stays', () => {
    fc.assert(
      fc.property(mapping, mapping, (object, values) => {
        const text = spell(object);
        const before = read(text) as Record<string, unknown>;
        const after = read(applied(text, mergeInto(text, parseDocument(text).contents as YAMLMap, shallow(values))));
        expect(after).toEqual(read(spell({ ...before, ...merged(before, shallow(values)) })));
      }),
      {
        // A block is followed by a comment, and by another key.
        examples: [
          [{ a: { a: [] } }, { a: false }],
          [{ h: [[]], a: 'a' }, { h: 'a' }],
        ],
      },
    );
  });

  test('an item is added to a list', () => {
    fc.assert(
      fc.property(fc.array(value, { maxLength: 3 }), scalar, (items, item) => {
        const text = spell({ before: 1, list: items, after: { deep: 2 } });
        const list = (parseDocument(text).contents as YAMLMap).get('list', true);
        if (!isSeq(list)) throw new Error('not a list');
        const added = single(item);
        const after = read(applied(text, appendItem(text, list as YAMLSeq, added))) as { list: unknown[] };
        expect(after).toEqual({
          ...(read(text) as object),
          list: [...(read(text) as { list: unknown[] }).list, added],
        });
      }),
    );
  });

  test('a value is replaced, and a key renamed', () => {
    fc.assert(
      fc.property(scalar, scalar, (old, by) => {
        const text = spell({ first: 1, one: single(old), last: { deep: 2 } });
        const pairOf = (from: string) => {
          const contents = parseDocument(from).contents;
          const pair = isMap(contents) ? contents.items[1]! : undefined;
          return { key: pair!.key as never, value: pair!.value as never, depth: 1 };
        };
        const edit = replaceValue(text, pairOf(text), single(by))!;
        const replaced = applied(text, [edit]);
        expect(read(replaced)).toEqual({ first: 1, one: single(by), last: { deep: 2 } });
        expect(read(applied(replaced, [renameKey(replaced, pairOf(replaced), 'other')!]))).toEqual({
          first: 1,
          other: single(by),
          last: { deep: 2 },
        });
      }),
    );
  });
});

/** Suggestions are on one line. */
const single = (one: unknown): unknown => (typeof one === 'string' ? one.replaceAll('\n', ' ').trim() : one);
const shallow = (values: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(values)
      .filter(([, one]) => typeof one !== 'object')
      .map(([name, one]) => [name, single(one)]),
  );
const merged = (before: Record<string, unknown>, values: Record<string, unknown>): Record<string, unknown> => ({
  ...before,
  ...values,
});
