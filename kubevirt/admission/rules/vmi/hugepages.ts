import { quantityValue } from '../../../../kube/quantity';
import { vmiRules } from '../../engine/rule';
import { show } from '../../engine/suggest';
import type { VmiSpecView } from '../../engine/vmi-spec-view';
import { whole } from '../shared/quantities';

const MEBI = 1024 ** 2;

/** The memory that hugepages must divide: the request, otherwise guest memory, otherwise the limit. */
function pagedMemory({ requests, limits, memory }: VmiSpecView): { bytes: number; at: string } {
  const candidates = [
    { bytes: whole(requests['memory']), at: 'domain.resources.requests.memory' },
    { bytes: whole(memory.guest), at: 'domain.memory.guest' },
    { bytes: whole(limits['memory']), at: 'domain.resources.limits.memory' },
  ];
  return candidates.find(({ bytes }) => bytes !== 0) ?? { bytes: 0, at: 'domain.memory.guest' };
}

/** Bytes of a hugepage, where hugepages are set and the size is a valid quantity. */
function pageOf({ memory }: VmiSpecView): number | undefined {
  if (memory.hugepages === undefined) return undefined;
  const size = quantityValue(memory.hugepages.pageSize ?? '');
  return size === undefined ? undefined : Math.ceil(size);
}

export const HUGEPAGES = vmiRules(
  'memory',
  [
    {
      id: 'MEM-05',
      name: 'malformed-hugepage-size',
      title: 'Malformed `hugepages.pageSize`',
      paths: ['domain.memory.hugepages.pageSize'],
      check: (vmi) =>
        vmi.memory.hugepages !== undefined && pageOf(vmi) === undefined
          ? {
              at: 'domain.memory.hugepages.pageSize',
              message: `${show(vmi.memory.hugepages.pageSize ?? '')} is not a valid hugepage size. Use a size that the nodes provide, such as 2Mi or 1Gi.`,
              found: vmi.memory.hugepages.pageSize,
              allowed: 'a quantity such as 2Mi or 1Gi',
            }
          : undefined,
      good: { 'domain.memory.hugepages': { pageSize: '2Mi' } },
      bad: { 'domain.memory.hugepages': { pageSize: '2MB' } },
    },
    {
      id: 'MEM-06',
      name: 'hugepage-larger-than-memory',
      title: '`hugepages.pageSize` larger than the guest memory',
      paths: ['domain.memory.hugepages.pageSize'],
      check: (vmi) => {
        const page = pageOf(vmi);
        const { bytes, at } = pagedMemory(vmi);
        return page && bytes !== 0 && bytes < page
          ? {
              at,
              message: `The guest has ${bytes / MEBI}Mi of memory, less than one hugepage of ${vmi.memory.hugepages!.pageSize}. Increase the memory, or use a smaller pageSize.`,
              found: bytes,
              allowed: `at least ${vmi.memory.hugepages!.pageSize}`,
            }
          : undefined;
      },
      good: { 'domain.memory': { guest: '1Gi', hugepages: { pageSize: '1Gi' } } },
      bad: { 'domain.memory': { guest: '512Mi', hugepages: { pageSize: '1Gi' } } },
    },
    {
      id: 'MEM-07',
      name: 'memory-not-multiple-of-hugepage',
      title: 'Guest memory that is not a multiple of `hugepages.pageSize`',
      paths: ['domain.memory.hugepages.pageSize'],
      check: (vmi) => {
        const page = pageOf(vmi);
        const { bytes, at } = pagedMemory(vmi);
        return page && bytes >= page && bytes % page !== 0
          ? {
              at,
              message: `The guest has ${bytes / MEBI}Mi of memory, which is not a multiple of the hugepage size ${vmi.memory.hugepages!.pageSize}. Use a multiple of ${vmi.memory.hugepages!.pageSize}, or a smaller pageSize.`,
              found: bytes,
              allowed: `a multiple of ${vmi.memory.hugepages!.pageSize}`,
            }
          : undefined;
      },
      good: { 'domain.memory': { guest: '2Gi', hugepages: { pageSize: '1Gi' } } },
      bad: { 'domain.memory': { guest: '1536Mi', hugepages: { pageSize: '1Gi' } } },
    },
    {
      id: 'MEM-08',
      name: 'hugepage-size-zero',
      title: '`hugepages.pageSize` of zero',
      paths: ['domain.memory.hugepages.pageSize'],
      check: (vmi) =>
        pageOf(vmi) === 0
          ? {
              at: 'domain.memory.hugepages.pageSize',
              message:
                "pageSize is 0, which makes KubeVirt's webhook crash and the API return an internal error. Use a size that the nodes provide, such as 2Mi or 1Gi.",
              found: vmi.memory.hugepages!.pageSize,
              allowed: 'a size such as 2Mi or 1Gi',
            }
          : undefined,
      good: { 'domain.memory.hugepages': { pageSize: '2Mi' } },
      bad: { 'domain.memory.hugepages': { pageSize: '0' } },
    },
    {
      id: 'MEM-09',
      name: 'hugepages-without-memory',
      title: '`hugepages` without a memory size in a replica set or pool',
      paths: ['domain.memory.hugepages'],
      ownerKinds: ['VirtualMachineInstanceReplicaSet', 'VirtualMachinePool'],
      view: 'template',
      check: (vmi) =>
        pageOf(vmi) !== undefined && whole(vmi.requests['memory']) === 0 && vmi.memory.guest === undefined
          ? {
              at: 'domain.memory.guest',
              message:
                "hugepages is set without a memory size, which makes KubeVirt's webhook crash for replica sets and pools and the API return an internal error. Set domain.memory.guest.",
            }
          : undefined,
      good: {
        edit: { 'domain.memory': { guest: '2Gi', hugepages: { pageSize: '2Mi' } } },
        kind: 'VirtualMachineInstanceReplicaSet',
      },
      bad: { edit: { 'domain.memory': { hugepages: { pageSize: '2Mi' } } }, kind: 'VirtualMachineInstanceReplicaSet' },
    },
  ],
  { when: 'domain.memory.hugepages', sameOnTemplateAndGuest: true },
);
