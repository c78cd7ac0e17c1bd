import { type JsonObject, objectAt, objectsAt } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';

const PATHS: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec', 'template', 'spec'],
  DaemonSet: ['spec', 'template', 'spec'],
  StatefulSet: ['spec', 'template', 'spec'],
  ReplicaSet: ['spec', 'template', 'spec'],
  Job: ['spec', 'template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
  Pod: ['spec'],
};

/** The spec of the pods that a workload runs; undefined for every other kind. */
export const podSpecOf = (object: KubeObject): JsonObject | undefined =>
  PATHS[object.kind] && objectAt(object, ...PATHS[object.kind]);

/** Its containers of all sorts. */
export const containersOf = (pod: JsonObject): JsonObject[] => [
  ...objectsAt(pod, 'initContainers'),
  ...objectsAt(pod, 'containers'),
];
