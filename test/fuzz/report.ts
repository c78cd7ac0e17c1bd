/** What random input has met, for the terminal and for docs/reliability.md. */
import { markdownTable, updateReliability, withSection } from '../support/page-section';

/** The result of one target; a mistake has thrown. */
export interface Tally {
  readonly target: string;
  readonly inputs: number;
  /** Read, or answered; the others were rejected with an error of its own. */
  readonly read: number;
  readonly more?: string;
}

const rejectedOf = ({ inputs, read }: Tally) => inputs - read;

const grouped = (count: number) => count.toLocaleString('en-US');

export const lineOf = (tally: Tally): string =>
  `${tally.target}: ${tally.inputs} inputs, ${tally.read} read, ${rejectedOf(tally)} rejected${tally.more ? `; ${tally.more}` : ''}`;

export function reported(page: string, seed: number, tallies: readonly Tally[]): string {
  const total = tallies.reduce((sum, { inputs }) => sum + inputs, 0);
  const rows = tallies.map((tally) => [tally.target, ...[tally.inputs, tally.read, rejectedOf(tally)].map(grouped)]);
  const content = [
    `${grouped(total)} inputs, seed ${seed}: each was read, or rejected with an error of its own; none met a mistake.`,
    markdownTable([['target', 'inputs', 'read', 'rejected'], ...rows]),
  ];
  return withSection(page, 'fuzz', 'npm run fuzz -- --report', content.join('\n\n'));
}

export const writeReport = (seed: number, tallies: readonly Tally[]): void =>
  updateReliability((page) => reported(page, seed, tallies));
