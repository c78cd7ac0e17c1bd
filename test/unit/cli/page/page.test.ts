import { markup } from '../../../../cli/page/markup';
import { page } from '../../../../cli/page/page';

test('what a template is given is text, in elements and in attributes', () => {
  const name = `"><img src=x onerror='f()'>&`;
  expect(markup`<p title="${name}">${[name, markup`<b>${1}</b>`]}${undefined}${false}</p>`.text).toBe(
    '<p title="&quot;&gt;&lt;img src=x onerror=&#39;f()&#39;&gt;&amp;">&quot;&gt;&lt;img src=x onerror=&#39;f()&#39;&gt;&amp;<b>1</b></p>',
  );
});

test('data of a page cannot end its element, and reads back as it was', () => {
  const data = ['</script><script>f()</script>', '<!--', 'a\u2028b'];
  const text = page({ title: '</title>', body: markup``, data, script: 'g()' });
  expect(text.match(/<\/script>/g)).toHaveLength(2);
  expect(text).toContain('<title>&lt;/title&gt;</title>');
  expect(JSON.parse(/id="data">(.*)<\/script>/.exec(text)![1]!)).toEqual(data);
});

test('a page may connect to nothing unless it says so', () => {
  const policy = (connect?: "'self'") =>
    / content="(default-src[^"]*)"/.exec(page({ title: '', body: markup``, connect }))![1];
  expect(policy()).not.toContain('connect-src');
  expect(policy("'self'")).toContain('connect-src &#39;self&#39;');
});
