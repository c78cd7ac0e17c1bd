import { Cluster } from '../cluster';
import type { ProviderConfig } from './config';

export function connect(config: ProviderConfig): Cluster {
  const { kubeconfig, context, namespace, requestTimeoutSeconds, qps, burst } = config;
  const rateLimit = { ...(qps !== undefined && { qps }), ...(burst !== undefined && { burst }) };
  return Cluster.connect({
    ...(kubeconfig !== undefined && { kubeconfig }),
    ...(context !== undefined && { context }),
    ...(requestTimeoutSeconds !== undefined && { timeout: requestTimeoutSeconds * 1000 }),
    namespace,
    rateLimit,
    userAgent: 'pulumi-resource-kubevirt',
  });
}
