import { valueAt } from '../../../../kube/json';
import { objectRules } from '../../engine/rule';
import { MEMORY_UNIT_RULE, memoryUnitFault } from '../shared/memory-unit';

export const INSTANCETYPE_MEMORY = objectRules('instancetypes', [
  {
    ...MEMORY_UNIT_RULE,
    kinds: ['VirtualMachineInstancetype', 'VirtualMachineClusterInstancetype'],
    paths: ['spec.memory.guest'],
    severity: 'warning',
    check: ({ spec }) => memoryUnitFault('spec.memory.guest', valueAt(spec, 'memory', 'guest')),
    good: { 'spec.memory': { guest: '2048Mi' } },
    bad: { 'spec.memory': { guest: '2048' } },
  },
]);
