import { objectsAt, valueAt } from '../../../kube/json';
import { describe, type KubeObject } from '../../../kube/object';
import { readinessOf } from '../../../kubevirt/readiness';
import { onRestartOf } from '../../kinds';
import { NotReady } from '../not-ready';
import type { Operation } from '../operation';
import { guestOf, placeOf, VM } from './guest-of-vm';
import { decideOn } from './judge';
import { type AwaitReady, left, type Restarted, refusal, remedy } from './report';
import { awaitCopy, restartGuest } from './restart-guest';

/**
 * Restarts the guests of a pool that wait for a change, no more at a time than the pool's maxUnavailable allows, or one by one where it
 * does not say. KubeVirt does that by itself under the update strategy proactive; under opportunistic it only changes the VMs.
 */
export async function restartMembers(
  operation: Operation,
  written: KubeObject,
  awaitReady: AwaitReady,
): Promise<Restarted> {
  const pool = await awaitReady(operation, written);
  if (onRestartOf(operation.resource.settings, operation.session.config) !== 'restart') return { live: pool };
  const watch = operation.session.cluster.watch(VM, { namespace: placeOf(pool).namespace });
  try {
    await watch.ready();
    const members = () => watch.list().filter((vm) => isOwnedBy(vm, pool));
    const waiting = await thatWait(operation, pool, members());
    if ('live' in waiting) return waiting;
    await inTurns(operation, waiting.vms, {
      members,
      atOnce: maxUnavailableOf(pool) ?? operation.session.config.restartConcurrency,
      changed: (wake) => watch.onChange(wake),
      pool,
    });
    return { live: waiting.vms.length > 0 ? await awaitReady(operation, pool) : pool };
  } finally {
    watch.close();
  }
}

const isOwnedBy = (vm: KubeObject, pool: KubeObject): boolean =>
  objectsAt(vm, 'metadata', 'ownerReferences').some(({ uid }) => uid === pool.metadata?.uid);

/** `maxUnavailable` in VMs; undefined where the pool does not set it, which KubeVirt reads as all of them. */
export function maxUnavailableOf(pool: KubeObject): number | undefined {
  const limit = valueAt(pool, 'spec', 'maxUnavailable');
  if (typeof limit === 'number') return Math.max(1, limit);
  if (typeof limit !== 'string') return undefined;
  const share = (Number.parseInt(limit, 10) / 100) * Number(valueAt(pool, 'spec', 'replicas') ?? 1);
  return Math.max(1, Math.floor(share));
}

/** The members whose guests wait for a restart, in the order of their names; or that it is left for a window. */
async function thatWait(
  operation: Operation,
  pool: KubeObject,
  members: readonly KubeObject[],
): Promise<{ vms: KubeObject[] } | Restarted> {
  const vms: KubeObject[] = [];
  for (const vm of [...members].sort(byName)) {
    const decision = await decideOn(operation, await guestOf(operation, vm, true));
    if (decision.step === 'wait-for-window') return left(decision, pool, operation);
    if (decision.step !== 'none') vms.push(vm);
  }
  return { vms };
}

/** `web-2` is before `web-10`. */
const byName = (a: KubeObject, b: KubeObject): number =>
  placeOf(a).name.localeCompare(placeOf(b).name, 'en', { numeric: true });

interface Crew {
  members(): readonly KubeObject[];
  atOnce: number;
  changed(wake: () => void): () => void;
  pool: KubeObject;
}

async function inTurns(operation: Operation, vms: readonly KubeObject[], crew: Crew): Promise<void> {
  const { signal, say } = operation;
  const running = new Set<string>();
  const isUp = (vm: KubeObject) => readinessOf(vm).state === 'ready';
  const unavailable = () => crew.members().filter((vm) => running.has(placeOf(vm).name) || !isUp(vm)).length;
  const work: Promise<void>[] = [];
  let failure: unknown;
  let done = 0;
  for (const vm of vms) {
    const { name } = placeOf(vm);
    await until(() => failure !== undefined || unavailable() < crew.atOnce || !isUp(vm), crew, work, signal);
    if (failure !== undefined) break;
    running.add(name);
    say(`restarting the guest of ${name}, ${done} of ${vms.length} done`);
    const one = restartMember(operation, vm, crew.pool)
      .then(() => {
        done++;
      })
      .catch((error: unknown) => {
        failure ??= error;
      })
      .finally(() => running.delete(name));
    work.push(one);
  }
  await Promise.all(work);
  if (failure !== undefined) throw failure;
}

async function restartMember(operation: Operation, vm: KubeObject, pool: KubeObject): Promise<void> {
  const { session, signal } = operation;
  // Since the members were listed, this one may have been restarted or lost its companions.
  const guest = await guestOf(operation, vm, true);
  const decision = await decideOn(operation, guest);
  if (decision.step === 'none' || decision.step === 'wait-for-window') return;
  if (decision.step === 'refuse-sole-endpoint' || decision.step === 'refuse-uncopied-disk')
    throw new NotReady(`${describe(vm)}: ${refusal(decision)}`, pool, remedy(decision));
  if (decision.step === 'migrate-first') await awaitCopy(operation, vm);
  await restartGuest(operation, vm, guest.vmi!);
  const watch = session.cluster.watch(VM, { namespace: placeOf(vm).namespace });
  try {
    await watch.until(
      placeOf(vm),
      (live) => {
        const readiness = live ? readinessOf(live) : undefined;
        if (readiness?.state !== 'failed') return readiness?.state === 'ready' || undefined;
        const message = `${describe(vm)} did not come back from its restart: ${readiness.message}; the guests that still waited were not restarted`;
        throw new NotReady(message, pool, readiness.next ?? 'Repair it; the next `pulumi up` continues.');
      },
      { signal },
    );
  } finally {
    watch.close();
  }
}

/** Resolves when the condition holds, looked at with each change of a VM and each restart that ends. */
function until(
  holds: () => boolean,
  { changed }: Crew,
  work: readonly Promise<void>[],
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    let stop: (() => void) | undefined;
    const settle = (end: () => void) => {
      signal.removeEventListener('abort', abort);
      stop?.();
      end();
    };
    const abort = () => settle(() => reject(signal.reason));
    const look = () => {
      if (holds()) settle(resolve);
    };
    if (signal.aborted) return abort();
    signal.addEventListener('abort', abort, { once: true });
    for (const one of work) void one.then(look);
    stop = changed(look);
    look();
  });
}
