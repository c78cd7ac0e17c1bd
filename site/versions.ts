/** Versions beside each other: a folder each, `versions.json` with their names, and a page that leads to the newest. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** `0.1.3` to `v0.1`: what is released as a patch replaces the pages of its minor version. */
export const folderOfVersion = (version: string): string => `v${version.split('.').slice(0, 2).join('.')}`;

/** Adds a version to those in a folder. */
export function addVersion(folder: string, version: string): void {
  const file = join(folder, 'versions.json');
  const known = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { versions: string[] }).versions : [];
  const versions = [...new Set([...known, version])].sort(newestFirst);
  writeFileSync(file, `${JSON.stringify({ versions })}\n`);
  const newest = `${versions[0]}/`;
  writeFileSync(
    join(folder, 'index.html'),
    `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>kubevirt-iac</title>\n<meta http-equiv="refresh" content="0; url=${newest}">\n<a href="${newest}">kubevirt-iac</a>\n</html>\n`,
  );
}

/** The list of all pages that search engines read. */
export function writeSitemap(folder: string, address: string): void {
  const pages = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html') && name !== '404.html')
    .map((name) =>
      name
        .split('\\')
        .join('/')
        .replace(/(^|\/)index\.html$/, '$1'),
    )
    .sort();
  const entries = pages.map((page) => `<url><loc>${address}${encodeURI(page)}</loc></url>\n`).join('');
  writeFileSync(
    join(folder, 'sitemap.xml'),
    `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries}</urlset>\n`,
  );
}

const numbers = (version: string): number[] => version.slice(1).split('.').map(Number);

function newestFirst(a: string, b: string): number {
  const [one, other] = [numbers(a), numbers(b)];
  return (other[0] ?? 0) - (one[0] ?? 0) || (other[1] ?? 0) - (one[1] ?? 0);
}
