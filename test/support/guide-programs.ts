/** The programs in the guides: found, completed with what the page takes for granted, type-checked and run. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import ts from 'typescript';
import * as constructs from '../../constructs';
import { apiObjects } from '../../constructs/render';
import type { KubeObject } from '../../kube/object';
import { packageRoot } from '../../toolchain/package-root';

export interface GuideProgram {
  /** Page and line: `docs/constructs/disks.md:7`. */
  readonly at: string;
  readonly text: string;
  /** Source of the module that it is completed to. */
  readonly module: string;
  /** The YAML that the page shows as its result. */
  readonly yaml?: string;
}

const FENCE = /^```(ts|yaml)\n([\s\S]*?)^```$/gm;

/** Machines and Outputs that a program may take from the text around it, with what they are. */
const GIVEN: Readonly<Record<string, string>> = {
  app: 'new App()',
  chart: "new Chart(app, 'guide', { namespace: 'vms' })",
  platform: "new Chart(app, 'platform')",
  ...Object.fromEntries(
    ['vm', 'other', 'bastion', 'web1', 'web2', 'db'].map((name) => [
      name,
      `new VirtualMachine(scene, '${name}', { name: '${name === 'vm' ? 'web' : name}', instancetype: 'u1.small', bootDisk: { blank: {}, size: '20Gi' } })`,
    ]),
  ),
  pool: "new VMPool(scene, 'pool', { name: 'worker', replicas: 2, machine: { instancetype: 'u1.small', bootDisk: { containerDisk: 'quay.io/containerdisks/fedora:42' } } })",
  date: "'2026-11-29'",
  certificate: "{ version: '1' }",
  firmware: "{ version: '1' }",
  nightly: "new kubevirt.actions.Snapshot('nightly', { vm: 'web', namespace: 'vms' })",
  rules: "[{ apiGroups: ['kubevirt.io'], resources: ['virtualmachines'], verbs: ['get'] }]",
  lan: "new BridgeNetwork(scene, 'lan', { name: 'lan', bridge: 'br-lan' })",
};

export function programsIn(page: string): GuideProgram[] {
  const text = readFileSync(join(packageRoot(), page), 'utf8');
  const fences = [...text.matchAll(FENCE)];
  return fences.flatMap(({ 1: language, 2: code, index }, i) => {
    if (language !== 'ts') return [];
    const next = fences[i + 1];
    const between = next && text.slice(index + fences[i]![0].length, next.index);
    // The result stands directly under its program, after a sentence at most.
    const yaml =
      next?.[1] === 'yaml' && between!.trim().split('\n').length <= 2 && !between!.includes('#') ? next[2] : undefined;
    const at = `${page}:${text.slice(0, index).split('\n').length + 1}`;
    return [{ at, text: code!, module: moduleOf(code!), ...(yaml !== undefined && { yaml }) }];
  });
}

/** A program as it stands in a guide: with its imports, without them, or only a prop of a machine. */
function moduleOf(code: string): string {
  const imports = code.match(/^import [\s\S]*?;$/gm) ?? [];
  const body = imports.reduce((rest, line) => rest.replace(line, ''), code).replace(/^export const/gm, 'const');
  const isProp = /^\w+: /.test(body.trimStart());
  const program = isProp
    ? `new VirtualMachine(chart, 'example', { ...({ instancetype: 'u1.small' } as const), ${body} });`
    : body;
  const known = new Set([
    ...[...program.matchAll(/\b(?:const|let) (\w+)/g)].map(([, name]) => name!),
    ...imports.flatMap((line) => [...line.matchAll(/\w+/g)].map(([name]) => name)),
  ]);
  const names = (from: readonly string[], text: string) =>
    from.filter((name) => !known.has(name) && new RegExp(`(?<![.'\\w])${name}\\b(?!['\\w]|:)`).test(text));
  const given = names(Object.keys(GIVEN), program).filter((name) => name !== 'app');
  const scene = given.length > 0 || names(['app'], program).length > 0;
  const before = [
    ...(scene ? [`const app = ${GIVEN['app']};`, "const scene = new Chart(app, 'scene', { namespace: 'vms' });"] : []),
    ...given.map((name) => `const ${name} = ${GIVEN[name]};`),
  ].join('\n');
  const used = (from: object) => names(Object.keys(from), `${before}\n${program}`).join(', ');
  return [
    ...imports,
    `import { ${used(cdk8s)} } from 'cdk8s';`,
    `import { ${used(constructs)} } from 'kubevirt-iac';`,
    names(['kubevirt'], program).length > 0 ? "import * as kubevirt from 'kubevirt-iac/pulumi';" : '',
    `export async function run(): Promise<unknown> {\n${before}\n{\n${program}`,
    scene || known.has('app') ? 'return app;' : 'return undefined;',
    '}\n}',
  ].join('\n');
}

/** What the compiler says of the programs, a line each. */
export function typeErrors(programs: readonly GuideProgram[]): string[] {
  const root = packageRoot();
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(
    { ...config, include: [], files: ['constructs/index.ts'] },
    ts.sys,
    root,
  );
  const files = new Map(programs.map((program, i) => [join(root, `guide-${i}.ts`), program]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (file) => files.has(file) || fileExists(file);
  host.readFile = (file) => files.get(file)?.module ?? readFile(file);
  host.getSourceFile = (file, ...rest) => {
    const program = files.get(file);
    return program ? ts.createSourceFile(file, program.module, rest[0]) : getSourceFile(file, ...rest);
  };
  const paths = {
    'kubevirt-iac': ['./constructs/index.ts'],
    'kubevirt-iac/pulumi': ['./sdk/index.ts'],
    'kubevirt-iac/testing': ['./sandbox/testing.ts'],
  };
  const program = ts.createProgram([...files.keys()], { ...options, noEmit: true, noUnusedLocals: false, paths }, host);
  return [...files].flatMap(([file, { at }]) =>
    ts.getPreEmitDiagnostics(program, program.getSourceFile(file)).map(({ messageText, start, file: source }) => {
      const line = source && start !== undefined ? source.text.slice(0, start).split('\n').length : 0;
      return `${at}: ${ts.flattenDiagnosticMessageText(messageText, ' ')} (${source?.text.split('\n')[line - 1]?.trim()})`;
    }),
  );
}

/** The objects that a program makes, run in a folder of its own. */
export async function objectsMadeBy({ module }: GuideProgram): Promise<KubeObject[]> {
  const { outputText } = ts.transpileModule(module, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const modules: Readonly<Record<string, unknown>> = { cdk8s, 'kubevirt-iac': constructs };
  const exported: { run?(): Promise<unknown> } = {};
  new Function('exports', 'require', outputText)(exported, (name: string) => modules[name] ?? require(name));
  const folder = mkdtempSync(join(tmpdir(), 'guide-'));
  const before = process.cwd();
  mkdirSync(join(folder, 'keys'));
  writeFileSync(join(folder, 'keys/ops.pub'), 'ssh-ed25519 AAAA ops\n');
  process.chdir(folder);
  try {
    const app = await exported.run!();
    if (!(app instanceof cdk8s.App)) throw new Error('the program uses no app or chart, so that it makes nothing');
    return app.charts.flatMap((chart) => apiObjects(chart).map((object) => object.toJson() as KubeObject));
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true, force: true });
  }
}
