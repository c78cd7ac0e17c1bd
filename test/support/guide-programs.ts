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
  vms: "new Chart(app, 'vms', { namespace: 'vms' })",
  images: "new Chart(app, 'images', { namespace: 'golden-images' })",
  mtv: "new Chart(app, 'mtv', { namespace: 'openshift-mtv' })",
  inShop: "new Chart(app, 'shop', { namespace: 'shop' })",
  debian:
    "new GoldenImage(scene, 'debian', { name: 'debian13', namespace: 'golden-images', from: Image.registry('quay.io/containerdisks/debian:13') })",
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
  rules: "[{ apiGroups: ['kubevirt.io'], resources: ['virtualmachines'], verbs: ['get'] }]",
  lan: "new BridgeNetwork(scene, 'lan', { name: 'lan', bridge: 'br-lan' })",
};

export function programsIn(page: string): GuideProgram[] {
  const text = readFileSync(join(packageRoot(), page), 'utf8');
  const fences = [...text.matchAll(FENCE)];
  const earlier: Part[] = [];
  return fences.flatMap(({ 1: language, 2: code, index }, i) => {
    if (language !== 'ts') return [];
    const next = fences[i + 1];
    const between = next && text.slice(index + fences[i]![0].length, next.index);
    // The result stands directly under its program, after a sentence at most.
    const isResult = next?.[1] === 'yaml' && between!.trim().split('\n').length <= 2 && !between!.includes('#');
    const at = `${page}:${text.slice(0, index).split('\n').length + 1}`;
    const part = partOf(code!);
    const module = moduleOf(part, [...earlier]);
    earlier.unshift(part);
    return [{ at, text: code!, module, ...(isResult && { yaml: next[2] }) }];
  });
}

interface Part {
  readonly imports: readonly string[];
  readonly body: string;
  /** Names that it declares. */
  readonly names: ReadonlySet<string>;
}

/** A program as it stands in a guide: with its imports, without them, or only a prop of a machine. */
function partOf(code: string): Part {
  const imports = code.match(/^import [\s\S]*?;$/gm) ?? [];
  const body = imports.reduce((rest, line) => rest.replace(line, ''), code).replace(/^export const/gm, 'const');
  const isProp = /^\w+: /.test(body.trimStart());
  return {
    imports,
    body: isProp
      ? `new VirtualMachine(chart, 'example', { ...({ instancetype: 'u1.small' } as const), ${body} });`
      : body,
    names: new Set([
      ...[...body.matchAll(/^(?:const|let|class|function) (\w+)/gm)].map(([, name]) => name!),
      ...[...body.matchAll(/^const \{([^}]*)\}/gm)].flatMap(([, list]) => list!.match(/\w+/g) ?? []),
    ]),
  };
}

const uses = (text: string, name: string): boolean => new RegExp(`(?<![.'\\w-])${name}\\b(?!['\\w]|:|-)`).test(text);

/** Parts of the page, newest first, that declare what a text uses; those that they need themselves come before them. */
function needed(text: string, known: ReadonlySet<string>, earlier: readonly Part[]): Part[] {
  const i = earlier.findIndex(({ names }) =>
    [...names].some((name) => !known.has(name) && !Object.hasOwn(GIVEN, name) && uses(text, name)),
  );
  if (i < 0) return [];
  const part = earlier[i]!;
  const names = new Set([...known, ...part.names]);
  const others = earlier.filter((one) => one !== part);
  return [...needed(`${text}\n${part.body}`, names, others), part];
}

function moduleOf(part: Part, earlier: readonly Part[]): string {
  const parts = [...needed(part.body, part.names, earlier), part];
  const imports = [...new Set(parts.flatMap((one) => one.imports))];
  const imported = imports.flatMap((line) => line.match(/\w+/g) ?? []);
  const known = new Set([...parts.flatMap(({ names }) => [...names]), ...imported]);
  const program = parts.map(({ body }) => body).join('\n');
  const names = (from: readonly string[], text: string) => from.filter((name) => !known.has(name) && uses(text, name));
  const given = names(Object.keys(GIVEN), program).filter((name) => name !== 'app');
  const scene = given.length > 0 || names(['app'], program).length > 0;
  const before = [
    ...(scene ? [`const app = ${GIVEN['app']};`, "const scene = new Chart(app, 'scene', { namespace: 'vms' });"] : []),
    ...given.map((name) => `const ${name} = ${GIVEN[name]};`),
  ].join('\n');
  const used = (from: object) => names(Object.keys(from), `${before}\n${program}`).join(', ');
  // Each part in a block within that of the one before: a name may be declared again.
  return [
    ...imports,
    `import { ${used(cdk8s)} } from 'cdk8s';`,
    `import { ${used(constructs)} } from 'kubevirt-iac';`,
    names(['kubevirt'], program).length > 0 ? "import * as kubevirt from 'kubevirt-iac/pulumi';" : '',
    `export async function run(): Promise<unknown> {\n${before}`,
    ...parts.map(({ body }) => `{\n${body}`),
    `return ${/const (\w+) = new App\(/.exec(part.body)?.[1] ?? (scene || known.has('app') ? 'app' : 'undefined')};`,
    `${'}'.repeat(parts.length)}\n}`,
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

/** Runs a program in a folder, and answers its app. */
export async function runIn(folder: string, module: string): Promise<unknown> {
  const { outputText } = ts.transpileModule(module, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const modules: Readonly<Record<string, unknown>> = { cdk8s, 'kubevirt-iac': constructs };
  const exported: { run?(): Promise<unknown> } = {};
  new Function('exports', 'require', outputText)(exported, (name: string) => modules[name] ?? require(name));
  const before = process.cwd();
  process.chdir(folder);
  try {
    return await exported.run!();
  } finally {
    process.chdir(before);
  }
}

/** The objects that a program makes, run in a folder of its own. */
export async function objectsMadeBy({ module }: GuideProgram): Promise<KubeObject[]> {
  const folder = mkdtempSync(join(tmpdir(), 'guide-'));
  mkdirSync(join(folder, 'keys'));
  writeFileSync(join(folder, 'keys/ops.pub'), 'ssh-ed25519 AAAA ops\n');
  mkdirSync(join(folder, 'build'));
  writeFileSync(join(folder, 'build/appliance.qcow2'), 'QFI');
  try {
    const app = await runIn(folder, module);
    if (!(app instanceof cdk8s.App)) throw new Error('the program uses no app or chart, so that it makes nothing');
    return app.charts.flatMap((chart) => apiObjects(chart).map((object) => object.toJson() as KubeObject));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
