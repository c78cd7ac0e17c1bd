import { isObject } from '../../kube/json';
import { NODE_ANNOTATION, PREFLIGHT_LABEL, PROBE_CONTAINER, type ProbeReport } from '../../kubevirt/preflight';
import { create, updated } from './actions';
import { type Controller, controller, forOwner } from './controller';
import { hasFault, pace } from './faults';
import { JOB, NAMESPACE, NODE, POD } from './kinds';
import { isDeleting, ownerReference } from './live-object';
import type { Node, Pod, Workload } from './types';
import { passed, type World } from './world';

/**
 * Annotation of a Node: what its host is like, as JSON over the defaults below, for the probe of preflight. A text that is not JSON is reported
 * as it is, like the answer of a broken probe.
 */
export const HOST_ANNOTATION = 'sandbox.kubevirt-iac.io/host';

/** A bare-metal host that can run guests. */
const HOST: ProbeReport = {
  vmx: true,
  svm: false,
  nx: true,
  hypervisor: false,
  kvm: 'open',
  vhostNet: true,
  tun: true,
  cgroup: 2,
  kubeletRoot: true,
  iommuGroups: 42,
  nested: true,
  selinux: 'disabled',
  apparmor: true,
  libvirtProfile: false,
  os: 'ubuntu',
  swap: 0,
  hugepages: 0,
};
const POOL = { exists: true, size: 1_000_000_000, free: 800_000_000, rootFilesystem: false };

const SECONDS_OF_A_PROBE = 2;

export const isProbe = (job: Workload): boolean => job.metadata.labels?.[PREFLIGHT_LABEL] === 'probe';

/** The kubelet's part of a probe: a Job of preflight gets its Pod, which ends with the report of its node in the termination message. */
function reconcile(job: Workload, world: World) {
  if (isDeleting(job) || !isProbe(job)) return [];
  const template = job.spec.template!;
  const name = template.metadata?.annotations?.[NODE_ANNOTATION] ?? '';
  const node = world.get(NODE, undefined, name);
  const [pod] = world.owned(POD, job);
  if (!pod) {
    const namespace = world.get(NAMESPACE, undefined, job.metadata.namespace!);
    return namespace && !isDeleting(namespace) ? [create(podOf(job))] : [];
  }
  // The kubelet of a node that is away reports nothing.
  if (!node || isDeleting(pod) || hasFault(node, 'not-ready', world)) return [];
  if (!passed(world, job, 'probe', pace(node, SECONDS_OF_A_PROBE, world))) return [];
  return updated(pod, { ...pod, status: { ...pod.status, ...statusOf(node, pod, world) } });
}

const podOf = (job: Workload) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name: `${job.metadata.name}-pod`,
    namespace: job.metadata.namespace,
    labels: job.spec.template!.metadata?.labels,
    annotations: job.spec.template!.metadata?.annotations,
    ownerReferences: [ownerReference(job)],
  },
  spec: { ...job.spec.template!.spec },
});

function statusOf(node: Node, pod: Pod, world: World) {
  const image = pod.spec.containers?.[0]?.image ?? '';
  const base = { name: PROBE_CONTAINER, image, imageID: '', ready: false, restartCount: 0 };
  if (hasFault(node, 'image-pull', world)) {
    const waiting = { reason: 'ImagePullBackOff', message: `Back-off pulling image "${image}"` };
    return { phase: 'Pending', containerStatuses: [{ ...base, state: { waiting } }] };
  }
  const at = node.metadata.creationTimestamp;
  const terminated = {
    exitCode: 0,
    reason: 'Completed',
    message: reportOf(node, pod, world),
    startedAt: at,
    finishedAt: at,
  };
  return { phase: 'Succeeded', containerStatuses: [{ ...base, state: { terminated } }] };
}

function reportOf(node: Node, pod: Pod, world: World): string {
  const text = node.metadata.annotations?.[HOST_ANNOTATION];
  const own = text === undefined ? {} : parsed(text);
  if (!isObject(own)) return text!;
  const kvm = hasFault(node, 'no-kvm', world) ? { kvm: 'absent', vmx: false } : {};
  const [container] = (pod.spec.containers ?? []) as { env?: { name: string; value?: string }[] }[];
  const path = container?.env?.find(({ name }) => name === 'POOL_PATH')?.value;
  return JSON.stringify({ ...HOST, ...kvm, ...(path && { pool: POOL }), ...own });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

export const probes: Controller = controller({
  name: 'probe',
  kind: JOB,
  reconcile,
  watches: [forOwner(POD, JOB)],
});
