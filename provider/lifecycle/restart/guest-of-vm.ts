import { ApiError } from '../../../cluster';
import { isObject, valueAt } from '../../../kube/json';
import type { KubeObject } from '../../../kube/object';
import { bootRevisionOf } from '../../../kubevirt/impact';
import { kindOf } from '../../../kubevirt/kinds';
import type { Operation } from '../operation';
import { guestAt } from '../shared-reads';
import { type Guest, hasRun, isCurrent } from './decision';

export const VM = kindOf('kubevirt.io/v1', 'VirtualMachine')!;
export { INSTANCE as VMI } from '../shared-reads';

const REVISION = kindOf('apps/v1', 'ControllerRevision')!;

/** Where a VM and its guest are. */
export interface Place {
  name: string;
  namespace: string;
}

export function placeOf({ metadata }: KubeObject): Place {
  return { name: String(metadata?.name), namespace: String(metadata?.namespace) };
}

/** The guest of a VM as the cluster has it. `compare`: what it was booted from also matters where it runs. */
export async function guestOf(operation: Operation, vm: KubeObject, compare: boolean): Promise<Guest> {
  try {
    const vmi = await guestAt(operation.session, placeOf(vm));
    const reads = vmi && !isCurrent(vm, vmi) && (compare || !hasRun(vmi));
    const booted = reads ? await bootedSpec(operation, vmi) : undefined;
    return { vm, vmi, ...(booted && { booted }) };
  } catch (error) {
    // Without the right to see guests there is nothing to decide.
    if (error instanceof ApiError && !compare) return { vm, vmi: undefined };
    throw error;
  }
}

/** Optional: without the right to read it, the condition RestartRequired decides alone. */
async function bootedSpec({ session, signal }: Operation, vmi: KubeObject): Promise<object | undefined> {
  const name = bootRevisionOf(vmi);
  if (name === undefined) return undefined;
  const { namespace } = placeOf(vmi);
  const revision = await session.cluster.find(REVISION, { name, namespace }, { signal }).catch((error: unknown) => {
    if (!(error instanceof ApiError)) throw error;
    return undefined;
  });
  const spec = valueAt(revision, 'data', 'spec');
  return isObject(spec) ? spec : undefined;
}
