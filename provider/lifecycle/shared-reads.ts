import { ApiError, type ResourceKind, type Watch } from '../../cluster';
import type { KubeObject, ObjectRef } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import type { Session } from '../session';

export const INSTANCE = kindOf('kubevirt.io/v1', 'VirtualMachineInstance')!;
/** The status of the VMI may be a moment behind that of its VM. */
const INSTANCE_WAIT_MS = 1_000;

/**
 * Reads of many objects of a kind cost one list: the first object of a kind and namespace is read by itself, and all others come from the
 * kind's shared watch.
 */
class Reads {
  private readonly asked = new Set<string>();
  private readonly withoutInstances = new Set<string>();
  private readonly watches = new Map<string, Watch>();

  constructor(private readonly session: Session) {}

  async find(kind: ResourceKind, ref: ObjectRef, signal: AbortSignal): Promise<KubeObject | undefined> {
    const key = `${kind.apiVersion} ${kind.kind} ${ref.namespace ?? ''}`;
    const { cluster } = this.session;
    if (!this.asked.has(key)) {
      this.asked.add(key);
      return cluster.find(kind, ref, { signal });
    }
    const watch = this.watches.get(key) ?? cluster.watch(kind, { namespace: ref.namespace });
    this.watches.set(key, watch);
    try {
      await watch.ready();
      const seen = watch.trouble ? undefined : watch.get(ref);
      // What the watch does not show may have been created a moment ago: only the server knows what does not exist.
      if (seen) return seen;
    } catch (error) {
      // Permission to get one object does not include permission to list all.
      if (!(error instanceof ApiError)) throw error;
      this.watches.delete(key);
      this.asked.delete(key);
    }
    return cluster.find(kind, ref, { signal });
  }

  /** The running VMI of a VM; undefined without permission to read it, which is tried once per namespace. */
  async instance(live: KubeObject, signal: AbortSignal): Promise<KubeObject | undefined> {
    const { namespace = '', name = '' } = live.metadata ?? {};
    if (this.withoutInstances.has(namespace)) return undefined;
    const watch = this.session.cluster.watch(INSTANCE, { namespace });
    const runs = (found: KubeObject | undefined) => (found?.status?.['phase'] === 'Running' ? found : undefined);
    const patience = AbortSignal.any([signal, AbortSignal.timeout(INSTANCE_WAIT_MS)]);
    try {
      return await watch.until({ name, namespace }, runs, { signal: patience });
    } catch (error) {
      if (error instanceof ApiError) this.withoutInstances.add(namespace);
      return undefined;
    } finally {
      watch.close();
    }
  }
}

const READS = new WeakMap<Session, Reads>();

function readsOf(session: Session): Reads {
  let reads = READS.get(session);
  if (!reads) {
    reads = new Reads(session);
    READS.set(session, reads);
  }
  return reads;
}

export function findObject(
  session: Session,
  kind: ResourceKind,
  ref: ObjectRef,
  signal: AbortSignal,
): Promise<KubeObject | undefined> {
  return readsOf(session).find(kind, ref, signal);
}

/** All objects of a kind and namespace: from the kind's shared watch, or by a list where it may not be watched. */
export async function allObjects(
  { cluster }: Session,
  kind: ResourceKind,
  namespace: string,
  signal: AbortSignal,
): Promise<KubeObject[]> {
  const watch = cluster.watch(kind, { namespace });
  try {
    await watch.ready();
    if (!watch.trouble) return watch.list();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
  } finally {
    watch.close();
  }
  return (await cluster.list(kind, { namespace, signal })).items;
}

/** The running VMI of a VM; undefined for a stopped VM and for other kinds. */
export async function instanceOf(
  session: Session,
  live: KubeObject,
  signal: AbortSignal,
): Promise<KubeObject | undefined> {
  const runs = live.kind === 'VirtualMachine' && live.status?.['ready'] === true;
  return runs ? readsOf(session).instance(live, signal) : undefined;
}

/** The VMI of a VM in any phase, where its watch already shows one: what a failure leaves in the state. */
export async function guestInAnyPhase(
  session: Session,
  live: KubeObject,
  signal: AbortSignal,
): Promise<KubeObject | undefined> {
  if (live.kind !== 'VirtualMachine' || signal.aborted) return undefined;
  const { namespace = '', name = '' } = live.metadata ?? {};
  try {
    return await guestAt(session, { name, namespace });
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return undefined;
  }
}

/** The guest of a VM as its shared watch shows it: the right to list guests need not include that to get one. */
export async function guestAt(
  { cluster }: Session,
  place: { readonly name: string; readonly namespace: string },
): Promise<KubeObject | undefined> {
  const watch = cluster.watch(INSTANCE, { namespace: place.namespace });
  try {
    await watch.ready();
    return watch.get(place);
  } finally {
    watch.close();
  }
}
