import { dirname, join, resolve } from 'node:path';
import ts from 'typescript';

const ROOT = resolve(__dirname, '..', '..', '..');
const OPTIONS: ts.CompilerOptions = {
  strict: true,
  noEmit: true,
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts'],
  module: ts.ModuleKind.Node16,
  moduleResolution: ts.ModuleResolutionKind.Node16,
  skipLibCheck: true,
  types: ['node'],
};

/** Compiles programs given as text, all at once, and gives the first error of each (or undefined), as `code message`. */
export function firstErrors(programs: readonly string[]): (string | undefined)[] {
  const files = new Map(programs.map((text, i) => [join(ROOT, `fixture-${i}.ts`), text]));
  const host = ts.createCompilerHost(OPTIONS);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (name) => files.has(name) || fileExists(name);
  host.readFile = (name) => files.get(name) ?? readFile(name);
  host.getSourceFile = (name, target, ...rest) => {
    const text = files.get(name);
    return text === undefined ? getSourceFile(name, target, ...rest) : ts.createSourceFile(name, text, target);
  };
  host.getCurrentDirectory = () => dirname(join(ROOT, 'package.json'));
  const program = ts.createProgram([...files.keys()], OPTIONS, host);
  return [...files.keys()].map((name) => {
    const source = program.getSourceFile(name)!;
    const [error] = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return error && `${error.code} ${ts.flattenDiagnosticMessageText(error.messageText, ' ')}`;
  });
}

/** The errors of files of the repository, compiled with its own options and these. Those of what they import are not asked for. */
export function errorsOf(files: readonly string[], options: ts.CompilerOptions): string[] {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile);
  const parsed = ts.parseJsonConfigFileContent({ ...config, include: [], files }, ts.sys, ROOT);
  const program = ts.createProgram(parsed.fileNames, { ...parsed.options, ...options, noEmit: true });
  return parsed.fileNames.flatMap((name) => {
    const source = program.getSourceFile(name)!;
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ messageText, start }) =>
        `${name.slice(ROOT.length + 1)}:${source.getLineAndCharacterOfPosition(start ?? 0).line + 1}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
    );
  });
}
