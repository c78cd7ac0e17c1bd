import type { IConstruct } from 'constructs';
import { isUnresolved, type MaybeUnresolved, mapUnresolved } from '../../kube/unresolved';
import { constructError, isKnown, type Quantity, quantity } from '../base';
import {
  COMMON_INSTANCETYPES,
  COMMON_PREFERENCES,
  type CommonInstancetype,
  type CommonPreference,
} from './common-instancetypes';
import type { Json } from './json';
import { type PreferredDevices, VIRTIO, WITHOUT_VIRTIO } from './preference-devices';

/** An instancetype other than the common ones, by name. */
export interface InstancetypeRef {
  /** @change /spec.instancetype */
  readonly name: string;
  /** @change /spec.instancetype */
  readonly kind: 'VirtualMachineInstancetype' | 'VirtualMachineClusterInstancetype';
}

/** A preference other than the common ones, by name. */
export interface PreferenceRef {
  /** @change /spec.preference */
  readonly name: string;
  /** @change /spec.preference */
  readonly kind: 'VirtualMachinePreference' | 'VirtualMachineClusterPreference';
  /**
   * The devices that the preference asks for, where it is not virtio. Default: left to the preference.
   * @change domain.devices.disks[].disk.bus
   */
  readonly devices?: PreferredDevices;
}

/** Processors of a guest: a number of vCPUs, or their topology. */
export type Cpu = number | CpuTopology;

export interface CpuTopology {
  /**
   * Default 1.
   * @change domain.cpu.sockets
   */
  readonly sockets?: number;
  /**
   * Default 1.
   * @change domain.cpu.cores
   */
  readonly cores?: number;
  /**
   * Default 1.
   * @change domain.cpu.threads
   */
  readonly threads?: number;
  /**
   * Default: four times `sockets`.
   * @change domain.cpu.maxSockets
   */
  readonly maxSockets?: number;
  /**
   * `host-model` (KubeVirt's default), `host-passthrough`, or a model that libvirt knows.
   * @change domain.cpu.model
   */
  readonly model?: string;
  /** @change domain.cpu.features */
  readonly features?: readonly {
    readonly name: string;
    readonly policy?: 'force' | 'require' | 'optional' | 'disable' | 'forbid';
  }[];
  /**
   * Pins every vCPU to a processor of its own.
   * @change domain.cpu.dedicatedCpuPlacement
   */
  readonly dedicatedCpuPlacement?: boolean;
  /** @change domain.cpu.isolateEmulatorThread */
  readonly isolateEmulatorThread?: boolean;
  /** @change domain.cpu.numa */
  readonly numa?: { readonly guestMappingPassthrough: Record<string, never> };
  /** @change domain.cpu.realtime */
  readonly realtime?: { readonly mask?: string };
}

export const Cpu = {
  /** So many vCPUs, each a socket: the only shape whose number can be raised while the guest runs. */
  count: (vcpus: number): CpuTopology => ({ sockets: vcpus }),
  topology: (topology: CpuTopology): CpuTopology => topology,
};

/** Memory of a guest: its amount, or more than that. */
export type Memory = Quantity | MemoryProps;

export interface MemoryProps {
  /**
   * What the guest sees.
   * @change domain.memory.guest
   */
  readonly guest: Quantity;
  /**
   * Default: four times `guest`.
   * @change domain.memory.maxGuest
   */
  readonly maxGuest?: Quantity;
  /**
   * Backs the memory with pages of this size: `2Mi` or `1Gi`.
   * @change domain.memory.hugepages
   */
  readonly hugepages?: '2Mi' | '1Gi';
}

export const Memory = {
  of: (guest: Quantity, options: Omit<MemoryProps, 'guest'> = {}): MemoryProps => ({ guest, ...options }),
};

/** The machine's size is that of an instancetype. */
export interface SizedByInstancetype {
  /**
   * One of the common instancetypes, `u1.medium`; or `Instancetype.named('mine')`; or an `Instancetype` of this program.
   * @change /spec.instancetype
   */
  readonly instancetype: CommonInstancetype | InstancetypeRef;
  /**
   * One of the common preferences, `ubuntu`; or `Preference.named('mine')`; or a `Preference` of this program.
   * @change /spec.preference
   */
  readonly preference?: CommonPreference | PreferenceRef;
  readonly cpu?: never;
  readonly memory?: never;
}

