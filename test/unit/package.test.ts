import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { parse } from 'yaml';
import { packageRoot } from '../../toolchain/package-root';

/** What registries, bundlers and pipelines take the package for. */

const root = packageRoot();
const text = (file: string): string => readFileSync(join(root, file), 'utf8');
const manifest = JSON.parse(text('package.json')) as { sideEffects: string[]; files: string[] };

const ROOMS = ['kube', 'kubevirt', 'cluster', 'constructs', 'provider', 'sdk', 'cli', 'sandbox', 'toolchain'];
/** Programs: nobody imports them. */
const PROGRAMS = ['cli/main.ts', 'sandbox/daemon.ts', 'toolchain/main.ts'];

/** Whether importing a module does more than define what it exports. */
function acts(file: string): boolean {
  const { statements } = ts.createSourceFile(file, text(file), ts.ScriptTarget.ES2022);
  const declares = (statement: ts.Statement): boolean =>
    ts.isImportDeclaration(statement)
      ? statement.importClause !== undefined
      : ts.isExportDeclaration(statement) ||
        ts.isVariableStatement(statement) ||
        ts.isFunctionDeclaration(statement) ||
        ts.isClassDeclaration(statement) ||
        ts.isInterfaceDeclaration(statement) ||
        ts.isTypeAliasDeclaration(statement) ||
        ts.isModuleDeclaration(statement) ||
        ts.isEnumDeclaration(statement) ||
        ts.isExportAssignment(statement);
  return !statements.every(declares);
}

test('sideEffects names the modules that do something when they are imported, so that no bundler drops one', () => {
  const acting = ROOMS.flatMap((room) =>
    readdirSync(join(root, room), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
      .map(({ parentPath, name }) => relative(root, join(parentPath, name))),
  )
    .filter((file) => !PROGRAMS.includes(file) && acts(file))
    .map((file) => `./dist/${file.replace(/ts$/, 'js')}`);
  expect(acting.sort()).toEqual(manifest.sideEffects.filter((file) => file.startsWith('./dist/')).sort());
});

const workflows = [
  ...readdirSync(join(root, '.github/workflows')).map((file) => `.github/workflows/${file}`),
  'examples/pipelines/github-actions.yaml',
];

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly steps: readonly { readonly uses?: string; readonly with?: Readonly<Record<string, unknown>> }[];
}

describe.each(workflows)('%s', (file) => {
  const workflow = parse(text(file)) as { permissions: object; jobs: Record<string, Job> };
  const jobs = Object.entries(workflow.jobs);
  const steps = jobs.flatMap(([, job]) => job.steps);

  test('uses actions by their commit, which no one can move', () => {
    const uses = steps.flatMap((step) => step.uses ?? []);
    expect(uses.filter((action) => !/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
  });

  test('gives the token no right by default but to read, and none to other programs', () => {
    expect([{}, { contents: 'read' }]).toContainEqual(workflow.permissions);
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });

  test('ends what hangs', () => {
    expect(jobs.filter(([, job]) => !job['timeout-minutes']).map(([name]) => name)).toEqual([]);
  });
});

test('of the jobs of a release, the one that runs our dependencies has no right and no secret', () => {
  const { jobs } = parse(text('.github/workflows/release.yml')) as { jobs: Record<string, object> };
  const { build, ...others } = jobs;
  expect(JSON.stringify(build)).not.toMatch(/secrets\.|:"write"|github\.token/);
  // What the others publish comes from it: they install nothing and run no script of a package.
  for (const [name, job] of Object.entries(others))
    expect([name, /npm (ci|install|run)\b|actions\/checkout/.test(JSON.stringify(job))]).toEqual([name, false]);
  const published = Object.entries(others).filter(([, job]) => /secrets\.|publish/.test(JSON.stringify(job)));
  expect(published.filter(([, job]) => !('environment' in job)).map(([name]) => name)).toEqual([]);
});
