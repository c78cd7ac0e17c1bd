import type { Construct } from 'constructs';
import { mapUnresolved } from '../../kube/unresolved';
import {
  type Alert,
  type Panel,
  PLATFORM_ALERTS,
  PLATFORM_PANELS,
  selectorOf,
  type Target,
  VM_ALERTS,
  VM_PANELS,
} from '../../kubevirt/monitoring';
import { constructError, type IResource, Manifest, Resource, type ResourceProps, suffixed } from '../base';
import { ImportedGuests } from '../guests';
import type { LabelledGuests } from '../machine';
import { VMPool } from '../vm-pool';
import { dashboard } from './dashboard';

/** Props of alerts and dashboards. */
export interface MonitoringProps extends ResourceProps {
  /**
   * VMs and pools that are watched.
   * @default - all VMs, and the platform
   * @change PrometheusRule/spec.groups
   */
  readonly machines?: readonly (IResource & LabelledGuests)[];
  /**
   * Whether to make the alerts, for the Prometheus operator.
   * @default true
   * @change PrometheusRule/spec.groups
   */
  readonly alerts?: boolean;
  /**
   * Whether to make the dashboards, as ConfigMaps with labels for the sidecar of Grafana and for the console of OpenShift.
   * The console shows those in the namespace openshift-config-managed only.
   * @default true
   * @change ConfigMap/data
   */
  readonly dashboards?: boolean;
  /**
   * Namespace of the dashboards.
   * @default - that of the alerts
   * @change ConfigMap/metadata.namespace
   */
  readonly dashboardNamespace?: string;
}

/** By which the sidecar of Grafana and the console of OpenShift find dashboards. */
const DASHBOARD_LABELS = { grafana_dashboard: '1', 'console.openshift.io/dashboard': 'true' };

/**
 * Alerts and dashboards of VMs and of the platform, by the metrics of KubeVirt: a PrometheusRule, and ConfigMaps that Grafana reads. Give them the
 * labels by which your Prometheus selects its rules: `labels: { release: 'kube-prometheus-stack' }`.
 */
export class Monitoring extends Resource {
  /** The PrometheusRule, or the first dashboard where there are no alerts. */
  protected readonly apiObject: Manifest;

  constructor(scope: Construct, id: string, props: MonitoringProps = {}) {
    super(scope, id, props, { kind: 'PrometheusRule' });
    const { machines, alerts = true, dashboards = true } = props;
    if (machines?.length === 0) {
      throw constructError(
        this,
        '`machines` is empty, so nothing would be watched. Name VMs or pools, or omit it for all VMs and the platform.',
      );
    }
    if (!alerts && !dashboards) {
      throw constructError(
        this,
        '`alerts` and `dashboards` are both false, so nothing would be made. Set one of them.',
      );
    }
    const rule = alerts ? this.rule(machines) : undefined;
    const shown = dashboards ? this.dashboards(machines, props.dashboardNamespace ?? this.namespace) : [];
    this.apiObject = rule ?? shown[0]!;
  }

  private rule(machines: MonitoringProps['machines']): Manifest {
    const groups = machines
      ? machines.map((machine) => mapUnresolved(targetOf(machine), machineGroup))
      : [groupOf('kubevirt-platform', PLATFORM_ALERTS), groupOf('kubevirt-virtual-machines', VM_ALERTS)];
    return new Manifest(this, 'Resource', {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: this.objectMeta(),
      spec: { groups },
    });
  }

  private dashboards(machines: MonitoringProps['machines'], namespace: string | undefined): Manifest[] {
    const shown: readonly (readonly [name: string, title: string, panels: readonly Panel[]])[] = machines
      ? [['virtual-machines', `Virtual machines / ${this.node.id}`, VM_PANELS]]
      : [
          ['platform', 'KubeVirt / Platform', PLATFORM_PANELS],
          ['virtual-machines', 'KubeVirt / Virtual machines', VM_PANELS],
        ];
    const targets = machines?.map(targetOf) ?? [undefined];
    return shown.map(
      ([name, title, panels]) =>
        new Manifest(this, `dashboard-${name}`, {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: suffixed(this.name, name), namespace, labels: { ...this.labels, ...DASHBOARD_LABELS } },
          data: {
            [`${name}.json`]: mapUnresolved(targets, (known) =>
              JSON.stringify(dashboard(title, panels, known), null, 2),
            ),
          },
        }),
    );
  }
}

type Watched = NonNullable<MonitoringProps['machines']>[number];

function targetOf(machine: Watched): Target {
  const { name, namespace } = machine;
  return { name, ...(namespace !== undefined && { namespace }), ...(isPool(machine) && { pool: true }) };
}

/** An existing VM is selected by its own name; the guests of an existing pool by labels of its template. */
const isPool = (machine: Watched): boolean =>
  VMPool.isVMPool(machine) ||
  (machine instanceof ImportedGuests && machine.guestSelector['vmi.kubevirt.io/id'] !== machine.name);

function machineGroup(target: Target): object {
  const { namespace, name, pool } = target;
  const what = [pool ? 'pool' : 'vm', ...(namespace === undefined ? [] : [namespace]), name];
  return groupOf(what.join('-'), VM_ALERTS, target);
}

const groupOf = (name: string, alerts: readonly Alert[], target?: Target): object => ({
  name,
  rules: alerts.map(({ name: alert, severity, for: since, expr, summary, description }) => ({
    alert,
    expr: expr(selectorOf(target)),
    for: since,
    labels: { severity },
    annotations: { summary, description },
  })),
});
