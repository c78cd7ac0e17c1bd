/** A sandbox, watched: its view is computed anew whenever something changes, over restarts of the sandbox. */
import { setMaxListeners } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Change, Cluster, type ResourceKind, type Watch } from '../../cluster';
import { difference, type Rows, type View, viewOf, WATCHED } from './model';
import { endOf, type Log, momentsOf, remembered } from './moments';

/** Where a sandbox is found, again and again: it may stop, and another one of its name may start. */
export interface Source {
  readonly name: string;
  /** The sandbox that runs now. Another `id` is another sandbox. */
  find(): Promise<{ readonly id: string; readonly kubeconfig: string } | undefined>;
  /** Why there is none, where that is known. */
  why?(): string | undefined;
}

/** The sandbox itself, as a row. */
export interface SandboxRow {
  readonly name: string;
  readonly state: 'running' | 'gone';
  readonly detail: string;
}

export interface Followed {
  readonly view: View;
  readonly guests: Rows['guests'];
  /** Undefined while no sandbox runs. */
  readonly cluster: Cluster | undefined;
  /** Calls back with what changes of the view. Returns a function that ends this. */
  onUpdate(listener: (changes: ReturnType<typeof difference>) => void): () => void;
  close(): Promise<void>;
}

/** Between two looks for the sandbox, and at kinds that it does not serve yet. */
const LOOK_MS = 1_000;
/** Changes within this time are one update. */
const GATHER_MS = 100;

export function follow(source: Source): Followed {
  const stopping = new AbortController();
  const listeners = new Set<(changes: ReturnType<typeof difference>) => void>();
  let current: Connection | undefined;
  let rows = viewOf([]);
  let log: Log = {};
  let view: View = {};
  let gathering: NodeJS.Timeout | undefined;

  const update = () => {
    gathering = undefined;
    // The last picture of a sandbox stays when it is gone.
    if (current) {
      const objects = current.objects();
      rows = viewOf(objects);
      log = remembered(log, momentsOf(objects));
    }
    const sandbox: SandboxRow = {
      name: source.name,
      ...(current
        ? { state: 'running', detail: 'running' }
        : { state: 'gone', detail: source.why?.() ?? 'it is not running' }),
    };
    const after: View = { sandbox: { sandbox }, ...rows, moments: log };
    const changes = difference(view, after);
    view = after;
    if (Object.keys(changes).length > 0) for (const listener of listeners) listener(changes);
  };
  const soon = () => {
    gathering ??= setTimeout(update, GATHER_MS);
  };
  const changed = ({ type, object }: Change) => {
    if (type === 'DELETED') log = remembered(log, endOf(object, new Date()));
    soon();
  };
  const ended = (async () => {
    update();
    for (let id: string | undefined; !stopping.signal.aborted; ) {
      const found = await source.find().catch(() => undefined);
      if (stopping.signal.aborted) break;
      if (found?.id !== id) {
        await current?.close();
        current = found && connect(found.kubeconfig, changed);
        if (found) log = {};
        id = found?.id;
        update();
      }
      await sleep(LOOK_MS, undefined, { signal: stopping.signal }).catch(() => {});
    }
    await current?.close();
  })();
  return {
    get view() {
      return view;
    },
    get guests() {
      return rows.guests;
    },
    get cluster() {
      return current?.cluster;
    },
    onUpdate: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      stopping.abort();
      clearTimeout(gathering);
      await ended;
    },
  };
}

interface Connection {
  readonly cluster: Cluster;
  objects(): ReturnType<Watch['list']>;
  close(): Promise<void>;
}

function connect(kubeconfig: string, onChange: (change: Change) => void): Connection {
  const cluster = Cluster.connect({ kubeconfig });
  const stopping = new AbortController();
  setMaxListeners(WATCHED.length, stopping.signal);
  const watches = new Map<ResourceKind, Watch>();
  const followed = WATCHED.map((kind) => followKind(cluster, kind, watches, onChange, stopping.signal));
  return {
    cluster,
    objects: () => [...watches.values()].flatMap((watch) => watch.list()),
    close: async () => {
      stopping.abort();
      await Promise.all(followed);
      await cluster.close();
    },
  };
}

/** Watches a kind for as long as its signal allows. A kind that is not served may be served later, when its operator is installed. */
async function followKind(
  cluster: Cluster,
  kind: ResourceKind,
  watches: Map<ResourceKind, Watch>,
  onChange: (change: Change) => void,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    const watch = cluster.watch(kind);
    watches.set(kind, watch);
    watch.onChange(onChange);
    // Ends by the failure of the watch, or by the signal.
    await watch.until({ name: '' }, () => undefined, { signal }).catch(() => {});
    watches.delete(kind);
    if (!signal.aborted) for (const object of watch.list()) onChange({ type: 'DELETED', object });
    watch.close();
    await sleep(LOOK_MS, undefined, { signal }).catch(() => {});
  }
}
