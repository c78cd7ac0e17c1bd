/** So many works at a time, and the others in the order in which they came. */
export class AtOnce {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  async run<T>(most: number, work: () => Promise<T>): Promise<T> {
    // One that ends hands its place to the first that waits: nobody who comes in between gets it.
    if (this.running >= most) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running++;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.running--;
    }
  }
}
