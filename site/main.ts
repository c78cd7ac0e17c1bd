/**
 * `npm run docs [-- --out FOLDER] [--address URL] [--if-changed]`: the documentation as a site, in a folder of its version. Texts are those of the
 * repository; tables come from the rules and the impact of changes, references from doc comments and schema.json. A broken link ends it with 1.
 * With `--out`, the version is added to those in that folder. With `--if-changed`, what an earlier run made of the same sources is used.
 */
import { copyFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { packageRepository, packageRoot, packageVersion } from '../toolchain/package-root';
import { apiPages, apiSidebar } from './api';
import { changeRows } from './changes';
import { brokenLinks } from './links';
import { madeOf } from './made-of';
import { painter } from './picture';
import { pulumiPages, pulumiSchema, pulumiSidebar } from './pulumi';
import { ruleRows } from './rules';
import { sidebar } from './sidebar';
import { type Pages, textOf, textPages } from './texts';
import { addVersion, folderOfVersion, writeSitemap } from './versions';

const WORK = join(packageRoot(), '.cache', 'site');
const HTML = join(WORK, 'html');
const NOTE = join(HTML, '.made-of.json');

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      address: { type: 'string', default: pagesOf(packageRepository()) },
      'if-changed': { type: 'boolean', default: false },
    },
  });
  const version = folderOfVersion(packageVersion());
  const { origin, pathname } = new URL(values.address);
  const base = `${pathname.replace(/\/?$/, '/')}${version}/`;
  const made = join(HTML, version);
  const sources = madeOf(values.address);
  if (!values['if-changed'] || sources !== sourcesOfPages()) {
    rmSync(HTML, { recursive: true, force: true });
    await timed('the API reference and the texts', () => prepare({ base, version }));
    await timed('the pages', () => build(made));
    writeSitemap(made, `${origin}${base}`);
    const broken = brokenLinks(made, base);
    process.stderr.write(broken.map((sentence) => `${sentence}\n`).join(''));
    if (broken.length > 0) return 1;
    addVersion(HTML, version);
    writeFileSync(NOTE, sources);
  }
  process.stdout.write(`${values.out === undefined ? made : added(made, resolve(values.out), version)}\n`);
  return 0;
}

/** Of the pages that an earlier run made. */
const sourcesOfPages = (): string | undefined => (existsSync(NOTE) ? readFileSync(NOTE, 'utf8') : undefined);

/** Adds the version to a folder, in the place of an earlier build of it. */
function added(made: string, out: string, version: string): string {
  const folder = join(out, version);
  rmSync(folder, { recursive: true, force: true });
  cpSync(made, folder, { recursive: true });
  addVersion(out, version);
  return folder;
}

/** Where GitHub publishes the pages of a repository. */
function pagesOf(repository: string): string {
  const [owner, name] = new URL(repository).pathname.split('/').slice(1) as [string, string];
  return `https://${owner}.github.io/${name}/`;
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const started = Date.now();
  await work();
  process.stderr.write(`> ${what}: ${((Date.now() - started) / 1000).toFixed(0)} s\n`);
}

/** Writes what VitePress reads: pages, data of the tables, pictures, and the order of it all. */
async function prepare(site: { base: string; version: string }): Promise<void> {
  for (const folder of ['pages', 'data']) rmSync(join(WORK, folder), { recursive: true, force: true });
  const texts = textPages();
  const paint = await painter();
  const pictures = Object.fromEntries(diagramsIn(texts).map((source) => [source, paint(source)]));
  const schema = pulumiSchema();
  const api = await apiPages(WORK);
  const searchTexts = withTables(texts);
  const pages: Pages = new Map([...texts, ...pulumiPages(schema), ...api]);
  for (const [page, text] of pages) write(join('pages', page), text);
  write('data/rules.json', JSON.stringify(ruleRows()));
  write('data/changes.json', JSON.stringify(changeRows()));
  mkdirSync(join(WORK, 'pages/public'), { recursive: true });
  copyFileSync(join(packageRoot(), 'docs/assets/logo.svg'), join(WORK, 'pages/public/logo.svg'));
  cpSync(join(packageRoot(), 'docs/assets'), join(WORK, 'pages/public/pictures'), { recursive: true });
  const prepared = {
    ...site,
    description: /^\*\*(.+?)\*\*/m.exec(textOf('README.md'))![1],
    repository: packageRepository(),
    searchTexts,
    pictures,
    nav: [
      { text: 'Guides', link: '/constructs/virtual-machine' },
      { text: 'Rules', link: '/rules/' },
      { text: 'What a change does', link: '/what-a-change-does' },
      { text: 'API', link: '/api/' },
      { text: 'Pulumi', link: '/pulumi-reference/' },
    ],
    sidebar: {
      '/': [...sidebar(texts)],
      '/api/': [{ text: 'API', link: '/api/' }, ...apiSidebar(api).map((group) => ({ ...group, collapsed: true }))],
      '/pulumi-reference/': [
        { text: 'Pulumi reference', link: '/pulumi-reference/' },
        { text: 'Provider', link: '/pulumi-reference/provider' },
        ...pulumiSidebar(schema).map((group) => ({ ...group, collapsed: true })),
      ],
    },
  };
  write('prepared.json', JSON.stringify(prepared));
}

/**
 * Puts the tables that a reader filters in the place of the lists that the files hold for other readers, and before them what explains their words,
 * folded. Returns those files' texts, for the
 * search: it finds a change by its words and leads to its row.
 */
function withTables(texts: Pages): Record<string, string> {
  const tables = [
    ['rules/index.md', 'RuleTable', 'What the verdicts mean'],
    ['what-a-change-does.md', 'ChangeTable', 'What the effects mean, and a change of several fields'],
  ] as const;
  return Object.fromEntries(
    tables.map(([page, table, summary]) => {
      const text = texts.get(page)!;
      const [title, first, ...legend] = text
        .slice(0, text.indexOf('\n## '))
        .replace(/<!--.*?-->\s*/s, '')
        .trim()
        .split('\n\n');
      texts.set(
        page,
        `---\naside: false\n---\n\n${title}\n\n${first}\n\n::: details ${summary}\n${legend.join('\n\n')}\n:::\n\n<script setup>\nimport ${table} from '@theme/${table}.vue';\n</script>\n\n<${table} />\n`,
      );
      return [page, text];
    }),
  );
}

const diagramsIn = (texts: Pages): string[] =>
  [...texts.values()].flatMap((text) =>
    [...text.matchAll(/^```mermaid\n([\s\S]*?)^```$/gm)].map(([, source]) => source!),
  );

function write(name: string, text: string): void {
  const file = join(WORK, name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function build(out: string): Promise<void> {
  const { build: pages } = await import('vitepress');
  await pages(join(packageRoot(), 'site'), { outDir: out });
}

main().then(
  (code) => process.exit(code),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  },
);
