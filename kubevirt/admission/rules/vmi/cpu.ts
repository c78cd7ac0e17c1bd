import { machineRules } from '../../engine/rule';
import { show } from '../../engine/suggest';
import type { Machine } from '../../engine/vmi-spec-view';
import { architectureOf, each, unlessOneOf } from '../shared/messages';
import { amount, milli, whole } from '../shared/quantities';

/** Guests with CPUs of their own: they have many rules that others have not. */
const isDedicated = ({ cpu }: Machine) => cpu.dedicatedCpuPlacement === true;

/** Product of the parts of the topology that are given, 0 where none is. */
function vcpusOf({ cpu }: Machine): number {
  const given = [cpu.sockets, cpu.cores, cpu.threads].filter((count) => count !== undefined && count !== 0);
  return given.length === 0 ? 0 : given.reduce<number>((product, count) => product * count!, 1);
}

const dedicated = { 'domain.cpu': { dedicatedCpuPlacement: true, cores: 2 } };
const cpuResources = (requests: string, limits?: string) => ({
  'domain.resources': { requests: { cpu: requests }, ...(limits !== undefined && { limits: { cpu: limits } }) },
});

export const CPU = machineRules(
  'cpu',
  [
    {
      id: 'CPU-01',
      title: 'A negative CPU request',
      paths: ['domain.resources.requests.cpu'],
      check: ({ requests }) =>
        amount(requests['cpu']) < 0
          ? {
              at: 'domain.resources.requests.cpu',
              message: `The CPU request ${show(requests['cpu'])} is negative. Use 0 or more, or leave it out.`,
              found: requests['cpu'],
              allowed: '0 or more',
            }
          : undefined,
      good: cpuResources('0'),
      bad: cpuResources('-1'),
    },
    {
      id: 'CPU-02',
      title: 'A negative CPU limit',
      paths: ['domain.resources.limits.cpu'],
      check: ({ limits }) =>
        amount(limits['cpu']) < 0
          ? {
              at: 'domain.resources.limits.cpu',
              message: `The CPU limit ${show(limits['cpu'])} is negative. Use 0 or more, or leave it out.`,
              found: limits['cpu'],
              allowed: '0 or more',
            }
          : undefined,
      good: cpuResources('1', '1'),
      bad: cpuResources('1', '-1'),
    },
    {
      id: 'CPU-03',
      title: 'A CPU request above its limit',
      paths: ['domain.resources.requests.cpu', 'domain.resources.limits.cpu'],
      check: ({ requests, limits }) =>
        milli(limits['cpu']) > 0 && milli(requests['cpu']) > milli(limits['cpu'])
          ? {
              at: 'domain.resources.requests.cpu',
              message: `The CPU request ${show(requests['cpu'])} is above the limit ${show(limits['cpu'])}. Lower the request or raise the limit.`,
              found: requests['cpu'],
              allowed: `at most ${String(limits['cpu'])}`,
            }
          : undefined,
      good: cpuResources('1', '2'),
      bad: cpuResources('2', '1'),
    },
    {
      id: 'CPU-04',
      title: 'An isolated emulator thread without dedicated CPUs',
      paths: ['domain.cpu.isolateEmulatorThread'],
      check: (machine) =>
        machine.cpu.isolateEmulatorThread === true && !isDedicated(machine)
          ? {
              at: 'domain.cpu.isolateEmulatorThread',
              message:
                'isolateEmulatorThread gives the emulator (QEMU) a CPU of its own, which it can have only where the guest has its own CPUs as well. Set dedicatedCpuPlacement: true, or remove isolateEmulatorThread.',
              found: true,
            }
          : undefined,
      good: { 'domain.cpu': { cores: 2, dedicatedCpuPlacement: true, isolateEmulatorThread: true } },
      bad: { 'domain.cpu': { cores: 2, isolateEmulatorThread: true } },
    },
    {
      id: 'CPU-05',
      title: 'An unknown policy of a CPU feature',
      paths: ['domain.cpu.features[].policy'],
      check: ({ cpu }) =>
        each(cpu.features, ({ policy }, i) =>
          unlessOneOf(
            `domain.cpu.features[${i}].policy`,
            policy,
            ['', 'force', 'require', 'optional', 'disable', 'forbid'],
            'a policy of a CPU feature',
          ),
        ),
      good: { 'domain.cpu.features': [{ name: 'vmx', policy: 'require' }] },
      bad: { 'domain.cpu.features': [{ name: 'vmx', policy: 'Require' }] },
    },
    {
      id: 'CPU-06',
      title: 'More sockets than the maximum',
      paths: ['domain.cpu.sockets', 'domain.cpu.maxSockets'],
      check: ({ cpu: { sockets = 0, maxSockets = 0 } }) =>
        maxSockets !== 0 && sockets > maxSockets
          ? {
              at: 'domain.cpu.sockets',
              message: `${sockets} sockets are more than maxSockets, which is ${maxSockets}. Raise maxSockets (how far CPUs can be added while the guest runs), or take fewer sockets.`,
              found: sockets,
              allowed: `at most ${maxSockets}`,
            }
          : undefined,
      good: { 'domain.cpu': { sockets: 2, maxSockets: 4 } },
      bad: { 'domain.cpu': { sockets: 4, maxSockets: 2 } },
    },
    {
      id: 'CPU-07',
      title: 'Dedicated CPUs without a memory size',
      paths: ['domain.memory', 'domain.resources'],
      check: (machine) => {
        if (!isDedicated(machine)) return undefined;
        const { limits, requests, memory } = machine;
        const given =
          amount(limits['memory']) !== 0 ||
          amount(requests['memory']) !== 0 ||
          memory.hugepages !== undefined ||
          amount(memory.guest) !== 0;
        return given
          ? undefined
          : {
              at: 'domain.resources.limits.memory',
              message:
                'A guest with dedicated CPUs must say how much memory it has, and this one does not. Set domain.memory.guest, such as 4Gi.',
            };
      },
      good: dedicated,
      bad: {
        edit: { ...dedicated, 'domain.memory': undefined },
        kind: 'VirtualMachineInstanceReplicaSet',
        also: ['MEM-12'],
      },
    },
    {
      id: 'CPU-08',
      title: 'A fraction of a dedicated CPU requested',
      paths: ['domain.resources.requests.cpu'],
      check: (machine) => {
        const { requests } = machine;
        return isDedicated(machine) &&
          whole(requests['cpu']) > 0 &&
          whole(requests['cpu']) * 1000 !== milli(requests['cpu'])
          ? {
              at: 'domain.resources.requests.cpu',
              message: `Dedicated CPUs (dedicatedCpuPlacement) come whole; found a request of ${show(requests['cpu'])}. Use ${whole(requests['cpu'])}.`,
              found: requests['cpu'],
              allowed: 'a whole number',
              suggestion: String(whole(requests['cpu'])),
            }
          : undefined;
      },
      good: { 'domain.cpu': { dedicatedCpuPlacement: true }, ...cpuResources('2') },
      bad: { 'domain.cpu': { dedicatedCpuPlacement: true }, ...cpuResources('1500m') },
    },
    {
      id: 'CPU-09',
      title: 'A limit of a fraction of a dedicated CPU',
      paths: ['domain.resources.limits.cpu'],
      check: (machine) => {
        const { limits } = machine;
        return isDedicated(machine) && whole(limits['cpu']) > 0 && whole(limits['cpu']) * 1000 !== milli(limits['cpu'])
          ? {
              at: 'domain.resources.limits.cpu',
              message: `Dedicated CPUs (dedicatedCpuPlacement) come whole; found a limit of ${show(limits['cpu'])}. Use ${whole(limits['cpu'])}.`,
              found: limits['cpu'],
              allowed: 'a whole number',
              suggestion: String(whole(limits['cpu'])),
            }
          : undefined;
      },
      good: { 'domain.cpu': { dedicatedCpuPlacement: true }, ...cpuResources('2', '2') },
      bad: { edit: { 'domain.cpu': { dedicatedCpuPlacement: true }, ...cpuResources('2', '2500m') }, also: ['CPU-12'] },
    },
    {
      id: 'CPU-10',
      title: 'Dedicated CPUs with unequal memory request and limit',
      paths: ['domain.resources.requests.memory', 'domain.resources.limits.memory'],
      check: (machine) => {
        const { requests, limits } = machine;
        return isDedicated(machine) &&
          whole(requests['memory']) > 0 &&
          whole(limits['memory']) > 0 &&
          whole(requests['memory']) !== whole(limits['memory'])
          ? {
              at: 'domain.resources.requests.memory',
              message: `With dedicated CPUs (dedicatedCpuPlacement) the memory request (${show(requests['memory'])}) and limit (${show(limits['memory'])}) must be the same. Leave both out and set domain.memory.guest, or make them equal.`,
              found: requests['memory'],
              allowed: String(limits['memory']),
            }
          : undefined;
      },
      good: { ...dedicated, 'domain.resources': { requests: { memory: '2Gi' }, limits: { memory: '2Gi' } } },
      bad: { ...dedicated, 'domain.resources': { requests: { memory: '2Gi' }, limits: { memory: '3Gi' } } },
    },
    {
      id: 'CPU-11',
      title: 'Dedicated CPUs without a number',
      paths: ['domain.cpu.dedicatedCpuPlacement'],
      check: (machine) =>
        isDedicated(machine) &&
        whole(machine.requests['cpu']) === 0 &&
        whole(machine.limits['cpu']) === 0 &&
        vcpusOf(machine) === 0
          ? {
              at: 'domain.cpu.dedicatedCpuPlacement',
              message:
                'dedicatedCpuPlacement is on, but nothing says how many CPUs the guest has. Set domain.cpu.cores (or sockets, threads), or a CPU request or limit.',
            }
          : undefined,
      good: { edit: dedicated, kind: 'VirtualMachineInstanceReplicaSet' },
      bad: { edit: { 'domain.cpu': { dedicatedCpuPlacement: true } }, kind: 'VirtualMachineInstanceReplicaSet' },
    },
    {
      id: 'CPU-12',
      title: 'Dedicated CPUs with unequal request and limit',
      paths: ['domain.resources.requests.cpu', 'domain.resources.limits.cpu'],
      check: (machine) => {
        const [request, limit] = [whole(machine.requests['cpu']), whole(machine.limits['cpu'])];
        return isDedicated(machine) && request > 0 && limit > 0 && request !== limit
          ? {
              at: 'domain.cpu.dedicatedCpuPlacement',
              message: `With dedicated CPUs (dedicatedCpuPlacement) the CPU request (${request}) and limit (${limit}) must be the same. Leave both out and set domain.cpu.cores, or make them equal.`,
              found: request,
              allowed: String(limit),
            }
          : undefined;
      },
      good: { 'domain.cpu': { dedicatedCpuPlacement: true }, ...cpuResources('2', '2') },
      bad: { 'domain.cpu': { dedicatedCpuPlacement: true, cores: 2 }, ...cpuResources('2', '4') },
    },
    {
      id: 'CPU-13',
      title: 'Dedicated CPUs that do not add up',
      paths: ['domain.resources', 'domain.cpu'],
      check: (machine) => {
        const [request, limit, topology] = [
          whole(machine.requests['cpu']),
          whole(machine.limits['cpu']),
          vcpusOf(machine),
        ];
        if (!isDedicated(machine) || (request === 0 && limit === 0) || topology === 0) return undefined;
        return request === topology || limit === topology
          ? undefined
          : {
              at: 'domain.cpu.dedicatedCpuPlacement',
              message: `Sockets times cores times threads is ${topology}, but the CPU ${request > 0 ? 'request' : 'limit'} is ${request || limit}; with dedicated CPUs they must agree. Remove the CPU request and limit, or make them ${topology}.`,
              found: request || limit,
              allowed: String(topology),
            };
      },
      good: { ...dedicated, ...cpuResources('2') },
      bad: { ...dedicated, ...cpuResources('3') },
    },
    {
      id: 'CPU-14',
      title: 'Dedicated CPUs with threads on arm64',
      paths: ['domain.cpu.threads'],
      check: (machine) =>
        isDedicated(machine) && (machine.cpu.threads ?? 0) > 1 && architectureOf(machine) === 'arm64'
          ? {
              at: 'architecture',
              message: `An arm64 CPU has one thread a core; found ${machine.cpu.threads}. Set domain.cpu.threads to 1 and take more cores.`,
              found: machine.cpu.threads,
              allowed: '1',
              suggestion: '1',
            }
          : undefined,
      good: { architecture: 'arm64', 'domain.cpu': { dedicatedCpuPlacement: true, cores: 2, threads: 1 } },
      bad: { architecture: 'arm64', 'domain.cpu': { dedicatedCpuPlacement: true, cores: 2, threads: 2 } },
    },
    {
      id: 'CPU-15',
      title: 'Dedicated CPUs with more than two threads',
      paths: ['domain.cpu.threads'],
      check: (machine) =>
        isDedicated(machine) && (machine.cpu.threads ?? 0) > 2
          ? {
              at: 'domain.cpu.dedicatedCpuPlacement',
              message: `A dedicated CPU has one or two threads a core; found ${machine.cpu.threads}. Set threads to 1 or 2 and take more cores.`,
              found: machine.cpu.threads,
              allowed: '1 or 2',
              suggestion: '2',
            }
          : undefined,
      good: { 'domain.cpu': { dedicatedCpuPlacement: true, cores: 2, threads: 2 } },
      bad: { 'domain.cpu': { dedicatedCpuPlacement: true, cores: 2, threads: 4 } },
    },
    {
      id: 'CPU-16',
      title: 'NUMA passthrough without dedicated CPUs',
      paths: ['domain.cpu.numa.guestMappingPassthrough'],
      check: (machine) =>
        machine.cpu.numa?.guestMappingPassthrough !== undefined && !isDedicated(machine)
          ? {
              at: 'domain.cpu.numa.guestMappingPassthrough',
              message:
                'guestMappingPassthrough shows the guest which host CPUs are near which memory (NUMA), and needs CPUs of its own. Set dedicatedCpuPlacement: true, or remove "numa".',
            }
          : undefined,
      good: numa({ dedicatedCpuPlacement: true }),
      bad: numa({}),
    },
    {
      id: 'CPU-17',
      title: 'NUMA passthrough without hugepages',
      paths: ['domain.cpu.numa.guestMappingPassthrough', 'domain.memory.hugepages'],
      check: ({ cpu, memory }) =>
        cpu.numa?.guestMappingPassthrough !== undefined && memory.hugepages === undefined
          ? {
              at: 'domain.cpu.numa.guestMappingPassthrough',
              message:
                'guestMappingPassthrough shows the guest which host CPUs are near which memory (NUMA), and needs its memory in hugepages. Set domain.memory.hugepages.pageSize, such as 2Mi, or remove "numa".',
              suggestion: 'hugepages: { pageSize: 2Mi }',
            }
          : undefined,
      good: numa({ dedicatedCpuPlacement: true }),
      bad: { 'domain.cpu': { cores: 2, dedicatedCpuPlacement: true, numa: { guestMappingPassthrough: {} } } },
    },
    {
      id: 'CPU-18',
      title: 'A realtime guest without dedicated CPUs',
      paths: ['domain.cpu.realtime'],
      check: (machine) =>
        machine.cpu.realtime !== undefined && !isDedicated(machine)
          ? {
              at: 'domain.cpu.dedicatedCpuPlacement',
              message: 'A realtime guest needs CPUs of its own. Set dedicatedCpuPlacement: true, or remove "realtime".',
            }
          : undefined,
      good: numa({ dedicatedCpuPlacement: true, realtime: {} }),
      bad: { edit: { 'domain.cpu': { cores: 2, realtime: {}, numa: {} } }, also: ['CPU-19'] },
    },
    {
      id: 'CPU-19',
      title: 'A realtime guest without NUMA passthrough',
      paths: ['domain.cpu.realtime', 'domain.cpu.numa.guestMappingPassthrough'],
      check: ({ cpu }) =>
        cpu.realtime !== undefined && cpu.numa?.guestMappingPassthrough === undefined
          ? {
              at: 'domain.cpu.numa.guestMappingPassthrough',
              message:
                'A realtime guest must know which host CPUs are near which memory (NUMA). Set numa: { guestMappingPassthrough: {} } and domain.memory.hugepages, or remove "realtime".',
              suggestion: 'numa: { guestMappingPassthrough: {} }',
            }
          : undefined,
      good: numa({ dedicatedCpuPlacement: true, realtime: {} }),
      bad: { 'domain.cpu': { cores: 2, dedicatedCpuPlacement: true, realtime: {} } },
    },
    {
      id: 'CPU-20',
      title: 'A CPU model on arm64',
      paths: ['domain.cpu.model'],
      only: 'guest',
      check: ({ cpu: { model }, architecture }) =>
        architecture === 'arm64' && model && model !== 'host-passthrough'
          ? {
              at: 'domain.cpu.model',
              message: `On arm64 a guest sees the host's CPU as it is; found the model "${model}". Use host-passthrough, or leave it out.`,
              found: model,
              allowed: 'host-passthrough',
              suggestion: 'host-passthrough',
            }
          : undefined,
      good: { architecture: 'arm64', 'domain.cpu.model': 'host-passthrough' },
      bad: { architecture: 'arm64', 'domain.cpu.model': 'cortex-a57' },
    },
  ],
  { when: ({ domain }) => domain.cpu || domain.resources },
);

function numa(cpu: object) {
  return {
    'domain.cpu': { cores: 2, numa: { guestMappingPassthrough: {} }, ...cpu },
    'domain.memory.hugepages': { pageSize: '2Mi' },
  };
}
