import { App, Chart } from 'cdk8s';
import { apiObjects } from '../../../constructs/render';
import type { KubeObject } from '../../../kube/object';
import { isUnresolved } from '../../../kube/unresolved';
import { validate } from '../../../kubevirt/admission';
import type { ClusterProfile } from '../../../kubevirt/config';
import { type Schema, schemaOf } from '../../../kubevirt/schemas';

/** A chart to try something in. */
export function chartIn(namespace: string | undefined = 'vms'): Chart {
  return new Chart(new App(), 'test', { namespace });
}

/** Everything that a chart makes. Each object is asked for keys that its CRD does not know, which the API server would drop. */
export function objectsOf(chart: Chart): KubeObject[] {
  const objects = apiObjects(chart).map((object) => object.toJson() as KubeObject);
  expect(objects.flatMap(unknownKeys)).toEqual([]);
  return objects;
}

/** The one object of a kind. */
export function only(chart: Chart, kind: string): Loose {
  const found = objectsOf(chart).filter((object) => object.kind === kind);
  expect(found.map((object) => object.kind)).toEqual([kind]);
  return found[0] as Loose;
}

/** An object that tests look into. */
export type Loose = { [key: string]: Loose };

/** What the cluster would refuse in all that a chart makes; without a profile, a cluster whose configuration is not known. */
export function refusals(chart: Chart, profile?: ClusterProfile): string[] {
  const related = objectsOf(chart);
  return related.flatMap((object) =>
    validate({ object, related, profile })
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, path, message }) => `${rule} ${object.kind} ${path}: ${message}`),
  );
}

function unknownKeys(object: KubeObject): string[] {
  const schema = schemaOf(object.apiVersion, object.kind);
  return schema ? unknownIn(schema, object, object.kind) : [];
}

function unknownIn(schema: Schema, value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null || isUnresolved(value)) return [];
  if (Array.isArray(value)) {
    return schema.items
      ? value.flatMap((item, i) => unknownIn(schema.items!, item, `${path}[${i}]`))
      : [`${path} is a list`];
  }
  if (schema.type === 'map')
    return Object.entries(value).flatMap(([key, child]) => unknownIn(schema.values!, child, `${path}.${key}`));
  return Object.entries(value).flatMap(([key, child]) => {
    const known = schema.properties?.[key];
    if (known) return unknownIn(known, child, `${path}.${key}`);
    return schema.open || schema.type === 'any' || key === 'metadata' || path.endsWith('.metadata')
      ? []
      : [`${path}.${key}`];
  });
}
