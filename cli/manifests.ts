/** Manifests as text: YAML streams and JSON, read as Kubernetes reads them. */
import { CORE_SCHEMA, loadAll, Type, type YAMLException } from 'js-yaml';
import { isObject } from '../kube/json';
import { excess, LONG_LINE, lineTooLong, UnreadableFile } from './manifest-limits';

/** One object of a file. */
export interface Manifest {
  /** Path of the file, for messages: `vms/web.yaml`. */
  file: string;
  object: Record<string, unknown>;
  /** Paths that cannot be changed in place, where the tool that applies it deletes the object of this name first. */
  replaces?: readonly (readonly string[])[];
}

/** Kubernetes still reads YAML 1.1, where these words are booleans. */
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

/** The Kubernetes objects in a text, including those inside a `List`; other documents are ignored. Throws with the file and the line. */
export function readManifests(text: string, file: string): Manifest[] {
  return readDocuments(text, file)
    .flatMap(members)
    .filter(isKubernetesObject)
    .map((object) => ({ file, object }));
}

/** What only Helm fills in: its own objects and functions between two braces. */
const HELM =
  /\{\{-?\s*(?:\.(?:Values|Release|Chart|Capabilities|Template|Files)\b|(?:include|template|tpl|define|toYaml)\s)/;
const RENDER_FIRST = 'is a Helm template: render it first, with `helm template`, and give the result.';

/** Every document of a text. Throws an `UnreadableFile`. */
export function readDocuments(text: string, file: string): unknown[] {
  const helm = HELM.exec(text);
  if (helm) throw new UnreadableFile(file, RENDER_FIRST, text.slice(0, helm.index).split('\n').length);
  const documents = parsed(text, file);
  for (const document of documents) {
    const problem = excess(document, text);
    if (problem) throw new UnreadableFile(file, problem);
  }
  return documents;
}

function parsed(text: string, file: string): unknown[] {
  const documents: unknown[] = [];
  try {
    if (/^\s*[[{]/.test(text)) return [JSON.parse(text)];
  } catch {
    // A YAML flow mapping starts with the same characters.
  }
  const long = lineTooLong(text);
  if (long !== undefined) throw new UnreadableFile(file, LONG_LINE, long);
  try {
    loadAll(text, (document) => documents.push(document), { schema: SCHEMA, filename: file });
  } catch (error) {
    const { message, mark } = error as YAMLException;
    const why = `is not valid YAML: ${message.split('\n')[0]}. Correct it and try again.`;
    throw new UnreadableFile(file, why, mark && mark.line + 1);
  }
  return documents;
}

function members(document: unknown): unknown[] {
  if (Array.isArray(document)) return document.flatMap(members);
  if (!isObject(document) || !Array.isArray(document['items']) || !/List$/.test(String(document['kind'])))
    return [document];
  return document['items'].flatMap(members);
}

/** A `kustomization.yaml` looks like an object, but configures kustomize and is never applied. */
const TOOLS_OWN = /^kustomize\.config\.k8s\.io\//;

/** Whether what has this apiVersion and kind is an object of a cluster. */
export const areOfObject = (apiVersion: unknown, kind: unknown): boolean =>
  typeof kind === 'string' && typeof apiVersion === 'string' && !TOOLS_OWN.test(apiVersion);

const isKubernetesObject = (value: unknown): value is Record<string, unknown> =>
  isObject(value) && areOfObject(value['apiVersion'], value['kind']);
