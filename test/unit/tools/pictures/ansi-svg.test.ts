/** The picture of a terminal says what the terminal said. */
import fc from 'fast-check';
import { spansOf, terminalSvg } from '../../../../tools/pictures/ansi-svg';

const picture = (text: string, columns = 40) => terminalSvg(text, { columns, title: 'a session' });
/** What stands in a picture: for each text its column, line and words. */
const words = (svg: string) =>
  [...svg.matchAll(/<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]*)<\/text>/g)].map(([, x, y, text]) => ({
    column: Math.round((Number(x) - 18) / 8.4),
    line: (Number(y) - 52) / 20,
    text: text!.replaceAll('\u00a0', ' '),
  }));

test('words stand in the column and line of the terminal, whatever the font', () => {
  const svg = picture('~ web  needs a  restart\n\n    deep');
  expect(words(svg)).toEqual([
    { column: 0, line: 0, text: '~ web  needs a  restart' },
    { column: 4, line: 2, text: 'deep' },
  ]);
  expect(svg).toContain(`textLength="${(4 * 8.4).toFixed(1)}"`);
});

test('colours and weights, over line ends, until they are taken back', () => {
  expect(spansOf('\u001b[1;31mA\nB\u001b[22mC\u001b[39mD\u001b[2mE\u001b[0m')).toEqual([
    [{ text: 'A', style: { bold: true, colour: '#ff9d94' } }],
    [
      { text: 'B', style: { bold: true, colour: '#ff9d94' } },
      { text: 'C', style: { bold: false, dim: false, colour: '#ff9d94' } },
      { text: 'D', style: { bold: false, dim: false } },
      { text: 'E', style: { bold: false, dim: true } },
    ],
  ]);
  expect(picture('\u001b[93m bright\u001b[39m')).toContain('fill="#f0bd6b"');
});

test('a long line goes on in the next one', () => {
  expect(words(picture('abcdefgh', 3))).toEqual([
    { column: 0, line: 0, text: 'abc' },
    { column: 0, line: 1, text: 'def' },
    { column: 0, line: 2, text: 'gh' },
  ]);
});

test('a code that has no picture is named', () => {
  expect(() => picture('\u001b[5m blink')).toThrow('The code 5 of ANSI has no picture');
});

test('markup stays text, and no text is lost', () => {
  expect(picture('<script>&"')).toContain('&lt;script&gt;&amp;&quot;</text>');
  fc.assert(
    fc.property(fc.stringMatching(/^[ -~]{0,200}$/), (text) => {
      const shown = words(picture(text)).map((one) => one.text);
      const entities: Record<string, string> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&amp;': '&' };
      const read = shown.join('').replace(/&(lt|gt|quot|#39|amp);/g, (one) => entities[one]!);
      expect(read.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    }),
  );
});
