/** The outcome of each step, printed as it happens and as a table at the end. */
export interface Row {
  readonly step: string;
  readonly outcome: string;
  readonly seconds?: number;
}

export class Report {
  private readonly rows: Row[] = [];
  private readonly started = Date.now();

  /** Runs a step and prints its outcome, which `work` returns as a phrase. */
  async step(step: string, work: () => Promise<string> | string): Promise<void> {
    process.stdout.write(`\n== ${step}\n`);
    const began = Date.now();
    const outcome = await work();
    const seconds = (Date.now() - began) / 1000;
    this.rows.push({ step, outcome, seconds });
    process.stdout.write(`   ${outcome} (${seconds.toFixed(1)} s)\n`);
  }

  skipped(step: string, why: string): void {
    this.rows.push({ step, outcome: `SKIPPED: ${why}` });
  }

  print(next: readonly string[]): void {
    const width = Math.max(...this.rows.map(({ step }) => step.length));
    const line = ({ step, outcome, seconds }: Row): string =>
      `  ${step.padEnd(width)}  ${seconds === undefined ? '      -' : `${seconds.toFixed(1).padStart(5)} s`}  ${outcome}`;
    process.stdout.write(
      `\nSummary, after ${((Date.now() - this.started) / 1000).toFixed(0)} s:\n${this.rows.map(line).join('\n')}\n\nNext steps:\n${next.map((text) => `  ${text}`).join('\n')}\n`,
    );
  }
}

/** Prints the output of a program below its step. */
export const indented = (text: string): void => {
  process.stdout.write(text.replace(/^(?=.)/gm, '   | '));
};
