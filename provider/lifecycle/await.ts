import type { KubeObject } from '../../kube/object';
import { gateOf, guestAgent, type Readiness, readinessOf } from '../../kubevirt/readiness';
import type { Settings } from '../kinds';
import { NotReady } from './not-ready';
import type { Operation } from './operation';

/** A failure may be left over from before a repair: it counts once it has lasted this long. */
export const FAILED_AFTER_MS = 3_000;

/** Waits on the kind's shared watch until the object is ready, and shows in the status column why it is not. */
export async function awaitReady(operation: Operation, written: KubeObject): Promise<KubeObject> {
  const { session, kind, ref, resource, signal, say } = operation;
  const gate = gateFor(written, resource.settings);
  if (gate(written).state === 'ready') return written;
  let last = written;
  let doubt: { message: string; timer: NodeJS.Timeout } | undefined;
  const failure = new AbortController();
  const failIfItLasts = ({ message, next }: { message: string; next: string }) => {
    if (doubt?.message === message) return;
    clearTimeout(doubt?.timer);
    doubt = { message, timer: setTimeout(() => failure.abort(new NotReady(message, last, next)), FAILED_AFTER_MS) };
  };
  const look = (live: KubeObject | undefined): KubeObject | undefined => {
    if (!live || live.metadata?.uid !== written.metadata?.uid)
      throw new NotReady('it was deleted while waiting for it to become ready', last);
    last = live;
    const readiness = gate(live);
    if (readiness.state === 'ready') return live;
    say(readiness.message);
    if (readiness.state === 'failed' || readiness.stuck)
      failIfItLasts({ message: readiness.message, next: readiness.next ?? '' });
    else {
      clearTimeout(doubt?.timer);
      doubt = undefined;
    }
    return undefined;
  };
  const watch = session.cluster.watch(kind, { namespace: ref.namespace });
  try {
    const since = written.metadata?.resourceVersion;
    return await watch.until(ref, look, { since, signal: AbortSignal.any([signal, failure.signal]) });
  } catch (error) {
    if (error instanceof NotReady) throw error;
    const cause = error instanceof Error ? error.message : String(error);
    const now = gate(last);
    throw new NotReady(
      now.state === 'ready' ? cause : `${now.message} (${cause})`,
      last,
      now.state === 'ready' ? undefined : now.next,
    );
  } finally {
    clearTimeout(doubt?.timer);
    watch.close();
  }
}

/** The gate of an object, by the condition that the user waits for. */
function gateFor(written: KubeObject, settings: Settings): (live: KubeObject) => Readiness {
  const ready: Readiness = { state: 'ready' };
  const skip = settings.await === 'created' || written.metadata?.annotations?.['pulumi.com/skipAwait'] === 'true';
  if (skip || !gateOf(written.apiVersion, written.kind)) return () => ready;
  if (settings.await !== 'agent') return (live) => readinessOf(live);
  return (live) => {
    const first = readinessOf(live);
    return first.state === 'ready' ? guestAgent(live) : first;
  };
}
