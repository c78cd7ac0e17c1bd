import { familyKindOf } from '../kinds';
import type { CrdFacts } from './release';
import { COMPONENTS, releaseOf } from './releases';
import { resolver } from './resolve';
import type { Schema } from './schema';

const resolvers = new Map<string, (definition: string) => Schema>();

/**
 * The structural schema of a kind of the KubeVirt family, for every version that the API serves; undefined for any other kind.
 * Cheap: a component's data is loaded with the first of its kinds, and types that kinds share are shared.
 */
export function schemaOf(apiVersion: string, kind: string): Schema | undefined {
  const info = familyKindOf(apiVersion, kind);
  return info && definitionOf(info.component, info.definition);
}

/** The schema of a named type of a component, such as `core.VirtualMachineInstanceSpec` of `kubevirt`. */
export function definitionOf(component: string, name: string): Schema {
  let resolve = resolvers.get(component);
  if (!resolve) {
    resolve = resolver(releaseOf(component));
    resolvers.set(component, resolve);
  }
  return resolve(name);
}

/** What the CustomResourceDefinitions of a component say besides schemas; of all components where none is named. */
export function crdsOf(component?: string): readonly CrdFacts[] {
  return (component ? [component] : COMPONENTS).flatMap((name) => releaseOf(name).kinds);
}
