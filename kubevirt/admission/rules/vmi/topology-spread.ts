import { qualifiedNameProblem } from '../../../../kube/names';
import { selectorProblem } from '../../../../kube/selector';
import type { k8s } from '../../../types';
import type { Fault } from '../../engine/fault';
import { vmiRules } from '../../engine/rule';
import { show } from '../../engine/suggest';
import type { VmiSpecView } from '../../engine/vmi-spec-view';
import { onEach, placed } from '../shared/located';
import { unlessOneOf } from '../shared/messages';

const constraint = {
  maxSkew: 1,
  topologyKey: 'kubernetes.io/hostname',
  whenUnsatisfiable: 'DoNotSchedule',
  labelSelector: { matchLabels: { app: 'web' } },
};
const spread = (more: object) => ({ topologySpreadConstraints: [{ ...constraint, ...more }] });

/** A check on every constraint. */
const onConstraints =
  (check: (constraint: k8s.TopologySpreadConstraint) => Fault | undefined) =>
  ({ spec }: VmiSpecView) =>
    spec.topologySpreadConstraints &&
    onEach(placed(spec.topologySpreadConstraints, 'topologySpreadConstraints'), check);

export const TOPOLOGY_SPREAD = vmiRules(
  'topology-spread',
  [
    {
      id: 'TSC-01',
      name: 'max-skew-below-one',
      title: '`maxSkew` below 1',
      paths: ['topologySpreadConstraints[].maxSkew'],
      check: onConstraints(({ maxSkew = 0 }) =>
        maxSkew > 0
          ? undefined
          : {
              at: 'maxSkew',
              message: `maxSkew, the permitted imbalance, must be at least 1; found ${maxSkew}. Use 1 or more.`,
              found: maxSkew,
              allowed: '1 or more',
              suggestion: '1',
            },
      ),
      good: spread({}),
      bad: spread({ maxSkew: 0 }),
    },
    {
      id: 'TSC-02',
      name: 'malformed-spread-topology-key',
      title: 'Malformed `topologyKey` in a topology spread constraint',
      paths: ['topologySpreadConstraints[].topologyKey'],
      check: onConstraints(({ topologyKey = '' }) => {
        const problem = qualifiedNameProblem(topologyKey);
        return problem === undefined
          ? undefined
          : {
              at: 'topologyKey',
              message: `${show(topologyKey)} is not a valid label key: ${problem}. Use the node label to spread over, such as kubernetes.io/hostname.`,
              found: topologyKey,
            };
      }),
      good: spread({}),
      bad: spread({ topologyKey: 'bad key' }),
    },
    {
      id: 'TSC-03',
      name: 'unknown-when-unsatisfiable',
      title: 'Unknown `whenUnsatisfiable`',
      paths: ['topologySpreadConstraints[].whenUnsatisfiable'],
      check: onConstraints(({ whenUnsatisfiable = '' as never }) =>
        unlessOneOf(
          'whenUnsatisfiable',
          whenUnsatisfiable,
          ['DoNotSchedule', 'ScheduleAnyway'],
          'a valid value of whenUnsatisfiable',
        ),
      ),
      good: spread({ whenUnsatisfiable: 'ScheduleAnyway' }),
      bad: spread({ whenUnsatisfiable: 'Ignore' }),
    },
    {
      id: 'TSC-04',
      name: 'malformed-spread-selector',
      title: 'Malformed `labelSelector` in a topology spread constraint',
      paths: ['topologySpreadConstraints[].labelSelector'],
      check: onConstraints(({ labelSelector }) => {
        const found = selectorProblem(labelSelector);
        return (
          found && {
            at: `labelSelector.${found.at}`,
            message: `This selector is not valid: ${found.problem}.`,
          }
        );
      }),
      good: spread({}),
      bad: spread({ labelSelector: { matchLabels: { app: 'not a value' } } }),
    },
    {
      id: 'TSC-05',
      name: 'duplicate-topology-spread',
      title: 'Duplicate topology spread constraint',
      paths: ['topologySpreadConstraints[]'],
      check: ({ spec }) => {
        const constraints = spec.topologySpreadConstraints;
        if (!constraints || constraints.length < 2) return undefined;
        const seen = new Set<string>();
        return onEach(placed(constraints, 'topologySpreadConstraints'), ({ topologyKey, whenUnsatisfiable }) => {
          const key = `${topologyKey ?? ''}, ${whenUnsatisfiable ?? ''}`;
          if (!seen.has(key)) {
            seen.add(key);
            return undefined;
          }
          return {
            message: `Another constraint already uses topologyKey: ${topologyKey} with whenUnsatisfiable: ${whenUnsatisfiable}. Remove one of them.`,
            found: key,
          };
        });
      },
      good: { topologySpreadConstraints: [constraint, { ...constraint, whenUnsatisfiable: 'ScheduleAnyway' }] },
      bad: { edit: { topologySpreadConstraints: [constraint, { ...constraint, maxSkew: 2 }] }, also: ['SCH-07'] },
    },
  ],
  { when: 'topologySpreadConstraints', sameOnTemplateAndGuest: true },
);
