/** What an instancetype writes into a guest, and with what of the guest's own it conflicts. */
import { copyJson, ensureObject, isFilled, isGiven, type JsonObject, objectAt, valueAt } from '../../kube/json';
import { bytesQuantity, quantityValue } from '../../kube/quantity';
import { obscure } from './obscure';
import { topologyOf } from './topology';

/** A field that the guest sets although its instancetype decides it. */
export interface Conflict {
  /** What kind of field it is: the rule that the webhook refuses it by. */
  rule: 'INS-14' | 'INS-15' | 'INS-16' | 'INS-17' | 'INS-18' | 'INS-19' | 'INS-20' | 'INS-21' | 'INS-22';
  /** Keys from the guest's template: `['spec', 'domain', 'cpu', 'cores']`. */
  path: readonly string[];
}

type Test = (value: unknown) => boolean;
const hasItems: Test = (value) => Array.isArray(value) && value.length > 0;

/** Fields that are the instancetype's alone, whatever it says. */
const RESERVED: readonly [rule: Conflict['rule'], path: readonly string[], given: Test][] = [
  ['INS-15', ['domain', 'resources', 'requests', 'cpu'], isPresent],
  ['INS-15', ['domain', 'resources', 'limits', 'cpu'], isPresent],
  ['INS-14', ['domain', 'cpu', 'sockets'], isFilled],
  ['INS-14', ['domain', 'cpu', 'cores'], isFilled],
  ['INS-14', ['domain', 'cpu', 'threads'], isFilled],
  ['INS-16', ['domain', 'memory', 'guest'], isGiven],
  ['INS-17', ['domain', 'resources', 'requests', 'memory'], isPresent],
  ['INS-17', ['domain', 'resources', 'limits', 'memory'], isPresent],
];

interface Field {
  from: readonly string[];
  to: readonly string[];
  /** The rule against setting it on both sides; absent: the instancetype's value replaces the guest's. */
  rule?: Conflict['rule'];
  /** When the instancetype sets it, and when the guest does; both `isGiven` unless said. */
  set?: Test;
  own?: Test;
}

/** Fields that an instancetype may set. */
const FIELDS: readonly Field[] = [
  { from: ['nodeSelector'], to: ['nodeSelector'], rule: 'INS-21' },
  { from: ['schedulerName'], to: ['schedulerName'], rule: 'INS-21', set: isFilled, own: isFilled },
  { from: ['cpu', 'model'], to: ['domain', 'cpu', 'model'], rule: 'INS-18', own: isFilled },
  {
    from: ['cpu', 'dedicatedCPUPlacement'],
    to: ['domain', 'cpu', 'dedicatedCpuPlacement'],
    rule: 'INS-18',
    own: isFilled,
  },
  {
    from: ['cpu', 'isolateEmulatorThread'],
    to: ['domain', 'cpu', 'isolateEmulatorThread'],
    rule: 'INS-18',
    own: isFilled,
  },
  { from: ['cpu', 'numa'], to: ['domain', 'cpu', 'numa'], rule: 'INS-18' },
  { from: ['cpu', 'realtime'], to: ['domain', 'cpu', 'realtime'], rule: 'INS-18' },
  { from: ['cpu', 'maxSockets'], to: ['domain', 'cpu', 'maxSockets'] },
  { from: ['memory', 'hugepages'], to: ['domain', 'memory', 'hugepages'], rule: 'INS-19' },
  { from: ['memory', 'maxGuest'], to: ['domain', 'memory', 'maxGuest'], rule: 'INS-19' },
  {
    from: ['ioThreads', 'supplementalPoolThreadCount'],
    to: ['domain', 'ioThreads', 'supplementalPoolThreadCount'],
    rule: 'INS-21',
  },
  { from: ['ioThreadsPolicy'], to: ['domain', 'ioThreadsPolicy'], rule: 'INS-21' },
  { from: ['launchSecurity'], to: ['domain', 'launchSecurity'], rule: 'INS-21' },
  { from: ['gpus'], to: ['domain', 'devices', 'gpus'], rule: 'INS-20', set: hasItems, own: hasItems },
  { from: ['hostDevices'], to: ['domain', 'devices', 'hostDevices'], rule: 'INS-20', set: hasItems, own: hasItems },
];

