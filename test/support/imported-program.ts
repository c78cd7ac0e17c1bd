/** Runs a program that `import` wrote, in this process. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ts from 'typescript';

/** Writes the program's manifests into a folder of its own, and answers the folder. */
export function run(source: string): string {
  const outdir = join(mkdtempSync(join(tmpdir(), 'import-')), 'manifests');
  const { outputText } = ts.transpileModule(source.replace("'manifests'", JSON.stringify(outdir)), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const warnings = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  try {
    new Function('require', 'exports', outputText)(require, {});
  } finally {
    warnings.mockRestore();
  }
  return outdir;
}
