import { labelValueProblem, qualifiedNameProblem } from '../../../../kube/names';
import { PLACEMENT_PATHS, PLACING_KINDS, placementsOf } from '../../../placement';
import { objectRules } from '../../engine/rule';

export const PLACEMENTS = objectRules('KubeVirt', [
  {
    id: 'KV-23',
    name: 'malformed-placement',
    title: 'Malformed `nodeSelector` of a component',
    kinds: PLACING_KINDS,
    paths: PLACEMENT_PATHS,
    check: (object) =>
      placementsOf(object).flatMap(({ at, nodeSelector, runs }) =>
        Object.entries(nodeSelector).flatMap(([key, value]) => {
          const problem = qualifiedNameProblem(key) ?? labelValueProblem(value);
          if (!problem) return [];
          return [
            {
              at,
              message: `"${key}: ${value}" is not a valid node label: ${problem}. No Pod with it can be created, so ${runs} would not run. Use a label that nodes have: kubectl get nodes --show-labels.`,
              found: { [key]: value },
              allowed: 'labels that nodes can have',
            },
          ];
        }),
      ),
    good: { 'spec.workloads': { nodePlacement: { nodeSelector: { 'kubernetes.io/arch': 'amd64' } } } },
    bad: { 'spec.workloads': { nodePlacement: { nodeSelector: { 'bad key': 'x' } } } },
  },
]);
