import type { Effect } from '../effects';

export interface Row {
  /** Where, from the guest's spec (`spec.template.spec`), or with a leading slash from the object's root. `[]`: any item of the list. */
  paths: readonly string[];
  /** What is done to it, to read after the field's name: `raised`. */
  change: string;
  /** Under which circumstances this row holds rather than another; absent: whenever nothing else is said. */
  when?: string;
  effect: Effect;
  reason: string;
  advice?: string;
}

/** Rows by name, each checked and the names kept. */
export const rows = <T extends Record<string, Row>>(table: T): T => table;
