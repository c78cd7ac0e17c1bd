/** Every rule, in the order of the KubeVirt user guide. */

import { memoize } from '../../../kube/memoize';
import type { AnyVmiRule, ObjectArea, VmiArea, VmiItemRule, VmiList, VmiRule } from '../engine/rule';
import { didYouMean } from '../engine/suggest';
import type { VmiOwnerKind, VmiSpecView } from '../engine/vmi-spec-view';
import { GUEST_WARNINGS, OBJECT_WARNINGS } from './advice';
import { KIND_AREAS } from './kinds';
import { DATA_VOLUME_TEMPLATES } from './vm/data-volume-templates';
import { VIRTUAL_MACHINE } from './vm/virtual-machine';
import { VMI_SPEC_AREAS } from './vmi';

/** The areas of rules on the VMI spec, with advice last. */
export const VMI_AREAS: readonly VmiArea[] = [
  VIRTUAL_MACHINE,
  ...VMI_SPEC_AREAS,
  DATA_VOLUME_TEMPLATES,
  ...GUEST_WARNINGS,
];
/** The areas of rules on whole objects. */
export const OBJECT_AREAS: readonly ObjectArea[] = [...KIND_AREAS, ...OBJECT_WARNINGS];

/** The rules of one area for one view of one kind, by what they check. */
export type SortedArea = Pick<VmiArea, 'appliesTo'> & { whole: readonly VmiRule[] } & {
  [L in VmiList]: readonly VmiItemRule<L>[];
};

const KINDS: readonly VmiOwnerKind[] = [
  'VirtualMachine',
  'VirtualMachineInstance',
  'VirtualMachineInstanceReplicaSet',
  'VirtualMachinePool',
  'VirtualMachineInstancePreset',
];

/** A view of a VMI spec. `started`: the VMI of a VM that has itself been validated. */
export type JudgedView = VmiSpecView['view'] | 'started';

/** Sorted once, so that a run need not test each rule for the view and kind. */
export const VMI_RULES: Readonly<Record<JudgedView, Readonly<Record<VmiOwnerKind, readonly SortedArea[]>>>> = {
  template: perKind((kind) => sorted(kind, 'template')),
  guest: perKind((kind) => sorted(kind, 'guest')),
  started: perKind((kind) => sorted(kind, 'started')),
};

function perKind<T>(make: (kind: VmiOwnerKind) => T): Record<VmiOwnerKind, T> {
  return Object.fromEntries(KINDS.map((kind) => [kind, make(kind)])) as Record<VmiOwnerKind, T>;
}

function sorted(kind: VmiOwnerKind, view: JudgedView): SortedArea[] {
  return VMI_AREAS.map((area) => {
    const isAsked = (rule: AnyVmiRule) =>
      view === 'started'
        ? rule.view === 'guest' || !(area.sameOnTemplateAndGuest || rule.view)
        : !rule.view || rule.view === view;
    const rules = area.rules.filter((rule) => isAsked(rule) && isJudgedIn(rule, kind));
    const of = <L extends VmiList>(list: L) =>
      rules.filter((rule) => rule.forEach === list) as unknown as readonly VmiItemRule<L>[];
    return {
      appliesTo: area.appliesTo,
      whole: rules.filter((rule): rule is VmiRule => rule.forEach === undefined),
      disks: of('disks'),
      volumes: of('volumes'),
      interfaces: of('interfaces'),
      networks: of('networks'),
    };
  }).filter((area) =>
    [area.whole, area.disks, area.volumes, area.interfaces, area.networks].some((list) => list.length > 0),
  );
}

function isJudgedIn(rule: AnyVmiRule, kind: VmiOwnerKind): boolean {
  if (kind === 'VirtualMachineInstancePreset') return rule.presets === true;
  return !rule.ownerKinds || rule.ownerKinds.includes(kind);
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

/** The rules that follow from the schemas of the kinds, by id. */
export const SCHEMA_RULES: Readonly<Record<string, { name: string; title: string }>> = {
  'META-02': { name: 'malformed-metadata-type', title: 'Metadata of the wrong type' },
  'META-03': { name: 'unserved-kind', title: 'Kind or version that is not served, or not a Kubernetes object' },
  'NEW-03': { name: 'integer-overflow', title: 'Integer that overflows 32 bits' },
  'SCH-01': { name: 'required-vmi-field', title: 'Missing required field in a VM, VMI, replica set or pool' },
  'SCH-02': { name: 'required-field', title: 'Missing required field in another kind' },
  'SCH-03': { name: 'unknown-enum-value', title: 'Value that is not one of those allowed' },
  'SCH-05': { name: 'list-length', title: 'List that is too long or too short' },
  'SCH-06': { name: 'malformed-quantity', title: 'Malformed quantity' },
  'SCH-07': { name: 'duplicate-list-key', title: 'Duplicate list item' },
  'SCH-09': { name: 'number-out-of-range', title: 'Number out of range' },
  'SCH-10': { name: 'text-length', title: 'String that is too long or too short' },
  'SCH-13': { name: 'wrong-type', title: 'Value of the wrong type' },
  'SCH-14': { name: 'unknown-field', title: 'Unknown field, which the API server silently drops' },
  'SCH-15': { name: 'unknown-preserved-field', title: 'Unknown field, which a webhook rejects' },
  'SCH-17': { name: 'negative-number', title: 'Negative number where none is allowed' },
  'SCH-18': { name: 'label-not-a-string', title: 'Label or annotation that is not a string' },
};

/** A rule as a user refers to it. */
export interface RuleName {
  id: string;
  name: string;
  title: string;
}

/** Every rule once, in the order of the ids. */
export const RULES: readonly RuleName[] = [
  ...new Map(
    [
      ...Object.entries(SCHEMA_RULES).map(([id, rule]) => ({ id, ...rule })),
      ...[...VMI_AREAS, ...OBJECT_AREAS].flatMap<RuleName>(({ rules }) => [...rules]),
    ].map(({ id, name, title }) => [id, { id, name, title }]),
  ).values(),
].sort((a, b) => (a.id < b.id ? -1 : 1));

const idByName = new Map(RULES.flatMap(({ id, name }) => [[id, id] as const, [name, id] as const]));
const nameById = new Map(RULES.map(({ id, name }) => [id, name]));

/** The id of a rule that is given by id or name; undefined where there is none. */
export const ruleIdOf = (idOrName: string): string | undefined => idByName.get(idOrName);

/** A sentence that reports an id or name that is not a rule, with the nearest one; undefined where there is such a rule. */
export function unknownRule(idOrName: string): string | undefined {
  if (ruleIdOf(idOrName) !== undefined) return undefined;
  return `"${idOrName}" is not the id or name of a rule.${didYouMean(idOrName, idByName.keys())} docs/rules/index.md lists all rules.`;
}

/** The name of a rule by its id. */
export const ruleNameOf = (id: string): string | undefined => nameById.get(id);

export { ruleDocsOf } from './upstream-docs';
