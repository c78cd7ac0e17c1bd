import { isDeepStrictEqual } from 'node:util';
import type { KubeObject } from '../../kube/object';
import { type Change, impactOf, type LiveState } from '../../kubevirt/impact';
import { claimsOf } from './claims';
import { clusterConfigOf } from './cluster-config';
import { isTrue } from './conditions';
import { contains } from './contains';
import { CLAIM, DATA_VOLUME } from './kinds';
import { asKubeObject } from './live-object';

import type { Instance, VirtualMachine, VmiSpec } from './types';
import { dropAbsentNics, withoutUnplugged } from './vm-absent-nics';
import { bootedFrom } from './vm-boot';
import { applyEffect } from './vm-live-effects';
import { GENERATION_ANNOTATION } from './vm-names';
import type { Sizing } from './vm-sizing';
import { isMigrating } from './vm-status';
import type { World } from './world';

/** What a changed VM does to its running guest. */
export interface LiveUpdate {
  /** The VM, where the controller itself edits it. */
  vm?: VirtualMachine;
  /** The VMI, as it should be now. */
  vmi?: Instance;
  /** Why a restart is needed. */
  restartRequired?: string;
  problem?: { reason: string; message: string };
}

export const nothingToUpdate: LiveUpdate = {};

/** Asks the impact model what the difference between guest and VM comes to, and does just that: what was announced is what happens. */
export function liveUpdate(vm: VirtualMachine, vmi: Instance, sizing: Sizing, world: World): LiveUpdate {
  const booted = bootedFrom(vm, vmi, world);
  if (!booted || vmi.metadata.annotations?.[GENERATION_ANNOTATION] === String(vm.metadata.generation))
    return nothingToUpdate;
  // KubeVirt plugs what the VM says, and compares what the VM comes to: with what it names only written in, that is not seen.
  const named = sameMatchers(vm, booted.vm);
  const wanted = named ? vm : withoutMatchers(sizing.expanded);
  const origin = withoutUnplugged(named ? booted.vm : withoutMatchers(booted.expanded), vmi);
  const impact = impactOf({
    old: asGuestIs(vm, origin, vmi),
    new: asKubeObject(wanted),
    bootedFrom: asKubeObject(origin),
    profile: clusterConfigOf(world).profile,
    live: liveStateOf(vmi),
    related: [...objectIndex(wanted, vmi, world), ...Object.values(sizing.objects)],
  });
  const live = impact.changes.filter(({ effect }) => effect === 'live' || effect === 'live+migration');
  const restart = impact.changes.find(({ effect }) => effect === 'restart');
  const stuck = impact.changes.find(({ effect }) => effect === 'stuck' || effect === 'refused');
  const patched = live.reduce(
    (guest, change) => applyEffect(change, guest, withDevicesOf(vm, sizing.expanded), world),
    vmi,
  );
  const same = impact.class === 'no-effect' && equalTemplates(vm, booted.vm);
  return {
    vm: dropAbsentNics(vm, vmi),
    vmi: same ? atGeneration(patched, vm) : patched,
    restartRequired: restart && `a non-live-updatable field was changed: ${restart.path}. ${restart.reason}`,
    problem: stuck && problemOf(stuck),
  };
}

/** Reasons of the VM condition Failure, by what could not be applied. */
const REASONS: readonly (readonly [path: RegExp, reason: string])[] = [
  [/domain\.cpu/, 'HotPlugCPUError'],
  [/domain\.memory/, 'HotPlugMemoryError'],
  [/updateVolumesStrategy/, 'VolumesUpdateError'],
  [/volumes|disks/, 'HotPlugVolumeError'],
  [/interfaces|networks/, 'HotPlugNetworkInterfaceError'],
  [/affinity|nodeSelector/, 'AffinityChangeError'],
  [/tolerations/, 'TolerationsChangeError'],
];

const problemOf = ({ path, reason }: Change): LiveUpdate['problem'] => ({
  reason: REASONS.find(([pattern]) => pattern.test(path))?.[1] ?? 'FailedUpdateError',
  message: `${path}: ${reason}`,
});

function liveStateOf(vmi: Instance): LiveState {
  const conditions = (vmi.status?.conditions ?? []).map(({ type, status }) => ({ type, status }));
  const pending = ['HotVCPUChange', 'HotMemoryChange', 'VolumesChange'];
  return {
    running: true,
    liveMigratable: isTrue(vmi, 'LiveMigratable'),
    storageLiveMigratable: isTrue(vmi, 'StorageLiveMigratable'),
    migrating: isMigrating(vmi),
    phase: vmi.status?.phase,
    paused: isTrue(vmi, 'Paused'),
    settled: !pending.some((type) => isTrue(vmi, type)),
    extraConditions: conditions,
  };
}

