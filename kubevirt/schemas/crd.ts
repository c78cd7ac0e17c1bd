import { crdsOf, definitionOf } from './lookup';
import type { CrdFacts } from './release';
import type { Schema } from './schema';

/** A CustomResourceDefinition as JSON. */
export type CustomResourceDefinition = Record<string, unknown>;

/** The CRDs of a component, written anew from its schemas: what the upstream ones enforce, without their prose. */
export function customResourceDefinitions(component: string): CustomResourceDefinition[] {
  return crdsOf(component).map((facts) => customResourceDefinition(component, facts));
}

function customResourceDefinition(component: string, facts: CrdFacts): CustomResourceDefinition {
  const { group, kind, plural, singular, listKind, shortNames, categories, scope, versions } = facts;
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: `${plural}.${group}` },
    spec: {
      group,
      scope,
      names: {
        kind,
        plural,
        singular,
        listKind: listKind ?? `${kind}List`,
        ...(shortNames ? { shortNames } : {}),
        ...(categories ? { categories } : {}),
      },
      versions: versions.map(({ name, served, storage, deprecated, schema, subresources, columns }) => ({
        name,
        served,
        storage,
        ...(deprecated ? { deprecated } : {}),
        ...(subresources ? { subresources } : {}),
        ...(columns ? { additionalPrinterColumns: columns } : {}),
        schema: { openAPIV3Schema: rootSchema(definitionOf(component, schema)) },
      })),
    },
  };
}

/** The API server knows metadata by itself and refuses a CRD that spells it out. */
function rootSchema(root: Schema): Record<string, unknown> {
  const { properties, ...rest } = openApi(root) as { properties?: Record<string, unknown> };
  return { ...rest, properties: { ...properties, metadata: { type: 'object' } } };
}

/** A schema as OpenAPI v3 with Kubernetes' extensions. */
export function openApi(schema: Schema): Record<string, unknown> {
  const {
    name: _name,
    type,
    properties,
    values,
    items,
    open,
    listKeys,
    listType,
    atomic,
    cel,
    known: _known,
    required,
    ...facts
  } = schema;
  return {
    ...typeOf(type),
    ...facts,
    ...(required ? { required: [...required] } : {}),
    ...(properties
      ? { properties: Object.fromEntries(Object.entries(properties).map(([key, child]) => [key, openApi(child)])) }
      : {}),
    ...(values ? { additionalProperties: openApi(values) } : {}),
    ...(items ? { items: openApi(items) } : {}),
    ...(open ? { 'x-kubernetes-preserve-unknown-fields': true } : {}),
    ...(listKeys ? { 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': [...listKeys] } : {}),
    ...(listType ? { 'x-kubernetes-list-type': listType } : {}),
    ...(atomic ? { 'x-kubernetes-map-type': 'atomic' } : {}),
    ...(cel ? { 'x-kubernetes-validations': cel } : {}),
  };
}

const INT_OR_STRING = { anyOf: [{ type: 'integer' }, { type: 'string' }], 'x-kubernetes-int-or-string': true };
const QUANTITY_PATTERN =
  '^(\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))(([KMGTPE]i)|[numkMGTPE]|([eE](\\+|-)?(([0-9]+(\\.[0-9]*)?)|(\\.[0-9]+))))?$';

function typeOf(type: Schema['type']): Record<string, unknown> {
  switch (type) {
    case 'any':
      return {};
    case 'map':
      return { type: 'object' };
    case 'quantity':
      return { ...INT_OR_STRING, pattern: QUANTITY_PATTERN };
    case 'intOrString':
      return INT_OR_STRING;
    default:
      return { type };
  }
}
