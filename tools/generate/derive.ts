import { emitKinds } from './emit-kinds';
import { emitTypes } from './emit-types';
import type { Files } from './files';
import { typeTable } from './type-table';

/** Everything that follows from the committed schemas. */
export function deriveAll(): Files {
  const table = typeTable();
  return new Map([['kubevirt/schemas/data/family.ts', emitKinds(table.releases)], ...emitTypes(table)]);
}
