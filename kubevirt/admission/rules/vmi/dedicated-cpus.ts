import { vmiRules } from '../../engine/rule';
import { show } from '../../engine/suggest';
import type { VmiSpecView } from '../../engine/vmi-spec-view';
import { architectureOf } from '../shared/messages';
import { amount, milli, whole } from '../shared/quantities';

/** Whether a guest has dedicated CPUs, to which many rules apply. */
export const isDedicated = ({ cpu }: VmiSpecView) => cpu.dedicatedCpuPlacement === true;

/** Product of the topology fields that are set; 0 where none is. */
function vcpusOf({ cpu }: VmiSpecView): number {
  const given = [cpu.sockets, cpu.cores, cpu.threads].filter((count) => count !== undefined && count !== 0);
  return given.length === 0 ? 0 : given.reduce<number>((product, count) => product * count!, 1);
}

const dedicated = { 'domain.cpu': { dedicatedCpuPlacement: true, cores: 2 } };
const cpuResources = (requests: string, limits?: string) => ({
  'domain.resources': { requests: { cpu: requests }, ...(limits !== undefined && { limits: { cpu: limits } }) },
});

export const DEDICATED_CPUS = vmiRules(
  'cpu',
  [
    {
      id: 'CPU-07',
      name: 'dedicated-cpus-without-memory',
      title: '`dedicatedCpuPlacement` without a memory size',
      paths: ['domain.memory', 'domain.resources'],
      check: (vmi) => {
        if (!isDedicated(vmi)) return undefined;
        const { limits, requests, memory } = vmi;
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
                'dedicatedCpuPlacement requires a memory size, but none is set. Set domain.memory.guest, such as 4Gi.',
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
      name: 'fractional-dedicated-cpu-request',
      title: 'Fractional CPU request with `dedicatedCpuPlacement`',
      paths: ['domain.resources.requests.cpu'],
      check: (vmi) => {
        const { requests } = vmi;
        return isDedicated(vmi) &&
          whole(requests['cpu']) > 0 &&
          whole(requests['cpu']) * 1000 !== milli(requests['cpu'])
          ? {
              at: 'domain.resources.requests.cpu',
              message: `dedicatedCpuPlacement requires a whole number of CPUs, but the request is ${show(requests['cpu'])}. Use ${whole(requests['cpu'])}.`,
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
      name: 'fractional-dedicated-cpu-limit',
      title: 'Fractional CPU limit with `dedicatedCpuPlacement`',
      paths: ['domain.resources.limits.cpu'],
      check: (vmi) => {
        const { limits } = vmi;
        return isDedicated(vmi) && whole(limits['cpu']) > 0 && whole(limits['cpu']) * 1000 !== milli(limits['cpu'])
          ? {
              at: 'domain.resources.limits.cpu',
              message: `dedicatedCpuPlacement requires a whole number of CPUs, but the limit is ${show(limits['cpu'])}. Use ${whole(limits['cpu'])}.`,
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
      name: 'dedicated-cpus-with-unequal-memory',
      title: 'Unequal memory request and limit with `dedicatedCpuPlacement`',
      paths: ['domain.resources.requests.memory', 'domain.resources.limits.memory'],
      check: (vmi) => {
        const { requests, limits } = vmi;
        return isDedicated(vmi) &&
          whole(requests['memory']) > 0 &&
          whole(limits['memory']) > 0 &&
          whole(requests['memory']) !== whole(limits['memory'])
          ? {
              at: 'domain.resources.requests.memory',
              message: `dedicatedCpuPlacement requires the memory request (${show(requests['memory'])}) and limit (${show(limits['memory'])}) to be equal. Omit both and set domain.memory.guest, or make them equal.`,
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
      name: 'dedicated-cpus-without-count',
      title: '`dedicatedCpuPlacement` without a number of CPUs',
      paths: ['domain.cpu.dedicatedCpuPlacement'],
      check: (vmi) =>
        isDedicated(vmi) && whole(vmi.requests['cpu']) === 0 && whole(vmi.limits['cpu']) === 0 && vcpusOf(vmi) === 0
          ? {
              at: 'domain.cpu.dedicatedCpuPlacement',
              message:
                'dedicatedCpuPlacement requires a number of CPUs, but none is set. Set domain.cpu.cores (or sockets or threads), or a CPU request or limit.',
            }
          : undefined,
      good: { edit: dedicated, kind: 'VirtualMachineInstanceReplicaSet' },
      bad: { edit: { 'domain.cpu': { dedicatedCpuPlacement: true } }, kind: 'VirtualMachineInstanceReplicaSet' },
    },
    {
      id: 'CPU-12',
      name: 'dedicated-cpus-with-unequal-limits',
      title: 'Unequal CPU request and limit with `dedicatedCpuPlacement`',
      paths: ['domain.resources.requests.cpu', 'domain.resources.limits.cpu'],
      check: (vmi) => {
        const [request, limit] = [whole(vmi.requests['cpu']), whole(vmi.limits['cpu'])];
        return isDedicated(vmi) && request > 0 && limit > 0 && request !== limit
          ? {
              at: 'domain.cpu.dedicatedCpuPlacement',
              message: `dedicatedCpuPlacement requires the CPU request (${request}) and limit (${limit}) to be equal. Omit both and set domain.cpu.cores, or make them equal.`,
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
      name: 'dedicated-cpus-topology-mismatch',
      title: 'CPU topology that differs from the request or limit with `dedicatedCpuPlacement`',
      paths: ['domain.resources', 'domain.cpu'],
      check: (vmi) => {
        const [request, limit, topology] = [whole(vmi.requests['cpu']), whole(vmi.limits['cpu']), vcpusOf(vmi)];
        if (!isDedicated(vmi) || (request === 0 && limit === 0) || topology === 0) return undefined;
        return request === topology || limit === topology
          ? undefined
          : {
              at: 'domain.cpu.dedicatedCpuPlacement',
              message: `dedicatedCpuPlacement requires the CPU ${request > 0 ? 'request' : 'limit'} (${request || limit}) to equal sockets times cores times threads (${topology}). Remove the CPU request and limit, or set them to ${topology}.`,
              found: request || limit,
              allowed: String(topology),
            };
      },
      good: { ...dedicated, ...cpuResources('2') },
      bad: { ...dedicated, ...cpuResources('3') },
    },
    {
      id: 'CPU-14',
      name: 'dedicated-cpus-with-threads-on-arm64',
      title: 'Multiple `threads` with `dedicatedCpuPlacement` on arm64',
      paths: ['domain.cpu.threads'],
      check: (vmi) =>
        isDedicated(vmi) && (vmi.cpu.threads ?? 0) > 1 && architectureOf(vmi) === 'arm64'
          ? {
              at: 'architecture',
              message: `arm64 CPUs have one thread per core, but threads is ${vmi.cpu.threads}. Set domain.cpu.threads: 1 and use more cores.`,
              found: vmi.cpu.threads,
              allowed: '1',
              suggestion: '1',
            }
          : undefined,
      good: { architecture: 'arm64', 'domain.cpu': { dedicatedCpuPlacement: true, cores: 2, threads: 1 } },
      bad: { architecture: 'arm64', 'domain.cpu': { dedicatedCpuPlacement: true, cores: 2, threads: 2 } },
    },
    {
      id: 'CPU-15',
      name: 'dedicated-cpus-with-too-many-threads',
      title: 'More than two `threads` with `dedicatedCpuPlacement`',
      paths: ['domain.cpu.threads'],
      check: (vmi) =>
        isDedicated(vmi) && (vmi.cpu.threads ?? 0) > 2
          ? {
              at: 'domain.cpu.dedicatedCpuPlacement',
              message: `dedicatedCpuPlacement supports one or two threads per core, but threads is ${vmi.cpu.threads}. Set threads to 1 or 2 and use more cores.`,
              found: vmi.cpu.threads,
              allowed: '1 or 2',
              suggestion: '2',
            }
          : undefined,
      good: { 'domain.cpu': { dedicatedCpuPlacement: true, cores: 2, threads: 2 } },
      bad: { 'domain.cpu': { dedicatedCpuPlacement: true, cores: 2, threads: 4 } },
    },
  ],
  { when: 'domain.cpu.dedicatedCpuPlacement' },
);
