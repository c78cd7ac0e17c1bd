import { quantityValue } from '../../../../kube/quantity';
import type { Fault } from '../../fault';
import type { Machine } from '../../machine';
import { machineRules } from '../../rule';
import { show } from '../../suggest';
import { amount, whole } from './amount';
import { gateClosed } from './words';

const MEBI = 1024 ** 2;
const GIBI = 1024 ** 3;

/** The memory that pages are counted against: what is requested, else what the guest has, else the limit. */
function pagedMemory({ requests, limits, memory }: Machine): { bytes: number; at: string } {
  const candidates = [
    { bytes: whole(requests['memory']), at: 'domain.resources.requests.memory' },
    { bytes: whole(memory.guest), at: 'domain.memory.guest' },
    { bytes: whole(limits['memory']), at: 'domain.resources.limits.memory' },
  ];
  return candidates.find(({ bytes }) => bytes !== 0) ?? { bytes: 0, at: 'domain.memory.guest' };
}

/** Bytes of a page, where hugepages are asked for and the size is a quantity. */
function pageOf({ memory }: Machine): number | undefined {
  if (memory.hugepages === undefined) return undefined;
  const size = quantityValue(memory.hugepages.pageSize ?? '');
  return size === undefined ? undefined : Math.ceil(size);
}

/** Rules on hot-plugging memory: only where a VM has maxGuest and the cluster rolls changes out live. The first one that fires is told, as the API does. */
const hotplug = (check: (machine: Machine, max: number) => Fault | undefined) => (machine: Machine) =>
  machine.memory.maxGuest !== undefined && machine.cluster.liveUpdate
    ? check(machine, amount(machine.memory.maxGuest))
    : undefined;

/** What guest and maximum must be a multiple of. */
const blockOf = ({ memory }: Machine) =>
  memory.hugepages?.pageSize === '1Gi' ? { bytes: GIBI, name: '1Gi' } : { bytes: 2 * MEBI, name: '2Mi' };

const carriers = ['VirtualMachine', 'VirtualMachinePool'] as const;
const sizes = (guest: string, maxGuest: string, more: object = {}) => ({
  'domain.memory': { guest, maxGuest, ...more },
});
const memory = (requests?: string, limits?: string) => ({
  'domain.resources': {
    ...(requests && { requests: { memory: requests } }),
    ...(limits && { limits: { memory: limits } }),
  },
});
const arch = { architecture: 'amd64' };

