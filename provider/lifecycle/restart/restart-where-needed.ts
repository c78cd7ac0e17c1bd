import { describe, type KubeObject } from '../../../kube/object';
import { onRestartOf } from '../../kinds';
import { NotReady } from '../not-ready';
import type { Operation } from '../operation';
import { guestOf, placeOf, VM } from './guest-of-vm';
import { decideOn } from './judge';
import { type AwaitReady, left, type Restarted, refusal, remedy } from './report';
import { awaitCopy, restartGuest } from './restart-guest';
import { restartMembers } from './restart-members';
import { turnsOf } from './turns';

/** Waits until a VM is ready after its change, and restarts its guest where the change needs that and the program wants it. */
export async function restartWhereNeeded(
  operation: Operation,
  written: KubeObject,
  awaitReady: AwaitReady,
): Promise<Restarted> {
  const restart = written.kind === 'VirtualMachinePool' ? restartMembers : restartIfNeeded;
  const concerned = written.kind === 'VirtualMachinePool' || (written.kind === 'VirtualMachine' && mayWait(written));
  if (!concerned) return { live: await awaitReady(operation, written) };
  return restart(operation, written, awaitReady).catch((error: unknown) => {
    if (error instanceof NotReady) throw error;
    // The change is written: whatever fails now is left for the next update.
    throw new NotReady(error instanceof Error ? error.message : String(error), written);
  });
}

async function restartIfNeeded(operation: Operation, written: KubeObject, awaitReady: AwaitReady): Promise<Restarted> {
  const vm = await processed(operation, written);
  const found = await guestOf(
    operation,
    vm,
    onRestartOf(operation.resource.settings, operation.session.config) === 'restart',
  );
  const decision = await decideOn(operation, found);
  if (decision.step === 'start-anew') {
    operation.say('the guest has not run yet: it is started anew with the change');
    return { live: await awaitReady(operation, await restartGuest(operation, vm, found.vmi!)) };
  }
  if (decision.step === 'none') return { live: await awaitReady(operation, written) };
  if (decision.step === 'wait-for-window') return left(decision, await awaitReady(operation, written), operation);
  return operation.untimed(() =>
    turnsOf(operation.session).take(
      describe(operation.ref),
      (begins) => operation.timed(() => inTurn(operation, vm, awaitReady, begins)),
      {
        say: operation.say,
        signal: operation.session.stopping,
      },
    ),
  );
}

/** By the time of its turn, the guest may be another one and the window closed. */
async function inTurn(
  operation: Operation,
  vm: KubeObject,
  awaitReady: AwaitReady,
  begins: () => void,
): Promise<Restarted> {
  const found = await guestOf(operation, vm, true);
  const decision = await decideOn(operation, found);
  switch (decision.step) {
    case 'none':
      return { live: await awaitReady(operation, vm) };
    case 'wait-for-window':
      return left(decision, await awaitReady(operation, vm), operation);
    case 'refuse-sole-endpoint':
    case 'refuse-uncopied-disk':
      throw new NotReady(refusal(decision), vm, remedy(decision));
    default:
      if (decision.step === 'migrate-first') await awaitCopy(operation, vm);
      begins();
      operation.say('restarting the guest');
      return { live: await awaitReady(operation, await restartGuest(operation, vm, found.vmi!)) };
  }
}

/** A VM that is new, or has never had a guest, has none that waits. */
function mayWait({ metadata, status }: KubeObject): boolean {
  return metadata?.generation !== 1 && status?.['created'] === true;
}

/** The VM once virt-controller has compared it with its guest: in that write it also sets RestartRequired. */
async function processed({ session, signal, say }: Operation, written: KubeObject): Promise<KubeObject> {
  const watch = session.cluster.watch(VM, { namespace: placeOf(written).namespace });
  const seen = (live: KubeObject | undefined) => {
    if (!live) throw new NotReady('it was deleted after its change', written);
    const of = live.status?.['desiredGeneration'];
    // Without a guest it writes no generation down.
    if (typeof of !== 'number' || live.status?.['created'] !== true) return live;
    if (of >= (live.metadata?.generation ?? 0)) return live;
    say('waiting for virt-controller to process the change');
    return undefined;
  };
  try {
    return await watch.until(placeOf(written), seen, { signal, since: written.metadata?.resourceVersion });
  } catch (error) {
    if (error instanceof NotReady || !signal.aborted) throw error;
    throw new NotReady(`virt-controller has not processed the change (${(error as Error).message})`, written);
  } finally {
    watch.close();
  }
}
