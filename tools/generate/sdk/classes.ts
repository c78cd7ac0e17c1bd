import { grouped } from '../../../kube/grouped';
import type { FamilyKind } from '../../../kubevirt/kinds';
import { traitsOf } from '../../../provider';
import { docOf } from '../docs';
import { BANNER } from '../emit-kinds';
import { factsText } from '../emit-types';
import { shortGroup } from '../names';
import { GUEST_KINDS } from '../pulumi/resources';
import type { TypeEntry, TypeTable } from '../type-table';

/** The level-1 classes, one file per module: `sdk/generated/core/v1.ts`, an index for each group, and `modules.ts` over all of them. */
export function emitClasses(table: TypeTable, family: readonly FamilyKind[]): Map<string, string> {
  const modules = grouped(family, ({ module }) => module);
  const groups = grouped([...modules.keys()], (module) => module.split('/')[0]!);
  const files = new Map<string, string>();
  for (const [module, kinds] of modules) files.set(`sdk/generated/${module}.ts`, emitModule(table, kinds));
  for (const [group, members] of groups) {
    const lines = members
      .map((module) => module.split('/')[1]!)
      .map((version) => `export * as ${version} from './${version}';\n`);
    files.set(`sdk/generated/${group}/index.ts`, `${BANNER}${lines.join('')}`);
  }
  const names = [...groups.keys()].sort();
  files.set(
    'sdk/generated/modules.ts',
    `${BANNER}${names.map((name) => `export * as ${name} from './${name}';\n`).join('')}`,
  );
  files.set('sdk/generated/classes.ts', emitRegistry([...modules]));
  return files;
}

function emitModule(table: TypeTable, kinds: readonly FamilyKind[]): string {
  const group = shortGroup(kinds[0]!.group);
  const classes = kinds.map((info) => emitClass(table, info));
  const bases = ['FamilyResource', 'GuestResource'].filter((base) =>
    classes.some((text) => text.includes(`extends ${base}<`)),
  );
  return [
    BANNER,
    "import type * as pulumi from '@pulumi/pulumi';\n",
    `import type { ${group === 'export' ? 'export as ' : ''}${typesName(group)} } from '../../../kubevirt/types';\n`,
    `import { ${bases.join(', ')}, isOfType, type ResourceArgs } from '../../kubernetes-resource';\n`,
    "import type { DeepInput } from '../../deep-input';\n\n",
    classes.join('\n'),
  ].join('');
}

/** `export` is a keyword, so a file cannot use it as a name. */
function typesName(group: string): string {
  return group === 'export' ? 'types' : group;
}

function emitClass(table: TypeTable, info: FamilyKind): string {
  const { kind, apiVersion, module, definition } = info;
  const root = table.types.find((entry) => entry.component === info.component && entry.definition === definition)!;
  const type = `${typesName(shortGroup(info.group))}.${definition.split('.')[1]}`;
  const doc = [docOf(definition, '*'), factsText(definition, '*')].filter(Boolean).join(' ');
  const id = info.namespaced ? '`namespace/name`' : '`name`';
  const base = GUEST_KINDS.has(kind) ? 'GuestResource' : 'FamilyResource';
  const kept = keptStatus(table, info, root).map((key) => `'${key}'`);
  const spec = root.node.required?.includes('spec')
    ? `spec: DeepInput<${type}['spec']>`
    : `spec?: DeepInput<NonNullable<${type}['spec']>>`;
  return `/** ${doc} */
export class ${kind} extends ${base}<${[type, kept.join(' | ')].filter(Boolean).join(', ')}> {
  static readonly __pulumiType = 'kubevirt:${module}:${kind}';
  static readonly apiVersion = '${apiVersion}';
  static readonly kind = '${kind}';

  /** An existing object, by its id: ${id}. */
  static get(name: string, id: pulumi.Input<pulumi.ID>, opts?: pulumi.CustomResourceOptions): ${kind} {
    return new ${kind}(name, {} as ${kind}Args, { ...opts, id });
  }

  /** Whether a value is a ${kind}, of any copy of this package. */
  static override isInstance(value: unknown): value is ${kind} {
    return isOfType(value, ${kind}.__pulumiType);
  }

  constructor(name: string, args: ${kind}Args, opts?: pulumi.CustomResourceOptions) {
    super(${kind}, name, args, opts);
  }
}

export interface ${kind}Args extends ResourceArgs {
  ${spec};
}
`;
}

/** Keys of `status` that are outputs. */
function keptStatus(table: TypeTable, info: FamilyKind, root: TypeEntry): readonly string[] {
  const status = root.node.properties!['status'];
  const ref = typeof status === 'object' ? status.type : status;
  const entry = table.types.find((one) => one.component === info.component && `#${one.definition}` === ref);
  return (traitsOf(info.apiVersion, info.kind).status ?? []).filter((key) => entry && key in entry.node.properties!);
}

/** All classes, to find one by a token or a manifest. */
function emitRegistry(modules: readonly (readonly [string, readonly FamilyKind[]])[]): string {
  const rows = modules.flatMap(([module, kinds]) =>
    kinds.map(({ kind }) => `  modules.${module.replace('/', '.')}.${kind},\n`),
  );
  return `${BANNER}import * as modules from './modules';\n\nexport const CLASSES = [\n${rows.join('')}] as const;\n`;
}
