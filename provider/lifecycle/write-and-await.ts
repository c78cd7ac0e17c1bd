import { describe, type KubeObject } from '../../kube/object';
import { type EarlierState, idOf, outputsInDoubt, outputsOf, type Resource } from '../kinds';
import type { Session } from '../session';
import { initFailed, type Properties } from '../wire';
import { awaitReady } from './await';
import { awaitArrival } from './await-arrival';
import { lastWarnings } from './events';
import { NotReady } from './not-ready';
import { type Limits, type Operation, operate, TimedOut } from './operation';
import { restartWhereNeeded } from './restart';
import { guestInAnyPhase, instanceOf } from './shared-reads';

export interface ResourceState {
  id: string;
  outputs: Properties;
}

/**
 * Writes an object and waits until it is ready. After the write, every error is an init failure that keeps the id: the object exists,
 * and the next update continues from there.
 */
export function writeAndAwait(
  session: Session,
  resource: Resource,
  inputs: Properties,
  limits: Limits & { earlier?: EarlierState; before?: Resource },
  write: (operation: Operation) => Promise<KubeObject>,
): Promise<ResourceState> {
  return operate(session, resource, { ...limits, patient: true }, async (operation) => {
    const id = idOf(resource.token, operation.ref);
    const written = await write(operation).catch((error: unknown) => {
      // After a cancel in the middle of a write, its outcome is unknown: an update repeats it without harm.
      if (!isAborted(error, operation)) throw error;
      const reasons = [
        `${(error as Error).message}: it is unknown whether the object was written; the next update resolves this`,
      ];
      throw initFailed({ id, outputs: outputsInDoubt(inputs, resource, limits.earlier), inputs, reasons });
    });
    const wait = async (of: Operation, now: KubeObject) => {
      const ready = await awaitReady(of, now);
      return limits.before ? awaitArrival(of, ready, limits.before.object) : ready;
    };
    const { live, pending } = await restartWhereNeeded(operation, written, wait).catch(async (error: unknown) => {
      if (!(error instanceof NotReady)) throw error;
      const instance = await guestInAnyPhase(session, error.live, operation.signal);
      const outputs = outputsOf(inputs, resource, { live: error.live, instance, justWritten: true }, limits.earlier);
      throw initFailed({ id, outputs, inputs, reasons: await reasonsOf(error, operation) });
    });
    const instance = await instanceOf(session, live, operation.signal);
    const observed = { live, instance, justWritten: true, restartPending: pending };
    return { id, outputs: outputsOf(inputs, resource, observed, limits.earlier) };
  });
}

function isAborted(error: unknown, { signal }: Operation): boolean {
  return signal.aborted && error === signal.reason;
}

/** The reason in one text, which the engine shows as one error: why the object is not ready, what to do, its last warning events. */
async function reasonsOf(error: NotReady, operation: Operation): Promise<string[]> {
  const { session, signal, ref, clean } = operation;
  const name = describe(ref);
  const first = clean(`${name} exists but is not ready: ${error.message}`);
  if (session.stopping.aborted) return [`${first}. The next \`pulumi up\` continues to wait.`];
  const timedOut = signal.reason instanceof TimedOut;
  const after = timedOut ? lookCloser(operation) : 'The next `pulumi up` checks it again.';
  const next = timedOut && error.next ? `${error.next.replace(/([^.])$/, '$1.')} ${after}` : (error.next ?? after);
  const warnings = await lastWarnings(operation);
  const seen = warnings.length > 0 ? ` Last warning events: ${warnings.join('; ')}.` : '';
  return [`${first.replace(/\.$/, '')}. ${next.replace(/([^.])$/, '$1.')}${seen}`];
}

function lookCloser({ kind, ref }: Operation): string {
  const where = ref.namespace ? ` -n ${ref.namespace}` : '';
  return `Inspect it with \`kubectl describe ${kind.plural} ${ref.name}${where}\`. The next \`pulumi up\` continues to wait. Set customTimeouts to wait longer, or \`await: created\` to not wait at all.`;
}
