import { emitKinds } from './emit-kinds';
import { emitTypes } from './emit-types';
import { type Files, readFile } from './files';
import { packageSpec } from './pulumi/package';
import { emitArguments } from './sdk/arguments';
import { emitClasses } from './sdk/classes';
import { typeTable } from './type-table';

/** Everything that follows from the committed schemas. */
export function deriveAll(): Files {
  const table = typeTable();
  const { version } = JSON.parse(readFile('package.json')) as { version: string };
  const spec = packageSpec(table, version);
  return new Map([
    ['kubevirt/schemas/data/family.ts', emitKinds(table.releases)],
    ...emitTypes(table),
    ...emitClasses(table),
    ...emitArguments(version),
    ['schema.json', `${JSON.stringify(spec, undefined, 1)}\n`],
  ]);
}
