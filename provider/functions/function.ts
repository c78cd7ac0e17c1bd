import type { Cluster } from '../../cluster';
import { selectorTextProblem } from '../../kube/selector';
import type { Path } from '../wire';

/** Type of an input or an output. */
export type Shape =
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'any'
  | { readonly list: Shape }
  | { readonly map: Shape }
  | Struct;

/** An object with fields of its own, by its name in the schema and the SDK. */
export interface Struct {
  readonly name: string;
  readonly description: string;
  readonly fields: Fields;
}

export interface Field {
  readonly type: Shape;
  readonly description: string;
  /** Whether it may be absent. */
  readonly optional?: true;
  /** The texts that are allowed, by the name of their type in the schema. Default: any. */
  readonly values?: { readonly name: string; readonly all: readonly string[] };
}

export type Fields = Readonly<Record<string, Field>>;

export type Arguments = Readonly<Record<string, unknown>>;

/** Reads of a cluster, without a write. */
export type Reader = Pick<Cluster, 'find' | 'list' | 'request' | 'server'>;

/** A call, beyond its arguments. */
export interface Call {
  readonly cluster: Reader;
  /** Namespace where the arguments name none: that of the provider. */
  readonly namespace: string;
  readonly signal: AbortSignal;
}

/** A function of the provider: it reads the cluster, and changes nothing. */
export interface ProviderFunction {
  readonly description: string;
  readonly inputs: Fields;
  readonly outputs: Fields;
  run(args: Arguments, call: Call): Promise<Record<string, unknown>>;
  /** What is wrong with the arguments together, once each of them is right. */
  problem?(args: Arguments): { property: string; reason: string } | undefined;
  /** What of an answer is secret. Default: nothing. */
  secrets?(answer: Record<string, unknown>): readonly Path[];
}

/** `text('Name of the VM.')`, and the same that may be absent. */
export const text = (description: string): Field => ({ type: 'string', description });
export const maybe = (type: Shape, description: string): Field => ({ type, description, optional: true });

export const NAME: Field = text('Name of the VirtualMachine.');
/** A VM as an argument. */
export const VM_NAME: Field = text('Name of the VirtualMachine, or the id of its resource: `vms/web`.');
export const NAMESPACE: Field = maybe('string', 'Namespace. Default: that of the provider.');

/** What is wrong with the argument `labelSelector`; undefined where it is valid or absent. */
export function labelSelectorProblem({ labelSelector }: Arguments): { property: string; reason: string } | undefined {
  const reason = typeof labelSelector === 'string' ? selectorTextProblem(labelSelector) : undefined;
  return reason === undefined ? undefined : { property: 'labelSelector', reason };
}
