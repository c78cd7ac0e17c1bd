/**
 * Maps of a program in Java. Pulumi's converter writes each as `Map.of(...)`, also where the SDK wants builders, and where a value may be of several types, which
 * Java must be given.
 */
import type { PackageSpec, TypeSpec } from '../generate/pulumi/spec';

/** A map as text, with maps inside it. */
export const MAP =
  /Map\.of(?:Entries)?\((?:[^()"]|"[^"]*"|\((?:[^()"]|"[^"]*"|\((?:[^()"]|"[^"]*"|\((?:[^()"]|"[^"]*")*\))*\))*\))*\)/;

/** A map with its keys, or any other value as it is written. */
type Value = string | readonly (readonly [key: string, value: Value])[];

/** What a part of a program imports for these types. */
export type Import = (token: string, kind: 'inputs' | 'either') => void;

const TOKEN = /"[^"]*"|[\w.]+|[(),]/g;

function parsed(text: string): Value {
  const tokens = text.match(TOKEN)!;
  let at = 0;
  const value = (): Value => {
    const first = tokens[at++]!;
    if (first !== 'Map.of' && first !== 'Map.ofEntries') return first;
    const entries: (readonly [string, Value])[] = [];
    for (at++; tokens[at] !== ')'; ) {
      const isEntry = tokens[at] === 'Map.entry';
      if (isEntry) at += 2;
      const key = tokens[at]!.slice(1, -1);
      at += 2;
      entries.push([key, value()]);
      if (isEntry) at++;
      if (tokens[at] === ',') at++;
    }
    at++;
    return entries;
  };
  return value();
}

/** The map as the type wants it. */
export function mapOf(text: string, type: TypeSpec, { types }: PackageSpec, add: Import): string {
  const written = (value: Value, spec: TypeSpec | undefined): string => {
    if (typeof value === 'string') {
      if (!spec?.oneOf) return value;
      add('', 'either');
      const kinds = value.startsWith('"') ? ['string'] : ['integer', 'number'];
      return `Either.${kinds.includes(spec.oneOf[0]!.type ?? '') ? 'ofLeft' : 'ofRight'}(${value})`;
    }
    const token = spec?.$ref?.startsWith('#/types/') ? spec.$ref.slice('#/types/'.length) : undefined;
    const properties = token === undefined ? undefined : types[token]?.properties;
    if (token !== undefined && properties) {
      add(token, 'inputs');
      const calls = value.map(([key, inner]) => `.${key}(${written(inner, properties[key])})`);
      return `${token.split(':').at(-1)}Args.builder()${calls.join('')}.build()`;
    }
    const entries = value.map(
      ([key, inner]) => `Map.entry("${key}", ${written(inner, spec?.additionalProperties as TypeSpec | undefined)})`,
    );
    return `Map.ofEntries(${entries.join(', ')})`;
  };
  return written(parsed(text), type);
}
