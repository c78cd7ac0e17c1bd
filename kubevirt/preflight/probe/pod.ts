import { objectsAt, valueAt } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';
import { NODE_ANNOTATION, PROBE_CONTAINER } from './objects';
import { type ProbeReport, parseProbe } from './report';

/** What the probe of one node reported, or why there is no report. */
export type ProbeAnswer = { readonly node: string } & (
  | { readonly report: ProbeReport }
  | { readonly reason: string; readonly repair?: string }
);

/** Reasons for which a container waits that will not pass within a probe, and what to do. */
const HOPELESS: Readonly<Record<string, string>> = {
  ErrImagePull: 'Set the image of the probe to one that the nodes can pull (`--probe-image`, `probe.image`).',
  ImagePullBackOff: 'Set the image of the probe to one that the nodes can pull (`--probe-image`, `probe.image`).',
  InvalidImageName: 'Correct the image of the probe (`--probe-image`, `probe.image`).',
  ErrImageNeverPull: 'Load the image of the probe on the nodes, or set another one (`--probe-image`, `probe.image`).',
  CreateContainerConfigError: 'Check the events of the Pod.',
  CreateContainerError: 'Check the container runtime of the node.',
  RunContainerError: 'Use an image with a shell at /bin/sh for the probe (`--probe-image`, `probe.image`).',
};

/** The answer of a probe's Pod; undefined while there may still come one. */
export function answerOf(pod: KubeObject): ProbeAnswer | undefined {
  const node = pod.metadata?.annotations?.[NODE_ANNOTATION] ?? '';
  const container = objectsAt(pod, 'status', 'containerStatuses').find(({ name }) => name === PROBE_CONTAINER);
  const ended = valueAt(container, 'state', 'terminated');
  if (ended) {
    const code = Number(valueAt(ended, 'exitCode') ?? 0);
    const text = String(valueAt(ended, 'message') ?? '');
    if (code === 0) return { node, ...parseProbe(text) };
    const said = text.trim().split('\n').at(-1);
    return { node, reason: `the probe ended with exit code ${code}${said ? `: ${said.slice(0, 200)}` : ''}` };
  }
  const waiting = String(valueAt(container, 'state', 'waiting', 'reason') ?? '');
  if (Object.hasOwn(HOPELESS, waiting)) {
    const message = String(valueAt(container, 'state', 'waiting', 'message') ?? '').slice(0, 300);
    return { node, reason: `${waiting}${message ? `: ${message}` : ''}`, repair: HOPELESS[waiting]! };
  }
  if (valueAt(pod, 'status', 'phase') !== 'Failed') return undefined;
  const why = [valueAt(pod, 'status', 'reason'), valueAt(pod, 'status', 'message')].filter(Boolean).join(': ');
  return { node, reason: `the kubelet rejected the probe${why ? `: ${why}` : ''}` };
}
