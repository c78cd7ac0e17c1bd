import type { Fault } from '../../engine/fault';
import { vmiRules } from '../../engine/rule';
import { show } from '../../engine/suggest';
import type { VmiSpecView } from '../../engine/vmi-spec-view';
import { amount, whole } from '../shared/quantities';

const MEBI = 1024 ** 2;
const GIBI = 1024 ** 3;

/** Rules on memory hotplug: only where a VM sets maxGuest and the cluster uses the rollout strategy LiveUpdate. */
const hotplug = (check: (vmi: VmiSpecView, max: number) => Fault | undefined) => (vmi: VmiSpecView) =>
  vmi.memory.maxGuest !== undefined && vmi.cluster.liveUpdate ? check(vmi, amount(vmi.memory.maxGuest)) : undefined;

/** The unit that guest and maxGuest must be a multiple of. */
const blockOf = ({ memory }: VmiSpecView) =>
  memory.hugepages?.pageSize === '1Gi' ? { bytes: GIBI, name: '1Gi' } : { bytes: 2 * MEBI, name: '2Mi' };

const ownerKinds = ['VirtualMachine', 'VirtualMachinePool'] as const;
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

export const MEMORY_HOTPLUG = vmiRules(
  'memory',
  [
    {
      id: 'MEM-13',
      name: 'memory-hotplug-with-realtime',
      title: '`maxGuest` with `realtime`',
      paths: ['domain.memory.maxGuest', 'domain.cpu.realtime'],
      ownerKinds,
      check: hotplug(({ cpu }) =>
        cpu.realtime === undefined
          ? undefined
          : {
              at: 'domain.memory.maxGuest',
              message: 'maxGuest enables memory hotplug, which realtime guests do not support. Remove maxGuest.',
            },
      ),
      good: sizes('2Gi', '4Gi'),
      bad: { ...realtime(), ...sizes('2Gi', '4Gi', { hugepages: { pageSize: '2Mi' } }) },
    },
    {
      id: 'MEM-14',
      name: 'memory-hotplug-with-numa-passthrough',
      title: '`maxGuest` with `guestMappingPassthrough`',
      paths: ['domain.memory.maxGuest', 'domain.cpu.numa.guestMappingPassthrough'],
      ownerKinds,
      check: hotplug(({ cpu }) =>
        cpu.realtime !== undefined || cpu.numa?.guestMappingPassthrough === undefined
          ? undefined
          : {
              at: 'domain.memory.maxGuest',
              message:
                'maxGuest enables memory hotplug, which guests with cpu.numa.guestMappingPassthrough do not support. Remove maxGuest.',
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
      name: 'memory-hotplug-with-launch-security',
      title: '`maxGuest` with `launchSecurity`',
      paths: ['domain.memory.maxGuest', 'domain.launchSecurity'],
      ownerKinds,
      check: hotplug(({ domain }) =>
        domain.launchSecurity === undefined
          ? undefined
          : {
              at: 'domain.memory.maxGuest',
              message:
                'maxGuest enables memory hotplug, which encrypted guests (launchSecurity) do not support. Remove maxGuest.',
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
      name: 'max-guest-without-guest-memory',
      title: '`maxGuest` without `memory.guest`',
      paths: ['domain.memory.guest', 'domain.memory.maxGuest'],
      ownerKinds,
      check: hotplug(({ memory: { guest } }) =>
        guest === undefined
          ? {
              at: 'domain.memory.guest',
              message:
                'maxGuest enables memory hotplug, but memory.guest, the initial size, is missing. Set domain.memory.guest.',
            }
          : undefined,
      ),
      good: sizes('2Gi', '4Gi'),
      bad: { edit: { ...arch, 'domain.memory': { maxGuest: '4Gi' }, ...memory('2Gi') }, kind: 'VirtualMachinePool' },
    },
    {
      id: 'MEM-17',
      name: 'guest-memory-above-max-guest',
      title: '`memory.guest` above `maxGuest`',
      paths: ['domain.memory.guest', 'domain.memory.maxGuest'],
      ownerKinds,
      check: hotplug(({ memory: { guest, maxGuest } }, max) =>
        amount(guest) > max
          ? {
              at: 'domain.memory.guest',
              message: `memory.guest (${show(guest)}) exceeds maxGuest (${show(maxGuest)}). Raise maxGuest.`,
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
      name: 'guest-memory-not-aligned',
      title: '`memory.guest` that memory hotplug cannot align',
      paths: ['domain.memory.guest'],
      ownerKinds,
      check: hotplug((vmi) => {
        const { bytes, name } = blockOf(vmi);
        const { guest } = vmi.memory;
        return whole(guest) % bytes !== 0
          ? {
              at: 'domain.memory.guest',
              message: `With maxGuest, memory.guest must be a multiple of ${name}; found ${show(guest)}. Use ${name === '1Gi' ? 'Gi' : 'Gi or Mi (not G or M)'}.`,
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
      name: 'max-guest-not-aligned',
      title: '`maxGuest` that memory hotplug cannot align',
      paths: ['domain.memory.maxGuest'],
      ownerKinds,
      check: hotplug((vmi, max) => {
        const { bytes, name } = blockOf(vmi);
        return Math.ceil(max) % bytes !== 0
          ? {
              at: 'domain.memory.maxGuest',
              message: `maxGuest must be a multiple of ${name}; found ${show(vmi.memory.maxGuest)}. Use ${name === '1Gi' ? 'Gi' : 'Gi or Mi (not G or M)'}.`,
              found: vmi.memory.maxGuest,
              allowed: `a multiple of ${name}`,
            }
          : undefined;
      }),
      good: sizes('2Gi', '4Gi'),
      bad: sizes('2Gi', '5G'),
    },
    {
      id: 'MEM-20',
      name: 'memory-hotplug-needs-amd64',
      title: '`maxGuest` on an architecture other than amd64',
      paths: ['domain.memory.maxGuest', 'architecture'],
      ownerKinds,
      check: hotplug(({ architecture }) =>
        architecture === 'amd64'
          ? undefined
          : {
              at: 'domain.memory.maxGuest',
              message: architecture
                ? `maxGuest enables memory hotplug, which only amd64 guests support; this one is ${architecture}. Remove maxGuest.`
                : 'maxGuest enables memory hotplug, which only amd64 guests support, and the pool does not set an architecture. Set architecture: amd64, or remove maxGuest.',
              ...(!architecture && { suggestion: 'architecture: amd64' }),
            },
      ),
      good: { ...arch, ...sizes('2Gi', '4Gi') },
      bad: { architecture: 'arm64', ...sizes('2Gi', '4Gi') },
    },
    {
      id: 'MEM-21',
      name: 'memory-hotplug-below-minimum',
      title: '`memory.guest` below 1Gi with `maxGuest`',
      paths: ['domain.memory.guest'],
      ownerKinds,
      check: hotplug(({ memory: { guest } }) =>
        guest !== undefined && whole(guest) < GIBI
          ? {
              at: 'domain.memory.guest',
              message: `Memory hotplug (maxGuest) requires memory.guest of at least 1Gi; found ${show(guest)}. Increase it, or remove maxGuest.`,
              found: guest,
              allowed: '1Gi or more',
            }
          : undefined,
      ),
      good: sizes('1Gi', '4Gi'),
      bad: sizes('512Mi', '4Gi'),
    },
  ],
  { when: 'domain.memory.maxGuest', sameOnTemplateAndGuest: true },
);

function realtime() {
  return {
    'domain.cpu': { cores: 2, dedicatedCpuPlacement: true, realtime: {}, numa: { guestMappingPassthrough: {} } },
  };
}
