/** What a pod is: made for a workload or a guest, alive or ended, ready or not. */
import { conditionOf, isTrue } from './conditions';
import { hash } from './hash';
import { NODE, POD } from './kinds';
import { type AnyLive, type Draft, isDeleting, ownerReference } from './live-object';
import type { Labels, Node, Pod, Toleration } from './types';
import type { World } from './world';

export interface PodTemplate {
  name: string;
  labels: Labels;
  annotations?: Labels;
  nodeName?: string;
  spec?: Partial<Pod['spec']>;
  containers: readonly { name: string; image: string; resources?: { requests: Labels } }[];
}

/** A pod that `owner` controls. */
export const podDraft = (owner: AnyLive, template: PodTemplate): Draft => ({
  apiVersion: POD.apiVersion,
  kind: POD.kind,
  metadata: {
    name: template.name,
    namespace: owner.metadata.namespace,
    labels: template.labels,
    ...(template.annotations ? { annotations: template.annotations } : {}),
    ownerReferences: [ownerReference(owner)],
  },
  spec: {
    ...template.spec,
    ...(template.nodeName === undefined ? {} : { nodeName: template.nodeName }),
    automountServiceAccountToken: false,
    containers: template.containers.map(({ name, image, resources }) => ({
      name,
      image,
      ...(resources && { resources }),
    })),
  },
});

/** The end of a generated name: the same for the same text. */
export const suffix = (text: string): string => hash(text).toString(36).padStart(5, '0').slice(-5);

export const hasEnded = ({ status }: Pod): boolean => status?.phase === 'Succeeded' || status?.phase === 'Failed';
export const isReady = (pod: Pod): boolean => isTrue(pod, 'Ready');
/** A pod that counts for its workload: one that ends is replaced. */
export const isActive = (pod: Pod): boolean => !hasEnded(pod) && !isDeleting(pod);

export const nodeOf = (pod: Pod, world: World): Node | undefined =>
  pod.spec.nodeName === undefined ? undefined : world.get(NODE, undefined, pod.spec.nodeName);

/** Whether the kubelet of a node reports. */
export const responds = (node: Node): boolean => conditionOf(node, 'Ready')?.status !== 'Unknown';

/** Whether a pod ran before its node was booted the last time. */
export function isFromBefore(pod: Pod, node: Node): boolean {
  const startedAt = pod.status?.containerStatuses?.[0]?.state.running?.startedAt;
  const ready = conditionOf(node, 'Ready');
  return startedAt !== undefined && ready?.status === 'True' && startedAt < (ready.lastTransitionTime ?? '');
}

/** What a DaemonSet adds to the tolerations of its pods. It does not add `unreachable` without execution: no new pod goes to a lost node. */
const EVERYWHERE: readonly Toleration[] = [
  ...['not-ready', 'unreachable'].map((key) => ({ key: `node.kubernetes.io/${key}`, effect: 'NoExecute' })),
  ...['disk-pressure', 'memory-pressure', 'pid-pressure', 'unschedulable'].map((key) => ({
    key: `node.kubernetes.io/${key}`,
    effect: 'NoSchedule',
  })),
].map((one) => ({ ...one, operator: 'Exists' }));

export const daemonTolerations = (own: readonly Toleration[] = []): Toleration[] => [...own, ...EVERYWHERE];
