import { describe, type KubeObject } from '../../kube/object';
import { idOf, outputsOf, type Resource } from '../kinds';
import type { Session } from '../session';
import { initFailed, type Properties } from '../wire';
import { awaitReady, NotReady } from './await';
import { lastWarnings } from './events';
import { type Limits, type Operation, operate, TimedOut } from './operation';
import { instanceOf } from './shared-reads';

export interface Done {
  id: string;
  outputs: Properties;
}

/**
 * Writes an object and waits until it is ready. From the write on, whatever goes wrong is an init failure that keeps the id: the object
 * exists, and the next update goes on from there.
 */
export function writeAndAwait(
  session: Session,
  resource: Resource,
  inputs: Properties,
  limits: Limits,
  write: (operation: Operation) => Promise<KubeObject>,
): Promise<Done> {
  return operate(session, resource, { ...limits, patient: true }, async (operation) => {
    const id = idOf(resource.token, operation.ref);
    const written = await write(operation).catch((error: unknown) => {
      // Cancelled in the middle of a write, it may have happened or not: an update repeats it without harm.
      if (!isAborted(error, operation)) throw error;
      const reasons = [
        `${(error as Error).message}: it is not known whether the object was written; the next update finds out`,
      ];
      throw initFailed({ id, outputs: outputsOf(inputs, resource), inputs, reasons });
    });
    const live = await awaitReady(operation, written).catch(async (error: unknown) => {
      if (!(error instanceof NotReady)) throw error;
      const outputs = outputsOf(inputs, resource, { live: error.live });
      throw initFailed({ id, outputs, inputs, reasons: await reasonsOf(error, operation) });
    });
    const instance = await instanceOf(session, live, operation.signal);
    return { id, outputs: outputsOf(inputs, resource, { live, instance }) };
  });
}

function isAborted(error: unknown, { signal }: Operation): boolean {
  return signal.aborted && error === signal.reason;
}

/** Why it is not ready, what the cluster said about it last, and what to do. */
async function reasonsOf(error: NotReady, operation: Operation): Promise<string[]> {
  const { session, signal, ref, clean } = operation;
  const name = describe(ref);
  const first = clean(`${name} exists and is not ready: ${error.message}`);
  if (session.stopping.aborted) return [`${first}. The next \`pulumi up\` goes on waiting.`];
  const late = signal.reason instanceof TimedOut;
  const next = error.next ?? (late ? lookCloser(operation) : 'The next `pulumi up` looks at it again.');
  return [first, ...(await lastWarnings(operation)), next];
}

function lookCloser({ kind, ref }: Operation): string {
  const where = ref.namespace ? ` -n ${ref.namespace}` : '';
  return `Look at it with \`kubectl describe ${kind.plural} ${ref.name}${where}\`. The next \`pulumi up\` goes on waiting; customTimeouts give it more time, and with \`await: none\` nothing is waited for.`;
}
