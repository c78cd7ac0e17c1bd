/** JSON Schemas (draft-07) of manifests, for the YAML support of editors: structure and values from the CRDs, help on each field. */
import { lazy } from '../../kube/lazy';
import type { Step } from '../../kube/path';
import { manifestSchema } from '../../kubevirt/admission';
import { familyKinds, splitApiVersion } from '../../kubevirt/kinds';
import { openApi, type Schema } from '../../kubevirt/schemas';
import { type Described, describedBelow, describedKind } from './field-doc';
import { fieldHelp } from './field-help';

export type JsonSchema = Record<string, unknown>;

const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** A kind in one of the versions that the API serves. */
export interface ServedKind {
  apiVersion: string;
  kind: string;
  /** `kubevirt.io/virtualmachine_v1.json`: where kubeconform and others that check with schemas of CRDs look. */
  file: string;
}

/** Every kind with a schema, in every version that is served. */
export const servedKinds = lazy((): readonly ServedKind[] =>
  familyKinds.flatMap(({ group, version, served, kind }) =>
    [...new Set([version, ...served])].map((one) => ({
      apiVersion: `${group}/${one}`,
      kind,
      file: `${group}/${kind.toLowerCase()}_${one}.json`,
    })),
  ),
);

/** The schema of the manifests of a kind. */
export function jsonSchemaOf({ apiVersion, kind }: Pick<ServedKind, 'apiVersion' | 'kind'>): JsonSchema {
  const { properties, required, ...root } = nodeOf(manifestSchema(apiVersion, kind)!, describedKind(apiVersion, kind), {
    kind,
    steps: [],
    above: [],
  }) as { properties: JsonSchema; required?: string[] };
  return {
    $schema: DRAFT,
    title: `${kind} (${splitApiVersion(apiVersion).group})`,
    ...root,
    required: [...new Set(['apiVersion', 'kind', 'metadata', ...(required ?? [])])],
    properties: { ...properties, apiVersion: { const: apiVersion }, kind: { const: kind } },
  };
}

/** One schema for files of any kind: each object is checked by the schema of its kind, and what has none is accepted. */
export function dispatchingSchema(kinds: readonly ServedKind[]): JsonSchema {
  return {
    $schema: DRAFT,
    title: 'Manifests of KubeVirt and its neighbours',
    type: 'object',
    allOf: kinds.map(({ apiVersion, kind, file }) => ({
      if: {
        required: ['apiVersion', 'kind'],
        properties: { apiVersion: { const: apiVersion }, kind: { const: kind } },
      },
      // biome-ignore lint/suspicious/noThenProperty: it is a keyword of JSON Schema.
      then: { $ref: file },
    })),
  };
}

interface Place {
  kind: string;
  steps: readonly Step[];
  /** The schemas on the way from the root, so that one that contains itself ends. */
  above: readonly Schema[];
}

function nodeOf(schema: Schema, described: Described | undefined, { kind, steps, above }: Place): JsonSchema {
  const { properties, items, values, required, nullable } = schema;
  const help = fieldHelp(kind, steps, described);
  const says = help && { description: help.plain, markdownDescription: help.markdown };
  if (above.includes(schema)) return { ...says };
  const child = (step: Step, one: Schema): JsonSchema =>
    nodeOf(one, describedBelow(described, step), { kind, steps: [...steps, step], above: [...above, schema] });
  const own = ownFacts(schema);
  return {
    ...says,
    ...own,
    ...(nullable && { type: [own['type'], 'null'] }),
    // Servers write the status, and complete it step by step.
    ...(required && steps[0] !== 'status' && { required: [...required] }),
    ...(items && { items: child(0, items) }),
    ...(values && { additionalProperties: child('*', values) }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([key, one]) => [key, child(key, one)])),
    }),
    // The API server drops what the CRD does not name.
    ...(schema.type === 'object' && !schema.open && { additionalProperties: false }),
  };
}

/** What the CRD says of the value itself, in so far as JSON Schema can say it; and the values that KubeVirt knows of what is a string to the CRD. */
function ownFacts({ type, known, format, enum: values, default: fallback, ...facts }: Schema): JsonSchema {
  const { pattern, minimum, maximum, minLength, maxLength, minItems, maxItems } = facts;
  const own = openApi({
    type,
    ...(values && { enum: values }),
    ...(format === 'date-time' && { format }),
    ...(fallback !== undefined && { default: fallback }),
    ...Object.fromEntries(
      Object.entries({ pattern, minimum, maximum, minLength, maxLength, minItems, maxItems }).filter(
        ([, value]) => value !== undefined,
      ),
    ),
  });
  delete own['x-kubernetes-int-or-string'];
  if (!known || values) return own;
  return known.open ? { anyOf: [{ enum: known.values }, own] } : { ...own, enum: known.values };
}
