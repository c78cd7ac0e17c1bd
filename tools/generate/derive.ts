import type { ReleaseFile } from '../../kubevirt/schemas';
import { availabilityDocs } from './availability-docs';
import { commandDocs } from './command-docs';
import { constructDocs } from './construct-docs';
import { DATA, emitFileTable } from './data';
import { emitFamily, familyOf } from './emit-kinds';
import { emitObjects } from './emit-objects';
import { emitTypes } from './emit-types';
import type { Files } from './files';
import { gitPlugin } from './git-plugin';
import { impactDocs } from './impact-docs';
import { preflightDocs } from './preflight-docs';
import { emitPropNames } from './prop-names';
import { packageSpec } from './pulumi/package';
import { schemaSurface } from './pulumi/surface';
import { registryDocs } from './registry-docs';
import { rightsDocs } from './rights-docs';
import { ruleDocs } from './rule-docs';
import { emitActions } from './sdk/actions';
import { emitArguments } from './sdk/arguments';
import { emitClasses } from './sdk/classes';
import { emitFunctions } from './sdk/functions';
import { typeTable } from './type-table';

/** All files that are generated from the schemas of these releases, one per component. */
export function deriveAll(releases: readonly ReleaseFile[], packageVersion: string): Files {
  const table = typeTable(releases);
  const family = familyOf(releases);
  const spec = packageSpec(table, family, packageVersion);
  return new Map([
    ['kubevirt/generated/family.ts', emitFamily(family)],
    [`${DATA}/files.ts`, emitFileTable(releases)],
    ...emitTypes(table),
    ...emitObjects(family),
    ...emitPropNames(),
    ...emitClasses(table, family),
    ...emitActions(),
    ...emitFunctions(),
    ...emitArguments(packageVersion),
    ...ruleDocs(),
    ...impactDocs(),
    ...availabilityDocs(),
    ...rightsDocs(),
    ...preflightDocs(),
    ...constructDocs(),
    ...commandDocs(),
    ...registryDocs(),
    ...gitPlugin(packageVersion),
    ['schema.json', `${JSON.stringify(spec, undefined, 1)}\n`],
    ['api/schema.txt', schemaSurface(spec)],
  ]);
}
