import { onRestoredVolumes } from '../compare';
import type { Operation } from './operation';

/** The operation with its VM on the disks of its last restore. The VM comes from the watch that the update waits on anyway. */
export async function onRestoredDisks(operation: Operation): Promise<Operation> {
  const { session, kind, ref, resource, signal } = operation;
  if (kind.kind !== 'VirtualMachine') return operation;
  const watch = session.cluster.watch(kind, { namespace: ref.namespace });
  try {
    const live = await watch.ready().then(
      () => watch.get(ref),
      // Permission to get one VM does not include permission to list all.
      () => session.cluster.find(kind, ref, { signal }),
    );
    return live
      ? { ...operation, resource: { ...resource, object: onRestoredVolumes(resource.object, live) } }
      : operation;
  } finally {
    watch.close();
  }
}
