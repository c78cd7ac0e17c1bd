import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Monitoring, VirtualMachine, VMPool } from '../../../constructs';
import {
  METRICS,
  type Panel,
  PLATFORM_ALERTS,
  PLATFORM_PANELS,
  selectorOf,
  VM_ALERTS,
  VM_PANELS,
} from '../../../kubevirt/monitoring';
import { packageRoot } from '../../../toolchain/package-root';
import { chartIn, objectsOf, only, refusals } from './rendered';

interface Rule {
  alert: string;
  expr: string;
  for: string;
  labels: { severity: string };
  annotations: Record<string, string>;
}
interface Group {
  name: string;
  rules: Rule[];
}
const groupsIn = (chart: Parameters<typeof only>[0]) =>
  only(chart, 'PrometheusRule')['spec']!['groups'] as unknown as Group[];

const panelExprs = (panels: readonly Panel[]) => panels.flatMap(({ series }) => series.map(({ expr }) => expr));
const TARGETS = [undefined, { name: 'web', namespace: 'vms' }, { name: 'wo.rk"er', pool: true }];
const EXPRESSIONS = [
  ...[...VM_ALERTS, ...PLATFORM_ALERTS].map(({ expr }) => expr),
  ...panelExprs([...VM_PANELS, ...PLATFORM_PANELS]),
].flatMap((expr) => TARGETS.map((target) => expr(selectorOf(target))));

/** Functions, aggregations and keywords of PromQL that the expressions use. */
const WORDS = 'and bool by count increase max name namespace node on phase rate sum time unless vmi cron_name'.split(
  ' ',
);

/** Not a parser: that brackets and quotes are closed in order, that operators have two sides, and which names stand outside of braces. */
function checked(expr: string): { balanced: boolean; names: string[] } {
  const bare = expr.replace(/"(?:[^"\\]|\\.)*"/g, '""');
  const open: string[] = [];
  let balanced = !/(?:^|[({])\s*(?:[*/<>=]|and\b|unless\b)|(?:[-+*/<>=]|\b(?:and|unless))\s*(?:$|[)}])/.test(bare);
  for (const character of bare.match(/[()[\]{}]/g) ?? []) {
    const closes = { ')': '(', ']': '[', '}': '{' }[character];
    if (closes === undefined) open.push(character);
    else if (open.pop() !== closes) balanced = false;
  }
  const outside = bare.replace(/\{[^}]*\}/g, '').replace(/\[\w+\]/g, '');
  return {
    balanced: balanced && open.length === 0 && !bare.replaceAll('""', '').includes('"'),
    names: outside.match(/[a-z_][a-z0-9_:]*/gi) ?? [],
  };
}

describe('expressions', () => {
  const metrics: readonly string[] = Object.values(METRICS).flat();

  it.each([...new Set(EXPRESSIONS)])('%s is balanced, and uses metrics that exist', (expr) => {
    const { balanced, names } = checked(expr);
    expect(balanced).toBe(true);
    expect(names.filter((name) => !metrics.includes(name) && !WORDS.includes(name))).toEqual([]);
  });

  it('use every metric of the table', () => {
    const used = new Set(EXPRESSIONS.flatMap((expr) => checked(expr).names));
    expect(metrics.filter((metric) => !used.has(metric))).toEqual([]);
  });

  it.each(['rate(a[5m]', 'a{b="c}', 'a unless', '(> 1)', 'a{b="c"}} > 0'])(
    'the check finds what is wrong with %s',
    (expr) => {
      expect(checked(expr).balanced).toBe(false);
    },
  );
});

