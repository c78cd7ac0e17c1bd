import { covers } from '../../kube/differences';
import { type Effect, phraseOf } from './effects';
import { FIELD_ROWS, type FieldRows } from './kinds/by-field';
import { KUBEVIRT_ROWS } from './kinds/kubevirt';
import { type Row, row, TABLE } from './table';

const ROWS: readonly Row[] = Object.values(TABLE).flatMap((section): Row[] => Object.values(section));

/** The rows of objects other than VMs and pools; a Secret here is one that guests read at boot. */
const OTHER_KINDS: Readonly<Record<string, FieldRows>> = {
  ...FIELD_ROWS,
  KubeVirt: KUBEVIRT_ROWS,
  Secret: [['stringData', 'boot-source']],
};

/**
 * What changing a field does to a running guest, in one sentence for its doc comment: `raised (up to maxSockets ...): goes live by
 * migration; lowered: needs a restart`. `path`: as in the table, such as `domain.cpu.sockets` or `/spec.runStrategy`; with its kind
 * before it where the object is neither a VM nor a pool, such as `DataVolume/spec.storage`. One of each effect is reported, the
 * usual one first. A field that the table does not name needs a restart, like most.
 */
export function impactDoc(path: string): string {
  const [, kind, field] = /^([A-Z]\w*)\/(.+)$/.exec(path) ?? [];
  return kind && field ? `changed: ${phraseOf(rowOf(kind, field).effect)}` : sentence(rowsOf(path));
}

function rowOf(kind: string, field: string): Row {
  const [, id] = OTHER_KINDS[kind]?.find(([subject]) => covers(subject, field)) ?? [];
  return row(id ?? 'not-a-guest');
}

/** `a[].*` in the table is any field of an item that has no rows of its own. */
function rowsOf(path: string): readonly Row[] {
  for (const name of [path, path.replace(/\[\]\.[^[]+$/, '[].*')]) {
    const named = ROWS.filter(({ paths }) => paths.includes(name));
    if (named.length > 0) return named;
  }
  return [row('other-field')];
}

function sentence(rows: readonly Row[]): string {
  const told = new Map<Effect, string>();
  for (const { effect, change, when } of rows) {
    if (effect === 'stuck' || told.has(effect)) continue;
    told.set(effect, `${change}${when ? ` (${when})` : ''}: ${phraseOf(effect)}`);
  }
  return [...told.values()].join('; ');
}
