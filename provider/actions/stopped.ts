import { describe, type KubeObject } from '../../kube/object';
import { kindOf } from '../../kubevirt/kinds';
import type { Run } from './action';

const VM = kindOf('kubevirt.io/v1', 'VirtualMachine')!;

/** Waits until the VM of an action has no guest, and says how that comes about. */
export async function stopped({ operation, inputs, namespace }: Run): Promise<void> {
  const { session, signal, say } = operation;
  const place = { name: String(inputs['vm']), namespace };
  const watch = session.cluster.watch(VM, { namespace });
  const isStopped = (live: KubeObject | undefined) => {
    if (!live) throw new Error(`${describe({ ...VM, ...place })} does not exist.`);
    if (live.status?.['created'] !== true) return true;
    say('stop the VM (runStrategy: Halted) so that it can be restored');
    return undefined;
  };
  try {
    await watch.until(place, isStopped, { signal });
  } catch (error) {
    if (!signal.aborted) throw error;
    throw new Error(
      `${(error as Error).message}: ${describe({ ...VM, ...place })} still has a guest. Stop it (runStrategy: Halted) so that it can be restored.`,
    );
  } finally {
    watch.close();
  }
}
