/** A wait that ends soon needs no explanation, and the reads for one are not free. */
export const EXPLAIN_AFTER_MS = 6_000;
export const EXPLAIN_EVERY_MS = 10_000;

/** Runs `work` after a while and then again and again, one run at a time. Its errors end nothing: it only explains. */
export function repeat(after: number | undefined, every: number, work: () => Promise<void>): { stop(): void } {
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const plan = (delay: number) => {
    timer = setTimeout(() => {
      void work()
        .catch(() => {})
        .then(() => {
          if (!stopped) plan(every);
        });
    }, delay);
  };
  if (after !== undefined) plan(after);
  return {
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}
