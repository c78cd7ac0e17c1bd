/** The table of the guide: what happens to a machine when its node dies or is drained. */
import type { KubeObject } from '../../kube/object';
import { drainOf } from './drain';
import { nodeLossOf } from './node-loss';

const STRATEGIES = ['Always', 'RerunOnFailure', 'Once', 'Manual'];
const EVICTIONS = ['None', 'LiveMigrate', 'LiveMigrateIfPossible', 'External'];
const STORAGE: readonly (readonly [label: string, modes: readonly string[]])[] = [
  ['ReadWriteMany', ['ReadWriteMany']],
  ['ReadWriteOnce', ['ReadWriteOnce']],
];

const vmOf = (runStrategy: string, evictionStrategy: string, accessModes: readonly string[]): KubeObject => ({
  apiVersion: 'kubevirt.io/v1',
  kind: 'VirtualMachine',
  metadata: { name: 'vm' },
  spec: {
    runStrategy,
    dataVolumeTemplates: [{ metadata: { name: 'root' }, spec: { storage: { accessModes } } }],
    template: { spec: { evictionStrategy, volumes: [{ name: 'root', dataVolume: { name: 'root' } }] } },
  },
});

export function nodeLossTable(): string {
  const cases = STRATEGIES.flatMap((strategy) =>
    STORAGE.flatMap(([label, modes]) =>
      [false, true].map((remediation) => {
        const { outcome, sentence } = nodeLossOf(vmOf(strategy, 'None', modes), { remediation });
        return { strategy, label, remediation: remediation ? 'yes' : 'no', end: `| \`${outcome}\` | ${sentence} |` };
      }),
    ),
  );
  const rows = cases.map(({ strategy, label, remediation, end }) => {
    const alike = cases.filter((other) => other.strategy === strategy && other.end === end);
    const any = alike.length > 1;
    return `| ${strategy} | ${any ? 'any' : label} | ${any ? 'either' : remediation} ${end}`;
  });
  return [
    '| run strategy | storage | remediation | outcome | what happens |',
    '| --- | --- | --- | --- | --- |',
    ...new Set(rows),
  ].join('\n');
}

export function drainTable(): string {
  const rows = EVICTIONS.flatMap((eviction) =>
    STORAGE.map(([label, modes]) => {
      const { outcome, sentence } = drainOf(vmOf('Always', eviction, modes));
      return `| ${eviction} | ${label} | \`${outcome}\` | ${sentence} |`;
    }),
  );
  return ['| eviction strategy | storage | outcome | what happens |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
