import type { KubeObject } from '../../kube/object';
import type { Operation } from '../lifecycle';

/** One input of an action. */
export interface ActionInput {
  type: 'string' | 'number' | 'boolean' | 'map' | 'list' | 'objects' | 'any';
  required?: true;
  description: string;
}

/** Checked inputs of an action. */
export type ActionInputs = Readonly<Record<string, unknown>>;

/** One run of an action. */
export interface Run {
  operation: Operation;
  inputs: ActionInputs;
  namespace: string;
  /** Name of the object that the action makes: the same for the same inputs, another one for others. */
  name: string;
  urn: string;
}

/** What an action leaves in the state: keys of `outputs`. */
export type ActionOutputs = Readonly<Record<string, unknown>>;

/** Something that is done once and again whenever an input changes: a row of the table of actions. */
export interface Action {
  description: string;
  inputs: Readonly<Record<string, ActionInput>>;
  /** Output properties, with their descriptions. */
  outputs: Readonly<Record<string, string>>;
  /** Object that the action is about, for its timeout, status line and messages. */
  subject: { apiVersion: string; kind: string };
  /** Input that names the subject; absent where the action makes it. */
  names?: string;
  /** Does it, and resolves at its real end. Repeated with the same inputs, it goes on where an earlier run stopped. */
  run(run: Run): Promise<ActionOutputs>;
  /** Undoes what lasts only while the resource exists. */
  undo?(run: Run): Promise<void>;
}

/** The object that an action is about, or the object itself where it makes one. */
export function subjectOf(action: Action, inputs: ActionInputs, name: string, namespace: string): KubeObject {
  const subject = action.names === undefined ? name : String(inputs[action.names]);
  return { ...action.subject, metadata: { name: subject, namespace } } as KubeObject;
}

export const VM_INPUT: ActionInput = { type: 'string', required: true, description: 'Name of the VirtualMachine.' };
