/** Values files as they are read: YAML without what hides or repeats values, with the line of each. */
import { readFileSync, statSync } from 'node:fs';
import { isAlias, isCollection, isNode, isPair, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { Step } from '../../kube/path';
import { type Place, placeIn, placeOfSpan } from '../../kube/text-place';
import { spanOf } from '../../kube/yaml-span';

/** Something wrong in a file. */
export interface Fault {
  readonly file: string;
  readonly place?: Place | undefined;
  readonly message: string;
}

export interface ReadDocument {
  readonly value: unknown;
  placeOf(path: readonly PropertyKey[]): Place | undefined;
}

/** More than any team's values need, and little enough for any parser. */
const MOST_KIB = 256;

/** The one document of a file, or what is wrong with it. */
export function readDocument(file: string): ReadDocument | { readonly faults: readonly Fault[] } {
  const wrong = (message: string) => ({ faults: [{ file, message }] });
  let text: string;
  try {
    const { size } = statSync(file);
    if (size > MOST_KIB * 1024)
      return wrong(
        `has ${Math.ceil(size / 1024)} KiB, and at most ${MOST_KIB} KiB are read. Split it into files for each tenant.`,
      );
    text = readFileSync(file, 'utf8');
  } catch (error) {
    return wrong(`cannot be read: ${(error as Error).message}`);
  }
  const lines = new LineCounter();
  try {
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      schema: 'core',
    });
    const complaints = [...document.errors, ...document.warnings];
    if (complaints.length > 0)
      return {
        faults: complaints.map(({ message, code, pos: [at, end] }) => ({
          file,
          place: placeIn(text, at, Math.max(1, end - at)),
          message: `is not valid YAML: ${COMPLAINTS[code] ?? message}`,
        })),
      };
    const hidden: Fault[] = [];
    visit(document, (_, node) => {
      const problem = problemOf(node);
      const [at, end] = (problem && ((isPair(node) ? node.key : node) as Node).range) || [0, 0];
      if (problem) hidden.push({ file, place: placeIn(text, at, Math.max(1, end - at)), message: problem });
    });
    if (hidden.length > 0) return { faults: hidden };
    return {
      value: document.toJS(),
      placeOf: (path) => {
        const { contents } = document;
        const span = contents && spanOf(contents, path as readonly Step[], lines);
        return span ? placeOfSpan(text, span) : undefined;
      },
    };
  } catch (error) {
    return wrong(`is not valid YAML: ${(error as Error).message}`);
  }
}

/** What YAML allows and a reader of the file would have to search for. */
function problemOf(node: unknown): string | undefined {
  if (isPair(node))
    return isCollection(node.key) ? 'has a field whose name is not a text. Write a word before the colon.' : undefined;
  if (isAlias(node)) return `has the alias *${node.source}. Write out the value that it stands for.`;
  const anchor = isNode(node) && node.anchor;
  return anchor ? `has the anchor &${anchor}. Remove it, and write out the value wherever it is meant.` : undefined;
}

/** What the parser says in words of its own. */
const COMPLAINTS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: 'a field is there twice. Remove one of the two.',
  MULTIPLE_DOCS: 'it has more than one document (`---`). Write one.',
  TAG_RESOLVE_FAILED: 'it has a tag (`!...`), which is not known. Remove it.',
};
