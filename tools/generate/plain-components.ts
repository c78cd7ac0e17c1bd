/**
 * Constructs whose Pulumi component takes the construct's props and adds nothing: it is generated. Those with outputs or methods of their own
 * stand in sdk/components.
 */
import ts from 'typescript';
import { exportedSymbol, exportedType, typeChecker } from './construct-types';
import { BANNER } from './emit-kinds';

/** By the name of the construct; its props have the same name with `Props`. */
export const PLAIN_COMPONENTS = [
  'Access',
  'Autoscaler',
  'BridgeNetwork',
  'ClusterUserDefinedNetwork',
  'DefaultDeny',
  'Descheduler',
  'GoldenImages',
  'GuestService',
  'Instancetype',
  'MacvtapNetwork',
  'Monitoring',
  'NodeHealthCheck',
  'NodeMaintenance',
  'NodeNetwork',
  'OvnNetwork',
  'OvsNetwork',
  'Preference',
  'RestoreDrill',
  'Rights',
  'SnapshotSchedule',
  'SriovNetwork',
  'StorageClass',
  'Tenant',
  'UserDefinedNetwork',
  'VmAccess',
  'VmwareImport',
  'VolumeSnapshotClass',
] as const;

/** Constructs with guests, whose methods are inputs, too. */
export const GUEST_COMPONENTS = [
  'VirtualMachine',
  'VMPool',
  'VirtualMachineInstance',
  'VirtualMachineInstanceReplicaSet',
] as const;

/** Constructs that are called like a module of the schema, which Pulumi does not allow a token: the names of their components there. */
const RENAMED: Readonly<Record<string, string>> = { Instancetype: 'VMInstancetype', Template: 'VMTemplate' };

/** The name in schema.json of the component of a construct. */
export const componentName = (construct: string): string => RENAMED[construct] ?? construct;

/** Whether a construct is of one object, whose name its component has as an output. */
export const isNamed = (name: string): boolean =>
  typeChecker().getPropertyOfType(exportedType(name), 'name') !== undefined;

/** What the doc comment of the construct says. */
export function descriptionOfConstruct(name: string): string {
  const text = ts.displayPartsToString(exportedSymbol(name).getDocumentationComment(typeChecker())).trim();
  if (!text)
    throw new Error(`constructs: ${name} has no doc comment. Its component needs one: write it above the class.`);
  return text;
}

export function emitPlainComponents(): string {
  const classes = PLAIN_COMPONENTS.map((name) => {
    const doc = descriptionOfConstruct(name)
      .split('\n')
      .map((line) => ` * ${line}`.trimEnd())
      .join('\n');
    return `export type ${name}Args = PlainArgs<constructs.${name}Props>;

/**
${doc}
 */
export class ${name} extends ${isNamed(name) ? 'PlainNamedComponent' : 'PlainComponent'}<constructs.${name}> {
  constructor(name: string, args: ${name}Args, opts?: ComponentOptions) {
    super('${name}', name, args, opts);
  }
}
`;
  });
  return `${BANNER}import type * as constructs from '../../../constructs';
import type { ComponentOptions } from '../options';
import { type PlainArgs, PlainComponent, PlainNamedComponent } from '../plain';

${classes.join('\n')}`;
}

/** Their names and outputs, and names that differ, for the components and the plugin that runs them. */
export const emitPlainNames = (): string =>
  `${BANNER}/** Components that take the props of their construct and add nothing, with their outputs. */
export const PLAIN_COMPONENTS = {
${PLAIN_COMPONENTS.map((name) => `  ${name}: [${isNamed(name) ? "'name'" : ''}],\n`).join('')}} as const;

/** Constructs whose components have another name in schema.json: Pulumi does not allow a token that is called like a module. */
export const RENAMED: Readonly<Record<string, string>> = {
${Object.entries(RENAMED)
  .map(([construct, name]) => `  ${construct}: '${name}',\n`)
  .join('')}};
`;
