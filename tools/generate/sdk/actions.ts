import { ACTIONS, type Action, type ActionInput, type ActionOutput, COMMON_INPUTS, outputsOf } from '../../../provider';
import { BANNER } from '../emit-kinds';

const INPUTS: Readonly<Record<ActionInput['type'], string>> = {
  string: 'string',
  number: 'number',
  boolean: 'boolean',
  map: 'Record<string, pulumi.Input<string>>',
  list: 'pulumi.Input<string>[]',
  objects: 'Record<string, unknown>[]',
  any: 'unknown',
};
const OUTPUTS: Readonly<Record<ActionOutput['type'], string>> = {
  string: 'string',
  number: 'number',
  strings: 'string[]',
};

/** The classes of the actions, from the table that the provider carries out. */
export function emitActions(): Map<string, string> {
  const classes = Object.entries(ACTIONS).map(([name, action]) => emitAction(name, action));
  return new Map([
    [
      'sdk/generated/actions.ts',
      `${BANNER}import type * as pulumi from '@pulumi/pulumi';
import { Action } from '../action';

/** Inputs of every action. */
export interface ActionArgs {
${argsOf({ triggers: COMMON_INPUTS['triggers']! })}}

/** Inputs of every action in a namespace. */
export interface NamespacedActionArgs extends ActionArgs {
${argsOf({ namespace: COMMON_INPUTS['namespace']! })}}

${classes.join('\n')}`,
    ],
  ]);
}

function emitAction(name: string, action: Action): string {
  const { description, inputs, clusterWide } = action;
  const outputs = outputsOf(action);
  const required = Object.entries(inputs).filter(([key, input]) => input.required && !(key in outputs));
  const fields = [
    ...(clusterWide ? [] : [field('namespace', 'string', COMMON_INPUTS['namespace']!.description)]),
    ...required.map(([key, { type, description: text }]) => field(key, INPUTS[type], text)),
    ...Object.entries(outputs).map(([key, { type, always, description: text }]) =>
      field(key, `${OUTPUTS[type]}${always ? '' : ' | undefined'}`, text),
    ),
  ];
  const keys = [...(clusterWide ? [] : ['namespace']), 'triggers', ...Object.keys({ ...inputs, ...outputs })];
  return `/** ${description} */
export class ${name} extends Action {
  static readonly __pulumiType = 'kubevirt:actions:${name}';
${fields.join('')}
  constructor(name: string, args: ${name}Args, opts?: pulumi.CustomResourceOptions) {
    super(${name}.__pulumiType, name, args, [${keys.map((key) => `'${key}'`).join(', ')}], opts);
  }
}

export interface ${name}Args extends ${clusterWide ? '' : 'Namespaced'}ActionArgs {
${argsOf(inputs)}}
`;
}

const field = (name: string, type: string, description: string): string =>
  `  /** ${description} */\n  declare readonly ${name}: pulumi.Output<${type}>;\n`;

const argsOf = (inputs: Readonly<Record<string, ActionInput>>): string =>
  Object.entries(inputs)
    .map(([name, { type, values, required, description }]) => {
      const accepted = values ? values.map((value) => `'${value}'`).join(' | ') : INPUTS[type];
      return `  /** ${description} */\n  ${name}${required ? '' : '?'}: pulumi.Input<${accepted}>;\n`;
    })
    .join('');
