import { Cluster } from '../cluster';
import type { ProviderConfig } from './config';

/** `notice`: see `ClusterOptions.onNotice`. */
export function connect(config: ProviderConfig, notice: (text: string) => void): Cluster {
  const { kubeconfig, context, namespace, requestTimeoutSeconds, qps, burst } = config;
  const rateLimit = { ...(qps !== undefined && { qps }), ...(burst !== undefined && { burst }) };
  return Cluster.connect({
    ...(kubeconfig !== undefined && { kubeconfig }),
    ...(context !== undefined && { context }),
    ...(requestTimeoutSeconds !== undefined && { timeout: requestTimeoutSeconds * 1000 }),
    onNotice: notice,
    namespace,
    rateLimit,
    userAgent: 'pulumi-resource-kubevirt',
  });
}
