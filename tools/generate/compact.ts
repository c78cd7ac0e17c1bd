import type { CrdFacts, Expr, Node, ReleaseFile } from '../../kubevirt/schemas';
import { ownerOf, pascal, refName, sharedField, shortGroup, singular, typeName } from './names';
import { OBJECT_META } from './object-meta';
import type { Crd, OpenApi } from './upstream';

/** Facts that a node keeps unchanged. */
const FACTS = [
  'enum',
  'pattern',
  'format',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'nullable',
  'default',
] as const;
/** Origin of a type's name: the swagger document, else the kind and the path. */
interface Place {
  swagger?: OpenApi | undefined;
  group: string;
  name: string;
}

/** Reduces the CRDs of one release to the facts in `kubevirt/schemas/data`. */
export function compactRelease(
  component: string,
  version: string,
  crds: Crd[],
  swagger: Record<string, OpenApi>,
): ReleaseFile {
  const definitions = new Map(Object.entries(OBJECT_META));
  const texts = new Map([...definitions].map(([key, node]) => [key, JSON.stringify(node)]));

  const kinds = new Set(crds.map(({ spec }) => `${shortGroup(spec.group)}.${spec.names.kind}`));

  const root = (crd: Crd, schema: OpenApi, apiVersion: string): string => {
    const group = shortGroup(crd.spec.group);
    const { kind } = crd.spec.names;
    const name = isAsStored(crd, schema) ? kind : `${kind}${pascal(apiVersion)}`;
    const known = Object.keys(swagger).filter((name) => typeName(name) === kind && isRoot(swagger[name]));
    const hint = known.find((name) => name === `${apiVersion}.${kind}`) ?? known[0];
    const { metadata, ...rest } = schema.properties ?? {};
    const shape: OpenApi = { ...schema, properties: rest };
    const node = objectNode(shape, { swagger: hint ? swagger[hint] : undefined, group, name });
    const properties = metadata ? { ...node.properties, metadata: '#k8s.ObjectMeta' } : node.properties;
    return define(group, name, { ...node, properties: sorted(properties ?? {}) });
  };

  const isRoot = (node?: OpenApi) => node?.properties?.['apiVersion'] !== undefined;

  const expr = (schema: OpenApi, place: Place): Expr => {
    const named = refName(place.swagger);
    const hint = named ? swagger[named] : place.swagger;
    if (named && typeName(named) === 'ObjectMeta' && !schema.properties) return embeddedMeta(schema);
    const facts = factsOf(schema);
    if (schema['x-kubernetes-int-or-string']) {
      const { pattern, ...rest } = facts;
      return short({ ...rest, type: pattern ? 'quantity' : 'intOrString' });
    }
    if (schema.type === 'array') {
      const items = expr(schema.items!, {
        ...place,
        swagger: hint?.items,
        name: singular(place.name),
      });
      return short({ ...facts, ...listFacts(schema), type: 'array', items });
    }
    if (schema.type === 'object' && typeof schema.additionalProperties === 'object') {
      const additional = hint?.additionalProperties;
      const values = expr(schema.additionalProperties, {
        ...place,
        swagger: typeof additional === 'object' ? additional : undefined,
        name: singular(place.name),
      });
      return short({ ...facts, ...atomicFact(schema), type: 'map', values });
    }
    if (schema.type !== 'object')
      return short({ ...facts, ...openFact(schema), type: (schema.type as string) ?? 'any' });
    const group = (named && ownerOf(component, named)) ?? place.group;
    const own = named ? typeName(named) : place.name;
    const name = kinds.has(`${group}.${own}`) ? `Embedded${own}` : own;
    const node = objectNode(schema, { swagger: hint, group, name });
    return node.properties || named ? reference(group, name, node) : short(node);
  };

  const objectNode = (schema: OpenApi, place: Place): Node => {
    const properties: Record<string, Expr> = {};
    for (const [key, child] of Object.entries(schema.properties ?? {})) {
      properties[key] = expr(child, {
        swagger: place.swagger ? place.swagger.properties?.[key] : sharedField(key),
        group: place.group,
        name: `${place.name}${pascal(key)}`,
      });
    }
    return {
      ...factsOf(schema),
      ...atomicFact(schema),
      ...openFact(schema),
      type: 'object',
      ...(schema.required?.length ? { required: [...schema.required].sort() } : {}),
      ...(Object.keys(properties).length ? { properties: sorted(properties) } : {}),
    };
  };

  /** Facts about the field rather than its type (a default, nullability, a rule) stay with the field. */
  const reference = (group: string, name: string, node: Node): Expr => {
    const { nullable, default: fallback, cel, ...own } = node;
    const atField = Object.entries({ nullable, default: fallback, cel }).filter(([, fact]) => fact !== undefined);
    const ref = `#${define(group, name, own)}`;
    return atField.length ? { type: ref, ...Object.fromEntries(atField) } : ref;
  };

  const define = (group: string, name: string, node: Node): string => {
    const text = JSON.stringify(node);
    for (let copy = 1; ; copy++) {
      const key = `${group}.${name}${copy === 1 ? '' : copy}`;
      if ((texts.get(key) ?? text) !== text) continue;
      texts.set(key, text);
      definitions.set(key, node);
      return key;
    }
  };

  const facts = crds.map((crd) => crdFacts(crd, root)).sort(byKind);
  return { component, version, definitions: sorted(Object.fromEntries(definitions)), kinds: facts };
}

