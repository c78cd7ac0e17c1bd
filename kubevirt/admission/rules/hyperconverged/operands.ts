import { joinedByAnd } from '../../../../kube/joined-by-and';
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
      const found = owner ? KINDS.flatMap((one) => related.given(one)) : [];
      const others = found.filter((one) => nameOf(one) !== nameOf(object));
      // One finding for all of them, at the first.
      const [first] = found;
      if (first && nameOf(first) !== nameOf(object) && KINDS.indexOf(first.kind) <= KINDS.indexOf(kind))
        return undefined;
      const kinds = [...new Set(others.map((one) => one.kind))].filter((one) => one !== kind);
      const all = joinedByAnd([kind, ...kinds]);
      const [noun, them] = kinds.length > 0 ? ['objects', 'them'] : ['object', 'it'];
      const what = owner
        ? `HyperConverged "${owner.metadata?.name}" makes the ${all} ${noun}`
        : `HyperConverged manages the ${kind} object "${metadata?.name}"`;
      const these = joinedByAnd([object, ...others].map(nameOf));
      return {
        at: 'metadata.name',
        message: `${what} itself and reverts every other change of ${them}. Remove ${these} from the program, and ${hyperConvergedField(kind, ...kinds)}.`,
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

const nameOf = ({ kind, metadata }: KubeObject): string =>
  `${kind} ${[metadata?.namespace, metadata?.name].filter(Boolean).join('/')}`;