/** A guest's template: `spec.template` of a VirtualMachine. */
export type Template = JsonObject;

/** The fields that the guest sets although any instancetype decides them: known without the instancetype. */
export function reservedFields(template: Template): Conflict[] {
  return RESERVED.filter(([, path, given]) => given(valueAt(template, 'spec', ...path))).map(([rule, path]) => ({
    rule,
    path: ['spec', ...path],
  }));
}

/** Every field that guest and instancetype both set. */
export function conflicts(template: Template, instancetype: JsonObject): Conflict[] {
  const both = FIELDS.filter(
    ({ from, to, rule, set = isGiven, own = isGiven }) =>
      rule && set(valueAt(instancetype, ...from)) && own(valueAt(template, 'spec', ...to)),
  ).map(({ rule, to }) => ({ rule: rule!, path: ['spec', ...to] }));
  const annotations = objectAt(template, 'metadata', 'annotations');
  const differing = Object.entries(objectAt(instancetype, 'annotations') ?? {})
    .filter(([key, value]) => isGiven(annotations?.[key]) && annotations?.[key] !== value)
    .map(([key]) => ({ rule: 'INS-22' as const, path: ['metadata', 'annotations', key] }));
  return [...reservedFields(template), ...both, ...differing];
}

/** Writes the instancetype into the template, over whatever conflicts. */
export function applyInstancetype(
  template: Template,
  instancetype: JsonObject,
  preference: JsonObject | undefined,
): void {
  const spec = ensureObject(template, 'spec');
  const cpu = ensureObject(spec, 'domain', 'cpu');
  const memory = ensureObject(spec, 'domain', 'memory');
  for (const { from, to, set = isGiven } of FIELDS) {
    const value = valueAt(instancetype, ...from);
    if (!set(value)) continue;
    const parent = ensureObject(spec, ...to.slice(0, -1));
    if (parent) parent[to.at(-1)!] = copyJson(value);
  }
  const vcpus = valueAt(instancetype, 'cpu', 'guest');
  if (cpu) Object.assign(cpu, typeof vcpus === 'number' ? topologyOf(vcpus, preference) : { sockets: vcpus });
  const guest = valueAt(instancetype, 'memory', 'guest');
  if (memory) memory['guest'] = copyJson(guest);
  overcommit(spec, guest, valueAt(instancetype, 'memory', 'overcommitPercent'));
  const annotations = objectAt(instancetype, 'annotations');
  if (annotations) Object.assign(ensureObject(template, 'metadata', 'annotations') ?? {}, annotations);
}

/** Makes unknown what an instancetype that nobody has shown may write. */
export function obscureByInstancetype(template: Template): void {
  const spec = ensureObject(template, 'spec');
  for (const { to, own } of FIELDS) obscure(spec, to, own);
  for (const key of ['sockets', 'cores', 'threads']) obscure(spec, ['domain', 'cpu', key], isFilled);
  obscure(spec, ['domain', 'memory', 'guest']);
  obscure(spec, ['domain', 'resources', 'requests', 'memory']);
}

/** An overcommitted guest requests less than it sees. The arithmetic is single precision, as in KubeVirt. */
function overcommit(spec: JsonObject | undefined, guest: unknown, percent: unknown): void {
  const bytes = quantityValue(guest);
  if (typeof percent !== 'number' || percent <= 0 || bytes === undefined) return;
  const requests = ensureObject(spec, 'domain', 'resources', 'requests');
  const share = Math.fround(1 - Math.fround(Math.fround(percent) / 100));
  if (requests) requests['memory'] = bytesQuantity(Math.trunc(Math.fround(Math.fround(bytes) * share)), guest);
}

/** A key of a map: KubeVirt asks whether it is there, not what it holds. */
function isPresent(value: unknown): boolean {
  return value !== undefined;
}
