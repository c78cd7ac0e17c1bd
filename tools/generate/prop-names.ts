/** The props of every construct by name, for programs that no compiler checks: `constructs/generated/prop-names.ts`. */
import { join } from 'node:path';
import ts from 'typescript';
import { packageRoot } from '../../toolchain/package-root';
import { constructorProps, exportedType, partsOf, typeChecker } from './construct-types';
import { BANNER } from './emit-kinds';
import type { Files } from './files';

/** What is checked like props without being the props of an exported class: by the name under which a caller checks it. */
const OTHERS: Readonly<Record<string, string>> = {
  'VMPool.machine': 'MachineProps',
  'Template.machine': 'TemplateMachine',
  Disk: 'Disk',
  Nic: 'Nic',
  Ingress: 'IngressProps',
  HttpRoute: 'HttpRouteProps',
  OpenShiftRoute: 'OpenShiftRouteProps',
  expose: 'ExposeOptions',
  snapshot: 'SnapshotOptions',
  autoscale: 'AutoscaleOptions',
  separate: 'PlacementOptions',
  colocate: 'PlacementOptions',
  attract: 'AttractOptions',
  spread: 'SpreadOptions',
  synth: 'SynthOptions',
};

/** Disks and NICs are checked where they are added, whoever adds them; the machine of a pool or template, where it is made; the list of tenants is read from files. */
const CHECKED_ELSEWHERE: ReadonlySet<string> = new Set(['disks', 'bootDisk', 'nics', 'machine', 'tenants']);

/** Props whose types are unions that we alone read, and the type. */
const UNIONS: Readonly<Record<string, string>> = {
  cloudInit: 'CloudInit',
  firmware: 'Firmware',
  scaleIn: 'ScaleIn',
  sysprep: 'Sysprep',
  tpm: 'Tpm',
  update: 'PoolUpdate',
};

/** What others read, who know more keys. */
const OPEN: ReadonlySet<string> = new Set(['NetworkConfig']);

export function emitPropNames(): Files {
  const types = new Map<string, ts.Type>([
    ...constructorProps(),
    ...Object.entries(OTHERS).map(([name, type]) => [name, exportedType(type)] as const),
    ...Object.values(UNIONS).map((type) => [type, exportedType(type)] as const),
  ]);
  const table = new Map<string, Map<string, string>>();
  // A map that grows while it is walked: what the shapes of one type name is a type as well.
  for (const [name, type] of types)
    table.set(
      name,
      shapesOf(type, (inner, prop) => {
        const known = [...types].find(([, other]) => other === inner)?.[0];
        if (known) return known;
        const isLiteral = inner.symbol.declarations?.some(ts.isTypeLiteralNode);
        // Elsewhere a literal is what any object may be that has a name.
        if (OPEN.has(inner.symbol.name) || (isLiteral && !Object.values(UNIONS).includes(name))) return '';
        const own = isLiteral ? `${name}.${prop}` : inner.symbol.name;
        const free = types.has(own) ? `${own}${types.size}` : own;
        types.set(free, inner);
        return free;
      }),
    );
  const rows = [...table]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, shapes]) => {
      const fields = [...shapes].sort(([a], [b]) => (a < b ? -1 : 1));
      return `  '${name}': {\n${fields.map(([prop, shape]) => `    ${propertyName(prop)}: '${shape}',\n`).join('')}  },\n`;
    });
  return new Map([
    [
      'constructs/generated/prop-names.ts',
      `${BANNER}/**
 * Whether a prop is a list, an object, a map of names of the user's own, or any other value; what its objects hold, if that is a row of the table; and an
 * exclamation mark where it is required.
 */
export type PropShape = \`\${'list' | 'object' | 'map' | 'value'}\${'' | \`:\${string}\`}\${'' | '!'}\`;

/** The props of each construct, the options of methods, and what is described inside them. */
export const PROP_NAMES: Readonly<Record<string, Readonly<Record<string, PropShape>>>> = {
${rows.join('')}};
`,
    ],
  ]);
}

