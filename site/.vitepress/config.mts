import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitepress';
import { accessible } from './accessible.mts';
import { markdownWith } from './markdown.mts';

/** What `npm run docs` has prepared: see site/main.ts. */
const prepared = JSON.parse(readFileSync(new URL('../../.cache/site/prepared.json', import.meta.url), 'utf8'));
const { base, version, description, repository, sidebar, nav, searchTexts, pictures } = prepared;

/** In the page itself: it has some hundred bytes, and a page needs one request less. */
const logo = readFileSync(new URL('../../docs/assets/logo.svg', import.meta.url), 'utf8');
const icon = `data:image/svg+xml,${encodeURIComponent(logo)}`;

export default defineConfig({
  title: 'kubevirt-iac',
  description,
  lang: 'en-US',
  base,
  srcDir: '../.cache/site/pages',
  cacheDir: '../.cache/site/vite',
  cleanUrls: false,
  metaChunk: true,
  // A page loads what it shows, and not what it links to.
  router: { prefetchLinks: false },
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: icon }]],
  markdown: markdownWith(pictures, base),
  vite: {
    plugins: [accessible],
    resolve: {
      alias: {
        '@theme': new URL('./theme', import.meta.url).pathname,
        '@data': new URL('../../.cache/site/data', import.meta.url).pathname,
      },
    },
    build: { chunkSizeWarningLimit: 10_000 },
    logLevel: 'warn',
  },
  themeConfig: {
    logo: { src: '/logo.svg', alt: '' },
    nav,
    sidebar,
    outline: { level: [2, 3] },
    socialLinks: [{ icon: 'github', link: repository }],
    docFooter: { prev: 'Previous', next: 'Next' },
    version,
    search: {
      provider: 'local',
      options: {
        // What a table shows is searched by the text that it was made from.
        _render: (src, env, md) => md.render(searchTexts[env.relativePath] ?? src, env),
        miniSearch: { searchOptions: { fuzzy: 0.1, prefix: true, boost: { title: 4, text: 2, titles: 1 } } },
      },
    },
  },
});
