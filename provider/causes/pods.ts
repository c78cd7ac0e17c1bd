import { type JsonObject, objectAt, objectsAt, valueAt } from '../../kube/json';
import { describe, type KubeObject } from '../../kube/object';
import type { Cause } from './cause';

/** Reasons for which a container waits that are a trouble, and what to do. The others are steps of every start. */
const WAITING: Readonly<Record<string, string>> = {
  ErrImagePull: 'Correct the image or its imagePullSecret, or make the registry reachable from the nodes.',
  ImagePullBackOff: 'Correct the image or its imagePullSecret, or make the registry reachable from the nodes.',
  InvalidImageName: 'Correct the image.',
  ErrImageNeverPull: 'Load the image on the nodes, or change its imagePullPolicy.',
  CreateContainerConfigError: 'Create the ConfigMap or Secret that the message names.',
  CreateContainerError: 'Check the container runtime of the node.',
  RunContainerError: 'Check the container runtime of the node.',
  CrashLoopBackOff: 'Read its log: `kubectl logs POD -c CONTAINER --previous`.',
};

/**
 * KubeVirt's ImageVolume gate, on by default since 1.9, mounts the image of a container disk as a volume. An older container runtime
 * ignores such a volume and then fails on its empty path.
 */
const IMAGE_VOLUMES = {
  says: /failed to mkdir ""/,
  message:
    "the node's container runtime lacks image volumes, which KubeVirt's ImageVolume gate needs for container disks",
  next: "Set `disabledFeatureGates: ['ImageVolume']` in the KubeVirt object, or use containerd 2.1 or CRI-O 1.31, or later.",
};

/** The trouble of a Pod, read from its own status. */
export function podCause(pod: KubeObject): Cause | undefined {
  return unschedulable(pod) ?? containerCause(pod);
}

function unschedulable(pod: KubeObject): Cause | undefined {
  const found = objectsAt(pod, 'status', 'conditions').find(({ type }) => type === 'PodScheduled');
  if (found?.['status'] !== 'False' || !found['message']) return undefined;
  return {
    message: `${describe(pod)}: ${found['reason']}: ${found['message']}`,
    next: 'Free or add a node that fits, or request less.',
  };
}

function containerCause(pod: KubeObject): Cause | undefined {
  // A container starts after the init containers, so the trouble of an init container is the cause of what follows.
  const containers = [
    ...objectsAt(pod, 'status', 'initContainerStatuses'),
    ...objectsAt(pod, 'status', 'containerStatuses'),
  ];
  for (const container of containers) {
    const reason = String(valueAt(container, 'state', 'waiting', 'reason') ?? '');
    const advice = WAITING[reason];
    if (advice) return waitingCause(pod, container, reason, advice);
  }
  const crashed = containers.find((one) => Number(valueAt(one, 'state', 'terminated', 'exitCode') ?? 0) !== 0);
  return crashed && waitingCause(pod, crashed, 'Error', WAITING['CrashLoopBackOff']!);
}

function waitingCause(pod: KubeObject, container: JsonObject, reason: string, advice: string): Cause {
  const name = String(container['name']);
  const said = String(valueAt(container, 'state', 'waiting', 'message') ?? '');
  if (IMAGE_VOLUMES.says.test(said)) {
    return {
      message: `${describe(pod)}, container ${name}: ${IMAGE_VOLUMES.message} (${reason})`,
      next: IMAGE_VOLUMES.next,
    };
  }
  const crash = objectAt(container, 'lastState', 'terminated') ?? objectAt(container, 'state', 'terminated');
  const crashes = reason === 'CrashLoopBackOff' || reason === 'Error';
  const what = crashes ? crashText(container, crash) : shortened(said);
  return {
    message: `${describe(pod)}, container ${name}: ${reason}${what ? `: ${what}` : ''}`,
    next: advice.replace('POD', `${pod.metadata?.name} -n ${pod.metadata?.namespace}`).replace('CONTAINER', name),
  };
}

function crashText(container: JsonObject, crash: JsonObject | undefined): string {
  const count = Number(container['restartCount'] ?? 0);
  const times = count > 0 ? `it has been restarted ${count === 1 ? 'once' : `${count} times`}` : '';
  const last = crash ? shortened(String(crash['message'] ?? `exit code ${crash['exitCode']}`)) : '';
  return [times, last].filter(Boolean).join(', ');
}

const LONGEST = 300;

/** One line of a message that may be a log of many. */
export function shortened(text: string): string {
  const line = text.trim().split('\n').at(-1)!.trim();
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}...` : line;
}
