import { setTimeout as sleep } from 'node:timers/promises';
import { ApiError, backoff, defaultRetry } from '../../../cluster';
import { isTrue } from '../../../kube/condition';
import { objectsAt } from '../../../kube/json';
import { describe, type KubeObject } from '../../../kube/object';
import type { Operation } from '../operation';
import { type Place, placeOf, VM, VMI } from './guest-of-vm';

const SUBRESOURCES = '/apis/subresources.kubevirt.io/v1';

/** Calls a subresource of a VM or a VMI, which virt-api serves beside the API of the object itself. */
export async function callSubresource(
  { session, signal }: Operation,
  { plural, kind }: { plural: string; kind: string },
  { name, namespace }: Place,
  verb: string,
  { body = {}, repeatable = true }: { body?: object; repeatable?: boolean } = {},
): Promise<void> {
  const path = `${SUBRESOURCES}/namespaces/${encodeURIComponent(namespace)}/${plural}/${encodeURIComponent(name)}/${verb}`;
  await session.cluster.request({
    method: 'PUT',
    path,
    body,
    signal,
    repeatable,
    subject: {
      verb: `${verb}`,
      kind: { apiVersion: 'subresources.kubevirt.io/v1', kind, plural, namespaced: true },
      name,
      namespace,
    },
  });
}

/** Requests of a restart whose answers were lost, and that had not begun. */
const ATTEMPTS = 5;

/**
 * Asks for the restart of exactly this guest. A second request would end the guest that the first has started, so one whose answer was lost is repeated
 * only if nothing of it shows.
 */
export async function requestRestart(operation: Operation, place: Place, uid: string | undefined): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    try {
      return await callSubresource(operation, VM, place, 'restart', { repeatable: false });
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      if (attempt > 0 && error.status === 409) return;
      const isLost = error.transient && error.status !== 429;
      if (!isLost || attempt + 1 >= ATTEMPTS) throw error;
      await sleep(backoff(defaultRetry, attempt), undefined, { signal: operation.signal });
      if (await hasBegun(operation, place, uid)) return;
    }
  }
}

async function hasBegun({ session, signal }: Operation, place: Place, uid: string | undefined): Promise<boolean> {
  const vm = await session.cluster.find(VM, place, { signal });
  const vmi = await session.cluster.find(VMI, place, { signal });
  const isAsked = objectsAt(vm, 'status', 'stateChangeRequests').length > 0;
  return isAsked || vmi?.metadata?.uid !== uid || vmi?.metadata?.deletionTimestamp !== undefined;
}

/**
 * Replaces the guest of a VM by a new one, and resolves with the VM once the new guest exists: what the VM says until then is about the
 * old one. KubeVirt rejects a restart under the run strategy `Once`, where a guest that is deleted is started again.
 */
export async function restartGuest(operation: Operation, vm: KubeObject, vmi: KubeObject): Promise<KubeObject> {
  const { session, signal } = operation;
  const place = placeOf(vm);
  if (vm.spec?.['runStrategy'] === 'Once') {
    await session.cluster.delete(VMI, place, { uid: vmi.metadata?.uid, signal });
  } else {
    await requestRestart(operation, place, vmi.metadata?.uid).catch((error: unknown) => {
      throw explained(error, vm);
    });
  }
  return nextGuest(operation, vm, vmi);
}

/** The VM once it has another guest than `vmi`. */
export async function nextGuest(operation: Operation, vm: KubeObject, vmi: KubeObject): Promise<KubeObject> {
  const { session, signal } = operation;
  const place = placeOf(vm);
  const guests = session.cluster.watch(VMI, { namespace: place.namespace });
  const vms = session.cluster.watch(VM, { namespace: place.namespace });
  try {
    const isAnother = (live: KubeObject | undefined) => {
      if (live && live.metadata?.uid !== vmi.metadata?.uid) return live;
      operation.say(live ? 'waiting for the old guest to end' : 'waiting for the new guest');
      return undefined;
    };
    await guests.until(place, isAnother, { signal });
    // Until its controller has seen the new guest, the VM still shows requests, and `Stopped` or `CrashLoopBackOff`.
    const hasIt = (live: KubeObject | undefined) => {
      if (!live) throw new Error(`${describe(vm)} was deleted while its guest restarted`);
      return live.status?.['stateChangeRequests'] === undefined && live.status?.['created'] === true ? live : undefined;
    };
    return await vms.until(place, hasIt, { signal });
  } finally {
    guests.close();
    vms.close();
  }
}

/** Waits until a disk that is being copied has been copied; asks for the migration that copies it, if none runs. */
export async function awaitCopy(operation: Operation, vm: KubeObject): Promise<void> {
  const { session, signal, say } = operation;
  const place = placeOf(vm);
  await callSubresource(operation, VM, place, 'migrate').catch((error: unknown) => {
    // 409: one is under way.
    if (!(error instanceof ApiError) || error.status !== 409) throw error;
  });
  const guests = session.cluster.watch(VMI, { namespace: place.namespace });
  try {
    const copied = (live: KubeObject | undefined) => {
      if (!live || !isTrue(live, 'VolumesChange')) return true;
      say('waiting for the migration that copies its disk, before the restart');
      return undefined;
    };
    await guests.until(place, copied, { signal });
  } finally {
    guests.close();
  }
}

/** What a user can do about a restart that was not possible. */
function explained(error: unknown, vm: KubeObject): unknown {
  if (!(error instanceof ApiError)) return error;
  const { name, namespace } = placeOf(vm);
  const right =
    error.status === 403 ? ' It needs the verb update on virtualmachines/restart of subresources.kubevirt.io.' : '';
  error.message += `${right} Its guest still waits with the old settings; \`virtctl restart ${name} -n ${namespace}\` restarts it.`;
  return error;
}
