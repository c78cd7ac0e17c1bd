/** Runs a program that `import` wrote, in this process. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as cdk8s from 'cdk8s';
import ts from 'typescript';
import * as constructs from '../../constructs';

/** Writes the program's manifests into a folder of its own, and answers the folder. */
export function run(source: string): string {
  const outdir = join(mkdtempSync(join(tmpdir(), 'import-')), 'manifests');
  const { outputText } = ts.transpileModule(source.replace("'manifests'", JSON.stringify(outdir)), {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const modules: Readonly<Record<string, unknown>> = { cdk8s, 'kubevirt-iac': constructs };
  const { write } = process.stderr;
  // Warnings of the synth.
  process.stderr.write = () => true;
  try {
    new Function('require', 'exports', outputText)((name: string) => modules[name], {});
  } finally {
    process.stderr.write = write;
  }
  return outdir;
}
