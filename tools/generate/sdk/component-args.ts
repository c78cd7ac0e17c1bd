import { join } from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../../../toolchain/package-root';
import { BANNER } from '../emit-kinds';

/** The props of the construct behind each component, and of the objects in them that are checked like arguments. */
const COMPONENTS: Readonly<Record<string, string>> = {
  VirtualMachine: 'VirtualMachineProps',
  VMPool: 'VMPoolProps',
  'VMPool.machine': 'MachineProps',
  MigrationPolicy: 'MigrationPolicyProps',
  Template: 'TemplateProps',
  VirtualizationStack: 'VirtualizationStackProps',
};

/** The names of every component's arguments, for programs that no compiler checks. */
export function emitComponentArgs(): string {
  const index = join(packageRoot(), 'constructs/index.ts');
  const { config } = ts.readConfigFile(join(packageRoot(), 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: [], files: [index] }, ts.sys, packageRoot());
  const program = ts.createProgram([index], { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const exported = checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(index)!)!);
  const rows = Object.entries(COMPONENTS).map(([component, props]) => {
    const symbol = exported.find(({ name }) => name === props)!;
    const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
    const shapes = shapesOf(checker.getDeclaredTypeOfSymbol(target), checker);
    const fields = [...shapes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, shape]) => `    ${name}: '${shape}',\n`);
    return `  '${component}': {\n${fields.join('')}  },\n`;
  });
  return `${BANNER}/** Whether an argument is a list or an object, which must be known in parts at least, or a value, which may be an Output. */
export type ArgumentShape = 'list' | 'object' | 'value';

/** The arguments of each component besides its lifecycle settings. */
export const COMPONENT_ARGS: Readonly<Record<string, Readonly<Record<string, ArgumentShape>>>> = {
${rows.join('')}};
`;
}

function shapesOf(type: ts.Type, checker: ts.TypeChecker): Map<string, string> {
  const shapes = new Map<string, string>();
  for (const member of type.isUnion() ? type.types : [type]) {
    for (const property of checker.getPropertiesOfType(member)) {
      const shape = shapeOf(checker.getTypeOfSymbol(property), checker);
      // A prop that one member of the union forbids has the type `undefined` there.
      if (shape)
        shapes.set(property.name, shapes.has(property.name) && shapes.get(property.name) !== shape ? 'value' : shape);
    }
  }
  return shapes;
}

function shapeOf(type: ts.Type, checker: ts.TypeChecker): 'list' | 'object' | 'value' | undefined {
  const parts = (type.isUnion() ? type.types : [type]).filter(
    ({ flags }) => !(flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Never)),
  );
  if (parts.length === 0) return undefined;
  if (parts.every((part) => checker.isArrayType(part))) return 'list';
  const isPlain = (part: ts.Type) =>
    (part.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0 &&
    !checker.isArrayType(part) &&
    part.getCallSignatures().length === 0;
  return parts.every(isPlain) ? 'object' : 'value';
}
