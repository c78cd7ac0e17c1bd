import type { PropertySpec } from './spec';

/** What a class of arguments has beside its properties. */
const TAKEN = ['Empty'];

interface WithProperties {
  properties?: Record<string, PropertySpec>;
  inputProperties?: Record<string, PropertySpec>;
}

/**
 * Types or resources by their tokens, whose properties have another name in C# where their own is taken: a member cannot be called as its class is. The
 * suffix is that of Pulumi's SDK for Kubernetes: `ContainerPort.ContainerPortValue`.
 */
export function withCsharpNames<T extends WithProperties>(specs: Record<string, T>): Record<string, T> {
  const renamed = Object.entries(specs).map(([token, spec]) => {
    const taken = [...TAKEN, token.split(':').at(-1)!];
    const lists = (['properties', 'inputProperties'] as const).filter((list) => spec[list]);
    return [token, { ...spec, ...Object.fromEntries(lists.map((list) => [list, named(spec[list]!, taken)])) }];
  });
  return Object.fromEntries(renamed);
}

function named(properties: Record<string, PropertySpec>, taken: readonly string[]): Record<string, PropertySpec> {
  const all = Object.entries(properties).map(([name, property]) => {
    const member = name[0]!.toUpperCase() + name.slice(1);
    return [
      name,
      taken.includes(member) ? { ...property, language: { csharp: { name: `${member}Value` } } } : property,
    ];
  });
  return Object.fromEntries(all);
}
