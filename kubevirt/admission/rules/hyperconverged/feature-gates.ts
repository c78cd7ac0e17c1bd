import { objectsAt } from '../../../../kube/json';
import { HYPERCONVERGED_GATES } from '../../../hyperconverged';
import { objectRules } from '../../engine/rule';
import { didYouMean, nearest, show } from '../../engine/suggest';

const known: ReadonlySet<string> = new Set(HYPERCONVERGED_GATES.map((name) => name.toLowerCase()));

export const HYPERCONVERGED_FEATURE_GATES = objectRules('HyperConverged', [
  {
    id: 'HCO-02',
    name: 'unknown-hyperconverged-feature-gate',
    title: 'Unknown feature gate of HyperConverged',
    kinds: ['HyperConverged'],
    paths: ['spec.featureGates[].name'],
    severity: 'warning',
    check: ({ spec }) =>
      objectsAt(spec, 'featureGates').flatMap(({ name }, index) => {
        if (typeof name !== 'string' || known.has(name.toLowerCase())) return [];
        const suggestion = nearest(name, HYPERCONVERGED_GATES);
        return [
          {
            at: `spec.featureGates[${index}].name`,
            message: `${show(name)} is not a feature gate of HyperConverged, which ignores it. Its gates are not those of KubeVirt, some of which it opens by itself. Correct the name, or remove it.${didYouMean(name, HYPERCONVERGED_GATES)}`,
            found: name,
            ...(suggestion !== undefined && { suggestion }),
          },
        ];
      }),
    good: { 'spec.featureGates': [{ name: 'downwardMetrics', state: 'Enabled' }] },
    bad: { 'spec.featureGates': [{ name: 'downwardMetrics2', state: 'Enabled' }] },
  },
]);
