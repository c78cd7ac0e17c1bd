import type { IConstruct } from 'constructs';
import { isUnresolved, type MaybeUnresolved, mapUnresolved } from '../../kube/unresolved';
import type { core } from '../../kubevirt/types';
import { constructError, isKnown, type Quantity, quantity } from '../base';
import {
  COMMON_INSTANCETYPES,
  COMMON_PREFERENCES,
  type CommonInstancetype,
  type CommonPreference,
} from './common-instancetypes';
import type { Json } from './json';
import { type PreferredDevices, VIRTIO, WITHOUT_VIRTIO } from './preference-devices';

/** A reference to an instancetype. */
export interface InstancetypeRef {
  /**
   * Name of the instancetype.
   * @change /spec.instancetype
   */
  readonly name: string;
  /**
   * Kind of the instancetype: of one namespace, or of the cluster.
   * @change /spec.instancetype
   */
  readonly kind: 'VirtualMachineInstancetype' | 'VirtualMachineClusterInstancetype';
}

/** A reference to a preference. */
export interface PreferenceRef {
  /**
   * Name of the preference.
   * @change /spec.preference
   */
  readonly name: string;
  /**
   * Kind of the preference: of one namespace, or of the cluster.
   * @change /spec.preference
   */
  readonly kind: 'VirtualMachinePreference' | 'VirtualMachineClusterPreference';
  /**
   * Disk bus and NIC model that the preference asks for. Set them if they are not virtio: they are then written into the
   * VM.
   * @default - left to the preference
   * @change domain.devices.disks[].disk.bus
   */
  readonly devices?: PreferredDevices;
}

/** An instancetype or preference that KubeVirt reads off the labels of a disk's origin, such as those that a `GoldenImage` sets. */
export interface InferredFromVolume {
  /**
   * Name of the disk: a claim, or a clone of a claim, snapshot or DataSource.
   * @change /spec.instancetype
   * @change /spec.preference
   */
  readonly inferFromVolume: string;
  /**
   * Reaction to a disk without the labels: `Reject` the VM, or `Ignore` the reference.
   * @default Reject
   * @change /spec.instancetype
   * @change /spec.preference
   */
  readonly failurePolicy?: 'Reject' | 'Ignore';
}

/** Instancetype other than a common one. */
export type OtherInstancetype = InstancetypeRef | InferredFromVolume;

/** Preference other than a common one. */
export type OtherPreference = PreferenceRef | InferredFromVolume;

/** What only vCPUs on physical CPUs of their own can have. */
type VcpuPlacement =
  | { readonly dedicatedCpuPlacement: true }
  | { readonly isolateEmulatorThread?: false; readonly numa?: never; readonly realtime?: never };

/** CPU of a guest: the number of vCPUs, or their topology. */
export type Cpu = number | (CpuTopology & VcpuPlacement);

/** Topology and model of the vCPUs. */
export interface CpuTopology {
  /**
   * Number of sockets; the only part of the topology that can be raised while the guest runs.
   * @default 1
   * @change domain.cpu.sockets
   * @see https://kubevirt.io/user-guide/compute/cpu_hotplug/
   */
  readonly sockets?: number;
  /**
   * Number of cores in each socket.
   * @default 1
   * @change domain.cpu.cores
   */
  readonly cores?: number;
  /**
   * Number of threads in each core.
   * @default 1
   * @change domain.cpu.threads
   */
  readonly threads?: number;
  /**
   * Number of sockets up to which the guest can grow while it runs. The guest sees all of them from its boot on, most of
   * them unplugged, which costs it and the pod a little memory each. Raising the limit itself needs a restart.
   * @default - four times `sockets`
   * @change domain.cpu.maxSockets
   */
  readonly maxSockets?: number;
  /**
   * CPU model: `host-model`, `host-passthrough`, or a model that libvirt knows.
   * @default host-model
   * @change domain.cpu.model
   */
  readonly model?: string;
  /**
   * CPU features to require or disable.
   * @default - none
   * @change domain.cpu.features
   */
  readonly features?: readonly {
    readonly name: string;
    readonly policy?: 'force' | 'require' | 'optional' | 'disable' | 'forbid';
  }[];
  /**
   * Whether to pin every vCPU to a physical CPU of its own. The node must run the CPU manager with the static policy, and
   * no other pod uses these CPUs, even while the guest is idle.
   * @default false
   * @change domain.cpu.dedicatedCpuPlacement
   * @see https://kubevirt.io/user-guide/compute/dedicated_cpu_resources/
   */
  readonly dedicatedCpuPlacement?: boolean;
  /**
   * Whether to give the emulator thread a physical CPU of its own, so that it never interrupts a vCPU: one CPU more, or
   * two where the cluster keeps the number even. Needs `dedicatedCpuPlacement`.
   * @default false
   * @change domain.cpu.isolateEmulatorThread
   */
  readonly isolateEmulatorThread?: boolean;
  /**
   * NUMA topology of the guest: that of the physical CPUs and huge pages that it gets. Needs `dedicatedCpuPlacement` and
   * huge pages, and the guest sees another topology after each start on another node.
   * @default - none
   * @change domain.cpu.numa
   * @see https://kubevirt.io/user-guide/compute/numa/
   */
  readonly numa?: { readonly guestMappingPassthrough: Record<string, never> };
  /**
   * Real-time scheduling of the vCPUs that `mask` selects (`0-3,^1`), by default of all. The node needs a real-time kernel
   * and the label `kubevirt.io/realtime`. Needs `dedicatedCpuPlacement`, `numa` and huge pages.
   * @default - none
   * @change domain.cpu.realtime
   */
  readonly realtime?: { readonly mask?: string };
}

