/**
 * The reference of the entry points: doc comments of the declarations in dist/, in which the build has written what a change of each prop
 * does to a running guest. TypeDoc reads and renders them; what it says more than once is dropped here.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { packageRoot } from '../toolchain/package-root';
import type { Entry } from './pulumi';
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
const REPEATED = /^#{2,6} (?:Inherited from|Overrides|Implementation of|Extends|Implements|Extended by|Since)\n[\s\S]*?(?=^#{1,6} |^\*\*\*$|(?![\s\S]))/gm;

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
  writeFileSync(tsconfig, JSON.stringify({ extends: join(packageRoot(), 'tsconfig.json'), compilerOptions, include: [], files }));
  await render(files, tsconfig, out);
  return new Map(
    readdirSync(out, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md') && !TYPED_RESOURCES.test(name))
      .map((name) => [pageOf(name), compact(readFileSync(join(out, name), 'utf8'), name)]),
  );
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
      blockTags: ['@default', '@change', '@example', '@param', '@returns', '@see', '@throws', '@deprecated', '@remarks'],
      // Options of the plugin, which TypeDoc's types do not know.
      ...({
        hidePageHeader: true,
        hideBreadcrumbs: true,
        useCodeBlocks: true,
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

/** `kubevirt-iac/classes/Disk.md` to `api/kubevirt-iac/classes/Disk.md`; a README is an index. */
const pageOf = (name: string): string => posix.join('api', name.replace(/README\.md$/, 'index.md'));

function compact(text: string, name: string): string {
  const shorter = text.replace(REPEATED, '').replace(/^(\*\*\*\n+)+(?=## )/gm, '');
  return shorter.replace(/\]\(([^)\s#]+\.md)(#[^)\s]*)?\)/g, (_, to: string, anchor = '') => {
    const target = posix.normalize(posix.join(posix.dirname(name), to));
    if (!TYPED_RESOURCES.test(target)) return `](/${pageOf(target)}${anchor})`;
    return `](/pulumi-reference/index.md)`;
  });
}

/** The classes and functions of each entry point; types are reached from them, and by the search. */
export function apiSidebar(pages: Pages): { text: string; link: string; items: Entry[] }[] {
  return Object.keys(ENTRY_POINTS).map((name) => ({
    text: IMPORTS[name]!,
    link: `/api/${name}/`,
    items: [...pages.keys()]
      .filter((page) => page.startsWith(`api/${name}/`) && /\/(classes|functions)\/[^/]+\.md$/.test(page))
      .map((page) => ({ text: posix.basename(page, '.md'), link: `/${page.replace(/\.md$/, '')}` })),
  }));
}
