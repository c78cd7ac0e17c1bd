/**
 * Doc comments of construct props say what a change does to a running guest. An author writes `@change PATH`, the path of the API field that
 * the prop sets; the sentence for it comes from the impact table and is written into the declarations by the build, and into the reference by
 * `npm run generate`. So no sentence stands in a source, and none can be stale.
 */
import { parsePath, type Step } from '../../kube/path';
import { impactDoc, type Row, TABLE } from '../../kubevirt/impact';
import { knownKinds } from '../../kubevirt/kinds';
import { type Schema, schemaOf } from '../../kubevirt/schemas';

const WIDTH = 120;
const COMMENT = /^([ \t]*)\/\*\*(.*?)\*\//gms;

/** The text with the sentence behind each `@change` tag; one that is there already is replaced. */
export function withSentences(text: string): string {
  return text.replace(COMMENT, (comment, indent: string, body: string) => {
    if (!body.includes('@change ')) return comment;
    const blocks = blocksOf(body).map((block) => {
      const path = changePath(block);
      return path ? wrapped(`@change ${path}: ${changeSentence(path)}`, `${indent} * `) : lines(block, `${indent} * `);
    });
    return `${indent}/**\n${blocks.join('')}${indent} */`;
  });
}

/** The sentence for a path; throws where no object has such a field. */
export function changeSentence(path: string): string {
  const problem = changePathProblem(path);
  if (problem) throw new Error(`@change ${path}: ${problem}`);
  return `${impactDoc(path)}.`;
}

/** The parts of a doc comment: its description, then each tag with the lines that belong to it. */
export function blocksOf(body: string): string[] {
  const blocks: string[] = [];
  for (const line of body.split('\n').map((text) => text.replace(/^\s*\* ?/, '').trimEnd())) {
    const text = blocks.length === 0 ? line.trimStart() : line;
    if (blocks.length === 0 || text.startsWith('@')) blocks.push(text);
    else blocks[blocks.length - 1] += `\n${text}`;
  }
  return blocks.map((block) => block.trim()).filter((block) => block !== '');
}

/** The path of a `@change` tag, with or without the sentence behind it. */
export function changePath(block: string): string | undefined {
  return /^@change (\S+?)(?::\s|:?$)/m.exec(block)?.[1];
}

/** Paths that the impact table itself knows: `volumes[].hotpluggable` stands there for the field of two kinds of volume. */
const IN_TABLE = new Set(
  Object.values(TABLE).flatMap((rows) => Object.values<Row>(rows).flatMap(({ paths }) => paths)),
);

/** Why a path names no field of the object that it is of; undefined where it does. */
export function changePathProblem(path: string): string | undefined {
  if (IN_TABLE.has(path)) return undefined;
  const [, kind, field] = /^([A-Z]\w*)\/(.+)$/.exec(path) ?? [];
  if (kind && field) return fieldProblem([kind], field);
  if (path.startsWith('/')) return fieldProblem(['VirtualMachine', 'VirtualMachinePool'], path.slice(1));
  return fieldProblem(['VirtualMachine'], `spec.template.spec.${path}`);
}

function fieldProblem(kinds: readonly string[], field: string): string | undefined {
  const known = knownKinds().filter(({ kind }) => kinds.includes(kind));
  if (known.length === 0) return `there is no kind ${kinds.join(' or ')}`;
  const steps = parsePath(field.replaceAll('[]', '[0]').replace(/\.\[([^\]]+)\]$/, '["$1"]'));
  const schemas = known.map(({ apiVersion, kind }) => schemaOf(apiVersion, kind));
  // Of Kubernetes' own kinds there are no schemas here.
  if (schemas.some((schema) => schema === undefined || hasField(schema, steps))) return undefined;
  return `${kinds.join(' or ')} has no field ${field}. Write the path as the API does, with [] for the items of a list: domain.devices.disks[].serial`;
}

function hasField(schema: Schema, [step, ...rest]: readonly Step[]): boolean {
  if (step === undefined || schema.open || schema.type === 'any') return true;
  const next =
    typeof step === 'number' ? schema.items : schema.type === 'map' ? schema.values : schema.properties?.[step];
  if (next === undefined) return step === 'metadata' || step === 'kind';
  return step === 'metadata' || hasField(next, rest);
}

const lines = (block: string, prefix: string): string =>
  block
    .split('\n')
    .map((line) => `${`${prefix}${line}`.trimEnd()}\n`)
    .join('');

/** Lines of a comment, none wider than a source is. */
function wrapped(sentence: string, prefix: string): string {
  const result: string[] = [];
  let line = prefix.trimEnd();
  for (const word of sentence.split(' ')) {
    if (line.length + 1 + word.length > WIDTH && line.trim() !== '*') {
      result.push(line);
      line = prefix.trimEnd();
    }
    line += ` ${word}`;
  }
  return `${[...result, line].join('\n')}\n`;
}
