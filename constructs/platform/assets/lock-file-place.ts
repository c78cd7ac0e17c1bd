/** Where a lock file is wrong. */
import { LineCounter, parseDocument } from 'yaml';
import type { Span } from '../../../kube/excerpt';
import type { Step } from '../../../kube/path';
import { placeIn } from '../../../kube/text-place';
import { placeOf } from '../../../kube/yaml-node';
import { spanOf } from '../../../kube/yaml-span';

export { excerpt } from '../../../kube/excerpt';
export { lineOf } from '../../../kube/text-place';

/** JSON is YAML, whose parser knows positions. Of a conflict of Git, it finds the first line. */
export function placeOfIssue(text: string, path: readonly PropertyKey[]): Span | undefined {
  const lines = new LineCounter();
  const { contents, errors } = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = errors;
  if (error) return placeIn(text, error.pos[0], Math.max(1, error.pos[1] - error.pos[0]));
  return contents && path.length > 0 ? spanOf(placeOf(contents, path as readonly Step[]), lines) : undefined;
}
