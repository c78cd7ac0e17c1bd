/** A trouble that is over within this time says nothing: a new VM lacks for a moment the claim that is being made for it. */
export const FLASH_MS = 1_000;

/** The row of a resource while it is waited for: shows each state at once, but a trouble only when it has lasted. */
export class SettledRow {
  private trouble?: string;
  private timer?: NodeJS.Timeout;
  private line = '';

  constructor(private readonly say: (line: string) => void) {}

  /** `trouble`: what keeps the object from going on, if anything does; its line may say more later. */
  show(line: string, trouble?: string): void {
    this.line = line;
    if (trouble !== undefined && trouble === this.trouble) {
      if (!this.timer) this.say(line);
      return;
    }
    this.stop();
    this.trouble = trouble;
    if (trouble === undefined) this.say(line);
    else
      this.timer = setTimeout(() => {
        this.timer = undefined;
        this.say(this.line);
      }, FLASH_MS);
  }

  stop(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }
}
