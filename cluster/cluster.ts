import type { IncomingMessage } from 'node:http';
import type { KubeObject } from '../kube/object';
import { answeredObject } from './answered-json';
import { type Call, Client, type ClusterOptions } from './client';
import type { Silence } from './contact';
import { subject } from './error-messages';
import { ApiError } from './errors';
import { pathOf, type Ref, type ResourceKind } from './kind';
import { SharedWatches, type Watch, type WatchScope } from './watch';

interface Stoppable {
  readonly signal?: AbortSignal;
}

/** Options of a write. */
export interface WriteOptions extends Stoppable {
  /** The API server validates the object, webhooks included, and does not store it. */
  readonly dryRun?: boolean;
  /** Default `kubevirt-iac`. */
  readonly fieldManager?: string;
}

export interface ApplyOptions extends WriteOptions {
  /** Take over fields that other managers own. Default: fail with 409, naming the managers. */
  readonly force?: boolean;
  /** Fail with `AlreadyExists` if an object of that name exists. */
  readonly createOnly?: boolean;
  /** `status`, `scale`. */
  readonly subresource?: string;
}

export type Patch =
  | { readonly type: 'merge'; readonly body: object }
  | {
      readonly type: 'json';
      readonly body: readonly {
        readonly op: string;
        readonly path: string;
        readonly value?: unknown;
        readonly from?: string;
      }[];
    };

export interface ListOptions extends Stoppable {
  /** Default: all namespaces. */
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  /** Objects per request. Default 500. */
  readonly pageSize?: number;
}

export interface DeleteOptions extends Stoppable {
  /** Delete only the object with this uid: a newer object of the same name is not deleted (409). */
  readonly uid?: string;
  /** `Foreground` waits for dependents, `Orphan` keeps them. Default: that of the kind, mostly `Background`. */
  readonly propagationPolicy?: 'Background' | 'Foreground' | 'Orphan';
  readonly gracePeriodSeconds?: number;
  readonly dryRun?: boolean;
}

export interface ObjectList {
  readonly items: KubeObject[];
  readonly resourceVersion: string;
}

/**
 * One Kubernetes API as one user. Every method rejects with an `ApiError` that says what was asked, what came back and what to do, or with the
 * reason of the signal that was aborted. Lazy: no file is read and nothing is sent before the first request.
 */
export class Cluster {
  private readonly watches: SharedWatches;
  private listening = false;

  private constructor(private readonly client: Client) {
    this.watches = new SharedWatches(client, (kind, options) => this.list(kind, options));
  }

  static connect(options: ClusterOptions = {}): Cluster {
    return new Cluster(new Client(options));
  }

  /** The address of the API server, as the kubeconfig gives it. */
  async server(): Promise<string> {
    return this.client.access().server;
  }

  /** Since when the API server has not answered; undefined while it does. Requests that are on their way count. */
  get silence(): Silence | undefined {
    return this.client.contact.silence;
  }

  /** Asks whether the API server still answers, if it has not been heard of for `quiet` milliseconds: an open watch says nothing about that. */
  async listen(quiet: number): Promise<void> {
    if (this.listening || this.client.contact.quiet < quiet) return;
    this.listening = true;
    try {
      await this.client.send({ method: 'GET', path: '/version', timeout: 10_000, retries: 0 });
    } catch {
      // A rejection is an answer, and a failure is kept as the silence.
    } finally {
      this.listening = false;
    }
  }

  /** The namespace of namespaced objects that name none. */
  namespace(): Promise<string> {
    return this.client.namespace();
  }

  async get(kind: ResourceKind, ref: Ref, options: Stoppable = {}): Promise<KubeObject> {
    return this.call('get', kind, await this.locate(kind, ref), { method: 'GET', ...options });
  }

  /** As `get`, but `undefined` for an object that does not exist. A kind that is not served is still an error. */
  async find(kind: ResourceKind, ref: Ref, options: Stoppable = {}): Promise<KubeObject | undefined> {
    return this.get(kind, ref, options).catch(orUndefined);
  }

