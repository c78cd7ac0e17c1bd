/** Gates of the objects that the operators of the platform follow. */
import { OPERATORS, type Operator, RELEASE_ANNOTATION } from '../operators';
import {
  all,
  annotation,
  any,
  at,
  below,
  choice,
  condition,
  type Decision,
  equal,
  failed,
  first,
  given,
  isFalse,
  isTrue,
  item,
  itemNumber,
  NOT_OBSERVED,
  not,
  observed,
  otherwise,
  READY,
  type Row,
  reason,
  say,
  some,
  status,
  stuck,
  type Value,
  waiting,
} from './expression';
import type { KindGate } from './gate';

/** Progress of an operator's rollout, by the versions in its own object. `Available` alone may still refer to the previous release. */
const rolling = (target: string, reached: string, message?: string): Row => {
  const [to, from] = [status(target), status(reached)];
  return {
    when: all(given(to), not(equal(to, from))),
    gives: waiting(message ?? choice(given(from), say`updating from ${from} to ${to}`, say`installing ${to}`)),
  };
};

/** The release that the program has installed the operator of: its object reports the one before until the operator has begun. */
function releaseReached({ deployment, versions, versionEntry }: Operator): Decision {
  const reached = versionEntry
    ? first(['status', 'versions'], equal(item('name'), versionEntry), 'version')
    : versions && status(versions.observed);
  if (reached === undefined) return [];
  const wanted = otherwise(annotation(RELEASE_ANNOTATION), '');
  // With or without its leading `v`, on either side.
  const isReached = any(equal(reached, wanted), equal(reached, say`v${wanted}`), equal(say`v${reached}`, wanted));
  return [
    {
      when: all(not(equal(wanted, '')), not(isReached)),
      gives: waiting(
        choice(
          given(reached),
          say`${reached} is deployed, and ${deployment} has not finished the update to ${wanted}`,
          say`${deployment} has not deployed ${wanted} yet`,
        ),
      ),
    },
  ];
}

const DEGRADED: Row = { when: isTrue('Degraded'), gives: waiting(reason('Degraded', 'degraded')) };

/**
 * virt-operator says `Deploying version ...` whenever a Pod of KubeVirt is not ready, such as virt-handler on a node that is down, although
 * that version was deployed long ago.
 */
const COMPONENT_MISSING: Decision = [
  {
    when: any(
      not(given(status('observedKubeVirtVersion'))),
      not(equal(condition('Available', 'reason'), 'DeploymentInProgress')),
    ),
    gives: waiting(reason('Available', 'virt-operator has not processed it yet')),
  },
  {
    gives: waiting(
      say`KubeVirt ${status('observedKubeVirtVersion')} is deployed${choice(observed, '', ' and rolls out the change')}, but a component of it is not ready`,
      'Find the Pod that is not ready in the namespace of the KubeVirt object; virt-handler has one on each node.',
    ),
  },
];

/** KubeVirt keeps `Available` through an update; only all of these together say that it is done. */
export const kubevirt: KindGate = {
  alone: [
    {
      when: all(isFalse('Synchronized'), equal(condition('Synchronized', 'reason'), 'ExistingDeployment')),
      gives: failed(
        say`virt-operator does not follow this object: a cluster has one KubeVirt object, in the namespace of virt-operator, and another one exists${bracketed(condition('Synchronized', 'message'))}`,
        'Import the existing KubeVirt object, or move this one into the namespace of virt-operator.',
      ),
    },
    {
      when: isFalse('Synchronized'),
      gives: waiting(
        say`virt-operator cannot deploy: ${reason('Synchronized', 'no reason given')}`,
        say`Correct what the message names; virt-operator tries again. Its log: \`kubectl logs -l kubevirt.io=virt-operator -n ${at('metadata', 'namespace')}\`.`,
      ),
    },
    rolling('targetKubeVirtVersion', 'observedKubeVirtVersion'),
    { when: any(not(isTrue('Available')), isTrue('Progressing')), gives: COMPONENT_MISSING },
    DEGRADED,
    rolling('targetDeploymentID', 'observedDeploymentID', 'rolling out the new configuration'),
    { when: not(observed), gives: NOT_OBSERVED },
    ...releaseReached(OPERATORS.kubevirt),
    { gives: READY },
  ],
};

function bracketed(message: Value): Value {
  return choice(equal(otherwise(message, ''), ''), '', say` (${message})`);
}

export const cdi: KindGate = {
  alone: [
    rolling('targetVersion', 'observedVersion'),
    {
      when: equal(status('phase'), 'Error'),
      gives: stuck(
        say`cdi-operator cannot deploy: ${reason('Degraded', 'no reason given')}`,
        'Check the log of cdi-operator. A cluster can have only one CDI object.',
      ),
    },
    { when: not(isTrue('Available')), gives: waiting(reason('Available', 'cdi-operator has not processed it yet')) },
    ...releaseReached(OPERATORS.cdi),
    { when: equal(status('phase'), 'Deployed'), gives: READY },
    { gives: waiting(say`CDI is ${otherwise(status('phase'), 'not deployed yet')}`) },
  ],
};

const POOLS = ['status', 'storagePoolStatuses'];
const POOL_OPEN = any(
  not(equal(item('phase'), 'Ready')),
  below(itemNumber('currentReady'), itemNumber('desiredReady')),
);

/** Operators that follow the same convention: `Available`, and the observed version equals the target version. */
export const operatorConfig = (operator: Operator): KindGate => ({
  alone: [
    rolling('targetVersion', 'observedVersion'),
    { when: not(isTrue('Available')), gives: waiting(reason('Available', 'its operator has not processed it yet')) },
    { when: isTrue('Progressing'), gives: waiting(reason('Progressing', 'rolling out')) },
    DEGRADED,
    // HyperConverged says so while it has not applied the spec yet.
    { when: isFalse('ReconcileComplete'), gives: waiting(reason('ReconcileComplete', 'degraded')) },
    {
      when: some(POOLS, POOL_OPEN),
      gives: waiting(say`storage pool ${first(POOLS, POOL_OPEN, 'name')} is ${first(POOLS, POOL_OPEN, 'phase')}`),
    },
    { when: not(observed), gives: NOT_OBSERVED },
    ...releaseReached(operator),
    { gives: READY },
  ],
});
