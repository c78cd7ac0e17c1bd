/** Outcome of each step, printed as it goes and once more at the end. */
export interface Row {
  readonly step: string;
  readonly outcome: string;
  readonly seconds?: number;
}

export class Report {
  private readonly rows: Row[] = [];
  private readonly started = Date.now();

  /** Runs a step, says that it began and what came of it; `work` answers with the outcome in a phrase. */
  async step(step: string, work: () => Promise<string> | string): Promise<void> {
    process.stdout.write(`\n== ${step}\n`);
    const began = Date.now();
    const outcome = await work();
    const seconds = (Date.now() - began) / 1000;
    this.rows.push({ step, outcome, seconds });
    process.stdout.write(`   ${outcome} (${seconds.toFixed(1)} s)\n`);
  }

  leftOut(step: string, why: string): void {
    this.rows.push({ step, outcome: `SKIPPED: ${why}` });
  }

  print(next: readonly string[]): void {
    const width = Math.max(...this.rows.map(({ step }) => step.length));
    const line = ({ step, outcome, seconds }: Row): string =>
      `  ${step.padEnd(width)}  ${seconds === undefined ? '      -' : `${seconds.toFixed(1).padStart(5)} s`}  ${outcome}`;
    process.stdout.write(
      `\nWhat happened, in ${((Date.now() - this.started) / 1000).toFixed(0)} s:\n${this.rows.map(line).join('\n')}\n\nWhat to try next:\n${next.map((text) => `  ${text}`).join('\n')}\n`,
    );
  }
}

/** What a program prints, under the step it belongs to. */
export const indented = (text: string): void => {
  process.stdout.write(text.replace(/^(?=.)/gm, '   | '));
};
