import { objectAt } from '../../../../kube/json';
import { poolVm } from '../../../pool-vm';
import { type Edit, type Example, type ObjectArea, type ObjectRule, objectRules } from '../../engine/rule';
import { INSTANCETYPE_CONFLICTS } from '../vm/instancetype-conflicts';
import { INSTANCETYPE_INFERENCE } from '../vm/instancetype-inference';
import { INSTANCETYPE_MATCHER } from '../vm/instancetype-matcher';
import { PREFERENCE_REQUIREMENTS } from '../vm/preference-requirements';

/** The API judges the VMs of a pool when they are made, after it has accepted the pool. */
function ofPools(rule: ObjectRule): ObjectRule {
  const base = 'spec.virtualMachineTemplate';
  return {
    ...rule,
    kinds: ['VirtualMachinePool'],
    paths: rule.paths.map((path) => `${base}.${path}`),
    stage: 'start',
    check: (pool, context) => {
      if (!objectAt(pool, 'spec', 'virtualMachineTemplate')) return undefined;
      const faults = rule.check(poolVm(pool), { ...context, old: undefined });
      return faults && [faults].flat().map((fault) => ({ ...fault, at: `${base}.${fault.at}` }));
    },
    good: inPool(rule.good),
    bad: inPool(rule.bad),
  };
}

/** An example on a VM as one on the VMs of a pool. */
function inPool(example: Edit | Example): Example {
  const { edit, ...rest } = ('edit' in example ? example : { edit: example }) as Example;
  const moved = Object.entries(edit).map(([path, value]) => [`spec.virtualMachineTemplate.${path}`, value]);
  return { ...rest, edit: Object.fromEntries(moved) };
}

/** The rules on the instancetype and preference of a VirtualMachine, for the VMs of a pool. */
export const POOL_INSTANCETYPES: readonly ObjectArea[] = [
  INSTANCETYPE_MATCHER,
  INSTANCETYPE_INFERENCE,
  INSTANCETYPE_CONFLICTS,
  PREFERENCE_REQUIREMENTS,
].map(({ rules }) =>
  objectRules('instancetypes and preferences of pools', rules.filter(({ on }) => on !== 'update').map(ofPools)),
);
