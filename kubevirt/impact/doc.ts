import { covers } from '../../kube/differences';
import { type Effect, phraseOf } from './effects';
import { FIELD_ROWS, type FieldRows } from './kinds/by-field';
import { KUBEVIRT_ROWS } from './kinds/kubevirt';
import { type Row, row, type Section, TABLE } from './table';

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
  return namedRows(path, ROWS) ?? [row('other-field')];
}

function namedRows(path: string, rows: readonly Row[]): readonly Row[] | undefined {
  for (const name of [path, path.replace(/\[\]\.[^[]+$/, '[].*')]) {
    const named = rows.filter(({ paths }) => paths.includes(name));
    if (named.length > 0) return named;
  }
  return undefined;
}

/** What is said of a field of an object. */
export interface FieldImpact {
  /** The field itself, or the nearest one above it that the table names. */
  subject: string;
  sentence: string;
}

/**
 * What changing a field of an object does to a running guest; undefined where that depends on nothing that is known of the kind. `field`: from the
 * root of the object, with `[]` for the items of lists: `spec.template.spec.domain.cpu.sockets`.
 */
export function fieldImpact(kind: string, field: string): FieldImpact | undefined {
  const sections = GUEST_SECTIONS[kind];
  if (!sections) {
    const [subject] = OTHER_KINDS[kind]?.find(([one]) => covers(one, field)) ?? [];
    return subject === undefined ? undefined : { subject, sentence: impactDoc(`${kind}/${subject}`) };
  }
  const rows = sections.flatMap((section): Row[] => Object.values(TABLE[section]));
  const inGuest = kind === 'VirtualMachine' && field.startsWith(GUEST);
  for (let path = inGuest ? field.slice(GUEST.length) : `/${field}`; path !== ''; path = parentOf(path)) {
    const named = namedRows(path, rows);
    if (named) return { subject: path.replace(/^\//, ''), sentence: sentence(named) };
  }
  return inGuest ? { subject: field.slice(GUEST.length), sentence: sentence([row('other-field')]) } : undefined;
}

const GUEST = 'spec.template.spec.';

/** The sections of the table that are about objects of a kind. */
const GUEST_SECTIONS: Readonly<Record<string, readonly Section[]>> = {
  VirtualMachine: ['power', 'cpu', 'memory', 'placement', 'metadata', 'storage', 'network', 'instancetype', 'anyField'],
  VirtualMachinePool: ['pool', 'anyField'],
};

/** `a.b[]` of `a.b[].c`, and `a.b` of that. */
const parentOf = (path: string): string => path.replace(/(?:\.[^.[\]]+|\[\]|^[^.[\]]+)$/, '');

function sentence(rows: readonly Row[]): string {
  const told = new Map<Effect, string>();
  for (const { effect, change, when } of rows) {
    if (effect === 'stuck' || told.has(effect)) continue;
    told.set(effect, `${change}${when ? ` (${when})` : ''}: ${phraseOf(effect)}`);
  }
  return [...told.values()].join('; ');
}
