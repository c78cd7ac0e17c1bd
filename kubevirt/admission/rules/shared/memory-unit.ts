import type { Fault } from '../../engine/fault';
import { show } from '../../engine/suggest';
import { amount } from './quantities';

/** One rule for the memory of guests and of instancetypes. */
export const MEMORY_UNIT_RULE = {
  id: 'MEM-22',
  name: 'memory-without-unit',
  title: '`memory.guest` without a unit, which is a number of bytes',
} as const;

/** No guest has less. */
const LEAST = 2 ** 20;
/** Numbers below this are meant in Gi, others in Mi. */
const LARGEST_IN_GI = 128;

/** The fault of a memory size that reads as a few bytes, because its unit is missing or is the `m` of a thousandth. */
export function memoryUnitFault(at: string, size: unknown): Fault | undefined {
  const bytes = amount(size);
  if (bytes <= 0 || bytes >= LEAST) return undefined;
  const written = Number(/^\d+/.exec(String(size))?.[0]);
  const unit = String(size).endsWith('m') ? 'Mi' : written <= LARGEST_IN_GI ? 'Gi' : 'Mi';
  const meant = `${written || 1}${unit}`;
  const worth = bytes < 1 ? 'less than one byte' : `${Math.ceil(bytes)} bytes`;
  return {
    at,
    message: `memory.guest is ${show(size)}, which is ${worth}: too little to boot anything. Did you mean ${meant}?`,
    found: size,
    allowed: '1Mi or more',
    suggestion: meant,
  };
}
