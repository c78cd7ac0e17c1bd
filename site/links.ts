/** Links of the built pages: each leads to a page that exists, and to an anchor that is on it. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';

interface BuiltPage {
  readonly ids: ReadonlySet<string>;
  readonly links: readonly string[];
}

/** What is broken, one sentence each: `guides/disks.html links to networks.html#vlan, which is not an anchor there.` */
export function brokenLinks(folder: string, base: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const names = new Set(files.map((name) => name.split('\\').join('/')));
  const pages = new Map(
    [...names]
      .filter((name) => name.endsWith('.html'))
      .map((name) => [name, read(readFileSync(join(folder, name), 'utf8'))]),
  );
  const broken = [...pages].flatMap(([name, { links }]) =>
    links.flatMap((link) => {
      const problem = problemOf(link, name, base, pages, names);
      return problem ? [`${name} links to ${link}, which ${problem}.`] : [];
    }),
  );
  return [...new Set(broken)];
}

function problemOf(
  link: string,
  from: string,
  base: string,
  pages: ReadonlyMap<string, BuiltPage>,
  names: ReadonlySet<string>,
): string | undefined {
  if (/^[a-z]+:/.test(link)) return undefined;
  const [path, anchor] = link.split('#') as [string, string?];
  if (path.startsWith('/') && !path.startsWith(base)) return 'is outside the site';
  const relative = path.startsWith('/') ? path.slice(base.length) : path && posix.join(posix.dirname(from), path);
  const target = path === '' ? from : relative === '' || relative.endsWith('/') ? `${relative}index.html` : relative;
  if (!names.has(target)) return 'does not exist';
  if (!anchor || pages.get(target)?.ids.has(decodeURIComponent(anchor))) return undefined;
  return 'has no such anchor';
}

const read = (html: string): BuiltPage => ({
  ids: new Set([...html.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => unescaped(id!))),
  links: [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].map(([, href]) => unescaped(href!)),
});

const unescaped = (text: string): string =>
  text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');
