import fc from 'fast-check';
import { printable } from '../../../kube/printable';

test.each([
  ['colours and titles', 'a\u001b[31mb\u001b]0;t\u0007', 'a\\u001b[31mb\\u001b]0;t\\u0007'],
  ['a line that is written over', 'safe\rfake', 'safe\\u000dfake'],
  ['the other control characters', 'a\u007f\u009b2Jb', 'a\\u007f\\u009b2Jb'],
  ['text that runs the other way', 'a\u202egnp.exe', 'a\\u202egnp.exe'],
  ['what is not seen', 'a\u200bb\ufeff', 'a\\u200bb\\ufeff'],
  ['lines, tabs and every script', 'a\n\tb Ä 漢 👩‍🚀', 'a\n\tb Ä 漢 👩‍🚀'],
])('%s', (_, text, shown) => {
  expect(printable(text)).toBe(shown);
});

test('JSON stays the same JSON', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(JSON.parse(printable(JSON.stringify({ [text]: text })))).toEqual({ [text]: text });
    }),
  );
});
