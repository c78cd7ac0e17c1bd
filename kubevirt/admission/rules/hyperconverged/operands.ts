import type { KubeObject } from '../../../../kube/object';
import { objectRules } from '../../engine/rule';

/** Where a setting belongs that HyperConverged hands to one of its operands. */
const FIELDS: Readonly<Record<string, string>> = {
  KubeVirt: 'spec.virtualization (v1) or its field in spec (v1beta1)',
  CDI: 'spec.storage (v1) or its field in spec (v1beta1)',
  NetworkAddonsConfig: 'spec.networking (v1) or spec.kubeMacPoolConfiguration (v1beta1)',
  SSP: 'spec.workloadSources (v1) or spec.dataImportCronTemplates (v1beta1)',
  AAQ: 'spec.deployment.applicationAwareConfig (v1) or spec.applicationAwareConfig (v1beta1)',
};

const MANAGED_BY = 'app.kubernetes.io/managed-by';

const isOwned = ({ metadata }: KubeObject): boolean =>
  metadata?.labels?.[MANAGED_BY] === 'hco-operator' ||
  (metadata?.ownerReferences ?? []).some((owner) => owner.kind === 'HyperConverged');

export const HYPERCONVERGED_OPERANDS = objectRules<KubeObject>('HyperConverged', [
  {
    id: 'HCO-01',
    name: 'operand-of-hyperconverged',
    title: 'Object that HyperConverged manages',
    kinds: Object.keys(FIELDS),
    paths: ['metadata.labels', 'metadata.ownerReferences'],
    enforcement: 'ignored',
    check: (object, { related }) => {
      const [owner] = related.all('HyperConverged');
      if (!owner && !isOwned(object)) return undefined;
      const { kind, metadata } = object;
      const what = owner ? `HyperConverged "${owner.metadata?.name}" makes the ${kind} object` : `HyperConverged manages the ${kind} object "${metadata?.name}"`;
      return {
        at: 'metadata.name',
        message: `${what} itself and reverts every other change of it. Remove this object from the program, and set ${FIELDS[kind]} of HyperConverged, or its annotation for JSON patches where it has no such field.`,
        allowed: `a ${kind} object in a cluster without HyperConverged`,
      };
    },
    good: { edit: { 'metadata.labels': { [MANAGED_BY]: 'platform-team' } } },
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
