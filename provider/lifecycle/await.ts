import type { Change, ResourceKind, Watch } from '../../cluster';
import type { KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import { AWAIT_LEVELS, gateOf, type Readiness, readinessOf } from '../../kubevirt/readiness';
import type { Cause } from '../causes';
import { INSTALL_PLAN, PlanApprover } from './approve-plan';
import { causes } from './explained';
import { failedAfter } from './failed-after';
import { NotReady } from './not-ready';
import type { Operation } from './operation';
import { EXPLAIN_AFTER_MS, EXPLAIN_EVERY_MS, repeat } from './repeat';
import { SettledRow } from './settled-row';
import { INSTANCE } from './shared-reads';

/** What does not concern a change is passed over only when the change has had time to show its own trouble. */
const HARMLESS_AFTER_MS = 30_000;

/** Objects that complete the verdict on another, which are in its namespace. */
interface Beside {
  readonly kinds: readonly ResourceKind[];
  /** Whether they are asked at each level: the object alone cannot be judged. Otherwise where the level asks for the instance. */
  readonly always?: true;
  /** Whether the object is judged without them where they may not be read. */
  readonly optional?: true;
  /** Whether only the one of the object's own name counts: many objects wait at once, and none looks at the others'. */
  readonly namesake?: true;
}

/** What completes the verdict on an object, by its kind. */
const BESIDE: Readonly<Record<string, Beside>> = {
  // The status of a pool does not say which template its guests have.
  VirtualMachinePool: { kinds: [kindOf('kubevirt.io/v1', 'VirtualMachine')!], always: true },
  VirtualMachine: { kinds: [INSTANCE], namesake: true },
  // The status of a policy does not say which change of it is meant.
  NodeNetworkConfigurationPolicy: {
    kinds: [kindOf('nmstate.io/v1beta1', 'NodeNetworkConfigurationEnactment')!],
    always: true,
    optional: true,
  },
  Subscription: {
    kinds: [INSTALL_PLAN, kindOf('operators.coreos.com/v1alpha1', 'ClusterServiceVersion')!],
    always: true,
  },
};

/** A live change has a wait of its own, `awaitArrival`; how far the guest has come does not depend on it. */
const CARRIES_NOTHING: KubeObject = { apiVersion: 'kubevirt.io/v1', kind: 'KubeVirt', spec: {} };

/** Waits on the kind's shared watch until the object is as the program's `await` asks, and shows in the status column why it is not. */
export async function awaitReady(operation: Operation, written: KubeObject): Promise<KubeObject> {
  const { session, ref, resource } = operation;
  const skip = written.metadata?.annotations?.['pulumi.com/skipAwait'] === 'true';
  const level = skip ? 'created' : (resource.settings.await ?? 'ready');
  if (level === 'created' || !gateOf(written.apiVersion, written.kind)) return written;
  const beside = BESIDE[written.kind];
  if (!beside || !(beside.always || AWAIT_LEVELS[level].needsInstance))
    return awaitGate(operation, written, (live) => readinessOf(live, undefined, level));
  const watches = beside.kinds.map((kind) => session.cluster.watch(kind, { namespace: ref.namespace }));
  const approver = written.kind === 'Subscription' ? new PlanApprover(operation) : undefined;
  try {
    await Promise.all(watches.map((watch) => watch.ready())).catch((error: unknown) => {
      if (!beside.optional) throw error;
    });
    const besideIt = (watch: Watch) => (beside.namesake ? [watch.get(ref) ?? []].flat() : watch.list());
    const gate = (live: KubeObject) => {
      const others = [...watches.flatMap(besideIt), CARRIES_NOTHING];
      return approver?.look(live, others) ?? readinessOf(live, others, level);
    };
    return await awaitGate(operation, written, gate, (look) => {
      const heard = ({ object }: Change) => {
        if (!beside.namesake || object.metadata?.name === ref.name) look();
      };
      const ends = watches.map((watch) => watch.onChange(heard));
      approver?.onAnswer(look);
      return () => {
        for (const end of ends) end();
      };
    });
  } finally {
    for (const watch of watches) watch.close();
  }
}

/** Waits until a gate of the object lets it pass. `wake`: calls back when the gate may answer otherwise though the object has not changed. */
export async function awaitGate(
  operation: Operation,
  written: KubeObject,
  gate: (live: KubeObject) => Readiness,
  wake?: (look: () => void) => () => void,
): Promise<KubeObject> {
  const { session, kind, ref, signal, say } = operation;
  if (gate(written).state === 'ready') return written;
  const began = Date.now();
  let last = written;
  let cause: Cause | undefined;
  let doubt: { message: string; next: string; timer: NodeJS.Timeout } | undefined;
  const ended = new AbortController();
  // A pull that fails changes between two words for it, and is one failure all the time.
  const failIfItLasts = (failure: { message: string; next: string }, after: number) => {
    if (doubt) return void Object.assign(doubt, failure);
    const fail = () => {
      const { message, next } = doubt ?? failure;
      ended.abort(new NotReady(withCause(message, cause), last, cause?.next ?? next));
    };
    doubt = { ...failure, timer: setTimeout(fail, after) };
  };
  const row = new SettledRow(say);
  const show = (readiness: Readiness) => {
    if (readiness.state === 'ready') return;
    const trouble = readiness.next === undefined ? undefined : readiness.message;
    row.show(withNext(withCause(readiness.message, cause), cause), trouble);
  };
  const judge = (readiness: Exclude<Readiness, { state: 'ready' }>) => {
    show(readiness);
    if (readiness.state === 'failed' || readiness.stuck)
      failIfItLasts({ message: readiness.message, next: readiness.next ?? '' }, failedAfter(last));
    else {
      clearTimeout(doubt?.timer);
      doubt = undefined;
    }
  };
  const look = (live: KubeObject | undefined): KubeObject | undefined => {
    if (!live || live.metadata?.uid !== written.metadata?.uid)
      throw new NotReady('it was deleted while waiting for it to become ready', last);
    last = live;
    const readiness = gate(live);
    if (readiness.state === 'ready') return live;
    judge(readiness);
    return undefined;
  };
  const passed = new Passed();
  const unchanged = new Passed();
  const sleep = wake?.(() => {
    const readiness = gate(last);
    if (readiness.state === 'ready') ended.abort(unchanged);
    else judge(readiness);
  });
  const explain = causes(session).wait(written);
  const explaining = repeat(explain ? EXPLAIN_AFTER_MS : undefined, EXPLAIN_EVERY_MS, async () => {
    cause = await explain!(last);
    const readiness = gate(last);
    if (readiness.state === 'ready') return;
    show(readiness);
    if (cause?.state === 'failed') {
      ended.abort(new NotReady(withCause(readiness.message, cause), last, cause.next));
    } else if (cause?.state === 'harmless' && Date.now() - began > HARMLESS_AFTER_MS) ended.abort(passed);
  });
  const watch = session.cluster.watch(kind, { namespace: ref.namespace });
  try {
    const since = written.metadata?.resourceVersion;
    return await watch.until(ref, look, { since, signal: AbortSignal.any([signal, ended.signal]) });
  } catch (error) {
    if (error === unchanged) return last;
    if (error === passed) {
      session.engine.warn(
        operation.resource.urn,
        operation.clean(`ready, apart from this: ${cause?.message}. ${cause?.next}`),
      );
      return last;
    }
    if (error instanceof NotReady) throw error;
    const why = error instanceof Error ? error.message : String(error);
    const now = gate(last);
    throw new NotReady(
      now.state === 'ready' ? why : `${withCause(now.message, cause)} (${why})`,
      last,
      cause?.next ?? (now.state === 'ready' ? undefined : now.next),
    );
  } finally {
    explaining.stop();
    row.stop();
    sleep?.();
    clearTimeout(doubt?.timer);
    watch.close();
  }
}

/** The end of a wait for an object whose only trouble does not concern it. */
class Passed extends Error {}

function withCause(message: string, cause: Cause | undefined): string {
  return cause && !message.includes(cause.message) ? `${message}: ${cause.message}` : message;
}

function withNext(message: string, cause: Cause | undefined): string {
  return cause?.next ? `${message}. ${cause.next}` : message;
}
