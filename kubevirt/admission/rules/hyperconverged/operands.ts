import type { KubeObject } from '../../../../kube/object';
import {
  hyperConvergedField,
  isHyperConvergedOperand,
  HYPERCONVERGED_OPERANDS as KINDS,
  MANAGED_BY_LABEL,
} from '../../../hyperconverged';
import { objectRules } from '../../engine/rule';

export const HYPERCONVERGED_OPERANDS = objectRules<KubeObject>('HyperConverged', [
  {
    id: 'HCO-01',
    name: 'operand-of-hyperconverged',
    title: 'Object that HyperConverged manages',
    kinds: KINDS,
    paths: ['metadata.labels', 'metadata.ownerReferences'],
    enforcement: 'ignored',
    check: (object, { related }) => {
      const [owner] = related.all('HyperConverged');
      if (!owner && !isHyperConvergedOperand(object)) return undefined;
      const { kind, metadata } = object;
      const what = owner
        ? `HyperConverged "${owner.metadata?.name}" makes the ${kind} object`
        : `HyperConverged manages the ${kind} object "${metadata?.name}"`;
      return {
        at: 'metadata.name',
        message: `${what} itself and reverts every other change of it. Remove this object from the program, and ${hyperConvergedField(kind)}.`,
        allowed: `a ${kind} object in a cluster without HyperConverged`,
      };
    },
    good: { edit: { 'metadata.labels': { [MANAGED_BY_LABEL]: 'platform-team' } } },
    bad: {
      edit: {},
      related: [
        {
          apiVersion: 'hco.kubevirt.io/v1',
          kind: 'HyperConverged',
          metadata: { name: 'kubevirt-hyperconverged', namespace: 'kubevirt-hyperconverged' },
        },
      ],
    },
  },
]);
