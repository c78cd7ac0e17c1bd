import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesBelow } from '../release/artefacts';
import { describe, isInstalled, run, type Sdk, skipped, timed } from './sdk';

export const csharp: Sdk = {
  language: 'csharp',
  generator: 'pulumi-java-dotnet',
  corrected(folder) {
    const alternatives = alternativesIn(folder);
    return (program) => corrected(program, alternatives);
  },
  build(folder, _programs, out) {
    describe(folder);
    cpSync(folder, join(out, 'csharp'), { recursive: true });
    if (!isInstalled('dotnet')) return skipped('compile and pack it; the sources are in csharp', 'dotnet');
    timed('pack it', () => run('dotnet', ['pack', '--output', join(out, 'csharp', 'packed')], folder));
    return undefined;
  },
};

/** Names of properties in which an array stands for something that is not an array. */
interface Alternatives {
  /** Lists whose items are one thing or another. */
  readonly inLists: ReadonlySet<string>;
  /** A list or something else. */
  readonly withLists: ReadonlySet<string>;
}

function alternativesIn(folder: string): Alternatives {
  const sources = filesBelow(folder)
    .filter((file) => file.endsWith('.cs'))
    .map((file) => readFileSync(join(folder, file), 'utf8'));
  const declaredAs = (type: string) => {
    const declaration = new RegExp(`public ${type}<.*>\\?? (\\w+)\\s`, 'g');
    return new Set(sources.flatMap((source) => [...source.matchAll(declaration)].map(([, name]) => name!)));
  };
  return { inLists: declaredAs('InputList<Union'), withLists: declaredAs('InputUnion<ImmutableArray') };
}

/** As Pulumi's converter should have written it: alternatives are not written as arrays, and an object of free form in a list needs a type. */
export function corrected(program: string, { inLists, withLists }: Alternatives): string {
  const lists = program.replace(/^( *)(\w+) = new\[\]\n\1\{\n(.*?)\n\1\}/gms, (array, indent, name, items) => {
    if (withLists.has(name)) return `${indent}${name} = ImmutableArray.Create(\n${items.replace(/,$/, '')}\n${indent})`;
    return inLists.has(name) ? `${indent}${name} =\n${indent}{\n${items}\n${indent}}` : array;
  });
  const typed = lists.replace(/^ *\n( *)\{\n(?= *\{ ")/gm, '$1new Dictionary<string, object?>\n$1{\n');
  return typed.includes('ImmutableArray.')
    ? typed.replace('using System.Collections.Generic;\n', '$&using System.Collections.Immutable;\n')
    : typed;
}
