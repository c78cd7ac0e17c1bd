/**
 * The reference of the entry points: doc comments of the declarations in dist/, in which the build has written what a change of each prop
 * does to a running guest. TypeDoc reads and renders them; what it says more than once is dropped here.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { packageRoot } from '../toolchain/package-root';
import type { Entry } from './pulumi';
import { breakable } from './sidebar';
import type { Pages } from './texts';

/** Entry points by the name of their folder on the site, each with its declarations. */
const ENTRY_POINTS = {
  'kubevirt-iac': 'dist/constructs/index',
  pulumi: 'dist/sdk/index',
  testing: 'dist/sandbox/testing',
} as const;

const IMPORTS: Readonly<Record<string, string>> = {
  'kubevirt-iac': 'kubevirt-iac',
  pulumi: 'kubevirt-iac/pulumi',
  testing: 'kubevirt-iac/testing',
};

/** Typed resources of the API's own kinds: the Pulumi reference describes them from the schema. */
const TYPED_RESOURCES = /^pulumi\/namespaces\/(?!actions\b)/;

/** Sections that repeat what the page of another type says, or name the compiler's view of it. */
const REPEATED =
  /^#{2,6} (?:Inherited from|Overrides|Implementation of|Extends|Implements|Extended by|Since)\n[\s\S]*?(?=^#{1,6} |^\*\*\*$|(?![\s\S]))/gm;

/** Pages of the three entry points, below `api/`. */
export async function apiPages(work: string): Promise<Pages> {
  const folder = join(work, 'api');
  const out = join(folder, 'out');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files = Object.entries(ENTRY_POINTS).map(([name, declarations]) => {
    const file = join(folder, `${name}.d.ts`);
    writeFileSync(file, `export * from '${join(packageRoot(), declarations)}';\n`);
    return file;
  });
  const tsconfig = join(folder, 'tsconfig.json');
  const compilerOptions = { noEmit: true, rootDir: packageRoot(), types: ['node'] };
  writeFileSync(
    tsconfig,
    JSON.stringify({ extends: join(packageRoot(), 'tsconfig.json'), compilerOptions, include: [], files }),
  );
  await render(files, tsconfig, out);
  const texts = new Map(
    readdirSync(out, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !TYPED_RESOURCES.test(name))
      .map((name) => [name, readFileSync(join(out, name), 'utf8')]),
  );
  return collected(texts);
}

async function render(entryPoints: string[], tsconfig: string, out: string): Promise<void> {
  const { Application, TSConfigReader } = await import('typedoc');
  const app = await Application.bootstrapWithPlugins(
    {
      entryPoints,
      tsconfig,
      plugin: ['typedoc-plugin-markdown'],
      skipErrorChecking: true,
      disableSources: true,
      excludeExternals: true,
      excludeInternal: true,
      excludePrivate: true,
      excludeProtected: true,
      readme: 'none',
      out,
      logLevel: 'Error',
      blockTags: [
        '@default',
        '@change',
        '@example',
        '@param',
        '@returns',
        '@see',
        '@throws',
        '@deprecated',
        '@remarks',
      ],
      // Options of the plugin, which TypeDoc's types do not know.
      ...({
        hidePageHeader: true,
        hideBreadcrumbs: true,
        expandObjects: false,
        parametersFormat: 'table',
        formatWithPrettier: false,
      } as object),
    },
    [new TSConfigReader()],
  );
  app.internationalization.addTranslations('en', {
    tag_change: 'What a change does',
    tag_default: 'Default',
    tag_throws: 'Errors',
  } as never);
  const project = await app.convert();
  if (!project) throw new Error('TypeDoc could not read the declarations in dist/. Build them: npm run build');
  await app.generateOutputs(project);
}

/** Where a text of TypeDoc goes: classes, functions and factories to a page each, types to the page of their first letter. */
function addressOf(name: string, texts: ReadonlyMap<string, string>): { page: string; anchor?: string } {
  const [, folder, type] = /^(.*)\/(?:interfaces|type-aliases|variables)\/(\w+)\.md$/.exec(name) ?? [];
  if (!folder || !type || isFactory(name, texts))
    return { page: posix.join('api', name.replace(/README\.md$/, 'index.md')) };
  return { page: posix.join('api', folder, 'types', `${type[0]!.toLowerCase()}.md`), anchor: type.toLowerCase() };
}

