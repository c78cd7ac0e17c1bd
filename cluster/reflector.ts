import type { IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { isObject } from '../kube/json';
import type { KubeObject } from '../kube/object';
import type { Client } from './client';
import { fromStatus, fromTransportError } from './error-messages';
import { ApiError, type Attempt } from './errors';
import { pathOf, type Ref, type ResourceKind } from './kind';
import { jsonLines } from './ndjson';
import { backoff, failuresInARow } from './retry';
import { TransportError } from './transport';

/** The scope of a watch. Default: all namespaces. */
export interface WatchScope {
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
}

/** A change of an object. `DELETED` carries its last known state. */
export interface Change {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: KubeObject;
}

/** Receives changes, notice that the copy is current up to a newer resourceVersion, and the error that ended the reflector. */
export interface EventHandler {
  changed(change: Change): void;
  progressed(): void;
  failed(error: ApiError): void;
}

interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: KubeObject & { code?: number };
}

type List = (
  kind: ResourceKind,
  options: WatchScope & { signal: AbortSignal },
) => Promise<{ items: KubeObject[]; resourceVersion: string }>;

export const keyOf = ({ name, namespace }: { name?: string; namespace?: string }) => `${namespace ?? ''}/${name}`;

/** A local copy of what one scope of a kind holds: a list, then a watch from there, for as long as its signal allows. */
export class Reflector {
  readonly items = new Map<string, KubeObject>();
  /** The resourceVersion up to which this copy is current; empty before the first list. */
  resourceVersion = '';
  /** The reason why it is not following right now, while it keeps trying. */
  trouble?: ApiError;
  private resumeFrom = '';
  private readonly stopping = new AbortController();
  private stream?: IncomingMessage;
  /** When the connection of this attempt was there. */
  private openedAt?: number;
  private idle = false;

  constructor(
    private readonly client: Client,
    private readonly kind: ResourceKind,
    private readonly scope: WatchScope,
    private readonly fetchList: List,
    private readonly handler: EventHandler,
  ) {}

  async run(): Promise<void> {
    for (let failures = 0; !this.stopping.signal.aborted; ) {
      this.openedAt = undefined;
      try {
        if (this.resumeFrom === '') await this.relist();
        await this.follow();
        failures = 0;
        this.trouble = undefined;
      } catch (error) {
        if (this.stopping.signal.aborted) return;
        const problem =
          error instanceof ApiError
            ? error
            : fromTransportError(this.attempt(), new TransportError('EUNKNOWN', String(error), true));
        const expired = problem.status === 410;
        if (!expired && !problem.transient) return this.handler.failed(problem);
        if (expired) this.resumeFrom = '';
        this.trouble = problem;
        failures = failuresInARow(failures, this.openedAt === undefined ? 0 : performance.now() - this.openedAt);
        // Losing a connection or its history once is normal: the first retry is immediate.
        if (failures > 1)
          await sleep(backoff({ delay: 250, maxDelay: 30_000 }, failures - 2), undefined, {
            signal: this.stopping.signal,
          }).catch(() => {});
      }
    }
  }

  stop(): void {
    this.stopping.abort();
  }

  /** An idle connection does not keep the process alive. */
  setIdle(idle: boolean): void {
    this.idle = idle;
    if (idle) this.stream?.socket?.unref();
    else this.stream?.socket?.ref();
  }

  private async relist(): Promise<void> {
    const { items, resourceVersion } = await this.fetchList(this.kind, { ...this.scope, signal: this.stopping.signal });
    const gone = new Map(this.items);
    for (const object of items) {
      const key = keyOf(object.metadata as Ref);
      const known = gone.get(key);
      gone.delete(key);
      if (known?.metadata?.uid !== object.metadata?.uid && known) this.take({ type: 'DELETED', object: known });
      if (known?.metadata?.resourceVersion !== object.metadata?.resourceVersion)
        this.take({ type: known && known.metadata?.uid === object.metadata?.uid ? 'MODIFIED' : 'ADDED', object });
    }
    for (const object of gone.values()) this.take({ type: 'DELETED', object });
    this.resourceVersion = this.resumeFrom = resourceVersion;
    this.handler.progressed();
  }

  private async follow(): Promise<void> {
    // Servers end watches after a while; a random time keeps clients from reconnecting all at once.
    const seconds = 240 + Math.floor(Math.random() * 60);
    const { signal } = this.stopping;
    const stream = await this.client.stream({
      method: 'GET',
      path: pathOf(this.kind, this.scope),
      query: {
        watch: true,
        allowWatchBookmarks: true,
        resourceVersion: this.resumeFrom,
        timeoutSeconds: seconds,
        labelSelector: this.scope.labelSelector,
        fieldSelector: this.scope.fieldSelector,
      },
      signal,
      subject: { verb: 'watch', kind: this.kind, namespace: this.scope.namespace },
    });
    this.stream = stream;
    this.openedAt = performance.now();
    stream.socket.setKeepAlive(true, 15_000);
    this.setIdle(this.idle);
    this.trouble = undefined;
    // Without this, a connection that died silently would count as alive forever.
    const overdue = setTimeout(() => stream.destroy(), (seconds + 15) * 1000);
    overdue.unref();
    try {
      for await (const event of jsonLines(stream)) this.receive(event as WatchEvent);
    } catch (error) {
      if (error instanceof ApiError || signal.aborted) throw error;
      throw fromTransportError(
        this.attempt(),
        new TransportError((error as NodeJS.ErrnoException).code ?? 'EUNKNOWN', (error as Error).message, true),
      );
    } finally {
      clearTimeout(overdue);
      this.stream = undefined;
      stream.destroy();
    }
  }

  private receive(event: WatchEvent): void {
    if (!isObject(event) || !isObject(event.object)) throw new Error('the watch sent what is not an event');
    const { type, object } = event;
    this.client.contact.heard();
    if (type === 'ERROR')
      throw fromStatus(this.attempt(), { status: object.code ?? 500, headers: {}, text: JSON.stringify(object) });
    if (type !== 'BOOKMARK') this.take({ type, object });
    this.resourceVersion = this.resumeFrom = object.metadata?.resourceVersion ?? this.resumeFrom;
    this.handler.progressed();
  }

  private take(change: Change): void {
    const { metadata } = change.object;
    // Often half of an object, and of use only to writers, who get it in the responses to their writes.
    if (metadata) delete metadata.managedFields;
    const key = keyOf(metadata as Ref);
    if (change.type === 'DELETED') this.items.delete(key);
    else this.items.set(key, change.object);
    this.handler.changed(change);
  }

  private attempt(): Attempt {
    return { verb: 'watch', kind: this.kind, namespace: this.scope.namespace };
  }
}
