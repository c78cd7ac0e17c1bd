import { vmiRules } from '../../engine/rule';
import { MEMORY_UNIT_RULE, memoryUnitFault } from '../shared/memory-unit';

/** Memory that was meant in another unit. */
export const MEMORY_UNIT = vmiRules('memory', [
  {
    ...MEMORY_UNIT_RULE,
    paths: ['domain.memory.guest'],
    severity: 'warning',
    view: 'guest',
    when: 'domain.memory.guest',
    check: ({ written, memory: { guest } }) =>
      written?.domain?.memory?.guest === undefined ? undefined : memoryUnitFault('domain.memory.guest', guest),
    good: { 'domain.memory': { guest: '2048Mi' } },
    bad: { 'domain.memory': { guest: '2048' } },
  },
]);
