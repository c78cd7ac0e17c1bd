import { readFile } from 'node:fs/promises';
import { parseAllDocuments } from 'yaml';

/** An OpenAPI v3 schema as CRDs use it, and (for the names of its types) as swagger documents write it. */
export interface OpenApi {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, OpenApi>;
  additionalProperties?: boolean | OpenApi;
  items?: OpenApi;
  anyOf?: OpenApi[];
  required?: string[];
  enum?: unknown[];
  pattern?: string;
  format?: string;
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  nullable?: boolean;
  default?: unknown;
  'x-kubernetes-int-or-string'?: boolean;
  'x-kubernetes-preserve-unknown-fields'?: boolean;
  'x-kubernetes-list-type'?: string;
  'x-kubernetes-list-map-keys'?: string[];
  'x-kubernetes-map-type'?: string;
  'x-kubernetes-validations'?: { rule: string; message?: string }[];
}

export interface Crd {
  kind: 'CustomResourceDefinition';
  spec: {
    group: string;
    scope: 'Namespaced' | 'Cluster';
    names: {
      kind: string;
      plural: string;
      singular?: string;
      listKind?: string;
      shortNames?: string[];
      categories?: string[];
    };
    versions: {
      name: string;
      served: boolean;
      storage: boolean;
      deprecated?: boolean;
      schema: { openAPIV3Schema: OpenApi };
      subresources?: { status?: object; scale?: Record<string, string> };
      additionalPrinterColumns?: {
        name: string;
        type: string;
        jsonPath: string;
        priority?: number;
        format?: string;
      }[];
    }[];
  };
}

/** Every CustomResourceDefinition in a YAML or JSON document, whatever it is wrapped in. */
export async function readCrds(source: string): Promise<Crd[]> {
  const documents = parseAllDocuments(await readText(source)).map((document) => document.toJS() as unknown);
  return crdsIn(documents);
}

/** The named types of a swagger document. */
export async function readDefinitions(source: string): Promise<Record<string, OpenApi>> {
  const { definitions } = JSON.parse(await readText(source)) as { definitions?: Record<string, OpenApi> };
  if (!definitions)
    throw new Error(`${source} has no "definitions": it is not a swagger document. Give one with --openapi.`);
  return definitions;
}

function crdsIn(value: unknown): Crd[] {
  if (typeof value !== 'object' || value === null) return [];
  if ((value as { kind?: unknown }).kind === 'CustomResourceDefinition') return [value as Crd];
  return Object.values(value).flatMap(crdsIn);
}

async function readText(source: string): Promise<string> {
  try {
    if (!/^https?:/.test(source)) return await readFile(source, 'utf8');
    const response = await fetch(source);
    if (!response.ok) throw new Error(`it answered ${response.status} ${response.statusText}`);
    return await response.text();
  } catch (error) {
    throw new Error(`${source} could not be read: ${(error as Error).message}.`);
  }
}
