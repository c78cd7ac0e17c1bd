import type { core } from '../../kubevirt/types';
import { Monitoring } from '../monitoring';
import type { Installation } from './installation';

/** Where Prometheus is. KubeVirt makes its ServiceMonitor and PrometheusRule only if it finds the ServiceAccount there. */
export interface StackMonitoringProps {
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
  /**
   * Whether to make alerts about guests, imports, nodes and certificates beside those that KubeVirt makes.
   * @default true
   * @change PrometheusRule/spec.groups
   */
  readonly alerts?: boolean;
  /**
   * Whether to make dashboards, for Grafana and for the console of OpenShift.
   * @default true
   * @change ConfigMap/data
   */
  readonly dashboards?: boolean;
  /**
   * Namespace of the dashboards: openshift-config-managed on OpenShift.
   * @default - that of the ServiceMonitor
   * @change ConfigMap/metadata.namespace
   */
  readonly dashboardNamespace?: string;
  /**
   * Labels by which Prometheus selects its rules, such as `release: kube-prometheus-stack`.
   * @default - none
   * @change PrometheusRule/metadata.labels
   */
  readonly labels?: Readonly<Record<string, string>>;
}

export function monitoringSpec({
  namespace = 'monitoring',
  serviceAccount = 'prometheus-k8s',
  serviceMonitorNamespace = namespace,
}: StackMonitoringProps): Pick<core.KubeVirtSpec, 'monitorAccount' | 'monitorNamespace' | 'serviceMonitorNamespace'> {
  return { monitorNamespace: namespace, monitorAccount: serviceAccount, serviceMonitorNamespace };
}

/** Alerts and dashboards of the whole platform, beside those that KubeVirt makes itself. */
export function installMonitoring(installation: Installation, props: StackMonitoringProps): Monitoring | undefined {
  const { alerts = true, dashboards = true, dashboardNamespace, labels } = props;
  if (!alerts && !dashboards) return undefined;
  return new Monitoring(installation.scope, 'monitoring', {
    name: 'kubevirt-iac',
    namespace: monitoringSpec(props).serviceMonitorNamespace,
    alerts,
    dashboards,
    dashboardNamespace,
    labels,
  });
}
