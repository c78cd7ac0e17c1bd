import type { Difference } from '../../kube/differences';
import { formatValue } from './format-value';
import { type RowId, row } from './table';
import type { Change } from './verdict';

/** A changed path with what a row of the table says of it; `detail` is what makes this case particular. */
export function changeBy(id: RowId, { path, from, to }: Difference, detail?: string): Change {
  const { effect, reason, advice } = row(id);
  const before = formatValue(from, path);
  const after = formatValue(to, path);
  return {
    path,
    effect,
    row: id,
    ...(before !== undefined && { from: before }),
    ...(after !== undefined && { to: after }),
    reason: detail ? `${reason.replace(/\.$/, '')}: ${detail}.` : reason,
    ...(advice && { advice }),
  };
}
