import type { Watch } from '../../cluster';
import { objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import {
  answerOf,
  NODE_ANNOTATION,
  PREFLIGHT_LABEL,
  type ProbeAnswer,
  type ProbeSettings,
  probeJob,
} from '../../kubevirt/preflight';
import type { Writer } from './namespace';

const JOB = kindOf('batch/v1', 'Job')!;
const POD = kindOf('v1', 'Pod')!;

interface Probing {
  signal?: AbortSignal;
  /** Nodes that are probed at once. */
  parallelism: number;
  say(message: string): void;
}

/** Probes nodes, a few at once. A node that does not answer in time is named with what its Pod waits for; the others are not held up by it. */
export async function probeNodes(
  cluster: Writer,
  nodes: readonly string[],
  settings: ProbeSettings,
  { signal, parallelism, say }: Probing,
): Promise<ProbeAnswer[]> {
  const { namespace } = settings;
  const watch = cluster.watch(POD, { namespace, labelSelector: `${PREFLIGHT_LABEL}=probe` });
  const waiting = nodes.map((node, index) => ({ node, index }));
  const answers: ProbeAnswer[] = [];
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      await cluster.create(JOB, probeJob(next.index, next.node, settings), { signal });
      answers.push(await answerFrom(watch, next.node, settings.timeoutSeconds, signal));
      say(`probed ${answers.length} of ${nodes.length} nodes`);
    }
  };
  try {
    await watch.ready();
    await Promise.all(Array.from({ length: Math.min(parallelism, nodes.length) }, work));
    return answers;
  } finally {
    watch.close();
  }
}

function answerFrom(watch: Watch, node: string, seconds: number, signal?: AbortSignal): Promise<ProbeAnswer> {
  return new Promise((resolve, reject) => {
    const podOf = () => watch.list().find(({ metadata }) => metadata?.annotations?.[NODE_ANNOTATION] === node);
    const check = () => {
      const pod = podOf();
      const answer = pod && answerOf(pod);
      if (answer) end(() => resolve(answer));
    };
    const timer = setTimeout(
      () => end(() => resolve({ node, reason: `no answer within ${seconds} s: ${stateOf(podOf())}` })),
      seconds * 1000,
    );
    const abort = () => end(() => reject(signal!.reason));
    const stop = watch.onChange(() => queueMicrotask(check));
    const end = (settle: () => void) => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', abort);
      stop();
      settle();
    };
    signal?.addEventListener('abort', abort, { once: true });
    if (signal?.aborted) abort();
    else check();
  });
}

/** What a Pod that has not ended is at. */
function stateOf(pod: KubeObject | undefined): string {
  if (!pod) return 'its Pod was not created';
  const [container] = objectsAt(pod, 'status', 'containerStatuses');
  const waiting = valueAt(container, 'state', 'waiting', 'reason');
  return `its Pod is ${waiting ?? valueAt(pod, 'status', 'phase') ?? 'Pending'}`;
}
