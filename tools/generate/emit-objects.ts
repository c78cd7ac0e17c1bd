/** The level-1 constructs: a class for every kind of the family, as `group.version.Kind`. */
import type { FamilyKind } from '../../kubevirt/kinds';
import { docOf } from './docs';
import { BANNER } from './emit-kinds';

export function emitObjects(family: readonly FamilyKind[]): Map<string, string> {
  const groups = new Map<string, Map<string, FamilyKind[]>>();
  for (const info of family) {
    const [group, version] = info.module.split('/') as [string, string];
    const versions = groups.get(group) ?? new Map<string, FamilyKind[]>();
    groups.set(group, versions.set(version, [...(versions.get(version) ?? []), info]));
  }
  const body = [...groups].map(([group, versions]) => emitGroup(group, versions));
  const imports =
    "import type * as types from '../../kubevirt/types';\nimport { objectClass } from '../object-class';\n";
  return new Map([['constructs/generated/objects.ts', `${BANNER}${imports}\n${body.join('\n')}`]]);
}

function emitGroup(group: string, versions: ReadonlyMap<string, readonly FamilyKind[]>): string {
  const members = [...versions].map(
    ([version, kinds]) => `  ${version}: {\n${kinds.map((info) => emitClass(info)).join('')}  },\n`,
  );
  // `export` is a reserved word, which only the name outside may be.
  const name = group === 'export' ? 'exports_' : group;
  const object = `const ${name} = {\n${members.join('')}};\n`;
  return name === group ? `export ${object}` : `${object}export { ${name} as ${group} };\n`;
}

function emitClass({ apiVersion, kind, definition }: FamilyKind): string {
  const doc = docOf(definition, '*');
  const comment = doc ? `    /** ${doc} */\n` : '';
  return `${comment}    ${kind}: objectClass<types.${definition}>('${apiVersion}', '${kind}'),\n`;
}
