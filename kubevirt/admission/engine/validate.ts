import { isObject } from '../../../kube/json';
import type { KubeObject, ObjectRef } from '../../../kube/object';
import { under } from '../../../kube/path';
import { containsUnresolved } from '../../../kube/unresolved';
import { type ClusterConfig, type ClusterProfile, clusterConfig, DEFAULT_PROFILE } from '../../config';
import { type ObjectIndex, objectIndex } from '../../object-index';
import { type AskedRule, isNeighbour, objectAreasOf, type Step, vmiRulesFor } from '../rules';
import { checkSchema, type SchemaChecked } from '../schema';
import type { Diagnostic } from './diagnostic';
import type { Fault, Faults } from './fault';
import { guardUnresolved, isUnresolvedAt, UNRESOLVED_PART, UNRESOLVED_READ } from './unresolved-guard';
import { ITEM_PATHS, VMI_PATHS, type VmiList, type VmiSpecView } from './vmi-spec-view';
import { viewsOf } from './webhook-views';

export interface ValidateInput {
  /** Any JSON, with unresolved values anywhere in it. */
  object: unknown;
  /** The object before an update, where it is known. */
  oldObject?: unknown;
  /** Other objects of the same program, the same folder, or the cluster. Pass the same array to every call of a run. */
  related?: readonly KubeObject[];
  /** The profile of the cluster; KubeVirt v1.9.0 on amd64 with its defaults unless given. */
  profile?: ClusterProfile;
  /** Whether to ask no rule of what is legal but harmful. */
  errorsOnly?: boolean;
}

/** Every reason why KubeVirt would reject the object, and everything that is legal but harmful, at once. Never throws, whatever the input. */
export function validate(input: ValidateInput): Diagnostic[] {
  try {
    return judge(input);
  } catch (error) {
    if (error instanceof RangeError) return [TOO_DEEP];
    throw error;
  }
}

/** For objects nested deeper than the stack allows. */
const TOO_DEEP: Diagnostic = {
  rule: 'META-03',
  object: { apiVersion: '', kind: '', name: '' },
  path: '',
  message: 'This object is nested too deeply to be read. Reduce its nesting.',
  stage: 'admission',
  severity: 'error',
  refused: true,
};

function judge(input: ValidateInput): Diagnostic[] {
  const { profile = DEFAULT_PROFILE, related = NO_OBJECTS } = input;
  const checked = checkSchema(input.object);
  const findings = new Diagnostics(checked.ref, input.errorsOnly === true);
  for (const fault of checked.faults) findings.add(fault, fault.path, fault);
  const neighbour = checked.object ? undefined : neighbourOf(input.object);
  if (!checked.object && !neighbour) return findings.list;
  const old = input.oldObject === undefined ? undefined : checkSchema(input.oldObject);
  const cluster = clusterConfig(profile);
  const surroundings = objectIndex(related);
  checkObject(neighbour ?? readable(checked)!, old && readable(old), cluster, surroundings, findings);
  if (checked.object && Object.hasOwn(VMI_PATHS, checked.object.kind))
    checkGuest(checked, old?.object, cluster, surroundings, findings);
  return findings.list;
}

/** A schema-checked object as rules read it. */
const readable = ({ object, resolved }: SchemaChecked) => (object && !resolved ? guardUnresolved(object) : object);

/** An object of Kubernetes' own that has rules because of the guests beside it. Its schema is not known here: rules read it as any JSON. */
function neighbourOf(input: unknown): KubeObject | undefined {
  if (!isObject(input)) return undefined;
  const { kind, apiVersion } = input;
  if (typeof kind !== 'string' || typeof apiVersion !== 'string' || !isNeighbour(kind, apiVersion)) return undefined;
  return (containsUnresolved(input) ? guardUnresolved(input) : input) as unknown as KubeObject;
}

function checkGuest(
  { object, resolved }: SchemaChecked,
  old: KubeObject | undefined,
  cluster: ClusterConfig,
  related: ObjectIndex,
  out: Diagnostics,
) {
  for (const { vmi, stage, judged } of viewsOf({ object: object!, resolved }, old, cluster, related)) {
    runVmiRules(vmiRulesFor(judged, vmi), vmi, stage, out);
  }
}

const NO_OBJECTS: readonly KubeObject[] = [];

