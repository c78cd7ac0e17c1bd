/** The guide page `docs/what-a-change-does.md`, from the table that the verdicts are taken from. */
import { type Row, type Section, TABLE } from '../../kubevirt/impact';
import type { Files } from './files';

const TITLES: Readonly<Record<Section, string>> = {
  power: 'Power',
  cpu: 'CPU',
  memory: 'Memory',
  placement: 'Placement',
  metadata: 'Labels and annotations',
  storage: 'Disks',
  network: 'Networks',
  reference: 'Instancetypes and preferences',
  general: 'Everything else, and what comes together',
  pool: 'Pools',
  beside: 'Objects beside a virtual machine',
  cluster: 'The KubeVirt object',
};

const EFFECTS: readonly (readonly [effect: Row['effect'], meaning: string])[] = [
  ['no-effect', 'The running guest, and the next boot, stay as they are.'],
  ['live', 'The running guest gets it at once.'],
  ['live+migration', 'The guest keeps running and gets it by moving to another node.'],
  [
    'next-boot-silent',
    'The guest gets it when it boots the next time, and nothing in the cluster shows that something waits.',
  ],
  [
    'restart',
    'The guest keeps running as it is; KubeVirt shows the condition RestartRequired until somebody restarts it.',
  ],
  ['stuck', 'The API takes the change, the controller fails at it, and whatever comes later waits behind it.'],
  ['refused', 'The API does not take the change; nothing happens.'],
  ['replace', 'The object is deleted and another one made.'],
  ['data-loss', 'Disks are deleted.'],
];

export function impactDocs(): Files {
  const sections = Object.entries(TABLE) as [Section, Record<string, Row>][];
  const page = [
    '# What a change does',
    '',
    '<!-- Generated from kubevirt/impact/table.ts by `npm run generate`. Change it there. -->',
    '',
    'What each change of a virtual machine does to its running guest, in KubeVirt v1.9. `kubevirt-iac plan` tells it of your change before',
    'you apply it, the provider in its preview; both answer from this table. A stopped machine takes every change over at its next start.',
    '',
    '| Effect | What it means |',
    '| --- | --- |',
    ...EFFECTS.map(([effect, meaning]) => `| \`${effect}\` | ${meaning} |`),
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
