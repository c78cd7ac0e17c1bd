import type { ResourceKind, Silence } from '../../cluster';
import { lazy } from '../../kube/lazy';
import { describe, type ObjectRef } from '../../kube/object';
import { DEFAULT_TIMEOUT_MINUTES, hiddenTexts, type Resource, redact, refOf } from '../kinds';
import type { Session } from '../session';
import { discover } from './discover';
import { retryWhileTransient } from './retry-while-transient';

/** One operation on a resource in the cluster. */
export interface Operation {
  session: Session;
  resource: Resource;
  kind: ResourceKind;
  ref: ObjectRef;
  /** Aborted at the timeout and when the engine cancels; the reason states which. */
  signal: AbortSignal;
  /** Shows a text in the status column. */
  say(message: string): void;
  /** A message without the secrets of the resource. */
  clean(message: string): string;
  /** Runs \`work\` outside the timeout: the wait for a turn among others does not count. */
  untimed<T>(work: () => Promise<T>): Promise<T>;
  /** Within \`untimed\`: runs \`work\` with the whole timeout. */
  timed<T>(work: () => Promise<T>): Promise<T>;
}

export class TimedOut extends Error {}

export interface Limits {
  /** Seconds, from the resource's customTimeouts; 0: the default of the kind. */
  timeout: number;
  /** Whether to wait for a kind that is not served yet. */
  patient?: boolean;
}

/** Runs `work` on a resource with its timeout and its status line, which is cleared at the end. Secrets are removed from errors. */
export async function operate<T>(
  session: Session,
  resource: Resource,
  { timeout: asked, patient = false }: Limits,
  work: (operation: Operation) => Promise<T>,
): Promise<T> {
  const minutes = resource.traits.timeoutMinutes ?? DEFAULT_TIMEOUT_MINUTES;
  const seconds = asked || minutes * 60;
  const timeout = new AbortController();
  const expire = () => timeout.abort(new TimedOut(`gave up after ${span(seconds)}`));
  let timer = setTimeout(expire, seconds * 1000);
  const untimed = <R>(inner: () => Promise<R>) => {
    clearTimeout(timer);
    return inner();
  };
  const timed = <R>(inner: () => Promise<R>) => {
    timer = setTimeout(expire, seconds * 1000);
    return inner();
  };
  const hidden = lazy(() => hiddenTexts(resource));
  const clean = (message: string) => redact(message, hidden());
  const status = statusLine(session, resource.urn);
  const contact = setInterval(() => {
    void session.cluster.listen(LISTEN_AFTER_MS);
    status.away(session.cluster.silence);
  }, CONTACT_EVERY_MS);
  const signal = AbortSignal.any([timeout.signal, session.stopping]);
  try {
    const say = (message: string) => void status.say(clean(message));
    const find = () => discover(session, resource.gvk, signal);
    const kind = await (patient ? retryWhileTransient(find, { signal, say, what: resource.gvk.kind }) : find());
    return await work({
      session,
      resource,
      kind,
      ref: inNamespace(refOf(resource), kind, session),
      signal,
      say,
      clean,
      untimed,
      timed,
    });
  } catch (error) {
    if (error === signal.reason)
      throw new Error(
        `${describe(refOf(resource))}: ${(error as Error).message} without an answer from the API server.`,
      );
    if (error instanceof Error) error.message = clean(error.message);
    throw error;
  } finally {
    clearTimeout(timer);
    clearInterval(contact);
    await status.clear();
  }
}

/** The object's reference: a namespaced object without a namespace gets the provider's. */
function inNamespace(ref: ObjectRef, kind: ResourceKind, session: Session): ObjectRef {
  const { namespace, ...rest } = ref;
  return kind.namespaced ? { ...rest, namespace: namespace ?? session.config.namespace } : rest;
}

const CONTACT_EVERY_MS = 2_000;
const LISTEN_AFTER_MS = 4_000;

/** The text in a resource's row. While the API server is away, that is the text. */
function statusLine(session: Session, urn: string) {
  let wanted = '';
  let silence = '';
  let shown = '';
  const show = async () => {
    const message = silence || wanted;
    if (message === shown) return;
    shown = message;
    await session.engine.status(urn, message);
  };
  return {
    say: (message: string) => {
      wanted = message;
      return show();
    },
    away: (found: Silence | undefined) => {
      silence = found ? silenceText(found) : '';
      void show();
    },
    // The last text would stay in the row of a finished resource.
    clear: () => {
      wanted = silence = '';
      return show();
    },
  };
}

export function silenceText({ since, message }: Silence): string {
  return `the API server has not answered since ${since.toTimeString().slice(0, 8)}: ${message}`;
}

function span(seconds: number): string {
  return seconds >= 120 ? `${Math.round(seconds / 60)} minutes` : `${seconds} s`;
}
