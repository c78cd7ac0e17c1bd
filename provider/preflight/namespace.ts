import { randomBytes } from 'node:crypto';
import type { Cluster } from '../../cluster';
import { kindOf } from '../../kubevirt/kinds';
import { EXPIRES_ANNOTATION, PREFLIGHT_LABEL, preflightNamespace, privilegedBinding } from '../../kubevirt/preflight';

const NAMESPACE = kindOf('v1', 'Namespace')!;
const ROLE_BINDING = kindOf('rbac.authorization.k8s.io/v1', 'RoleBinding')!;

export type Writer = Pick<Cluster, 'list' | 'find' | 'request' | 'create' | 'delete' | 'watch'>;

interface Where {
  signal?: AbortSignal;
  /** Whether OpenShift's permission to mount the host is needed. */
  openshift: boolean;
  /** Seconds after which the namespace may be swept by another run. */
  seconds: number;
}

/** Long enough for the deletion to be accepted, and no longer: whoever cancels is waiting. */
const CLEAN_UP_MS = 15_000;

/** Runs `work` in a namespace of its own, which is deleted whatever happens; one that a killed run left behind goes with the next run. */
export async function inOwnNamespace<T>(
  cluster: Writer,
  { signal, openshift, seconds }: Where,
  work: (namespace: string) => Promise<T>,
): Promise<T> {
  await sweep(cluster, signal);
  const name = `kubevirt-iac-preflight-${randomBytes(4).toString('hex')}`;
  const expires = new Date(Date.now() + seconds * 1000).toISOString();
  const { metadata } = await cluster.create(NAMESPACE, preflightNamespace(name, expires), { signal });
  try {
    if (openshift) await cluster.create(ROLE_BINDING, privilegedBinding(name), { signal });
    return await work(name);
  } finally {
    // The signal of the run may be aborted: that is when cleaning up matters most.
    await cluster
      .delete(NAMESPACE, { name }, { uid: metadata?.uid, signal: AbortSignal.timeout(CLEAN_UP_MS) })
      .catch(() => {});
  }
}

/** Deletes what runs that were killed left behind, once it has expired. */
async function sweep(cluster: Writer, signal?: AbortSignal): Promise<void> {
  const { items } = await cluster.list(NAMESPACE, { labelSelector: `${PREFLIGHT_LABEL}=true`, signal });
  const expired = items.filter(
    ({ metadata }) =>
      metadata?.deletionTimestamp === undefined &&
      Date.parse(metadata?.annotations?.[EXPIRES_ANNOTATION] ?? '') < Date.now(),
  );
  for (const { metadata } of expired)
    await cluster.delete(NAMESPACE, { name: metadata!.name! }, { uid: metadata!.uid, signal });
}
