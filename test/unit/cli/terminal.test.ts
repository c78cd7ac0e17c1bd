/** Colours and widths, as the terminal and the environment say. */
import { stripVTControlCharacters } from 'node:util';
import fc from 'fast-check';
import { isColored, lookOf, PLAIN, verdict, wrap } from '../../../cli/terminal';
import { textWidth } from '../../../kube/text-width';

const TERMINAL = { isTTY: true, columns: 100 };
const PIPE = { isTTY: false, columns: undefined as never };

test.each([
  ['a terminal', TERMINAL, {}, true],
  ['a pipe', PIPE, {}, false],
  ['NO_COLOR on a terminal', TERMINAL, { NO_COLOR: '1' }, false],
  ['an empty NO_COLOR', TERMINAL, { NO_COLOR: '' }, true],
  ['FORCE_COLOR in a pipe', PIPE, { FORCE_COLOR: '1' }, true],
  ['FORCE_COLOR=0 on a terminal', TERMINAL, { FORCE_COLOR: '0' }, false],
  ['NO_COLOR with FORCE_COLOR', TERMINAL, { NO_COLOR: '1', FORCE_COLOR: '3' }, false],
  ['a terminal without capabilities', TERMINAL, { TERM: 'dumb' }, false],
])('%s has colours: %#', (_, stream, env, colored) => {
  expect(isColored(stream, env)).toBe(colored);
  expect(lookOf(stream, env).paint('red', 'x')).toBe(colored ? '\u001b[31mx\u001b[39m' : 'x');
});

test.each([
  ['its own', TERMINAL, {}, 100],
  ['that of COLUMNS', TERMINAL, { COLUMNS: '72' }, 72],
  ['its own where COLUMNS is not a number', TERMINAL, { COLUMNS: 'wide' }, 100],
  ['80 where it does not say', { isTTY: true, columns: 0 }, {}, 80],
  ['at least 40', { isTTY: true, columns: 5 }, {}, 40],
  ['none in a pipe', PIPE, { COLUMNS: '72' }, Number.POSITIVE_INFINITY],
])('the width of a terminal is %s', (_, stream, env, width) => {
  expect(lookOf(stream, env).width).toBe(width);
});

test('a message hangs below its first word', () => {
  expect(wrap('  waiting  VirtualMachine vms/web: the image is pulled', 40, 11)).toBe(
    '  waiting  VirtualMachine vms/web: the\n           image is pulled',
  );
  expect(wrap('  not wrapped in a pipe, however long it is', PLAIN.width, 2)).toBe(
    '  not wrapped in a pipe, however long it is',
  );
});

test('no line is wider than the terminal, unless it is one word, and no word is lost', () => {
  const word = fc.stringMatching(/^[a-z日本🎉é]{1,12}$/u);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 20, max: 60 }), (words, width) => {
      const lines = wrap(`  ${words.join(' ')}`, width, 4).split('\n');
      expect(lines.flatMap((line) => line.trim().split(' '))).toEqual(words);
      for (const line of lines.filter((one) => one.trim().includes(' ')))
        expect(textWidth(line)).toBeLessThanOrEqual(width);
    }),
  );
});

test('a verdict is a word before it is a colour', () => {
  const look = lookOf(TERMINAL, {});
  for (const word of ['ready', 'waiting', 'failed', 'error', 'warning', 'none']) {
    expect(stripVTControlCharacters(verdict(word, look, 9))).toBe(word.padEnd(9));
    expect(verdict(word, look)).not.toBe(word);
    expect(verdict(word, PLAIN)).toBe(word);
  }
});
