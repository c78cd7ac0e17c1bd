import type { KubeObject } from '../../../kube/object';
import type { Write } from '../actions';
import type { Kind } from '../kinds';
import type { Instance, VirtualMachine } from '../types';
import { notFound } from './refusal';

/** A request for a subresource, with the objects that it is about as they are now. */
export interface Call {
  readonly name: string;
  readonly namespace: string;
  /** Options such as `gracePeriod`, as the client sent them. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly vm?: VirtualMachine;
  readonly vmi?: Instance;
  /** Another object; undefined where there is none. */
  readonly read: (kind: Kind, at: { name: string; namespace?: string }) => Promise<KubeObject | undefined>;
}

/** What to write, or what to answer. A write is answered with 202 and no body, as virt-api does. */
export interface Answer {
  readonly writes?: readonly Write[];
  readonly body?: object;
}

/** Throws a `Refusal` where KubeVirt rejects the call. */
export type Handler = (call: Call) => Answer | Promise<Answer>;

export function vmOf({ vm, name }: Call): VirtualMachine {
  if (!vm) throw notFound('virtualmachine', name);
  return vm;
}

export function guestOf({ vmi, name }: Call): Instance {
  if (!vmi) throw notFound('virtualmachineinstance', name);
  return vmi;
}
