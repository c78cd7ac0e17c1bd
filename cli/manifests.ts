/** Manifests as text: YAML streams and JSON, read as Kubernetes reads them. */
import { CORE_SCHEMA, loadAll, Type } from 'js-yaml';
import { isObject } from '../kube/json';

/** One object of a file. */
export interface Manifest {
  /** Where it stands, for messages: `vms/web.yaml`. */
  file: string;
  object: Record<string, unknown>;
}

/** Kubernetes still reads YAML 1.1, where these words are switches. */
const BOOLEAN_WORDS = new Type('tag:yaml.org,2002:bool', {
  kind: 'scalar',
  resolve: (word: unknown) => typeof word === 'string' && /^(yes|no|on|off|true|false)$/i.test(word) && isOneCase(word),
  construct: (word: string) => /^(yes|on|true)$/i.test(word),
});
/** Integers as Go reads them: `0644` is octal (a file's mode), and underscores between digits do not count. */
const INTEGERS = new Type('tag:yaml.org,2002:int', {
  kind: 'scalar',
  resolve: (word: unknown) => typeof word === 'string' && !Number.isNaN(integer(word)),
  construct: integer,
});

function integer(word: string): number {
  const [, sign, digits] = /^([-+]?)(\d\w*)$/.exec(word.toLowerCase().replaceAll('_', '')) ?? [];
  if (word.startsWith('_') || !digits || !/^(\d+|0x[0-9a-f]+|0o[0-7]+|0b[01]+)$/.test(digits)) return Number.NaN;
  return (sign === '-' ? -1 : 1) * Number(/^0[0-7]+$/.test(digits) ? `0o${digits}` : digits);
}

/** The key that merges another mapping into this one. */
const MERGE = new Type('tag:yaml.org,2002:merge', { kind: 'scalar', resolve: (key: unknown) => key === '<<' });
const SCHEMA = CORE_SCHEMA.extend({ implicit: [MERGE, BOOLEAN_WORDS, INTEGERS] });

/** `yes`, `Yes` and `YES`, but not `yES`. */
function isOneCase(word: string): boolean {
  return [word.toLowerCase(), word.toUpperCase(), word[0]!.toUpperCase() + word.slice(1).toLowerCase()].includes(word);
}

/** The Kubernetes objects in a text, those inside a `List` too; other documents are left out. Throws with the file and the line. */
export function readManifests(text: string, file: string): Manifest[] {
  return readDocuments(text, file)
    .flatMap(members)
    .filter(isKubernetesObject)
    .map((object) => ({ file, object }));
}

/** Every document of a text. Throws with the file and the line. */
export function readDocuments(text: string, file: string): unknown[] {
  const documents: unknown[] = [];
  try {
    if (/^\s*[[{]/.test(text)) return [JSON.parse(text)];
  } catch {
    // A YAML flow mapping begins so too.
  }
  try {
    loadAll(text, (document) => documents.push(document), { schema: SCHEMA, filename: file });
  } catch (error) {
    throw new Error(`${file} is no valid YAML: ${(error as Error).message.split('\n')[0]}. Correct it and try again.`);
  }
  return documents;
}

function members(document: unknown): unknown[] {
  if (Array.isArray(document)) return document.flatMap(members);
  if (!isObject(document) || !Array.isArray(document['items']) || !/List$/.test(String(document['kind'])))
    return [document];
  return document['items'].flatMap(members);
}

/** A `kustomization.yaml` looks like one, but tells a tool what to apply and is never applied itself. */
const TOOLS_OWN = /^kustomize\.config\.k8s\.io\//;

function isKubernetesObject(value: unknown): value is Record<string, unknown> {
  if (!isObject(value) || typeof value['kind'] !== 'string' || typeof value['apiVersion'] !== 'string') return false;
  return !TOOLS_OWN.test(value['apiVersion']);
}
