import ts from 'typescript';
import { exportedType, partsOf, typeChecker } from '../construct-types';
import { BANNER } from '../emit-kinds';
import { GUEST_COMPONENTS, PLAIN_COMPONENTS } from '../plain-components';

/** The props of the construct behind each component, and of the objects in them that are checked like arguments. */
const COMPONENTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(GUEST_COMPONENTS.map((name) => [name, `${name}Props`])),
  ...Object.fromEntries(
    GUEST_COMPONENTS.flatMap((name) => [
      [`${name}.connections`, 'ConnectionRules'],
      [`${name}.placement`, 'PlacementRules'],
    ]),
  ),
  'VMPool.machine': 'MachineProps',
  MigrationPolicy: 'MigrationPolicyProps',
  Template: 'TemplateProps',
  'Template.machine': 'TemplateMachine',
  VirtualizationStack: 'VirtualizationStackProps',
  ...Object.fromEntries(PLAIN_COMPONENTS.map((name) => [name, `${name}Props`])),
  OpenShiftVirtualization: 'OpenShiftVirtualizationProps',
  HyperConvergedStack: 'HyperConvergedStackProps',
  GoldenImage: 'GoldenImageProps',
  WindowsImage: 'WindowsImageProps',
};

/** The names of every component's arguments, for programs that no compiler checks. */
export function emitComponentArgs(): string {
  const checker = typeChecker();
  const inputs = shapesOf(exportedType('GuestInputs'), checker);
  const rows = Object.entries(COMPONENTS).map(([component, props]) => {
    const own = shapesOf(exportedType(props), checker);
    const shapes = (GUEST_COMPONENTS as readonly string[]).includes(component) ? new Map([...own, ...inputs]) : own;
    const fields = [...shapes]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, shape]) => `    ${name}: '${shape}',\n`);
    return `  '${component}': {\n${fields.join('')}  },\n`;
  });
  return `${BANNER}/** What the methods of guests add, as arguments. */
export const GUEST_INPUTS = [${[...inputs.keys()]
    .sort()
    .map((name) => `'${name}'`)
    .join(', ')}] as const;

/** Whether an argument is a list or an object, which must be known in parts at least, or a value, which may be an Output. */
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
  // A function that makes the data is called by the construct.
  const all = partsOf(type);
  const data = all.filter((part) => part.getCallSignatures().length === 0);
  const parts = data.length > 0 ? data : all;
  if (parts.length === 0) return undefined;
  if (parts.every((part) => checker.isArrayType(part))) return 'list';
  const isPlain = (part: ts.Type) =>
    (part.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0 &&
    !checker.isArrayType(part) &&
    part.getCallSignatures().length === 0;
  return parts.every(isPlain) ? 'object' : 'value';
}
