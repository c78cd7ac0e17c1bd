import { valueAt } from '../../kube/json';
import type { KubeObject } from '../../kube/object';

/** A failure may be left over from before a repair, or a flash: it counts once it has lasted this long. */
export const FAILED_AFTER_MS = 3_000;

/** Failures that heal by themselves more slowly, by kind and the value that shows them, with the time that they must last. */
export const SLOW_FAILURES: readonly { kind: string; path: readonly string[]; is: string; ms: number; why: string }[] =
  [
    {
      kind: 'VirtualMachine',
      path: ['status', 'printableStatus'],
      is: 'DataVolumeError',
      ms: 180_000,
      why: 'CDI repeats a failed import, so a passing fault of the network heals',
    },
    {
      kind: 'Subscription',
      path: ['status', 'state'],
      is: 'UpgradePending',
      ms: 15_000,
      why: 'OLM takes a while to follow a change of the Subscription, and shows the plan of before until then',
    },
  ];

export function failedAfter(live: KubeObject): number {
  const slow = SLOW_FAILURES.find(({ kind, path, is }) => kind === live.kind && valueAt(live, ...path) === is);
  return slow?.ms ?? FAILED_AFTER_MS;
}