/** Whether a version has the shape of the one that is stored, whose types have the plain names. */
function isAsStored({ spec }: Crd, schema: OpenApi): boolean {
  const stored = spec.versions.find(({ storage }) => storage)!.schema.openAPIV3Schema;
  return shapeText(schema) === shapeText(stored);
}

function shapeText(schema: OpenApi): string {
  return JSON.stringify(schema, (key, value) =>
    key === 'description' && typeof value === 'string' ? undefined : value,
  );
}

function byKind(a: CrdFacts, b: CrdFacts): number {
  return a.group.localeCompare(b.group, 'en') || a.kind.localeCompare(b.kind, 'en');
}

function crdFacts(crd: Crd, root: (crd: Crd, schema: OpenApi, version: string) => string): CrdFacts {
  const { names, group, scope, versions } = crd.spec;
  return {
    group,
    kind: names.kind,
    plural: names.plural,
    singular: names.singular ?? names.kind.toLowerCase(),
    ...(names.listKind ? { listKind: names.listKind } : {}),
    ...(names.shortNames?.length ? { shortNames: names.shortNames } : {}),
    ...(names.categories?.length ? { categories: names.categories } : {}),
    scope,
    versions: [...versions]
      .sort((a, b) => Number(b.storage) - Number(a.storage) || a.name.localeCompare(b.name, 'en'))
      .map((version) => ({
        name: version.name,
        served: version.served,
        storage: version.storage,
        ...(version.deprecated ? { deprecated: true } : {}),
        schema: root(crd, version.schema.openAPIV3Schema, version.name),
        ...(version.subresources && Object.keys(version.subresources).length
          ? { subresources: version.subresources as NonNullable<CrdFacts['versions'][number]['subresources']> }
          : {}),
        ...(version.additionalPrinterColumns?.length
          ? {
              columns: version.additionalPrinterColumns.map(({ name, type, jsonPath, priority, format }) => ({
                name,
                type,
                jsonPath,
                ...(priority ? { priority } : {}),
                ...(format ? { format } : {}),
              })),
            }
          : {}),
      })),
  };
}

function factsOf(schema: OpenApi): Partial<Node> {
  const facts: Record<string, unknown> = {};
  for (const fact of FACTS) if (schema[fact] !== undefined) facts[fact] = schema[fact];
  const rules = schema['x-kubernetes-validations'];
  // The rule is a fact; its message is prose, and our validation writes its own.
  if (rules?.length) facts['cel'] = rules.map(({ rule }) => ({ rule }));
  return facts;
}

function listFacts(schema: OpenApi): Partial<Node> {
  if (schema['x-kubernetes-list-type'] === 'map') return { listKeys: schema['x-kubernetes-list-map-keys'] ?? [] };
  return schema['x-kubernetes-list-type'] === 'set' ? { listType: 'set' } : {};
}

function atomicFact(schema: OpenApi): Partial<Node> {
  return schema['x-kubernetes-map-type'] === 'atomic' ? { atomic: true } : {};
}

function openFact(schema: OpenApi): Partial<Node> {
  return schema['x-kubernetes-preserve-unknown-fields'] ? { open: true } : {};
}

/** Metadata inside a template is opaque to CRDs: preserved where they say so, else dropped. */
function embeddedMeta(schema: OpenApi): Expr {
  if (!schema['x-kubernetes-preserve-unknown-fields']) return 'object';
  return { type: '#k8s.EmbeddedObjectMeta', ...(schema.nullable ? { nullable: true } : {}) };
}

/** A node without facts of its own, in the short form. */
function short(node: Node): Expr {
  const { type, format, items, values, ...rest } = node;
  if (Object.keys(rest).length) return node;
  if (type === 'array') return typeof items === 'string' ? `[]${items}` : node;
  if (type === 'map') return typeof values === 'string' ? `{}${values}` : node;
  return format ? `${type}:${format}` : type;
}

function sorted<T>(record: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
