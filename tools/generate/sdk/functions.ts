import { type Field, type Fields, FUNCTIONS, type ProviderFunction, type Shape } from '../../../provider';
import { BANNER } from '../emit-kinds';
import { structsIn } from '../pulumi/functions';

const SIMPLE: Readonly<Record<Extract<Shape, string>, string>> = {
  string: 'string',
  integer: 'number',
  number: 'number',
  boolean: 'boolean',
  any: 'any',
};

/** The functions and their types, from the table that the provider answers. */
export function emitFunctions(): Map<string, string> {
  const all = Object.entries(FUNCTIONS);
  const structs = all.flatMap(([, { outputs }]) => structsIn(outputs));
  return new Map([
    [
      'sdk/generated/functions.ts',
      `${BANNER}import * as pulumi from '@pulumi/pulumi';
import { VERSION } from './version';

${structs.map(({ name, description, fields }) => interfaceOf(name, description, fields, PLAIN)).join('\n')}
${all.map(([name, one]) => emitFunction(name, one)).join('\n')}`,
    ],
  ]);
}

function emitFunction(name: string, { description, inputs, outputs }: ProviderFunction): string {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}`;
  const optional = Object.values(inputs).every((field) => field.optional) ? ' = {}' : '';
  const token = `'kubevirt:index:${name}'`;
  return `${interfaceOf(`${type}Args`, `Arguments of ${name}.`, inputs, PLAIN)}
${interfaceOf(`${type}OutputArgs`, `Arguments of ${name}Output.`, inputs, INPUT)}
${interfaceOf(`${type}Result`, `What ${name} answers.`, outputs, PLAIN)}
/** ${description} Previews read the cluster, too. */
export function ${name}(args: ${type}Args${optional}, opts: pulumi.InvokeOptions = {}): Promise<${type}Result> {
  return pulumi.runtime.invoke(${token}, { ...args }, { version: VERSION, ...opts });
}

/** The function ${name} with Outputs as arguments: a preview in which one is unknown does not call it. */
export function ${name}Output(
  args: ${type}OutputArgs${optional},
  opts: pulumi.InvokeOutputOptions = {},
): pulumi.Output<${type}Result> {
  return pulumi.runtime.invokeOutput<${type}Result>(${token}, { ...args }, { version: VERSION, ...opts });
}
`;
}

type Wrap = (type: string) => string;
const PLAIN: Wrap = (type) => type;
const INPUT: Wrap = (type) => `pulumi.Input<${type}>`;

const interfaceOf = (name: string, description: string, fields: Fields, wrap: Wrap): string => `/** ${description} */
export interface ${name} {
${Object.entries(fields)
  .map(
    ([key, field]) =>
      `  /** ${field.description} */\n  readonly ${key}${field.optional ? '?' : ''}: ${wrap(typeOf(field, wrap))};\n`,
  )
  .join('')}}
`;

function typeOf({ type, values }: Field, wrap: Wrap): string {
  return values ? values.all.map((value) => `'${value}'`).join(' | ') : shapeType(type, wrap);
}

function shapeType(shape: Shape, wrap: Wrap): string {
  if (typeof shape === 'string') return SIMPLE[shape];
  if ('list' in shape) return listOf(wrap(shapeType(shape.list, wrap)));
  if ('map' in shape) return `Record<string, ${wrap(shapeType(shape.map, wrap))}>`;
  return shape.name;
}

const listOf = (type: string): string => (/^[\w.<>]+$/.test(type) ? `${type}[]` : `(${type})[]`);