  async list(
    kind: ResourceKind,
    { namespace, pageSize = 500, signal, ...selectors }: ListOptions = {},
  ): Promise<ObjectList> {
    const items: KubeObject[] = [];
    for (let token: string | undefined; ; ) {
      const answer = await this.client.send({
        method: 'GET',
        path: pathOf(kind, { namespace }),
        query: { ...selectors, limit: pageSize, continue: token },
        signal,
        subject: { verb: 'list', kind, namespace },
      });
      const page = answeredObject<{
        metadata?: { continue?: string; resourceVersion?: string };
        items?: KubeObject[];
      }>(answer.text, { verb: 'list', kind, namespace });
      // A list states apiVersion and kind once, and omits them from its items.
      for (const item of page.items ?? []) items.push({ ...item, apiVersion: kind.apiVersion, kind: kind.kind });
      token = page.metadata?.continue || undefined;
      if (!token) return { items, resourceVersion: page.metadata?.resourceVersion ?? '' };
    }
  }

  /** Server-side apply: creates the object or sets our fields as in `manifest`, in one write. */
  async apply(kind: ResourceKind, manifest: KubeObject, options: ApplyOptions = {}): Promise<KubeObject> {
    const { createOnly, force, subresource, fieldManager = ourselves, signal } = options;
    const ref = await this.locate(kind, {
      name: manifest.metadata?.name ?? '',
      namespace: manifest.metadata?.namespace,
    });
    let doubtful = false;
    const sent = this.call('apply', kind, ref, {
      method: 'PATCH',
      contentType: 'application/apply-patch+yaml',
      subresource,
      query: { ...writing(options), force: force || undefined },
      body: createOnly ? { ...manifest, metadata: { ...manifest.metadata, resourceVersion: neverStored } } : manifest,
      signal,
      repeatable: true,
      onDoubt: () => {
        doubtful = true;
      },
    });
    if (!createOnly) return sent;
    return sent.catch(async (error) => {
      if (!(error instanceof ApiError) || error.status !== 409) throw error;
      const live = await this.find(kind, ref, { signal });
      // Our own first attempt, whose answer was lost on the way.
      if (doubtful && live && managersOf(live).includes(fieldManager)) return live;
      throw taken(error, live);
    });
  }

  /** POST: fails with `AlreadyExists` if the name is taken. The only way to have the server choose the name (`generateName`). */
  async create(kind: ResourceKind, manifest: KubeObject, options: WriteOptions = {}): Promise<KubeObject> {
    const { name, namespace } = await this.locate(kind, {
      name: manifest.metadata?.name ?? `${manifest.metadata?.generateName}*`,
      namespace: manifest.metadata?.namespace,
    });
    const answer = await this.client.send({
      method: 'POST',
      path: pathOf(kind, { namespace }),
      query: writing(options),
      body: manifest,
      signal: options.signal,
      subject: { verb: 'create', kind, namespace, name },
    });
    return answeredObject(answer.text, { verb: 'create', kind, namespace, name });
  }

  /** Changes parts of an object. A `json` patch with a `test` operation, or a `merge` patch with a resourceVersion, is rejected if the object changed in the meantime. */
  async patch(
    kind: ResourceKind,
    ref: Ref,
    patch: Patch,
    options: WriteOptions & { readonly subresource?: string } = {},
  ): Promise<KubeObject> {
    return this.call('patch', kind, await this.locate(kind, ref), {
      method: 'PATCH',
      contentType: `application/${patch.type === 'json' ? 'json-patch' : 'merge-patch'}+json`,
      subresource: options.subresource,
      query: writing(options),
      body: patch.body,
      signal: options.signal,
      // The second time, a merge patch changes nothing more; a JSON patch may append again.
      repeatable: patch.type === 'merge',
    });
  }

  /** A merge patch of the status subresource. */
  patchStatus(kind: ResourceKind, ref: Ref, status: object, options: WriteOptions = {}): Promise<KubeObject> {
    return this.patch(kind, ref, { type: 'merge', body: { status } }, { ...options, subresource: 'status' });
  }

