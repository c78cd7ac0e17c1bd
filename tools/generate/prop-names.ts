/** The props of every construct by name, for programs that no compiler checks: `constructs/generated/prop-names.ts`. */
import ts from 'typescript';
import { constructorProps, exportedType, partsOf, typeChecker } from './construct-types';
import { BANNER } from './emit-kinds';
import type { Files } from './files';

/** What is checked like props inside other props. */
const INSIDE: Readonly<Record<string, string>> = {
  'VMPool.machine': 'MachineProps',
  'Template.machine': 'TemplateMachine',
  Disk: 'Disk',
  Nic: 'Nic',
};

export function emitPropNames(): Files {
  const types = [
    ...constructorProps(),
    ...Object.entries(INSIDE).map(([name, type]) => [name, exportedType(type)] as const),
  ].sort(([a], [b]) => (a < b ? -1 : 1));
  const rows = types.map(([name, type]) => {
    const fields = [...shapesOf(type)].sort(([a], [b]) => (a < b ? -1 : 1));
    return `  '${name}': {\n${fields.map(([prop, shape]) => `    ${propertyName(prop)}: '${shape}',\n`).join('')}  },\n`;
  });
  return new Map([
    [
      'constructs/generated/prop-names.ts',
      `${BANNER}/** Whether a prop is a list, an object or any other value; with an exclamation mark where it is required. */
export type PropShape = ${SHAPES};

/** The props of each construct, and of what is described inside the props of several. */
export const PROP_NAMES: Readonly<Record<string, Readonly<Record<string, PropShape>>>> = {
${rows.join('')}};
`,
    ],
  ]);
}

const SHAPES = ['list', 'object', 'value'].flatMap((shape) => [`'${shape}'`, `'${shape}!'`]).join(' | ');

const propertyName = (name: string): string => (/^\w+$/.test(name) ? name : `'${name}'`);

function shapesOf(type: ts.Type): Map<string, string> {
  const checker = typeChecker();
  const members = partsOf(type);
  const properties = new Map<string, ts.Symbol[]>();
  // A prop that one member of the union forbids has the type `undefined` there.
  for (const member of members)
    for (const property of checker.getPropertiesOfType(member))
      if (partsOf(checker.getTypeOfSymbol(property)).length > 0)
        properties.set(property.name, [...(properties.get(property.name) ?? []), property]);
  return new Map(
    [...properties].map(([name, found]) => {
      const shapes = new Set(found.map((property) => shapeOf(checker.getTypeOfSymbol(property))));
      const shape = shapes.size === 1 ? [...shapes][0]! : 'value';
      const required =
        found.length === members.length && found.every(({ flags }) => !(flags & ts.SymbolFlags.Optional));
      return [name, `${shape}${required ? '!' : ''}`];
    }),
  );
}

function shapeOf(type: ts.Type): 'list' | 'object' | 'value' {
  const checker = typeChecker();
  const parts = partsOf(type);
  if (parts.every((part) => checker.isArrayType(part))) return 'list';
  const isPlain = (part: ts.Type) =>
    (part.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0 &&
    !checker.isArrayType(part) &&
    part.getCallSignatures().length === 0;
  return parts.every(isPlain) ? 'object' : 'value';
}
