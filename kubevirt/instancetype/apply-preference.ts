/** What a preference fills into a guest. It never conflicts: what the guest says itself stays. */
import {
  copyJson,
  ensureObject,
  fill,
  isFilled,
  isGiven,
  type JsonObject,
  objectAt,
  objectsAt,
  valueAt,
} from '../../kube/json';
import { UNRESOLVED } from '../../kube/unresolved';
import { INTERFACE_BINDINGS } from '../interface-bindings';
import type { Template } from './apply-instancetype';
import { obscure } from './obscure';

type Test = (value: unknown) => boolean;
/** From the preference, to the guest's spec, and when the guest's own value counts as given. */
type Filled = readonly [from: readonly string[], to: readonly string[], own?: Test];

const device = (preferred: string, field: string, own?: Test): Filled => [
  ['devices', preferred],
  ['domain', 'devices', field],
  own,
];

const FIELDS: readonly Filled[] = [
  device('preferredUseVirtioTransitional', 'useVirtioTransitional'),
  device('preferredBlockMultiQueue', 'blockMultiQueue'),
  device('preferredNetworkInterfaceMultiQueue', 'networkInterfaceMultiqueue'),
  device('preferredRng', 'rng'),
  device('preferredTPM', 'tpm'),
  device('preferredAutoattachGraphicsDevice', 'autoattachGraphicsDevice'),
  device('preferredAutoattachMemBalloon', 'autoattachMemBalloon'),
  device('preferredAutoattachPodInterface', 'autoattachPodInterface'),
  device('preferredAutoattachSerialConsole', 'autoattachSerialConsole'),
  device('preferredAutoattachInputDevice', 'autoattachInputDevice'),
  [['devices', 'preferredVideoType'], ['domain', 'devices', 'video', 'type'], isFilled],
  [
    ['features', 'preferredApic'],
    ['domain', 'features', 'apic'],
  ],
  [
    ['features', 'preferredKvm'],
    ['domain', 'features', 'kvm'],
  ],
  [
    ['features', 'preferredPvspinlock'],
    ['domain', 'features', 'pvspinlock'],
  ],
  [
    ['features', 'preferredSmm'],
    ['domain', 'features', 'smm'],
  ],
  [['machine', 'preferredMachineType'], ['domain', 'machine', 'type'], isFilled],
  [
    ['clock', 'preferredTimer'],
    ['domain', 'clock', 'timer'],
  ],
  [['preferredSubdomain'], ['subdomain'], isFilled],
  [['preferredTerminationGracePeriodSeconds'], ['terminationGracePeriodSeconds']],
  [['preferredArchitecture'], ['architecture'], isFilled],
  [['preferredLaunchSecurity'], ['domain', 'launchSecurity']],
];

/** Fields that KubeVirt cannot tell set from unset, so that the preference replaces the guest's. */
const REPLACED: readonly Filled[] = [
  device('preferredDisableHotplug', 'disableHotplug'),
  [
    ['features', 'preferredAcpi'],
    ['domain', 'features', 'acpi'],
  ],
];

/** Fills the preference into the template. */
export function applyPreference(template: Template, preference: JsonObject): void {
  const spec = ensureObject(template, 'spec');
  const devices = objectAt(preference, 'devices');
  for (const [from, to, own] of FIELDS) {
    const value = valueAt(preference, ...from);
    if (isFilled(value) || value === false) fill(ensureObject(spec, ...to.slice(0, -1)), to.at(-1)!, value, own);
  }
  for (const [from, to] of REPLACED) {
    const value = valueAt(preference, ...from);
    const parent = isGiven(value) ? ensureObject(spec, ...to.slice(0, -1)) : undefined;
    if (parent) parent[to.at(-1)!] = copyJson(value);
  }
  applyCpuFeatures(spec, preference);
  applyHyperv(spec, preference);
  applyClockOffset(spec, preference);
  applyFirmware(spec, objectAt(preference, 'firmware'));
  if (devices) applyToDevices(spec, devices);
  const annotations = objectAt(preference, 'annotations');
  if (annotations) {
    const own = ensureObject(template, 'metadata', 'annotations');
    for (const [key, value] of Object.entries(annotations)) fill(own, key, value);
  }
}

/** Makes unknown what a preference that nobody has shown may fill in. */
export function obscureByPreference(template: Template): void {
  const spec = ensureObject(template, 'spec');
  for (const [, to, own] of [...FIELDS, ...REPLACED]) obscure(spec, to, own);
  obscure(spec, ['domain', 'features', 'hyperv']);
  obscure(spec, ['domain', 'firmware', 'bootloader']);
  applyToDevices(spec, Object.fromEntries(ITEM_PREFERENCES.map((name) => [name, UNRESOLVED])));
}

/** What is filled into each disk, interface and input. */
const ITEM_PREFERENCES = [
  'preferredDiskBus',
  'preferredCdromBus',
  'preferredLunBus',
  'preferredDiskBlockSize',
  'preferredDiskCache',
  'preferredDiskIO',
  'preferredDiskDedicatedIoThread',
  'preferredInterfaceModel',
  'preferredInterfaceMasquerade',
  'preferredInputBus',
  'preferredInputType',
  'preferredSoundModel',
];

