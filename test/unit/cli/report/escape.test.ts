/** Names and messages from manifests in terminals, comments and XML. */
import fc from 'fast-check';
import { code, html, markdown, printableLine, xml } from '../../../../cli/report/escape';
import { junitXml } from '../../../../cli/report/junit';
import { readJunit } from '../../../support/junit';

describe('a terminal', () => {
  it.each([
    ['\u001b[31m red\u001b[0m', '\\u001b[31m red\\u001b[0m'],
    ['two\nlines', 'two lines'],
    ['over\rwritten', 'over\\u000dwritten'],
    ['\u009b2J', '\\u009b2J'],
    ['ab\u202eba', 'ab\\u202eba'],
    ['Ä, 漢字, 🐧', 'Ä, 漢字, 🐧'],
  ])('shows %j as %j', (text, shown) => {
    expect(printableLine(text)).toBe(shown);
  });
});

describe('a comment', () => {
  it.each([
    ['a mention', '@octocat look', '@&#8203;octocat look'],
    ['a mention within a word', 'a@octocat', 'a@&#8203;octocat'],
    ['a reference', 'fixes #1 and !2', 'fixes #&#8203;1 and !&#8203;2'],
    ['a cell of its own', 'a | b', 'a \\| b'],
    ['a link', '[here](https://example.org)', '\\[here\\](https://example.org)'],
    ['HTML', '<img src=x onerror="1">', '&lt;img src=x onerror=&quot;1&quot;&gt;'],
    ['an entity', '&lt;b&gt;', '&amp;lt;b&amp;gt;'],
    ['emphasis', '*a* _b_ ~c~ `d`', '\\*a\\* \\_b\\_ \\~&#8203;c\\~&#8203; \\`d\\`'],
    ['a formula', '$x$', '\\$x\\$'],
    ['a line of its own', 'a\n/close\n# b', 'a /close #&#8203; b'],
  ])('does not take the text for %s', (_, text, shown) => {
    expect(markdown(text)).toBe(shown);
  });

  it.each([
    ['web', '`web`'],
    ['@octocat', '`@octocat`'],
    ['a|b', '<code>a\\|b</code>'],
    ['a\\|b', '<code>a\\\\\\|b</code>'],
    ['`</code>@octocat', '<code>\\`&lt;/code&gt;@&#8203;octocat</code>'],
    ['', '<code></code>'],
    [' ', '<code> </code>'],
  ])('shows %j as code', (text, shown) => {
    expect(code(text)).toBe(shown);
  });

  it('has no mention, tag, cell or line more than it was written with, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom(markdown, html, code), (text, write) => {
        const shown = write(`@${text}`);
        const outside = shown.replace(/^`[^`]*`$/, '').replace(/<\/?code>/g, '');
        expect(outside).not.toMatch(/[<>\n\r]|@(?!&#8203;)|#(?!&#8203;|8203;)/);
        if (write !== html) expect(outside.replace(/\\./gs, '')).not.toMatch(/[|`*_[\]]/);
      }),
    );
  });
});

describe('XML', () => {
  it('drops what XML does not allow, and keeps the rest', () => {
    expect(xml('a\u0000\u001b[31m\u009b\u202e<b>\ud800 & "c"\ufffe')).toBe('a[31m&lt;b&gt; &amp; &quot;c&quot;');
  });

  it('is well-formed whatever the text, and says the same', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(text, text, fc.constantFrom('failure', 'error', undefined), (name, message, outcome) => {
        const [one] = readJunit(
          junitXml('s', [{ group: name, name, ...(outcome && { outcome, message }), text: message }]),
        );
        const allowed = (all: string) =>
          all.replace(
            /[^\t\n\r\u{20}-\u{7e}\u{a0}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]|\p{Bidi_Control}/gu,
            '',
          );
        expect(one).toMatchObject({ name: allowed(name), outcome: outcome ?? 'passed', text: allowed(message) });
      }),
    );
  });
});
