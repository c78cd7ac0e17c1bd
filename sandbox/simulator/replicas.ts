import type { Condition } from './conditions';
import { withConditions } from './conditions';

/** What the two kinds of replicated guests tell of themselves. */
export function replicaStatus<S extends { conditions?: Condition[] }>(
  status: S | undefined,
  counts: { replicas: number; readyReplicas: number },
  spec: { paused?: boolean; selector?: { matchLabels?: Record<string, string> } },
  now: string,
): S {
  const labels = Object.entries(spec.selector?.matchLabels ?? {});
  const paused: Condition[] = spec.paused ? [{ type: 'ReplicaPaused', status: 'True', reason: 'Paused' }] : [];
  const kept = (status?.conditions ?? []).filter(({ type }) => type !== 'ReplicaPaused' || spec.paused);
  const conditions = withConditions(kept, paused, now);
  return {
    ...status,
    replicas: counts.replicas || undefined,
    readyReplicas: counts.readyReplicas || undefined,
    labelSelector: labels.map(([key, value]) => `${key}=${value}`).join(','),
    ...(conditions.length > 0 ? { conditions } : { conditions: undefined }),
  } as unknown as S;
}
