import { quantityValue } from '../../../../kube/quantity';
import { machineRules } from '../../engine/rule';
import { show } from '../../engine/suggest';
import type { Machine } from '../../engine/vmi-spec-view';
import { whole } from '../shared/quantities';

const MEBI = 1024 ** 2;

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

export const HUGEPAGES = machineRules(
  'memory',
  [
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
  ],
  { settled: true },
);
