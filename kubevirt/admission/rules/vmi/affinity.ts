import { labelProblem, qualifiedNameProblem, subdomainProblem } from '../../../../kube/names';
import { selectorProblem } from '../../../../kube/selector';
import type { k8s } from '../../../types';
import type { Fault } from '../../engine/fault';
import { vmiRules } from '../../engine/rule';
import type { VmiSpecView } from '../../engine/vmi-spec-view';
import { onEach, type Placed, placed } from '../shared/located';
import { unlessOneOf } from '../shared/messages';

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'];
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const POD_AFFINITIES = ['podAffinity', 'podAntiAffinity'] as const;
const SELECTORS = ['labelSelector', 'namespaceSelector'] as const;

/** Every term of the node affinity. */
function nodeTerms({ spec }: VmiSpecView): Placed<k8s.NodeSelectorTerm>[] {
  const affinity = spec.affinity?.nodeAffinity;
  if (!affinity) return [];
  return [
    ...placed(affinity[REQUIRED]?.nodeSelectorTerms, `affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms`),
    ...placed(affinity[PREFERRED], `affinity.nodeAffinity.${PREFERRED}`).map(({ at, item }) => ({
      at: `${at}.preference`,
      item: item.preference ?? {},
    })),
  ];
}

function expressions(
  vmi: VmiSpecView,
  list: 'matchExpressions' | 'matchFields',
): Placed<k8s.NodeSelectorRequirement>[] {
  if (!vmi.spec.affinity?.nodeAffinity) return [];
  return nodeTerms(vmi).flatMap(({ at, item }) => placed(item[list], `${at}.${list}`));
}

type PodTerms = readonly Placed<k8s.PodAffinityTerm>[];

/** Every term of the pod affinities. */
const podTerms = (vmi: VmiSpecView): PodTerms => vmi.derived(listPodTerms);

function listPodTerms({ spec: { affinity: all = {} } }: VmiSpecView): PodTerms {
  const terms: Placed<k8s.PodAffinityTerm>[] = [];
  for (const kind of POD_AFFINITIES) {
    const affinity = all[kind];
    if (!affinity) continue;
    terms.push(...placed(affinity[REQUIRED], `affinity.${kind}.${REQUIRED}`));
    for (const { at, item } of placed(affinity[PREFERRED], `affinity.${kind}.${PREFERRED}`)) {
      terms.push({ at: `${at}.podAffinityTerm`, item: item.podAffinityTerm ?? ({} as k8s.PodAffinityTerm) });
    }
  }
  return terms;
}

const weightFault = (weight: number | undefined): Fault | undefined =>
  weight !== undefined && weight >= 1 && weight <= 100
    ? undefined
    : {
        at: 'weight',
        message: `weight must be from 1 to 100; found ${weight ?? 'none'}. Set a weight in that range.`,
        found: weight,
        allowed: '1 to 100',
      };

const node = (expression: object, list = 'matchExpressions') => ({
  affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [{ [list]: [expression] }] } } },
});
const pod = (term: object) => ({
  affinity: { podAntiAffinity: { [REQUIRED]: [{ topologyKey: 'kubernetes.io/hostname', ...term }] } },
});
const zone = { key: 'topology.kubernetes.io/zone', operator: 'In', values: ['a'] };
const field = { key: 'metadata.name', operator: 'In', values: ['node-1'] };

