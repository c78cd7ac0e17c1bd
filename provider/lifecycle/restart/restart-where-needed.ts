import type { ResourceKind } from '../../../cluster';
import { describe, type KubeObject } from '../../../kube/object';
import { parseWindow } from '../../config';
import { type ObservedGuest, onRestartOf, windowOf } from '../../kinds';
import { NotReady } from '../not-ready';
import type { Operation } from '../operation';
import { type Decision, decide, type Guest, type Rules } from './decision';
import { guestOf, placeOf, VM, VMI } from './guest-of-vm';
import { awaitCopy, restartGuest } from './restart-guest';
import { soleMemberOf } from './sole-endpoint';
import { turnsOf } from './turns';

export interface Restarted {
  live: KubeObject;
  pending?: ObservedGuest['restartPending'];
}

type AwaitReady = (operation: Operation, written: KubeObject) => Promise<KubeObject>;

/** Waits until a VM is ready after its change, and restarts its guest where the change needs that and the program wants it. */
export async function restartWhereNeeded(
  operation: Operation,
  written: KubeObject,
  awaitReady: AwaitReady,
): Promise<Restarted> {
  if (written.kind !== 'VirtualMachine' || !mayWait(written)) return { live: await awaitReady(operation, written) };
  return restartIfNeeded(operation, written, awaitReady).catch((error: unknown) => {
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

type Refusal = Extract<Decision, { step: 'refuse-sole-endpoint' | 'refuse-uncopied-disk' }>;

function refusal(decision: Refusal): string {
  return decision.step === 'refuse-sole-endpoint'
    ? `its guest needs a restart and was not restarted, because it is the only ready member of ${named(decision.services)}`
    : `its guest needs a restart and was not restarted: ${decision.reason}`;
}

function named(services: readonly string[]): string {
  return `${services.length === 1 ? 'the Service' : 'the Services'} ${services.join(', ')}`;
}

function remedy(decision: Refusal): string {
  return decision.step === 'refuse-sole-endpoint'
    ? 'Add "restart" to `allow` to interrupt the Service, or let it have another ready member; the next `pulumi up` restarts the guest.'
    : `Correct it, or add "${decision.path}" to \`allow\`.`;
}

function left(
  { window, next }: Extract<Decision, { step: 'wait-for-window' }>,
  live: KubeObject,
  { session, resource }: Operation,
): Restarted {
  session.engine.warn(
    resource.urn,
    `The change is applied; the restart of the guest is left for ${window}. The next \`pulumi up\` from ${next.toISOString()} on performs it.`,
  );
  return { live, pending: { window, next: next.toISOString() } };
}

async function decideOn(operation: Operation, found: Guest): Promise<Decision> {
  const { session, resource } = operation;
  const window = windowOf(resource.settings, session.config);
  const rules: Rules = {
    mode: onRestartOf(operation.resource.settings, operation.session.config),
    allow: resource.settings.allow ?? [],
    now: new Date(),
    profile: session.config.profile,
    soleMemberOf: [],
    ...(window !== undefined && { window: parseWindow(window) }),
  };
  const first = decide(found, rules);
  if (first.step !== 'restart' && first.step !== 'migrate-first') return first;
  return decide(found, { ...rules, soleMemberOf: await servicesThatNeed(operation, found) });
}

const SERVICE: ResourceKind = { apiVersion: 'v1', kind: 'Service', plural: 'services', namespaced: true };
const POD: ResourceKind = { apiVersion: 'v1', kind: 'Pod', plural: 'pods', namespaced: true };

async function servicesThatNeed({ session, signal }: Operation, { vm, vmi }: Guest): Promise<string[]> {
  const { namespace } = placeOf(vm);
  const list = async (kind: ResourceKind) => (await session.cluster.list(kind, { namespace, signal })).items;
  const services = await list(SERVICE);
  const candidates = soleMemberOf(vmi!, services, [], []);
  if (candidates.length === 0) return [];
  return soleMemberOf(vmi!, services, await list(VMI), await list(POD));
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
    if (typeof of !== 'number' || of >= (live.metadata?.generation ?? 0)) return live;
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