export const Cpu = {
  /** A number of vCPUs, each a socket: the only topology that can grow while the guest runs. */
  count: (vcpus: number): Cpu => ({ sockets: vcpus }),
  /** Sockets, cores and threads, and further options. */
  topology: (topology: CpuTopology & VcpuPlacement): Cpu => topology,
  /** vCPUs that are pinned to physical CPUs of their own. */
  dedicated: (topology: Omit<CpuTopology, 'dedicatedCpuPlacement'>): Cpu => ({
    ...topology,
    dedicatedCpuPlacement: true,
  }),
  /**
   * vCPUs for latency-sensitive work: pinned, on the NUMA topology of the node, scheduled in real time, with the emulator on a CPU of its
   * own. Needs huge pages: `memory: Memory.of('8Gi', { hugepages: '1Gi' })`.
   */
  realtime: (topology: Omit<CpuTopology, 'dedicatedCpuPlacement'>): Cpu => ({
    isolateEmulatorThread: true,
    numa: { guestMappingPassthrough: {} },
    realtime: {},
    ...topology,
    dedicatedCpuPlacement: true,
  }),
};

/** Memory of a guest: the amount, or amount and options. */
export type Memory = Quantity | MemoryProps;

/** Amount and options of the memory. */
export interface MemoryProps {
  /**
   * Amount of memory that the guest sees.
   * @change domain.memory.guest
   * @see https://kubevirt.io/user-guide/compute/memory_hotplug/
   */
  readonly guest: Quantity;
  /**
   * Amount of memory up to which the guest can grow while it runs. It grows by a live migration: only on amd64, from 1Gi
   * on, in multiples of 2Mi (1Gi with huge pages of that size), and not with NUMA passthrough, real-time scheduling or
   * encrypted memory. A larger limit costs the guest a little memory for its page tables.
   * @default - four times `guest`
   * @change domain.memory.maxGuest
   */
  readonly maxGuest?: Quantity;
  /**
   * Size of the huge pages that back the memory. The guest runs only on nodes that have reserved as many of this size.
   * @default - none: normal pages
   * @change domain.memory.hugepages
   * @see https://kubevirt.io/user-guide/compute/hugepages/
   */
  readonly hugepages?: '2Mi' | '1Gi';
}

export const Memory = {
  /** An amount of memory, with further options. */
  of: (guest: Quantity, options: Omit<MemoryProps, 'guest'> = {}): MemoryProps => ({ guest, ...options }),
};

