import type { ResourceKind } from '../../cluster';
import { describe, type ObjectRef } from '../../kube/object';
import { DEFAULT_TIMEOUT_MINUTES, hiddenTexts, type Resource, redact, refOf } from '../kinds';
import type { Session } from '../session';
import { discover } from './discover';
import { retryWhileTransient } from './retry-while-transient';

/** One resource while something is done to it in the cluster. */
export interface Operation {
  session: Session;
  resource: Resource;
  kind: ResourceKind;
  ref: ObjectRef;
  /** Aborted at the timeout and when the engine cancels; its reason says which. */
  signal: AbortSignal;
  /** Shows a text in the status column, once. */
  say(message: string): void;
  /** A message without what is secret in it. */
  clean(message: string): string;
}

export class TimedOut extends Error {}

export interface Limits {
  /** Seconds, from the resource's customTimeouts; 0: what is usual for the kind. */
  timeout: number;
  /** Wait for a kind that is not served yet. */
  patient?: boolean;
}

/** Runs `work` on a resource: under its timeout, with its status line, which is empty at the end. Errors lose what is secret. */
export async function operate<T>(
  session: Session,
  resource: Resource,
  { timeout: asked, patient = false }: Limits,
  work: (operation: Operation) => Promise<T>,
): Promise<T> {
  const minutes = resource.traits.timeoutMinutes ?? DEFAULT_TIMEOUT_MINUTES;
  const seconds = asked || minutes * 60;
  const timeout = new AbortController();
  const timer = setTimeout(() => timeout.abort(new TimedOut(`gave up after ${span(seconds)}`)), seconds * 1000);
  const hidden = hiddenTexts(resource);
  const clean = (message: string) => redact(message, hidden);
  const status = statusLine(session, resource.urn);
  const signal = AbortSignal.any([timeout.signal, session.stopping]);
  try {
    const say = (message: string) => void status.say(clean(message));
    const find = () => discover(session, resource.gvk, signal);
    const kind = await (patient ? retryWhileTransient(find, { signal, say, what: resource.gvk.kind }) : find());
    return await work({ session, resource, kind, ref: placed(refOf(resource), kind, session), signal, say, clean });
  } catch (error) {
    if (error === signal.reason)
      throw new Error(
        `${describe(refOf(resource))}: ${(error as Error).message}, and the API server had not answered.`,
      );
    if (error instanceof Error) error.message = clean(error.message);
    throw error;
  } finally {
    clearTimeout(timer);
    await status.clear();
  }
}

/** Where the object lives: a namespaced one that names no namespace goes to the provider's. */
function placed(ref: ObjectRef, kind: ResourceKind, session: Session): ObjectRef {
  const { namespace, ...rest } = ref;
  return kind.namespaced ? { ...rest, namespace: namespace ?? session.config.namespace } : rest;
}

function statusLine(session: Session, urn: string) {
  let shown = '';
  const say = async (message: string) => {
    if (message === shown) return;
    shown = message;
    await session.engine.status(urn, message);
  };
  // Whatever stands there last stays in the row of a finished resource.
  return { say, clear: () => say('') };
}

function span(seconds: number): string {
  return seconds >= 120 ? `${Math.round(seconds / 60)} minutes` : `${seconds} s`;
}
