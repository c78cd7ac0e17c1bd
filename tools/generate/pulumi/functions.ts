import { type Field, type Fields, FUNCTIONS, type Shape, type Struct } from '../../../provider';
import { ANY, type ComplexTypeSpec, type FunctionSpec, type PropertySpec, type TypeSpec } from './spec';

const typeToken = ({ name }: { readonly name: string }): string => `kubevirt:index:${name}`;

function typeSpec(shape: Shape): TypeSpec {
  if (shape === 'any') return ANY;
  if (typeof shape === 'string') return { type: shape };
  if ('list' in shape) return { type: 'array', items: typeSpec(shape.list) };
  if ('map' in shape) return { type: 'object', additionalProperties: typeSpec(shape.map) };
  return { $ref: `#/types/${typeToken(shape)}` };
}

const property = ({ type, values, description }: Field): PropertySpec => ({
  ...(values ? { $ref: `#/types/${typeToken(values)}` } : typeSpec(type)),
  description,
});

const complexType = (fields: Fields): ComplexTypeSpec => ({
  type: 'object',
  properties: Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, property(field)])),
  required: Object.keys(fields).filter((key) => !fields[key]!.optional),
});

/** The structures in these fields, and in those. */
export function structsIn(fields: Fields): Struct[] {
  const within = (shape: Shape): Struct[] => {
    if (typeof shape === 'string') return [];
    if ('list' in shape) return within(shape.list);
    if ('map' in shape) return within(shape.map);
    return [...structsIn(shape.fields), shape];
  };
  return Object.values(fields).flatMap(({ type }) => within(type));
}

const enumsIn = (fields: Fields): [string, ComplexTypeSpec][] =>
  Object.values(fields).flatMap(({ values }) =>
    values ? [[typeToken(values), { type: 'string', enum: values.all.map((value) => ({ value })) }]] : [],
  );

const TOP = Object.values(FUNCTIONS).flatMap(({ inputs, outputs }) => [inputs, outputs]);
const STRUCTS = TOP.flatMap(structsIn);

/** Types of the table of functions that have a name. */
export const FUNCTION_TYPES: Readonly<Record<string, ComplexTypeSpec>> = Object.fromEntries([
  ...STRUCTS.map((struct) => [typeToken(struct), { ...complexType(struct.fields), description: struct.description }]),
  ...[...TOP, ...STRUCTS.map(({ fields }) => fields)].flatMap(enumsIn),
]);

/** Functions: they read the cluster. */
export const functions = (): Record<string, FunctionSpec> =>
  Object.fromEntries(
    Object.entries(FUNCTIONS).map(([name, { description, inputs, outputs }]) => [
      `kubevirt:index:${name}`,
      { description, inputs: complexType(inputs), outputs: complexType(outputs) },
    ]),
  );