function checkObject(
  object: KubeObject,
  old: KubeObject | undefined,
  cluster: ClusterConfig,
  related: ObjectIndex,
  out: Diagnostics,
) {
  const context = { cluster, related, old };
  for (const area of objectAreasOf(object.kind)) {
    if (area.appliesTo && !isAbout(area.appliesTo, object)) continue;
    for (const rule of area.rules) {
      if (old || !rule.onUpdate) out.ask(rule, OBJECT, rule.stage ?? 'admission', object, context, 0);
    }
  }
}

function runVmiRules(steps: readonly Step[], vmi: VmiSpecView, stage: Diagnostic['stage'], out: Diagnostics) {
  const place: Place = { path: vmi.path, list: undefined };
  for (const { appliesTo, list, rules } of steps) {
    if (appliesTo && !isAbout(appliesTo, vmi)) continue;
    if (list) runItemRules(rules, list, vmi, stage, out);
    else for (const rule of rules) out.ask(rule, place, stage, vmi, vmi, 0);
  }
}

function runItemRules(
  rules: readonly AskedRule[],
  list: VmiList,
  vmi: VmiSpecView,
  stage: Diagnostic['stage'],
  out: Diagnostics,
) {
  const items = vmi[list];
  const length = items === UNRESOLVED_PART ? 0 : items.length;
  const place: Place = { path: vmi.path, list };
  for (let index = 0; index < length; index++) {
    if (isUnresolvedAt(items, index)) continue;
    const item = items[index]!;
    for (const rule of rules) {
      if (!rule.keys || hasAny(item, rule.keys)) out.ask(rule, place, stage, item, vmi, index);
    }
  }
}

/** Whether an item has one of the keys; a look at keys alone, which are known where values are not. */
function hasAny(item: object, keys: readonly string[]): boolean {
  for (let i = 0; i < keys.length; i++) if (keys[i]! in item) return true;
  return false;
}

function isAbout<T>(when: (subject: T) => unknown, subject: T): boolean {
  try {
    return Boolean(when(subject));
  } catch (error) {
    // Unresolved whether the rules apply; a rule may still find something that is resolved.
    if (error === UNRESOLVED_READ) return true;
    throw error;
  }
}

/** What rules are asked about: the object, the VMI spec at a path, or the items of one of its lists. Spelled out only for findings. */
interface Place {
  path: string;
  list: VmiList | undefined;
}

const OBJECT: Place = { path: '', list: undefined };

const pathTo = ({ path, list }: Place): string => (list ? `${path}.${ITEM_PATHS[list]}` : path);

/** The diagnostics so far. VMI rules run on the template of a VM and on the VMI made from it: the second run adds only new ones. */
class Diagnostics {
  readonly list: Diagnostic[] = [];
  constructor(
    private readonly object: ObjectRef,
    private readonly errorsOnly: boolean,
  ) {}

  add(fault: Fault, path: string, how: Pick<Diagnostic, 'rule' | 'stage' | 'severity' | 'refused'>): void {
    const known = this.list.some((finding) => finding.rule === how.rule && finding.path === path);
    if (known) return;
    const { message, found, allowed, suggestion, lacking } = fault;
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
      ...(lacking && { lacking }),
    });
  }

  /** Runs a rule on a subject; `index`: of an item in its list. */
  ask(
    rule: AskedRule,
    place: Place,
    stage: Diagnostic['stage'],
    subject: unknown,
    context: unknown,
    index: number,
  ): void {
    if (this.errorsOnly && rule.severity === 'warning') return;
    let faults: Faults;
    try {
      faults = rule.check(subject, context, index);
    } catch (error) {
      if (error === UNRESOLVED_READ) return;
      if (error instanceof RangeError) throw error;
      this.add(brokenRule(error), pathTo(place), { rule: rule.id, stage, severity: 'warning', refused: false });
      return;
    }
    if (!faults || (Array.isArray(faults) && faults.length === 0)) return;
    this.addAll(rule, place.list ? `${pathTo(place)}[${index}]` : place.path, stage, faults);
  }

  private addAll(rule: AskedRule, base: string, stage: Diagnostic['stage'], faults: Fault | readonly Fault[]): void {
    const { id, severity, isEnforced } = rule;
    for (const fault of Array.isArray(faults) ? (faults as readonly Fault[]) : [faults as Fault]) {
      const refused = isEnforced && !fault.enforcement;
      this.add(fault, under(base, fault.at), { rule: id, stage, severity, refused });
    }
  }
}

/** A broken rule must neither stop the others nor fail silently. */
const brokenRule = (error: unknown): Fault => ({
  message: `This rule failed on the object: ${(error as Error).message}. This is a bug in the rule, not in the manifest; please report it.`,
});
