import type { KubeObject, ObjectRef } from '../../kube/object';
import { under } from '../../kube/path';
import { type ClusterConfig, type ClusterProfile, clusterConfig, DEFAULT_PROFILE } from '../config';
import { type ObjectIndex, objectIndex } from '../object-index';
import type { Fault, Faults } from './fault';
import type { Finding } from './finding';
import { GUEST_PATHS, type Machine } from './machine';
import type { MachineList, ObjectRule } from './rule';
import { MACHINE_RULES, objectAreasOf, type SortedArea } from './rules';
import { checkSchema, type SchemaChecked } from './schema';
import { guard, isHidden, knowable, UNKNOWABLE } from './unknowable';
import { viewsOf } from './views';

export interface ValidateInput {
  /** Any JSON, late values anywhere in it included. */
  object: unknown;
  /** The object before an update, where it is known. */
  oldObject?: unknown;
  /** Objects beside it: of the same program, the same folder, or the cluster. Hand the same array to every call of a run. */
  related?: readonly KubeObject[];
  /** What is known of the cluster; KubeVirt v1.9.0 on amd64 with its defaults unless given. */
  profile?: ClusterProfile;
}

/** Every reason for which KubeVirt would refuse the object, and what is legal but hurts; all at once. Never throws, whatever it is given. */
export function validate(input: ValidateInput): Finding[] {
  try {
    return judge(input);
  } catch (error) {
    if (error instanceof RangeError) return [TOO_DEEP];
    throw error;
  }
}

/** Not even JSON's own reader goes as deep as an object must be for this. */
const TOO_DEEP: Finding = {
  rule: 'META-03',
  object: { apiVersion: '', kind: '', name: '' },
  path: '',
  message: 'This object is nested too deeply to be read. No Kubernetes object is.',
  stage: 'admission',
  severity: 'error',
  refused: true,
};

function judge(input: ValidateInput): Finding[] {
  const { profile = DEFAULT_PROFILE, related = NO_OBJECTS } = input;
  const checked = checkSchema(input.object);
  const findings = new Findings(checked.ref);
  for (const fault of checked.faults) findings.add(fault, fault.path, fault);
  if (!checked.object) return findings.list;
  const old = input.oldObject === undefined ? undefined : checkSchema(input.oldObject);
  const cluster = clusterConfig(profile);
  const surroundings = objectIndex(related);
  checkObject(readable(checked)!, old && readable(old), cluster, surroundings, findings);
  if (Object.hasOwn(GUEST_PATHS, checked.object.kind))
    checkGuest(checked, old?.object, cluster, surroundings, findings);
  return findings.list;
}

/** A schema-checked object as rules read it. */
const readable = ({ object, sure }: SchemaChecked) => (object && !sure ? guard(object) : object);

function checkGuest(
  { object, sure }: SchemaChecked,
  old: KubeObject | undefined,
  cluster: ClusterConfig,
  related: ObjectIndex,
  out: Findings,
) {
  for (const { machine, stage, judged } of viewsOf({ object: object!, sure }, old, cluster, related)) {
    runMachineRules(MACHINE_RULES[judged][machine.kind], machine, stage, out);
  }
}

const NO_OBJECTS: readonly KubeObject[] = [];

function checkObject(
  object: KubeObject,
  old: KubeObject | undefined,
  cluster: ClusterConfig,
  related: ObjectIndex,
  out: Findings,
) {
  const context = { cluster, related, old };
  for (const area of objectAreasOf(object.kind)) {
    if (area.when && !isAbout(area.when, object)) continue;
    for (const rule of area.rules) {
      if (rule.on !== 'update' || old) out.ask(rule, '', rule.stage ?? 'admission', object, context, 0);
    }
  }
}

