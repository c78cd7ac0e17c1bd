import { ApiError, type ResourceKind } from '../../cluster';
import { kindOf } from '../../kubevirt/kinds';
import type { GroupVersionKind } from '../kinds';
import type { Session } from '../session';

interface ApiResourceList {
  resources?: { name: string; kind: string; namespaced: boolean }[];
}

/** Kinds that the cluster told us of, for as long as the process lives: a kind never changes its plural. */
const DISCOVERED = new WeakMap<Session, Map<string, ResourceKind>>();

/** What requests need to know of a kind. Only a kind that we do not know costs a request. */
export async function discover(session: Session, gvk: GroupVersionKind, signal: AbortSignal): Promise<ResourceKind> {
  const { apiVersion, kind } = gvk;
  const known = kindOf(apiVersion, kind);
  if (known) return { apiVersion, kind, plural: known.plural, namespaced: known.namespaced };
  let discovered = DISCOVERED.get(session);
  if (!discovered) {
    discovered = new Map();
    DISCOVERED.set(session, discovered);
  }
  const key = `${apiVersion} ${kind}`;
  const found = discovered.get(key) ?? (await ask(session, gvk, signal));
  discovered.set(key, found);
  return found;
}

async function ask(
  session: Session,
  { apiVersion, kind }: GroupVersionKind,
  signal: AbortSignal,
): Promise<ResourceKind> {
  const path = `${apiVersion.includes('/') ? '/apis' : '/api'}/${apiVersion.split('/').map(encodeURIComponent).join('/')}`;
  const { resources = [] } = await session.cluster
    .request<ApiResourceList>({ method: 'GET', path, signal })
    .catch((error: unknown): ApiResourceList => {
      if (error instanceof ApiError && error.status === 404) return {};
      throw error;
    });
  const found = resources.find((one) => one.kind === kind && !one.name.includes('/'));
  if (found) return { apiVersion, kind, plural: found.name, namespaced: found.namespaced };
  throw new ApiError({
    message: `This cluster does not serve ${apiVersion} ${kind}: install the operator or CustomResourceDefinition that brings it.`,
    status: 404,
    reason: 'KindNotServed',
    attempt: { verb: 'discover', path },
  });
}
