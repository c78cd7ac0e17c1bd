import { ApiError, type Watch } from '../../../cluster';
import { objectAt, valueAt } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';
import { type DrainConsent, isLauncher, type Occupant, planDrain } from '../../../kubevirt/availability';
import type { Run } from '../action';
import { guestsOn, onNode, POD, VMI } from './scene';

/** Between two requests to evict one Pod, as kubectl does. */
const RETRY_MS = 5_000;
const MOST_SHOWN = 3;

/** Asks for the eviction of everything that must go, again and again, until nothing of it is left. */
export async function evacuate(run: Run, node: string, consent: DrainConsent): Promise<void> {
  const { session, signal, say } = run.operation;
  const pods = session.cluster.watch(POD, onNode(node));
  const guests = session.cluster.watch(VMI, guestsOn(node));
  const evictions = new Evictions(run);
  try {
    await Promise.all([pods.ready(), guests.ready()]);
    let most = 0;
    for (;;) {
      const left = remaining(node, pods, guests, consent);
      if (left.length === 0) return;
      most = Math.max(most, left.length);
      say(progress(node, left, most, evictions));
      // From before the requests on: what they change is not missed.
      const changed = change([pods, guests], RETRY_MS, signal);
      changed.catch(() => {});
      await evictions.ask(left.filter((one) => !isKept(one)).flatMap((one) => one.pods));
      await changed;
    }
  } catch (error) {
    if (!signal.aborted) throw error;
    const left = remaining(node, pods, guests, consent).map((one) => `${one.name}: ${stateOf(one, evictions)}`);
    throw new Error(
      `${(signal.reason as Error).message}: on the node ${node} there are still ${left.join('; ')}. It stays cordoned, and the next \`pulumi up\` continues.`,
    );
  } finally {
    pods.close();
    guests.close();
  }
}

/** Guests and Pods that have not left yet. What happens to each was planned before; here only that it must go counts. */
function remaining(node: string, pods: Watch, guests: Watch, consent: DrainConsent): Occupant[] {
  const scene = { node, nodes: [], pods: pods.list(), guests: guests.list(), machines: [], budgets: [] };
  return planDrain(scene, consent).filter(({ leaving }) => leaving !== 'ignored');
}

/** A Pod that came after the plan, and that the user has not agreed to lose. */
const isKept = ({ object, leaving }: Occupant): boolean => object.kind === POD.kind && leaving === 'blocks';

function progress(node: string, left: readonly Occupant[], most: number, evictions: Evictions): string {
  const shown = left.slice(0, MOST_SHOWN).map((one) => `${one.name} (${stateOf(one, evictions)})`);
  const rest = left.length - shown.length;
  return `draining ${node}, ${most - left.length} of ${most} gone; left: ${shown.join(', ')}${rest > 0 ? ` and ${rest} more` : ''}`;
}

/** What becomes of one that is left. */
function stateOf(occupant: Occupant, evictions: Evictions): string {
  const { object, pods, sentence } = occupant;
  if (isKept(occupant)) return sentence;
  // Its guest has left, whatever the answer to an earlier request was.
  if (object.kind === POD.kind && isLauncher(object)) return 'ends, its guest has left';
  const state = object.kind === VMI.kind ? objectAt(object, 'status', 'migrationState') : undefined;
  if (state && state['completed'] !== true) return `migrates to ${state['targetNode'] ?? 'another node'}`;
  const refused = pods.map((pod) => evictions.refusalOf(pod)).find(Boolean);
  const failed =
    state?.['failed'] === true ? `its migration failed: ${state['failureReason'] ?? 'no reason given'}` : '';
  if (failed) return failed;
  if (valueAt(object, 'status', 'evacuationNodeName')) return 'waits for its migration';
  if (pods.some(({ metadata }) => metadata?.deletionTimestamp)) return 'shuts down';
  return refused ?? 'is being evicted';
}

class Evictions {
  private readonly asked = new Map<string, { at: number; refusal?: string }>();

  constructor(private readonly run: Run) {}

  refusalOf({ metadata }: KubeObject): string | undefined {
    return this.asked.get(metadata?.uid ?? '')?.refusal;
  }

  /** Evicts the Pods that are not on their way yet. */
  async ask(pods: readonly KubeObject[]): Promise<void> {
    for (const pod of pods) {
      const uid = pod.metadata?.uid ?? '';
      const last = this.asked.get(uid);
      if (pod.metadata?.deletionTimestamp || (last && Date.now() - last.at < RETRY_MS)) continue;
      const refusal = await this.evict(pod);
      this.asked.set(uid, { at: Date.now(), ...(refusal && { refusal }) });
    }
  }

  /** Why the Pod may not go yet; undefined where it goes. */
  private async evict(pod: KubeObject): Promise<string | undefined> {
    const { operation, inputs } = this.run;
    const { name = '', namespace = '', uid } = pod.metadata ?? {};
    const grace = inputs['gracePeriodSeconds'];
    try {
      await operation.session.cluster.request({
        method: 'POST',
        path: `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(name)}/eviction`,
        body: {
          apiVersion: 'policy/v1',
          kind: 'Eviction',
          metadata: { name, namespace },
          deleteOptions: {
            preconditions: { uid },
            ...(grace !== undefined && { gracePeriodSeconds: grace }),
          },
        },
        signal: operation.signal,
        // 429 is the answer of a webhook or a PodDisruptionBudget: it is repeated here, and said meanwhile.
        retries: 0,
        subject: { verb: 'evict', kind: POD, name, namespace },
      });
      return undefined;
    } catch (error) {
      if (!(error instanceof ApiError) || (error.status !== 429 && error.status !== 404 && error.status !== 409))
        throw error;
      return error.status === 429 ? reasonIn(error) : undefined;
    }
  }
}

/** The words of who refused: a PodDisruptionBudget, or a webhook. */
function reasonIn(error: ApiError): string {
  const cause = error.causes.map(({ message }) => message).join('; ');
  return cause || (/denied the request: ([^\n]*)/.exec(error.message)?.[1] ?? error.message);
}

/** Resolves with the next change that one of the watches sees, or after a while. */
function change(watches: readonly Watch[], afterMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    let listening = false;
    const stops: (() => void)[] = [];
    const end = (settle: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', abort);
      for (const stop of stops) stop();
      settle();
    };
    const abort = () => end(() => reject(signal.reason));
    const timer = setTimeout(() => end(resolve), afterMs);
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    // Each watch first reports what it has.
    stops.push(...watches.map((watch) => watch.onChange(() => listening && end(resolve))));
    listening = true;
  });
}
