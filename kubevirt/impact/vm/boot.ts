/** The guest that a VM boots, made by `defaults` as KubeVirt makes it, and normalized so that it can be compared. */
import { copyJson, type JsonObject } from '../../../kube/json';
import { quantityValue } from '../../../kube/quantity';
import type { ClusterConfig } from '../../config';
import { fillGuest, guestOf, storedVm } from '../../defaults';
import type { ObjectIndex } from '../../object-index';
import { normalize } from '../normalize';
import type { Expanded } from './expanded';
import { type Item, readSpec, type VmiSpec } from './read-vm';
import { NOTHING_PENDING, type Vmi } from './vmi';

/** The guest of a VM as it has just booted. */
export function boot({ full, named }: Expanded, cluster: ClusterConfig, { find }: ObjectIndex): Vmi {
  const { spec = {} } = guestOf(storedVm(named, cluster, find), cluster, find);
  const written = withoutAbsentInterfaces(readSpec(normalize(spec)));
  const booted = filled(written, cluster);
  return {
    metadata: full.metadata,
    spec: withoutRoom(booted, written),
    maxSockets: numbers(booted.domain.cpu ?? {}).maxSockets,
    maxGuest: quantityValue(booted.domain.memory?.['maxGuest']),
    guestAtBoot: quantityValue(booted.domain.memory?.['guest']),
    pending: NOTHING_PENDING,
  };
}

/** The spec that the next boot of a VM would give its guest, but for NICs in `keep` that are to be absent. */
export function nextSpec(
  now: Expanded,
  cluster: ClusterConfig,
  { find }: ObjectIndex,
  keep: ReadonlySet<string>,
): VmiSpec {
  const { spec = {} } = guestOf(storedVm(now.named, cluster, find), cluster, find);
  return filledSpec(withoutAbsentInterfaces(readSpec(normalize(spec)), keep), cluster);
}

/** A guest's spec with the defaults of what was plugged since it booted. */
export function filledSpec(spec: VmiSpec, cluster: ClusterConfig): VmiSpec {
  return withoutRoom(filled(spec, cluster), spec);
}

function filled(written: VmiSpec, cluster: ClusterConfig): VmiSpec {
  const spec = copyJson(written);
  fillGuest({ metadata: {}, spec }, cluster);
  return readSpec(normalize(spec));
}

/** The room to grow follows from the size at boot: on its own it does not count as a difference. */
function withoutRoom(spec: VmiSpec, written: VmiSpec): VmiSpec {
  const { cpu, memory } = spec.domain;
  return {
    ...spec,
    domain: {
      ...spec.domain,
      ...(cpu && { cpu: asWritten(cpu, 'maxSockets', written.domain.cpu) }),
      ...(memory && { memory: asWritten(memory, 'maxGuest', written.domain.memory) }),
    },
  };
}

function asWritten(part: JsonObject, key: string, written: JsonObject = {}): JsonObject {
  const { [key]: _, ...rest } = part;
  return written[key] === undefined ? rest : { ...rest, [key]: written[key] };
}

const NONE: ReadonlySet<string> = new Set();

/** A NIC that is to be absent is not in the guest, and the controller drops its entry. Those named in `keep` stay. */
export function withoutAbsentInterfaces(spec: VmiSpec, keep: ReadonlySet<string> = NONE): VmiSpec {
  const { interfaces } = spec.domain.devices;
  const absent = interfaces.filter(({ state, name }) => state === 'absent' && !keep.has(name));
  const gone = new Set(absent.map(({ name }) => name));
  if (gone.size === 0) return spec;
  const kept = (items: readonly Item[]) => items.filter(({ name }) => !gone.has(name));
  const devices = { ...spec.domain.devices, interfaces: kept(interfaces) };
  return { ...spec, networks: kept(spec.networks), domain: { ...spec.domain, devices } };
}

export function architectureOf(spec: VmiSpec, cluster: ClusterConfig): string {
  return typeof spec['architecture'] === 'string' ? spec['architecture'] : cluster.architecture;
}

export function numbers(cpu: JsonObject): Record<'maxSockets' | 'sockets' | 'cores' | 'threads', number> {
  const of = (key: string) => (typeof cpu[key] === 'number' ? cpu[key] : 0);
  return { maxSockets: of('maxSockets'), sockets: of('sockets'), cores: of('cores'), threads: of('threads') };
}
