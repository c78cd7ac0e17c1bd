import { objectsAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { approvalOf, versionOfCsv, wantedCsv } from '../hyperconverged';
import { observedVersion, operatorOf, RELEASE_ANNOTATION } from '../operators';
import { compareVersions } from '../releases';
import {
  type Condition,
  condition,
  failed,
  isTrue,
  NOT_OBSERVED,
  number,
  observed,
  observedByKubernetes,
  READY,
  reasonOf,
  status,
  stuck,
  waiting,
} from './conditions';
import type { Gate, Readiness } from './gate';

/** Progress of an operator's rollout, by the versions in its own object. `Available` alone may still refer to the previous release. */
function versionReached(live: KubeObject, target: string, reached: string): string | undefined {
  const to = status(live, target);
  const at = status(live, reached);
  if (to === undefined || to === at) return undefined;
  return at === undefined ? `installing ${to}` : `updating from ${at} to ${to}`;
}

/** The release that the program has installed the operator of: its object reports the one before until the operator has begun. */
function releaseReached(live: KubeObject): string | undefined {
  const wanted = live.metadata?.annotations?.[RELEASE_ANNOTATION];
  const operator = operatorOf(live.apiVersion, live.kind);
  const at = operator && observedVersion(live, operator);
  if (!wanted || !operator || `v${wanted.replace(/^v/, '')}` === at) return undefined;
  return at === undefined
    ? `${operator.deployment} has not deployed ${wanted} yet`
    : `${at} is deployed, and ${operator.deployment} has not finished the update to ${wanted}`;
}

/** KubeVirt keeps `Available` through an update; only all of these together say that it is done. */
export const kubevirt: Gate = (live) => {
  const second = condition(live, 'Synchronized');
  if (second?.status === 'False' && second.reason === 'ExistingDeployment') {
    return failed(
      `virt-operator does not follow this object: a cluster has one KubeVirt object, in the namespace of virt-operator, and another one exists${second.message ? ` (${second.message})` : ''}`,
      'Import the existing KubeVirt object, or move this one into the namespace of virt-operator.',
    );
  }
  if (second?.status === 'False') {
    return waiting(
      `virt-operator cannot deploy: ${reasonOf(second, 'no reason given')}`,
      `Correct what the message names; virt-operator tries again. Its log: \`kubectl logs -l kubevirt.io=virt-operator -n ${live.metadata?.namespace}\`.`,
    );
  }
  const rolling = versionReached(live, 'targetKubeVirtVersion', 'observedKubeVirtVersion');
  if (rolling) return waiting(rolling);
  if (!isTrue(live, 'Available') || isTrue(live, 'Progressing')) return componentMissing(live);
  if (isTrue(live, 'Degraded')) return waiting(reasonOf(condition(live, 'Degraded'), 'degraded'));
  const configured = versionReached(live, 'targetDeploymentID', 'observedDeploymentID');
  if (configured) return waiting('rolling out the new configuration');
  if (!observed(live)) return NOT_OBSERVED;
  const behind = releaseReached(live);
  return behind ? waiting(behind) : READY;
};

/**
 * virt-operator says `Deploying version ...` whenever a Pod of KubeVirt is not ready, such as virt-handler on a node that is down, although
 * that version was deployed long ago.
 */
function componentMissing(live: KubeObject): Readiness {
  const version = status(live, 'observedKubeVirtVersion');
  const found = condition(live, 'Available');
  if (version === undefined || found?.reason !== 'DeploymentInProgress')
    return waiting(reasonOf(found, 'virt-operator has not processed it yet'));
  const change = observed(live) ? '' : ' and rolls out the change';
  return waiting(
    `KubeVirt ${version} is deployed${change}, but a component of it is not ready`,
    'Find the Pod that is not ready in the namespace of the KubeVirt object; virt-handler has one on each node.',
  );
}

export const cdi: Gate = (live) => {
  const rolling = versionReached(live, 'targetVersion', 'observedVersion');
  if (rolling) return waiting(rolling);
  if (status(live, 'phase') === 'Error') {
    return stuck(
      `cdi-operator cannot deploy: ${reasonOf(condition(live, 'Degraded'), 'no reason given')}`,
      'Check the log of cdi-operator. A cluster can have only one CDI object.',
    );
  }
  if (!isTrue(live, 'Available'))
    return waiting(reasonOf(condition(live, 'Available'), 'cdi-operator has not processed it yet'));
  const behind = releaseReached(live);
  if (behind) return waiting(behind);
  return status(live, 'phase') === 'Deployed'
    ? READY
    : waiting(`CDI is ${status(live, 'phase') ?? 'not deployed yet'}`);
};

/** What operators say beside `Available`: HyperConverged also that it has not applied the spec yet. */
const OPERATOR_TROUBLE: readonly ((live: KubeObject) => Condition | undefined)[] = [
  (live) => (isTrue(live, 'Degraded') ? condition(live, 'Degraded') : undefined),
  (live) =>
    condition(live, 'ReconcileComplete')?.status === 'False' ? condition(live, 'ReconcileComplete') : undefined,
];

/** Operators that follow the same convention: `Available`, and the observed version equals the target version. */
export const operatorConfig: Gate = (live) => {
  const rolling = versionReached(live, 'targetVersion', 'observedVersion');
  if (rolling) return waiting(rolling);
  if (!isTrue(live, 'Available'))
    return waiting(reasonOf(condition(live, 'Available'), 'its operator has not processed it yet'));
  if (isTrue(live, 'Progressing')) return waiting(reasonOf(condition(live, 'Progressing'), 'rolling out'));
  const trouble = OPERATOR_TROUBLE.map((found) => found(live)).find((found) => found !== undefined);
  if (trouble) return waiting(reasonOf(trouble, 'degraded'));
  const pool = objectsAt(live, 'status', 'storagePoolStatuses').find(
    (one) => one['phase'] !== 'Ready' || number(one['currentReady']) < number(one['desiredReady']),
  );
  if (pool) return waiting(`storage pool ${pool['name']} is ${pool['phase']}`);
  if (!observed(live)) return NOT_OBSERVED;
  const behind = releaseReached(live);
  return behind ? waiting(behind) : READY;
};

/**
 * OLM reports the version that is installed once its ClusterServiceVersion exists; until then, an InstallPlan may wait for its approval. `related`:
 * the InstallPlans and ClusterServiceVersions of the namespace.
 */
export const subscription: Gate = (live, related) => {
  const starting = (live.spec as { startingCSV?: string } | undefined)?.startingCSV;
  const wanted = wantedCsv(live);
  const unresolved = condition(live, 'ResolutionFailed');
  const installed = status(live, 'installedCSV');
  const isThere = typeof installed === 'string' && (installed === wanted || (!wanted && !isOlder(installed, starting)));
  if (isThere) return related ? operatorInstalled(installed, related) : READY;
  if (unresolved?.status === 'True') {
    return failed(
      `OLM finds no way to install it: ${reasonOf(unresolved, 'no reason given')}`,
      'Compare source, channel and startingCSV with `oc get packagemanifest`.',
    );
  }
  const approval = wanted && related ? approvalOf(live, wanted, ofKind(related, 'InstallPlan')) : undefined;
  if (approval?.state === 'refused') return failed(approval.message, approval.next);
  if (approval?.state === 'approve')
    return waiting(`the InstallPlan ${approval.plan.metadata?.name} is being approved`);
  const plan = (live.status as { installPlanRef?: { name?: string } } | undefined)?.installPlanRef?.name;
  const pending = condition(live, 'InstallPlanPending');
  if (!approval && plan && pending?.status === 'True' && pending.reason === 'RequiresApproval') {
    return waiting(
      `the InstallPlan ${plan} waits for its approval`,
      `Approve it: \`oc -n ${live.metadata?.namespace} patch installplan ${plan} --type merge -p '{"spec":{"approved":true}}'\`.`,
    );
  }
  const target = wanted ?? starting;
  return waiting(target ? `OLM installs ${target}` : 'OLM installs it');
};

/** Whether a version that is installed is still to be followed by the one that a Subscription begins with, as far as both are of HyperConverged. */
function isOlder(installed: string, starting: string | undefined): boolean {
  const [at, to] = [versionOfCsv(installed), versionOfCsv(starting)];
  return at !== undefined && to !== undefined && compareVersions(at, to) < 0;
}

const ofKind = (objects: readonly KubeObject[], kind: string): KubeObject[] =>
  objects.filter((one) => one.kind === kind);

/** A ClusterServiceVersion exists before what it installs runs. */
function operatorInstalled(name: string, related: readonly KubeObject[]): Readiness {
  const csv = ofKind(related, 'ClusterServiceVersion').find(({ metadata }) => metadata?.name === name);
  if (!csv) return waiting(`OLM has not made the ClusterServiceVersion ${name} yet`);
  const phase = status(csv, 'phase');
  if (phase === 'Succeeded') return READY;
  const why = [status(csv, 'reason'), status(csv, 'message')].filter(Boolean).join(', ');
  const said = `the ClusterServiceVersion ${name} is ${phase ?? 'new'}${why ? `: ${why}` : ''}`;
  if (phase !== 'Failed') return waiting(said);
  // OLM tries again as long as the Deployments may still come up.
  return stuck(
    said,
    `Inspect what it installs: \`oc -n ${csv.metadata?.namespace} get deployments,pods\`; OLM goes on once that runs.`,
  );
}

export const readyCondition: Gate = (live) =>
  isTrue(live, 'Ready')
    ? READY
    : waiting(reasonOf(condition(live, 'Ready'), 'its controller has not processed it yet'));

export const customResourceDefinition: Gate = (live) => {
  const refused = condition(live, 'NamesAccepted');
  if (refused?.status === 'False') {
    return failed(
      `its names conflict with another CustomResourceDefinition: ${reasonOf(refused, 'no reason given')}`,
      'Remove the other CustomResourceDefinition.',
    );
  }
  return isTrue(live, 'Established') ? READY : waiting('the API server does not serve the kind yet');
};

export const apiService: Gate = (live) => {
  const found = condition(live, 'Available');
  return found?.status === 'True' ? READY : waiting(reasonOf(found, 'the API server has not reached the service yet'));
};

export const namespace: Gate = (live) =>
  status(live, 'phase') === 'Terminating' ? waiting('namespace is being deleted') : READY;

export const service: Gate = (live) => {
  const spec = live.spec ?? {};
  if (spec['type'] !== 'LoadBalancer') return READY;
  const addresses = objectsAt(live, 'status', 'loadBalancer', 'ingress');
  return addresses.length > 0 ? READY : waiting('the load balancer has no address yet');
};

export const deployment: Gate = (live) => {
  if (!observedByKubernetes(live)) return NOT_OBSERVED;
  const wanted = number(live.spec?.['replicas'], 1);
  const progressing = condition(live, 'Progressing');
  const ready = Math.min(number(status(live, 'availableReplicas')), number(status(live, 'updatedReplicas')));
  const surplus = number(status(live, 'replicas')) - wanted;
  if (ready >= wanted) return surplus <= 0 ? READY : waiting(`old replicas still terminating: ${surplus}`);
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    // The deadline is a remark: the controller goes on, and the rollout ends when its Pods start.
    return stuck(
      `the rollout stands at ${ready} of ${wanted} replicas: ${progressing.message ?? ''}`,
      'Check the events and logs of its Pods.',
    );
  }
  return waiting(`${ready} of ${wanted} replicas available`);
};

export const daemonSet: Gate = (live) => {
  if (!observedByKubernetes(live)) return NOT_OBSERVED;
  const wanted = number(status(live, 'desiredNumberScheduled'));
  const ready = Math.min(number(status(live, 'numberAvailable')), number(status(live, 'updatedNumberScheduled')));
  return ready >= wanted ? READY : waiting(`available on ${ready} of ${wanted} nodes`);
};

export const statefulSet: Gate = (live) => {
  if (!observedByKubernetes(live)) return NOT_OBSERVED;
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
      `the job failed: ${reasonOf(failure, 'no reason given')}`,
      'Check the logs of its Pods. Changing the Job replaces it.',
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
      'Check its logs. Changing the Pod replaces it.',
    );
  return waiting(reasonOf(condition(live, 'Ready') ?? condition(live, 'PodScheduled'), `Pod is ${phase ?? 'Pending'}`));
};
