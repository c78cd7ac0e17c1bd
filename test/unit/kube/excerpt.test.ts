/** Lines of files with a mark, whatever stands in them. */
import fc from 'fast-check';
import { excerpt } from '../../../kube/excerpt';
import { textWidth } from '../../../kube/text-width';

test.each([
  ['cores: 0', 1, 'a'],
  ['日本', 4, 'two columns each'],
  ['e\u0301', 1, 'a combining mark'],
  ['👩‍👩‍👧', 2, 'a family'],
  ['한글', 4, 'Hangul'],
  ['✓', 1, 'a sign'],
])('%s takes its columns', (text, width) => {
  expect(textWidth(text)).toBe(text === 'cores: 0' ? 8 : width);
});

test('shows the line with its number, and the mark below it', () => {
  expect(excerpt('        cores: 0', { line: 14, column: 16, length: 1 })).toBe(
    ['     |', '  14 |         cores: 0', '     |                ^'].join('\n'),
  );
});

test('marks the right characters behind tabs and wide ones, and obeys nothing', () => {
  const [, shown, mark] = excerpt('\tname: 日本\u001b[31m x', { line: 3, column: 8, length: 2 }).split('\n');
  expect(shown).toBe('  3 |     name: 日本\\u001b[31m x');
  expect(mark).toBe('    |           ^^^^');
});

test('cuts a line that is too long around the mark', () => {
  const line = `{"a":"${'x'.repeat(5_000_000)}","bus":"ide","b":"${'y'.repeat(5_000_000)}"}`;
  const [, shown, mark] = excerpt(line, { line: 1, column: line.indexOf('"ide"') + 1, length: 5 }, { width: 80 }).split(
    '\n',
  );
  expect(textWidth(shown!)).toBeLessThanOrEqual(80);
  expect(shown).toMatch(/^ {2}1 \| …x+","bus":"ide","b":"y+…$/);
  expect(shown!.slice(mark!.indexOf('^')).startsWith('"ide"')).toBe(true);
});

test('the mark stands below what it marks, in any line', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.stringMatching(/^[a-z]{1,9}$/),
      fc.string(),
      (before, marked, after) => {
        const text = `${before} ${marked}${after}`.replaceAll(/[\n\r]/g, ' ');
        const [, shown, mark] = excerpt(
          text,
          { line: 7, column: before.length + 2, length: marked.length },
          { width: 400 },
        ).split('\n');
        const column = mark!.indexOf('^');
        // Up to the mark, the two lines are equally wide, and then comes the marked word.
        let width = 0;
        const rest = [...shown!].findIndex((_, index, all) => {
          width = textWidth(all.slice(0, index).join(''));
          return width === column && all.slice(index).join('').startsWith(marked);
        });
        expect(rest).toBeGreaterThan(0);
        expect(mark!.slice(column)).toBe('^'.repeat(marked.length));
      },
    ),
  );
});