  /** Requests the deletion. Resolves when it is accepted: with the object while finalizers hold it, else undefined; an object that is already gone is fine. */
  async delete(kind: ResourceKind, ref: Ref, options: DeleteOptions = {}): Promise<KubeObject | undefined> {
    const { uid, propagationPolicy, gracePeriodSeconds, dryRun, signal } = options;
    const answer = await this.call('delete', kind, await this.locate(kind, ref), {
      method: 'DELETE',
      body: {
        kind: 'DeleteOptions',
        apiVersion: 'v1',
        preconditions: uid === undefined ? undefined : { uid },
        propagationPolicy,
        gracePeriodSeconds,
        dryRun: dryRun ? ['All'] : undefined,
      },
      signal,
      repeatable: true,
    }).catch(orUndefined);
    return answer?.kind === 'Status' ? undefined : answer;
  }

  /** A subresource of an object, such as `scale`, or `eviction` with a body to POST. */
  async subresource(
    kind: ResourceKind,
    ref: Ref,
    name: string,
    { method = 'GET', body, query, signal }: Partial<Pick<Call, 'method' | 'body' | 'query' | 'signal'>> = {},
  ): Promise<KubeObject> {
    return this.call(`${method} ${name} of`, kind, await this.locate(kind, ref), {
      method,
      subresource: name,
      body,
      query,
      signal,
    });
  }

  /** Anything else: `{ method: 'PUT', path: '/apis/subresources.kubevirt.io/v1/...' }`. The body is JSON where it can be, else text, else undefined. */
  async request<T = unknown>(call: Call): Promise<T> {
    const { text } = await this.client.send(call);
    if (text === '') return undefined as T;
    try {
      return JSON.parse(text) as T;
    } catch {
      return text as T;
    }
  }

  /** A response that is read as it arrives, such as a download through the API server's proxy. One attempt; a status from 400 is an `ApiError`. */
  stream(call: Call): Promise<IncomingMessage> {
    return this.client.stream(call);
  }

  /**
   * The objects of a kind, kept up to date by one list and one watch, which everyone who watches this kind and scope shares. Close it when
   * done; the last one to leave ends the watch.
   */
  watch(kind: ResourceKind, scope: WatchScope = {}): Watch {
    return this.watches.open(kind, scope);
  }

  /** Ends watches and connections. The cluster must not be used afterwards. */
  async close(): Promise<void> {
    this.watches.close();
    await this.client.close();
  }

  private async call(
    verb: string,
    kind: ResourceKind,
    ref: Ref,
    call: Omit<Call, 'path'> & { subresource?: string },
  ): Promise<KubeObject> {
    const { subresource, ...rest } = call;
    const path = pathOf(kind, { ...ref, subresource });
    const subject = { verb, kind, ...ref };
    const { text } = await this.client.send({ ...rest, path, subject });
    return answeredObject(text, subject);
  }

  private async locate(kind: ResourceKind, { name, namespace }: Ref): Promise<Ref> {
    return kind.namespaced ? { name, namespace: namespace ?? (await this.namespace()) } : { name };
  }
}

const ourselves = 'kubevirt-iac';

/**
 * The store's first revision, which no object ever has. An apply with it as precondition creates an object and is rejected if one exists: the only
 * way to create with an apply's field ownership in a single write.
 */
const neverStored = '1';

const writing = ({ fieldManager = ourselves, dryRun }: WriteOptions) => ({
  fieldManager,
  dryRun: dryRun ? 'All' : undefined,
});

function orUndefined(error: unknown): undefined {
  if (error instanceof ApiError && error.notFound) return undefined;
  throw error;
}

const managersOf = (live: KubeObject): string[] =>
  ((live.metadata?.managedFields ?? []) as { manager?: string }[]).map(({ manager }) => manager ?? '').filter(Boolean);

function taken({ attempt, details }: ApiError, live: KubeObject | undefined): ApiError {
  const managers = live ? [...new Set(managersOf(live))].join(', ') : '';
  const story = live
    ? `it was created at ${live.metadata?.creationTimestamp}${managers ? ` and is managed by ${managers}` : ''}`
    : 'another client has just created it';
  return new ApiError({
    message: `Cannot ${subject({ ...attempt, verb: 'create' })}: an object of that name already exists; ${story}. Nothing was changed. Choose another name, import the existing object, or delete it first.`,
    status: 409,
    reason: 'AlreadyExists',
    attempt,
    details: { ...details, uid: live?.metadata?.uid },
  });
}
