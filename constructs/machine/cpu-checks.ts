import { quantityValue } from '../../kube/quantity';
import { isUnresolved } from '../../kube/unresolved';
import { isKnown, quantity } from '../base';
import type { Cpu, CpuTopology, Memory, MemoryProps } from './sizing';

const optionsOf = (memory: Memory | undefined): Partial<MemoryProps> =>
  typeof memory === 'object' && 'guest' in memory ? memory : {};

/** What is wrong with the vCPUs of a guest, and how to repair it. */
export function cpuProblem(cpu: Cpu | undefined, memory: Memory | undefined): string | undefined {
  if (typeof cpu === 'number')
    return Number.isInteger(cpu) && cpu > 0
      ? undefined
      : `\`cpu\` is ${cpu}, which is not a number of vCPUs. Use a whole number from 1 on.`;
  if (cpu === undefined || typeof cpu !== 'object' || isUnresolved(cpu)) return undefined;
  const { sockets, maxSockets, dedicatedCpuPlacement, isolateEmulatorThread, numa, realtime }: CpuTopology = cpu;
  if (dedicatedCpuPlacement === undefined || dedicatedCpuPlacement === false) {
    const needing = Object.entries({ isolateEmulatorThread, numa, realtime }).find(([, value]) => value);
    if (needing)
      return `\`cpu.${needing[0]}\` needs vCPUs on physical CPUs of their own. Set \`dedicatedCpuPlacement: true\`, or use Cpu.dedicated(...).`;
  }
  if (realtime && !numa)
    return '`cpu.realtime` needs the NUMA topology of the node. Set `numa: { guestMappingPassthrough: {} }`, or use Cpu.realtime(...).';
  if (numa && memory !== undefined && !isUnresolved(memory) && optionsOf(memory).hugepages === undefined)
    return "`cpu.numa` needs huge pages. Set `memory: Memory.of('8Gi', { hugepages: '1Gi' })`.";
  if (maxSockets !== undefined && isKnown(maxSockets) && isKnown(sockets) && (sockets ?? 1) > maxSockets)
    return `\`cpu.sockets\` is ${sockets ?? 1}, more than \`maxSockets\`, which is ${maxSockets}. Raise \`maxSockets\`, or omit it to allow four times as many.`;
  return undefined;
}

/** What is wrong with the memory of a guest, and how to repair it. */
export function memoryProblem(cpu: Cpu | undefined, memory: Memory | undefined): string | undefined {
  const { guest, maxGuest } = optionsOf(memory);
  if (guest === undefined || maxGuest === undefined) return undefined;
  if (typeof cpu === 'object' && !isUnresolved(cpu) && (cpu.numa || cpu.realtime))
    return '`memory.maxGuest` has no effect with `numa` or `realtime`, whose guests get no memory while they run. Remove `maxGuest`.';
  const [from, to] = [quantityValue(quantity(guest)), quantityValue(quantity(maxGuest))];
  return from !== undefined && to !== undefined && to < from
    ? `\`memory.maxGuest\` is ${quantity(maxGuest)}, less than \`guest\`, which is ${quantity(guest)}. Raise \`maxGuest\`, or omit it to allow four times as much.`
    : undefined;
}
