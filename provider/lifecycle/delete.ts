import { ApiError } from '../../cluster';
import { describe, type KubeObject, type ObjectRef } from '../../kube/object';
import type { Cause } from '../causes';
import { describeOwner } from '../kinds';
import { RELEASE_PATCH, retention } from '../platform';
import { causes } from './explained';
import { allowedOf, guardDeletion } from './guard-deletion';
import type { Operation } from './operation';
import { otherOwner } from './ownership';
import { EXPLAIN_AFTER_MS, EXPLAIN_EVERY_MS, repeat } from './repeat';
import { findObject } from './shared-reads';

/** Controllers that remove a finalizer, by a part of its name. */
const HOLDERS: readonly (readonly [part: string, holder: string])[] = [
  ['foregroundDeletion', "the API server, until the object's dependents are gone"],
  ['kubevirt.io/virtualMachineControllerFinalize', 'virt-controller, until the guest has stopped'],
  ['kubevirt.io/foregroundDeleteVirtualMachine', 'virt-controller, until the guest has stopped'],
  ['kubevirt.io/virtOperatorFinalizer', 'virt-operator, until all of KubeVirt is removed'],
  ['kubevirt.io/foregroundDeleteKubeVirt', 'virt-operator, until all of KubeVirt is removed'],
  ['operator.cdi.kubevirt.io', 'cdi-operator, until all of CDI is removed'],
  ['finalizer.delete.hostpath-provisioner', 'hostpath-provisioner-operator, until every pool is cleaned up'],
  ['ssp.kubevirt.io/finalizer', 'ssp-operator, until its templates and policies are removed'],
  ['kubevirt.io/hyperconverged', 'hyperconverged-cluster-operator, until all that it has made is removed'],
  ['foregroundDeleteNodeMaintenance', 'node-maintenance-operator, until the node takes guests again'],
  ['pool.kubevirt.io', 'virt-controller, until the pool has released its VM'],
  ['snapshot.kubevirt.io', 'virt-controller, until a snapshot or restore has ended'],
  ['kubernetes.io/pvc-protection', 'Kubernetes, while a Pod uses the claim'],
  ['customresourcecleanup', 'the API server, until all objects of the kind are gone'],
  ['kubernetes', 'Kubernetes'],
];

/** The object that the state knows. */
export interface Known {
  uid: string | undefined;
  /** The URN that it carried when it was last written. */
  writtenFor?: string | undefined;
}

/**
 * Deletes the object that the state knows, and waits until it is gone. An object that is already gone is not an error. One that was
 * replaced by another of the same name, or that another resource has taken over, is left alone, which a warning reports.
 */
export async function deleteObject(operation: Operation, { uid, writtenFor }: Known): Promise<void> {
  const { session, resource, kind, ref, signal } = operation;
  const live = await findObject(session, kind, ref, signal);
  if (!live) return;
  const leave = (why: string) => session.engine.warn(resource.urn, `${describe(ref)} ${why}, so it was left alone.`);
  if (uid !== undefined && live.metadata?.uid !== uid) {
    // What this run has created in its place belongs there.
    if (session.known.ownerOf(live) !== resource.urn)
      leave('was deleted and created again by another client since the last update');
    return;
  }
  const owner = otherOwner(operation, live, writtenFor);
  if (owner !== undefined) return leave(`now belongs to ${describeOwner(owner)}`);
  if (session.known.hasRecreated(resource.urn, live)) {
    return leave(
      'keeps its name, and `--replace` creates before it deletes. To replace it, also set the resource option `deleteBeforeReplace: true`. It was updated',
    );
  }
  const kept = retention(live, allowedOf(session, resource), session.config.purgeCrds === true);
  if (kept) {
    await session.cluster.patch(kind, ref, { type: 'merge', body: RELEASE_PATCH }, { signal });
    return session.engine.warn(resource.urn, `${describe(ref)} ${kept}`);
  }
  await deleteLive(operation, live);
}

/** Deletes exactly this object, where that loses nothing unasked, and waits until it is gone. */
export async function deleteLive(operation: Operation, live: KubeObject): Promise<void> {
  const { session, kind, ref, resource, signal, say } = operation;
  if (!live.metadata?.deletionTimestamp) {
    await guardDeletion(operation, live, (of, one) =>
      absence({ ...operation, kind: of, ref: refTo(one) }, one.metadata?.uid, (text) =>
        say(`${describe(one)} goes first: ${text}`),
      ),
    );
  }
  const uid = live.metadata?.uid;
  try {
    const held = await session.cluster.delete(kind, ref, {
      uid,
      signal,
      ...(resource.traits.foreground && { propagationPolicy: 'Foreground' as const }),
    });
    if (held) await absence(operation, held.metadata?.uid, say);
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

function refTo({ apiVersion, kind, metadata }: KubeObject): ObjectRef {
  const { name = '', namespace } = metadata ?? {};
  return { apiVersion, kind, name, ...(namespace && { namespace }) };
}

function isGone(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  // A kind that is no longer served has no objects; another uid is another object.
  return (
    error.notFound ||
    error.reason === 'KindNotServed' ||
    (error.attempt.verb === 'delete' && error.reason === 'Conflict')
  );
}

async function absence(operation: Operation, uid: string | undefined, say: (message: string) => void): Promise<void> {
  const { session, kind, ref, signal } = operation;
  const watch = session.cluster.watch(kind, { namespace: ref.namespace });
  let holding = 'it still exists';
  let last: KubeObject | undefined;
  let cause: Cause | undefined;
  const show = () => say([cause ? `${holding}: ${cause.message}` : holding, cause?.next].filter(Boolean).join('. '));
  const explaining = repeat(EXPLAIN_AFTER_MS, EXPLAIN_EVERY_MS, async () => {
    cause = last && (await causes(session).removal(last));
    if (cause) show();
  });
  const gone = (live: KubeObject | undefined) => {
    if (!live || live.metadata?.uid !== uid) return true;
    last = live;
    holding = holder(live);
    show();
    return undefined;
  };
  try {
    await watch.until(ref, gone, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
    const name = describe(ref);
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${name} is marked for deletion but still exists: ${holding} (${why}). ${cause ? `${cause.message}. ${cause.next ?? ''}` : 'Check the controller that must remove it.'} The next \`pulumi destroy\` or \`pulumi up\` continues to wait. Remove a finalizer by hand only if its controller no longer exists.`,
    );
  } finally {
    explaining.stop();
    watch.close();
  }
}

function holder(live: KubeObject): string {
  const finalizers = live.metadata?.finalizers ?? [];
  if (finalizers.length === 0) return 'it is being deleted';
  return finalizers
    .map((finalizer) => {
      const who = HOLDERS.find(([part]) => finalizer.includes(part))?.[1];
      return `finalizer ${finalizer} is held${who ? ` by ${who}` : ''}`;
    })
    .join(', ');
}
