/** Files of a site that lies in a folder, as a web server finds them. */
import { readFileSync, statSync } from 'node:fs';
import { dirname, extname, join, normalize } from 'node:path';

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

export interface BuiltSite {
  /** Holds a folder for each version, and the list of them. */
  readonly folder: string;
  /** Path of the address below which that folder is served: `/kubevirt-iac/`. */
  readonly path: string;
  /** Paths of the version's pages, as its sitemap has them. */
  readonly pages: readonly string[];
}

/** A version as `npm run docs` has built it, in a folder of its name. */
export function builtSite(version: string): BuiltSite {
  const pages = [...readFileSync(join(version, 'sitemap.xml'), 'utf8').matchAll(/<loc>(.*?)<\/loc>/g)].map(
    ([, address]) => new URL(address!).pathname,
  );
  const home = pages.reduce((short, page) => (page.length < short.length ? page : short));
  return { folder: dirname(version), path: home.replace(/[^/]+\/$/, ''), pages };
}
