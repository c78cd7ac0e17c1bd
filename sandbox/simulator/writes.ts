import { ApiError, type Cluster } from '../../cluster';
import { type Action, mergePatch, type Write } from './actions';
import { CRD, kindOf } from './kinds';
import { type AnyLive, asKubeObject, asLive } from './live-object';
import type { Crd } from './types';

/** The field manager of every field that the simulator writes. */
export const FIELD_MANAGER = 'kubevirt-iac-simulator';

/** Performs one action. Returns the object as it is now, if the action wrote one. */
export async function write(action: Write, cluster: Cluster): Promise<AnyLive | undefined> {
  if (action.do === 'create') {
    const kind = kindOf(action.object);
    return asLive(await cluster.create(kind, asKubeObject(action.object), { fieldManager: FIELD_MANAGER }));
  }
  if (action.do === 'bind') return bind(action.object, action.node, cluster);
  return writeChanges(action.from, action.to, cluster);
}

/** The answer holds nothing of the pod: the watch brings it. */
async function bind(pod: AnyLive, node: string, cluster: Cluster): Promise<undefined> {
  const { name, namespace, uid } = pod.metadata;
  const target = { apiVersion: 'v1', kind: 'Node', name: node };
  const body = { apiVersion: 'v1', kind: 'Binding', metadata: { name, namespace, uid }, target };
  await cluster.subresource(kindOf(pod), { name, namespace }, 'binding', { method: 'POST', body });
}

/** Asks for the eviction of a pod. Its refusal is an answer too: who asked will ask again. */
export async function evict({ metadata }: AnyLive, cluster: Cluster): Promise<void> {
  const { name, namespace, uid } = metadata;
  const body = {
    apiVersion: 'policy/v1',
    kind: 'Eviction',
    metadata: { name, namespace },
    deleteOptions: { preconditions: { uid } },
  };
  const path = `/api/v1/namespaces/${namespace}/pods/${name}/eviction`;
  await cluster.request({ method: 'POST', path, body, retries: 0 }).catch((error) => {
    if (!(error instanceof ApiError && error.status === 429)) throw error;
  });
}

/** Deletes an object. Returns it while finalizers hold it; undefined once it is gone, or another object has its name. */
export async function remove(
  { object, gracePeriodSeconds, foreground }: Omit<Extract<Action, { do: 'delete' }>, 'do'>,
  cluster: Cluster,
): Promise<AnyLive | undefined> {
  const { name, namespace, uid } = object.metadata;
  if (kindOf(object) === CRD) await warmUp(object as Crd, cluster);
  try {
    const propagationPolicy = foreground && 'Foreground';
    const held = await cluster.delete(
      kindOf(object),
      { name, namespace },
      { uid, gracePeriodSeconds, ...(propagationPolicy && { propagationPolicy }) },
    );
    return held && asLive(held);
  } catch (error) {
    // What was served once goes with its kind.
    if (isOvertaken(error) || (error as Partial<ApiError>).reason === 'KindNotServed') return undefined;
    throw error;
  }
}

/**
 * Waits until the API server can list a CRD's objects from its cache, which it sets up with the first request for the kind. Where that is its own
 * listing of what to delete with the CRD, the listing fails, its repetition can lose a conflict with the status update about the failure, and
 * nothing then queues another: the CRD stays Terminating until the next resync, for up to five minutes. Controllers of the kind, which real clusters
 * have and a sandbox does not, list it long before. With a limit the list bypasses the cache.
 */
async function warmUp({ spec }: Crd, cluster: Cluster): Promise<void> {
  const version = spec.versions.find(({ storage }) => storage)?.name;
  const path = `/apis/${spec.group}/${version}/${spec.names.plural}`;
  await cluster.request({ method: 'GET', path }).catch((error) => {
    // A kind that is not served is not listed either.
    if (!(error instanceof ApiError && error.status === 404)) throw error;
  });
}

/** Writes the difference, provided that nobody else wrote in the meantime: first the object, then its status if that is a subresource. */
async function writeChanges(from: AnyLive, to: AnyLive, cluster: Cluster): Promise<AnyLive | undefined> {
  const kind = kindOf(from);
  const at = { name: from.metadata.name, namespace: from.metadata.namespace };
  const options = { fieldManager: FIELD_MANAGER };
  const { status, ...rest } = (mergePatch(from, to) ?? {}) as { status?: unknown; metadata?: object };
  const main = kind.statusSubresource ? rest : { ...rest, ...(status === undefined ? {} : { status }) };
  let version = from.metadata.resourceVersion;
  let answer: AnyLive | undefined;
  const guarded = (body: { metadata?: object; status?: unknown }) => ({
    ...body,
    metadata: { ...body.metadata, resourceVersion: version },
  });
  if (Object.keys(main).length > 0) {
    answer = asLive(await cluster.patch(kind, at, { type: 'merge', body: guarded(main) }, options));
    version = answer.metadata.resourceVersion;
  }
  if (kind.statusSubresource && status !== undefined)
    answer = asLive(
      await cluster.patch(
        kind,
        at,
        { type: 'merge', body: guarded({ status }) },
        { ...options, subresource: 'status' },
      ),
    );
  return answer;
}

/** Errors that only mean that the cached state is outdated, or that the namespace is about to go with all in it: reconcile again. */
export const isOvertaken = (error: unknown): boolean =>
  error instanceof ApiError &&
  (['Conflict', 'AlreadyExists', 'NotFound'].includes(error.reason) ||
    (error.reason === 'Forbidden' && error.message.includes('is being terminated')));
