/** Every rule, in the order of the KubeVirt user guide. */

import { memoize } from '../../../kube/memoize';
import { schemaOf } from '../../schemas';
import type { Faults } from '../engine/fault';
import type { AnyVmiRule, ObjectArea, ObjectRule, VmiArea } from '../engine/rule';
import { didYouMean } from '../engine/suggest';
import { type FieldSet, Triggers } from '../engine/triggers';
import { ITEM_PATHS, type VmiList, type VmiOwnerKind, type VmiSpecView } from '../engine/vmi-spec-view';
import { GUEST_WARNINGS, OBJECT_WARNINGS } from './advice';
import { KIND_AREAS } from './kinds';
import { isNeighbour, NEIGHBOUR_AREAS } from './neighbours';
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
export const OBJECT_AREAS: readonly ObjectArea[] = [...KIND_AREAS, ...OBJECT_WARNINGS, ...NEIGHBOUR_AREAS];

/** What the engine reads of any rule. All have the same shape, whatever their entries say, because it is read hundreds of times per object. */
export interface AskedRule {
  id: string;
  severity: 'error' | 'warning';
  /** Whether the API rejects what violates it. */
  isEnforced: boolean;
  onUpdate: boolean;
  /** Keys of an item without all of which the rule is not asked. */
  keys: readonly string[] | undefined;
  stage: 'start' | undefined;
  check(subject: unknown, context: unknown, index: number): Faults;
}

/** Rules that a run asks one after the other: of a VMI spec, or of every item of one of its lists. */
export interface Step {
  appliesTo: VmiArea['appliesTo'];
  list: VmiList | undefined;
  rules: readonly AskedRule[];
}

function asked(rule: AnyVmiRule | ObjectRule): AskedRule {
  return {
    id: rule.id,
    severity: rule.severity ?? 'error',
    isEnforced: !rule.severity && !rule.enforcement,
    onUpdate: 'on' in rule && rule.on === 'update',
    keys: 'forEach' in rule && rule.forEach ? itemKeys(rule) : undefined,
    stage: 'stage' in rule ? rule.stage : undefined,
    check: rule.check as AskedRule['check'],
  };
}

/** The keys of an item that a rule waits for, where it waits for keys of its item alone. */
function itemKeys({ forEach, when }: { forEach: VmiList; when?: VmiArea['when'] }): readonly string[] | undefined {
  const base = `${ITEM_PATHS[forEach]}[].`;
  const paths = listed(when);
  if (paths.length === 0 || !paths.every((path) => path.startsWith(base))) return undefined;
  return paths.map((path) => path.slice(base.length).replace(/[.[].*/, ''));
}

/** What rules are asked of: the whole spec first, then the items of its lists. */
const SUBJECTS = [undefined, 'disks', 'volumes', 'interfaces', 'networks'] as const;

const KINDS: readonly VmiOwnerKind[] = [
  'VirtualMachine',
  'VirtualMachineInstance',
  'VirtualMachineInstanceReplicaSet',
  'VirtualMachinePool',
  'VirtualMachineInstancePreset',
];

/** A view of a VMI spec. `started`: the VMI of a VM that has itself been validated. */
export type JudgedView = VmiSpecView['view'] | 'started';

const listed = (when: VmiArea['when']): readonly string[] => (typeof when === 'string' ? [when] : (when ?? []));

const triggers = new Triggers(
  VMI_AREAS.flatMap((area) => [area.when, ...area.rules.map(({ when }) => when)]).flatMap(listed),
);

type Plans = Readonly<Record<JudgedView, Readonly<Record<VmiOwnerKind, Map<FieldSet, readonly Step[]>>>>>;

/** Sorted once for each combination of fields, so that a run need not test each rule. Real fleets have few. */
const plans: Plans = { template: perKind(), guest: perKind(), started: perKind() };
const MOST_PLANS = 1000;

function perKind(): Record<VmiOwnerKind, Map<FieldSet, readonly Step[]>> {
  return Object.fromEntries(KINDS.map((kind) => [kind, new Map()])) as never;
}

/** The rules that may find something in a VMI spec. */
export function vmiRulesFor(view: JudgedView, { kind, spec, object }: VmiSpecView): readonly Step[] {
  const known = plans[view][kind];
  if (known.size > MOST_PLANS) known.clear();
  const fields = triggers.fieldsOf(spec, object);
  return memoize(known, fields, () => stepsFor(kind, view, fields));
}

/** Whether one of the fields is there that a rule or an area waits for. */
function isTriggered({ when }: Pick<VmiArea, 'when'>, fields: FieldSet): boolean {
  return when === undefined || triggers.isAny(listed(when), fields);
}

function stepsFor(kind: VmiOwnerKind, view: JudgedView, fields: FieldSet): Step[] {
  const steps: Step[] = [];
  for (const area of VMI_AREAS) {
    if (!isTriggered(area, fields)) continue;
    const isAsked = (rule: AnyVmiRule) =>
      view === 'started'
        ? rule.view === 'guest' || !(area.sameOnTemplateAndGuest || rule.view)
        : !rule.view || rule.view === view;
    const rules = area.rules.filter((rule) => isAsked(rule) && isJudgedIn(rule, kind) && isTriggered(rule, fields));
    for (const list of SUBJECTS) {
      const own = rules.filter(({ forEach }) => forEach === list).map(asked);
      if (own.length > 0) append(steps, { appliesTo: area.appliesTo, list, rules: own });
    }
  }
  return steps;
}

/** Steps that differ in nothing but their rules are one. Not those of lists, whose findings are in the order of areas, then of items. */
function append(steps: Step[], step: Step): void {
  const last = steps.at(-1);
  if (last && !last.list && !step.list && !last.appliesTo && !step.appliesTo) {
    steps[steps.length - 1] = { ...last, rules: [...last.rules, ...step.rules] };
  } else steps.push(step);
}

/** Whether the webhook of a kind asks a rule on the VMI spec. */
export function isJudgedIn(rule: AnyVmiRule, kind: VmiOwnerKind): boolean {
  if (kind === 'VirtualMachineInstancePreset') return rule.presets === true;
  return !rule.ownerKinds || rule.ownerKinds.includes(kind);
}

/** The rules of one area on whole objects of a kind. */
interface AreaOfKind {
  appliesTo: ObjectArea['appliesTo'];
  rules: readonly AskedRule[];
}

const byKind = new Map<string, readonly AreaOfKind[]>();

/** The areas that have rules on whole objects of a kind, with those rules. */
export function objectAreasOf(kind: string): readonly AreaOfKind[] {
  return memoize(byKind, kind, () =>
    OBJECT_AREAS.map(({ appliesTo, rules }) => ({
      appliesTo,
      rules: rules
        .filter(({ kinds }) => kinds.includes(kind) || (kinds.includes('*') && !isNeighbour(kind)))
        .map(asked),
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

/** The page about a rule, in this repository. Rules that follow from the schemas share one. */
export const rulePageOf = (id: string): string =>
  `docs/rules/${Object.hasOwn(SCHEMA_RULES, id) ? 'index.md#schema' : `${id}.md`}`;

/** Whether any rule is about objects of that kind. */
export const hasRules = (apiVersion: string, kind: string): boolean =>
  schemaOf(apiVersion, kind) !== undefined || isNeighbour(kind, apiVersion);

export { isNeighbour } from './neighbours';
export { ruleDocsOf } from './upstream-docs';
