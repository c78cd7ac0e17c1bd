/**
 * The shape of a rule. One readable entry: what it is about, the check, the message, and one example that complies and one that
 * violates it (both run as tests and appear in the docs). A check reads plain values, returns what is wrong, and has no side
 * effects; it need not care about unresolved or ill-typed values (see unresolved-guard.ts).
 */
import type { KubeObject } from '../../../kube/object';
import type { ClusterConfig, ClusterProfile } from '../../config';
import type { ObjectIndex } from '../../object-index';
import type { Faults } from './fault';
import type { VmiList, VmiOwnerKind, VmiSpecView } from './vmi-spec-view';

/** Edits of a valid object: value by path, `undefined` removes the path. Paths of VMI rules start at the VMI spec, those with a leading slash (and all of other rules) at the object's root. */
export type Edit = Readonly<Record<string, unknown>>;

/** An example for which the edit alone is not enough. */
export interface Example {
  edit: Edit;
  /** The kind whose valid object is edited; the first of the rule's kinds (VirtualMachine for VMI rules) unless given. */
  kind?: string;
  configuration?: ClusterProfile['configuration'];
  architecture?: ClusterProfile['architecture'];
  related?: readonly KubeObject[];
  /** Edits that make the old object, for rules on updates. */
  old?: Edit;
  /** Rules that a bad example cannot help violating as well. */
  also?: readonly string[];
}

interface Entry {
  /** Never changes and is never reused for something else. */
  id: string;
  /** The same in words, usable wherever the id is: `secure-boot-without-smm`. Never changes. */
  name: string;
  /** A noun phrase with the API's field name, as a heading: `Disk without a volume`. */
  title: string;
  /** Paths that it is about, for readers; `[]` marks every element of a list. */
  paths: readonly string[];
  /** `warning`: legal, but harmful. An `error` is rejected unless `enforcement` says otherwise. */
  severity?: 'warning';
  /** `ignored`: the API accepts the object although it is wrong, and drops, ignores or later fails on this part; an error, but not a rejection. */
  enforcement?: 'ignored';
  /** An object that complies although it comes close, and one that violates this rule only (see examples.ts). */
  good: Edit | Example;
  bad: Edit | Example;
}

/** A rule on whole objects of some kinds. */
export interface ObjectRule<T = KubeObject> extends Entry {
  kinds: readonly string[];
  /** `update`: run only where the old object is known. */
  on?: 'update';
  /** `start`: the API accepts the object and rejects what is made from it. */
  stage?: 'start';
  check(object: T, context: ObjectContext<T>): Faults;
}

export interface ObjectContext<T = KubeObject> {
  cluster: ClusterConfig;
  related: ObjectIndex;
  /** The object before an update. Always present for a rule `on: 'update'`. */
  old?: T;
}

/** A rule on the VMI spec, in whichever object it stands: VirtualMachine, VMI, VMI replica set, pool. */
export interface VmiRule extends Entry {
  forEach?: undefined;
  /** Kinds whose webhook checks it; all owners of a VMI spec unless given. */
  ownerKinds?: readonly VmiOwnerKind[];
  /** The API checks it in VirtualMachineInstancePresets too. */
  presets?: true;
  /**
   * A field that the rule is about, or several: in a spec that has none of them the rule finds nothing, so that it is not asked. Paths
   * start at the VMI spec, those with a leading slash at the owner's root; `[]` stands for any item. Always asked unless given.
   */
  when?: string | readonly string[];
  /** The only view in which the API checks it. `guest`: when the VMI itself is created, so that a VM is accepted and cannot start. */
  view?: VmiSpecView['view'];
  check(vmi: VmiSpecView): Faults;
}

/** A rule on every element of one of the lists of a VMI spec. */
export interface VmiItemRule<L extends VmiList> extends Omit<VmiRule, 'check' | 'forEach'> {
  forEach: L;
  check(item: VmiSpecView[L][number], vmi: VmiSpecView, index: number): Faults;
}

/** Any rule on the VMI spec. */
export type AnyVmiRule = VmiRule | { [L in VmiList]: VmiItemRule<L> }[VmiList];

/** The rules of one file. */
export interface VmiArea {
  area: string;
  rules: readonly AnyVmiRule[];
  /** The same for all of these rules, beside what each has of its own. */
  when?: VmiRule['when'];
  /** Whether these rules can find anything, where that does not depend on the spec alone; asked before any of them. */
  appliesTo?(vmi: VmiSpecView): unknown;
  /** Nothing that these rules read differs between a VM as its webhook sees it and the guest made from it, so that they run once. */
  sameOnTemplateAndGuest?: true;
}

/** The rules on the VMI spec of one file, under the area that they are about. */
export const vmiRules = (
  area: string,
  rules: readonly AnyVmiRule[],
  how: Pick<VmiArea, 'when' | 'appliesTo' | 'sameOnTemplateAndGuest'> = {},
): VmiArea => ({ area, rules, ...how });

/** The rules of one file on whole objects. */
export interface ObjectArea {
  area: string;
  rules: readonly ObjectRule[];
  /** Whether an object has anything that these rules are about. */
  appliesTo?(object: KubeObject): unknown;
}

/** The same for rules on whole objects; `T` is their type. */
export const objectRules = <T = KubeObject>(
  area: string,
  rules: readonly ObjectRule<T>[],
  how: Pick<ObjectArea, 'appliesTo'> = {},
): ObjectArea => ({ area, rules: rules as unknown as readonly ObjectRule[], ...how });
