/** Where a lock file is wrong. */
import { LineCounter, parseDocument } from 'yaml';
import type { core } from 'zod';
import type { Span } from '../../../kube/excerpt';
import type { Step } from '../../../kube/path';
import { placeIn } from '../../../kube/text-place';
import { spanOf } from '../../../kube/yaml-span';

/** What zod has against a value. */
export type Issue = Pick<core.$ZodIssue, 'path' | 'message'>;

export { excerpt } from '../../../kube/excerpt';
export { lineOf } from '../../../kube/text-place';

/** Whatever may begin another level, of YAML too. The parser of YAML has no bound of its own: it would take all memory for a text of brackets. */
const OPENINGS = /[[{]|[-?] /g;
/** A lock file has one for each of its assets. */
const MOST_OPENINGS = 1_000;

/** Of a text that is not JSON, the parser says the position. The places of its values are known to the parser of YAML, which JSON is. */
export function placeOfIssue(text: string, { path, message }: Issue): Span | undefined {
  const position = path.length === 0 ? /position (\d+)/.exec(message)?.[1] : undefined;
  if (position !== undefined) return placeIn(text, Number(position));
  if ((text.match(OPENINGS)?.length ?? 0) > MOST_OPENINGS) return undefined;
  const lines = new LineCounter();
  const { contents, errors } = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = errors;
  if (error) return placeIn(text, error.pos[0], Math.max(1, error.pos[1] - error.pos[0]));
  return contents && path.length > 0 ? spanOf(contents, path as readonly Step[], lines) : undefined;
}
