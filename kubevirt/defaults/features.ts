/** Features and timers that a guest names are on unless it says otherwise, and what they need is switched on with them. */
import { ensureObject, fill, isGiven, type JsonObject, objectAt, objectsAt } from '../../kube/json';

/** Features with a state of their own. */
const FEATURES = ['apic', 'smm', 'pvspinlock'];
const ENLIGHTENMENTS = [
  'relaxed',
  'vapic',
  'spinlocks',
  'vpindex',
  'runtime',
  'synic',
  'synictimer',
  'reset',
  'vendorid',
  'frequencies',
  'reenlightenment',
  'tlbflush',
  'ipi',
  'evmcs',
];
/** Parts of an enlightenment that are features themselves. */
const PARTS: readonly (readonly [enlightenment: string, part: string])[] = [
  ['synictimer', 'direct'],
  ['tlbflush', 'direct'],
  ['tlbflush', 'extended'],
];
/** What an enlightenment needs, in the order in which KubeVirt looks; it stops at the first that is off by intent. */
export const HYPERV_NEEDS: readonly (readonly [enlightenment: string, needs: string])[] = [
  ['evmcs', 'vapic'],
  ['ipi', 'vpindex'],
  ['tlbflush', 'vpindex'],
  ['synictimer', 'synic'],
  ['synic', 'vpindex'],
];
const TIMERS = ['hpet', 'kvm', 'pit', 'rtc', 'hyperv'];

export function fillFeatures(spec: JsonObject): void {
  const timers = objectAt(spec, 'domain', 'clock', 'timer');
  if (timers) for (const timer of TIMERS) fill(objectAt(timers, timer), 'present', true);
  const features = ensureObject(spec, 'domain', 'features');
  fill(ensureObject(features, 'acpi'), 'enabled', spec['architecture'] !== 's390x');
  for (const feature of FEATURES) switchOn(objectAt(features, feature));
  const hyperv = objectAt(features, 'hyperv');
  if (hyperv) fillHyperv(spec, hyperv);
}

function fillHyperv(spec: JsonObject, hyperv: JsonObject): void {
  for (const name of ENLIGHTENMENTS) switchOn(objectAt(hyperv, name));
  for (const [name, part] of PARTS) switchOn(objectAt(hyperv, name, part));
  const spinlocks = objectAt(hyperv, 'spinlocks');
  if (spinlocks?.['enabled'] === true) fill(spinlocks, 'spinlocks', 4096);
  for (const [name, needs] of HYPERV_NEEDS) {
    if (objectAt(hyperv, name)?.['enabled'] !== true) continue;
    const needed = ensureObject(hyperv, needs);
    switchOn(needed);
    if (needed?.['enabled'] === false) return;
  }
  if (objectAt(hyperv, 'evmcs')?.['enabled'] === true) requireVmx(spec);
}

/** Nested virtualization needs the CPU's own. */
function requireVmx(spec: JsonObject): void {
  const cpu = ensureObject(spec, 'domain', 'cpu');
  if (!cpu || (isGiven(cpu['features']) && !Array.isArray(cpu['features']))) return;
  const own = objectsAt(cpu, 'features').find(({ name }) => name === 'vmx');
  if (own) own['policy'] = 'require';
  else cpu['features'] = [...((cpu['features'] as unknown[]) ?? []), { name: 'vmx', policy: 'require' }];
}

function switchOn(feature: JsonObject | undefined): void {
  fill(feature, 'enabled', true);
}
