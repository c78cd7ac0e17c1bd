import type { KubeObject } from '../kube/object';
import type { Client } from './client';
import type { ApiError } from './errors';
import type { Ref, ResourceKind } from './kind';
import { type Change, keyOf, Reflector, type WatchScope } from './reflector';

export type { Change, WatchScope } from './reflector';

export interface UntilOptions {
  readonly signal?: AbortSignal;
  /** The resourceVersion in the response to a write of ours: earlier states of the object are not checked. */
  readonly since?: string;
}

/** One listener's hold on a shared watch. Objects are the API server's, without `metadata.managedFields`; they are shared: do not change them. */
export interface Watch {
  /** Resolves when the first list is in; rejects if the cluster rejects it. */
  ready(): Promise<void>;
  /** The reason why the copy is not following the cluster right now, while it reconnects. */
  readonly trouble: ApiError | undefined;
  get(ref: Ref): KubeObject | undefined;
  list(): KubeObject[];
  /** Calls back with `ADDED` for every existing object, then with every change. Returns a function that ends this. */
  onChange(listener: (change: Change) => void): () => void;
  /**
   * Waits until `check` returns anything but undefined for the object (undefined: it does not exist). An exception of `check`, the
   * failure of the watch, or the signal's reason ends the wait.
   */
  until<T>(ref: Ref, check: (live: KubeObject | undefined) => T | undefined, options?: UntilOptions): Promise<T>;
  close(): void;
}

/**
 * A run asks for a kind again and again with pauses between, and each opening lists the whole kind. An idle watch costs the memory of its
 * objects and a socket that keeps no process alive.
 */
const LINGER_MS = 300_000;

/** All watches of a cluster: at most one for a kind and scope, open while it has holders and some minutes longer. */
export class SharedWatches {
  private readonly shared = new Map<string, SharedWatch>();

  constructor(
    private readonly client: Client,
    private readonly list: ConstructorParameters<typeof Reflector>[3],
  ) {}

  open(kind: ResourceKind, scope: WatchScope): Watch {
    const key = [kind.apiVersion, kind.plural, scope.namespace, scope.labelSelector, scope.fieldSelector].join(' ');
    let watch = this.shared.get(key);
    if (!watch) {
      const opened = new SharedWatch(
        (handler) => new Reflector(this.client, kind, scope, this.list, handler),
        this.client.options.watchLinger ?? LINGER_MS,
        // A watch that failed lingers on while its successor already serves the same scope.
        () => this.shared.get(key) === opened && this.shared.delete(key),
      );
      this.shared.set(key, opened);
      watch = opened;
    }
    return watch.hold();
  }

  close(): void {
    for (const watch of this.shared.values()) watch.end();
  }
}

class SharedWatch {
  private readonly reflector: Reflector;
  private readonly listeners = new Set<(change: Change) => void>();
  /** Waiting `until`s by object, so that a change wakes only those it concerns. */
  private readonly waiters = new Map<string, Set<Waiter>>();
  private readonly stale = new Set<Waiter>();
  private failure?: ApiError;
  private holders = 0;
  private lingering?: NodeJS.Timeout;

  constructor(
    reflect: (handler: ConstructorParameters<typeof Reflector>[4]) => Reflector,
    private readonly linger: number,
    private readonly onEnd: () => void,
  ) {
    this.reflector = reflect({
      changed: (change) => {
        for (const listener of this.listeners) listener(change);
        for (const waiter of this.waiters.get(keyOf(change.object.metadata as Ref)) ?? []) this.stale.add(waiter);
      },
      progressed: () => {
        // A waiter whose `since` has not come yet stays among the stale ones, to be looked at again with the next progress.
        for (const waiter of this.stale) if (waiter.look()) this.stale.delete(waiter);
      },
      failed: (error) => {
        this.failure = error;
        this.onEnd();
        for (const waiter of [...this.waiters.values()].flatMap((set) => [...set])) waiter.fail(error);
      },
    });
    void this.reflector.run();
  }

  hold(): Watch {
    this.holders++;
    clearTimeout(this.lingering);
    this.reflector.setIdle(false);
    const mine = new Set<() => void>();
    let closed = false;
    const { reflector } = this;
    return {
      get trouble() {
        return reflector.trouble;
      },
      ready: async () => void (await this.until({ name: '' }, () => true, {})),
      get: (ref) => reflector.items.get(keyOf(ref)),
      list: () => [...reflector.items.values()],
      onChange: (listener) => {
        for (const object of reflector.items.values()) listener({ type: 'ADDED', object });
        this.listeners.add(listener);
        const stop = () => this.listeners.delete(listener);
        mine.add(stop);
        return stop;
      },
      until: (ref, check, options = {}) => this.until(ref, check, options),
      close: () => {
        if (closed) return;
        closed = true;
        for (const stop of mine) stop();
        if (--this.holders === 0) this.leave();
      },
    };
  }

  end(): void {
    clearTimeout(this.lingering);
    this.reflector.stop();
    this.onEnd();
  }

  private leave(): void {
    this.reflector.setIdle(true);
    this.lingering = setTimeout(() => this.end(), this.linger);
    this.lingering.unref();
  }

  private until<T>(
    ref: Ref,
    check: (live: KubeObject | undefined) => T | undefined,
    { signal, since }: UntilOptions,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const key = keyOf(ref);
      const settle = () => {
        signal?.removeEventListener('abort', abort);
        this.stale.delete(waiter);
        const peers = this.waiters.get(key);
        peers?.delete(waiter);
        if (peers?.size === 0) this.waiters.delete(key);
      };
      const fail = (error: unknown) => {
        settle();
        reject(error);
      };
      const abort = () => fail(signal?.reason);
      const waiter: Waiter = {
        fail,
        look: () => {
          if (!reached(this.reflector.resourceVersion, since)) return false;
          try {
            const result = check(this.reflector.items.get(key));
            if (result !== undefined) {
              settle();
              resolve(result);
            }
          } catch (error) {
            fail(error);
          }
          return true;
        },
      };
      if (signal?.aborted) return reject(signal.reason);
      if (this.failure) return reject(this.failure);
      signal?.addEventListener('abort', abort, { once: true });
      this.waiters.set(key, (this.waiters.get(key) ?? new Set()).add(waiter));
      if (!waiter.look()) this.stale.add(waiter);
    });
  }
}

interface Waiter {
  /** Checks the object; false when the copy is not yet as new as the waiter needs it. */
  look(): boolean;
  fail(error: unknown): void;
}

/** Whether a copy at `seen` knows what happened at `since`. Resource versions of one kind are ordered numbers. */
function reached(seen: string, since: string | undefined): boolean {
  if (seen === '') return false;
  return since === undefined || !/^\d+$/.test(since) || !/^\d+$/.test(seen) || BigInt(seen) >= BigInt(since);
}
