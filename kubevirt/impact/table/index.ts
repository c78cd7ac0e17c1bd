/**
 * What each change does to a running guest: the one source of the verdicts' reasons, of the guide page "What a change does", and of
 * the sentence in the doc comment of every construct property. Each row is one outcome of one handler of virt-controller; the
 * handlers (vm/handlers/) decide which row holds.
 */
import { anyField } from './any-field';
import { cpu } from './cpu';
import { instancetype } from './instancetype';
import { kubevirt } from './kubevirt';
import { memory } from './memory';
import { metadata } from './metadata';
import { network } from './network';
import { placement } from './placement';
import { pool } from './pool';
import { power } from './power';
import { relatedObjects } from './related-objects';
import type { Row } from './row';
import { storage } from './storage';

export { MIGRATE, MIGRATE_BY_HAND } from './advice';
export type { Row } from './row';

/** By section of the guide. */
export const TABLE = {
  power,
  cpu,
  memory,
  placement,
  metadata,
  storage,
  network,
  instancetype,
  anyField,
  pool,
  relatedObjects,
  kubevirt,
} satisfies Record<string, Record<string, Row>>;

export type Section = keyof typeof TABLE;
type KeysOf<T> = T extends unknown ? keyof T : never;
/** The name of a row. */
export type RowId = KeysOf<(typeof TABLE)[Section]> & string;

const ROWS = Object.assign({}, ...Object.values(TABLE)) as Readonly<Record<RowId, Row>>;

export function row(id: RowId): Row {
  return ROWS[id];
}
