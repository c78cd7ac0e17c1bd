import type { core } from '../../kubevirt/types';

/** Where Prometheus is. KubeVirt makes its ServiceMonitor and PrometheusRule only if it finds the ServiceAccount there. */
export interface MonitoringProps {
  /**
   * Namespace of Prometheus.
   * @default monitoring
   * @change KubeVirt/spec.monitorNamespace
   */
  readonly namespace?: string;
  /**
   * ServiceAccount of Prometheus: `kube-prometheus-stack-prometheus` where that chart is installed under its own name.
   * @default prometheus-k8s
   * @change KubeVirt/spec.monitorAccount
   */
  readonly serviceAccount?: string;
  /**
   * Namespace of the ServiceMonitor, one that Prometheus looks for them in.
   * @default - the namespace of Prometheus
   * @change KubeVirt/spec.serviceMonitorNamespace
   */
  readonly serviceMonitorNamespace?: string;
}

export function monitoringSpec({
  namespace = 'monitoring',
  serviceAccount = 'prometheus-k8s',
  serviceMonitorNamespace = namespace,
}: MonitoringProps): Pick<core.KubeVirtSpec, 'monitorAccount' | 'monitorNamespace' | 'serviceMonitorNamespace'> {
  return { monitorNamespace: namespace, monitorAccount: serviceAccount, serviceMonitorNamespace };
}