/** The machine says its own size. */
export interface SizedExplicitly {
  /** @change domain.cpu.sockets */
  readonly cpu: Cpu;
  /** @change domain.memory.guest */
  readonly memory: Memory;
  /** @change /spec.preference */
  readonly preference?: CommonPreference | PreferenceRef;
  readonly instancetype?: never;
}

export type Sizing = SizedByInstancetype | SizedExplicitly;

/** `spec.instancetype` and `spec.preference`. */
export function matchers(construct: IConstruct, sizing: Sizing): { instancetype?: Json; preference?: Json } {
  checkSizing(construct, sizing);
  return {
    instancetype: matcher(
      construct,
      'instancetype',
      sizing.instancetype,
      'VirtualMachineClusterInstancetype',
      COMMON_INSTANCETYPES,
    ),
    preference: matcher(
      construct,
      'preference',
      sizing.preference,
      'VirtualMachineClusterPreference',
      COMMON_PREFERENCES,
    ),
  };
}

function checkSizing(construct: IConstruct, { instancetype, cpu, memory }: Sizing): void {
  if (instancetype !== undefined && (cpu !== undefined || memory !== undefined)) {
    throw constructError(
      construct,
      'the machine has an `instancetype` and also `cpu` or `memory`, and KubeVirt refuses such a machine. Drop one of the two.',
    );
  }
  if (instancetype === undefined && (cpu === undefined || memory === undefined)) {
    throw constructError(
      construct,
      "the machine has no size. Give it an `instancetype`, such as 'u1.medium', or `cpu` and `memory`.",
    );
  }
}

function matcher(
  construct: IConstruct,
  what: 'instancetype' | 'preference',
  ref: string | InstancetypeRef | PreferenceRef | undefined,
  clusterKind: string,
  common: readonly string[],
): Json | undefined {
  if (ref === undefined) return undefined;
  if (typeof ref !== 'string')
    return isUnresolved(ref) ? { name: ref, kind: clusterKind } : { name: ref.name, kind: ref.kind };
  if (isKnown(ref) && !common.includes(ref)) {
    const word = what === 'instancetype' ? 'Instancetype' : 'Preference';
    const near = common.filter((name) => name.split('.')[0] === ref.split('.')[0]);
    throw constructError(
      construct,
      `${what} "${ref}" is none of those that KubeVirt brings${near.length ? ` (${near.join(', ')})` : ''}. ` +
        `If it is your own, say so: ${word}.named('${ref}'), or ${word}.clusterNamed('${ref}').`,
    );
  }
  return { name: ref, kind: clusterKind };
}

/** `domain.cpu`: sockets, cores and threads are always written, since a machine without them asks for a restart for ever. */
export function cpuSpec(cpu: Cpu): MaybeUnresolved<Json> {
  if (isUnresolved(cpu))
    return mapUnresolved(cpu as unknown, (known) => cpuSpec(known as Cpu)) as MaybeUnresolved<Json>;
  const { sockets, cores, threads, ...rest }: CpuTopology = typeof cpu === 'number' ? { sockets: cpu } : cpu;
  return { sockets: sockets ?? 1, cores: cores ?? 1, threads: threads ?? 1, ...rest };
}

/** `domain.memory`. */
export function memorySpec(memory: Memory): Json {
  const { guest, maxGuest, hugepages }: MemoryProps =
    typeof memory === 'object' && 'guest' in memory ? memory : { guest: memory as Quantity };
  return {
    guest: quantity(guest),
    maxGuest: maxGuest === undefined ? undefined : quantity(maxGuest),
    hugepages: hugepages === undefined ? undefined : { pageSize: hugepages },
  };
}

/** The devices that the machine's preference asks for; `undefined` where only the preference itself knows. */
export function preferredDevices(preference: Sizing['preference']): PreferredDevices | undefined {
  if (preference === undefined) return VIRTIO;
  if (typeof preference === 'string') return isKnown(preference) ? (WITHOUT_VIRTIO[preference] ?? VIRTIO) : undefined;
  return isUnresolved(preference) ? undefined : preference.devices;
}
