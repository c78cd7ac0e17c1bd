/** An alert, for all VMs or for those that a program names. */
export interface Alert {
  /** Never changes: routes of Alertmanager name it. */
  readonly name: string;
  readonly severity: 'critical' | 'warning' | 'info';
  /** How long the expression must hold. */
  readonly for: string;
  /** In PromQL. `select` writes the selector of a metric: with the labels given, and with those of the VMs that the alert is for. */
  readonly expr: (select: Select) => string;
  readonly summary: string;
  /** What it means and what to do. May use the labels of the expression as `{{ $labels.name }}`. */
  readonly description: string;
}

/** `metric{phase="running",namespace="vms",name="web"}`. `vmLabel`: the label that holds the name of the VM, `name` where omitted. */
export type Select = (metric: string, labels?: Readonly<Record<string, string>>, vmLabel?: string) => string;

/** Which VMs an expression is about. */
export interface Target {
  readonly namespace?: string;
  readonly name: string;
  /** Whether it is a pool, whose VMs have its name and a number. */
  readonly pool?: boolean;
}

/** A selector without VMs is for all of them. */
export function selectorOf(target?: Target): Select {
  return (metric, labels = {}, vmLabel = 'name') => {
    const matchers = [
      ...Object.entries(labels).map(([label, value]) => `${label}="${quoted(value)}"`),
      ...(target?.namespace === undefined ? [] : [`namespace="${quoted(target.namespace)}"`]),
      ...(target ? [matcherOf(vmLabel, target)] : []),
    ];
    return matchers.length > 0 ? `${metric}{${matchers.join(',')}}` : metric;
  };
}

const matcherOf = (label: string, { name, pool }: Target): string =>
  pool ? `${label}=~"${quoted(regexp(name))}-[0-9]+"` : `${label}="${quoted(name)}"`;

const quoted = (text: string): string => text.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n');
const regexp = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
