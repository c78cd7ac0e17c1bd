import { objectsAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import {
  condition,
  failed,
  hasStatus,
  isTrue,
  NOT_OBSERVED,
  number,
  observed,
  READY,
  status,
  waiting,
  words,
} from './conditions';
import type { Gate } from './gate';

/** What an operator's own object says of the release that it is rolling out. Without it, `Available` may be about the release before. */
function versionReached(live: KubeObject, target: string, reached: string): string | undefined {
  const to = status(live, target);
  const at = status(live, reached);
  if (to === undefined || to === at) return undefined;
  return at === undefined ? `installing ${to}` : `${at} is becoming ${to}`;
}

/** KubeVirt keeps `Available` through an update; only all of these together say that it is done. */
export const kubevirt: Gate = (live) => {
  const second = condition(live, 'Synchronized');
  if (second?.status === 'False' && second.reason === 'ExistingDeployment') {
    return failed(
      'a cluster has one KubeVirt, and there is another one',
      'Use the KubeVirt object that exists (import it), in the namespace of virt-operator.',
    );
  }
  if (second?.status === 'False') return waiting(`virt-operator cannot deploy: ${words(second, 'no reason given')}`);
  const rolling = versionReached(live, 'targetKubeVirtVersion', 'observedKubeVirtVersion');
  if (rolling) return waiting(rolling);
  if (!isTrue(live, 'Available'))
    return waiting(words(condition(live, 'Available'), 'virt-operator has not looked at it yet'));
  if (isTrue(live, 'Progressing')) return waiting(words(condition(live, 'Progressing'), 'rolling out'));
  if (isTrue(live, 'Degraded')) return waiting(words(condition(live, 'Degraded'), 'degraded'));
  const configured = versionReached(live, 'targetDeploymentID', 'observedDeploymentID');
  if (configured) return waiting('rolling out the new configuration');
  return observed(live) ? READY : NOT_OBSERVED;
};

export const cdi: Gate = (live) => {
  const rolling = versionReached(live, 'targetVersion', 'observedVersion');
  if (rolling) return waiting(rolling);
  if (status(live, 'phase') === 'Error') {
    return failed(
      `cdi-operator stopped: ${words(condition(live, 'Degraded'), 'no reason given')}`,
      'Look at the log of cdi-operator.',
    );
  }
  if (!isTrue(live, 'Available'))
    return waiting(words(condition(live, 'Available'), 'cdi-operator has not looked at it yet'));
  return status(live, 'phase') === 'Deployed'
    ? READY
    : waiting(`CDI is ${status(live, 'phase') ?? 'not deployed yet'}`);
};

/** Operators that follow the same habit: `Available`, and the version that they observed is the one aimed at. */
export const operatorConfig: Gate = (live) => {
  const rolling = versionReached(live, 'targetVersion', 'observedVersion');
  if (rolling) return waiting(rolling);
  if (!isTrue(live, 'Available'))
    return waiting(words(condition(live, 'Available'), 'its operator has not looked at it yet'));
  if (isTrue(live, 'Progressing')) return waiting(words(condition(live, 'Progressing'), 'rolling out'));
  const pool = objectsAt(live, 'status', 'storagePoolStatuses').find((one) => one['phase'] !== 'Ready');
  if (pool) return waiting(`storage pool ${pool['name']} is ${pool['phase']}`);
  return observed(live) ? READY : NOT_OBSERVED;
};

export const readyCondition: Gate = (live) =>
  isTrue(live, 'Ready') ? READY : waiting(words(condition(live, 'Ready'), 'its controller has not looked at it yet'));

export const customResourceDefinition: Gate = (live) => {
  const refused = condition(live, 'NamesAccepted');
  if (refused?.status === 'False') {
    return failed(
      `its names are taken: ${words(refused, 'no reason given')}`,
      'Remove the other CustomResourceDefinition of these names.',
    );
  }
  return isTrue(live, 'Established') ? READY : waiting('API server does not serve the kind yet');
};

export const apiService: Gate = (live) => {
  const found = condition(live, 'Available');
  return found?.status === 'True' ? READY : waiting(words(found, 'API server has not reached the service yet'));
};

export const namespace: Gate = (live) =>
  status(live, 'phase') === 'Terminating' ? waiting('namespace is being removed') : READY;

export const service: Gate = (live) => {
  const spec = live.spec ?? {};
  if (spec['type'] !== 'LoadBalancer') return READY;
  const addresses = objectsAt(live, 'status', 'loadBalancer', 'ingress');
  return addresses.length > 0 ? READY : waiting('load balancer has no address yet');
};

export const deployment: Gate = (live) => {
  if (!observed(live) || !hasStatus(live)) return NOT_OBSERVED;
  const wanted = number(live.spec?.['replicas'], 1);
  const progressing = condition(live, 'Progressing');
  const ready = Math.min(number(status(live, 'availableReplicas')), number(status(live, 'updatedReplicas')));
  const surplus = number(status(live, 'replicas')) - wanted;
  if (ready >= wanted) return surplus <= 0 ? READY : waiting(`${surplus} old replicas are still to go`);
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    return failed(
      `rollout stands at ${ready} of ${wanted}: ${progressing.message ?? ''}`,
      'Look at the events and logs of its Pods.',
    );
  }
  return waiting(`${ready} of ${wanted} replicas available`);
};

export const daemonSet: Gate = (live) => {
  if (!observed(live) || !hasStatus(live)) return NOT_OBSERVED;
  const wanted = number(status(live, 'desiredNumberScheduled'));
  const ready = Math.min(number(status(live, 'numberAvailable')), number(status(live, 'updatedNumberScheduled')));
  return ready >= wanted ? READY : waiting(`available on ${ready} of ${wanted} nodes`);
};

export const statefulSet: Gate = (live) => {
  if (!observed(live) || !hasStatus(live)) return NOT_OBSERVED;
  const wanted = number(live.spec?.['replicas'], 1);
  const ready = number(status(live, 'readyReplicas'));
  const same = status(live, 'currentRevision') === status(live, 'updateRevision');
  if (ready >= wanted && (same || number(status(live, 'updatedReplicas')) >= wanted)) return READY;
  return waiting(`${ready} of ${wanted} replicas ready`);
};

export const job: Gate = (live) => {
  if (isTrue(live, 'Complete') || live.spec?.['suspend'] === true) return READY;
  const failure = condition(live, 'Failed');
  if (failure?.status === 'True')
    return failed(
      `the job failed: ${words(failure, 'no reason given')}`,
      'Look at the logs of its Pods; a changed Job is replaced.',
    );
  const wanted = number(live.spec?.['completions'], 1);
  return waiting(`${number(status(live, 'succeeded'))} of ${wanted} completed`);
};

export const pod: Gate = (live) => {
  const phase = status(live, 'phase');
  if (phase === 'Succeeded' || isTrue(live, 'Ready')) return READY;
  if (phase === 'Failed')
    return failed(
      `the Pod failed: ${status(live, 'message') ?? 'no reason given'}`,
      'Look at its logs; a changed Pod is replaced.',
    );
  return waiting(words(condition(live, 'Ready') ?? condition(live, 'PodScheduled'), `Pod is ${phase ?? 'Pending'}`));
};
