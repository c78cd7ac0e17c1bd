/**
 * How a rule looks. One readable entry: what it is about, the check, the message, and an example that keeps it and one that breaks
 * it (both are run as tests and shown in the docs). A check reads plain values, returns what is wrong, and has no other effect; it
 * need not care for late or ill-typed values (see unknowable.ts).
 */
import type { KubeObject } from '../../kube/object';
import type { ClusterConfig, ClusterProfile } from '../config';
import type { ObjectIndex } from '../object-index';
import type { Faults } from './fault';
import type { Machine, MachineKind } from './machine';

/** Edits of a valid object: value by path, `undefined` takes the path away. Paths of rules on machines start at the VMI spec, those with a leading slash (and all of other rules) at the object's root. */
export type Edit = Readonly<Record<string, unknown>>;

/** An example where the edit alone does not tell it. */
export interface Example {
  edit: Edit;
  /** The kind whose valid object is edited; the first of the rule's kinds (VirtualMachine for machines) unless given. */
  kind?: string;
  configuration?: ClusterProfile['configuration'];
  architecture?: ClusterProfile['architecture'];
  related?: readonly KubeObject[];
  /** Edits that make the old object, for rules on updates. */
  old?: Edit;
  /** Rules that a bad example cannot but break as well. */
  also?: readonly string[];
}

interface Entry {
  /** As in the documentation of rules; never changes and is never used again for something else. */
  id: string;
  /** One line, as a heading: `A disk without a volume`. */
  title: string;
  /** Paths that it is about, for readers; `[]` marks every element of a list. */
  paths: readonly string[];
  /** `warning`: legal, but hurts. An `error` is refused unless `lenient`. */
  severity?: 'warning';
  /** The API takes it although it is wrong (it drops, ignores or fails later): told as an error, but not a refusal. */
  lenient?: true;
  /** An object that keeps the rule although it comes close, and one that breaks it, and this rule only (see examples.ts). */
  good: Edit | Example;
  bad: Edit | Example;
}

/** A rule on whole objects of some kinds. */
export interface ObjectRule<T = KubeObject> extends Entry {
  kinds: readonly string[];
  /** `update`: run only where the old object is known. */
  on?: 'update';
  /** `start`: the API takes the object, what is made from it is refused. */
  stage?: 'start';
  check(object: T, context: ObjectContext<T>): Faults;
}

export interface ObjectContext<T = KubeObject> {
  cluster: ClusterConfig;
  related: ObjectIndex;
  /** The object before an update. Always there for a rule `on: 'update'`. */
  old?: T;
}

/** A rule on a guest's description, wherever it stands: VirtualMachine, VMI, VMI replica set, pool. */
export interface MachineRule extends Entry {
  each?: undefined;
  /** Carriers on which the API checks it; all unless given. */
  carriers?: readonly MachineKind[];
  /** The API checks it in VirtualMachineInstancePresets too. */
  presets?: true;
  /** `guest`: the API checks it only when the VMI itself is made, so that a VM passes and cannot start. */
  only?: 'guest' | 'template';
  check(machine: Machine): Faults;
}

/** A rule on every element of one of a machine's lists. */
export interface MachineItemRule<L extends MachineList> extends Omit<MachineRule, 'check' | 'each'> {
  each: L;
  check(item: Machine[L][number], machine: Machine, index: number): Faults;
}

/** The lists of a machine that have rules of their own. */
export type MachineList = 'disks' | 'volumes' | 'interfaces' | 'networks';

/** Any rule on machines. */
export type AnyMachineRule = MachineRule | { [L in MachineList]: MachineItemRule<L> }[MachineList];

/** The rules of one file. */
export interface MachineArea {
  area: string;
  rules: readonly AnyMachineRule[];
  /** Whether a machine has anything that these rules are about; asked before any of them, because most machines have little. */
  when?(machine: Machine): unknown;
  /** Nothing that these rules read changes between a VM as its webhook sees it and the guest made from it: they are asked once. */
  settled?: true;
}

/** Names the area that a file of rules is about, and checks their types. */
export const machineRules = (
  area: string,
  rules: readonly AnyMachineRule[],
  how: Pick<MachineArea, 'when' | 'settled'> = {},
): MachineArea => ({ area, rules, ...how });

/** The rules of one file on whole objects. */
export interface ObjectArea {
  area: string;
  rules: readonly ObjectRule[];
  /** Whether an object has anything that these rules are about. */
  when?(object: KubeObject): unknown;
}

/** The same for rules on whole objects; `T` is their type. */
export const objectRules = <T = KubeObject>(
  area: string,
  rules: readonly ObjectRule<T>[],
  how: Pick<ObjectArea, 'when'> = {},
): ObjectArea => ({ area, rules: rules as unknown as readonly ObjectRule[], ...how });