/** `Disk` and `Image`: constants that are used as classes are. */
const isFactory = (name: string, texts: ReadonlyMap<string, string>): boolean =>
  name.includes('/variables/') && texts.get(name)?.includes('## Type Declaration') === true;

/** The pages: types of one letter stand on one, each under a heading. */
function collected(texts: ReadonlyMap<string, string>): Pages {
  const pages: Pages = new Map();
  for (const [name, text] of [...texts].sort(([a], [b]) => posix.basename(a).localeCompare(posix.basename(b)))) {
    const { page, anchor } = addressOf(name, texts);
    const compacted = withLinks(compact(text), name, texts);
    if (!anchor) pages.set(page, compacted.replace(/^# (?:Abstract )?(?:Class|Function|Variable|Interface): /, '# '));
    else pages.set(page, `${pages.get(page) ?? `# Types: ${anchor[0]!.toUpperCase()}\n`}\n${asSection(compacted)}`);
  }
  return pages;
}

/** A page as a section of another: its properties stand one level below it. */
const asSection = (text: string): string =>
  text
    .replace(/^## (?:Properties|Type Declaration)\n+/gm, '')
    .replace(/^##+ (Indexable|Type Parameters|Parameters|Returns|Methods|Call Signature|Extended by|See)$/gm, '**$1**')
    .replace(/^# (?:(?:Abstract )?(?:Class|Interface|Type Alias|Variable): )?(.*?)(?:\\<.*)?$/m, '## $1');

/** What an entry says of itself in a line each, where TypeDoc makes a heading for it. */
function compact(text: string): string {
  return text
    .replace(REPEATED, '')
    .replace(/^\*\*\*\n+/gm, '')
    .replace(
      /^#{2,6} Default\n\n(?:```ts\n([\s\S]*?)\n```|([^\n]+(?:\n[^\n#]+)*))/gm,
      (_, code?: string, prose = '') => {
        const fallback = (code ?? prose).replace(/^- /, '').replace(/\n/g, ' ');
        return `**Default:** ${code === undefined || code.startsWith('- ') ? fallback : `\`${fallback}\``}`;
      },
    )
    .replace(/^#{2,6} (See|Errors)\n\n/gm, '**$1:** ')
    .replace(/^#{2,6} Returns\n\n`\w+`\n+(?=## )/gm, '')
    .replace(
      /^#{2,6} What a change does\n\n(\S+): /gm,
      (_, path: string) => `**What a change does** to \`${path.replaceAll('\\', '').replace(/^\//, '')}\`: `,
    );
}

function withLinks(text: string, name: string, texts: ReadonlyMap<string, string>): string {
  return text.replace(/\]\(([^)\s#]+\.md)(#[^)\s]*)?\)/g, (_, to: string, anchor = '') => {
    const target = posix.normalize(posix.join(posix.dirname(name), to));
    if (TYPED_RESOURCES.test(target)) return '](/pulumi-reference/index.md)';
    const address = addressOf(target, texts);
    return `](/${address.page}${address.anchor ? `#${address.anchor}` : anchor})`;
  });
}

/** The classes, factories and functions of each entry point; types are reached from them, and by the search. */
export function apiSidebar(pages: Pages): { text: string; items: Entry[] }[] {
  return Object.keys(ENTRY_POINTS).map((name) => ({
    text: IMPORTS[name]!,
    items: [
      { text: 'All of it', link: `/api/${name}/` },
      ...[...pages.keys()]
        .sort((a, b) => posix.basename(a).localeCompare(posix.basename(b)))
        .filter((page) => page.startsWith(`api/${name}/`) && /\/(classes|functions|variables)\/[^/]+\.md$/.test(page))
        .map((page) => ({ text: breakable(posix.basename(page, '.md')), link: `/${page.replace(/\.md$/, '')}` })),
    ],
  }));
}
