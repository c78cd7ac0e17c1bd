/** The guide page `docs/what-a-change-does.md`, from the table that the verdicts are taken from. */
import { EFFECTS, meaningOf, type Row, type Section, TABLE } from '../../kubevirt/impact';
import type { Files } from './files';

/** Headings of the sections. */
export const TITLES: Readonly<Record<Section, string>> = {
  power: 'Power',
  cpu: 'CPU',
  memory: 'Memory',
  placement: 'Placement',
  metadata: 'Labels and annotations',
  storage: 'Disks',
  network: 'Networks',
  instancetype: 'Instancetypes and preferences',
  anyField: 'Everything else, and what comes together',
  pool: 'Pools',
  relatedObjects: 'Objects beside a virtual machine',
  kubevirt: 'The KubeVirt object',
};

export function impactDocs(): Files {
  const sections = Object.entries(TABLE) as [Section, Record<string, Row>][];
  const page = [
    '# What a change does',
    '',
    '<!-- Generated from kubevirt/impact/table by `npm run generate`. Change it there. -->',
    '',
    'What each change of a virtual machine does to its running guest, in KubeVirt v1.9. `kubevirt-iac plan` tells it of your change before',
    'you apply it, the provider in its preview; both answer from this table. A stopped machine takes every change over at its next start.',
    '',
    '| Effect | What it means |',
    '| --- | --- |',
    ...EFFECTS.map((effect) => `| \`${effect}\` | ${meaningOf(effect)} |`),
    '',
    'A change of several fields has the effect of each of them, with two exceptions that the page returns to: a field that needs a restart',
    'suspends CPU, memory, placement and storage migration until then, and a change that gets stuck holds back what the controller does',
    'after it. Its order is: instancetype, DataVolumes, run strategy, restart required, NICs, firmware, disks, annotations, CPU, affinity,',
    'tolerations, memory, storage migration.',
    '',
    ...sections.flatMap(([section, rows]) => [`## ${TITLES[section]}`, '', ...Object.entries(rows).flatMap(rowText)]),
  ].join('\n');
  return new Map([['docs/what-a-change-does.md', `${page.trimEnd()}\n`]]);
}

function rowText([id, { paths, change, when, effect, reason, advice }]: [string, Row]): string[] {
  const fields = paths.map((path) => (path === '*' ? 'any field' : `\`${path.replace(/^\//, '')}\``)).join(', ');
  return [
    `### \`${id}\``,
    '',
    `${fields} ${change}${when ? ` (${when})` : ''}: **${effect}**. ${reason}${advice ? ` ${advice}` : ''}`,
    '',
  ];
}
