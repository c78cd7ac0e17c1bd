import { ApiError } from '../../cluster';
import { describe, type KubeObject } from '../../kube/object';
import type { Operation } from './operation';

/** Who takes a finalizer away, by what its name contains. */
const HOLDERS: readonly (readonly [part: string, holder: string])[] = [
  ['foregroundDeletion', "the API server, until the object's dependents are gone"],
  ['kubevirt.io/virtualMachineControllerFinalize', 'virt-controller, until the guest has stopped'],
  ['kubevirt.io/foregroundDeleteVirtualMachine', 'virt-controller, until the guest has stopped'],
  ['kubevirt.io/virtOperatorFinalizer', 'virt-operator, until all of KubeVirt is removed'],
  ['kubevirt.io/foregroundDeleteKubeVirt', 'virt-operator, until all of KubeVirt is removed'],
  ['operator.cdi.kubevirt.io', 'cdi-operator, until all of CDI is removed'],
  ['pool.kubevirt.io', 'virt-controller, until the pool let its VM go'],
  ['snapshot.kubevirt.io', 'virt-controller, for a snapshot or restore'],
  ['kubernetes.io/pvc-protection', 'Kubernetes, while a Pod uses the claim'],
  ['customresourcecleanup', 'the API server, until all objects of the kind are gone'],
  ['kubernetes', 'Kubernetes'],
];

/**
 * Deletes the object that the state knows by its uid, and waits until it is gone. One that is gone, or whose name someone else has
 * taken since, is fine: what we made is not there any more.
 */
export async function deleteObject(operation: Operation, uid: string | undefined): Promise<void> {
  const { session, kind, ref, resource, signal, say } = operation;
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

function isGone(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false;
  // A kind that is not served any more has no objects; another uid is another object.
  return (
    error.notFound ||
    error.reason === 'KindNotServed' ||
    (error.attempt.verb === 'delete' && error.reason === 'Conflict')
  );
}

async function absence(operation: Operation, uid: string | undefined, say: (message: string) => void): Promise<void> {
  const { session, kind, ref, signal } = operation;
  const watch = session.cluster.watch(kind, { namespace: ref.namespace });
  let holding = 'it is still there';
  const gone = (live: KubeObject | undefined) => {
    if (!live || live.metadata?.uid !== uid) return true;
    holding = holder(live);
    say(holding);
    return undefined;
  };
  try {
    await watch.until(ref, gone, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
    const name = describe(ref);
    const cause = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${name} is marked for deletion and not gone: ${holding} (${cause}). Look at whoever holds it; the next \`pulumi destroy\` or \`pulumi up\` goes on waiting. Take a finalizer away by hand only if its owner is gone for good.`,
    );
  } finally {
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
