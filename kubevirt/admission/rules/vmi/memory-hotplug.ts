import type { Fault } from '../../engine/fault';
import { machineRules } from '../../engine/rule';
import { show } from '../../engine/suggest';
import type { Machine } from '../../engine/vmi-spec-view';
import { amount, whole } from '../shared/quantities';

const MEBI = 1024 ** 2;
const GIBI = 1024 ** 3;

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

export const MEMORY_HOTPLUG = machineRules(
  'memory',
  [
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
