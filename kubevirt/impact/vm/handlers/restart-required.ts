import { type Difference, differences } from '../../../../kube/differences';
import type { JsonObject } from '../../../../kube/json';
import type { ClusterConfig } from '../../../config';
import type { MatcherKind } from '../../../instancetype';
import { architectureOf } from '../boot';
import type { Expanded } from '../expanded';
import type { Outcome } from '../outcome';
import type { RunningPass } from '../pass';
import { asObject, byName, type Domain, type VmiSpec } from '../read-vm';
import { restartRow } from '../restart-rows';
import type { Vmi } from '../vmi';
import { MATCHERS, sameReference } from './instancetype';
import { interfacesNeedRestart } from './interfaces';
import { isHotpluggable } from './volumes';

/**
 * Compares the template that the guest was booted from with the one of now, after copying over everything that can go live. What is left
 * needs a restart, and suspends CPU, memory, placement and storage migration until then.
 */
export function syncRestartRequired({ now, booted, guest, cluster }: RunningPass, outcome: Outcome): undefined {
  for (const matcher of MATCHERS) {
    if (!isUnknown(now, matcher) && !isUnknown(booted, matcher)) continue;
    if (sameReference(now, booted, matcher)) continue;
    outcome.suspended = true;
    outcome.restart.push({ subject: `/spec.${matcher}`, row: 'instancetype-unknown' });
  }
  const strategy = now.vm.updateVolumesStrategy;
  const current = withServerDefaults(now.full.spec, cluster);
  let seen = withServerDefaults(booted.full.spec, cluster);
  if (volumesCanGoLive(seen, current, strategy)) seen = { ...seen, volumes: current.volumes };
  if (disksCanGoLive(booted.full.spec, current)) seen = withDevice(seen, 'disks', current);
  if (cluster.liveUpdate) seen = withLiveFields(seen, current);
  if (!interfacesNeedRestart(current, guest.spec)) {
    seen = { ...withDevice(seen, 'interfaces', current), networks: current.networks };
  }
  seen = withGuestUuid(seen, current, guest);
  for (const difference of differences(seen, current)) {
    outcome.suspended = true;
    if (isPluggedDisk(difference, booted.full.spec, current)) continue;
    const pluggedNic = isPluggedNic(difference, now.vm.spec);
    outcome.restart.push({ subject: difference.path, row: restartRow(difference, { strategy, pluggedNic }) });
  }
}

function isUnknown({ unknown, missing }: Expanded, matcher: MatcherKind): boolean {
  return unknown.includes(matcher) || missing.includes(matcher);
}

/** Once one disk needs a restart the controller compares them all; those that go live by themselves are not to blame. */
function isPluggedDisk({ path }: Difference, seen: VmiSpec, current: VmiSpec): boolean {
  const name = /^(?:volumes|domain\.devices\.disks)\[([^\]]*)\]/.exec(path)?.[1];
  if (name === undefined) return false;
  return isHotpluggable(byName(current.volumes).get(name) ?? byName(seen.volumes).get(name));
}

/** A NIC that goes live as it is written, but is compared with its preference applied. */
function isPluggedNic({ path, from }: Difference, written: VmiSpec): boolean {
  const name = /^(?:domain\.devices\.interfaces|networks)\[([^\]]*)\]$/.exec(path)?.[1];
  const nic = from === undefined && name !== undefined && byName(written.domain.devices.interfaces).get(name);
  return !!nic && (nic['bridge'] !== undefined || nic['sriov'] !== undefined);
}

/** The VM's webhook writes these two, so that spelling them out changes nothing. */
function withServerDefaults(spec: VmiSpec, cluster: ClusterConfig): VmiSpec {
  const architecture = architectureOf(spec, cluster);
  const machine = { type: cluster.machineType(architecture), ...asObject(spec.domain['machine']) };
  return { ...spec, architecture, domain: { ...spec.domain, machine } };
}

/** Looks at the new volumes only: what is hotpluggable now may have been anything before. */
function volumesCanGoLive(seen: VmiSpec, current: VmiSpec, strategy: unknown): boolean {
  const left = byName(seen.volumes);
  for (const volume of current.volumes) {
    const old = left.get(volume.name);
    if (!isHotpluggable(volume)) {
      if (!old) return false;
      const claim = volume['persistentVolumeClaim'] !== undefined || volume['dataVolume'] !== undefined;
      if (!(claim && strategy === 'Migration') && differences(old, volume).length > 0) return false;
    }
    left.delete(volume.name);
  }
  return [...left.values()].every(isHotpluggable);
}

function disksCanGoLive(seen: VmiSpec, current: VmiSpec): boolean {
  const left = byName(seen.domain.devices.disks);
  const oldVolumes = byName(seen.volumes);
  const volumes = byName(current.volumes);
  for (const disk of current.domain.devices.disks) {
    const old = left.get(disk.name);
    if (!isHotpluggable(volumes.get(disk.name)) && (!old || differences(old, disk).length > 0)) return false;
    left.delete(disk.name);
  }
  return [...left.values()].every((disk) => {
    const volume = oldVolumes.get(disk.name);
    return (volume === undefined || isHotpluggable(volume)) && disk['cdrom'] === undefined;
  });
}

function withDevice(spec: VmiSpec, device: 'disks' | 'interfaces', from: VmiSpec): VmiSpec {
  const devices = { ...spec.domain.devices, [device]: from.domain.devices[device] };
  return { ...spec, domain: { ...spec.domain, devices } };
}

const PLACEMENT = ['nodeSelector', 'affinity', 'tolerations'];

/** Sockets only between two cpu blocks; memory.guest also where there was no memory block. */
function withLiveFields(seen: VmiSpec, current: VmiSpec): VmiSpec {
  const domain: Domain = { ...seen.domain };
  const guest = current.domain.memory?.['guest'];
  if (domain.cpu && current.domain.cpu) domain.cpu = withField(domain.cpu, 'sockets', current.domain.cpu['sockets']);
  if (guest !== undefined) domain.memory = { ...domain.memory, guest };
  const { nodeSelector: _n, affinity: _a, tolerations: _t, ...fixed } = seen;
  return Object.assign(fixed, placementOf(current), { domain }) as VmiSpec;
}

function placementOf(spec: VmiSpec): JsonObject {
  return Object.fromEntries(
    PLACEMENT.filter((field) => spec[field] !== undefined).map((field) => [field, spec[field]]),
  );
}

function withField<T extends object>(object: T, key: string, value: unknown): T {
  const { [key as keyof T]: _, ...rest } = object;
  return (value === undefined ? rest : { ...rest, [key]: value }) as T;
}

/** A UUID that the VM took over from its guest does not count as a change. */
function withGuestUuid(seen: VmiSpec, current: VmiSpec, guest: Vmi): VmiSpec {
  const uuid = asObject(current.domain['firmware'])['uuid'];
  if (uuid === undefined || asObject(guest.spec.domain['firmware'])['uuid'] !== uuid) return seen;
  return { ...seen, domain: { ...seen.domain, firmware: { ...asObject(seen.domain['firmware']), uuid } } };
}