const sameMatchers = (a: VirtualMachine, b: VirtualMachine): boolean =>
  isDeepStrictEqual([a.spec.instancetype, a.spec.preference], [b.spec.instancetype, b.spec.preference]);

/** Of a guest that was made from another instancetype or preference only the expanded VM is kept: then so is the VM of now. */
function withoutMatchers(vm: VirtualMachine): VirtualMachine {
  const { instancetype: _, preference: __, ...spec } = vm.spec;
  return { ...vm, spec };
}

/** Sizes and placement are what the VM comes to; disks and NICs are plugged as it says, whatever its preference prefers. */
function withDevicesOf(vm: VirtualMachine, expanded: VirtualMachine): VirtualMachine {
  const { devices } = vm.spec.template.spec!.domain;
  const spec = expanded.spec.template.spec!;
  const template = { ...expanded.spec.template, spec: { ...spec, domain: { ...spec.domain, devices } } };
  return { ...expanded, spec: { ...expanded.spec, template } };
}

/** The VM that would have led to the guest as it is: what it was booted from, with what went live since. */
function asGuestIs(vm: VirtualMachine, booted: VirtualMachine, vmi: Instance): KubeObject {
  const template = booted.spec.template;
  const spec = template.spec!;
  const { domain, nodeSelector, affinity, tolerations, volumes, networks } = vmi.spec;
  const cpu = spec.domain.cpu && { ...spec.domain.cpu, sockets: domain.cpu?.sockets };
  const memory = spec.domain.memory?.guest
    ? { ...spec.domain.memory, guest: domain.memory?.guest }
    : spec.domain.memory;
  const devices = {
    ...spec.domain.devices,
    disks: itemsOf(spec.domain.devices.disks, domain.devices.disks),
    interfaces: itemsOf(spec.domain.devices.interfaces, domain.devices.interfaces),
  };
  const guest = {
    ...spec,
    nodeSelector,
    affinity,
    tolerations,
    volumes: itemsOf(spec.volumes, volumes),
    networks: itemsOf(spec.networks, networks),
    domain: { ...spec.domain, cpu, memory, devices },
  };
  const { updateVolumesStrategy, dataVolumeTemplates, runStrategy, running } = vm.spec;
  const rest = { updateVolumesStrategy, dataVolumeTemplates, runStrategy, running };
  const metadata = { ...template.metadata, annotations: { ...template.metadata?.annotations, ...syncedOf(vmi) } };
  return asKubeObject({
    ...vm,
    spec: { ...booted.spec, ...rest, template: { ...template, metadata, spec: guest as VmiSpec } },
  });
}

/** Annotations that KubeVirt keeps in step with the template. */
const SYNCED = ['descheduler.alpha.kubernetes.io/evict', 'descheduler.alpha.kubernetes.io/prefer-no-eviction'];

const syncedOf = ({ metadata }: Instance) =>
  Object.fromEntries(Object.entries(metadata.annotations ?? {}).filter(([key]) => SYNCED.includes(key)));

/** The guest's items, written as they were at boot where only defaults were added to them. */
function itemsOf<T extends { name?: string }>(
  booted: readonly T[] | undefined,
  guest: readonly T[] | undefined,
): T[] | undefined {
  const before = new Map((booted ?? []).map((item) => [item.name, item]));
  const implicit = booted === undefined || booted.length === 0;
  const items = (guest ?? []).filter(({ name }) => !implicit || name !== 'default');
  const written = items.map((item) => {
    const old = before.get(item.name);
    return old && contains(item, old) ? old : item;
  });
  return written.length === 0 && booted === undefined ? undefined : written;
}

function objectIndex(vm: VirtualMachine, vmi: Instance, world: World): KubeObject[] {
  const names = new Set([...claimsOf(vm.spec.template.spec!), ...claimsOf(vmi.spec)]);
  return [...names].flatMap((name) =>
    [world.get(CLAIM, vm.metadata.namespace, name), world.get(DATA_VOLUME, vm.metadata.namespace, name)].flatMap(
      (found) => (found ? [asKubeObject(found)] : []),
    ),
  );
}

const equalTemplates = (a: VirtualMachine, b: VirtualMachine): boolean =>
  contains(a.spec.template, b.spec.template) && contains(b.spec.template, a.spec.template);

/** A guest that runs what the VM says is of the VM's generation, whatever changed elsewhere in the VM. */
const atGeneration = (vmi: Instance, vm: VirtualMachine): Instance => ({
  ...vmi,
  metadata: {
    ...vmi.metadata,
    annotations: { ...vmi.metadata.annotations, [GENERATION_ANNOTATION]: String(vm.metadata.generation) },
  },
});
