import { objectsAt, valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';
import { NotReady } from './await';
import type { Operation } from './operation';
import { INSTANCE } from './shared-reads';

const WAITING = 'guest is running, but has no address yet';

/** Waits until the guest of a VM has an address, which only its VMI shows. */
export async function awaitAddress({ session, ref, signal, say }: Operation, live: KubeObject): Promise<KubeObject> {
  const { name, namespace } = ref;
  const watch = session.cluster.watch(INSTANCE, { namespace });
  const addressed = (vmi: KubeObject | undefined) => {
    if (objectsAt(vmi, 'status', 'interfaces').some((one) => valueAt(one, 'ipAddress'))) return live;
    say(WAITING);
    return undefined;
  };
  try {
    return await watch.until({ name, namespace }, addressed, { signal });
  } catch (error) {
    throw new NotReady(`${WAITING} (${error instanceof Error ? error.message : String(error)})`, live);
  } finally {
    watch.close();
  }
}
