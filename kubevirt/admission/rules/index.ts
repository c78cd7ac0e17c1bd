/** Every rule, in the order of the KubeVirt user guide. */

import { memoize } from '../../../kube/memoize';
import type { Machine, MachineKind } from '../machine';
import type { AnyMachineRule, MachineArea, MachineItemRule, MachineList, MachineRule, ObjectArea } from '../rule';
import { KIND_AREAS } from './kinds';
import { MACHINE_AREAS as GUEST_AREAS, MACHINE_OBJECT_AREAS } from './machine';
import { GUEST_WARNINGS, OBJECT_WARNINGS } from './warnings';

/** The areas of rules on guests, what is legal but hurts last. */
export const MACHINE_AREAS: readonly MachineArea[] = [...GUEST_AREAS, ...GUEST_WARNINGS];
/** The areas of rules on whole objects. */
export const OBJECT_AREAS: readonly ObjectArea[] = [...KIND_AREAS, ...MACHINE_OBJECT_AREAS, ...OBJECT_WARNINGS];

/** The rules of one area that one view of one kind is judged by, by what they look at. */
export type SortedArea = Pick<MachineArea, 'when'> & { whole: readonly MachineRule[] } & {
  [L in MachineList]: readonly MachineItemRule<L>[];
};

const KINDS: readonly MachineKind[] = [
  'VirtualMachine',
  'VirtualMachineInstance',
  'VirtualMachineInstanceReplicaSet',
  'VirtualMachinePool',
  'VirtualMachineInstancePreset',
];

/** A view of a machine. `started`: the guest of a VM that has been judged itself. */
export type JudgedView = Machine['view'] | 'started';

/** Sorted once, so that a run asks no rule whether it applies. */
export const MACHINE_RULES: Readonly<Record<JudgedView, Readonly<Record<MachineKind, readonly SortedArea[]>>>> = {
  template: perKind((kind) => sorted(kind, 'template')),
  guest: perKind((kind) => sorted(kind, 'guest')),
  started: perKind((kind) => sorted(kind, 'started')),
};

function perKind<T>(make: (kind: MachineKind) => T): Record<MachineKind, T> {
  return Object.fromEntries(KINDS.map((kind) => [kind, make(kind)])) as Record<MachineKind, T>;
}

function sorted(kind: MachineKind, view: JudgedView): SortedArea[] {
  return MACHINE_AREAS.map((area) => {
    const isAsked = (rule: AnyMachineRule) =>
      view === 'started' ? rule.only === 'guest' || !(area.settled || rule.only) : !rule.only || rule.only === view;
    const rules = area.rules.filter((rule) => isAsked(rule) && isJudgedIn(rule, kind));
    const of = <L extends MachineList>(list: L) =>
      rules.filter((rule) => rule.each === list) as unknown as readonly MachineItemRule<L>[];
    return {
      when: area.when,
      whole: rules.filter((rule): rule is MachineRule => rule.each === undefined),
      disks: of('disks'),
      volumes: of('volumes'),
      interfaces: of('interfaces'),
      networks: of('networks'),
    };
  }).filter((area) =>
    [area.whole, area.disks, area.volumes, area.interfaces, area.networks].some((list) => list.length > 0),
  );
}

function isJudgedIn(rule: AnyMachineRule, kind: MachineKind): boolean {
  if (kind === 'VirtualMachineInstancePreset') return rule.presets === true;
  return !rule.carriers || rule.carriers.includes(kind);
}

const byKind = new Map<string, readonly ObjectArea[]>();

/** The areas that have rules on whole objects of a kind, with those rules. */
export function objectAreasOf(kind: string): readonly ObjectArea[] {
  return memoize(byKind, kind, () =>
    OBJECT_AREAS.map((area) => ({
      ...area,
      rules: area.rules.filter((rule) => rule.kinds.includes(kind) || rule.kinds.includes('*')),
    })).filter(({ rules }) => rules.length > 0),
  );
}

/** Rules of the schema, which are no entries of their own: they follow from the CRDs. By id, what each is about. */
export const SCHEMA_RULES: Readonly<Record<string, string>> = {
  'META-02': 'Metadata of the wrong type',
  'META-03': 'A kind or version that is not served, or no Kubernetes object at all',
  'NEW-03': 'A whole number that does not fit its 32 bits',
  'SCH-01': 'A required key that is missing in the description of a guest',
  'SCH-02': 'A required key that is missing in another kind',
  'SCH-03': 'A word that is none of those allowed',
  'SCH-05': 'A list that is too long or too short',
  'SCH-06': 'A quantity that is none',
  'SCH-07': 'Two items of a list under the same key',
  'SCH-09': 'A number out of range',
  'SCH-10': 'Text that is too long or too short',
  'SCH-13': 'A value of the wrong type',
  'SCH-14': 'An unknown key, which the API drops in silence',
  'SCH-15': 'An unknown key where the API keeps it and a webhook refuses it',
  'SCH-17': 'A number below zero where none can be',
  'SCH-18': 'A label or annotation that is no text',
};

/** The id of every rule. */
export function ruleIds(): string[] {
  const ids = [...MACHINE_AREAS, ...OBJECT_AREAS].flatMap((area) => area.rules.map(({ id }) => id));
  return [...new Set([...Object.keys(SCHEMA_RULES), ...ids])].sort();
}
