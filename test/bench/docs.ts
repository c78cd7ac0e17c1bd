import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../toolchain/package-root';
import { builtSite } from '../../tools/site-file';
import { launch } from '../support/browser';
import { serveSite } from '../support/site-server';
import { type Figures, median } from './figures';

const PAGES = {
  home: '',
  guide: 'constructs/virtual-machine.html',
  rules: 'rules/',
  'type reference': 'pulumi-reference/types/core-v1.html',
};
const VISITS = 7;

/** How soon pages of the site, as `npm run docs` built it, show something: from a server on this machine, with an empty cache each time. */
export async function run(): Promise<Figures> {
  const folder = join(packageRoot(), '.cache/site/html');
  const { versions } = JSON.parse(readFileSync(join(folder, 'versions.json'), 'utf8')) as { versions: string[] };
  const { path: site } = builtSite(join(folder, versions[0]!));
  const server = await serveSite(folder, site);
  const browser = await launch();
  try {
    const figures: Figures = {};
    for (const [name, path] of Object.entries(PAGES)) {
      const times: number[] = [];
      for (let i = 0; i < VISITS; i++) {
        const page = await browser.newPage();
        await page.goto(`${server.url}${site}${versions[0]}/${path}`, { waitUntil: 'networkidle' });
        times.push(await page.evaluate<number>("performance.getEntriesByName('first-contentful-paint')[0].startTime"));
        await page.close();
      }
      figures[`${name}: first contentful paint, ms`] = median(times);
    }
    return figures;
  } finally {
    await browser.close();
    await server.stop();
  }
}
