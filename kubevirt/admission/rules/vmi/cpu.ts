import { vmiRules } from '../../engine/rule';
import { show } from '../../engine/suggest';
import { each, unlessOneOf } from '../shared/messages';
import { amount, milli } from '../shared/quantities';
import { isDedicated } from './dedicated-cpus';

const cpuResources = (requests: string, limits?: string) => ({
  'domain.resources': { requests: { cpu: requests }, ...(limits !== undefined && { limits: { cpu: limits } }) },
});

export const CPU = vmiRules(
  'cpu',
  [
    {
      id: 'CPU-01',
      name: 'negative-cpu-request',
      title: 'Negative CPU request',
      paths: ['domain.resources.requests.cpu'],
      when: 'domain.resources.requests.cpu',
      check: ({ requests }) =>
        amount(requests['cpu']) < 0
          ? {
              at: 'domain.resources.requests.cpu',
              message: `The CPU request ${show(requests['cpu'])} is negative. Use 0 or more, or omit it.`,
              found: requests['cpu'],
              allowed: '0 or more',
            }
          : undefined,
      good: cpuResources('0'),
      bad: cpuResources('-1'),
    },
    {
      id: 'CPU-02',
      name: 'negative-cpu-limit',
      title: 'Negative CPU limit',
      paths: ['domain.resources.limits.cpu'],
      when: 'domain.resources.limits.cpu',
      check: ({ limits }) =>
        amount(limits['cpu']) < 0
          ? {
              at: 'domain.resources.limits.cpu',
              message: `The CPU limit ${show(limits['cpu'])} is negative. Use 0 or more, or omit it.`,
              found: limits['cpu'],
              allowed: '0 or more',
            }
          : undefined,
      good: cpuResources('1', '1'),
      bad: cpuResources('1', '-1'),
    },
    {
      id: 'CPU-03',
      name: 'cpu-request-above-limit',
      title: 'CPU request above the CPU limit',
      paths: ['domain.resources.requests.cpu', 'domain.resources.limits.cpu'],
      when: 'domain.resources.limits.cpu',
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
      name: 'isolated-emulator-thread-without-dedicated-cpus',
      title: '`isolateEmulatorThread` without `dedicatedCpuPlacement`',
      paths: ['domain.cpu.isolateEmulatorThread'],
      when: 'domain.cpu.isolateEmulatorThread',
      check: (vmi) =>
        vmi.cpu.isolateEmulatorThread === true && !isDedicated(vmi)
          ? {
              at: 'domain.cpu.isolateEmulatorThread',
              message:
                'isolateEmulatorThread gives QEMU a dedicated CPU, which requires dedicated CPUs for the guest as well. Set dedicatedCpuPlacement: true, or remove isolateEmulatorThread.',
              found: true,
            }
          : undefined,
      good: { 'domain.cpu': { cores: 2, dedicatedCpuPlacement: true, isolateEmulatorThread: true } },
      bad: { 'domain.cpu': { cores: 2, isolateEmulatorThread: true } },
    },
    {
      id: 'CPU-05',
      name: 'unknown-cpu-feature-policy',
      title: 'Unknown CPU feature `policy`',
      paths: ['domain.cpu.features[].policy'],
      when: 'domain.cpu.features',
      check: ({ cpu }) =>
        each(cpu.features, ({ policy }, i) =>
          unlessOneOf(
            `domain.cpu.features[${i}].policy`,
            policy,
            ['', 'force', 'require', 'optional', 'disable', 'forbid'],
            'a valid CPU feature policy',
          ),
        ),
      good: { 'domain.cpu.features': [{ name: 'vmx', policy: 'require' }] },
      bad: { 'domain.cpu.features': [{ name: 'vmx', policy: 'Require' }] },
    },
    {
      id: 'CPU-06',
      name: 'sockets-above-max-sockets',
      title: '`sockets` above `maxSockets`',
      paths: ['domain.cpu.sockets', 'domain.cpu.maxSockets'],
      when: 'domain.cpu.maxSockets',
      check: ({ cpu: { sockets = 0, maxSockets = 0 } }) =>
        maxSockets !== 0 && sockets > maxSockets
          ? {
              at: 'domain.cpu.sockets',
              message: `sockets (${sockets}) exceeds maxSockets (${maxSockets}), the limit for CPU hotplug. Raise maxSockets, or use fewer sockets.`,
              found: sockets,
              allowed: `at most ${maxSockets}`,
            }
          : undefined,
      good: { 'domain.cpu': { sockets: 2, maxSockets: 4 } },
      bad: { 'domain.cpu': { sockets: 4, maxSockets: 2 } },
    },
    {
      id: 'CPU-16',
      name: 'numa-passthrough-without-dedicated-cpus',
      title: '`guestMappingPassthrough` without `dedicatedCpuPlacement`',
      paths: ['domain.cpu.numa.guestMappingPassthrough'],
      when: 'domain.cpu.numa.guestMappingPassthrough',
      check: (vmi) =>
        vmi.cpu.numa?.guestMappingPassthrough !== undefined && !isDedicated(vmi)
          ? {
              at: 'domain.cpu.numa.guestMappingPassthrough',
              message:
                'guestMappingPassthrough maps the host NUMA topology to the guest, which requires dedicated CPUs. Set dedicatedCpuPlacement: true, or remove numa.',
            }
          : undefined,
      good: numa({ dedicatedCpuPlacement: true }),
      bad: numa({}),
    },
    {
      id: 'CPU-17',
      name: 'numa-passthrough-without-hugepages',
      title: '`guestMappingPassthrough` without `hugepages`',
      paths: ['domain.cpu.numa.guestMappingPassthrough', 'domain.memory.hugepages'],
      when: 'domain.cpu.numa.guestMappingPassthrough',
      check: ({ cpu, memory }) =>
        cpu.numa?.guestMappingPassthrough !== undefined && memory.hugepages === undefined
          ? {
              at: 'domain.cpu.numa.guestMappingPassthrough',
              message:
                'guestMappingPassthrough maps the host NUMA topology to the guest, which requires hugepages. Set domain.memory.hugepages.pageSize, such as 2Mi, or remove numa.',
              suggestion: 'hugepages: { pageSize: 2Mi }',
            }
          : undefined,
      good: numa({ dedicatedCpuPlacement: true }),
      bad: { 'domain.cpu': { cores: 2, dedicatedCpuPlacement: true, numa: { guestMappingPassthrough: {} } } },
    },
    {
      id: 'CPU-18',
      name: 'realtime-without-dedicated-cpus',
      title: '`realtime` without `dedicatedCpuPlacement`',
      paths: ['domain.cpu.realtime'],
      when: 'domain.cpu.realtime',
      check: (vmi) =>
        vmi.cpu.realtime !== undefined && !isDedicated(vmi)
          ? {
              at: 'domain.cpu.dedicatedCpuPlacement',
              message: 'realtime requires dedicated CPUs. Set dedicatedCpuPlacement: true, or remove realtime.',
            }
          : undefined,
      good: numa({ dedicatedCpuPlacement: true, realtime: {} }),
      bad: { edit: { 'domain.cpu': { cores: 2, realtime: {}, numa: {} } }, also: ['CPU-19'] },
    },
    {
      id: 'CPU-19',
      name: 'realtime-without-numa-passthrough',
      title: '`realtime` without `guestMappingPassthrough`',
      paths: ['domain.cpu.realtime', 'domain.cpu.numa.guestMappingPassthrough'],
      when: 'domain.cpu.realtime',
      check: ({ cpu }) =>
        cpu.realtime !== undefined && cpu.numa?.guestMappingPassthrough === undefined
          ? {
              at: 'domain.cpu.numa.guestMappingPassthrough',
              message:
                'realtime requires NUMA passthrough. Set numa: { guestMappingPassthrough: {} } and domain.memory.hugepages, or remove realtime.',
              suggestion: 'numa: { guestMappingPassthrough: {} }',
            }
          : undefined,
      good: numa({ dedicatedCpuPlacement: true, realtime: {} }),
      bad: { 'domain.cpu': { cores: 2, dedicatedCpuPlacement: true, realtime: {} } },
    },
    {
      id: 'CPU-20',
      name: 'cpu-model-on-arm64',
      title: 'CPU `model` on arm64',
      paths: ['domain.cpu.model'],
      view: 'guest',
      check: ({ cpu: { model }, architecture }) =>
        architecture === 'arm64' && model && model !== 'host-passthrough'
          ? {
              at: 'domain.cpu.model',
              message: `arm64 guests support only the CPU model host-passthrough; found "${model}". Use host-passthrough, or omit the model.`,
              found: model,
              allowed: 'host-passthrough',
              suggestion: 'host-passthrough',
            }
          : undefined,
      good: { architecture: 'arm64', 'domain.cpu.model': 'host-passthrough' },
      bad: { architecture: 'arm64', 'domain.cpu.model': 'cortex-a57' },
    },
  ],
  { when: ['domain.cpu', 'domain.resources'] },
);

function numa(cpu: object) {
  return {
    'domain.cpu': { cores: 2, numa: { guestMappingPassthrough: {} }, ...cpu },
    'domain.memory.hugepages': { pageSize: '2Mi' },
  };
}