const propertyName = (name: string): string => (/^\w+$/.test(name) ? name : `'${name}'`);

/** Whether a prop has the union that it is named for: others have a shape of the API under the same name. */
function isUnion(prop: string, type: ts.Type): boolean {
  const parts = partsOf(type);
  return Object.hasOwn(UNIONS, prop) && partsOf(exportedType(UNIONS[prop]!)).every((part) => parts.includes(part));
}

/** A type that nothing inside it can be checked of yields no name: one of the API, a class, a map. */
type NameOfType = (inner: ts.Type, prop: string) => string;

function shapesOf(type: ts.Type, nameInner: NameOfType): Map<string, string> {
  const checker = typeChecker();
  const members = partsOf(type).filter(({ flags }) => flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection));
  const properties = new Map<string, ts.Symbol[]>();
  // A prop that one member of the union forbids has the type `undefined` there.
  for (const member of members)
    for (const property of checker.getPropertiesOfType(member))
      if (partsOf(checker.getTypeOfSymbol(property)).length > 0)
        properties.set(property.name, [...(properties.get(property.name) ?? []), property]);
  return new Map(
    [...properties].map(([name, found]) => {
      const named = CHECKED_ELSEWHERE.has(name) ? () => '' : (inner: ts.Type) => nameInner(inner, name);
      const shapes = new Set(found.map((property) => shapeOf(checker.getTypeOfSymbol(property), named)));
      const one = shapes.size === 1 ? [...shapes][0]! : 'value';
      const shape = found.every((property) => isUnion(name, checker.getTypeOfSymbol(property)))
        ? `${one.split(':')[0]}:${UNIONS[name]}`
        : one;
      const required =
        found.length === members.length && found.every(({ flags }) => !(flags & ts.SymbolFlags.Optional));
      return [name, `${shape}${required ? '!' : ''}`];
    }),
  );
}

function shapeOf(type: ts.Type, nameInner: (inner: ts.Type) => string): string {
  const checker = typeChecker();
  const parts = partsOf(type);
  const inner = (of: ts.Type | undefined): string => {
    const known = of && described(of);
    const name = known && nameInner(known);
    return name ? `:${name}` : '';
  };
  if (parts.every((part) => checker.isArrayType(part))) {
    const elements = parts.length === 1 ? checker.getTypeArguments(parts[0] as ts.TypeReference)[0] : undefined;
    return `list${inner(elements)}`;
  }
  const values =
    parts.length === 1 && checker.getPropertiesOfType(parts[0]!).length === 0 && parts[0]!.getStringIndexType();
  if (values) return described(values) ? `map${inner(values)}` : 'object';
  return `${parts.every(isPlain) ? 'object' : 'value'}${inner(type)}`;
}

const isPlain = (part: ts.Type): boolean =>
  (part.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection)) !== 0 &&
  !typeChecker().isArrayType(part) &&
  part.getCallSignatures().length === 0;

/** The one interface of ours among the parts of a type, beside which there may be texts, numbers and classes. */
function described(type: ts.Type): ts.Type | undefined {
  const objects = partsOf(type).filter(({ flags }) => flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection));
  const [one, ...others] = objects.filter((part) => !part.isClass());
  return one && others.length === 0 && isOwnInterface(one) ? one : undefined;
}

/** An interface that the constructs declare, whose objects a program writes: it has no methods, and the API has no say in it. */
function isOwnInterface(type: ts.Type): boolean {
  const checker = typeChecker();
  const declarations = type.symbol?.declarations ?? [];
  return (
    declarations.length > 0 &&
    declarations.every(
      (one) =>
        (ts.isInterfaceDeclaration(one) || ts.isTypeLiteralNode(one)) &&
        one.getSourceFile().fileName.startsWith(join(packageRoot(), 'constructs/')),
    ) &&
    type.getStringIndexType() === undefined &&
    checker
      .getPropertiesOfType(type)
      .every((property) => checker.getTypeOfSymbol(property).getCallSignatures().length === 0)
  );
}