export const AFFINITY = vmiRules(
  'affinity',
  [
    {
      id: 'AFF-01',
      name: 'node-affinity-without-terms',
      title: 'Required node affinity without terms',
      paths: [`affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms`],
      when: 'affinity.nodeAffinity',
      check: ({ spec }) => {
        const required = spec.affinity?.nodeAffinity?.[REQUIRED];
        return required && !required.nodeSelectorTerms?.length
          ? {
              at: `affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms`,
              message: 'The required node affinity has no nodeSelectorTerms. Add at least one, or remove it.',
            }
          : undefined;
      },
      good: node(zone),
      bad: { affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [] } } } },
    },
    {
      id: 'AFF-02',
      name: 'node-affinity-weight-out-of-range',
      title: 'Node affinity `weight` out of range',
      paths: [`affinity.nodeAffinity.${PREFERRED}[].weight`],
      when: 'affinity.nodeAffinity',
      check: ({ spec }) =>
        spec.affinity &&
        onEach(placed(spec.affinity.nodeAffinity?.[PREFERRED], `affinity.nodeAffinity.${PREFERRED}`), ({ weight }) =>
          weightFault(weight),
        ),
      good: {
        affinity: { nodeAffinity: { [PREFERRED]: [{ weight: 100, preference: { matchExpressions: [zone] } }] } },
      },
      bad: { affinity: { nodeAffinity: { [PREFERRED]: [{ weight: 101, preference: { matchExpressions: [zone] } }] } } },
    },
    {
      id: 'AFF-03',
      name: 'node-affinity-without-values',
      title: 'Node affinity expression without `values`',
      paths: ['affinity.nodeAffinity'],
      when: 'affinity.nodeAffinity',
      check: (vmi) =>
        onEach(expressions(vmi, 'matchExpressions'), ({ key, operator, values }) =>
          (operator === 'In' || operator === 'NotIn') && !values?.length
            ? {
                at: 'values',
                message: `The operator ${operator} requires values for "${key}", but none are set. Add at least one.`,
              }
            : undefined,
        ),
      good: node(zone),
      bad: node({ ...zone, values: [] }),
    },
    {
      id: 'AFF-04',
      name: 'node-affinity-with-needless-values',
      title: '`values` with the operator `Exists` or `DoesNotExist`',
      paths: ['affinity.nodeAffinity'],
      when: 'affinity.nodeAffinity',
      check: (vmi) =>
        onEach(expressions(vmi, 'matchExpressions'), ({ operator, values }) =>
          (operator === 'Exists' || operator === 'DoesNotExist') && values?.length
            ? {
                at: 'values',
                message: `The operator ${operator} tests only for the label and does not accept values. Remove them, or use In.`,
                found: values,
              }
            : undefined,
        ),
      good: node({ key: zone.key, operator: 'Exists' }),
      bad: node({ ...zone, operator: 'Exists' }),
    },
    {
      id: 'AFF-05',
      name: 'node-affinity-comparison-not-one-value',
      title: 'Operator `Gt` or `Lt` without exactly one value',
      paths: ['affinity.nodeAffinity'],
      when: 'affinity.nodeAffinity',
      check: (vmi) =>
        onEach(expressions(vmi, 'matchExpressions'), ({ operator, values }) =>
          (operator === 'Gt' || operator === 'Lt') && values?.length !== 1
            ? {
                at: 'values',
                message: `The operator ${operator} requires exactly one value; found ${values?.length ?? 0}. Set exactly one.`,
                found: values,
              }
            : undefined,
        ),
      good: node({ key: 'example.com/cores', operator: 'Gt', values: ['8'] }),
      bad: node({ key: 'example.com/cores', operator: 'Gt', values: ['8', '16'] }),
    },
    {
      id: 'AFF-06',
      name: 'unknown-node-affinity-operator',
      title: 'Unknown node affinity `operator`',
      paths: ['affinity.nodeAffinity'],
      when: 'affinity.nodeAffinity',
      check: (vmi) =>
        onEach(expressions(vmi, 'matchExpressions'), ({ operator = '' as never }) =>
          unlessOneOf('operator', operator, OPERATORS, 'a valid operator'),
        ),
      good: node(zone),
      bad: node({ ...zone, operator: 'Equals' }),
    },
    {
      id: 'AFF-07',
      name: 'malformed-node-affinity-key',
      title: 'Malformed label key in a node affinity',
      paths: ['affinity.nodeAffinity'],
      when: 'affinity.nodeAffinity',
      check: (vmi) =>
        onEach(expressions(vmi, 'matchExpressions'), ({ key = '' }) => {
          const problem = qualifiedNameProblem(key);
          return problem === undefined
            ? undefined
            : { at: 'key', message: `"${key}" is not a valid label key: ${problem}.`, found: key };
        }),
      good: node(zone),
      bad: node({ ...zone, key: 'bad key' }),
    },
    {
      id: 'AFF-08',
      name: 'unknown-node-field-operator',
      title: 'Unsupported `operator` in `matchFields`',
      paths: ['affinity.nodeAffinity'],
      when: 'affinity.nodeAffinity',
      check: (vmi) =>
        onEach(expressions(vmi, 'matchFields'), ({ operator = '' as never }) =>
          unlessOneOf('operator', operator, ['In', 'NotIn'], 'a valid operator in matchFields'),
        ),
      good: node(field, 'matchFields'),
      bad: node({ ...field, operator: 'Exists' }, 'matchFields'),
    },
    {
      id: 'AFF-09',
      name: 'node-field-not-one-value',
      title: '`matchFields` entry without exactly one value',
      paths: ['affinity.nodeAffinity'],
      when: 'affinity.nodeAffinity',
      check: (vmi) =>
        onEach(expressions(vmi, 'matchFields'), ({ operator, values }) =>
          (operator === 'In' || operator === 'NotIn') && values?.length !== 1
            ? {
                at: 'values',
                message: `matchFields requires exactly one value; found ${values?.length ?? 0}. Set exactly one; to select several nodes, add one term per node.`,
                found: values,
              }
            : undefined,
        ),
      good: node(field, 'matchFields'),
      bad: node({ ...field, values: ['node-1', 'node-2'] }, 'matchFields'),
    },
    {
      id: 'AFF-10',
      name: 'unknown-node-field',
      title: 'Unknown field in `matchFields`',
      paths: ['affinity.nodeAffinity'],
      when: 'affinity.nodeAffinity',
      check: (vmi) =>
        onEach(expressions(vmi, 'matchFields'), ({ key = '' }) =>
          unlessOneOf('key', key, ['metadata.name'], 'a field that matchFields supports'),
        ),
      good: node(field, 'matchFields'),
      bad: node({ ...field, key: 'spec.nodeName' }, 'matchFields'),
    },
    {
      id: 'AFF-11',
      name: 'malformed-node-name',
      title: 'Malformed node name in `matchFields`',
      paths: ['affinity.nodeAffinity'],
      when: 'affinity.nodeAffinity',
      check: (vmi) =>
        onEach(expressions(vmi, 'matchFields'), ({ key, values }) => {
          const bad = key === 'metadata.name' ? values?.find((value) => subdomainProblem(value)) : undefined;
          return bad === undefined
            ? undefined
            : {
                at: `values[${values!.indexOf(bad)}]`,
                message: `"${bad}" is not a valid node name: ${subdomainProblem(bad)}.`,
                found: bad,
              };
        }),
      good: node(field, 'matchFields'),
      bad: node({ ...field, values: ['Node_1'] }, 'matchFields'),
    },
    {
      id: 'AFF-12',
      name: 'pod-affinity-weight-out-of-range',
      title: 'Pod affinity `weight` out of range',
      paths: POD_AFFINITIES.map((kind) => `affinity.${kind}.${PREFERRED}[].weight`),
      when: ['affinity.podAffinity', 'affinity.podAntiAffinity'],
      check: ({ spec }) => {
        const faults: Fault[] = [];
        for (const kind of POD_AFFINITIES) {
          const preferred = spec.affinity?.[kind]?.[PREFERRED] ?? [];
          for (let i = 0; i < preferred.length; i++) {
            const fault = weightFault(preferred[i]!.weight);
            if (fault) faults.push({ ...fault, at: `affinity.${kind}.${PREFERRED}[${i}].weight` });
          }
        }
        return faults;
      },
      good: {
        affinity: {
          podAntiAffinity: { [PREFERRED]: [{ weight: 1, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname' } }] },
        },
      },
      bad: {
        affinity: {
          podAntiAffinity: { [PREFERRED]: [{ weight: 0, podAffinityTerm: { topologyKey: 'kubernetes.io/hostname' } }] },
        },
      },
    },
    {
      id: 'AFF-13',
      name: 'malformed-pod-affinity-selector',
      title: 'Malformed selector in a pod affinity',
      paths: POD_AFFINITIES.map((kind) => `affinity.${kind}`),
      when: ['affinity.podAffinity', 'affinity.podAntiAffinity'],
      check: (vmi) => {
        const faults: Fault[] = [];
        for (const { at, item } of podTerms(vmi)) {
          for (const key of SELECTORS) {
            const found = selectorProblem(item[key]);
            if (found)
              faults.push({ at: `${at}.${key}.${found.at}`, message: `This selector is not valid: ${found.problem}.` });
          }
        }
        return faults;
      },
      good: pod({ labelSelector: { matchLabels: { app: 'web' } } }),
      bad: pod({ labelSelector: { matchLabels: { app: 'not a value' } } }),
    },
    {
      id: 'AFF-14',
      name: 'malformed-pod-affinity-namespace',
      title: 'Malformed namespace in a pod affinity',
      paths: POD_AFFINITIES.map((kind) => `affinity.${kind}`),
      when: ['affinity.podAffinity', 'affinity.podAntiAffinity'],
      check: (vmi) =>
        onEach(podTerms(vmi), ({ namespaces }) => {
          const bad = namespaces?.find((name) => labelProblem(name));
          return bad === undefined
            ? undefined
            : {
                at: `namespaces[${namespaces!.indexOf(bad)}]`,
                message: `"${bad}" is not a valid namespace: ${labelProblem(bad)}.`,
                found: bad,
              };
        }),
      good: pod({ namespaces: ['vms'] }),
      bad: pod({ namespaces: ['VMs'] }),
    },
    {
      id: 'AFF-15',
      name: 'pod-affinity-without-topology-key',
      title: 'Pod affinity term without a `topologyKey`',
      paths: POD_AFFINITIES.map((kind) => `affinity.${kind}`),
      when: ['affinity.podAffinity', 'affinity.podAntiAffinity'],
      check: (vmi) =>
        onEach(podTerms(vmi), ({ topologyKey }) =>
          topologyKey
            ? undefined
            : {
                at: 'topologyKey',
                message:
                  'topologyKey is missing. Set it to the node label that defines a topology domain, such as kubernetes.io/hostname or topology.kubernetes.io/zone.',
                suggestion: 'kubernetes.io/hostname',
              },
        ),
      good: pod({}),
      bad: pod({ topologyKey: '' }),
    },
    {
      id: 'AFF-16',
      name: 'malformed-pod-affinity-topology-key',
      title: 'Malformed `topologyKey` in a pod affinity',
      paths: POD_AFFINITIES.map((kind) => `affinity.${kind}`),
      when: ['affinity.podAffinity', 'affinity.podAntiAffinity'],
      check: (vmi) =>
        onEach(podTerms(vmi), ({ topologyKey }) => {
          const problem = topologyKey && qualifiedNameProblem(topologyKey);
          return problem
            ? {
                at: 'topologyKey',
                message: `"${topologyKey}" is not a valid label key: ${problem}.`,
                found: topologyKey,
              }
            : undefined;
        }),
      good: pod({}),
      bad: pod({ topologyKey: 'bad key' }),
    },
  ],
  { when: 'affinity', sameOnTemplateAndGuest: true },
);
