import { setTimeout as pause } from 'node:timers/promises';

/** Waits until nothing is open any more; says at the end what still is. */
export async function until(open: () => Promise<string[]>, seconds = 90): Promise<void> {
  const end = Date.now() + seconds * 1_000;
  for (;;) {
    const left = await open();
    if (left.length === 0) return;
    if (Date.now() > end) throw new Error(`still open after ${seconds} s: ${left.join('; ')}`);
    await pause(200);
  }
}
