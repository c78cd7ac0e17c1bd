import { type Panel, selectorOf, type Target } from '../../kubevirt/monitoring';

/** The variable of the dashboard by which its reader chooses a Prometheus. */
const DATA_SOURCE = `\${datasource}`;

/** Width of a diagram, of which two stand side by side, and its height: the grid of Grafana has 24 columns. */
const [WIDTH, HEIGHT] = [12, 8];

/** A dashboard as Grafana stores it. One row of diagrams for each target; a dashboard without targets shows everything. */
export function dashboard(title: string, panels: readonly Panel[], targets: readonly (Target | undefined)[]): object {
  return {
    title,
    tags: ['kubevirt'],
    schemaVersion: 39,
    time: { from: 'now-6h', to: 'now' },
    refresh: '1m',
    templating: { list: [{ name: 'datasource', type: 'datasource', query: 'prometheus', label: 'Data source' }] },
    panels: panels
      .map((panel, index) => ({
        id: index + 1,
        type: 'timeseries',
        title: panel.title,
        datasource: { type: 'prometheus', uid: DATA_SOURCE },
        gridPos: { x: (index % 2) * WIDTH, y: Math.floor(index / 2) * HEIGHT, w: WIDTH, h: HEIGHT },
        fieldConfig: { defaults: { unit: panel.unit, min: 0 }, overrides: [] },
        targets: targets.flatMap((target) =>
          panel.series.map(({ legend, expr }) => ({ expr: expr(selectorOf(target)), legendFormat: legend })),
        ),
      }))
      .map((panel) => ({
        ...panel,
        targets: panel.targets.map((query, at) => ({ refId: refId(at), ...query })),
      })),
  };
}

/** A, B, ..., Z, AA, AB: each query of a panel has its own. */
const refId = (at: number): string =>
  (at >= 26 ? refId(Math.floor(at / 26) - 1) : '') + String.fromCharCode('A'.charCodeAt(0) + (at % 26));
