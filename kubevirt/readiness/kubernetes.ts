/** Gates of what Kubernetes itself brings, and of kinds that report no more than that they are ready. */
import {
  all,
  any,
  atLeast,
  choice,
  condition,
  equal,
  failed,
  given,
  isFalse,
  isTrue,
  least,
  minus,
  NOT_OBSERVED,
  not,
  number,
  observedByKubernetes,
  otherwise,
  READY,
  type Row,
  reason,
  say,
  some,
  spec,
  status,
  stuck,
  waiting,
} from './expression';
import type { KindGate } from './gate';

export const readyCondition: KindGate = {
  alone: [
    { when: isTrue('Ready'), gives: READY },
    { gives: waiting(reason('Ready', 'its controller has not processed it yet')) },
  ],
};

export const customResourceDefinition: KindGate = {
  alone: [
    {
      when: isFalse('NamesAccepted'),
      gives: failed(
        say`its names conflict with another CustomResourceDefinition: ${reason('NamesAccepted', 'no reason given')}`,
        'Remove the other CustomResourceDefinition.',
      ),
    },
    { when: isTrue('Established'), gives: READY },
    { gives: waiting('the API server does not serve the kind yet') },
  ],
};

export const apiService: KindGate = {
  alone: [
    { when: isTrue('Available'), gives: READY },
    { gives: waiting(reason('Available', 'the API server has not reached the service yet')) },
  ],
};

export const namespace: KindGate = {
  alone: [
    { when: equal(status('phase'), 'Terminating'), gives: waiting('namespace is being deleted') },
    { gives: READY },
  ],
};

export const service: KindGate = {
  alone: [
    { when: not(equal(spec('type'), 'LoadBalancer')), gives: READY },
    { when: some(['status', 'loadBalancer', 'ingress'], true), gives: READY },
    { gives: waiting('the load balancer has no address yet') },
  ],
};

const UNSEEN: Row = { when: not(observedByKubernetes), gives: NOT_OBSERVED };
const REPLICAS = number(['spec', 'replicas'], 1);
const count = (field: string) => number(['status', field]);

const AVAILABLE = least(count('availableReplicas'), count('updatedReplicas'));

export const deployment: KindGate = {
  alone: [
    UNSEEN,
    {
      when: atLeast(AVAILABLE, REPLICAS),
      gives: [
        { when: atLeast(REPLICAS, count('replicas')), gives: READY },
        { gives: waiting(say`old replicas still terminating: ${minus(count('replicas'), REPLICAS)}`) },
      ],
    },
    {
      // The deadline is a remark: the controller goes on, and the rollout ends when its Pods start.
      when: equal(condition('Progressing', 'reason'), 'ProgressDeadlineExceeded'),
      gives: stuck(
        say`the rollout stands at ${AVAILABLE} of ${REPLICAS} replicas: ${condition('Progressing', 'message')}`,
        'Check the events and logs of its Pods.',
      ),
    },
    { gives: waiting(say`${AVAILABLE} of ${REPLICAS} replicas available`) },
  ],
};

const ON_NODES = least(count('numberAvailable'), count('updatedNumberScheduled'));

export const daemonSet: KindGate = {
  alone: [
    UNSEEN,
    { when: atLeast(ON_NODES, count('desiredNumberScheduled')), gives: READY },
    { gives: waiting(say`available on ${ON_NODES} of ${count('desiredNumberScheduled')} nodes`) },
  ],
};

export const statefulSet: KindGate = {
  alone: [
    UNSEEN,
    {
      when: all(
        atLeast(count('readyReplicas'), REPLICAS),
        any(equal(status('currentRevision'), status('updateRevision')), atLeast(count('updatedReplicas'), REPLICAS)),
      ),
      gives: READY,
    },
    { gives: waiting(say`${count('readyReplicas')} of ${REPLICAS} replicas ready`) },
  ],
};

export const job: KindGate = {
  alone: [
    { when: any(isTrue('Complete'), equal(spec('suspend'), true)), gives: READY },
    {
      when: isTrue('Failed'),
      gives: failed(
        say`the job failed: ${reason('Failed', 'no reason given')}`,
        'Check the logs of its Pods. Changing the Job replaces it.',
      ),
    },
    { gives: waiting(say`${count('succeeded')} of ${number(['spec', 'completions'], 1)} completed`) },
  ],
};

const POD_PHASE = say`Pod is ${otherwise(status('phase'), 'Pending')}`;

export const pod: KindGate = {
  alone: [
    { when: any(equal(status('phase'), 'Succeeded'), isTrue('Ready')), gives: READY },
    {
      when: equal(status('phase'), 'Failed'),
      gives: failed(
        say`the Pod failed: ${otherwise(status('message'), 'no reason given')}`,
        'Check its logs. Changing the Pod replaces it.',
      ),
    },
    {
      gives: waiting(choice(given(condition('Ready')), reason('Ready', POD_PHASE), reason('PodScheduled', POD_PHASE))),
    },
  ],
};
