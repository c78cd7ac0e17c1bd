import { vmiRules } from '../../engine/rule';
import { show } from '../../engine/suggest';
import { gateClosed } from '../shared/messages';
import { amount, whole } from '../shared/quantities';

const memory = (requests?: string, limits?: string) => ({
  'domain.resources': {
    ...(requests && { requests: { memory: requests } }),
    ...(limits && { limits: { memory: limits } }),
  },
});

export const MEMORY = vmiRules(
  'memory',
  [
    {
      id: 'MEM-01',
      name: 'negative-memory-request',
      title: 'Negative memory request',
      paths: ['domain.resources.requests.memory'],
      when: 'domain.resources.requests.memory',
      check: ({ requests }) =>
        whole(requests['memory']) < 0
          ? {
              at: 'domain.resources.requests.memory',
              message: `The memory request ${show(requests['memory'])} is negative. Omit it and set domain.memory.guest.`,
              found: requests['memory'],
              allowed: '1M or more',
            }
          : undefined,
      good: memory('2Gi'),
      bad: memory('-1Gi'),
    },
    {
      id: 'MEM-02',
      name: 'memory-request-too-small',
      title: 'Memory request below 1M',
      paths: ['domain.resources.requests.memory'],
      when: 'domain.resources.requests.memory',
      check: ({ requests }) => {
        const bytes = amount(requests['memory']);
        return bytes > 0 && bytes < 1e6
          ? {
              at: 'domain.resources.requests.memory',
              message: `The memory request ${show(requests['memory'])} is less than 1M. The unit may be missing: did you mean ${Math.ceil(bytes)}Mi?`,
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
      name: 'negative-memory-limit',
      title: 'Negative memory limit',
      paths: ['domain.resources.limits.memory'],
      when: 'domain.resources.limits.memory',
      check: ({ limits }) =>
        whole(limits['memory']) < 0
          ? {
              at: 'domain.resources.limits.memory',
              message: `The memory limit ${show(limits['memory'])} is negative. Omit it; KubeVirt computes what the pod of the guest needs.`,
              found: limits['memory'],
              allowed: '0 or more',
            }
          : undefined,
      good: memory('2Gi', '4Gi'),
      bad: memory(undefined, '-1Gi'),
    },
    {
      id: 'MEM-04',
      name: 'memory-request-above-limit',
      title: 'Memory request above the memory limit',
      paths: ['domain.resources.requests.memory', 'domain.resources.limits.memory'],
      when: 'domain.resources.limits.memory',
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
      id: 'MEM-10',
      name: 'guest-memory-above-limit',
      title: '`memory.guest` above the memory limit',
      paths: ['domain.memory.guest', 'domain.resources.limits.memory'],
      when: 'domain.resources.limits.memory',
      check: ({ cluster, memory: { guest }, limits }) =>
        !cluster.liveUpdate &&
        guest !== undefined &&
        whole(limits['memory']) !== 0 &&
        whole(limits['memory']) < whole(guest)
          ? {
              at: 'domain.memory.guest',
              message: `memory.guest (${show(guest)}) exceeds the memory limit (${show(limits['memory'])}). Raise the limit, or better omit it.`,
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
      name: 'reserved-overhead-feature-gate',
      title: '`reservedOverhead` without its feature gate',
      paths: ['domain.memory.reservedOverhead'],
      when: 'domain.memory.reservedOverhead',
      check: ({ memory: { reservedOverhead }, cluster }) =>
        reservedOverhead !== undefined && !cluster.gate('ReservedOverheadMemlock')
          ? gateClosed(
              'domain.memory.reservedOverhead',
              'reservedOverhead (memory reserved in addition to that of the guest)',
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
      name: 'memory-missing',
      title: 'Guest without a memory size',
      paths: ['domain.memory.guest'],
      view: 'guest',
      check: ({ requests, memory: { guest, hugepages } }) =>
        whole(requests['memory']) === 0 && guest === undefined && hugepages === undefined
          ? {
              at: 'domain.memory.guest',
              message:
                'The guest has no memory size. Set domain.memory.guest, such as 2Gi, or use an instancetype (a predefined size in the cluster) with spec.instancetype.',
              suggestion: '2Gi',
            }
          : undefined,
      good: { 'domain.memory': { guest: '512Mi' } },
      bad: { 'domain.memory': undefined },
    },
  ],
  { sameOnTemplateAndGuest: true },
);