export const MEMORY = machineRules(
  'memory',
  [
    {
      id: 'MEM-01',
      title: 'A negative memory request',
      paths: ['domain.resources.requests.memory'],
      check: ({ requests }) =>
        whole(requests['memory']) < 0
          ? {
              at: 'domain.resources.requests.memory',
              message: `The memory request ${show(requests['memory'])} is negative. Leave it out and set domain.memory.guest.`,
              found: requests['memory'],
              allowed: '1M or more',
            }
          : undefined,
      good: memory('2Gi'),
      bad: memory('-1Gi'),
    },
    {
      id: 'MEM-02',
      title: 'A memory request of next to nothing',
      paths: ['domain.resources.requests.memory'],
      check: ({ requests }) => {
        const bytes = amount(requests['memory']);
        return bytes > 0 && bytes < 1e6
          ? {
              at: 'domain.resources.requests.memory',
              message: `The memory request ${show(requests['memory'])} is in bytes and less than 1M. A unit may be missing: did you mean ${Math.ceil(bytes)}Mi?`,
              found: requests['memory'],
              allowed: '1M or more',
              suggestion: `${Math.ceil(bytes)}Mi`,
            }
          : undefined;
      },
      good: memory('1M'),
      bad: { ...memory('64'), 'domain.memory': { guest: '2Gi' } },
    },
    {
      id: 'MEM-03',
      title: 'A negative memory limit',
      paths: ['domain.resources.limits.memory'],
      check: ({ limits }) =>
        whole(limits['memory']) < 0
          ? {
              at: 'domain.resources.limits.memory',
              message: `The memory limit ${show(limits['memory'])} is negative. Leave it out: KubeVirt works out what the guest's pod needs.`,
              found: limits['memory'],
              allowed: '0 or more',
            }
          : undefined,
      good: memory('2Gi', '4Gi'),
      bad: memory(undefined, '-1Gi'),
    },
    {
      id: 'MEM-04',
      title: 'A memory request above its limit',
      paths: ['domain.resources.requests.memory', 'domain.resources.limits.memory'],
      check: ({ requests, limits }) =>
        whole(limits['memory']) > 0 && whole(requests['memory']) > whole(limits['memory'])
          ? {
              at: 'domain.resources.requests.memory',
              message: `The memory request ${show(requests['memory'])} is above the limit ${show(limits['memory'])}. Lower the request or raise the limit.`,
              found: requests['memory'],
              allowed: `at most ${String(limits['memory'])}`,
            }
          : undefined,
      good: memory('2Gi', '4Gi'),
      bad: memory('4Gi', '3Gi'),
    },
    {
      id: 'MEM-05',
      title: 'A page size that is no quantity',
      paths: ['domain.memory.hugepages.pageSize'],
      check: (machine) =>
        machine.memory.hugepages !== undefined && pageOf(machine) === undefined
          ? {
              at: 'domain.memory.hugepages.pageSize',
              message: `${show(machine.memory.hugepages.pageSize ?? '')} is no size of hugepages. Use one that the nodes have, such as 2Mi or 1Gi.`,
              found: machine.memory.hugepages.pageSize,
              allowed: 'a quantity such as 2Mi or 1Gi',
            }
          : undefined,
      good: { 'domain.memory.hugepages': { pageSize: '2Mi' } },
      bad: { 'domain.memory.hugepages': { pageSize: '2MB' } },
    },
    {
      id: 'MEM-06',
      title: 'A page larger than the memory',
      paths: ['domain.memory.hugepages.pageSize'],
      check: (machine) => {
        const page = pageOf(machine);
        const { bytes, at } = pagedMemory(machine);
        return page && bytes !== 0 && bytes < page
          ? {
              at,
              message: `The guest has ${bytes / MEBI}Mi of memory, less than one hugepage of ${machine.memory.hugepages!.pageSize}. Give it more memory, or take a smaller pageSize.`,
              found: bytes,
              allowed: `at least ${machine.memory.hugepages!.pageSize}`,
            }
          : undefined;
      },
      good: { 'domain.memory': { guest: '1Gi', hugepages: { pageSize: '1Gi' } } },
      bad: { 'domain.memory': { guest: '512Mi', hugepages: { pageSize: '1Gi' } } },
    },
    {
      id: 'MEM-07',
      title: 'Memory that does not fill its pages',
      paths: ['domain.memory.hugepages.pageSize'],
      check: (machine) => {
        const page = pageOf(machine);
        const { bytes, at } = pagedMemory(machine);
        return page && bytes >= page && bytes % page !== 0
          ? {
              at,
              message: `The guest has ${bytes / MEBI}Mi of memory, which does not fill whole hugepages of ${machine.memory.hugepages!.pageSize}. Use a multiple of ${machine.memory.hugepages!.pageSize}, or a smaller pageSize.`,
              found: bytes,
              allowed: `a multiple of ${machine.memory.hugepages!.pageSize}`,
            }
          : undefined;
      },
      good: { 'domain.memory': { guest: '2Gi', hugepages: { pageSize: '1Gi' } } },
      bad: { 'domain.memory': { guest: '1536Mi', hugepages: { pageSize: '1Gi' } } },
    },
    {
      id: 'MEM-08',
      title: 'Pages of size zero',
      paths: ['domain.memory.hugepages.pageSize'],
      check: (machine) =>
        pageOf(machine) === 0
          ? {
              at: 'domain.memory.hugepages.pageSize',
              message:
                "The pageSize is 0, at which KubeVirt's webhook crashes, so that the API answers with an internal error. Use a size that the nodes have, such as 2Mi or 1Gi.",
              found: machine.memory.hugepages!.pageSize,
              allowed: 'a size such as 2Mi or 1Gi',
            }
          : undefined,
      good: { 'domain.memory.hugepages': { pageSize: '2Mi' } },
      bad: { 'domain.memory.hugepages': { pageSize: '0' } },
    },
    {
      id: 'MEM-09',
      title: 'Hugepages in a set without a memory size',
      paths: ['domain.memory.hugepages'],
      carriers: ['VirtualMachineInstanceReplicaSet', 'VirtualMachinePool'],
      only: 'template',
      check: (machine) =>
        pageOf(machine) !== undefined && whole(machine.requests['memory']) === 0 && machine.memory.guest === undefined
          ? {
              at: 'domain.memory.guest',
              message:
                "Hugepages are set but no memory size, at which KubeVirt's webhook crashes in sets and pools, so that the API answers with an internal error. Set domain.memory.guest.",
            }
          : undefined,
      good: {
        edit: { 'domain.memory': { guest: '2Gi', hugepages: { pageSize: '2Mi' } } },
        kind: 'VirtualMachineInstanceReplicaSet',
      },
      bad: { edit: { 'domain.memory': { hugepages: { pageSize: '2Mi' } } }, kind: 'VirtualMachineInstanceReplicaSet' },
    },
    {
      id: 'MEM-10',
      title: 'More memory than the limit',
      paths: ['domain.memory.guest', 'domain.resources.limits.memory'],
      check: ({ cluster, memory: { guest }, limits }) =>
        !cluster.liveUpdate &&
        guest !== undefined &&
        whole(limits['memory']) !== 0 &&
        whole(limits['memory']) < whole(guest)
          ? {
              at: 'domain.memory.guest',
              message: `The guest has ${show(guest)} of memory, more than its memory limit ${show(limits['memory'])}. Raise the limit, or better leave it out.`,
              found: guest,
              allowed: `at most ${String(limits['memory'])}`,
            }
          : undefined,
      good: {
        edit: { 'domain.memory': { guest: '2Gi' }, ...memory(undefined, '3Gi') },
        configuration: { vmRolloutStrategy: 'Stage' },
      },
      bad: {
        edit: { 'domain.memory': { guest: '4Gi' }, ...memory(undefined, '3Gi') },
        configuration: { vmRolloutStrategy: 'Stage' },
      },
    },
    {
      id: 'MEM-11',
      title: 'A reserved overhead without its feature gate',
      paths: ['domain.memory.reservedOverhead'],
      check: ({ memory: { reservedOverhead }, cluster }) =>
        reservedOverhead !== undefined && !cluster.gate('ReservedOverheadMemlock')
          ? gateClosed(
              'domain.memory.reservedOverhead',
              'Memory reserved beside that of the guest (reservedOverhead)',
              'ReservedOverheadMemlock',
            )
          : undefined,
      good: {
        edit: { 'domain.memory.reservedOverhead': { memLock: 'Required' } },
        configuration: { developerConfiguration: { featureGates: ['ReservedOverheadMemlock'] } },
      },
      bad: { 'domain.memory.reservedOverhead': { memLock: 'Required' } },
    },
    {
      id: 'MEM-12',
      title: 'A guest without memory',
      paths: ['domain.memory.guest'],
      only: 'guest',
      check: ({ requests, memory: { guest, hugepages } }) =>
        whole(requests['memory']) === 0 && guest === undefined && hugepages === undefined
          ? {
              at: 'domain.memory.guest',
              message:
                'Nothing says how much memory the guest has. Set domain.memory.guest, such as 2Gi, or name an instancetype (a size kept in the cluster) in spec.instancetype.',
              suggestion: '2Gi',
            }
          : undefined,
      good: { 'domain.memory': { guest: '512Mi' } },
      bad: { 'domain.memory': undefined },
    },
    {
      id: 'MEM-13',
      title: 'Memory to hot-plug in a realtime guest',
      paths: ['domain.memory.maxGuest', 'domain.cpu.realtime'],
      carriers,
      check: hotplug(({ cpu }) =>
        cpu.realtime === undefined
          ? undefined
          : {
              at: 'domain.memory.maxGuest',
              message:
                'maxGuest lets the guest get more memory while it runs, which a realtime guest cannot. Remove maxGuest.',
            },
      ),
      good: sizes('2Gi', '4Gi'),
      bad: { ...realtime(), ...sizes('2Gi', '4Gi', { hugepages: { pageSize: '2Mi' } }) },
    },
    {
      id: 'MEM-14',
      title: 'Memory to hot-plug with NUMA passthrough',
      paths: ['domain.memory.maxGuest', 'domain.cpu.numa.guestMappingPassthrough'],
      carriers,
      check: hotplug(({ cpu }) =>
        cpu.realtime !== undefined || cpu.numa?.guestMappingPassthrough === undefined
          ? undefined
          : {
              at: 'domain.memory.maxGuest',
              message:
                'maxGuest lets the guest get more memory while it runs, which a guest with cpu.numa.guestMappingPassthrough cannot. Remove maxGuest.',
            },
      ),
      good: sizes('2Gi', '4Gi'),
      bad: {
        'domain.cpu': { cores: 2, dedicatedCpuPlacement: true, numa: { guestMappingPassthrough: {} } },
        ...sizes('2Gi', '4Gi', { hugepages: { pageSize: '2Mi' } }),
      },
    },
    {
      id: 'MEM-15',
      title: 'Memory to hot-plug in an encrypted guest',
      paths: ['domain.memory.maxGuest', 'domain.launchSecurity'],
      carriers,
      check: hotplug(({ domain }) =>
        domain.launchSecurity === undefined
          ? undefined
          : {
              at: 'domain.memory.maxGuest',
              message:
                'maxGuest lets the guest get more memory while it runs, which an encrypted guest (launchSecurity) cannot. Remove maxGuest.',
            },
      ),
      good: sizes('2Gi', '4Gi'),
      bad: {
        ...sizes('2Gi', '4Gi'),
        'domain.launchSecurity': { sev: {} },
        'domain.firmware': { bootloader: { efi: { secureBoot: false } } },
      },
    },
    {
      id: 'MEM-16',
      title: 'A maximum of memory without a size',
      paths: ['domain.memory.guest', 'domain.memory.maxGuest'],
      carriers,
      check: hotplug(({ memory: { guest } }) =>
        guest === undefined
          ? {
              at: 'domain.memory.guest',
              message:
                'maxGuest says how much memory the guest may grow to, but nothing says what it begins with. Set domain.memory.guest.',
            }
          : undefined,
      ),
      good: sizes('2Gi', '4Gi'),
      bad: { edit: { ...arch, 'domain.memory': { maxGuest: '4Gi' }, ...memory('2Gi') }, kind: 'VirtualMachinePool' },
    },
    {
      id: 'MEM-17',
      title: 'More memory than the maximum',
      paths: ['domain.memory.guest', 'domain.memory.maxGuest'],
      carriers,
      check: hotplug(({ memory: { guest, maxGuest } }, max) =>
        amount(guest) > max
          ? {
              at: 'domain.memory.guest',
              message: `The guest begins with ${show(guest)} of memory, more than the ${show(maxGuest)} that it may grow to (maxGuest). Raise maxGuest.`,
              found: guest,
              allowed: `at most ${String(maxGuest)}`,
            }
          : undefined,
      ),
      good: sizes('4Gi', '4Gi'),
      bad: sizes('4Gi', '2Gi'),
    },
    {
      id: 'MEM-18',
      title: 'Memory that hot-plug cannot align',
      paths: ['domain.memory.guest'],
      carriers,
      check: hotplug((machine) => {
        const { bytes, name } = blockOf(machine);
        const { guest } = machine.memory;
        return whole(guest) % bytes !== 0
          ? {
              at: 'domain.memory.guest',
              message: `Where maxGuest is set, the memory must be a multiple of ${name}; found ${show(guest)}. Write it in ${name === '1Gi' ? 'Gi' : 'Gi or Mi (not G or M)'}.`,
              found: guest,
              allowed: `a multiple of ${name}`,
            }
          : undefined;
      }),
      good: sizes('2Gi', '4Gi'),
      bad: sizes('2G', '4Gi'),
    },
    {
      id: 'MEM-19',
      title: 'A maximum of memory that cannot be aligned',
      paths: ['domain.memory.maxGuest'],
      carriers,
      check: hotplug((machine, max) => {
        const { bytes, name } = blockOf(machine);
        return Math.ceil(max) % bytes !== 0
          ? {
              at: 'domain.memory.maxGuest',
              message: `maxGuest must be a multiple of ${name}; found ${show(machine.memory.maxGuest)}. Write it in ${name === '1Gi' ? 'Gi' : 'Gi or Mi (not G or M)'}.`,
              found: machine.memory.maxGuest,
              allowed: `a multiple of ${name}`,
            }
          : undefined;
      }),
      good: sizes('2Gi', '4Gi'),
      bad: sizes('2Gi', '5G'),
    },
    {
      id: 'MEM-20',
      title: 'Memory to hot-plug off amd64',
      paths: ['domain.memory.maxGuest', 'architecture'],
      carriers,
      check: hotplug(({ architecture }) =>
        architecture === 'amd64'
          ? undefined
          : {
              at: 'domain.memory.maxGuest',
              message: architecture
                ? `maxGuest lets the guest get more memory while it runs, which only amd64 guests can; this one is ${architecture}. Remove maxGuest.`
                : 'maxGuest lets the guest get more memory while it runs, which only amd64 guests can, and the pool does not say that they are. Write architecture: amd64, or remove maxGuest.',
              ...(!architecture && { suggestion: 'architecture: amd64' }),
            },
      ),
      good: { ...arch, ...sizes('2Gi', '4Gi') },
      bad: { architecture: 'arm64', ...sizes('2Gi', '4Gi') },
    },
    {
      id: 'MEM-21',
      title: 'Too little memory to hot-plug',
      paths: ['domain.memory.guest'],
      carriers,
      check: hotplug(({ memory: { guest } }) =>
        guest !== undefined && whole(guest) < GIBI
          ? {
              at: 'domain.memory.guest',
              message: `A guest that may get more memory while it runs (maxGuest) must begin with 1Gi or more; found ${show(guest)}. Raise it, or remove maxGuest.`,
              found: guest,
              allowed: '1Gi or more',
            }
          : undefined,
      ),
      good: sizes('1Gi', '4Gi'),
      bad: sizes('512Mi', '4Gi'),
    },
  ],
  { settled: true },
);

function realtime() {
  return {
    'domain.cpu': { cores: 2, dedicatedCpuPlacement: true, realtime: {}, numa: { guestMappingPassthrough: {} } },
  };
}
