/** Doc texts of the fields of manifests. Their author is the package's schema.json, which has them for Pulumi; here they are found by path. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lazy } from '../../kube/lazy';
import type { Step } from '../../kube/path';
import { familyKindOf } from '../../kubevirt/kinds';
import { packageRoot } from '../../toolchain/package-root';

/** A type or a property of schema.json, as far as it describes. */
export interface Described {
  description?: string;
  $ref?: string;
  properties?: Readonly<Record<string, Described>>;
  items?: Described;
  additionalProperties?: Described;
}

interface Resource {
  description: string;
  properties: Record<string, Described>;
  inputProperties: Record<string, Described>;
}

const packageSchema = lazy(
  () =>
    JSON.parse(readFileSync(join(packageRoot(), 'schema.json'), 'utf8')) as {
      types: Record<string, Described>;
      resources: Record<string, Resource>;
    },
);

/** What is said of a kind; undefined for one that is not of the KubeVirt family. */
export function describedKind(apiVersion: string, kind: string): Described | undefined {
  const info = familyKindOf(apiVersion, kind);
  const resource = info && packageSchema().resources[`kubevirt:${info.module}:${info.kind}`];
  if (!resource) return undefined;
  const { description, properties, inputProperties } = resource;
  // Behind it are programs for Pulumi.
  return { description: description.split('{{%')[0]!.trim(), properties: { ...properties, ...inputProperties } };
}

/** What is said of a field, or with a number of an item of a list. */
export function describedBelow(above: Described | undefined, step: Step): Described | undefined {
  const { properties, items, additionalProperties } = resolved(above);
  if (typeof step === 'number') return items;
  return properties && Object.hasOwn(properties, step) ? properties[step] : additionalProperties;
}

/** Whether a type has a field of that name. */
export function hasField(above: Described | undefined, name: string): boolean {
  return Object.hasOwn(resolved(above).properties ?? {}, name);
}

/** The text itself: that of the field, else that of its type. */
export const textOf = (described: Described | undefined): string | undefined =>
  described?.description ?? resolved(described).description;

function resolved(described: Described | undefined): Described {
  const reference = described?.$ref?.replace('#/types/', '');
  return (reference === undefined ? described : packageSchema().types[reference]) ?? {};
}