/** A feature is added unless the guest names it already. */
function applyCpuFeatures(spec: JsonObject | undefined, preference: JsonObject): void {
  const preferred = objectsAt(preference, 'cpu', 'preferredCPUFeatures');
  const cpu = preferred.length > 0 ? ensureObject(spec, 'domain', 'cpu') : undefined;
  if (!cpu || (isGiven(cpu['features']) && !Array.isArray(cpu['features']))) return;
  const own = (cpu['features'] as unknown[] | undefined) ?? [];
  const named = new Set(own.map((feature) => valueAt(feature, 'name')));
  cpu['features'] = [...own, ...preferred.filter(({ name }) => !named.has(name)).map(copyJson)];
}

/** Enlightenments are filled one by one. */
function applyHyperv(spec: JsonObject | undefined, preference: JsonObject): void {
  const preferred = objectAt(preference, 'features', 'preferredHyperv');
  if (!preferred) return;
  const own = ensureObject(spec, 'domain', 'features', 'hyperv');
  for (const [name, value] of Object.entries(preferred)) fill(own, name, value);
}

/** An offset is one thing: it is taken over only where the guest has none of its own. */
function applyClockOffset(spec: JsonObject | undefined, preference: JsonObject): void {
  const offset = objectAt(preference, 'clock', 'preferredClockOffset');
  const clock = offset ? ensureObject(spec, 'domain', 'clock') : undefined;
  if (clock && !isGiven(clock['utc']) && !isGiven(clock['timezone'])) Object.assign(clock, copyJson(offset));
}

function applyFirmware(spec: JsonObject | undefined, preferred: JsonObject | undefined): void {
  const bootloader = preferred ? ensureObject(spec, 'domain', 'firmware', 'bootloader') : undefined;
  if (!preferred || !bootloader) return;
  const chosen = () => isGiven(bootloader['bios']) || isGiven(bootloader['efi']);
  if (preferred['preferredUseBios'] === true && !chosen()) bootloader['bios'] = {};
  fill(objectAt(bootloader, 'bios'), 'useSerial', preferred['preferredUseBiosSerial']);
  if (isGiven(preferred['preferredEfi']) && !chosen()) {
    bootloader['efi'] = copyJson(preferred['preferredEfi']);
    return;
  }
  if (preferred['preferredUseEfi'] === true && !chosen()) bootloader['efi'] = {};
  fill(objectAt(bootloader, 'efi'), 'secureBoot', preferred['preferredUseSecureBoot']);
}

function applyToDevices(spec: JsonObject | undefined, preferred: JsonObject): void {
  const devices = objectAt(spec, 'domain', 'devices');
  for (const disk of objectsAt(devices, 'disks')) applyToDisk(disk, preferred);
  for (const nic of objectsAt(devices, 'interfaces')) applyToInterface(nic, spec, preferred);
  for (const input of objectsAt(devices, 'inputs')) {
    fill(input, 'bus', filled(preferred['preferredInputBus']), isFilled);
    fill(input, 'type', filled(preferred['preferredInputType']), isFilled);
  }
  fill(objectAt(devices, 'sound'), 'model', filled(preferred['preferredSoundModel']), isFilled);
  applyPanicDevice(spec, preferred['preferredPanicDeviceModel']);
}

/** By target of a disk: where its bus comes from. */
const BUS_PREFERENCES = { disk: 'preferredDiskBus', cdrom: 'preferredCdromBus', lun: 'preferredLunBus' } as const;

function applyToDisk(disk: JsonObject, preferred: JsonObject): void {
  if (!Object.keys(BUS_PREFERENCES).some((target) => isGiven(disk[target]))) disk['disk'] = {};
  for (const [target, preference] of Object.entries(BUS_PREFERENCES)) {
    if (!isGiven(disk[target])) continue;
    fill(objectAt(disk, target), 'bus', filled(preferred[preference]), isFilled);
    if (target === 'disk') {
      fill(disk, 'blockSize', preferred['preferredDiskBlockSize']);
      fill(disk, 'cache', filled(preferred['preferredDiskCache']), isFilled);
      fill(disk, 'io', filled(preferred['preferredDiskIO']), isFilled);
      const virtio = objectAt(disk, 'disk')?.['bus'] === 'virtio';
      if (virtio) fill(disk, 'dedicatedIOThread', preferred['preferredDiskDedicatedIoThread']);
    }
    return;
  }
}

function applyToInterface(nic: JsonObject, spec: JsonObject | undefined, preferred: JsonObject): void {
  fill(nic, 'model', filled(preferred['preferredInterfaceModel']), isFilled);
  const network = objectsAt(spec, 'networks').find(({ name }) => name === nic['name']);
  const onPodNetwork = isGiven(network?.['pod']);
  const unbound = !INTERFACE_BINDINGS.some((binding) => isGiven(nic[binding]));
  if (unbound && onPodNetwork) fill(nic, 'masquerade', preferred['preferredInterfaceMasquerade']);
}

function applyPanicDevice(spec: JsonObject | undefined, model: unknown): void {
  if (!isGiven(model)) return;
  const devices = ensureObject(spec, 'domain', 'devices');
  if (!devices) return;
  const panicDevices = objectsAt(devices, 'panicDevices');
  if (panicDevices.length === 0) fill(devices, 'panicDevices', [{ model }], isFilled);
  for (const panicDevice of panicDevices) fill(panicDevice, 'model', model);
}

function filled(value: unknown): unknown {
  return isFilled(value) ? value : undefined;
}
