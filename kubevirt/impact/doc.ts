import { type Row, TABLE } from './table';
import type { Effect } from './verdict';

/** The effects that a doc comment tells, and how; errors and what is particular to them stand in the guide. */
const PHRASES: Partial<Readonly<Record<Effect, string>>> = {
  live: 'goes live',
  'live+migration': 'goes live by migration',
  restart: 'needs a restart',
  'next-boot-silent': 'waits for the next boot, unannounced',
  'no-effect': 'has no effect on the guest',
  'data-loss': 'deletes data',
};

const ROWS: readonly Row[] = Object.values(TABLE).flatMap((section): Row[] => Object.values(section));

/**
 * What changing a field does to a running guest, in one sentence for its doc comment: `raised (up to maxSockets ...): goes live by
 * migration; lowered: needs a restart`. `path`: as in the table, such as `domain.cpu.sockets` or `/spec.runStrategy`. One of each
 * effect is told, the usual one first. A field that the table does not name needs a restart, like most.
 */
export function impactDoc(path: string): string {
  const named = ROWS.filter(({ paths }) => paths.includes(path));
  const rows = named.length > 0 ? named : [TABLE.general['other-field'] as Row];
  const told = new Map<Effect, string>();
  for (const { effect, change, when } of rows) {
    const phrase = PHRASES[effect];
    if (phrase && !told.has(effect)) told.set(effect, `${change}${when ? ` (${when})` : ''}: ${phrase}`);
  }
  return [...told.values()].join('; ');
}
