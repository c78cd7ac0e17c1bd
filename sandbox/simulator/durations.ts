/** How long things take, in seconds at speed 1: short enough to watch, long enough to be seen. */
export const SECONDS = {
  rollout: 1.5,
  operands: 3,
  bind: 0.3,
  schedule: 0.7,
  launch: 1,
  boot: 1.5,
  agent: 2,
  shutdown: 1,
  /** From the end of a guest to that of its pod. */
  podEnd: 0.5,
  /** An attempt to pull an image that does not exist, and the wait for the next. */
  pull: 0.5,
  pullBackOff: 28,
  importSchedule: 0.7,
  import: 5,
  migrationStep: 0.5,
  migrationCopy: 3,
  loadBalancer: 1,
  snapshot: 1,
  /** Of a bridge NIC that waits for a dynamic-networks controller before it asks for a migration. */
  bridgePlug: 15,
  /** First crash back-off; grows with the square of the failures in a row, up to the limit. */
  crashBackOff: 10,
  crashBackOffLimit: 300,
} as const;
