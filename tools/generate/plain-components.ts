/**
 * Constructs whose Pulumi component takes the construct's props and adds nothing: it is generated. Those with outputs or methods of their own
 * stand in sdk/components.
 */
import ts from 'typescript';
import { exportedSymbol, typeChecker } from './construct-types';
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

/**
 * Those that other languages have, too. A token may not be called as a module is, and `instancetype` is one: other languages use the resource
 * there.
 */
export const REMOTE_COMPONENTS = PLAIN_COMPONENTS.filter((name) => name !== 'Instancetype');

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
export class ${name} extends PlainComponent<constructs.${name}> {
  constructor(name: string, args: ${name}Args, opts?: ComponentOptions) {
    super('${name}', name, args, opts);
  }
}
`;
  });
  return `${BANNER}import type * as constructs from '../../../constructs';
import type { ComponentOptions } from '../options';
import { type PlainArgs, PlainComponent } from '../plain';

${classes.join('\n')}`;
}

/** Their names, for the plugin that runs them. */
export const emitPlainNames = (): string =>
  `${BANNER}/** Components that take the props of their construct and add nothing, as far as other languages have them. */
export const PLAIN_COMPONENTS = [
${REMOTE_COMPONENTS.map((name) => `  '${name}',\n`).join('')}] as const;
`;
