import type { KubeObject, ObjectRef } from '../../kube/object';
import type { Operation } from '../lifecycle';

/** One input of an action. */
export interface ActionInput {
  type: 'string' | 'number' | 'boolean' | 'map' | 'list' | 'objects' | 'any';
  required?: true;
  /** The texts that are allowed. Default: any. */
  values?: readonly string[];
  description: string;
}

/** Checked inputs of an action. */
export type ActionInputs = Readonly<Record<string, unknown>>;

/** One run of an action. */
export interface Run {
  operation: Operation;
  inputs: ActionInputs;
  /** Empty for one that is cluster-wide. */
  namespace: string;
  /** Name of the object that the action makes: the same for the same inputs, another one for others. */
  name: string;
  urn: string;
}

/** An output that is not a text, or that is never absent. */
export interface ActionOutput {
  type: 'string' | 'number' | 'strings';
  /** Whether it is there after every run. */
  always?: true;
  description: string;
}

/** What an action leaves in the state: keys of `outputs`. */
export type ActionOutputs = Readonly<Record<string, unknown>>;

/** Something that is done once and again whenever an input changes: a row of the table of actions. */
export interface Action {
  description: string;
  inputs: Readonly<Record<string, ActionInput>>;
  /** Output properties, with their descriptions. */
  outputs: Readonly<Record<string, string | ActionOutput>>;
  /** Whether it concerns the cluster as a whole: then it has no namespace. */
  clusterWide?: true;
  /** Time until it must be done, unless customTimeouts sets another. Default: that of the subject's kind. */
  timeoutMinutes?: number;
  /** Object that the action is about, for its timeout, status line and messages. */
  subject: { apiVersion: string; kind: string };
  /** Input that names the subject; absent where the action makes it. */
  names?: string;
  /** Does it, and resolves at its real end. Repeated with the same inputs, it goes on where an earlier run stopped. */
  run(run: Run): Promise<ActionOutputs>;
  /** Problems of the inputs together, beyond the type of each. Called once they are all known. */
  problems?(inputs: ActionInputs): string[];
  /** Inputs that are computed from the others, such as the checksum of a file. An error is a problem of the inputs. */
  complete?(inputs: ActionInputs): Promise<ActionInputs>;
  /** What the user should know, given the objects that the program declares. */
  advice?(inputs: ActionInputs, declares: (object: ObjectRef) => boolean): string | undefined;
  /** Undone before it is done again: both cannot exist at the same time. */
  undoneFirst?: true;
  /** Reports in a preview what it will do. It reads the cluster and changes nothing. */
  preview?(run: Run): Promise<void>;
  /** Undoes what lasts only while the resource exists. */
  undo?(run: Run): Promise<void>;
}

/** The object that an action is about, or the object itself where it makes one. */
export function subjectOf(action: Action, inputs: ActionInputs, name: string, namespace: string): KubeObject {
  const subject = action.names === undefined ? name : String(inputs[action.names]);
  return { ...action.subject, metadata: { name: subject, ...(namespace && { namespace }) } } as KubeObject;
}

export const VM_INPUT: ActionInput = { type: 'string', required: true, description: 'Name of the VirtualMachine.' };
