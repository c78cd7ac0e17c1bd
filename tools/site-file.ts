/** Files of a site that lies in a folder, as a web server finds them. */
import { statSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.xml': 'application/xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The file at the path of an address, and its type; undefined where there is none. A path cannot lead out of the folder. */
export function siteFile(folder: string, pathname: string): { path: string; type: string } | undefined {
  const inside = normalize(`/${decodeURIComponent(pathname)}`);
  const path = join(folder, inside.endsWith('/') ? `${inside}index.html` : inside);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  return { path, type: TYPES[extname(path)] ?? 'application/octet-stream' };
}
