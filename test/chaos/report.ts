/** The tables of docs/reliability.md, from the results of runs. */
import { median } from '../bench/figures';
import { markdownTable, updateReliability, withSection } from '../support/page-section';
import type { AwaitFigures } from './awaits';
import { FAULTS } from './faults';
import type { Part, Results, Row } from './jobs';
import { KILLS } from './kills';
import { OPERATIONS } from './program';
import { SURROUNDINGS } from './surroundings';

const COMMAND = 'npm run chaos -- --report';

const TABLES: readonly {
  readonly part: Part;
  readonly head: string;
  readonly rows: Readonly<Record<string, { says: string }>>;
}[] = [
  { part: 'faults', head: 'fault', rows: FAULTS },
  { part: 'kills', head: 'killed', rows: KILLS },
  { part: 'surroundings', head: 'trouble', rows: SURROUNDINGS },
];

const converged = ({ complaints }: Row) => complaints.length === 0;

/** `50/50, 4.1/9 s`: runs that converged, and the median and maximum of the seconds that it took. */
export function cellOf(rows: readonly Row[]): string {
  if (rows.length === 0) return '';
  const seconds = rows.map((row) => row.seconds);
  const [middle, most] = [median(seconds), Math.max(...seconds)].map((value) => value.toFixed(0));
  return `${rows.filter(converged).length}/${rows.length}, ${middle}/${most} s`;
}

export function tableOf(part: Part, head: string, names: readonly string[], rows: readonly Row[]): string {
  const lines = names.map((name) => [
    name,
    ...OPERATIONS.map((operation) =>
      cellOf(rows.filter((row) => row.part === part && row.name === name && row.operation === operation)),
    ),
  ]);
  return markdownTable([[head, ...OPERATIONS], ...lines]);
}

function summaryOf(rows: readonly Row[]): string {
  const survived = rows.filter((row) => row.survived).length;
  const left = rows.length - rows.filter(converged).length;
  return `${rows.length} disturbed operations: ${survived} succeeded by themselves, ${rows.length - survived} failed and converged with the next command; ${left} left damage.`;
}

function awaitsOf(figures: AwaitFigures): string {
  const { machines, arrived, seconds, requests, watches, lists, spoken, cancelMs } = figures;
  return [
    `${machines} VMs waited for ${seconds.toFixed(0)} s while every watch was cut each second and kube-apiserver was killed twice.`,
    `${arrived} of the waits ended with their VM. The plugin sent ${requests} requests, among them ${watches} watches and ${lists} lists;`,
    `${spoken} rows had a new text after the second restart; \`Cancel\` ended ${machines} other waits in ${cancelMs} ms.`,
  ].join(' ');
}

/** The page with the tables of these results; what they do not hold stays as it was. */
export function reported(page: string, { rows, awaits }: Results): string {
  const sections = TABLES.flatMap(({ part, head, rows: known }): [section: string, content: string][] => {
    const own = rows.filter((row) => row.part === part);
    if (own.length === 0) return [];
    const list = Object.entries(known).map(([name, { says }]) => `- **${name}**: ${says}`);
    return [[part, [summaryOf(own), tableOf(part, head, Object.keys(known), own), list.join('\n')].join('\n\n')]];
  });
  if (awaits) sections.push(['awaits', awaitsOf(awaits)]);
  return sections.reduce((text, [section, content]) => withSection(text, section, COMMAND, content), page);
}

export const writeReport = (results: Results): void => updateReliability((page) => reported(page, results));