function runMachineRules(areas: readonly SortedArea[], machine: Machine, stage: Finding['stage'], out: Findings) {
  for (const area of areas) {
    if (area.when && !isAbout(area.when, machine)) continue;
    for (const rule of area.whole) {
      out.ask(rule, machine.path, stage, machine, machine, 0);
    }
    for (const list of ITEM_LISTS) {
      if (area[list].length > 0) runItemRules(area[list], list, machine, stage, out);
    }
  }
}

function runItemRules(
  rules: readonly AnyItemRule[],
  list: MachineList,
  machine: Machine,
  stage: Finding['stage'],
  out: Findings,
) {
  const items = machine[list];
  const length = knowable(() => items.length) ?? 0;
  const base = `${machine.path}.${ITEM_PATHS[list]}`;
  for (let index = 0; index < length; index++) {
    if (isHidden(items, index)) continue;
    const item = items[index]!;
    for (const rule of rules) {
      out.ask(rule, base, stage, item, machine, index);
    }
  }
}

type AnyItemRule = SortedArea[MachineList][number];

function isAbout<T>(when: (subject: T) => unknown, subject: T): boolean {
  try {
    return Boolean(when(subject));
  } catch (error) {
    // Whether there is anything is not known; a rule may still find something that is.
    if (error === UNKNOWABLE) return true;
    throw error;
  }
}

const ITEM_PATHS: Readonly<Record<MachineList, string>> = {
  disks: 'domain.devices.disks',
  volumes: 'volumes',
  interfaces: 'domain.devices.interfaces',
  networks: 'networks',
};
const ITEM_LISTS = Object.keys(ITEM_PATHS) as MachineList[];

/** What is read of any rule. */
type Asked = Pick<ObjectRule, 'id' | 'severity' | 'lenient'> & {
  each?: MachineList;
  check: (...args: never[]) => Faults;
};

/** What was found so far. A guest's rules run once on its template and once on the guest made from it: the second adds only what is new. */
class Findings {
  readonly list: Finding[] = [];
  constructor(private readonly object: ObjectRef) {}

  add(fault: Fault, path: string, how: Pick<Finding, 'rule' | 'stage' | 'severity' | 'refused'>): void {
    const told = this.list.some((finding) => finding.rule === how.rule && finding.path === path);
    if (told) return;
    const { message, found, allowed, suggestion } = fault;
    const { rule, stage, severity, refused } = how;
    this.list.push({
      rule,
      object: this.object,
      path,
      message,
      stage,
      severity,
      refused,
      ...(found !== undefined && { found }),
      ...(allowed !== undefined && { allowed }),
      ...(suggestion !== undefined && { suggestion }),
    });
  }

  /** Asks a rule about a subject. `base`: the subject's path, or that of the list that it is an item of. */
  ask(rule: Asked, base: string, stage: Finding['stage'], subject: unknown, context: unknown, index: number): void {
    let faults: Faults;
    try {
      faults = (rule.check as (...args: unknown[]) => Faults)(subject, context, index);
    } catch (error) {
      if (error === UNKNOWABLE) return;
      if (error instanceof RangeError) throw error;
      this.add(brokenRule(error), base, { rule: rule.id, stage, severity: 'warning', refused: false });
      return;
    }
    if (faults) this.addAll(rule, rule.each ? `${base}[${index}]` : base, stage, faults);
  }

  private addAll(rule: Asked, base: string, stage: Finding['stage'], faults: Fault | readonly Fault[]): void {
    const severity: Finding['severity'] = rule.severity ?? 'error';
    for (const fault of Array.isArray(faults) ? (faults as readonly Fault[]) : [faults as Fault]) {
      const refused = severity === 'error' && !rule.lenient && !fault.lenient;
      this.add(fault, under(base, fault.at), { rule: rule.id, stage, severity, refused });
    }
  }
}

/** A rule must not stop the others, nor hide that it is broken. */
const brokenRule = (error: unknown): Fault => ({
  message: `This rule could not judge the object: ${(error as Error).message}. That is a mistake of the rule and not of the manifest; please report it.`,
});