/** A guest whose size comes from an instancetype. */
export interface SizedByInstancetype {
  /**
   * A common instancetype such as `u1.medium`, `Instancetype.named('mine')`, an `Instancetype` of this program, or
   * `Instancetype.inferFromVolume()` for that of a golden image.
   * @change /spec.instancetype
   * @see https://kubevirt.io/user-guide/user_workloads/instancetypes/
   */
  readonly instancetype: CommonInstancetype | OtherInstancetype;
  /**
   * A common preference such as `ubuntu`, `Preference.named('mine')`, a `Preference` of this program, or
   * `Preference.inferFromVolume()` for that of a golden image.
   * @default - none
   * @change /spec.preference
   */
  readonly preference?: CommonPreference | OtherPreference;
  readonly cpu?: never;
  readonly memory?: never;
  readonly resources?: never;
}

/** A guest with an explicit size. */
export interface SizedExplicitly {
  /**
   * Number of vCPUs, each a socket, or a topology.
   * @change domain.cpu.sockets
   */
  readonly cpu: Cpu;
  /**
   * Amount of memory, or amount and options.
   * @change domain.memory.guest
   */
  readonly memory: Memory;
  /**
   * Requests and limits of the pod. A CPU limit throttles the guest, and a memory request below `memory` overcommits the
   * node.
   * @default - KubeVirt requests a tenth of a CPU for each vCPU and the memory with an overhead, and sets no limits
   * @change domain.resources
   */
  readonly resources?: Readonly<core.ResourceRequirements>;
  /**
   * A common preference such as `ubuntu`, `Preference.named('mine')`, a `Preference` of this program, or
   * `Preference.inferFromVolume()` for that of a golden image.
   * @default - none
   * @change /spec.preference
   */
  readonly preference?: CommonPreference | OtherPreference;
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

function checkSizing(construct: IConstruct, { instancetype, cpu, memory, resources }: Sizing): void {
  if (instancetype !== undefined && (cpu !== undefined || memory !== undefined || resources !== undefined)) {
    throw constructError(
      construct,
      'the VM has an `instancetype` as well as `cpu`, `memory` or `resources`, which KubeVirt rejects. Remove one of the two.',
    );
  }
  if (instancetype === undefined && (cpu === undefined || memory === undefined)) {
    throw constructError(
      construct,
      "the VM has no size. Set `instancetype`, for example to 'u1.medium', or set `cpu` and `memory`.",
    );
  }
}

function matcher(
  construct: IConstruct,
  what: 'instancetype' | 'preference',
  ref: string | InstancetypeRef | PreferenceRef | InferredFromVolume | undefined,
  clusterKind: string,
  common: readonly string[],
): Json | undefined {
  if (ref === undefined) return undefined;
  if (typeof ref === 'object' && 'inferFromVolume' in ref)
    return { inferFromVolume: ref.inferFromVolume, inferFromVolumeFailurePolicy: ref.failurePolicy };
  if (typeof ref !== 'string')
    return isUnresolved(ref) ? { name: ref, kind: clusterKind } : { name: ref.name, kind: ref.kind };
  if (isKnown(ref) && !common.includes(ref)) {
    const word = what === 'instancetype' ? 'Instancetype' : 'Preference';
    const near = common.filter((name) => name.split('.')[0] === ref.split('.')[0]);
    throw constructError(
      construct,
      `${what} "${ref}" is not one of the common ${what}s${near.length ? ` (${near.join(', ')})` : ''}. ` +
        `Use ${word}.named('${ref}') or ${word}.clusterNamed('${ref}') for one of your own.`,
    );
  }
  return { name: ref, kind: clusterKind };
}

/** `domain.cpu`. Sockets, cores and threads are always written, because KubeVirt asks for a restart of a VM without them. */
export function cpuSpec(cpu: Cpu): MaybeUnresolved<Json> {
  if (isUnresolved(cpu))
    return mapUnresolved(cpu as unknown, (known) => cpuSpec(known as Cpu)) as MaybeUnresolved<Json>;
  // A parameter of a template stands in for the number.
  const { sockets, cores, threads, ...rest }: CpuTopology = typeof cpu === 'object' ? cpu : { sockets: cpu };
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

/** The devices that the preference asks for; `undefined` if only the preference itself knows. */
export function preferredDevices(preference: Sizing['preference']): PreferredDevices | undefined {
  if (preference === undefined) return VIRTIO;
  if (typeof preference === 'string') return isKnown(preference) ? (WITHOUT_VIRTIO[preference] ?? VIRTIO) : undefined;
  return isUnresolved(preference) || 'inferFromVolume' in preference ? undefined : preference.devices;
}
