import { labelProblem, qualifiedNameProblem, subdomainProblem } from '../../../../kube/names';
import { selectorProblem } from '../../../../kube/selector';
import type { k8s } from '../../../types';
import type { Fault } from '../../fault';
import type { Machine } from '../../machine';
import { machineRules } from '../../rule';
import { onEach, type Placed, placed } from './placed';
import { unlessOneOf } from './words';

const OPERATORS = ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt'];
const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';
const PREFERRED = 'preferredDuringSchedulingIgnoredDuringExecution';
const POD_AFFINITIES = ['podAffinity', 'podAntiAffinity'] as const;

/** Every term that chooses nodes. */
function nodeTerms({ spec }: Machine): Placed<k8s.NodeSelectorTerm>[] {
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
  machine: Machine,
  list: 'matchExpressions' | 'matchFields',
): Placed<k8s.NodeSelectorRequirement>[] {
  if (!machine.spec.affinity?.nodeAffinity) return [];
  return nodeTerms(machine).flatMap(({ at, item }) => placed(item[list], `${at}.${list}`));
}

/** Every term that chooses neighbours. */
function podTerms({ spec }: Machine): Placed<k8s.PodAffinityTerm>[] {
  const terms: Placed<k8s.PodAffinityTerm>[] = [];
  for (const kind of POD_AFFINITIES) {
    const affinity = spec.affinity?.[kind];
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
        message: `A preference has a weight of 1 to 100; found ${weight ?? 'none'}.`,
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

export const AFFINITY = machineRules(
  'affinity',
  [
    {
      id: 'AFF-01',
      title: 'A node affinity without terms',
      paths: [`affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms`],
      check: ({ spec }) => {
        const required = spec.affinity?.nodeAffinity?.[REQUIRED];
        return required && !required.nodeSelectorTerms?.length
          ? {
              at: `affinity.nodeAffinity.${REQUIRED}.nodeSelectorTerms`,
              message: 'The required node affinity has no terms. Add at least one, or remove it.',
            }
          : undefined;
      },
      good: node(zone),
      bad: { affinity: { nodeAffinity: { [REQUIRED]: { nodeSelectorTerms: [] } } } },
    },
    {
      id: 'AFF-02',
      title: 'A weight out of range, for nodes',
      paths: [`affinity.nodeAffinity.${PREFERRED}[].weight`],
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
      title: 'A choice of nodes among no values',
      paths: ['affinity.nodeAffinity'],
      check: (machine) =>
        onEach(expressions(machine, 'matchExpressions'), ({ key, operator, values }) =>
          (operator === 'In' || operator === 'NotIn') && !values?.length
            ? {
                at: 'values',
                message: `The operator ${operator} compares "${key}" with values, of which there are none. Add at least one.`,
              }
            : undefined,
        ),
      good: node(zone),
      bad: node({ ...zone, values: [] }),
    },
    {
      id: 'AFF-04',
      title: 'Values that nothing compares with',
      paths: ['affinity.nodeAffinity'],
      check: (machine) =>
        onEach(expressions(machine, 'matchExpressions'), ({ operator, values }) =>
          (operator === 'Exists' || operator === 'DoesNotExist') && values?.length
            ? {
                at: 'values',
                message: `The operator ${operator} asks for the label alone and takes no values. Remove them, or use In.`,
                found: values,
              }
            : undefined,
        ),
      good: node({ key: zone.key, operator: 'Exists' }),
      bad: node({ ...zone, operator: 'Exists' }),
    },
    {
      id: 'AFF-05',
      title: 'A comparison with not exactly one value',
      paths: ['affinity.nodeAffinity'],
      check: (machine) =>
        onEach(expressions(machine, 'matchExpressions'), ({ operator, values }) =>
          (operator === 'Gt' || operator === 'Lt') && values?.length !== 1
            ? {
                at: 'values',
                message: `The operator ${operator} compares with one number; found ${values?.length ?? 0} values. Write exactly one.`,
                found: values,
              }
            : undefined,
        ),
      good: node({ key: 'example.com/cores', operator: 'Gt', values: ['8'] }),
      bad: node({ key: 'example.com/cores', operator: 'Gt', values: ['8', '16'] }),
    },
    {
      id: 'AFF-06',
      title: 'An unknown operator for nodes',
      paths: ['affinity.nodeAffinity'],
      check: (machine) =>
        onEach(expressions(machine, 'matchExpressions'), ({ operator = '' as never }) =>
          unlessOneOf('operator', operator, OPERATORS, 'an operator'),
        ),
      good: node(zone),
      bad: node({ ...zone, operator: 'Equals' }),
    },
    {
      id: 'AFF-07',
      title: 'A bad label key for nodes',
      paths: ['affinity.nodeAffinity'],
      check: (machine) =>
        onEach(expressions(machine, 'matchExpressions'), ({ key = '' }) => {
          const problem = qualifiedNameProblem(key);
          return problem === undefined
            ? undefined
            : { at: 'key', message: `"${key}" is no label key: ${problem}.`, found: key };
        }),
      good: node(zone),
      bad: node({ ...zone, key: 'bad key' }),
    },
    {
      id: 'AFF-08',
      title: 'An operator that a field does not take',
      paths: ['affinity.nodeAffinity'],
      check: (machine) =>
        onEach(expressions(machine, 'matchFields'), ({ operator = '' as never }) =>
          unlessOneOf('operator', operator, ['In', 'NotIn'], 'an operator for fields of a node'),
        ),
      good: node(field, 'matchFields'),
      bad: node({ ...field, operator: 'Exists' }, 'matchFields'),
    },
    {
      id: 'AFF-09',
      title: 'A field compared with not exactly one value',
      paths: ['affinity.nodeAffinity'],
      check: (machine) =>
        onEach(expressions(machine, 'matchFields'), ({ operator, values }) =>
          (operator === 'In' || operator === 'NotIn') && values?.length !== 1
            ? {
                at: 'values',
                message: `A field of a node is compared with one value; found ${values?.length ?? 0}. Write exactly one; for a choice of nodes add a term for each.`,
                found: values,
              }
            : undefined,
        ),
      good: node(field, 'matchFields'),
      bad: node({ ...field, values: ['node-1', 'node-2'] }, 'matchFields'),
    },
    {
      id: 'AFF-10',
      title: 'An unknown field of a node',
      paths: ['affinity.nodeAffinity'],
      check: (machine) =>
        onEach(expressions(machine, 'matchFields'), ({ key = '' }) =>
          unlessOneOf('key', key, ['metadata.name'], 'a field that nodes are chosen by'),
        ),
      good: node(field, 'matchFields'),
      bad: node({ ...field, key: 'spec.nodeName' }, 'matchFields'),
    },
    {
      id: 'AFF-11',
      title: 'A bad name of a node',
      paths: ['affinity.nodeAffinity'],
      check: (machine) =>
        onEach(expressions(machine, 'matchFields'), ({ key, values }) => {
          const bad = key === 'metadata.name' ? values?.find((value) => subdomainProblem(value)) : undefined;
          return bad === undefined
            ? undefined
            : {
                at: `values[${values!.indexOf(bad)}]`,
                message: `"${bad}" cannot be the name of a node: ${subdomainProblem(bad)}.`,
                found: bad,
              };
        }),
      good: node(field, 'matchFields'),
      bad: node({ ...field, values: ['Node_1'] }, 'matchFields'),
    },
    {
      id: 'AFF-12',
      title: 'A weight out of range, for neighbours',
      paths: POD_AFFINITIES.map((kind) => `affinity.${kind}.${PREFERRED}[].weight`),
      check: ({ spec }) =>
        spec.affinity &&
        POD_AFFINITIES.flatMap((kind) =>
          onEach(placed(spec.affinity?.[kind]?.[PREFERRED], `affinity.${kind}.${PREFERRED}`), ({ weight }) =>
            weightFault(weight),
          ),
        ),
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
      title: 'A bad selector of neighbours',
      paths: POD_AFFINITIES.map((kind) => `affinity.${kind}`),
      check: (machine) =>
        machine.spec.affinity &&
        podTerms(machine).flatMap(({ at, item }) =>
          (['labelSelector', 'namespaceSelector'] as const).flatMap((key) => {
            const found = selectorProblem(item[key]);
            return found
              ? [{ at: `${at}.${key}.${found.at}`, message: `This selector cannot be used, because ${found.problem}.` }]
              : [];
          }),
        ),
      good: pod({ labelSelector: { matchLabels: { app: 'web' } } }),
      bad: pod({ labelSelector: { matchLabels: { app: 'not a value' } } }),
    },
    {
      id: 'AFF-14',
      title: 'A bad namespace of neighbours',
      paths: POD_AFFINITIES.map((kind) => `affinity.${kind}`),
      check: (machine) =>
        onEach(machine.spec.affinity ? podTerms(machine) : [], ({ namespaces }) => {
          const bad = namespaces?.find((name) => labelProblem(name));
          return bad === undefined
            ? undefined
            : {
                at: `namespaces[${namespaces!.indexOf(bad)}]`,
                message: `"${bad}" cannot be the name of a namespace: ${labelProblem(bad)}.`,
                found: bad,
              };
        }),
      good: pod({ namespaces: ['vms'] }),
      bad: pod({ namespaces: ['VMs'] }),
    },
    {
      id: 'AFF-15',
      title: 'Neighbours without a topology',
      paths: POD_AFFINITIES.map((kind) => `affinity.${kind}`),
      check: (machine) =>
        onEach(machine.spec.affinity ? podTerms(machine) : [], ({ topologyKey }) =>
          topologyKey
            ? undefined
            : {
                at: 'topologyKey',
                message:
                  'topologyKey is missing. Write the node label by which nodes count as near each other, such as kubernetes.io/hostname or topology.kubernetes.io/zone.',
                suggestion: 'kubernetes.io/hostname',
              },
        ),
      good: pod({}),
      bad: pod({ topologyKey: '' }),
    },
    {
      id: 'AFF-16',
      title: 'A bad topology of neighbours',
      paths: POD_AFFINITIES.map((kind) => `affinity.${kind}`),
      check: (machine) =>
        onEach(machine.spec.affinity ? podTerms(machine) : [], ({ topologyKey }) => {
          const problem = topologyKey && qualifiedNameProblem(topologyKey);
          return problem
            ? { at: 'topologyKey', message: `"${topologyKey}" is no label key: ${problem}.`, found: topologyKey }
            : undefined;
        }),
      good: pod({}),
      bad: pod({ topologyKey: 'bad key' }),
    },
  ],
  { when: ({ spec }) => spec.affinity, settled: true },
);