describe('alerts', () => {
  it('have names, durations and texts that Prometheus and people can use', () => {
    const all = [...VM_ALERTS, ...PLATFORM_ALERTS];
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
    for (const { name, for: since, description } of all) {
      expect(name).toMatch(/^(VirtualMachine|KubeVirt)[A-Z]\w+$/);
      expect(since).toMatch(/^\d+[mhd]$/);
      expect(description.replace(/\{\{ \$(?:labels\.\w+|value) \}\}/g, '')).not.toMatch(/[{}]/);
    }
  });

  it.each([
    ['VMs', VM_ALERTS],
    ['the platform', PLATFORM_ALERTS],
  ])('of %s are those of the guide, with their severity', (what, alerts) => {
    const guide = readFileSync(join(packageRoot(), 'docs/monitoring.md'), 'utf8');
    const section = guide.split(`\n## Alerts of ${what}\n`)[1]!.split('\n## ')[0]!;
    const rows = [...section.matchAll(/^\| `(\w+)` \| (\w+) \|/gm)].map(([, name, severity]) => ({ name, severity }));
    expect(rows).toEqual(alerts.map(({ name, severity }) => ({ name, severity })));
  });

  it('are about the machines of the program, each in a group of its own, and about no other', () => {
    const chart = chartIn('vms');
    const web = new VirtualMachine(chart, 'web', { cpu: 1, memory: '1Gi' });
    const workers = new VMPool(chart, 'workers', { machine: { cpu: 1, memory: '1Gi' }, replicas: 2 });
    const db = VirtualMachine.fromVirtualMachineName(chart, 'db', 'postgres', { namespace: 'data' });
    const others = VMPool.fromVMPoolName(chart, 'others', 'batch', { guestSelector: { app: 'batch' } });
    new Monitoring(chart, 'alerts', { machines: [web, workers, db, others], labels: { release: 'prometheus' } });
    const groups = groupsIn(chart);
    expect(groups.map(({ name }) => name)).toEqual([
      'vm-vms-web',
      'pool-vms-workers',
      'vm-data-postgres',
      'pool-batch',
    ]);
    const expr = (group: number, alert: string) => groups[group]!.rules.find((rule) => rule.alert === alert)!.expr;
    expect(expr(0, 'VirtualMachineGuestGone')).toBe(
      'kubevirt_vmi_info{phase="running",namespace="vms",name="web"} unless on (namespace, name) kubevirt_vmi_memory_domain_bytes{namespace="vms",name="web"}',
    );
    expect(expr(1, 'VirtualMachineInError')).toBe(
      'kubevirt_vm_error_status_last_transition_timestamp_seconds{namespace="vms",name=~"workers-[0-9]+"} > 0',
    );
    expect(expr(0, 'VirtualMachineMigrationFailed')).toContain('{namespace="vms",vmi="web"}');
    expect(expr(3, 'VirtualMachineBlocksDrain')).toBe('kubevirt_vmi_non_evictable{name=~"batch-[0-9]+"} == 1');
    expect(only(chart, 'PrometheusRule').metadata).toMatchObject({
      labels: { release: 'prometheus' },
      namespace: 'vms',
    });
    expect(refusals(chart)).toEqual([]);
  });

  it('without machines are about all VMs and the platform', () => {
    const chart = chartIn('monitoring');
    new Monitoring(chart, 'kubevirt', { dashboards: false });
    const groups = groupsIn(chart);
    expect(groups.map(({ name }) => name)).toEqual(['kubevirt-platform', 'kubevirt-virtual-machines']);
    expect(groups[1]!.rules.map(({ expr }) => expr)).toContain('kubevirt_vmi_non_evictable == 1');
    expect(objectsOf(chart)).toHaveLength(1);
  });
});

describe('dashboards', () => {
  it('show the machines of the program, one query of each panel for each of them', () => {
    const chart = chartIn('vms');
    const web = new VirtualMachine(chart, 'web', { cpu: 1, memory: '1Gi' });
    const workers = new VMPool(chart, 'workers', { machine: { cpu: 1, memory: '1Gi' } });
    new Monitoring(chart, 'alerts', { machines: [web, workers], alerts: false });
    const map = only(chart, 'ConfigMap') as unknown as { metadata: object; data: Record<string, string> };
    expect(map.metadata).toMatchObject({
      name: 'alerts-virtual-machines',
      labels: { grafana_dashboard: '1', 'console.openshift.io/dashboard': 'true' },
    });
    const { panels, title, templating } = JSON.parse(map.data['virtual-machines.json']!);
    expect(title).toBe('Virtual machines / alerts');
    expect(templating.list).toMatchObject([{ name: 'datasource', type: 'datasource', query: 'prometheus' }]);
    expect(panels.map((panel: { title: string }) => panel.title)).toEqual(VM_PANELS.map((panel) => panel.title));
    expect(panels[0]).toMatchObject({
      type: 'timeseries',
      datasource: { uid: `\${datasource}` },
      gridPos: { x: 0, y: 0 },
      targets: [
        {
          refId: 'A',
          expr: 'sum by (namespace, name) (rate(kubevirt_vmi_cpu_usage_seconds_total{namespace="vms",name="web"}[5m]))',
        },
        { refId: 'B', expr: expect.stringContaining('name=~"workers-[0-9]+"') },
      ],
    });
    expect(panels[1].gridPos).toMatchObject({ x: 12, y: 0 });
  });

  it('stand where they are wanted', () => {
    const chart = chartIn('monitoring');
    new Monitoring(chart, 'kubevirt', { dashboardNamespace: 'openshift-config-managed' });
    const maps = objectsOf(chart).filter(({ kind }) => kind === 'ConfigMap');
    expect(maps.map(({ metadata }) => `${metadata?.namespace}/${metadata?.name}`)).toEqual([
      'openshift-config-managed/kubevirt-platform',
      'openshift-config-managed/kubevirt-virtual-machines',
    ]);
  });
});

it.each([
  [{ machines: [] }, /`machines` is empty.*omit it for all VMs and the platform/],
  [{ alerts: false, dashboards: false }, /both false/],
])('rejects %j', (props, message) => {
  expect(() => new Monitoring(chartIn(), 'alerts', props)).toThrow(message);
});
